"""Parse `profile.toml` into a value, with all its problems. No disk here."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.day import Fixed, TimeRange
from pacing_cli.model.entry import medicine_name
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import (
    USUAL_HOURS,
    Appointment,
    CalendarChoice,
    Drowsy,
    Lifted,
    LiftedWhy,
    MedicineKind,
    Mode,
    Pause,
    PauseWhy,
    Profile,
    RestBy,
    Resting,
    Safety,
    Signals,
)
from pacing_cli.model.text import nearest
from pacing_cli.storage.settings.flare_plan import read_flare_plan
from pacing_cli.storage.settings.times import (
    minutes_in,
    stretch_of,
    stretches_in,
    times_in,
    weekdays,
)
from pacing_cli.storage.settings.toml_table import Table, TomlFile, is_number, shown

# Storage: what `profile.toml` says about the calendar, as a value. No disk here.

CALENDAR_KEYS: Final = ("titles", "check_in", "review")
TITLES: Final = ("names", "neutral")
NONE: Final = "none"


def read_calendar(table: Table | None) -> CalendarChoice:
    """The table `[calendar]`; the usual choices where there is none."""
    if table is None:
        return CalendarChoice()
    table.note_unknown(CALENDAR_KEYS)
    check_in = table.text("check_in").strip()
    review = table.choice("review", (*WEEKDAYS, NONE))
    return CalendarChoice(
        neutral=table.choice("titles", TITLES) == "neutral",
        check_in=_minute(table, check_in),
        check_ins=check_in != NONE,
        review=CalendarChoice().review if review is None else review.replace(NONE, ""),
    )


def _minute(table: Table, text: str) -> int | None:
    if text in ("", NONE):
        return None
    minute = minute_of_day(text)
    if minute is None:
        table.refuse("check_in", f'is "{text}". Allowed: a time such as "08:30", or "{NONE}"')
    return minute


def minute_of_day(text: str) -> int | None:
    """`08:30` in minutes after midnight; None where it is no time of a day."""
    hours, colon, minutes = text.strip().partition(":")
    digits = hours.isascii() and minutes.isascii() and hours.isdecimal() and minutes.isdecimal()
    if not colon or not digits or len(minutes) != 2 or len(hours) > 2:
        return None
    found = int(hours) * 60 + int(minutes)
    return found if int(hours) < 24 and int(minutes) < 60 else None


# Storage: what the profile says of the rhythm of a day: hours, appointments, rests, energy.

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
        "energy_budget", f'is {shown(value)}. Allowed: a number from 0 to {most:g}, or "usual"'
    )
    return None


def good_hours(top: Table) -> tuple[TimeRange, ...] | Literal["learn"]:
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
        table.refuse("at", f'is "{text}". Allowed: two times of one day, such as "14:00-14:45"')
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
            found[medicine_name(name).casefold()] = Drowsy(minutes, at)
        elif at:
            table.notice("at", "is used only together with `drowsy`")
    return found


MODES: Final[tuple[Mode, ...]] = get_args(Mode)
WHYS: Final[tuple[PauseWhy, ...]] = get_args(PauseWhy)
LIFTED_WHYS: Final[tuple[LiftedWhy, ...]] = get_args(LiftedWhy)
MEDICINE_KINDS: Final[tuple[MedicineKind, ...]] = get_args(MedicineKind)

PROFILE_KEYS: Final = (
    "name", "zone", "country", "day", "mode", "mode_since", "energy_ceiling", "energy_budget",
    "good_hours", "appointments_from", "contingency", "flare_plan", "calendar", "safety", "pauses",
    "places", "lifted", "coping", "medicine", "timer", "appointments", "rest", "parameters",
)  # fmt: skip
MOST_POINTS: Final = 1440
"""A day of 24 hours at demand 10."""
SAFETY_KEYS: Final = ("asked_on", "red_flags", "post_exertional")
PAUSE_KEYS: Final = ("why", "since", "until")
MEDICINE_KEYS: Final = ("kind", "drowsy", "at")
TIMER_KEYS: Final = ("bell", "notify", "speak")
COPING_KEYS: Final = ("pain", "fatigue", "sleep", "mood", "stress", "stiff", "any")


def read_profile(file: TomlFile) -> Profile:
    """`profile.toml`."""
    top = file.table(file.parsed())
    top.note_unknown(PROFILE_KEYS, tables_too=True)
    windows = dict(_windows(top))
    usual = windows.pop(USUAL_HOURS, TimeRange(Profile().day_start, Profile().day_end))
    return Profile(
        name=top.text("name"),
        mode=top.choice("mode", MODES) or "graded",
        mode_since=top.day("mode_since"),
        day_start=usual.start,
        day_end=usual.end,
        windows=windows,
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
        places=top.words("places"),
        lifted=tuple(one for table in top.rows("lifted") if (one := _lifted(table))),
        coping=_coping(top.inner("coping")),
        medicines=_medicines(top),
        signals=_signals(top.inner("timer")),
        parameters=_parameters(top.inner("parameters")),
    )


def _windows(top: Table) -> Mapping[str, TimeRange]:
    """`day` as text is one window, under `usual`; as a table one under each of its keys."""
    if not isinstance(top.values().get("day"), dict):
        hours = _hours(top, "day")
        return {USUAL_HOURS: hours} if hours else {}
    table = top.inner("day")
    assert table is not None
    found = {key.casefold(): _hours(table, key) for key in table.values()}
    return {key: hours for key, hours in found.items() if hours}


def _hours(table: Table, key: str) -> TimeRange | None:
    text = table.text(key).strip()
    hours = stretch_of(text)
    if text and hours is None:
        table.refuse(key, f'is "{text}". Allowed: two times of one day, such as "08:00-20:00"')
    return hours


def _energy_ceiling(top: Table) -> float | None:
    """Points a day, above 0."""
    ceiling = top.number("energy_ceiling", 0, MOST_POINTS)
    if ceiling == 0:
        top.refuse("energy_ceiling", "is 0. Allowed: a number above 0, in points a day")
        return None
    return ceiling


def _country(top: Table) -> str:
    text = top.text("country").strip()
    if not text or (len(text) == 2 and text.isascii() and text.isalpha()):
        return text.upper()
    top.refuse("country", f'is "{text}". Allowed: two letters, such as "GB" or "DE"')
    return ""


def _safety(table: Table | None) -> Safety:
    if table is None:
        return Safety()
    table.note_unknown(SAFETY_KEYS)
    return Safety(
        asked_on=table.day("asked_on"),
        red_flags=table.words("red_flags"),
        flags_answered="red_flags" in table.values(),
        post_exertional=table.flag("post_exertional"),
    )


def _pause(table: Table) -> Pause | None:
    table.note_unknown(PAUSE_KEYS)
    why, since, until = table.choice("why", WHYS), table.day("since"), table.day("until")
    if why is None or since is None:
        for key in ("why", "since"):
            if key not in table.values():
                table.refuse(key, "is missing. A pause has `why` and `since`")
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
                table.refuse(key, "is missing. A holiday has `why` and `until`")
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
            kinds[medicine_name(name).casefold()] = kind
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
    from pacing_cli.model.parameter_table import BY_NAME

    known = BY_NAME.get(name)
    if known is None:
        near = nearest(name, tuple(BY_NAME))
        all_of_them = "the project's docs list them all, in reference/parameters.md"
        hint = f". Did you mean `{near}`?" if near else f"; {all_of_them}"
        return "is not the name of a parameter" + hint
    is_whole = Parameters.__annotations__[known.field] is int
    in_range = is_number(value) and known.low <= value <= known.high
    if in_range and (type(value) is int or not is_whole):
        return ""
    what = "a whole number" if is_whole else "a number"
    return f"is {shown(value)}. Allowed: {what} from {known.low:g} to {known.high:g} ({known.unit})"
