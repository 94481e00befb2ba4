"""Make dated backups of everything, in plain folders inside `backups/`."""

import contextlib
import os
import re
import shutil
import stat
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from pacing_cli.errors import CouldNotWrite, PacingError
from pacing_cli.model.value import Value
from pacing_cli.storage.files import FILE_MODE, could_not_write, make_private_folder, sync_folder
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home, make_private_home
from pacing_cli.storage.sync_names import settings_copies

# Storage: which dated copies are kept: seven daily, four weekly, twelve monthly. No disk here.

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
STRETCHES: Final = 3
_LONG: Final = timedelta(days=31)
_OTHER_ZONE: Final = timedelta(days=1)

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d{6})(?:-([a-z0-9-]{1,40}))?)?")


class CopyName(Value):
    """The name of a dated copy: `2026-03-10`, or `2026-03-10-181500-before-restore`."""

    text: str
    on: date
    time: str = ""
    why: str = ""
    """Empty for the copy of a day of use."""


def name_of(now: datetime, why: str) -> str:
    """The name for a copy that is made now; `why` in small letters and dashes."""
    return f"{now:%Y-%m-%d-%H%M%S}-{why}" if why else f"{now:%Y-%m-%d}"


def read_name(text: str) -> CopyName | None:
    """The name of a dated copy, or None where it is another name."""
    found = _NAME.fullmatch(text)
    if not found:
        return None
    try:
        return CopyName(text, date.fromisoformat(found[1]), found[2] or "", found[3] or "")
    except ValueError:
        return None


def is_ahead(name: CopyName, today: date) -> bool:
    """Whether a copy is from a day that is still to come: a clock was set wrong, or is now."""
    return name.on > today + _OTHER_ZONE


def kept(names: Sequence[CopyName], today: date) -> frozenset[str]:
    """Return the names of the backups to keep, from names in any order.

    These are the backups of the last seven days that have one, and the newest of each of
    the last four weeks and the last twelve months. Backups dated ahead of today are counted
    separately. So are those before a long gap, for the last three gaps: a clock that was set
    years ahead does not know it, and its backups do not replace the earlier ones.
    """
    ordered = sorted(names, key=lambda name: (name.on, name.time, name.text))
    wanted: set[str] = set()
    for ahead in (False, True):
        there = [name for name in ordered if is_ahead(name, today) is ahead]
        wanted |= _last_of(there, _month, MONTHS)
        for stretch in _stretches(there)[-STRETCHES:]:
            days = set(sorted({name.on for name in stretch})[-DAYS:])
            wanted |= {name.text for name in stretch if name.on in days}
            wanted |= _last_of(stretch, _week, WEEKS)
    return frozenset(wanted)


def _stretches(ordered: Sequence[CopyName]) -> list[list[CopyName]]:
    """The copies, cut where more than a month has none."""
    found: list[list[CopyName]] = []
    for name in ordered:
        if not found or name.on - found[-1][-1].on > _LONG:
            found.append([])
        found[-1].append(name)
    return found


def _last_of(
    ordered: Sequence[CopyName], period: Callable[[date], Hashable], many: int
) -> set[str]:
    """The newest copy of each of the last periods that have any."""
    newest = {period(name.on): name.text for name in ordered}
    return {newest[key] for key in list(newest)[-many:]}


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month


FOLDERS: Final = ("journal", "plans", "inbox")
_MAKING: Final = ".making-"
_DEEPEST: Final = 3


class Copy(Value):
    """One dated copy."""

    name: CopyName
    home: Home
    """The copy, laid out as a home is."""


class Made(Value):
    """A copy that was just made: how many files it holds, and what could not be copied."""

    copy: Copy
    files: int
    left_out: tuple[str, ...] = ()


def copies(home: Home) -> tuple[Copy, ...]:
    """Every dated copy, the oldest first."""
    try:
        names = os.listdir(home.backups)
    except OSError:
        return ()
    found = [name for text in names if (name := read_name(text))]
    ordered = sorted(found, key=lambda name: (name.on, name.time, name.text))
    return tuple(Copy(name, Home(home.backups / name.text)) for name in ordered)


def is_due(home: Home, today: date) -> bool:
    """Whether the copy of this day of use is still to be made.

    Asked at every command, so it costs one look at one name on all but the first
    of a day; on that one, the trail tells whether anything was ever written.
    """
    if (home.backups / today.isoformat()).exists():
        return False
    return home.journal.is_dir() and (home.backups / "undo").is_dir()


def make_daily(home: Home, now: datetime) -> None:
    """The copy of a day of use. What cannot be copied today is copied on another day."""
    with contextlib.suppress(OSError, PacingError):
        if is_due(home, now.date()):
            with device_lock(patience=0):
                made = _make(home, name_of(now, ""), flushed=False)
                thin(home, now.date(), made.copy.name.text)


def make(home: Home, now: datetime, why: str) -> Made:
    """A copy before a change, or because the person asks for one, flushed to the disk.

    Raises CouldNotWrite; then there is no copy, and the change must not be made.
    """
    with device_lock():
        return make_locked(home, now, why)


def make_locked(home: Home, now: datetime, why: str, spare: str = "") -> Made:
    """As `make`, for a caller that holds the lock of the device. `spare` as in `thin`."""
    name = name_of(now, why)
    number = 1
    while (home.backups / name).exists():
        number += 1
        name = name_of(now, f"{why}-{number}")
    made = _make(home, name, flushed=True)
    thin(home, now.date(), name, spare)
    return made


def thin(home: Home, today: date, *spare: str) -> None:
    """Delete the backups that are no longer needed, and unfinished ones.

    `spare`: copies that are still needed, such as the one that was just made: with `--now`
    or a clock set back it may be older than all others.
    """
    there = copies(home)
    keep = kept([copy.name for copy in there], today)
    for copy in there:
        if copy.name.text not in keep and copy.name.text not in spare:
            shutil.rmtree(copy.home.root, ignore_errors=True)
    for left in home.backups.glob(f"{_MAKING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _make(home: Home, name: str, flushed: bool) -> Made:
    """Copied under another name first, so that a copy is whole or not there."""
    before = copies(home)
    newest = before[-1].home.root if before else None
    making, place = home.backups / f"{_MAKING}{name}", home.backups / name
    left_out: list[str] = []
    count = 0
    try:
        make_private_home(home)
        for folder in (home.backups, making):
            make_private_folder(folder)
        for inner in files_of(home.root):
            try:
                _copy(home.root, making, newest, inner, flushed)
                count += 1
            except FileNotFoundError:
                left_out.append(str(inner))
        os.rename(making, place)
        sync_folder(home.backups)
    except OSError as error:
        raise could_not_write(place, error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    read = read_name(name)
    if read is None:
        raise CouldNotWrite(f"{name} is not a possible name for a backup.")
    return Made(Copy(read, Home(place)), count, tuple(left_out))


def files_of(root: Path) -> Iterator[Path]:
    """Return the relative paths of settings, journal, plans and inbox of a home.

    Not `backups`, and no other file in the same folder.
    """
    with contextlib.suppress(FileNotFoundError):
        copies = {copy.path.name for copy in settings_copies(root) if copy.is_here}
        for name in sorted(os.listdir(root)):
            if name in copies or (name.endswith(".toml") and not name.startswith(".")):
                yield Path(name)
    for name in FOLDERS:
        yield from _inside(root, Path(name), 1)


def _inside(root: Path, inner: Path, depth: int) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for name in sorted(os.listdir(root / inner)):
            place = inner / name
            if (root / place).is_dir():
                if depth < _DEEPEST:
                    yield from _inside(root, place, depth + 1)
            else:
                yield place


def _copy(root: Path, making: Path, newest: Path | None, inner: Path, flushed: bool) -> None:
    """Copy one file; or, where the copy before holds the same, point to that one."""
    source, target = root / inner, making / inner
    status = os.stat(source)
    if not stat.S_ISREG(status.st_mode):
        raise FileNotFoundError(source)
    make_private_folder(target.parent)
    if newest is not None and _same(newest / inner, status):
        with contextlib.suppress(OSError):  # a disk without links
            os.link(newest / inner, target)
            return
    shutil.copyfile(source, target)
    os.chmod(target, FILE_MODE)
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    if flushed:
        descriptor = os.open(target, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _same(other: Path, status: os.stat_result) -> bool:
    try:
        found = os.stat(other, follow_symlinks=False)
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (status.st_size, status.st_mtime_ns)


def find(home: Home, typed: str) -> Copy | None:
    """The copy of that name or beginning of a name, the newest of several.

    One that a restore has made comes last: the same words, given again, mean the same copy.
    """
    there = [copy for copy in copies(home) if typed and copy.name.text.startswith(typed)]
    exact = [copy for copy in there if copy.name.text == typed]
    others = [copy for copy in there if not copy.name.why.startswith("before-restore")]
    return (exact or others or there or [None])[-1]  # type: ignore[list-item]
