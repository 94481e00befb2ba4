"""Save and load checkpoints, so that a long journal is not read whole each time.

They are in the state folder of this device, outside HOME, and contain nothing that is not in the
journal. A checkpoint is valid only while its files are unchanged. In any doubt it is ignored, and
the journal is read.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from pacing_cli.errors import CouldNotWrite
from pacing_cli.model import checkpoint, quantity, quota_reasons
from pacing_cli.model import day as days
from pacing_cli.model.checkpoint import Checkpoint
from pacing_cli.model.day import Day, Done
from pacing_cli.model.history import History, LazySequence, Segment
from pacing_cli.model.phase import Phase, UsualRange
from pacing_cli.model.value import Value
from pacing_cli.storage.files import make_private_folder, replace
from pacing_cli.storage.journal.months import MonthFile, month_of, names_before, near
from pacing_cli.storage.paths import Home, state_folder

# Storage: a stretch of a checkpoint as one line of text and back. No disk here.
#
# A day, what is usual before it and its phase are rows of bare values in the order of their
# fields: there are thousands of them, and they are read at every plan.

_DONE, _TAGS, _DOSES = map(Day._fields.index, ("done", "tags", "doses"))
_DATES: Final = tuple(map(Phase._fields.index, ("since", "pause_since", "unsteady")))


_USUAL: Final = tuple(Done())


def write_stretch(stretch: Segment) -> str:
    """The stretch as one line."""
    rows = [
        [_day(one) for one in stretch.days],
        stretch.usual,
        [_phase(one) for one in stretch.phases],
        [_date(one) for one in stretch.open],
        stretch.shown,
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read_stretch(text: bytes) -> Segment:
    """The stretch of that line. Raises ValueError for anything else."""
    try:
        days, usual, phases, onsets, shown = json.loads(text)
        return Segment(
            [_read_day(row) for row in days],
            [UsualRange(*row) for row in usual],
            [_read_phase(row) for row in phases],
            [_read_date(one) for one in onsets],
            shown,
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError("this is not a span of days") from error


def _day(day: Day) -> Sequence[Any]:
    row: list[Any] = list(day)
    row[0] = day.on.isoformat()
    row[_DONE] = {name: _short(done) for name, done in day.done.items()}
    row[_TAGS] = sorted(day.tags)
    return row


def _short(done: Done) -> Sequence[Any]:
    """Without what is as it would be anyway, from the end on."""
    count = len(done)
    while count and done[count - 1] == _USUAL[count - 1]:
        count -= 1
    return done[:count]


def _read_day(row: list[Any]) -> Day:
    row[0] = date.fromisoformat(row[0])
    row[_DONE] = {name: Done(*done) for name, done in row[_DONE].items()}
    row[_TAGS], row[_DOSES] = frozenset(row[_TAGS]), tuple(row[_DOSES])
    return Day(*row)


def _phase(phase: Phase) -> Sequence[Any]:
    row: list[Any] = list(phase)
    for at in _DATES:
        row[at] = _date(row[at])
    return row


def _read_phase(row: list[Any]) -> Phase:
    for at in _DATES:
        row[at] = _read_date(row[at])
    return Phase(*row)


def _date(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _read_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# Storage: a checkpoint as text and back. No disk here; only classes of the model are read.
#
# The first line holds the lengths of the stretches, their sizes in bytes, and the state: a
# named tuple becomes `{"Day": {"on": …}}` without what is as it would be anyway, a date
# `{"d": …}`, a set `{"s": […]}`, a mapping `{"m": [[key, value], …]}`, a tuple a list, and one
# of bare numbers and words `{"t": […]}`, which is read in one go. Each line behind it is a
# stretch of days, read where one of its days is asked for.

_CLASSES: Final[Mapping[str, Any]] = {
    name: found
    for room in (quota_reasons, days, checkpoint, quantity)
    for name, found in vars(room).items()
    if isinstance(found, type) and issubclass(found, tuple)
}
_BARE: Final = frozenset({int, float, str, bool, type(None)})


def write_checkpoint(held: Checkpoint) -> bytes:
    """The checkpoint, line by line."""
    state = {key: _plain(one) for key, one in held._asdict().items() if key != "past"}
    lines = [write_stretch(one).encode("utf-8") for one in held.past.stretches]
    rows = [held.past.lengths, [len(line) for line in lines], state]
    first = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return b"\n".join([first, *lines])


def read_checkpoint(text: bytes, start: int = 0) -> Checkpoint:
    """The checkpoint of the lines from a place on. Raises ValueError for anything else; for a
    stretch that is none, when it is opened."""
    # Megabytes: nothing is copied but the lines that are read.
    end = text.find(b"\n", start)
    behind = len(text) if end < 0 else end + 1
    try:
        lengths, sizes, state = json.loads(text[start:behind])
        fields = {key: _value(one) for key, one in state.items()}
        # Looking for the ends of all lines would take longer than reading those few.
        ends = list(accumulate((size + 1 for size in sizes), initial=behind))
        once = cache(lambda number: read_stretch(text[ends[number] : ends[number + 1]]))
        stretches = LazySequence(len(lengths), lambda numbers: map(once, numbers))
        found = Checkpoint(past=History(lengths, stretches), **fields)
        whole = len(sizes) == len(lengths) and max(behind, ends[-1] - 1) == len(text)
        if type(found.on) is date and whole:
            return found
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("this is not a checkpoint") from error
    raise ValueError("this is not a checkpoint")


def _plain(value: Any) -> Any:
    fields = getattr(value, "_fields", None)
    if fields is not None:
        usual = value._field_defaults
        pairs = zip(fields, value, strict=True)
        return {
            type(value).__name__: {
                name: _plain(one)
                for name, one in pairs
                if name not in usual or one != usual[name] or type(one) is not type(usual[name])
            }
        }
    if isinstance(value, tuple):
        bare = all(type(one) in _BARE for one in value)
        return {"t": value} if bare else [_plain(one) for one in value]
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, frozenset):
        return {"s": sorted(value)}
    if isinstance(value, Mapping):
        return {"m": [[key, _plain(one)] for key, one in value.items()]}
    return value


def _value(found: Any) -> Any:
    # Most values here are plain. A call for each of them would need half of the time.
    if type(found) is list:
        return tuple([one if type(one) in _BARE else _value(one) for one in found])
    if type(found) is not dict:
        return found
    ((mark, inside),) = found.items()
    if mark == "t":
        return tuple(inside)
    if mark == "d":
        return date.fromisoformat(inside)
    if mark == "m":
        return {key: one if type(one) in _BARE else _value(one) for key, one in inside}
    if mark == "s":
        return frozenset(inside)
    return _CLASSES[mark](
        **{name: one if type(one) in _BARE else _value(one) for name, one in inside.items()}
    )


_ENDING: Final = ".json"
_MOST: Final = 2
"""So many are kept of one home: the one written last, and the latest of the others."""


class StoredCheckpoint(Value):
    """A checkpoint, and what else an answer says of the days before it.

    It is made of journals only in which every line could be read.
    """

    checkpoint: Checkpoint
    entries: int
    """Entries that count before its day."""
    last: str
    """The id of the last of them."""
    visit: date | None
    """The last therapy session before its day."""
    told: tuple[str, ...] = ()
    """The names of the files before its day that a look back has to open: for notes, scores,
    experiments, and doses of which more is told than their days and names."""

    def tells_since(self, since: date) -> bool:
        """Whether more stands in the journal of the days from `since` on than is held here."""
        return any(near(self.told, since))

    def opens(self, file: MonthFile) -> bool:
        """Whether a look back has to open the file."""
        return file.month >= month_of(self.checkpoint.on) or file.path.name in self.told


class Marks(Value):
    """What a checkpoint was made from: the rules, and the files of the days before it."""

    rules: str
    files: str


def marks(home: Home, rules: str, on: date) -> Marks | None:
    """Return the current marks of the files. Call this before the journal is read.

    None if the files cannot be listed. Reading the journal then reports why.
    """
    try:
        rows = sorted(_row(home.journal, name) for name in names_before(home.journal, month_of(on)))
    except OSError:
        return None
    return Marks(rules, repr(rows))


def _row(folder: Path, name: str) -> tuple[str, int, int]:
    found = os.stat(f"{folder}/{name}")
    return name, found.st_size, found.st_mtime_ns


def keep(home: Home, held: StoredCheckpoint, of: Marks | None) -> None:
    """Keep a checkpoint for the next runs. Where that cannot be written, nothing is lost."""
    if of is None:
        return
    with suppress(OSError, UnicodeError, CouldNotWrite):
        folder = _folder(home)
        make_private_folder(folder)
        text = write_checkpoint(held.checkpoint)
        head = [*of, held.entries, held.last, _iso(held.visit), held.told]
        content = json.dumps(head).encode("utf-8") + b"\n" + text
        path = folder / f"{held.checkpoint.on}{_ENDING}"
        replace(path, _seal(content) + b"\n" + content, aside=True)
        others = sorted(one for one in folder.iterdir() if one != path)
        for old in others[: 1 - _MOST]:
            old.unlink(missing_ok=True)


def newest(home: Home, rules: str, until: date) -> StoredCheckpoint | None:
    """The last checkpoint on the day `until` or before whose marks still hold."""
    with suppress(OSError):
        names = sorted(path for path in _folder(home).iterdir() if path.suffix == _ENDING)
        for path in reversed([path for path in names if path.stem <= until.isoformat()]):
            with suppress(OSError, ValueError, TypeError):
                found = _read(path, home, rules)
                if found:
                    return found
    return None


def _read(path: Path, home: Home, rules: str) -> StoredCheckpoint | None:
    content = path.read_bytes()
    head = content.find(b"\n") + 1
    # Its stretches are opened late, where nobody asks any more.
    if content[: head - 1] != _seal(memoryview(content)[head:]):
        return None
    text = content.find(b"\n", head) + 1
    made_by, files, entries, last, visit, told = json.loads(content[head:text])
    if Marks(made_by, files) != marks(home, rules, date.fromisoformat(path.stem)):
        return None
    day = date.fromisoformat(visit) if visit else None
    return StoredCheckpoint(
        read_checkpoint(content, text), int(entries), str(last), day, tuple(told)
    )


def _seal(content: bytes | memoryview) -> bytes:
    """Return a checksum over the whole checkpoint, including its header."""
    return b"%08x" % crc32(content)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def program() -> str:
    """A word for the program's own files: another one after every change to the rules, and to
    how lines are read."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    rows = [row for layer in ("engine", "model", "storage") for row in _below(f"{package}/{layer}")]
    # Inside an archive there are no files to look at: it is one itself.
    rows = rows or [_as_it_is(path) for path in Path(package).parents if path.is_file()]
    return repr(sorted(rows))


def _below(folder: str) -> Iterator[tuple[str, int, int]]:
    """Each file of the program in a folder and in those below it. No Path is made for them:
    there are 150, and they are looked at in every plan."""
    with suppress(NotADirectoryError, FileNotFoundError), os.scandir(folder) as found:
        for one in found:
            if one.name.endswith(".py"):
                seen = one.stat()
                yield one.name, seen.st_size, seen.st_mtime_ns
            elif "." not in one.name and one.is_dir() and one.name != "__pycache__":
                yield from _below(one.path)


def _as_it_is(file: Path) -> tuple[str, int, int]:
    seen = file.stat()
    return file.name, seen.st_size, seen.st_mtime_ns


def forget(home: Home) -> None:
    """Remove all checkpoints: after a purge nothing of the journal stays here.

    Those of every home: one home may have been reached by several paths. They are made anew.
    """
    with suppress(OSError):
        for path in _folder(home).parent.glob("*/*"):
            path.unlink(missing_ok=True)


def _folder(home: Home) -> Path:
    # Two homes whose paths came to the same word would take turns: their marks differ.
    word = crc32(os.fsencode(os.path.abspath(home.root)))
    # On disk they keep the name that earlier versions look for when they purge.
    return state_folder() / "footholds" / f"{word:08x}"
