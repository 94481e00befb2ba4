"""The boxes of a visit written down: care file, goals and journal, one write to undo."""

from datetime import datetime, time

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.visit.changes import Proposed
from pacing_cli.model.entry import VISIT, Entry
from pacing_cli.model.visit_answers import VisitAnswers
from pacing_cli.storage.ids import new_id
from pacing_cli.wording.care import change_words
from pacing_cli.wording.visit import answer_line, goal_change_words


def write_visit(pacing: Pacing, proposed: Proposed) -> Entry:
    """Write all of it; the visit's entry as it stands in the journal.

    Files first: one that cannot be used stops all. Raises FileNotUsable or CouldNotWrite.
    """
    from pacing_cli.storage.journal import Draft
    from pacing_cli.storage.settings import edit_toml
    from pacing_cli.storage.visit_edits import CARE_BEGINS, edit_care, edit_goals

    answers, changes = proposed
    group, on = new_id(), answers.agreed_on or pacing.today
    if changes.care:
        _keep_version(pacing)
        edit_toml(pacing.home.care, lambda toml: edit_care(toml, answers), group, CARE_BEGINS)
    if changes.goals:
        edit_toml(pacing.home.goals, lambda toml: edit_goals(toml, answers.goals, on), group)
    at = _moment(pacing, answers)
    draft = Draft(VISIT, at, pacing.clock.zone_of(at), _fields(proposed))
    (entry,) = pacing.journal.append([draft], pacing.now, group)
    _keep_version(pacing)
    return entry


def _keep_version(pacing: Pacing) -> None:
    """So that `pace care diff` knows the version from before, and this one."""
    from contextlib import suppress

    from pacing_cli.errors import CouldNotWrite
    from pacing_cli.storage.care_versions import see_care

    with suppress(CouldNotWrite):
        see_care(pacing.home, pacing.now)


def _moment(pacing: Pacing, answers: VisitAnswers) -> datetime:
    """Now; for a visit on an earlier day its noon."""
    on = answers.agreed_on
    if on is None or on == pacing.today:
        return pacing.now
    return pacing.clock.local(datetime.combine(on, time(12)))


def _fields(proposed: Proposed) -> dict[str, object]:
    """What the journal keeps of it: who was there, what was said, what changed."""
    answers, changes = proposed
    agreed = [*map(change_words, changes.care), *map(goal_change_words, changes.goals)]
    found: dict[str, object] = {
        "with": answers.agreed_with,
        "note": answers.note,
        "answers": list(map(answer_line, answers.answers)),
        "agreed": agreed,
    }
    return {key: value for key, value in found.items() if value}
