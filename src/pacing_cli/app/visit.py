"""Read the boxes of a visit from options and a file, and report all problems together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from pacing_cli.app.run import Run
from pacing_cli.app.setup import activity_name
from pacing_cli.engine.cards import care_changes
from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.entry import VISIT, Entry
from pacing_cli.model.findings import Question
from pacing_cli.model.goal import CLOSED_HOW, Goal
from pacing_cli.model.quantity import Amount, parse_amount
from pacing_cli.model.settings import Agreement
from pacing_cli.model.text import nearest
from pacing_cli.model.value import Value
from pacing_cli.model.visit import (
    LIMITS,
    TAKE_AWAY,
    GoalAnswer,
    GoalChange,
    VisitAnswers,
    VisitChanges,
)
from pacing_cli.wording.care import change_words
from pacing_cli.wording.sheet import answer_line, goal_change_words, question_sentence

if TYPE_CHECKING:
    from pacing_cli.model.settings import Care


class VisitOptions(Value):
    """The options as they were typed."""

    ceiling: Sequence[str] = ()
    floor: Sequence[str] = ()
    step: Sequence[str] = ()
    goal: Sequence[str] = ()
    answer: Sequence[str] = ()
    review: str | None = None
    agreed_with: str | None = None
    on: str | None = None
    note: str | None = None


class Limit(Value):
    """One box of an activity. `amount` None: the limit is taken away."""

    activity: str
    key: str
    amount: Amount | None


def boxes_of_options(given: VisitOptions) -> VisitAnswers:
    """What the options fill in. Raises WordsNotUnderstood with all that cannot be read."""
    problems: list[Problem] = []
    limits: list[Limit] = []
    goals: list[GoalAnswer] = []
    answers: list[tuple[str, str]] = []
    days: dict[str, date | None] = {}
    for option, text in _typed(given):
        try:
            if option in LIMITS:
                limits.append(read_limit(option, text))
            elif option == "goal":
                goals.append(read_goal(text))
            elif option == "answer":
                answers.append(_pair(text, '1="it went well"'))
            else:
                days[option] = read_date(text)
        except WordsNotUnderstood as error:
            problems.append(Problem(f"--{option}", error.message, text))
    if problems:
        raise WordsNotUnderstood("Nothing was saved.", problems=problems)
    return VisitAnswers(
        agreed_with=" ".join((given.agreed_with or "").split()),
        agreed_on=days.get("on"),
        review_on=days.get("review"),
        **of_limits(limits),
        goals=tuple(goals),
        answers=tuple(answers),
        note=" ".join((given.note or "").split()),
    )


def _typed(given: VisitOptions) -> Iterable[tuple[str, str]]:
    for option in (*LIMITS, "goal", "answer"):
        yield from ((option, text) for text in getattr(given, option))
    yield from ((name, text) for name in ("on", "review") if (text := getattr(given, name)))


def of_limits(limits: Iterable[Limit]) -> dict[str, Any]:
    """The limits by activity, and those that are taken away."""
    agreed: dict[str, Agreement] = {}
    taken: set[tuple[str, str]] = set()
    for one in limits:
        if one.amount is None:
            taken.add((one.activity, one.key))
        else:
            before = agreed.get(one.activity, Agreement())
            filled: dict[str, Any] = {one.key: one.amount}
            agreed[one.activity] = before._replace(**filled)
    return {"activities": agreed, "taken_away": frozenset(taken)}


def read_limit(key: str, text: str) -> Limit:
    """`walk=15m`, or `walk=none`. Raises WordsNotUnderstood."""
    name, amount = _pair(text, "walk=15m")
    return Limit(name, key, read_box(amount))


def read_box(text: str) -> Amount | None:
    """An amount, or `none`. Raises WordsNotUnderstood."""
    word = text.strip().strip('"').casefold()
    if word == TAKE_AWAY:
        return None
    amount = parse_amount("".join(word.split()))
    if amount is None:
        raise WordsNotUnderstood(
            f'"{text}" is not an amount. For example: 15m, 1400steps, 900metres or 12reps. '
            "To remove the limit, type none."
        )
    return amount


def read_goal(text: str) -> GoalAnswer:
    """`market=2026-06-01`, or `market=reached`. Raises WordsNotUnderstood."""
    name, word = _pair(text, "market=2026-06-01 or market=reached")
    return goal_box(name, word)


def goal_box(name: str, word: str) -> GoalAnswer:
    """A date, or how the goal ended. Raises WordsNotUnderstood."""
    for how in CLOSED_HOW:
        if word.strip().casefold() == how:
            return GoalAnswer(name, closed=how)
    try:
        return GoalAnswer(name, by=read_date(word))
    except WordsNotUnderstood as error:
        raise WordsNotUnderstood(
            f'"{word}" is not a date or an ending. For example: 2026-06-01, or one of '
            f"{', '.join(CLOSED_HOW)}."
        ) from error


def read_date(text: str) -> date:
    """An ISO date. Raises WordsNotUnderstood."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WordsNotUnderstood(f'"{text}" is not a date. For example: 2026-06-01') from error


def _pair(text: str, example: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise WordsNotUnderstood(f"Type a name and a value, for example {example}.")
    return name.strip(), " ".join(value.split())


def boxes_of_file(source: str) -> VisitAnswers:
    """What a file of answers fills in. Raises FileNotUsable, or WordsNotUnderstood."""
    from pacing_cli.app.selection import lines_of
    from pacing_cli.storage.settings.toml_table import TomlFile
    from pacing_cli.storage.settings.visit import read_visit

    lines, where = lines_of(source)
    file = TomlFile(where, "\n".join(lines).replace("\r\n", "\n"))
    read = read_visit(file)
    if file.problems:
        raise WordsNotUnderstood(
            f"pace could not read the answers in {where}. Nothing was saved.",
            problems=file.problems,
        )
    return read


def both(file: VisitAnswers, options: VisitAnswers) -> VisitAnswers:
    """Together; where both fill a box, the option holds."""
    agreed = dict(file.activities)
    for name, one in options.activities.items():
        filled = {key: value for key, value in one._asdict().items() if value not in (None, ())}
        agreed[name] = agreed.get(name, Agreement())._replace(**filled)
    filled_now = {(name, key) for name, one in options.activities.items()
                  for key in LIMITS if getattr(one, key) is not None}  # fmt: skip
    goals = {one.name: one for one in (*file.goals, *options.goals)}
    return VisitAnswers(
        options.agreed_with or file.agreed_with,
        options.agreed_on or file.agreed_on,
        options.review_on or file.review_on,
        agreed,
        (file.taken_away - filled_now) | options.taken_away,
        tuple(goals.values()),
        (*file.answers, *options.answers),
        options.note or file.note,
    )


# From filled boxes to differences: names looked up, files edited in memory, nothing written.


class Proposed(Value):
    """Boxes under the names that the files have, and what they would change."""

    answers: VisitAnswers
    changes: VisitChanges


def propose(run: Run, given: VisitAnswers, questions: Sequence[Question]) -> Proposed:
    """Everything that the boxes would change. Raises WordsNotUnderstood, FileNotUsable."""
    answers = _named(run, given, questions)
    _check_dates(answers, run.today)
    changes = VisitChanges(
        care=care_changes(run.own_settings.care, _care_after(run, answers)),
        goals=tuple(_goal_changes(run.settings.goals, answers.goals)),
        answers=answers.answers,
        note=answers.note,
        new=_new_names(run, answers),
    )
    return Proposed(answers, changes)


def _named(run: Run, given: VisitAnswers, questions: Sequence[Question]) -> VisitAnswers:
    """The same under known names; with the day of the agreement where only that is missing."""
    known = known_names(run)
    agreed: dict[str, Agreement] = {}
    for name, one in given.activities.items():
        filled = {key: value for key, value in one._asdict().items() if value not in (None, ())}
        real = known_name(name, known)
        agreed[real] = agreed.get(real, Agreement())._replace(**filled)
    taken = frozenset((known_name(name, known), key) for name, key in given.taken_away)
    answers = given._replace(
        activities=agreed,
        taken_away=taken,
        goals=tuple(_known_goal(one, run.settings.goals) for one in given.goals),
        answers=tuple(_asked(pair, questions) for pair in given.answers),
    )
    if answers.about_care and not answers.agreed_on:
        return answers._replace(agreed_on=run.today)
    return answers


def known_names(run: Run) -> Mapping[str, str]:
    """What may be written for each activity of the files and of the journal, in small letters."""
    settings = run.settings
    logged = sorted({each for day in run.days() for each in day.done})
    names = (*settings.activities, *settings.care.activities, *logged)
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    for one in settings.activities.values():
        for short in one.short:
            found.setdefault(short.casefold(), one.name)
    return found


def known_name(text: str, known: Mapping[str, str]) -> str:
    """Find an activity by its name or a unique beginning, otherwise accept a new name.

    A limit under a misspelt name would not be used, so a name that looks like a slip is
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
            f'pace does not know an activity "{text}". Did you mean {" or ".join(near)}?',
            f"To add it first: pace activity add {text}",
        )
    return activity_name(text)


def _new_names(run: Run, answers: VisitAnswers) -> tuple[str, ...]:
    known = known_names(run)
    named = sorted({*answers.activities, *(name for name, _ in answers.taken_away)})
    return tuple(name for name in named if name.casefold() not in known)


def _known_goal(answer: GoalAnswer, goals: Sequence[Goal]) -> GoalAnswer:
    word = answer.name.casefold()
    exact = [goal.name for goal in goals if goal.name.casefold() == word]
    near = exact or [goal.name for goal in goals if goal.name.casefold().startswith(word)]
    if len(near) == 1:
        return answer._replace(name=near[0])
    there = (
        f"Your goals: {', '.join(goal.name for goal in goals)}" if goals else "No goal is saved yet"
    )
    raise WordsNotUnderstood(f'pace does not know a goal "{answer.name}". {there}.')


def _asked(pair: tuple[str, str], questions: Sequence[Question]) -> tuple[str, str]:
    """The question behind a number; any other words are a question of their own."""
    if not pair[0].isdigit():
        return pair
    number = int(pair[0])
    if not 1 <= number <= len(questions):
        raise WordsNotUnderstood(
            f"The sheet has no question {pair[0]}. It has {len(questions)} questions."
        )
    return question_sentence(questions[number - 1]), pair[1]


def _check_dates(answers: VisitAnswers, today: date) -> None:
    if answers.agreed_on and answers.agreed_on > today:
        raise WordsNotUnderstood(
            f"The day of the agreement is today or earlier, and you typed {answers.agreed_on}."
        )
    if answers.review_on and answers.review_on <= (answers.agreed_on or today):
        raise WordsNotUnderstood(
            f"The review date is after the visit, and you typed {answers.review_on}."
        )


def _care_after(run: Run, answers: VisitAnswers) -> "Care":
    """The care file as it would be read, after the edit. Nothing is written.

    Raises WordsNotUnderstood where the boxes do not hold together.
    """
    from pacing_cli.storage.settings.care import check_together, read_care
    from pacing_cli.storage.settings.one_write import edited
    from pacing_cli.storage.settings.toml_table import TomlFile
    from pacing_cli.storage.settings.toml_text import content_of, text_in
    from pacing_cli.storage.settings.visit import edit_care

    path = run.home.care
    if not answers.about_care:
        return run.own_settings.care
    after = edited(path.name, content_of(path), lambda toml: edit_care(toml, answers))
    file = TomlFile(path.name, text_in(path.name, after))
    care = read_care(file)
    if not file.problems:
        check_together(file, run.settings.activities, care)
    if file.problems:
        raise WordsNotUnderstood(
            "These limits do not fit together. Nothing was saved.",
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


# The boxes of a visit written down: care file, goals and journal, one write to undo.


def write_visit(run: Run, proposed: Proposed) -> Entry:
    """Save the visit and return its entry from the journal.

    Everything is saved or nothing. Raises FileNotUsable or CouldNotWrite.
    """
    from pacing_cli.storage.journal.journal import Draft
    from pacing_cli.storage.settings.one_write import one_write
    from pacing_cli.storage.settings.settings import edit_toml
    from pacing_cli.storage.settings.visit import CARE_BEGINS, edit_care, edit_goals

    answers, changes = proposed
    on, at = answers.agreed_on or run.today, _moment(run, answers)
    draft = Draft(VISIT, at, run.clock.zone_of(at), _fields(proposed))
    if changes.care:
        _keep_version(run)
    with one_write(run.home) as group:
        if changes.care:
            edit_toml(run.home.care, lambda toml: edit_care(toml, answers), group, CARE_BEGINS)
        if changes.goals:
            edit_toml(run.home.goals, lambda toml: edit_goals(toml, answers.goals, on), group)
        (entry,) = run.journal.append([draft], run.now, group)
    _keep_version(run)
    return entry


def _keep_version(run: Run) -> None:
    """So that `pace care diff` knows the version from before, and this one."""
    from contextlib import suppress

    from pacing_cli.errors import CouldNotWrite
    from pacing_cli.storage.settings.care import snapshot_care_file

    with suppress(CouldNotWrite):
        snapshot_care_file(run.home, run.now)


def _moment(run: Run, answers: VisitAnswers) -> datetime:
    """Now; for a visit on an earlier day its noon."""
    on = answers.agreed_on
    if on is None or on == run.today:
        return run.now
    return run.clock.local(datetime.combine(on, time(12)))


def _fields(proposed: Proposed) -> dict[str, object]:
    """Return the fields of the visit's entry: who was there, the answers, the changes."""
    answers, changes = proposed
    agreed = [*map(change_words, changes.care), *map(goal_change_words, changes.goals)]
    found: dict[str, object] = {
        "with": answers.agreed_with,
        "note": answers.note,
        "answers": list(map(answer_line, answers.answers)),
        "agreed": agreed,
    }
    return {key: value for key, value in found.items() if value}
