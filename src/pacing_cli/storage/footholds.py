"""Storage: footholds kept between two runs, so that a long journal is not read whole each time.

They lie with what belongs to this device, outside of HOME, and say nothing that the
journal does not say. One counts only while the files it was made from are as they were;
in any doubt it is passed over, and the journal is read.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final
from zlib import crc32

from pacing_cli.errors import CouldNotWrite
from pacing_cli.model.foothold import Foothold
from pacing_cli.model.value import Value
from pacing_cli.storage.atomic import make_private_folder, replace
from pacing_cli.storage.foothold_format import read_foothold, write_foothold
from pacing_cli.storage.month_files import MonthFile, listed, month_of
from pacing_cli.storage.paths import Home, state_folder

_ENDING: Final = ".json"
_MOST: Final = 2
"""So many are kept of one home: the one written last, and the latest of the others."""


class Kept(Value):
    """A foothold, and what else an answer says of the days before it.

    It is made of journals only in which every line could be read.
    """

    foothold: Foothold
    entries: int
    """Entries that count before its day."""
    last: str
    """The id of the last of them."""
    visit: date | None
    """The last therapy session before its day."""
    told: tuple[bool, ...] = ()
    """For each stretch, whether a look back has to open its files: for notes, doses, scores."""

    def tells_since(self, since: date) -> bool:
        """Whether more stands in the journal of the days from `since` on than is held here."""
        ends = self.foothold.past.starts[1:]
        place = (since - self.foothold.first).days
        return any(told and end > place for told, end in zip(self.told, ends, strict=True))


class Marks(Value):
    """What a foothold was made from: the rules, and the files of the days before it."""

    rules: str
    files: str


def marks(home: Home, rules: str, on: date) -> Marks | None:
    """The marks as they are now: take them before the journal is read.

    None where the files cannot be looked at: whoever reads the journal will say why.
    """
    try:
        rows = sorted(_row(file) for file in _before(home, on))
    except OSError:
        return None
    return Marks(rules, repr(rows))


def _row(file: MonthFile) -> tuple[str, int, int]:
    found = os.stat(file.path)
    return file.path.name, found.st_size, found.st_mtime_ns


def _before(home: Home, on: date) -> Iterator[MonthFile]:
    """The files of earlier months, and those whose names do not say a month."""
    month = month_of(on)
    return (file for file in listed(home.journal).files if file.month < month)


def keep(home: Home, held: Kept, of: Marks | None) -> None:
    """Keep a foothold for the next runs. Where that cannot be written, nothing is lost."""
    if of is None:
        return
    with suppress(OSError, UnicodeError, CouldNotWrite):
        folder = _folder(home)
        make_private_folder(folder)
        text = write_foothold(held.foothold)
        head = [*of, held.entries, held.last, _iso(held.visit), held.told]
        content = json.dumps(head).encode("utf-8") + b"\n" + text
        path = folder / f"{held.foothold.on}{_ENDING}"
        replace(path, _seal(content) + b"\n" + content, aside=True)
        others = sorted(one for one in folder.iterdir() if one != path)
        for old in others[: 1 - _MOST]:
            old.unlink(missing_ok=True)


def newest(home: Home, rules: str, until: date) -> Kept | None:
    """The last foothold on the day `until` or before whose marks still hold."""
    with suppress(OSError):
        names = sorted(path for path in _folder(home).iterdir() if path.suffix == _ENDING)
        for path in reversed([path for path in names if path.stem <= until.isoformat()]):
            with suppress(OSError, ValueError, TypeError):
                found = _read(path, home, rules)
                if found:
                    return found
    return None


def _read(path: Path, home: Home, rules: str) -> Kept | None:
    seal, _, content = path.read_bytes().partition(b"\n")
    if seal != _seal(content):  # its stretches are opened late, where nobody asks any more
        return None
    head, _, text = content.partition(b"\n")
    made_by, files, entries, last, visit, told = json.loads(head)
    if Marks(made_by, files) != marks(home, rules, date.fromisoformat(path.stem)):
        return None
    day = date.fromisoformat(visit) if visit else None
    return Kept(read_foothold(text), int(entries), str(last), day, tuple(told))


def _seal(content: bytes) -> bytes:
    """A sum over all of it, the numbers in its head as well."""
    return b"%08x" % crc32(content)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def program() -> str:
    """A word for the program's own files: another one after every change to the rules, and to
    how lines are read."""
    rooms = Path(__file__).parents[1]
    rows: list[tuple[str, int, int]] = []
    for room in ("engine", "model", "storage"):
        try:
            with os.scandir(rooms / room) as files:
                rows += [_as_it_is(file) for file in files if file.name.endswith(".py")]
        except OSError:  # inside an archive there are no files to look at: it is one itself
            rows += [_as_it_is(path) for path in rooms.parents if path.is_file()]
    return repr(sorted(rows))


def _as_it_is(file: "os.DirEntry[str] | Path") -> tuple[str, int, int]:
    return file.name, file.stat().st_size, file.stat().st_mtime_ns


def forget(home: Home) -> None:
    """Remove all footholds: after a purge nothing of the journal stays here.

    Those of every home: one home may have been reached by several paths. They are made anew.
    """
    with suppress(OSError):
        for path in _folder(home).parent.glob("*/*"):
            path.unlink(missing_ok=True)


def _folder(home: Home) -> Path:
    # Two homes whose paths came to the same word would take turns: their marks differ.
    word = crc32(os.fsencode(os.path.abspath(home.root)))
    return state_folder() / "footholds" / f"{word:08x}"
