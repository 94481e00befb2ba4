"""From filled boxes to differences: names looked up, files edited in memory, nothing written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.setup.answers import activity_name
from pacing_cli.engine.care_changes import care_changes
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.care import Agreement
from pacing_cli.model.findings import Question
from pacing_cli.model.goal import Goal
from pacing_cli.model.near_words import nearest
from pacing_cli.model.value import Value
from pacing_cli.model.visit_answers import GoalAnswer, GoalChange, VisitAnswers, VisitChanges
from pacing_cli.wording.question import question_sentence

if TYPE_CHECKING:
    from pacing_cli.model.care import Care


class Proposed(Value):
    """Boxes under the names that the files have, and what they would change."""

    answers: VisitAnswers
    changes: VisitChanges


def propose(pacing: Pacing, given: VisitAnswers, questions: Sequence[Question]) -> Proposed:
    """Everything that the boxes would change. Raises WordsNotUnderstood, FileNotUsable."""
    answers = _named(pacing, given, questions)
    _check_dates(answers, pacing.today)
    changes = VisitChanges(
        care=care_changes(pacing.own_settings.care, _care_after(pacing, answers)),
        goals=tuple(_goal_changes(pacing.settings.goals, answers.goals)),
        answers=answers.answers,
        note=answers.note,
        new=_new_names(pacing, answers),
    )
    return Proposed(answers, changes)


def _named(pacing: Pacing, given: VisitAnswers, questions: Sequence[Question]) -> VisitAnswers:
    """The same under known names; with the day of the agreement where only that is missing."""
    known = known_names(pacing)
    agreed: dict[str, Agreement] = {}
    for name, one in given.activities.items():
        filled = {key: value for key, value in one._asdict().items() if value not in (None, ())}
        real = known_name(name, known)
        agreed[real] = agreed.get(real, Agreement())._replace(**filled)
    taken = frozenset((known_name(name, known), key) for name, key in given.taken_away)
    answers = given._replace(
        activities=agreed,
        taken_away=taken,
        goals=tuple(_known_goal(one, pacing.settings.goals) for one in given.goals),
        answers=tuple(_asked(pair, questions) for pair in given.answers),
    )
    if answers.about_care and not answers.agreed_on:
        return answers._replace(agreed_on=pacing.today)
    return answers


def known_names(pacing: Pacing) -> Mapping[str, str]:
    """What may be written for each activity of the files and of the journal, in small letters."""
    settings = pacing.settings
    logged = sorted({each for day in pacing.days() for each in day.done})
    names = (*settings.activities, *settings.care.activities, *logged)
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    for one in settings.activities.values():
        for short in one.short:
            found.setdefault(short.casefold(), one.name)
    return found


def known_name(text: str, known: Mapping[str, str]) -> str:
    """The activity of that name, or of a unique beginning of it; else a new name.

    A limit under a misspelt name would never hold, so one that looks like a slip is
    refused. Raises WordsNotUnderstood.
    """
    word = " ".join(text.split()).casefold()
    if word in known:
        return known[word]
    begun = sorted({name for key, name in known.items() if key.startswith(word)})
    if len(begun) == 1:
        return begun[0]
    near = begun or [known[key] for key in known if key == nearest(word, known)]
    if near:
        raise WordsNotUnderstood(
            f'There is no activity "{text}". Did you mean {" or ".join(near)}?',
            f"To add it as a new one first: pace activity add {text}",
        )
    return activity_name(text)


def _new_names(pacing: Pacing, answers: VisitAnswers) -> tuple[str, ...]:
    known = known_names(pacing)
    named = sorted({*answers.activities, *(name for name, _ in answers.taken_away)})
    return tuple(name for name in named if name.casefold() not in known)


def _known_goal(answer: GoalAnswer, goals: Sequence[Goal]) -> GoalAnswer:
    word = answer.name.casefold()
    exact = [goal.name for goal in goals if goal.name.casefold() == word]
    near = exact or [goal.name for goal in goals if goal.name.casefold().startswith(word)]
    if len(near) == 1:
        return answer._replace(name=near[0])
    there = f"There are {', '.join(goal.name for goal in goals)}" if goals else "There is none yet"
    raise WordsNotUnderstood(f'"{answer.name}" is not one goal of goals.toml. {there}.')


def _asked(pair: tuple[str, str], questions: Sequence[Question]) -> tuple[str, str]:
    """The question behind a number; any other words are a question of their own."""
    if not pair[0].isdigit():
        return pair
    number = int(pair[0])
    if not 1 <= number <= len(questions):
        raise WordsNotUnderstood(f"There is no question {pair[0]}: the sheet has {len(questions)}.")
    return question_sentence(questions[number - 1]), pair[1]


def _check_dates(answers: VisitAnswers, today: date) -> None:
    if answers.agreed_on and answers.agreed_on > today:
        raise WordsNotUnderstood(
            f"The day of the agreement cannot be {answers.agreed_on}: that is still to come."
        )
    if answers.review_on and answers.review_on <= (answers.agreed_on or today):
        raise WordsNotUnderstood(
            f"The date for another look cannot be {answers.review_on}: it lies after the visit."
        )


def _care_after(pacing: Pacing, answers: VisitAnswers) -> "Care":
    """The care file as it would be read, after the edit. Nothing is written.

    Raises WordsNotUnderstood where the boxes do not hold together.
    """
    from pacing_cli.storage.care_format import check_together, read_care
    from pacing_cli.storage.toml_edit import edited
    from pacing_cli.storage.toml_table import TomlFile
    from pacing_cli.storage.toml_text import content_of, text_in
    from pacing_cli.storage.visit_edits import edit_care

    path = pacing.home.care
    if not answers.about_care:
        return pacing.own_settings.care
    after = edited(path.name, content_of(path), lambda toml: edit_care(toml, answers))
    file = TomlFile(path.name, text_in(path.name, after))
    care = read_care(file)
    if not file.problems:
        check_together(file, pacing.settings.activities, care)
    if file.problems:
        raise WordsNotUnderstood(
            "These limits do not hold together. Nothing was written.",
            problems=[each._replace(where="") for each in file.problems],
        )
    return care


def _goal_changes(goals: Sequence[Goal], answers: Sequence[GoalAnswer]) -> Iterable[GoalChange]:
    known = {goal.name: goal for goal in goals}
    for answer in answers:
        goal = known[answer.name]
        if answer.what and answer.what != goal.what:
            yield GoalChange(goal.name, "what", goal.what, answer.what)
        if answer.by and answer.by != goal.by:
            yield GoalChange(goal.name, "by", goal.by, answer.by)
        if answer.closed and not goal.closed:
            yield GoalChange(goal.name, "closed", None, answer.closed)
