"""Storage: the answers of a visit put into `care.toml` and `goals.toml`, all else kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pacing_cli.model.care import Agreement
from pacing_cli.model.quantity import Amount, word_for
from pacing_cli.model.visit_answers import GoalAnswer, VisitAnswers

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
