"""Storage: a stretch of a foothold as one line of text and back. No disk here.

A day, what is usual before it and its phase are rows of bare values in the order of their
fields: there are thousands of them, and they are read at every plan.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pacing_cli.model.day import Day, Done
from pacing_cli.model.past import Stretch
from pacing_cli.model.standing import Phase, Usual

_DONE, _TAGS, _DOSES = map(Day._fields.index, ("done", "tags", "doses"))
_DATES: Final = tuple(map(Phase._fields.index, ("since", "pause_since", "unsteady")))


def write_stretch(stretch: Stretch) -> str:
    """The stretch as one line."""
    rows = [
        [_day(one) for one in stretch.days],
        stretch.usual,
        [_phase(one) for one in stretch.phases],
        [_date(one) for one in stretch.open],
        stretch.shown,
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read_stretch(text: bytes) -> Stretch:
    """The stretch of that line. Raises ValueError for anything else."""
    try:
        days, usual, phases, onsets, shown = json.loads(text)
        return Stretch(
            [_read_day(row) for row in days],
            [Usual(*row) for row in usual],
            [_read_phase(row) for row in phases],
            [_read_date(one) for one in onsets],
            shown,
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError("this is no stretch of days") from error


def _day(day: Day) -> Sequence[Any]:
    row: list[Any] = list(day)
    row[0] = day.on.isoformat()
    row[_DONE] = {name: _short(done) for name, done in day.done.items()}
    row[_TAGS] = sorted(day.tags)
    return row


def _short(done: Done) -> Sequence[Any]:
    """Without what is as it would be anyway, from the end on."""
    usual = list(Done())
    count = max((at + 1 for at, one in enumerate(done) if one != usual[at]), default=0)
    return done[:count]


def _read_day(row: list[Any]) -> Day:
    row[0] = date.fromisoformat(row[0])
    row[_DONE] = {name: Done(*done) for name, done in row[_DONE].items()}
    row[_TAGS], row[_DOSES] = frozenset(row[_TAGS]), tuple(row[_DOSES])
    return Day(*row)


def _phase(phase: Phase) -> Sequence[Any]:
    row: list[Any] = list(phase)
    for at in _DATES:
        row[at] = _date(row[at])
    return row


def _read_phase(row: list[Any]) -> Phase:
    for at in _DATES:
        row[at] = _read_date(row[at])
    return Phase(*row)


def _date(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _read_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
