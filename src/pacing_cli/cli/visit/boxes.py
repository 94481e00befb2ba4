"""The boxes of a visit from options and from a file, checked, with every problem told at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.care import Agreement
from pacing_cli.model.goal import CLOSED_HOW
from pacing_cli.model.quantity import Amount, parse_amount
from pacing_cli.model.value import Value
from pacing_cli.model.visit_answers import LIMITS, TAKE_AWAY, GoalAnswer, VisitAnswers


class Given(Value):
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


def boxes_of_options(given: Given) -> VisitAnswers:
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
        raise WordsNotUnderstood("Nothing was written.", problems=problems)
    return VisitAnswers(
        agreed_with=" ".join((given.agreed_with or "").split()),
        agreed_on=days.get("on"),
        review_on=days.get("review"),
        **of_limits(limits),
        goals=tuple(goals),
        answers=tuple(answers),
        note=" ".join((given.note or "").split()),
    )


def _typed(given: Given) -> Iterable[tuple[str, str]]:
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
            f'"{text}" is no amount: write it like 15m, 1400steps, 900metres or 12reps, '
            "or none to take the limit away."
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
            f'"{word}" is no date and no end: write it like 2026-06-01, '
            f"or one of {', '.join(CLOSED_HOW)}."
        ) from error


def read_date(text: str) -> date:
    """An ISO date. Raises WordsNotUnderstood."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WordsNotUnderstood(f'"{text}" is no date: write it like 2026-06-01.') from error


def _pair(text: str, example: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise WordsNotUnderstood(f"it takes a name and a value, such as {example}.")
    return name.strip(), " ".join(value.split())


def boxes_of_file(source: str) -> VisitAnswers:
    """What a file of answers fills in. Raises FileNotUsable, or WordsNotUnderstood."""
    from pacing_cli.cli.line_files import lines_of
    from pacing_cli.storage.toml_table import TomlFile
    from pacing_cli.storage.visit_format import read_visit

    lines, where = lines_of(source)
    file = TomlFile(where, "\n".join(lines).replace("\r\n", "\n"))
    read = read_visit(file)
    if file.problems:
        raise WordsNotUnderstood(
            f"The answers in {where} were not understood. Nothing was written.",
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
