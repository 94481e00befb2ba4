"""Exporters: entries exactly as the journal holds them, as JSON: nothing is rounded."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pacing_cli.exporters.entry_documents import in_utc, told_first
from pacing_cli.exporters.values import Document
from pacing_cli.model.entry import Entry


def exact_line(entry: Entry) -> Document:
    """An entry under the names of the journal's file, with every field as it stands there."""
    return {**told_first(entry), **{key: _plain(value) for key, value in entry.fields.items()}}


def export_document(entries: Sequence[Entry], now: datetime) -> Document:
    """`pace/journal/1`, as `pace import` reads it back."""
    return {
        "schema": "pace/journal/1",
        "exported": in_utc(now),
        "entries": [exact_line(entry) for entry in entries],
    }


def jsonl(entries: Sequence[Entry]) -> str:
    """One line an entry, in the form of the journal's own files."""
    return "".join(_text(exact_line(entry), None) + "\n" for entry in entries)


def json_text(document: Document) -> str:
    """A document for reading and for keeping."""
    return _text(document, 1) + "\n"


def _text(found: Document, indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    return json.dumps(found, ensure_ascii=True, indent=indent, separators=separators)


def _plain(value: Any) -> Any:
    """12 and not 12.0, as the journal writes it; a tuple is a list."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
