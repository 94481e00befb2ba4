"""Storage: `goals.toml` as goals, with all its problems. No disk here."""

from typing import Final

from pacing_cli.model.activity import Activity
from pacing_cli.model.goal import CLOSED_HOW, LARGEST_WEIGHT, LEVELS, Goal
from pacing_cli.model.quantity import Amount
from pacing_cli.storage.settings.activities import read_activity
from pacing_cli.storage.settings.toml_table import Table, TomlFile

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
            "start", f"is in {start.measure}, but `target` is in {target.measure}; both are one"
        )
        return target, None
    return target, start


def _levels(table: Table) -> tuple[str, ...]:
    levels = table.words("levels")
    if len(levels) in (0, len(LEVELS)):
        return levels
    table.refuse("levels", f"has {len(levels)} texts; it takes five, for -2, -1, 0, +1 and +2")
    return ()


# Storage: the four TOML files of the person as values, with all their problems. No disk here.
#
# Every reader takes a file that is parsed and answers with a value; what cannot hold is
# noted in the file's `problems`, and the default stands in its place. An activity, the
# profile and the care file have modules of their own and are given here too.


def read_activities(file: TomlFile) -> dict[str, Activity]:
    """`activities.toml`: a table for each activity, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "stands outside of every activity; an activity begins with [its name]")
    return {name: read_activity(name, table) for name, table in top.tables().items()}
