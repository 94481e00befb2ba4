"""Storage: what the profile says of the rhythm of a day: hours, appointments, rests, energy."""

from collections.abc import Mapping
from typing import Final, Literal

from pacing_cli.model.profile import Appointment, Drowsy, RestBy, Resting
from pacing_cli.model.so_far import Fixed, Stretch
from pacing_cli.storage.day_times import minutes_in, stretch_of, stretches_in, times_in
from pacing_cli.storage.toml_table import Table, is_number, shown
from pacing_cli.storage.weekdays import weekdays

APPOINTMENT_KEYS: Final = ("what", "at", "on", "days", "demand")
REST_KEYS: Final = ("by", "green", "amber", "red", "midday")
RESTS_BY: Final[tuple[RestBy, ...]] = ("time", "symptom")
_LONGEST_REST: Final = 240
_LONGEST_DROWSY: Final = 720


def energy_budget(top: Table, most: float) -> float | Literal["usual"] | None:
    """Points of a day, 0 included; or `usual`."""
    value = top.values().get("energy_budget")
    if value is None or value == "usual":
        return None if value is None else "usual"
    if is_number(value) and 0 <= value <= most:
        return float(value)
    top.refuse(
        "energy_budget", f'is {shown(value)}; it takes a number from 0 to {most:g}, or "usual"'
    )
    return None


def good_hours(top: Table) -> tuple[Stretch, ...] | Literal["learn"]:
    """A list of stretches, or `learn`."""
    if top.values().get("good_hours") == "learn":
        return "learn"
    return stretches_in(top, "good_hours")


def calendars(top: Table) -> tuple[str, ...]:
    """One file, or a list of them."""
    value = top.values().get("appointments_from")
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return top.words("appointments_from")


def appointments(top: Table) -> tuple[Appointment, ...]:
    """Every table of [[appointments]]."""
    return tuple(one for table in top.rows("appointments") if (one := _appointment(table)))


def _appointment(table: Table) -> Appointment | None:
    table.note_unknown(APPOINTMENT_KEYS)
    text = table.text("at")
    stretch = stretch_of(text)
    demand = table.number("demand", 0, 10)
    if stretch is None:
        table.refuse("at", f'is "{text}"; it takes two times of one day, such as "14:00-14:45"')
        return None
    what = table.text("what").strip() or "appointment"
    return Appointment(
        Fixed(what, stretch.start, stretch.end, demand), table.day("on"), weekdays(table)
    )


def resting(table: Table | None) -> Resting:
    """The table [rest]."""
    if table is None:
        return Resting()
    table.note_unknown(REST_KEYS)
    return Resting(
        by=table.choice("by", RESTS_BY) or "time",
        green=table.text("green").strip(),
        amber=table.text("amber").strip(),
        red=table.text("red").strip(),
        midday=minutes_in(table, "midday", _LONGEST_REST),
    )


def drowsy(top: Table) -> Mapping[str, Drowsy]:
    """Of every [medicine.NAME] how long it makes drowsy and when it is taken."""
    found: dict[str, Drowsy] = {}
    for name, table in top.tables("medicine").items():
        minutes = minutes_in(table, "drowsy", _LONGEST_DROWSY)
        at = times_in(table, "at")
        if minutes:
            found[name.casefold()] = Drowsy(minutes, at)
        elif at:
            table.notice("at", "is only read together with `drowsy`")
    return found
