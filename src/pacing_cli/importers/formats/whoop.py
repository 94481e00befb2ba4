"""Importer for the archive of a Whoop account: cycles, sleeps, workouts and the journal as tables.

A cycle goes from one bedtime to the next, so its figures belong to the day on which the person woke
up. All times are local to the person, with a separate offset (`UTC-04:00`). Heart rate zones are
percentages of a workout, and are not read.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import (
    Figure,
    Measured,
    Night,
    Observation,
    PersonEntry,
    Refused,
    Unknown,
    Workout,
)
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import read_yes
from pacing_cli.importers.reading.streams import (
    TableRow,
    each_usable,
    header_of,
    number_in,
    rows_of,
)
from pacing_cli.importers.reading.words import activity_of, tag_of
from pacing_cli.importers.registry import Here

SOURCE: Final = "Whoop"
_CYCLE: Final = {"Cycle start time", "Cycle timezone"}
_KINDS: Final = ("Nap", "Recovery score %", "Workout start time", "Question text")
"""A column that only one table has: sleeps, cycles, workouts, the journal, in this order."""
_FIGURES: Final[tuple[tuple[str, Figure], ...]] = (
    ("Resting heart rate (bpm)", "x_resting_hr"),
    ("Heart rate variability (ms)", "x_hrv_ms"),
    ("Average HR (bpm)", "hr"),
    ("Max HR (bpm)", "hrmax"),
)
_ASLEEP: Final = "Asleep duration (min)"
_WORKOUT: Final = ("Workout start time", "Workout end time")
_OF_WORKOUT: Final = {
    "minutes": "Duration (min)",
    "metres": "Distance (meters)",
    "hr": "Average HR (bpm)",
    "hrmax": "Max HR (bpm)",
}
_OFFSET: Final = re.compile(r"UTC(?:([+-])(\d{2}):?(\d{2}))?Z?")


def recognises(member: ArchiveFile) -> bool:
    """A table of cycles, or of what belongs to them."""
    names = set(header_of(member))
    return names >= _CYCLE and any(kind in names for kind in _KINDS)


def _kind(member: ArchiveFile) -> int:
    names = header_of(member)
    return next(place for place, kind in enumerate(_KINDS) if kind in names)


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Read all tables. The sleep of a cycle is in the table of sleeps as well, and counts once."""
    slept: set[str] = set()
    answers: dict[str, PersonEntry] = {}
    ordered = sorted(members, key=_kind)
    yield from each_usable(ordered, lambda member: _table(member, here, slept, answers))
    yield from (one for one in answers.values() if one.fields)


def _table(
    member: ArchiveFile, here: Here, slept: set[str], answers: dict[str, PersonEntry]
) -> Iterator[Observation]:
    kind = _kind(member)
    with rows_of(member, here.progress) as rows:
        for row in rows:
            try:
                if kind == 3:
                    _answer(row, here, answers)
                elif kind == 2:
                    yield from _workout(row, here, member)
                else:
                    yield from _sleep(row, slept, member)
                    yield from _figures(row, member) if kind == 1 else ()
            except ValueError as error:
                where = f"{member.where} line {row.line}"
                yield Refused("", Problem(where, f"`{error}` cannot be read"))


def _sleep(row: TableRow, slept: set[str], member: ArchiveFile) -> Iterator[Observation]:
    """A sleep or a nap, by the date of waking up; one that was set by hand has no length."""
    onset, wake = row.text("Sleep onset"), row.text("Wake onset")
    if not wake or onset in slept:
        return
    slept.add(onset)
    minutes = number_in(row, _ASLEEP, "sleep_hours", member)
    if isinstance(minutes, Refused):
        yield minutes
    elif minutes:
        yield Night(SOURCE, _wall(wake).date(), minutes / 60)
    else:
        yield Unknown("sleep_hours")


def _figures(row: TableRow, member: ArchiveFile) -> Iterator[Observation]:
    day = _day(row)
    for name, what in _FIGURES:
        value = number_in(row, name, what, member)
        if isinstance(value, Refused):
            yield value
        elif value and day:
            yield Measured(what, SOURCE, day, value)


def _day(row: TableRow) -> date | None:
    """The day of a cycle: that of waking up; in one without sleep, that of its middle."""
    if wake := row.text("Wake onset"):
        return _wall(wake).date()
    end = row.text("Cycle end time")
    start = _wall(row.text("Cycle start time"))
    return (start + (_wall(end) - start) / 2).date() if end else None


def _workout(row: TableRow, here: Here, member: ArchiveFile) -> Iterator[Observation]:
    start, end = (_moment(row, name, here) for name in _WORKOUT)
    values: dict[str, float] = {}
    for key, name in _OF_WORKOUT.items():
        value = number_in(row, name, key, member)
        if isinstance(value, Refused):
            yield value
        elif value and (key not in ("hr", "hrmax") or 20 <= value <= 250):
            values[key] = value
    values.setdefault("minutes", (end - start).total_seconds() / 60)
    fields: dict[str, object] = {key: round(value) for key, value in values.items()}
    called = row.text("Activity name")
    activity = activity_of("" if called == "Activity" else called.partition("/")[0])
    yield Workout(activity, SOURCE, start, end, fields, called)


def _answer(row: TableRow, here: Here, answers: dict[str, PersonEntry]) -> None:
    """A question of the journal: a yes is a tag, and what was written beside it is kept."""
    text = row.text("Cycle start time")
    at = _moment(row, "Cycle start time", here)
    one = answers.setdefault(text, PersonEntry(at, {}, f"{text}-journal", original={}))
    question, note = row.text("Question text"), row.text("Notes")
    fields, original = one.fields, one.original
    assert isinstance(fields, dict)
    assert isinstance(original, dict)
    original[question] = row.text("Answered yes")
    tag = tag_of(question)
    if tag and read_yes(row.text("Answered yes") or "no"):
        tags = fields.setdefault("tags", [])
        if tag not in tags:
            tags.append(tag)
    if note:
        fields["note"] = "; ".join((*filter(None, (fields.get("note"),)), f"{question} {note}"))


def _moment(row: TableRow, name: str, here: Here) -> datetime:
    wall = _wall(row.text(name))
    found = _OFFSET.fullmatch(row.text("Cycle timezone"))
    if not found:
        return here.local(wall)
    offset = timedelta(hours=int(found[2] or 0), minutes=int(found[3] or 0))
    return wall.replace(tzinfo=timezone(-offset if found[1] == "-" else offset))


def _wall(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise ValueError(text) from None
