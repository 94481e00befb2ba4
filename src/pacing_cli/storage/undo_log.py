"""Record the order of writes on this device, so that undo finds the last one.

The time in a line is not reliable: `--now` or a clock that was set back would lead to the wrong
line. The trail is a plain list in `backups/undo/`, one file for each device. It is flushed before
each write begins, so every write is in the trail. A trail row without its write is skipped.
"""

import contextlib
import errno
import json
import os
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from pacing_cli.errors import CouldNotWrite
from pacing_cli.model.value import Value
from pacing_cli.storage.files import (
    FILE_MODE,
    could_not_write,
    make_private_folder,
    replace,
    sync_folder,
    tighten,
)
from pacing_cli.storage.paths import Home

_KEPT_COPIES: Final = 50
"""Copies of settings from before an edit, kept for undo; older ones are let go."""
_LONGEST: Final = 128 * 1024
"""Past this size the older half of the trail is forgotten: a few thousand writes are left."""


_MANY: Final = "@"
"""Stands before the name of a list of ids: lines of one write that share no batch."""


class UndoStep(Value):
    """One write of this device.

    `lines`: the id of the line, or of the batch, that was added to the journal.
    Otherwise `file` is the settings file that was edited, `copy` the name of the copy
    from before (empty: there was no file) and `after` the print of what was written.
    `group`: writes of one command that belong together and are undone together.
    """

    group: str = ""
    lines: str = ""
    file: str = ""
    copy: str = ""
    after: int = 0
    undone: str = ""
    """Of undo itself and not to be undone: the edit whose copy has this name is taken back,
    by this edit, or where `file` is empty it does not hold."""


def trail_folder(home: Home) -> Path:
    """Where the trails and the copies of edited settings are."""
    return home.backups / "undo"


def finger_print(content: bytes) -> int:
    """A number that tells whether a file is still as it was written. Not a secret."""
    return zlib.crc32(content) ^ len(content)


def record(home: Home, device: str, step: UndoStep) -> None:
    """Put one step at the end of the trail. Raises CouldNotWrite."""
    folder = trail_folder(home)
    path = folder / f"{device}.jsonl"
    found = {key: value for key, value in step._asdict().items() if value}
    try:
        make_private_folder(home.root)
        make_private_folder(home.backups)
        make_private_folder(folder)
        length = _append(path, json.dumps(found).encode("ascii") + b"\n")
    except OSError as error:
        raise could_not_write(path, error) from error
    if length > _LONGEST:
        _forget_older_half(path)


def keep_ids(home: Home, ids: Sequence[str]) -> str:
    """Note the ids of a write whose lines share no batch; answers with what a step calls it.

    Raises CouldNotWrite.
    """

    name = new_id()
    folder = trail_folder(home)
    try:
        for one in (home.root, home.backups, folder):
            make_private_folder(one)
    except OSError as error:
        raise could_not_write(folder, error) from error
    replace(folder / f"{name}.ids", "".join(f"{one}\n" for one in ids).encode("utf-8"), aside=True)
    return f"{_MANY}{name}"


def keep_copy(home: Home, name: str, content: bytes) -> str:
    """Keep the bytes of a settings file from before an edit; answers with the copy's name.

    Raises CouldNotWrite.
    """

    folder = trail_folder(home)
    try:
        make_private_folder(home.backups)
        make_private_folder(folder)
    except OSError as error:
        raise could_not_write(folder, error) from error
    copy = f"{name}.{new_id()}"
    replace(folder / copy, content, aside=True)
    _let_go_of_old(folder, name)
    return copy


def _let_go_of_old(folder: Path, name: str) -> None:
    with contextlib.suppress(OSError):
        copies = sorted(folder.glob(f"{name}.*"), key=lambda copy: copy.stat().st_mtime_ns)
        for copy in copies[:-_KEPT_COPIES]:
            os.unlink(copy)


def references(home: Home, step: UndoStep) -> tuple[str, ...]:
    """The ids, or the one id or batch, under which the lines of a step are found."""
    if not step.lines.startswith(_MANY):
        return (step.lines,)
    try:
        path = trail_folder(home) / f"{Path(step.lines.removeprefix(_MANY)).name}.ids"
        return tuple(path.read_text(encoding="utf-8").split("\n")[:-1])
    except (OSError, ValueError):
        return ()


def _append(path: Path, row: bytes) -> int:
    """A row that a power cut has torn is closed first, so that nothing is glued to it."""
    new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, FILE_MODE)
    try:
        status = os.fstat(descriptor)
        tighten(path, status.st_mode, FILE_MODE)
        if status.st_size:
            os.lseek(descriptor, -1, os.SEEK_END)
            row = row if os.read(descriptor, 1) == b"\n" else b"\n" + row
        if os.write(descriptor, row) != len(row):
            os.ftruncate(descriptor, status.st_size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if new:
        sync_folder(path.parent)
    return status.st_size + len(row)


def _forget_older_half(path: Path) -> None:
    with contextlib.suppress(OSError, CouldNotWrite):  # it may wait for the next time
        rows = path.read_bytes().splitlines(keepends=True)
        replace(path, b"".join(rows[len(rows) // 2 :]), aside=True)


def steps(home: Home, device: str) -> tuple[UndoStep, ...]:
    """The trail of a device, oldest first. A row that cannot be read is an empty step.

    Raises CouldNotWrite.
    """
    try:
        content = (trail_folder(home) / f"{device}.jsonl").read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise could_not_write(trail_folder(home), error) from error
    return tuple(_read(content.splitlines()))


def _read(rows: Iterable[bytes]) -> Iterable[UndoStep]:
    for row in rows:
        try:
            found = json.loads(row)
            yield UndoStep(**{key: found[key] for key in UndoStep._fields if key in found})
        except (ValueError, TypeError):
            yield UndoStep()


# Storage: short names for lines, easy to type.

_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's 32 signs: without i, l, o and u, which are mistaken for others."""
_FIRST: Final = "abcdghjkmnqrstvw"
"""The first sign: an id that began with a number could be read as an amount (`8394km`), and
one with p, e or f as a rating (`p4`)."""
_LENGTH: Final = 10
_MEANT: Final = str.maketrans("ilo", "110")


def new_id() -> str:
    """Ten signs, 49 bits: two of 75,000 agree about once in 200,000 journals."""
    return _word(os.urandom(_LENGTH))


def id_of(text: str) -> str:
    """The id that one text always has: the same words on two devices are one line."""
    from hashlib import sha256

    found = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return _word(found[:_LENGTH])


def _word(numbers: bytes) -> str:
    return _FIRST[numbers[0] & 15] + "".join(_LETTERS[byte & 31] for byte in numbers[1:])


def as_typed(text: str) -> str:
    """An id, or its beginning, as a person types it: capitals, and o for 0, are understood."""
    return text.strip().lower().translate(_MEANT)
