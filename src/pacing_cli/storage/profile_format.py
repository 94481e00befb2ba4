"""Storage: `profile.toml` as a value, with all its problems. No disk here."""

import re
from collections.abc import Mapping
from typing import Final, get_args

from pacing_cli.model.near_words import nearest
from pacing_cli.model.parameter_table import BY_NAME
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import (
    Lifted,
    LiftedWhy,
    MedicineKind,
    Mode,
    Pause,
    PauseWhy,
    Profile,
    Safety,
    Signals,
)
from pacing_cli.storage.calendar_format import CALENDAR_KEYS as CALENDAR_KEYS
from pacing_cli.storage.calendar_format import read_calendar
from pacing_cli.storage.flare_plan_format import FLARE_PLAN_KEYS as FLARE_PLAN_KEYS
from pacing_cli.storage.flare_plan_format import read_flare_plan
from pacing_cli.storage.rhythm_format import (
    appointments,
    calendars,
    drowsy,
    energy_budget,
    good_hours,
    resting,
)
from pacing_cli.storage.toml_table import Table, TomlFile, is_number, shown

MODES: Final[tuple[Mode, ...]] = get_args(Mode)
WHYS: Final[tuple[PauseWhy, ...]] = get_args(PauseWhy)
LIFTED_WHYS: Final[tuple[LiftedWhy, ...]] = get_args(LiftedWhy)
MEDICINE_KINDS: Final[tuple[MedicineKind, ...]] = get_args(MedicineKind)

PROFILE_KEYS: Final = (
    "name", "zone", "country", "day", "mode", "mode_since", "energy_ceiling", "energy_budget",
    "good_hours", "appointments_from", "contingency", "flare_plan", "calendar", "safety", "pauses",
    "lifted", "coping", "medicine", "timer", "appointments", "rest", "parameters",
)  # fmt: skip
MOST_POINTS: Final = 1440
"""A day of 24 hours at demand 10."""
SAFETY_KEYS: Final = ("asked_on", "red_flags", "post_exertional")
PAUSE_KEYS: Final = ("why", "since", "until")
MEDICINE_KEYS: Final = ("kind", "drowsy", "at")
TIMER_KEYS: Final = ("bell", "notify", "speak")
COPING_KEYS: Final = ("pain", "fatigue", "sleep", "mood", "stress", "stiff", "any")

_DAY = re.compile(r"(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})")


def read_profile(file: TomlFile) -> Profile:
    """`profile.toml`."""
    top = file.table(file.parsed())
    top.note_unknown(PROFILE_KEYS, tables_too=True)
    start, end = _waking_hours(top)
    return Profile(
        name=top.text("name"),
        mode=top.choice("mode", MODES) or "graded",
        mode_since=top.day("mode_since"),
        day_start=start,
        day_end=end,
        zone=top.text("zone"),
        country=_country(top),
        safety=_safety(top.inner("safety")),
        energy_ceiling=_energy_ceiling(top),
        energy_budget=energy_budget(top, MOST_POINTS),
        good_hours=good_hours(top),
        appointments=appointments(top),
        calendars=calendars(top),
        rest=resting(top.inner("rest")),
        drowsy=drowsy(top),
        contingency=top.words("contingency"),
        flare_plan=read_flare_plan(top.inner("flare_plan")),
        calendar=read_calendar(top.inner("calendar")),
        pauses=tuple(pause for table in top.rows("pauses") if (pause := _pause(table))),
        lifted=tuple(one for table in top.rows("lifted") if (one := _lifted(table))),
        coping=_coping(top.inner("coping")),
        medicines=_medicines(top),
        signals=_signals(top.inner("timer")),
        parameters=_parameters(top.inner("parameters")),
    )


def _waking_hours(top: Table) -> tuple[int, int]:
    """From and to in minutes after midnight."""
    usual = (Profile().day_start, Profile().day_end)
    text = top.text("day").strip()
    if not text:
        return usual
    found = _DAY.fullmatch(text)
    if found:
        hour, minute, last_hour, last_minute = (int(part) for part in found.groups())
        start, end = hour * 60 + minute, last_hour * 60 + last_minute
        if minute < 60 and last_minute < 60 and start < end <= 24 * 60:
            return start, end
    top.refuse("day", f'is "{text}"; it takes two times of one day, such as "08:00-20:00"')
    return usual


def _energy_ceiling(top: Table) -> float | None:
    """Points a day, above 0."""
    ceiling = top.number("energy_ceiling", 0, MOST_POINTS)
    if ceiling == 0:
        top.refuse("energy_ceiling", "is 0; it takes a number above 0, in points a day")
        return None
    return ceiling


def _country(top: Table) -> str:
    text = top.text("country").strip()
    if not text or (len(text) == 2 and text.isascii() and text.isalpha()):
        return text.upper()
    top.refuse("country", f'is "{text}"; it takes two letters, such as "GB" or "DE"')
    return ""


def _safety(table: Table | None) -> Safety:
    if table is None:
        return Safety()
    table.note_unknown(SAFETY_KEYS)
    return Safety(
        asked_on=table.day("asked_on"),
        red_flags=table.words("red_flags"),
        post_exertional=table.flag("post_exertional"),
    )


def _pause(table: Table) -> Pause | None:
    table.note_unknown(PAUSE_KEYS)
    why, since, until = table.choice("why", WHYS), table.day("since"), table.day("until")
    if why is None or since is None:
        for key in ("why", "since"):
            if key not in table.values():
                table.refuse(key, "is missing; a pause takes `why` and `since`")
        return None
    if until is not None and until < since:
        table.refuse("until", f"is {until}, before `since`, which is {since}")
        return None
    return Pause(why, since, until)


def _lifted(table: Table) -> Lifted | None:
    table.note_unknown(PAUSE_KEYS)
    why, since, until = table.choice("why", LIFTED_WHYS), table.day("since"), table.day("until")
    if why is None or until is None:
        for key in ("why", "until"):
            if key not in table.values():
                table.refuse(key, "is missing; it takes `why` and `until`")
        return None
    return Lifted(why, since, until)


def _coping(table: Table | None) -> Mapping[str, str]:
    """What the person wrote down for each early sign, by the name of the signal."""
    if table is None:
        return {}
    table.note_unknown(COPING_KEYS)
    return {key: text for key in table.values() if (text := table.text(key).strip())}


def _medicines(top: Table) -> Mapping[str, MedicineKind]:
    """[medicine.NAME] with its kind; a name counts whatever its capitals."""
    kinds: dict[str, MedicineKind] = {}
    for name, table in top.tables("medicine").items():
        table.note_unknown(MEDICINE_KEYS)
        kind = table.choice("kind", MEDICINE_KINDS)
        if kind is not None:
            kinds[name.casefold()] = kind
    return kinds


def _signals(table: Table | None) -> Signals:
    """How the timer calls; what is left out stays as it is without the table."""
    if table is None:
        return Signals()
    table.note_unknown(TIMER_KEYS)
    told = {key: said for key in TIMER_KEYS if (said := table.flag(key)) is not None}
    return Signals()._replace(**told)


def _parameters(table: Table | None) -> Mapping[str, float]:
    if table is None:
        return {}
    chosen: dict[str, float] = {}
    for name, key, value in _flattened(table.values()):
        refusal = _refused_parameter(name, value)
        if refusal:
            table.refuse(key, refusal)
        else:
            chosen[name] = value  # type: ignore[assignment]
    return chosen


def _flattened(found: Mapping[str, object]) -> list[tuple[str, str, object]]:
    """Name, key and value: `"progress.pct" = 10` and `progress.pct = 10` mean the same."""
    rows: list[tuple[str, str, object]] = []
    for key, value in found.items():
        if isinstance(value, dict):
            rows += [(f"{key}.{inner}", f"{key}.{inner}", one) for inner, one in value.items()]
        else:
            rows.append((key, key, value))
    return rows


def _refused_parameter(name: str, value: object) -> str:
    """Why the value cannot hold; empty where it can."""
    known = BY_NAME.get(name)
    if known is None:
        near = nearest(name, tuple(BY_NAME))
        all_of_them = "the project's docs list them all, in reference/parameters.md"
        hint = f"; did you mean `{near}`?" if near else f"; {all_of_them}"
        return "is not the name of a parameter" + hint
    is_whole = Parameters.__annotations__[known.field] is int
    in_range = is_number(value) and known.low <= value <= known.high
    if in_range and (type(value) is int or not is_whole):
        return ""
    what = "a whole number" if is_whole else "a number"
    return f"is {shown(value)}; it takes {what} from {known.low:g} to {known.high:g} ({known.unit})"
