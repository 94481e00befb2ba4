"""Open files, folders and zips as a list of members with the same interface.

Nothing is unpacked to the disk, and no name of a member decides where anything goes.
What cannot be trusted is refused as a whole: it is then not the file that was meant.
"""

import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final, cast

from pacing_cli.errors import FileNotUsable

# Importers: what no honest export has: a zip that would fill a disk, climb out, or hide itself.
#
# The limits are far beyond real exports: text of health records shrinks 10 to 40 times in
# a zip, and the largest Apple export that is known of has 3.1 GB.

LARGEST: Final = 64 * 1024**3
"""Bytes of all members together, unpacked."""
MOST_MEMBERS: Final = 500_000
STEEPEST: Final = 250
"""How many times larger than in the zip a member may become, once it is past `_SMALL`."""
_SMALL: Final = 8 * 1024**2
_IMPOSSIBLE: Final = 1040
"""No .gz becomes larger than this by its own rules: what stands at its end is no size."""
_ENCRYPTED: Final = 0x1


def check_zip(archive: zipfile.ZipFile, path: Path) -> None:
    """Look at the list of members before any is read. Raises FileNotUsable."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _refused(path, f"it has {len(members):,} files in it")
    if sum(member.file_size for member in members) > LARGEST:
        raise _refused(path, f"unpacked it would be larger than {LARGEST // 1024**3} GB")
    if sum(member.compress_size for member in members) > path.stat().st_size:
        raise _refused(path, "its files overlap in the zip")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise FileNotUsable(
            f"{path.name} is a zip that is locked with a password. Nothing was imported.",
            "Unpack it with its password, then import the folder: pace import FOLDER",
        )
    for member in members:
        wrong = _wrong_with(member)
        if wrong:
            raise _refused(path, wrong)


def _wrong_with(member: zipfile.ZipInfo) -> str:
    """What is wrong with one member, in a few words; empty for an honest one."""
    name = member.filename
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or name[1:2] == ":":
        return f"the name {name!r} points outside the zip"
    if stat.S_ISLNK(member.external_attr >> 16):
        return f"{name!r} is a link, not a file"
    if member.file_size > _SMALL and member.file_size > STEEPEST * max(member.compress_size, 1):
        return f"{name!r} would unpack to far more than it can have in it"
    return ""


def _refused(path: Path, why: str) -> FileNotUsable:
    return FileNotUsable(
        f"pace cannot import {path.name}: {why}. Nothing was imported.",
        "If this is your own export, unpack it yourself, then: pace import FOLDER",
    )


class GuardedStream(io.RawIOBase):
    """The content of a member; more than the list of members promised is refused."""

    def __init__(
        self, stream: BinaryIO, promised: int, where: str, below: BinaryIO | None = None
    ) -> None:
        """`below` is a stream that `stream` reads from and that is closed with it."""
        self._stream, self._left, self._where, self._below = stream, promised, where, below

    @staticmethod
    def opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> BinaryIO:
        """Open a member of a zip."""
        stream: BinaryIO = archive.open(member)  # type: ignore[assignment]
        return GuardedStream(stream, member.file_size, where)  # type: ignore[return-value]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Read the content. Raises FileNotUsable if it is larger than the given size."""
        found = self._stream.read(size if size >= 0 else self._left + 1)
        self._left -= len(found)
        if self._left < 0:
            raise FileNotUsable(
                f"{self._where} has more in it than it declares. Nothing was imported."
            )
        return found

    def read1(self, size: int = -1) -> bytes:
        return self.read(size if size >= 0 else 65536)

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        self._stream.close()
        if self._below is not None:
            self._below.close()
        super().close()


LOOKED_AT: Final = 16 * 1024
"""Bytes at the beginning of a member by which it is recognised."""
_NOISE: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ZIP: Final = b"PK\x03\x04"
_GZIP: Final = b"\x1f\x8b"
_NO_WAY: Final = "Nothing was imported."

Progress = Callable[[int], None]
"""Told how many bytes were read since it was told last."""


class ArchiveFile:
    """One file: its name in the parcel, its size, its beginning, and its content to be read."""

    def __init__(
        self,
        name: str,
        size: int,
        opened: Callable[[], BinaryIO],
        where: str,
        path: Path | None = None,
    ) -> None:
        self.name, self.size, self.where, self.path = name, size, where, path
        self._opened = opened

    @property
    def base(self) -> str:
        """The last part of the name."""
        return self.name.rsplit("/", 1)[-1]

    @property
    def folders(self) -> str:
        """The folders of the name, with a stroke at the end; empty where there are none."""
        return self.name[: len(self.name) - len(self.base)]

    @cached_property
    def start(self) -> bytes:
        """The first bytes."""
        with self.opened() as stream:
            return stream.read(LOOKED_AT)

    def forget_start(self) -> None:
        """Let the first bytes go: an archive can have very many members."""
        for name in ("start", "head", "lines"):
            self.__dict__.pop(name, None)

    @cached_property
    def head(self) -> str:
        """The beginning as text, without a byte-order mark; what is no text is a mark."""
        start = self.start
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            return start.decode("utf-16", "replace").lstrip("\ufeff")
        return start.decode("utf-8-sig", "replace")

    @cached_property
    def lines(self) -> list[str]:
        """The first lines, without their ends."""
        return self.head.splitlines()

    @contextmanager
    def opened(self, progress: Progress | None = None) -> Iterator[BinaryIO]:
        """The content as bytes. Raises FileNotUsable where it is damaged, wherever that shows."""
        try:
            with self._opened() as stream:
                yield cast(BinaryIO, _Counted(stream, progress)) if progress else stream
        except (OSError, EOFError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
            raise damaged(self.where, error) from error
        except Exception as error:
            if type(error).__module__ == "zlib" or type(error).__name__ == "LZMAError":
                raise damaged(self.where, error) from error
            raise

    @contextmanager
    def text(self, progress: Progress | None = None, encoding: str = "") -> Iterator[IO[str]]:
        """The content as text: UTF-8 with or without a mark, or UTF-16 with one.

        Raises FileNotUsable.
        """
        wide = self.start.startswith((b"\xff\xfe", b"\xfe\xff"))
        with self.opened(progress) as stream:
            wrapped = io.TextIOWrapper(
                stream, encoding=encoding or ("utf-16" if wide else "utf-8-sig"), newline=""
            )
            try:
                yield wrapped
            except UnicodeError as error:
                raise FileNotUsable(
                    f"{self.where} is not text that can be read. {_NO_WAY}"
                ) from error
            finally:
                wrapped.detach()


class GzipMember(ArchiveFile):
    """The content of one .gz file, as if it had never been packed.

    Its last four bytes give its size, like the list of a zip for its members. A damaged one
    is still listed, so that it is reported as one file and not as the whole parcel.
    """

    def __init__(self, packed: ArchiveFile) -> None:
        self._packed = packed
        name = packed.name[:-3] if packed.name.lower().endswith(".gz") else packed.name
        promised = self._promised()
        self._cut = promised > _SMALL and promised > _IMPOSSIBLE * packed.size
        size = packed.size if self._cut else promised
        super().__init__(name, size, self._unpacked, packed.where)

    @cached_property
    def start(self) -> bytes:
        """The first bytes, as far as they can be unpacked; the sum at the end is not asked yet."""
        raw = self._packed.start
        whole = len(raw) == self._packed.size
        try:
            return zlib.decompressobj(wbits=31).decompress(raw[:-8] if whole else raw, LOOKED_AT)
        except zlib.error:
            return b""

    def forget_start(self) -> None:
        """Let the first bytes go, of the packed file too."""
        super().forget_start()
        self._packed.forget_start()

    def _promised(self) -> int:
        last = b""
        with self._packed.opened() as stream:
            while piece := stream.read(1 << 20):
                last = (last + piece)[-4:]
        return int.from_bytes(last, "little")

    def _unpacked(self) -> BinaryIO:
        if self._cut:
            raise damaged(self.where, EOFError("it ends too early"))
        if self.size > _SMALL and self.size > STEEPEST * self._packed.size:
            raise FileNotUsable(
                f"{self.where} cannot be imported. It would unpack to far more than it can have "
                f"in it. {_NO_WAY}",
                "If this is your own export, unpack it yourself, then: pace import FILE",
            )
        below = self._packed._opened()
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=below))
        return cast(BinaryIO, GuardedStream(stream, self.size, self.where, below))


class _Counted(io.RawIOBase):
    """A stream that tells how far it was read."""

    def __init__(self, stream: BinaryIO, progress: Progress) -> None:
        self._stream, self._progress = stream, progress

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        found = self._stream.read(size)
        self._progress(len(found))
        return found

    def read1(self, size: int = -1) -> bytes:
        return self.read(size if size >= 0 else LOOKED_AT)

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def damaged(where: str, error: Exception) -> FileNotUsable:
    """The one sentence for a file that ends too early, was changed, or cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return FileNotUsable(f"pace cannot find the file {where}.")
    if isinstance(error, PermissionError):
        return FileNotUsable(f"pace has no permission to read {where}.")
    return FileNotUsable(
        f"{where} is damaged or incomplete. {_NO_WAY}",
        "Export the file again or copy it again, then import it.",
    )


@contextmanager
def opened_parcel(paths: Sequence[Path]) -> Iterator[tuple[ArchiveFile, ...]]:
    """Every member of everything that was given. Raises FileNotUsable."""
    archives: list[zipfile.ZipFile] = []
    try:
        members: list[ArchiveFile] = []
        for path in paths:
            members.extend(_members(path, archives))
            if len(members) > MOST_MEMBERS:
                raise FileNotUsable(f"{path}: more than {MOST_MEMBERS:,} files. {_NO_WAY}")
        yield tuple(members)
    finally:
        for archive in archives:
            archive.close()


def _members(path: Path, archives: list[zipfile.ZipFile]) -> Iterator[ArchiveFile]:
    try:
        if path.is_dir():
            yield from _of_folder(path, archives)
        elif not path.is_file():
            raise FileNotFoundError
        elif _begins_as_zip(path):
            yield from _of_zip(path, archives)
        else:
            yield _of_file(path, path.name, str(path))
    except OSError as error:
        raise damaged(str(path), error) from error


def _begins_as_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in (_ZIP, b"PK\x05\x06")


def _of_file(path: Path, name: str, where: str) -> ArchiveFile:
    found = ArchiveFile(name, path.stat().st_size, lambda: path.open("rb"), where, path)
    with path.open("rb") as stream:
        return GzipMember(found) if stream.read(2) == _GZIP else found


def _of_folder(folder: Path, archives: list[zipfile.ZipFile]) -> Iterator[ArchiveFile]:
    """Every file below, in the order of the names. Links are not followed."""
    for here, names, files in os.walk(folder):
        names.sort()
        for file in sorted(files):
            path = Path(here, file)
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            if path.is_symlink() or not path.is_file() or _is_noise(name):
                continue
            if _begins_as_zip(path):
                yield from _of_zip(path, archives)
            else:
                yield _of_file(path, name, name)


def _of_zip(path: Path, archives: list[zipfile.ZipFile]) -> Iterator[ArchiveFile]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise damaged(str(path), error) from error
    archives.append(archive)
    check_zip(archive, path)
    for member in archive.infolist():
        if not member.is_dir() and not _is_noise(member.filename):
            yield _of_member(archive, member, path)


def _of_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> ArchiveFile:
    where = f"{path.name}: {member.filename}"
    found = ArchiveFile(
        member.filename,
        member.file_size,
        lambda: GuardedStream.opened(archive, member, where),
        where,
    )
    # Only these are looked into here: an archive can have very many members.
    packed = member.filename.lower().endswith(".gz") and found.start.startswith(_GZIP)
    return GzipMember(found) if packed else found


def _is_noise(name: str) -> bool:
    return name.startswith(_NOISE[0]) or f"/{_NOISE[0]}" in name or name.endswith(_NOISE[1:])
