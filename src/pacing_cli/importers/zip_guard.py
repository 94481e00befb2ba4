"""Importers: what no honest export has: a zip that would fill a disk, climb out, or hide itself.

The limits are far beyond real exports: text of health records shrinks 10 to 40 times in
a zip, and the largest Apple export that is known of has 3.1 GB.
"""

import io
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from pacing_cli.errors import FileNotUsable

LARGEST: Final = 64 * 1024**3
"""Bytes of all members together, unpacked."""
MOST_MEMBERS: Final = 500_000
STEEPEST: Final = 250
"""How many times larger than in the zip a member may become, once it is past `_SMALL`."""
_SMALL: Final = 8 * 1024**2
_ENCRYPTED: Final = 0x1


def check_zip(archive: zipfile.ZipFile, path: Path) -> None:
    """Look at the list of members before any is read. Raises FileNotUsable."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _refused(path, f"it holds {len(members):,} files")
    if sum(member.file_size for member in members) > LARGEST:
        raise _refused(path, f"unpacked it would be larger than {LARGEST // 1024**3} GB")
    if sum(member.compress_size for member in members) > path.stat().st_size:
        raise _refused(path, "its members lie over one another")
    for member in members:
        wrong = _wrong_with(member)
        if wrong:
            raise _refused(path, wrong)


def _wrong_with(member: zipfile.ZipInfo) -> str:
    """What is wrong with one member, in a few words; empty for an honest one."""
    name = member.filename
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or name[1:2] == ":":
        return f"the name {name!r} leads out of it"
    if stat.S_ISLNK(member.external_attr >> 16):
        return f"{name!r} is a link, not a file"
    if member.flag_bits & _ENCRYPTED:
        return f"{name!r} is locked with a password"
    if member.file_size > _SMALL and member.file_size > STEEPEST * max(member.compress_size, 1):
        return f"{name!r} would unpack to far more than it can hold"
    return ""


def _refused(path: Path, why: str) -> FileNotUsable:
    return FileNotUsable(
        f"{path.name} cannot be read in: {why}. Nothing was read in.",
        "If it is your own export, unpack it yourself and give the folder to pace import.",
    )


class GuardedStream(io.RawIOBase):
    """The content of a member; more than the list of members promised is refused."""

    def __init__(self, stream: BinaryIO, promised: int, where: str) -> None:
        self._stream, self._left, self._where = stream, promised, where

    @staticmethod
    def opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> BinaryIO:
        """Open a member of a zip."""
        stream: BinaryIO = archive.open(member)  # type: ignore[assignment]
        return GuardedStream(stream, member.file_size, where)  # type: ignore[return-value]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        found = self._stream.read(size)
        self._left -= len(found)
        if self._left < 0:
            raise FileNotUsable(f"{self._where} holds more than it says. Nothing was read in.")
        return found

    def read1(self, size: int = -1) -> bytes:
        return self.read(size if size >= 0 else 65536)

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        self._stream.close()
        super().close()
