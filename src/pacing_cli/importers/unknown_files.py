"""Name the type of an unknown file, with one line about what to do.

It is looked at as an importer would: by its beginning, never by its name alone. What other
programs call their tables and files is known from public sources.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.reading.archive import ArchiveFile, opened_parcel
from pacing_cli.importers.reading.streams import MAGIC, delimiter_of, opened_copy
from pacing_cli.importers.registry import sort_parcel
from pacing_cli.model.text import visible
from pacing_cli.model.value import Value


class UnknownFile(Value):
    """What was seen, and what to do: a sentence each, the first without its full stop."""

    what: str
    do: str
    kind: str = ""
    """The kind in one word, to count by."""
    is_text: bool = False
    """It may be a table: it is text, and no other kind of it."""


_AS_CSV: Final = "Open it, save the sheet as CSV, and then: pace import csv {csv}"
_FROM_APP: Final = "In the app that made it, look for an export as CSV or JSON, and import that."
_AGAIN: Final = "Make the export again, or copy the file again, and then: pace import {name}"
_BY_HAND: Final = "pace cannot read it. To enter a day yourself: pace log yesterday walk 10m pain 3"
_NOT_A_DOWNLOAD: Final = (
    "It was probably saved in place of the download. Log in there, use its download button, "
    "and then: pace import FILE"
)

_MAGIC: Final = (
    (b"%PDF", "This is a PDF", _BY_HAND, "PDF"),
    (b"\x89PNG", "This is an image", _BY_HAND, "image"),
    (b"\xff\xd8\xff", "This is an image", _BY_HAND, "image"),
    (b"GIF8", "This is an image", _BY_HAND, "image"),
    (b"II*\0", "This is an image", _BY_HAND, "image"),
    (
        b"7z\xbc\xaf'\x1c",
        "This is a 7z archive",
        "Unpack it, and then: pace import FOLDER",
        "archive",
    ),
    (b"PK", "This is a zip", "Unpack it, and then: pace import FOLDER", "archive"),
    (b"Rar!", "This is a RAR archive", "Unpack it, and then: pace import FOLDER", "archive"),
    (
        b"\x1f\x8b",
        "This is a compressed file (gz)",
        "Unpack it, and then: pace import FILE",
        "archive",
    ),
    (
        b"\xfd7zXZ",
        "This is a compressed file (xz)",
        "Unpack it, and then: pace import FILE",
        "archive",
    ),
    (b"BZh", "This is a compressed file (bz2)", "Unpack it, and then: pace import FILE", "archive"),
    (b"{\\rtf", "This is a text with formatting (RTF)", _BY_HAND, "document"),
    (b"ID3", "This is a sound file", _BY_HAND, "sound"),
)
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")

_DATABASES: Final = (
    ({"Habits", "Repetitions"}, "Loop Habits",
     "In Loop: Settings, Export as CSV. Then import that."),
    ({"data_points_table"}, "Track & Graph", "In Track & Graph: export as CSV. Then import that."),
    ({"samples", "data_provenances"}, "Apple Health, from a backup of the phone",
     "On the phone, in Health: your picture, Export All Health Data. Then import export.zip."),
    ({"ACTIVITY_DESCRIPTION", "DEVICE_ATTRIBUTES"}, "Gadgetbridge",
     "Its devices are not among those that pace reads."),
    ({"steps_record_table"}, "Health Connect", "Its tables are not those that pace reads."),
)  # fmt: skip
"""Tables by which the databases of some programs are known."""

_ARCHIVES: Final = (
    ("backup.daylio", "This is a backup of Daylio",
     "In Daylio: More, Export, CSV. Then import that."),
    ("motion path detail data.json", "This looks like a Huawei Health export",
     "pace does not read this one. Another app on the phone may hold the same steps."),
    ("document.iwa", "This is a sheet or text of Apple's Numbers or Pages", _AS_CSV),
)  # fmt: skip
"""The last part of a member's name, by which an archive is known."""

_TABLES: Final = (
    ({"date", "lastSyncTime", "steps"}, "Zepp Life (Mi Fit)"),
    ({"Activity ID", "Activity Date", "Activity Type"}, "Strava"),
    ({"Recovery score %"}, "Whoop"),
    ({"Sleep quality", "Time in bed"}, "Sleep Cycle"),
)  # fmt: skip
"""Columns by which the tables of some programs are known, where no format took them."""


def what_is(path: Path, members: Sequence[ArchiveFile]) -> UnknownFile:
    """What something is that was given: a file, a folder, or an archive of these members."""
    if path.is_dir() or len(members) != 1 or members[0].path != path:
        found = _of_archive(path, members)
    else:
        found = of_file(members[0])
    name, as_csv = quote(str(path)), quote(str(path.parent / f"{path.stem}.csv"))
    return found._replace(do=found.do.replace("{name}", name).replace("{csv}", as_csv))


def refuse_other_kinds(path: Path) -> str:
    """The name of the format that knows a table whole; empty for a table of one's own.

    Raises FileNotUsable where a file is no text that may be a table, with what it is.
    """
    if not path.is_file():
        return ""
    with opened_parcel((path,)) as members:
        claimed = sort_parcel(members).claimed
        title = claimed[0].format.title if claimed else ""
        is_table = len(members) == 1 and members[0].path == path and of_file(members[0]).is_text
        if is_table:
            return title
        if title:
            raise FileNotUsable(
                f"This is not a table, but pace knows it: {title} ({path.name}). Nothing was "
                "imported.",
                f"To read it: pace import {quote(str(path))}",
            )
        found = what_is(path, members)
    raise FileNotUsable(f"{found.what} ({path.name}). Nothing was imported.", found.do)


def of_file(member: ArchiveFile) -> UnknownFile:
    """What one file is, by its beginning."""
    start = member.start
    if not member.size:
        return UnknownFile("This file is empty", _AGAIN, "empty")
    for magic, what, do, kind in _MAGIC:
        if start.startswith(magic):
            return UnknownFile(what, do, kind)
    if start.startswith(MAGIC):
        return _database(member)
    if start.startswith(_OLD_OFFICE):
        return _old_office(start)
    if start[4:8] == b"ftyp" or start.startswith(b"RIFF"):
        image = start[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"WEBP")
        return UnknownFile(
            "This is an image" if image else "This is a film or a sound file", _BY_HAND, "image"
        )
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UnknownFile("This is a kind of file that pace does not know", _FROM_APP, "other")
    return _text(member)


def _old_office(start: bytes) -> UnknownFile:
    if _LOCKED in start:
        return UnknownFile(
            "This is an Office file that is locked with a password",
            "Open it with its password, save the sheet as CSV, and then: pace import csv {csv}",
            "workbook",
        )
    return UnknownFile(
        "This is an Office file of an old kind, such as an Excel workbook", _AS_CSV, "workbook"
    )


def _database(member: ArchiveFile) -> UnknownFile:
    try:
        with opened_copy(member) as found:
            rows = found.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except FileNotUsable:
        return UnknownFile("This is a database that is damaged or incomplete", _AGAIN, "database")
    tables = [str(name) for (name,) in rows if not str(name).startswith(("sqlite_", "android_"))]
    for known, title, do in _DATABASES:
        if known <= set(tables):
            return UnknownFile(f"This is a database of {title}", do, "database")
    return UnknownFile(
        f"This is a database (SQLite) with the tables {_some(tables)}", _FROM_APP, "database"
    )


def _text(member: ArchiveFile) -> UnknownFile:
    text = member.head.lstrip()
    if not text:
        return UnknownFile("This file is empty", _AGAIN, "empty")
    low = text[:2000].casefold()
    if low.startswith("<!doctype html") or "<html" in low:
        title = re.search(r"<title[^>]*>\s*([^<]{1,60})", text, re.IGNORECASE)
        called = f" called {_plain(title[1])!r}" if title else ""
        return UnknownFile(f"This is a web page{called}", _NOT_A_DOWNLOAD, "web page")
    if low.startswith("begin:vcalendar"):
        return UnknownFile(
            "This is a calendar",
            "To add an appointment: pace plan fixed 14:00-15:00 physio",
            "calendar",
        )
    if text.startswith("<"):
        root = re.search(r"<([A-Za-z][\w:.-]*)", text)
        return UnknownFile(
            f"This is XML that begins with <{root[1] if root else '?'}>", _FROM_APP, "XML"
        )
    if text[0] in "[{":
        return UnknownFile(_json(member), _FROM_APP, "JSON")
    return _table(member)


def _json(member: ArchiveFile) -> str:
    """JSON by its keys: those at the top, or those of the first record."""
    keys = _keys(member.head)
    return f"This is JSON with the keys {_some(keys)}" if keys else "This is JSON without keys"


def _keys(head: str) -> list[str]:
    """The first keys of an object or of the first object of a list, also of a text cut short."""
    found: list[str] = []
    depth, start = 0, head.find("{")
    if start < 0:
        return []
    for token in re.finditer(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}\[\]]', head[start:]):
        mark = token[0]
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
            if depth == 0:
                break
        elif depth == 1 and token[2]:
            found.append(token[1])
    return found


def _table(member: ArchiveFile) -> UnknownFile:
    lines = [line for line in member.lines if line.strip()]
    header = next((line for line in lines if len(_cells(line)) > 1), "")
    names = [name for cell in _cells(header) if (name := cell.strip())]
    if len(lines) < 2 or len(names) < 2:
        return UnknownFile("This is a text, not a table of days", _BY_HAND, "text", is_text=True)
    known = next((title for columns, title in _TABLES if columns <= set(names)), "")
    columns = f"This is a table with the columns {_some(names)}"
    what = f"This looks like a {known} export" if known else columns
    do = "To read it as a table of days: pace import csv {name}"
    return UnknownFile(what, do, "table", is_text=True)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        return []


# Archives and folders: what is in them, by kind and count.

_LOOKED_INTO: Final = 300
"""So many members are opened; the others are counted by the ends of their names."""


def _of_archive(path: Path, members: Sequence[ArchiveFile]) -> UnknownFile:
    if not path.is_dir() and (known := _known_archive(members)):
        return known
    place = "This folder" if path.is_dir() else "This zip"
    filled = [member for member in members if member.size]
    if not filled:
        return UnknownFile(f"{place} is empty", _AGAIN, "empty")
    kinds = [_kind_of(member, at) for at, member in enumerate(filled)]
    held = ", ".join(f"{count:,} {kind}" for kind, count in Counter(kinds).most_common(5))
    table = next((one for one, kind in zip(filled, kinds, strict=True) if kind == "table"), None)
    do = _FROM_APP
    if table:
        where = f"pace import csv {quote(str(table.path or table.base))}"
        do = f"To read one of its tables{'' if table.path else ', unpack it, and then'}: {where}"
    return UnknownFile(f"{place} has {held} in it, and nothing that pace knows", do)


def _known_archive(members: Sequence[ArchiveFile]) -> UnknownFile | None:
    names = {member.name.casefold() for member in members}
    ends = {member.base.casefold() for member in members}
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return UnknownFile("This is an Excel workbook", _AS_CSV, "workbook")
    if "word/document.xml" in names:
        return UnknownFile("This is a Word document", _BY_HAND, "document")
    if {"content.xml", "mimetype"} <= names:
        return UnknownFile("This is a sheet or a text of LibreOffice", _AS_CSV, "workbook")
    found = next(((what, do) for end, what, do in _ARCHIVES if end in ends), None)
    return UnknownFile(*found) if found else None


def _kind_of(member: ArchiveFile, at: int) -> str:
    if at >= _LOOKED_INTO:
        end = Path(member.base).suffix.lstrip(".").upper()
        return end or "other"
    try:
        start = member.start
        kind = "database" if start.startswith(MAGIC) else of_file(member).kind
    except FileNotUsable:
        kind = "damaged"
    member.forget_start()
    return kind or "other"


def _some(names: Sequence[str]) -> str:
    """The first names of many, in a line."""
    shown = ", ".join(_plain(name) for name in names[:6])
    return f"{shown} and {len(names) - 6} more" if len(names) > 6 else shown or "(none)"


def _plain(text: str) -> str:
    return visible(" ".join(text.split()))[:40]
