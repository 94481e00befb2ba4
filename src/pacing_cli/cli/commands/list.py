"""`pace list`: what was written down."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Final

import typer

from pacing_cli.cli.context import Pacing
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import EVENT_KINDS, Entry
from pacing_cli.model.near_words import did_you_mean

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
    from pacing_cli.cli.days import read_past_day
    from pacing_cli.exporters.documents import journal_document
    from pacing_cli.terminal.journal_page import journal_page

    pacing = Pacing.of(ctx)
    last = read_past_day("--to", to, pacing.today) or pacing.today
    first = read_past_day("--from", start, pacing.today) or _default_start(pacing, last)
    if first is not None and first > last:
        raise WordsNotUnderstood(f"--from {first} is later than --to {last}.")
    loaded = pacing.loaded(since=first)
    pacing.output.problem(*map(str, loaded.problems))
    name = activity and _known_name(pacing, activity, loaded.entries)
    keep = _Filter(last, _kind(kind), name, tag)
    entries = [entry for entry in loaded.entries if keep.has(entry)]
    pacing.output.show(lambda: journal_page(entries), lambda: journal_document(entries))


class _Filter:
    """What the options keep. Capitals make no difference."""

    def __init__(self, last: date, kind: str | None, activity: str | None, tag: str | None) -> None:
        self._last = last
        self._kind = kind
        self._activity = activity and activity.casefold()
        self._tag = tag and tag.removeprefix("+").casefold()

    def has(self, entry: Entry) -> bool:
        return (
            entry.day <= self._last
            and self._kind in (None, entry.kind)
            and self._activity in (None, (entry.activity or "").casefold())
            and (self._tag is None or self._tag in [tag.casefold() for tag in entry.tags])
        )


def _default_start(pacing: Pacing, last: date) -> date | None:
    return None if pacing.output.json else last - timedelta(days=DAYS_SHOWN - 1)


def _kind(word: str | None) -> str | None:
    """The kind of the file; people write `flare end`."""
    kind = word and "_".join(word.lower().split())
    if kind and kind not in EVENT_KINDS:
        raise WordsNotUnderstood(
            f'--kind cannot be "{word}": it takes one of {", ".join(EVENT_KINDS)}.'
            + did_you_mean(kind, EVENT_KINDS)
        )
    return kind


def _known_name(pacing: Pacing, typed: str, entries: Sequence[Entry]) -> str:
    """The activity that a name, a short name or a beginning means, or the word as it is."""
    from pacing_cli.cli.entering import known
    from pacing_cli.cli.words.names import match

    logged = {entry.activity: entry.activity for entry in entries if entry.activity}
    return match([typed], {**logged, **known(pacing)}, 1).name
