"""Write files completely or not at all, and keep them private whatever the umask."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from pacing_cli.errors import CouldNotWrite
from pacing_cli.model.value import Value

# Storage: one file held while it grows or is rewritten, against other devices on the same disk.
#
# The lock of the device keeps its own commands apart. Two devices that share one disk have two
# of them; where one removes lines from a file to which the other one adds, only the file itself
# can keep them apart. A disk without such locks is left as it is: sync tools copy, and there
# every device writes its own files alone.

PATIENCE_SECONDS: Final = 10.0
TOLD_AFTER_SECONDS: Final = 2.0
"""A wait that lasts longer is told: nobody sits before a screen that says nothing."""
_PAUSE_SECONDS: Final = 0.01
NO_LOCKS_HERE: Final = (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL, errno.EBADF)

tell_waiting: ContextVar[Callable[[], None]] = ContextVar("tell_waiting", default=lambda: None)
"""Called once in a wait that is long. Whoever has a screen puts it here."""


def wait_for(taken: Callable[[], bool], patience: float) -> bool:
    """Try until it is taken: True. False where that lasts longer than `patience` seconds."""
    begin, told = time.monotonic(), False
    while not taken():
        waited = time.monotonic() - begin
        if waited >= patience:
            return False
        if waited >= TOLD_AFTER_SECONDS and not told:
            told = True
            tell_waiting.get()()
        time.sleep(_PAUSE_SECONDS)
    return True


def open_held(path: Path, flags: int, mode: int) -> int:
    """A descriptor of the file that has this name now, held until it is closed.

    A file that was replaced while we waited for it is let go of: what is added to it
    would be lost. Raises OSError.
    """
    while True:
        descriptor = os.open(path, flags, mode)
        try:
            _hold(descriptor)
            if _has_the_name(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody adds to the file while the body reads and replaces it. Raises OSError."""
    if os.name == "nt":  # an open file cannot be replaced there at all
        yield
        return
    descriptor = open_held(path, os.O_RDWR, 0)
    try:
        yield
    finally:
        os.close(descriptor)


def _hold(descriptor: int) -> None:
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return

    def taken() -> bool:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                return False
            if error.errno not in NO_LOCKS_HERE:
                raise
        return True

    if not wait_for(taken, PATIENCE_SECONDS):
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _has_the_name(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600
BESIDE: Final = ".writing"
"""How the name of a file ends that is not whole yet."""

_REASONS: Final[dict[int, str]] = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file cannot grow any further",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "pace has no permission to save there",
    errno.EPERM: "pace has no permission to save there",
    errno.ENOTDIR: "a file is where a folder is needed",
    errno.EEXIST: "a file or a broken link is where a folder is needed",
    errno.EISDIR: "a folder is where a file is needed",
    errno.ENOENT: "the place does not exist",
    errno.ELOOP: "a link leads back to itself",
    errno.EIO: "the disk reports a fault",
    errno.EAGAIN: "another device is writing it",
}


def reason(error: OSError) -> str:
    """Why the system said no, in plain words."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


_changed: Final[dict[Path, None]] = {}
"""The files of the person's that this run has changed so far, in this order."""
_MOST_NAMED: Final = 6


def begin() -> None:
    """A run begins: nothing is changed yet."""
    _changed.clear()


def note_changed(path: Path) -> None:
    """Whoever tells of a refusal from now on says that this was done before it."""
    _changed[path] = None


def note_put_back(path: Path) -> None:
    """The file is again as it was before this run."""
    _changed.pop(path, None)


def what_stands() -> str:
    """What a run that was refused has done all the same, in a sentence."""
    if not _changed:
        return "Nothing was saved."
    names = [_name(path) for path in _changed]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (
        f"Changed before that: {', '.join(names[:_MOST_NAMED])}{more}. The rest is as before. You "
        "can type the same command again."
    )


def _name(path: Path) -> str:
    """Its name; of a dated copy the place inside of the home."""
    inside = path.parts[path.parts.index("backups") :] if "backups" in path.parts else ()
    return "/".join(inside) or path.name


class NotWritten(CouldNotWrite):
    """A refusal that says, when it is told, what stands by then: some may have been put back."""

    @property
    def message(self) -> str:
        """Return what was refused, and what was saved all the same."""
        return f"{self._refused} {what_stands()}"

    @message.setter
    def message(self, refused: str) -> None:
        self._refused = refused

    def __str__(self) -> str:
        return self.message


def could_not_write(path: Path, error: OSError, hint: str = "") -> CouldNotWrite:
    """The one sentence for a write that the system refused."""
    return NotWritten(f"pace could not save {path}: {reason(error)}.", hint)


def make_private_folder(path: Path) -> None:
    """The folder and what is missing above it, for the owner alone, whatever the umask."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if path.parent != path:
            if not path.parent.exists():
                make_private_folder(path.parent)
            with contextlib.suppress(FileExistsError):  # another process was first
                os.mkdir(path, FOLDER_MODE)
        mode = os.stat(path).st_mode if path.is_dir() else _not_a_folder(path)
    if not stat.S_ISDIR(mode):
        _not_a_folder(path)
    tighten(path, mode, FOLDER_MODE)


def tighten(path: Path, now: int, wanted: int) -> None:
    """For the owner alone, also what an older version or another tool has made.

    Some disks (FAT, some network disks) know no permissions and refuse: then it stays.
    """
    if stat.S_IMODE(now) & 0o777 != wanted:
        with contextlib.suppress(PermissionError, NotImplementedError):
            os.chmod(path, wanted)


def _not_a_folder(path: Path) -> int:
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def sync_folder(path: Path) -> None:
    """Flush the folder itself, so that a new name outlives a power cut."""
    if os.name == "nt":  # Windows has no way to open a folder for this
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks cannot
            raise
    finally:
        os.close(descriptor)


class _Grown(Value):
    """A file that got bytes at its end, and how to take exactly these away again."""

    path: Path
    descriptor: int
    length: int
    own: int
    new: bool


def append(pieces: Mapping[Path, bytes], *, aside: bool = False) -> None:
    """Put whole lines at the end of each file, flushed to the disk: all of them or none.

    A file that ends in the middle of a line is closed with a line end first, so that
    nothing is ever glued to a torn line. Every file gets one write. What is there
    afterwards is read back. On any refusal the own bytes are taken away again, and
    only these; then CouldNotWrite is raised. The caller holds the lock of the device.
    `aside`: no file of the person's, so that no sentence speaks of it.
    """
    grown: list[_Grown] = []
    path = Path()
    try:
        for path, piece in pieces.items():
            _grow(path, piece, grown)
        for folder in {file.path.parent for file in grown if file.new}:
            sync_folder(folder)
        if not aside:
            _changed.update(dict.fromkeys(pieces))
    except OSError as error:
        _take_back(grown)
        raise could_not_write(path, error) from error
    except BaseException:  # Ctrl-C between two files
        _take_back(grown)
        raise
    finally:
        for file in grown:
            os.close(file.descriptor)


def _grow(path: Path, piece: bytes, grown: list[_Grown]) -> None:
    new = not path.exists()
    if new and path.is_symlink():
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    descriptor = open_held(path, flags, FILE_MODE)
    status = os.fstat(descriptor)
    length = status.st_size
    if length and _read_at(descriptor, length - 1, 1) != b"\n":
        piece = b"\n" + piece
    grown.append(_Grown(path, descriptor, length, len(piece), new))
    tighten(path, status.st_mode, FILE_MODE)
    if os.write(descriptor, piece) != len(piece):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(descriptor)
    if _read_at(descriptor, length, len(piece)) != piece:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _read_at(descriptor: int, start: int, length: int) -> bytes:
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while length > 0:
        part = os.read(descriptor, length)
        if not part:
            break
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _take_back(grown: list[_Grown]) -> None:
    for file in grown:
        try:
            size = os.fstat(file.descriptor).st_size
            if size == file.length:
                pass
            elif size > file.length + file.own:
                note_changed(file.path)  # another program wrote here: keep its bytes
                continue
            else:
                os.ftruncate(file.descriptor, file.length)
            if file.new and file.length == 0:
                os.unlink(file.path)
        except OSError:
            note_changed(file.path)
            continue
        with contextlib.suppress(OSError):
            os.fsync(file.descriptor)


def replace(path: Path, content: bytes, *, aside: bool = False) -> None:
    """Write the whole file beside the old one, flush it, and put it in its place in one step.

    At any moment either the old or the new content is there, whole. A link is
    followed: the file that it leads to is replaced. `aside` as in `append`. Raises
    CouldNotWrite. Raises NotWritten.
    """
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{place.name}.{os.getpid()}{BESIDE}")
    try:
        _write_new(beside, content)
        os.replace(beside, place)
    except OSError as error:
        raise could_not_write(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(beside)
    if not aside:
        note_changed(path)
    try:
        sync_folder(place.parent)
    except OSError as error:
        refused = f"The disk did not confirm that {path} is saved: {reason(error)}."
        raise NotWritten(refused) from error


def _write_new(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        os.chmod(path, FILE_MODE)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
