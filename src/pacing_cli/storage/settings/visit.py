"""Parse a file of answers from a visit into a value, with all its problems. No disk here.

It has the keys of `care.toml`, and tables for goals and for the three questions.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from pacing_cli.model.goal import CLOSED_HOW
from pacing_cli.model.quantity import Amount, word_for
from pacing_cli.model.settings import Agreement
from pacing_cli.model.visit import LIMITS, TAKE_AWAY, GoalAnswer, VisitAnswers
from pacing_cli.storage.settings.care import AGREEMENT_KEYS, CARE_KEYS, care_of
from pacing_cli.storage.settings.toml_table import Table, TomlFile, shown

_GOAL_KEYS: Final = ("what", "by", "closed")
_KEYS: Final = (*CARE_KEYS, "goal", "questions", "note")


def read_visit(file: TomlFile) -> VisitAnswers:
    """The answers. A key that is not known is a problem: a limit that is not read cannot hold."""
    parsed = file.parsed()
    taken, rest = _taken_away(parsed)
    top = file.table(rest)
    care = care_of(top)
    for key in parsed:
        if key not in _KEYS:
            top.refuse(key, f"is not a box of the sheet. Allowed: one of {', '.join(_KEYS)}")
    known = {problem.where for problem in file.notices}
    for agreed in top.tables("activity").values():
        for key in agreed.values():
            if key not in AGREEMENT_KEYS and file.where(agreed.path, key) not in known:
                keys = ", ".join(AGREEMENT_KEYS)
                agreed.refuse(key, f"is not a box of the sheet. Allowed: one of {keys}")
    for notice in file.notices:
        file.problems.append(notice)
    return VisitAnswers(
        agreed_with=care.agreed_with.strip(),
        agreed_on=care.agreed_on,
        review_on=care.review_on,
        activities=care.activities,
        taken_away=taken,
        goals=tuple(
            goal
            for name, table in top.tables("goal").items()
            if (goal := _goal(name, table)) != GoalAnswer(name)
        ),
        answers=_answers(top),
        note=" ".join(top.text("note").split()),
    )


def _taken_away(
    parsed: Mapping[str, object],
) -> tuple[frozenset[tuple[str, str]], dict[str, object]]:
    """The limits that are called `none`, and the file without them."""
    tables = parsed.get("activity")
    if not isinstance(tables, dict):
        return frozenset(), dict(parsed)
    taken = {
        (name, key)
        for name, table in tables.items()
        if isinstance(table, dict)
        for key in LIMITS
        if str(table.get(key, "")).strip().casefold() == TAKE_AWAY
    }
    left = {
        name: {key: value for key, value in table.items() if not _left_out(name, key, value, taken)}
        if isinstance(table, dict)
        else table
        for name, table in tables.items()
    }
    return frozenset(taken), {**parsed, "activity": left}


def _left_out(name: str, key: str, value: object, taken: set[tuple[str, str]]) -> bool:
    """Taken away, or a box of the form that was opened and left empty."""
    return (name, key) in taken or (key in LIMITS and value == "")


def _goal(name: str, table: Table) -> GoalAnswer:
    for key in table.values():
        if key not in _GOAL_KEYS:
            table.refuse(
                key, f"is not a key of a goal here. Allowed: one of {', '.join(_GOAL_KEYS)}"
            )
    return GoalAnswer(
        name, table.text("what").strip(), table.day("by"), table.choice("closed", CLOSED_HOW)
    )


def _answers(top: Table) -> tuple[tuple[str, str], ...]:
    """The question (its number, or its words) and the answer; empty answers are left out."""
    table = top.inner("questions")
    found = []
    for key, value in table.values().items() if table else ():
        if not isinstance(value, str):
            table.refuse(key, f'is {shown(value)}. Allowed: text in "quotes"')  # type: ignore[union-attr]
        elif value.strip():
            found.append((key, " ".join(value.split())))
    return tuple(found)


# Storage: the answers of a visit put into `care.toml` and `goals.toml`, all else kept.

CARE_BEGINS: Final = "Agreed at a visit. Suggestions stay inside these limits."


def edit_care(file: dict[str, Any], answers: VisitAnswers) -> None:
    """Every box that was filled in, under its key."""
    for key in ("agreed_with", "agreed_on", "review_on"):
        value = getattr(answers, key)
        if value:
            file[key] = value
    for name, key in sorted(answers.taken_away):
        _table_of(file, name).pop(key, None)
    for name, agreed in answers.activities.items():
        _set_agreement(file, name, agreed)


def _set_agreement(file: dict[str, Any], name: str, agreed: Agreement) -> None:
    given = {key: value for key, value in agreed._asdict().items() if value not in (None, ())}
    if given:
        _table_of(file, name).update({key: _toml(value) for key, value in given.items()})


def _toml(value: object) -> object:
    if isinstance(value, Amount):
        return word_for(value)
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _table_of(file: dict[str, Any], name: str) -> dict[str, object]:
    """The activity's table, in whatever case it is written; a new one at the end."""
    activities: dict[str, dict[str, object]] = file.setdefault("activity", {})
    spelt = next((known for known in activities if known.casefold() == name.casefold()), name)
    return activities.setdefault(spelt, {})


def edit_goals(file: dict[str, Any], goals: Sequence[GoalAnswer], on: date) -> None:
    """What changes about goals that are there; `on`: the day of the visit."""
    for goal in goals:
        table = file[goal.name]
        if goal.what:
            table["what"] = goal.what
        if goal.by:
            table["by"] = goal.by
        if goal.closed:
            table["closed"] = True
            table["closed_on"] = on
            table["closed_how"] = goal.closed
