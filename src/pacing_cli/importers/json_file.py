"""Importers: a member that is JSON, read whole, and its values looked at with suspicion."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.parcel import Member, Progress

LARGEST: Final = 256 * 1024**2
"""A whole file is held at once: larger ones are refused."""


def load(member: Member, progress: Progress | None = None) -> object:
    """The document. Raises FileNotUsable where it is none, or too large to be held."""
    if member.size > LARGEST:
        raise FileNotUsable(f"{member.where} is too large to be read at once. Nothing was read in.")
    with member.text(progress) as stream:
        text = stream.read()
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        why = "too many brackets" if isinstance(error, RecursionError) else str(error)
        raise FileNotUsable(
            f"{member.where} is damaged or not whole ({why}). Nothing was read in.",
            "Make the export anew, or copy the file again, and try once more.",
        ) from error


def records(document: object) -> Iterator[Mapping[str, object]]:
    """The objects of a list; of an object that holds one list, those of that list."""
    if isinstance(document, Mapping):
        lists = [value for value in document.values() if isinstance(value, list)]
        document = lists[0] if len(lists) == 1 else [document]
    if isinstance(document, list):
        yield from (one for one in document if isinstance(one, Mapping))


def number(value: object) -> float | None:
    """A finite number, also one written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def part(record: Mapping[str, object], name: str) -> Mapping[str, object]:
    """An object inside of a record; an empty one where there is none."""
    found = record.get(name)
    return found if isinstance(found, Mapping) else {}


def word(record: Mapping[str, object], name: str) -> str:
    """A text of a record; empty where there is none."""
    found = record.get(name)
    return found if isinstance(found, str) else ""
