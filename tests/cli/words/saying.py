"""Reading words without a home: the parser alone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.tokens import Tokens

CLOCK = Clock(datetime(2026, 3, 8, 9, 30, tzinfo=UTC), "UTC", UTC)
"""A Sunday morning."""

KNOWN = {
    "walk": "walk",
    "wash up": "wash up",
    "deep breathing": "deep breathing",
    "db": "deep breathing",
    "stairs": "stairs",
}


def said(line: str, known: Mapping[str, str] = KNOWN) -> Parts:
    """What a line says."""
    return parse(Tokens.of_line(line), CLOCK, lambda: known)


def fields(line: str) -> dict[str, Any]:
    """The fields of a line, under the file's keys."""
    return dict(said(line).fields)


def moment(line: str) -> str:
    """When the line says it was."""
    when = said(line).when
    return (when.resolve(CLOCK) if when else CLOCK.now).isoformat()
