"""Make the JSON documents of entries, and of refused lines."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.exporters.json import Document, as_json
from pacing_cli.model.entry import Entry

JOURNAL: Final = "pace/journal/1"
"""Entries after amendments and withdrawals, each as `entry_line` says it."""


def entries_document(entries: Sequence[Entry], problems: Sequence[Problem] = ()) -> Document:
    """`pace/entries/1`: the lines that were written, and those that were refused."""
    return {
        "schema": "pace/entries/1",
        "entries": [entry_line(entry) for entry in entries],
        "problems": [_problem(problem) for problem in problems],
    }


def entry_line(entry: Entry) -> Document:
    """An entry under the names of the journal's file."""
    line = told_first(entry)
    for key, value in entry.fields.items():
        line[key] = value if type(value) is str or type(value) is int else as_json(value)
    return line


def told_first(entry: Entry) -> Document:
    """What every line of the journal begins with."""
    return {
        "v": 1,
        "id": entry.id,
        "kind": entry.kind,
        "at": entry.at.isoformat(),
        "zone": entry.zone,
        "noted": in_utc(entry.noted),
    }


def in_utc(moment: datetime) -> str:
    """A moment in UTC, with a Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _problem(problem: Problem) -> Document:
    """Return a problem. `line` is the number at the end of its place, or null."""
    found = re.search(r"(\d+)\D*$", problem.where)
    line = int(found[1]) if found else None
    return {"line": line, "text": problem.text, "message": problem.message, "where": problem.where}
