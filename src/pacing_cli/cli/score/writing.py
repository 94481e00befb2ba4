"""One score written into the journal, on the day that it belongs to."""

from collections.abc import Callable, Mapping
from datetime import datetime, time

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import read_past_day
from pacing_cli.model.entry import SCORE, Entry


def moment_of(pacing: Pacing, on: str | None) -> datetime:
    """Now, or the noon of another day; today's noon where that is not over yet is now."""
    day = read_past_day("--on", on, pacing.today)
    if day is None or day == pacing.today:
        return pacing.now
    return pacing.clock.local(datetime.combine(day, time(12)))


def write_score(
    pacing: Pacing, fields: Mapping[str, object], on: str | None, show: Callable[[Entry], None]
) -> Entry:
    """Write one entry of kind `score`; with `--json` the entry is the answer, else `show`."""
    from pacing_cli.storage.journal import Draft

    at = moment_of(pacing, on)
    draft = Draft(SCORE, at, pacing.clock.zone_of(at), fields)
    (entry,) = pacing.journal.append([draft], pacing.now)
    if pacing.output.json:
        from pacing_cli.exporters.entry_documents import entries_document

        pacing.output.document(entries_document([entry]))
    else:
        show(entry)
    return entry
