"""`pace list`: list the entries."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.app.selection import LAST, Choice, entry_named
from pacing_cli.cli.options import DaysArgument
from pacing_cli.model.entry import EVENT_KINDS
from pacing_cli.model.page import Heading, Line, Page
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.receipt import receipt

if TYPE_CHECKING:
    from pacing_cli.storage.journal.restored import EntryVersion

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
    days: DaysArgument = None,
    start: FromOption = None,
    to: ToOption = None,
    kind: KindOption = None,
    activity: ActivityOption = None,
    tag: TagOption = None,
) -> None:
    """List your entries: the last 7 days, other days, an activity, or notes.

    With --json and without days, pace lists everything.

    pace list walk last week
    """
    from pacing_cli.app import selection as select
    from pacing_cli.app.dates import read_past_day
    from pacing_cli.exporters.json.entries import JOURNAL, entry_line
    from pacing_cli.terminal.pages.journal import journal_page

    run = Run.of(ctx)
    named = select.read_list_words(run, days or ())
    period = named.period
    last = read_past_day("--to", to, run.today) or (period.end if period else run.today)
    first = read_past_day("--from", start, run.today) or (
        period.start if period else _default_start(run, last)
    )
    select.check_order(first, last)
    loaded = run.loaded(since=first)
    run.output.problem(*map(str, loaded.problems))
    asked = Choice(
        first,
        last,
        named.kinds + select.read_kinds([kind] if kind else ()),
        named.activities
        + select.read_activities(run, [activity] if activity else (), loaded.entries),
        named.tags + select.read_tags([tag] if tag else ()),
    )
    entries = asked.of(loaded.entries)
    if run.output.json:
        run.output.long_document(JOURNAL, "entries", map(entry_line, entries))
    else:
        run.output.page(journal_page(entries, () if entries else where_none(run, asked)))


def _default_start(run: Run, last: date) -> date | None:
    return None if run.output.json else last - timedelta(days=DAYS_SHOWN - 1)


# What `pace list` says where nothing is found: the one next thing.


def where_none(run: Run, asked: Choice) -> Sequence[str]:
    """Nothing at all so far, nothing in these days but before them, or nothing of that kind."""
    from pacing_cli.app.today_list import begin
    from pacing_cli.wording import day as say

    loaded = run.loaded()
    written = loaded.entries
    if not written and not loaded.problems:
        return [say.NOTHING_YET, begin(run)]
    of_any_day = asked._replace(first=None, last=None).of(written)
    if not of_any_day and (asked.kinds or asked.activities or asked.tags):
        return [say.NONE_SUCH]
    earlier = [entry.day for entry in of_any_day if asked.first and entry.day < asked.first]
    return [say.NONE_IN_THESE_DAYS, *([say.the_last_one(max(earlier))] if earlier else [])]


# `pace show`: one entry, whole, with what was changed.

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help=("The first letters of an id, or last."))
]


def show(ctx: typer.Context, entry_id: IdArgument = LAST) -> None:
    """Show one entry in full, with every change to it.

    pace list shows the ids.
    """
    from pacing_cli.exporters.json.entries import entry_line
    from pacing_cli.storage.journal.restored import history
    from pacing_cli.terminal.pages.journal import entry_page

    run = Run.of(ctx)
    entry = entry_named(run, entry_id)
    changes = history(run.home, entry)
    run.output.show(
        lambda: (*entry_page(entry), *_history_part(changes)),
        lambda: {
            "schema": "pace/entry/1",
            "entry": entry_line(entry),
            "history": [
                {
                    "noted": change.noted.isoformat(),
                    "undone": change.undone,
                    "entry": entry_line(change.entry),
                }
                for change in changes
            ],
        },
    )


def _history_part(changes: "Sequence[EntryVersion]") -> Page:
    if len(changes) < 2:
        return ()
    return (Heading("Before the change"), *(Line(_told(one), item=True) for one in changes))


def _told(change: "EntryVersion") -> str:
    undone = " (undone)" if change.undone else ""
    noted = change.noted
    return f"saved {full_date(noted.date())} {noted:%H:%M} UTC: {receipt(change.entry)}{undone}"
