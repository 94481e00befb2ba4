"""Read an export with the library that the importer uses, and do nothing with it."""

import csv
import gzip
import json
import re
import sqlite3
import sys
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat
from zipfile import ZipFile, is_zipfile

CHUNK = 1 << 18


def nothing(name: str, attributes: dict[str, str]) -> None:
    """Told every element; the parser has to make the attributes for it."""


def xml(stream: BinaryIO) -> None:
    """expat, fed piece by piece; the document type is cut off, as it has to be."""
    parser: Any = expat.ParserCreate()
    parser.StartElementHandler = nothing
    start = stream.read(1 << 16)
    parser.Parse(re.sub(rb"<!DOCTYPE.*?\]>", b"", start, flags=re.S), False)
    while piece := stream.read(CHUNK):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def table(path: Path) -> None:
    """csv, row by row."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for _ in csv.reader(stream):
            pass


def database(path: Path) -> None:
    """sqlite3, every row of every table."""
    found = sqlite3.connect(path)
    for (name,) in found.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
        for _ in found.execute(f"SELECT * FROM {name}"):
            pass


def read(path: Path) -> None:
    """One file, or every file of a folder."""
    if path.is_dir():
        for one in sorted(path.rglob("*.*")):
            read(one)
    elif is_zipfile(path):
        with ZipFile(path) as archive, archive.open(archive.infolist()[0]) as stream:
            xml(stream)  # type: ignore[arg-type]
    elif path.suffix == ".xml":
        with path.open("rb") as file:
            xml(file)
    elif path.suffix == ".gz":
        gzip.decompress(path.read_bytes())
    elif path.suffix == ".json":
        json.loads(path.read_bytes())
    elif path.suffix == ".db":
        database(path)
    else:
        table(path)


if __name__ == "__main__":
    read(Path(sys.argv[1]))
