"""Storage: the answers of a visit put into `care.toml` and `goals.toml`, all else kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pacing_cli.model.care import Agreement
from pacing_cli.model.quantity import Amount, word_for
from pacing_cli.model.visit_answers import GoalAnswer, VisitAnswers
from pacing_cli.storage.toml_edit import set_at_top

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_TOP_COMMENT = "Agreed at a visit. Suggestions stay inside these limits."


def edit_care(document: "TOMLDocument", answers: VisitAnswers) -> None:
    """Every box that was filled in, under its key."""
    import tomlkit

    if not document.body:
        document.add(tomlkit.comment(_TOP_COMMENT))
    for key in ("agreed_with", "agreed_on", "review_on"):
        value = getattr(answers, key)
        if value:
            set_at_top(document, key, value)
    for name, key in sorted(answers.taken_away):
        _table_of(document, name).pop(key, None)
    for name, agreed in answers.activities.items():
        _set_agreement(document, name, agreed)


def _set_agreement(document: "TOMLDocument", name: str, agreed: Agreement) -> None:
    given = {key: value for key, value in agreed._asdict().items() if value not in (None, ())}
    if not given:
        return
    table = _table_of(document, name)
    for key, value in given.items():
        table[key] = _toml(value)


def _toml(value: object) -> object:
    if isinstance(value, Amount):
        return word_for(value)
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _table_of(document: "TOMLDocument", name: str) -> Any:
    """The activity's table, in whatever case it is written; a new one at the end."""
    import tomlkit

    if "activity" not in document:
        document["activity"] = tomlkit.table(is_super_table=True)
    activities: Any = document["activity"]
    for known in activities:
        if str(known).casefold() == name.casefold():
            return activities[known]
    activities[name] = tomlkit.table()
    return activities[name]


def edit_goals(document: "TOMLDocument", goals: Sequence[GoalAnswer], on: date) -> None:
    """What changes about goals that are there; `on`: the day of the visit."""
    for goal in goals:
        table: Any = document[goal.name]
        if goal.what:
            table["what"] = goal.what
        if goal.by:
            table["by"] = goal.by
        if goal.closed:
            table["closed"] = True
            table["closed_on"] = on
            table["closed_how"] = goal.closed
