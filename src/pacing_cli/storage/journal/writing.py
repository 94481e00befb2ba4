"""Storage: lines put into the month files of this device, under the lock of the device."""

from collections.abc import Callable, Sequence

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.storage.files import append, could_not_write, make_private_folder
from pacing_cli.storage.journal.format import Line, LineError, read_line, write_line
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, make_private_home
from pacing_cli.storage.undo_log import UndoStep, record


def add_lines(
    home: Home,
    device: Callable[[], str],
    pieces: Sequence[tuple[str, Line]],
    reference: str,
    group: str = "",
) -> tuple[Line, ...]:
    """Add lines, each with the month in whose file it belongs: all or none, one write a file.

    `reference` is the id of the line or batch under which undo finds the write; empty:
    it is not for undo, and with a `group` it still belongs to one write. Every line goes
    through the parser before it is written, and what the disk then holds is compared with
    it. Answers with the lines as they were parsed. Raises WordsNotUnderstood for what could
    not be read again, or CouldNotWrite.
    """
    parsed: list[Line] = []
    texts: dict[str, list[str]] = {}
    for month, line in pieces:
        text, again = _checked(line)
        parsed.append(again)
        texts.setdefault(month, []).append(text)
    word = device()
    with device_lock():
        _make_folders(home)
        if reference:
            record(home, word, UndoStep(group=group, lines=reference))
        elif group:
            record(home, word, UndoStep(group=group, lines=parsed[0].id, undone=parsed[0].id))
        append(
            {
                home.journal / f"{month}.{word}.jsonl": _block(rows)
                for month, rows in sorted(texts.items())
            }
        )
    return tuple(parsed)


def _checked(line: Line) -> tuple[str, Line]:
    try:
        text = write_line(line)
        return text, read_line(text)
    except LineError as refused:
        raise WordsNotUnderstood(f"This cannot be written: {refused.message}.") from refused


def refusal_of(line: Line) -> str:
    """Why a line cannot be written; empty where it can."""
    try:
        _checked(line)
    except WordsNotUnderstood as refused:
        return refused.message
    return ""


def _block(rows: Sequence[str]) -> bytes:
    return "".join(row + "\n" for row in rows).encode("utf-8")


def _make_folders(home: Home) -> None:
    folder = home.root
    try:
        make_private_home(home)
        folder = home.journal
        make_private_folder(folder)
    except OSError as error:
        raise could_not_write(folder, error) from error
