"""Storage: entries that were taken out put back as they were, each under its old id."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pacing_cli.storage.journal_format import Line
from pacing_cli.storage.journal_reading import FileRead, read_months
from pacing_cli.storage.journal_state import State, settle
from pacing_cli.storage.journal_writing import add_lines
from pacing_cli.storage.month_files import month_of
from pacing_cli.storage.own_lines import BroughtBack, OwnLines, against, undo_lines_of
from pacing_cli.storage.paths import Home
from pacing_cli.storage.undo_trail import keep_ids

if TYPE_CHECKING:
    from pacing_cli.storage.journal import Journal


def stand_to(home: Home, own: OwnLines) -> BroughtBack:
    """How the entries of an export stand to what the journal holds."""
    return against(own, _state(read_months(home.journal)))


def _state(files: Sequence[FileRead]) -> State:
    return settle(line for file in files for line in file.lines)


def bring_back(
    journal: "Journal",
    home: Home,
    device: Callable[[], str],
    found: BroughtBack,
    now: datetime,
    group: str,
) -> None:
    """What undo took away counts again; what is not here is written. Raises CouldNotWrite.

    Undo takes all of it out as one write, together with what shares its `group`.
    """
    if found.again:
        files = read_months(home.journal)
        state = _state(files)
        journal.withdraw_lines(files, state, undo_lines_of(found.again, state), now, {})
    if found.new:
        reference = keep_ids(home, [entry.id for entry in found.new])
        pieces: list[tuple[str, Line]] = [(month_of(entry.at.date()), entry) for entry in found.new]
        add_lines(home, device, pieces, reference, group)
