"""Turn model values into the plain dicts of the `--json` documents.

A number is written as a person writes it (12 and not 12.0), a date as ISO text,
an amount as its measure and value, what is not known yet as `not_yet`.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pacing_cli.errors import PacingError
from pacing_cli.model.quantity import Amount

Document = dict[str, object]

_DECIMALS = 4


def as_json(value: Any) -> Any:
    """A model value as JSON can hold it."""
    match value:
        case Amount(measure, size):
            return {"measure": measure, "value": as_json(size)}
        case bool() | str() | int() | None:
            return value
        case float():
            return _tidy(value)
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): as_json(each) for key, each in value.items()}
        case tuple() if hasattr(value, "_fields"):
            # Inside, for who lists entries: they hold no other tuple, and no plan is loaded.
            from pacing_cli.model.plan import NotYet

            if isinstance(value, NotYet):
                return {"not_yet": {"have": value.have, "need": value.need, "what": value.what}}
            return members(value)
        case tuple() | list():
            return [as_json(each) for each in value]
        case set() | frozenset():
            return sorted(as_json(each) for each in value)
        case _:
            return str(value)


def members(value: Any) -> Document:
    """A named tuple by its fields."""
    return {name: as_json(each) for name, each in value._asdict().items()}


def _tidy(value: float) -> float | int | None:
    """12 and not 12.0; what is no number in JSON is null."""
    if not math.isfinite(value):
        return None
    rounded = round(value, _DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def problem_document(error: PacingError, exit_code: int) -> Document:
    """Return the document of an error: the message for the person, and the exit code."""
    return {
        "schema": "pace/problem/1",
        "message": error.message,
        "hint": error.hint or None,
        "problems": [problem._asdict() for problem in error.problems],
        "exit_code": exit_code,
    }
