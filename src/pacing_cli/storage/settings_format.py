"""Storage: the four TOML files of the person as values, with all their problems. No disk here.

Every reader takes a file that is parsed and answers with a value; what cannot hold is
noted in the file's `problems`, and the default stands in its place.
"""

import re
from collections.abc import Mapping
from typing import Final, get_args

from pacing_cli.model.activity import KINDS, PRIORITIES, WEEKDAYS, Activity
from pacing_cli.model.care import Agreement, Care, Method
from pacing_cli.model.goal import Goal
from pacing_cli.model.parameters import BY_NAME, Parameters
from pacing_cli.model.profile import Mode, Pause, PauseWhy, Profile, Safety
from pacing_cli.model.quantity import MEASURES, Amount, Measure, parse_amount
from pacing_cli.storage.toml_table import AMOUNT_ALLOWED, Table, TomlFile, is_number, nearest, shown

METHODS: Final[tuple[Method, ...]] = get_args(Method)
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
WHYS: Final[tuple[PauseWhy, ...]] = get_args(PauseWhy)
LONGEST_HOLD: Final = 365

PROFILE_KEYS: Final = (
    "name", "zone", "country", "day", "mode", "mode_since", "contingency", "safety", "pauses",
    "parameters",
)  # fmt: skip
SAFETY_KEYS: Final = ("asked_on", "red_flags", "post_exertional")
ACTIVITY_KEYS: Final = (
    "measure", "demand", "kind", "days", "paused", "step", "short", "priority", "meaning",
    "lighter", "resistance",
)  # fmt: skip
GOAL_KEYS: Final = ("what", "why", "by", "activities", "closed")
CARE_KEYS: Final = ("agreed_with", "agreed_on", "review_on", "activity")
AGREEMENT_KEYS: Final = (
    "ceiling", "floor", "step", "hold_days", "method", "baseline", "good", "bad",
)  # fmt: skip

_DAY = re.compile(r"(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})")
_WEEKDAY_NAMES: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


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
        contingency=top.words("contingency"),
        pauses=tuple(pause for table in top.rows("pauses") if (pause := _pause(table))),
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
    why, since, until = table.choice("why", WHYS), table.day("since"), table.day("until")
    if why is None or since is None:
        for key in ("why", "since"):
            if key not in table.values():
                table.refuse(key, "is missing; a pause takes `why` and `since`")
        return None
    return Pause(why, since, until)


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
        hint = f"; did you mean `{near}`?" if near else "; `pace parameters` lists them all"
        return "is not the name of a parameter" + hint
    is_whole = Parameters.__annotations__[known.field] is int
    in_range = is_number(value) and known.low <= value <= known.high
    if in_range and (type(value) is int or not is_whole):
        return ""
    what = "a whole number" if is_whole else "a number"
    return f"is {shown(value)}; it takes {what} from {known.low:g} to {known.high:g} ({known.unit})"


def read_activities(file: TomlFile) -> dict[str, Activity]:
    """`activities.toml`: a table for each activity, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "stands outside of every activity; an activity begins with [its name]")
    return {name: _activity(name, table) for name, table in top.tables().items()}


def _activity(name: str, table: Table) -> Activity:
    table.note_unknown(ACTIVITY_KEYS, tables_too=True)
    measure = table.choice("measure", MEASURES)
    return Activity(
        name=name,
        measure=measure,
        demand=table.number("demand", 0, 10),
        kind=table.choice("kind", KINDS) or "",
        days=_weekdays(table),
        paused=table.flag("paused") or False,
        step=_own_step(table, measure),
        short=table.words("short"),
        priority=table.choice("priority", PRIORITIES) or "should",
        meaning=table.text("meaning"),
        lighter=table.text("lighter"),
        resistance=table.flag("resistance") or False,
    )


def _weekdays(table: Table) -> tuple[str, ...]:
    """Days in the order of the week; `Monday` means `mon`."""
    found = set()
    for word in table.words("days"):
        small = word.strip().lower()
        fits = [name[:3] for name in _WEEKDAY_NAMES if len(small) >= 3 and name.startswith(small)]
        if not fits:
            allowed = ", ".join(f'"{day}"' for day in WEEKDAYS)
            table.refuse("days", f'holds "{word}"; it takes a list of {allowed}')
            return ()
        found.add(fits[0])
    return tuple(day for day in WEEKDAYS if day in found)


def _own_step(table: Table, measure: Measure | None) -> float | None:
    """A number in the activity's measure, or an amount of that measure."""
    value = table.values().get("step")
    if value is None:
        return None
    if is_number(value) and value > 0:
        return float(value)
    amount = parse_amount(value.strip()) if isinstance(value, str) else None
    if amount is None or amount.value <= 0:
        table.refuse("step", f"takes a number above 0, or {AMOUNT_ALLOWED}")
    elif measure is not None and amount.measure != measure:
        table.refuse("step", f"is in {amount.measure}, but the activity is measured in {measure}")
    else:
        return amount.value
    return None


def read_goals(file: TomlFile) -> tuple[Goal, ...]:
    """`goals.toml`: a table for each goal, in the order of the file."""
    return tuple(_goal(name, table) for name, table in file.table(file.parsed()).tables().items())


def _goal(name: str, table: Table) -> Goal:
    table.note_unknown(GOAL_KEYS, tables_too=True)
    return Goal(
        name=name,
        what=table.text("what"),
        why=table.text("why"),
        by=table.day("by"),
        activities=table.words("activities"),
        closed=table.flag("closed") or False,
    )


def read_care(file: TomlFile) -> Care:
    """`care.toml`."""
    top = file.table(file.parsed())
    top.note_unknown(CARE_KEYS, tables_too=True)
    agreements = top.inner("activity")
    if agreements:
        for key, value in agreements.values().items():
            if not isinstance(value, dict):
                agreements.refuse(key, "needs the name of its activity: [activity.walk]")
    return Care(
        agreed_with=top.text("agreed_with"),
        agreed_on=top.day("agreed_on"),
        review_on=top.day("review_on"),
        activities={
            name: _agreement(table)
            for name, table in (agreements.tables() if agreements else {}).items()
        },
    )


def _agreement(table: Table) -> Agreement:
    table.note_unknown(AGREEMENT_KEYS, tables_too=True)
    agreement = Agreement(
        ceiling=table.amount("ceiling"),
        floor=table.amount("floor"),
        step=table.amount("step", more_than_zero=True),
        hold_days=table.whole("hold_days", 1, LONGEST_HOLD),
        method=table.choice("method", METHODS),
        baseline=table.amount("baseline"),
        good=table.amount("good"),
        bad=table.amount("bad"),
    )
    _check_agreement(table, agreement)
    return agreement


def _check_agreement(table: Table, agreement: Agreement) -> None:
    amounts = {key: one for key, one in agreement._asdict().items() if isinstance(one, Amount)}
    if len({amount.measure for amount in amounts.values()}) > 1:
        told = ", ".join(f"`{key}` in {amount.measure}" for key, amount in amounts.items())
        table.refuse(next(iter(amounts)), f"and the others take one measure, and here are {told}")
        return
    for low, high in (("floor", "ceiling"), ("bad", "good")):
        if low in amounts and high in amounts and amounts[low].value > amounts[high].value:
            table.refuse(
                high,
                f"is {amounts[high]}, below the {low} of {amounts[low]}; "
                f"it takes the {low} or more",
            )


def check_together(file: TomlFile, activities: Mapping[str, Activity], care: Care) -> None:
    """A limit in another measure than the activity's could never be held: it is a problem."""
    for name, agreement in care.activities.items():
        measure = activities[name].measure if name in activities else None
        for key, amount in agreement._asdict().items():
            if measure and isinstance(amount, Amount) and amount.measure != measure:
                table = file.table({}, ("activity", name))
                table.refuse(
                    key,
                    f"is in {amount.measure}, but activities.toml measures it in {measure}; "
                    f"it takes {measure}",
                )
