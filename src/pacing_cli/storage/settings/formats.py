"""Parse `activities.toml` and `goals.toml` into values, with all problems. No disk here.

An unusable value is added to the file's `problems`, and its default is used.
"""

from datetime import date
from typing import Final

from pacing_cli.model.activity import (
    EXERTIONS,
    KINDS,
    PRIORITIES,
    Activity,
    Exertion,
    Subtask,
    wrong_cue,
)
from pacing_cli.model.goal import CLOSED_HOW, LARGEST_WEIGHT, LEVELS, Goal
from pacing_cli.model.quantity import MEASURES, Amount, Measure, parse_amount
from pacing_cli.storage.settings.times import minutes_in, time_in, weekdays
from pacing_cli.storage.settings.toml_table import AMOUNT_ALLOWED, Table, TomlFile, is_number

ACTIVITY_KEYS: Final = (
    "measure", "anchor", "demand", "kind", "days", "paused", "step", "short", "priority",
    "meaning", "lighter", "resistance", "restart_on", "steps_on", "exertion", "regions", "time",
    "amber", "bad", "standby", "subtasks", "warm_up", "cool_down", "place", "plan",
    "per_week", "on_bad_day",
)  # fmt: skip
_LONGEST_END: Final = 60


def read_activity(name: str, table: Table) -> Activity:
    """The activity of one table."""
    table.note_unknown(ACTIVITY_KEYS, tables_too=True)
    measure, cue = _anchored(table, table.choice("measure", MEASURES))
    return Activity(
        name=name,
        measure=measure,
        demand=table.number("demand", 0, 10),
        kind=table.choice("kind", KINDS) or "",
        days=weekdays(table),
        paused=table.flag("paused") or False,
        plan=table.flag("plan") is not False,
        step=_own_amount(table, "step", measure),
        per_week=table.whole("per_week", 1, 7),
        on_bad_day=_own_amount(table, "on_bad_day", measure),
        short=table.words("short"),
        priority=table.choice("priority", PRIORITIES) or "should",
        meaning=table.text("meaning"),
        lighter=table.text("lighter"),
        resistance=table.flag("resistance") or False,
        cue=cue,
        restart_on=table.day("restart_on"),
        steps_on=_dates(table, "steps_on"),
        exertion=_exertion(table),
        regions=_some(table, "regions"),
        time=time_in(table, "time"),
        amber=_some(table, "amber"),
        bad=_some(table, "bad"),
        standby=table.flag("standby") or False,
        subtasks=_subtasks(table, measure),
        warm_up=minutes_in(table, "warm_up", _LONGEST_END) or 0,
        cool_down=minutes_in(table, "cool_down", _LONGEST_END) or 0,
        place=table.text("place"),
    )


def subtask_of(text: str, measure: Measure | None) -> Subtask | None:
    """`dishes 8m` as a subtask; None where it has no name, or no amount of the measure."""
    name, _, size = text.strip().rpartition(" ")
    amount = parse_amount(size)
    if not name.strip() or amount is None or amount.value <= 0:
        return None
    fits = amount.measure == (measure or "minutes")
    return Subtask(" ".join(name.split()), amount.value) if fits else None


def _subtasks(table: Table, measure: Measure | None) -> tuple[Subtask, ...]:
    found: list[Subtask] = []
    for text in table.words("subtasks"):
        task = subtask_of(text, measure)
        if task is None:
            table.refuse(
                "subtasks",
                f'has "{text}". Allowed: a name and an amount in {measure or "minutes"}, such as '
                '"dishes 8m"',
            )
        else:
            found.append(task)
    return tuple(found)


def _some(table: Table, key: str) -> tuple[str, ...]:
    """Words, each once and not empty."""
    return tuple(dict.fromkeys(one for text in table.words(key) if (one := text.strip())))


def _dates(table: Table, key: str) -> tuple[date, ...]:
    found = table.values().get(key, [])
    if isinstance(found, list) and all(type(one) is date for one in found):
        return tuple(sorted(found))
    table.refuse(key, "is not a list of dates. Allowed: dates such as [2026-03-01]")
    return ()


def _exertion(table: Table) -> tuple[Exertion, ...]:
    """Some of the four kinds, each once, in their order."""
    words = [word.strip().casefold() for word in table.words("exertion")]
    for word in words:
        if word not in EXERTIONS:
            table.refuse("exertion", f'has "{word}". Allowed: some of {", ".join(EXERTIONS)}')
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
        table.refuse("anchor", f"is {counted}, but `measure` is {measure}. Allowed: {measure}")
    return counted, ""


def _own_amount(table: Table, key: str, measure: Measure | None) -> float | None:
    """A number in the activity's measure, or an amount of that measure."""
    value = table.values().get(key)
    if value is None:
        return None
    if is_number(value) and value > 0:
        return float(value)
    amount = parse_amount(value.strip()) if isinstance(value, str) else None
    if amount is None or amount.value <= 0:
        table.refuse(key, f"is not an amount. Allowed: a number above 0, or {AMOUNT_ALLOWED}")
    elif measure is not None and amount.measure != measure:
        table.refuse(key, f"is in {amount.measure}, but the activity is measured in {measure}")
    else:
        return amount.value
    return None


GOAL_KEYS: Final = (
    "what", "why", "by", "activities", "closed", "target", "start", "measured", "set_on",
    "review_on", "weight", "levels", "actions", "home", "work", "transport", "bad_days",
    "helpers", "closed_on", "closed_how", "closed_words",
)  # fmt: skip


def read_goals(file: TomlFile) -> tuple[Goal, ...]:
    """`goals.toml`: a table for each goal, in the order of the file."""
    return tuple(_goal(name, table) for name, table in file.table(file.parsed()).tables().items())


def _goal(name: str, table: Table) -> Goal:
    table.note_unknown(GOAL_KEYS, tables_too=True)
    target, start = _amounts(table)
    weight = table.number("weight", 0, LARGEST_WEIGHT)
    return Goal(
        name=name,
        what=table.text("what"),
        why=table.text("why"),
        by=table.day("by"),
        activities=table.words("activities"),
        closed=table.flag("closed") or False,
        target=target,
        start=start,
        measured=table.text("measured"),
        set_on=table.day("set_on"),
        review_on=table.day("review_on"),
        weight=1 if weight is None else weight,
        levels=_levels(table),
        actions=table.words("actions"),
        home=table.text("home"),
        work=table.text("work"),
        transport=table.text("transport"),
        bad_days=table.words("bad_days"),
        helpers=table.words("helpers"),
        closed_on=table.day("closed_on"),
        closed_how=table.choice("closed_how", CLOSED_HOW),
        closed_words=table.text("closed_words"),
    )


def _amounts(table: Table) -> tuple[Amount | None, Amount | None]:
    """Where it leads and where it began, counted in the same measure."""
    target, start = table.amount("target", more_than_zero=True), table.amount("start")
    if target and start and target.measure != start.measure:
        table.refuse(
            "start",
            f"is in {start.measure}, but `target` is in {target.measure}. Allowed: the same "
            "measure for both",
        )
        return target, None
    return target, start


def _levels(table: Table) -> tuple[str, ...]:
    levels = table.words("levels")
    if len(levels) in (0, len(LEVELS)):
        return levels
    table.refuse("levels", f"has {len(levels)} texts. Allowed: five, for -2, -1, 0, +1 and +2")
    return ()


def read_activities(file: TomlFile) -> dict[str, Activity]:
    """`activities.toml`: a table for each activity, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "is outside every activity. An activity begins with [its name]")
    return {name: read_activity(name, table) for name, table in top.tables().items()}
