"""A review written down: the entry, and what a yes changes; one undo takes all of it back."""

from typing import TYPE_CHECKING, Any

from pacing_cli.app.run import Pacing
from pacing_cli.cli.review.answers import Answers
from pacing_cli.model.entry import REVIEW, SCORE, Entry
from pacing_cli.model.review import Proposal, WeekLookedAt
from pacing_cli.model.score import GAS
from pacing_cli.wording.review import proposal_sentence, win_sentence

if TYPE_CHECKING:
    from pacing_cli.storage.journal.journal import Draft


def write_review(pacing: Pacing, found: WeekLookedAt, answers: Answers) -> Entry:
    """All of it or nothing. Raises FileNotUsable or CouldNotWrite."""
    from pacing_cli.storage.settings.one_write import one_write

    drafts = _drafts(pacing, found, answers)
    with one_write(pacing.home) as group:
        for proposal, yes in answers.changes:
            if yes:
                _act(pacing, proposal, group)
        if answers.helps:
            _set_helps(pacing, answers.helps, group)
        return pacing.journal.append(drafts, pacing.now, group)[0]


def _act(pacing: Pacing, one: Proposal, group: str) -> None:
    from pacing_cli.storage.settings.settings import edit_toml

    if one.kind == "restart":
        edit_toml(pacing.home.activities, lambda file: _set(file, one.name, "restart_on",
                                                            pacing.today), group)  # fmt: skip
    elif one.kind == "wish_date":
        edit_toml(pacing.home.goals, lambda file: _set(file, one.name, "by", one.on), group)


def _set(file: dict[str, Any], name: str, key: str, value: object) -> None:
    spelt = next((one for one in file if one.casefold() == name.casefold()), name)
    file.setdefault(spelt, {})[key] = value


def _set_helps(pacing: Pacing, helps: str, group: str) -> None:
    from pacing_cli.storage.settings.settings import edit_toml

    edit_toml(pacing.home.profile, lambda file: _set(file, "coping", "any", helps), group)


def _drafts(pacing: Pacing, found: WeekLookedAt, answers: Answers) -> "list[Draft]":
    from pacing_cli.storage.journal.journal import Draft

    at, zone = pacing.now, pacing.zone
    ratings = (
        {"instrument": GAS, "goal": name, "value": level, "better": "more"}
        for name, level in answers.ratings
    )
    scores = [Draft(SCORE, at, zone, fields) for fields in ratings]
    return [Draft(REVIEW, at, zone, _fields(found, answers)), *scores]


def _fields(found: WeekLookedAt, answers: Answers) -> dict[str, object]:
    next_on = answers.next_on or found.next_on
    changes = [
        {"what": one.key, "text": proposal_sentence(one), "yes": yes}
        for one, yes in answers.changes
    ]
    fields: dict[str, object] = {
        "wins": [win_sentence(win) for win in found.wins],
        "well": list(answers.well),
        "barriers": list(answers.barriers),
        "changes": changes,
        "values": answers.values,
        "monthly": answers.monthly or None,
        "next_on": next_on.isoformat(),
    }
    return {key: value for key, value in fields.items() if value}
