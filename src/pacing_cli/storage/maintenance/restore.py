"""Restore a backup, after a backup of the current files. Also: everything in one file."""

import json
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.model.entry import Amendment, Purge
from pacing_cli.model.value import Value
from pacing_cli.storage.files import (
    append,
    could_not_write,
    make_private_folder,
    note_changed,
    reason,
    replace,
)
from pacing_cli.storage.journal.format import Line, write_line
from pacing_cli.storage.journal.lines import joined, pieces_of, rows_of
from pacing_cli.storage.journal.months import month_in, month_of, recognise
from pacing_cli.storage.journal.state import left_of, purges_in_force
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.maintenance.backup import (
    FOLDERS,
    Made,
    copies,
    files_of,
    is_ahead,
    make_locked,
    read_name,
)
from pacing_cli.storage.paths import Home
from pacing_cli.storage.undo_log import new_id

EXACT: Final = "before-exact-restore"
REMOVING: Final = ("before-purge", EXACT)
"""Why the copies were made before which something was removed on purpose."""
UNKNOWN_MONTH: Final = "1970-01"


class RestoreDifference(Value):
    """What bringing a copy back would change."""

    lines: tuple[tuple[str, bytes, Line | None], ...] = ()
    """Lines of the journal that are not there now: month, bytes, and what they say.

    None: a line of a kind that is not known here. It comes back byte for byte.
    """
    replaced: tuple[Path, ...] = ()
    """Files that would get other content."""
    added: tuple[Path, ...] = ()
    """Files that are not there now."""
    removed: tuple[Path, ...] = ()
    """Files that the copy does not have; only when it is to be exactly as it was."""
    purges: tuple[Purge, ...] = ()
    """Purges that hold no more: this is the copy that was made before them."""

    @property
    def nothing(self) -> bool:
        """All of the copy is there already."""
        return not any(self)


def difference(
    home: Home, copy: Home, exact: bool = False, journal_only: bool = False
) -> RestoreDifference:
    """What `bring_back` would do.

    As a rule entries that were written since stay: lines of the journal that are missing
    are added, and settings get the text of the copy. With `exact`, everything becomes
    as it was. With `journal_only`, settings, plans and the inbox stay as they are.
    """
    there, now = _files(copy, journal_only), _files(home, journal_only)
    if exact:
        changed = [one for one in there & now if _bytes(home, one) != _bytes(copy, one)]
        return RestoreDifference((), _sorted(changed), _sorted(there - now), _sorted(now - there))
    plain = [one for one in there if one.parts[0] != "journal" or not recognise(one)]
    settings = [one for one in plain if len(one.parts) == 1 and one in now]
    purges = _purges(home)
    taken_back: tuple[Purge, ...] = ()
    if _is_before_purge(copy):
        missing = _missing_lines(home, copy)
        names = {line.id for _, _, line in missing if line}
        taken_back = tuple(one for one in purges if not names.isdisjoint(one.ids))
    return RestoreDifference(
        _missing_lines(home, copy, [one for one in purges if one not in taken_back]),
        _sorted([one for one in settings if _bytes(home, one) != _bytes(copy, one)]),
        _sorted([one for one in plain if one not in now]),
        purges=taken_back,
    )


def _is_before_purge(copy: Home) -> bool:
    name = read_name(copy.root.name)
    return name is not None and name.why.startswith("before-purge")


def _purges(home: Home) -> tuple[Purge, ...]:
    lines = [line for one in _months(home) for _, _, line in _lines(home, one)]
    return purges_in_force([line for line in lines if line])


def _files(home: Home, journal_only: bool) -> set[Path]:
    return {one for one in files_of(home.root) if not journal_only or one.parts[0] == "journal"}


def _sorted(paths: "Sequence[Path] | set[Path]") -> tuple[Path, ...]:
    return tuple(sorted(paths))


def _bytes(home: Home, inner: Path) -> bytes:
    try:
        return (home.root / inner).read_bytes()
    except OSError:
        return b""


def _missing_lines(
    home: Home, copy: Home, purges: Sequence[Purge] = ()
) -> tuple[tuple[str, bytes, Line | None], ...]:
    """Lines that are nowhere in the journal of now, each once a month and a text.

    What was purged is not missing.
    """
    known = {name for inner in _months(home) for name, _, _ in _lines(home, inner)}
    missing: dict[tuple[str, bytes], tuple[str, bytes, Line | None]] = {}
    for inner in _months(copy):
        file = recognise(inner)
        for name, content, line in _lines(copy, inner):
            if name not in known and (line is None or left_of(line, purges) is line):
                month = (file.month if file else "") or own_month(line, content)
                missing[month, content] = (month, content, line)
    return tuple(missing.values())


Name = str | bytes
"""What a line is known by: its id, or all of its bytes where its kind is not known."""


def _lines(home: Home, inner: Path) -> Iterator[tuple[Name, bytes, Line | None]]:
    for row in rows_of(_bytes(home, inner)):
        for line, content in pieces_of(row):
            yield (line.id if line else content), content, line


def own_month(line: Line | None, content: bytes) -> str:
    """The month of which a line speaks, also where its kind is not known."""
    if line is None:
        found = json.loads(content)
        moments = [str(found.get(key, "")) for key in ("at", "noted")]
        return next((month for text in moments if (month := month_in(text))), UNKNOWN_MONTH)
    return month_of(getattr(line, "at", line.noted).date())


def _months(home: Home) -> list[Path]:
    return [
        inner for inner in files_of(home.root) if inner.parts[0] == "journal" and recognise(inner)
    ]


class Vanished(Value):
    """A month file of which a dated copy holds more than the journal does now."""

    shown: str
    gone: bool
    """The file is not there at all."""
    lines: int
    copy: str
    """The copy that holds the most of it, the newest of equals."""


def vanished(home: Home, today: date) -> tuple[Vanished, ...]:
    """Lines that are in a dated copy and nowhere in the journal, for each file of the copy.

    What was removed on purpose is not missing: copies up to the last purge, or the last
    exact restore, tell of nothing. A copy that is dated ahead may be older than these.
    """
    every = copies(home)
    ahead = [copy for copy in every if is_ahead(copy.name, today)]
    there = [copy for copy in every if copy not in ahead]
    meant = [number for number, copy in enumerate(there, 1) if copy.name.why in REMOVING]
    if not any(copy.name.why in REMOVING for copy in every):
        there = ahead + there
    looked_at = there[max(meant, default=0) :]
    known: set[Name] | None = None
    purges: tuple[Purge, ...] = ()
    seen = {_print(home, inner) for inner in _months(home)}
    most: dict[Path, Vanished] = {}
    for copy in reversed(looked_at):
        for inner in _months(copy.home):
            if (mark := _print(copy.home, inner)) in seen:
                continue
            seen.add(mark)
            if known is None:
                known = {name for one in _months(home) for name, _, _ in _lines(home, one)}
                purges = _purges(home)
            there_now = _lines(copy.home, inner)
            names = {n for n, _, line in there_now if not line or left_of(line, purges) is line}
            names -= known
            if len(names) > (most[inner].lines if inner in most else 0):
                gone = not (home.root / inner).exists()
                most[inner] = Vanished(inner.as_posix(), gone, len(names), copy.name.text)
    return tuple(most[inner] for inner in sorted(most))


def _print(home: Home, inner: Path) -> tuple[Path, int, int]:
    """Whether a file is the one that was looked at already: name, length and time."""
    try:
        status = os.stat(home.root / inner)
    except OSError:
        return inner, -1, -1
    return inner, status.st_size, status.st_mtime_ns


def bring_back(
    home: Home,
    device: str,
    copy: Home,
    now: datetime,
    exact: bool = False,
    journal_only: bool = False,
) -> Made:
    """Do what `difference` tells, after a dated copy of what is there now.

    Answers with that copy. Raises CouldNotWrite; then nothing was changed, or the copy
    that was made first holds what was there.
    """
    with device_lock():
        made = make_locked(home, now, EXACT if exact else "before-restore", spare=copy.root.name)
        found = difference(home, copy, exact, journal_only)
        rows: dict[str, list[bytes]] = {}
        for month, row, _ in found.lines:
            rows.setdefault(month, []).append(row)
        for one in found.purges:
            back = Amendment(new_id(), now.astimezone(UTC), one.id, None)
            for month in _months_of(home, one.id):
                rows.setdefault(month, []).append(write_line(back).encode("utf-8"))
        try:
            make_private_folder(home.journal)
        except OSError as error:
            raise could_not_write(home.journal, error) from error
        append({home.journal / f"{m}.{device}.jsonl": joined(part) for m, part in rows.items()})
        for inner in (*found.added, *found.replaced):
            _put(home, copy, inner)
        for inner in found.removed:
            _remove(home.root / inner)
    return made


def _months_of(home: Home, name: str) -> set[str]:
    return {
        file.month
        for inner in _months(home)
        if (file := recognise(inner)) and name in {known for known, _, _ in _lines(home, inner)}
    }


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise could_not_write(path, error) from error
    note_changed(path)


def _put(home: Home, copy: Home, inner: Path) -> None:
    place = home.root / inner
    try:
        make_private_folder(place.parent)
        content = (copy.root / inner).read_bytes()
    except OSError as error:
        raise could_not_write(place, error) from error
    replace(place, content)


# Everything of a home in one file, and back out of it.


_PART = r"(?!\.)[^/\\\x00-\x1f:]{1,120}"
_INSIDE = re.compile(rf"{_PART}\.toml|(?:{'|'.join(FOLDERS)})/(?:{_PART}/){{0,2}}{_PART}")
_LARGEST: Final = 1024 * 1024 * 1024


def pack(home: Home, target: Path) -> int:
    """Put everything into one .zip, whole or not at all. Answers with the number of files.

    A file that is there already is never overwritten. Raises CouldNotWrite.
    """
    import io

    if target.exists() or target.is_symlink():
        raise CouldNotWrite(f"{target} exists already, so pace did not change it.")
    holder = io.BytesIO()
    count = 0
    try:
        with zipfile.ZipFile(holder, "w", zipfile.ZIP_DEFLATED) as archive:
            for inner in files_of(home.root):
                archive.writestr(inner.as_posix(), (home.root / inner).read_bytes())
                count += 1
    except OSError as error:
        raise could_not_write(target, error) from error
    replace(target, holder.getvalue())
    return count


@contextmanager
def unpacked(path: Path, beside: Path) -> Iterator[Home]:
    """What a .zip holds, as a home in a folder that is gone afterwards.

    Only names that a home has are taken; no name in the file leads out of the folder.
    Raises FileNotUsable.
    """
    make_private_folder(beside)
    with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=beside) as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(folder))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise FileNotUsable(f"{path} is not a complete .zip file.") from error
        except OSError as error:
            raise FileNotUsable(f"pace cannot open {path}: {reason(error)}.") from error
        yield Home(Path(folder))


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    members = [one for one in archive.infolist() if _INSIDE.fullmatch(one.filename)]
    if sum(member.file_size for member in members) > _LARGEST:
        raise FileNotUsable("The .zip file has far more in it than a journal.")
    for member in members:
        place = folder / member.filename
        make_private_folder(place.parent)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(archive.read(member))
