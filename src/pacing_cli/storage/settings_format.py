"""Storage: the four TOML files of the person as values, with all their problems. No disk here.

Every reader takes a file that is parsed and answers with a value; what cannot hold is
noted in the file's `problems`, and the default stands in its place. The profile and the
care file have modules of their own and are given here too.
"""

from typing import Final

from pacing_cli.model.activity import EXERTIONS, KINDS, PRIORITIES, Activity, Exertion
from pacing_cli.model.cue import wrong_cue
from pacing_cli.model.quantity import MEASURES, Measure, parse_amount
from pacing_cli.storage.care_format import AGREEMENT_KEYS as AGREEMENT_KEYS
from pacing_cli.storage.care_format import CARE_KEYS as CARE_KEYS
from pacing_cli.storage.care_format import check_together as check_together
from pacing_cli.storage.care_format import read_care as read_care
from pacing_cli.storage.goal_format import GOAL_KEYS as GOAL_KEYS
from pacing_cli.storage.goal_format import read_goals as read_goals
from pacing_cli.storage.profile_format import CALENDAR_KEYS as CALENDAR_KEYS
from pacing_cli.storage.profile_format import FLARE_PLAN_KEYS as FLARE_PLAN_KEYS
from pacing_cli.storage.profile_format import PROFILE_KEYS as PROFILE_KEYS
from pacing_cli.storage.profile_format import SAFETY_KEYS as SAFETY_KEYS
from pacing_cli.storage.profile_format import read_profile as read_profile
from pacing_cli.storage.toml_table import AMOUNT_ALLOWED, Table, TomlFile, is_number
from pacing_cli.storage.weekdays import weekdays

ACTIVITY_KEYS: Final = (
    "measure", "anchor", "demand", "kind", "days", "paused", "step", "short", "priority",
    "meaning", "lighter", "resistance", "restart_on", "exertion",
)  # fmt: skip


def read_activities(file: TomlFile) -> dict[str, Activity]:
    """`activities.toml`: a table for each activity, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "stands outside of every activity; an activity begins with [its name]")
    return {name: _activity(name, table) for name, table in top.tables().items()}


def _activity(name: str, table: Table) -> Activity:
    table.note_unknown(ACTIVITY_KEYS, tables_too=True)
    measure, cue = _anchored(table, table.choice("measure", MEASURES))
    return Activity(
        name=name,
        measure=measure,
        demand=table.number("demand", 0, 10),
        kind=table.choice("kind", KINDS) or "",
        days=weekdays(table),
        paused=table.flag("paused") or False,
        step=_own_step(table, measure),
        short=table.words("short"),
        priority=table.choice("priority", PRIORITIES) or "should",
        meaning=table.text("meaning"),
        lighter=table.text("lighter"),
        resistance=table.flag("resistance") or False,
        cue=cue,
        restart_on=table.day("restart_on"),
        exertion=_exertion(table),
    )


def _exertion(table: Table) -> tuple[Exertion, ...]:
    """Some of the four kinds, each once, in their order."""
    words = [word.strip().casefold() for word in table.words("exertion")]
    for word in words:
        if word not in EXERTIONS:
            table.refuse("exertion", f'has "{word}"; it takes some of {", ".join(EXERTIONS)}')
    return tuple(kind for kind in EXERTIONS if kind in words)


def _anchored(table: Table, measure: Measure | None) -> tuple[Measure | None, str]:
    """The measure and the stop sign. An anchor that is a measure decides what is counted."""
    anchor = " ".join(table.text("anchor").split())
    counted = next((one for one in MEASURES if one == anchor.casefold()), None)
    if counted is None:
        wrong = wrong_cue(anchor)
        if wrong:
            table.refuse("anchor", wrong)
        return measure, anchor
    if measure not in (None, counted):
        table.refuse("anchor", f"is {counted}, but `measure` is {measure}; it takes {measure} too")
    return counted, ""


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
