"""`pace list`: what was written down."""

from datetime import date, timedelta
from typing import Annotated, Final

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.model.entry import EVENT_KINDS

DAYS_SHOWN: Final = 7

FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day.")]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help=f"One of {', '.join(EVENT_KINDS)}.")
]
ActivityOption = Annotated[
    str | None, typer.Option("--activity", metavar="NAME", help="Only this activity.")
]
TagOption = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only with this tag.")]


def list(
    ctx: typer.Context,
    start: FromOption = None,
    to: ToOption = None,
    kind: KindOption = None,
    activity: ActivityOption = None,
    tag: TagOption = None,
) -> None:
    """Show what was written down: the last seven days, or from one day to another.

    With --json and without --from it is everything.
    """
    from pacing_cli.app.dates import read_past_day
    from pacing_cli.app.selection import Choice, check_order, read_activities, read_kinds, read_tags
    from pacing_cli.cli.none_found import where_none
    from pacing_cli.exporters.json.entries import journal_document
    from pacing_cli.terminal.pages.journal import journal_page

    pacing = Pacing.of(ctx)
    last = read_past_day("--to", to, pacing.today) or pacing.today
    first = read_past_day("--from", start, pacing.today) or _default_start(pacing, last)
    check_order(first, last)
    loaded = pacing.loaded(since=first)
    pacing.output.problem(*map(str, loaded.problems))
    names = read_activities(pacing, [activity] if activity else (), loaded.entries)
    kinds, tags = read_kinds([kind] if kind else ()), read_tags([tag] if tag else ())
    asked = Choice(first, last, kinds, names, tags)
    entries = asked.of(loaded.entries)
    pacing.output.show(
        lambda: journal_page(entries, () if entries else where_none(pacing, asked)),
        lambda: journal_document(entries),
    )


def _default_start(pacing: Pacing, last: date) -> date | None:
    return None if pacing.output.json else last - timedelta(days=DAYS_SHOWN - 1)
