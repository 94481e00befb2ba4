"""Read a goal from options, or ask for it in four questions."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.app.activities import known_name
from pacing_cli.app.dates import read_coming_day
from pacing_cli.app.run import Run
from pacing_cli.app.setup import activity_name
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import ask, ask_until, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.goal import LARGEST_WEIGHT, LEVELS, Goal
from pacing_cli.model.quantity import Amount, parse_amount, parse_number, tidy, word_for
from pacing_cli.model.settings import Settings
from pacing_cli.model.text import did_you_mean
from pacing_cli.shorthand.names import checked_name, fold

if TYPE_CHECKING:
    from pacing_cli.model.findings import GoalState
    from pacing_cli.model.goal import Ladder

Wishes = Mapping[str, object]
"""Keys of a goal's table with their values; None takes the key out."""

_AHEAD: Final = re.compile(r"(\d{1,3}) ?(d|days?|w|weeks?|months?)")
_DAYS: Final = {"d": 1, "w": 7, "m": 30}
_TEXTS: Final = {
    "what": "what", "why": "why", "measured": "measured", "at_home": "home", "at_work": "work",
    "transport": "transport",
}  # fmt: skip
_LISTS: Final = {"action": "actions", "bad_day": "bad_days", "helper": "helpers"}
"""Options of the command, and the keys of the file."""

_MINUTES_OF_A_DAY: Final = 24 * 60
_SMALL_WORDS: Final = (
    "round", "around", "without", "again", "after", "before", "there", "about", "able", "with",
)  # fmt: skip
"""Words that say little of what a goal is about."""
_LEVEL_WORDS: Final = {
    "much less": -2, "less": -1, "as hoped": 0, "hoped": 0, "more": 1, "much more": 2,
}  # fmt: skip


def read_goal(given: Mapping[str, Any], settings: Settings, today: date) -> dict[str, object]:
    """The options of `goal add` and `goal set`, by their names, as keys of the goal's table.

    An empty text takes its key out. Raises WordsNotUnderstood.
    """
    found: dict[str, object] = {}
    for option, key in _TEXTS.items():
        if given.get(option) is not None:
            found[key] = given[option].strip() or None
    for option, key in _LISTS.items():
        if given.get(option):
            found[key] = [text.strip() for text in given[option] if text.strip()] or None
    readers: dict[str, tuple[str, Callable[[Any], object]]] = {
        "by": ("by", lambda text: read_wish_day("--by", text, today)),
        "review": ("review_on", lambda text: read_wish_day("--review", text, today)),
        "target": ("target", lambda text: read_amount("--target", text)),
        "start": ("start", lambda text: read_amount("--start", text)),
        "activity": ("activities", lambda texts: read_activities(texts, settings)),
        "weight": ("weight", read_weight),
        "level": ("levels", read_levels),
    }
    for option, (key, read) in readers.items():
        if given.get(option) not in (None, [], ()):
            found[key] = read(given[option])
    return found


def read_activities(texts: Sequence[str], settings: Settings) -> list[str] | None:
    """Names of activities, each once."""
    names = [read_activity(text, settings) for text in texts if text.strip()]
    return list(dict.fromkeys(names)) or None


def read_wish_day(option: str, text: str, today: date) -> date | None:
    """A coming day, `8 weeks` or `3 months`; None for an empty text. Raises WordsNotUnderstood."""
    ahead = _AHEAD.fullmatch(text.strip().lower())
    if not text.strip():
        return None
    if ahead:
        return today + timedelta(days=int(ahead[1]) * _DAYS[ahead[2][0]])
    try:
        return read_coming_day(option, text, today)
    except WordsNotUnderstood as error:
        raise WordsNotUnderstood(
            f'{option} is a date to come, and you typed "{text}". For example: 2026-06-01 or "8 '
            'weeks"'
        ) from error


def read_amount(option: str, text: str) -> str | None:
    """An amount as the file has it, above zero and inside of a day. Raises WordsNotUnderstood."""
    if not text.strip():
        return None
    amount = parse_amount(text.strip())
    if amount is None or amount.value <= 0 or _more_than_a_day(amount):
        raise WordsNotUnderstood(
            f'{option} is the amount of one day, and you typed "{text}". For example: 30m, '
            "3000steps, 900metres or 12reps"
        )
    return word_for(amount)


def _more_than_a_day(amount: Amount) -> bool:
    return amount.measure == "minutes" and amount.value > _MINUTES_OF_A_DAY


def read_weight(text: str) -> float:
    """A number from 0 to 10. Raises WordsNotUnderstood."""
    try:
        number = parse_number(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= LARGEST_WEIGHT:
        raise WordsNotUnderstood(
            f'weight is a number from 0 to {LARGEST_WEIGHT}, and you typed "{text}".'
        )
    return tidy(number)


def read_levels(texts: Sequence[str]) -> list[str] | None:
    """Five texts, for -2, -1, 0, +1 and +2; one empty text takes them out.

    Raises WordsNotUnderstood.
    """
    if not any(text.strip() for text in texts):
        return None
    if len(texts) != len(LEVELS):
        raise WordsNotUnderstood(
            f"A goal has 5 levels, for -2, -1, 0, +1 and +2. You gave {len(texts)}. Put --level "
            "before each one."
        )
    return [text.strip() for text in texts]


def read_level(words: Sequence[str]) -> int:
    """`-1`, `+1`, or words such as `as hoped`. Raises WordsNotUnderstood."""
    text = " ".join(words).strip().lower()
    numbers = {f"{level:+d}": level for level in LEVELS} | {str(level): level for level in LEVELS}
    numbers |= {"−1": -1, "−2": -2, "-0": 0}
    found = {**numbers, **_LEVEL_WORDS}.get(text)
    if found is None:
        raise WordsNotUnderstood(
            f'A rating is -2, -1, 0, 1 or 2, where 0 is as hoped, and you typed "{text}".'
        )
    return found


def read_activity(text: str, settings: Settings) -> str:
    """The name of an activity as the inventory has it; a new name is taken as it is."""
    try:
        return known_name(text, settings).name
    except WordsNotUnderstood:
        return activity_name(text)


def check_measures(wishes: Wishes, goal: Goal | None) -> None:
    """Where it begins and where it leads are counted in one measure. Raises WordsNotUnderstood."""
    so_far = {"target": goal.target, "start": goal.start} if goal else {}
    found = [_amount(wishes.get(key, so_far.get(key))) for key in ("target", "start")]
    target, start = found
    if target and start and target.measure != start.measure:
        raise WordsNotUnderstood(
            f"The goal is in {target.measure} and its start in {start.measure}. Use the same "
            "measure for both."
        )


def _amount(value: object) -> Amount | None:
    return (
        parse_amount(value)
        if isinstance(value, str)
        else value
        if isinstance(value, Amount)
        else None
    )


def known_goal(text: str, settings: Settings) -> Goal:
    """Find a goal by its name or a unique beginning of the name. Raises WordsNotUnderstood."""
    word = fold(" ".join(text.split()))
    exact = [goal for goal in settings.goals if fold(goal.name) == word]
    begun = exact or [goal for goal in settings.goals if word and fold(goal.name).startswith(word)]
    open_ones = [goal for goal in begun if not goal.closed]
    if len(begun) > 1 and len(open_ones) == 1:
        begun = open_ones
    if len(begun) == 1:
        return begun[0]
    names = ", ".join(goal.name for goal in begun or settings.goals) or "none yet"
    if begun:
        raise WordsNotUnderstood(f'"{text}" could be {names}. Type more letters.')
    mean = did_you_mean(text, (goal.name for goal in settings.goals))
    raise WordsNotUnderstood(f'pace does not know a goal "{text}".{mean} Your goals: {names}.')


def new_name(text: str | None, what: str, settings: Settings) -> str:
    """A name that no goal has: the one that was typed, or the longest word of the goal.

    Raises WordsNotUnderstood.
    """
    taken = {fold(goal.name) for goal in settings.goals}
    if text is not None:
        name = checked_name(text, "A goal needs")
        if fold(name) in taken:
            raise WordsNotUnderstood(
                f'"{name}" is already one of your goals.', f"To change it: pace goal set {name} ..."
            )
        return name
    words = [word for word in re.findall(r"[^\W\d_]+", what.lower()) if word not in _SMALL_WORDS]
    stem = max(words, key=len)[:30] if words else "goal"
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if fold(name) not in taken)


def ask_wishes(output: Output, settings: Settings, today: date) -> dict[str, object]:
    """Four questions, of which only the first has to be answered."""
    say_folded(
        output, "Four questions. Press Enter to skip one. Press Ctrl-C to stop without saving."
    )
    what = ask("1. What would you like to be able to do?")
    if not what:
        return {}
    why = ask("2. Why does it matter to you?")
    much = ask(
        "3. How much of which activity would that be? For example walk 30m. Or: how would you "
        "notice that you are there?"
    )
    by = ask_until(
        output,
        "4. By when would you like that? A date, or for example 8 weeks:",
        lambda text: read_wish_day("That day", text, today),
    )
    wishes: dict[str, object] = {"what": what, "why": why or None, "by": by}
    return {**wishes, **read_how_much(much, settings)}


def read_how_much(text: str, settings: Settings) -> dict[str, object]:
    """`walk 30m` as an activity and an amount; any other words as they are."""
    name, _, last = text.rpartition(" ")
    amount = parse_amount(last)
    if name.strip() and amount and amount.value > 0 and not _more_than_a_day(amount):
        return {"activities": [read_activity(name, settings)], "target": word_for(amount)}
    return {"measured": text} if text else {}


# Goals put into `goals.toml`, comments and order kept; and one goal shown as it now stands.

_FOUR_WEEKS = 28


def write_goal(run: Run, name: str, wishes: Wishes, group: str = "") -> None:
    """Put the wishes into the goal's table; a new table where there is none."""
    from pacing_cli.storage.settings.settings import edit_toml

    edit_toml(run.home.goals, lambda file: _set(file, name, wishes), group)


def _set(file: dict[str, Any], name: str, wishes: Wishes) -> None:
    table = file.setdefault(name, {})
    if not isinstance(table, dict):
        raise WordsNotUnderstood(
            f"goals.toml has a line {name} = ... that is not a goal, so this goal needs another "
            "name.",
            f"pace goal add {name}-goal",
        )
    for key, value in wishes.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value


def with_dates(wishes: Mapping[str, object], today: date) -> dict[str, object]:
    """A new goal with the day on which it was set, and the day for another look."""
    review = wishes.get("review_on") or today + timedelta(days=_FOUR_WEEKS)
    found = {**wishes, "set_on": today, "review_on": review}
    return {key: value for key, value in found.items() if value is not None}


def as_goal(name: str, wishes: Wishes) -> Goal:
    """The goal that these wishes make, before it is written."""
    found: dict[str, Any] = {key: value for key, value in wishes.items() if value is not None}
    for key in ("target", "start"):
        if key in found:
            found[key] = parse_amount(str(found[key]))
    for key, value in found.items():
        found[key] = tuple(value) if isinstance(value, list) else value
    return Goal(name, **found)


def ladder_for(run: Run, goal: Goal) -> "Ladder | None":
    """The ladder of a goal from today's plan."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.engine.goals import ladder_of

    return ladder_of(goal, evaluate(run, run.today), run.settings)


def now_of(run: Run, goal: Goal) -> Amount | None:
    """Today's quota of the activity that the goal counts, in the goal's measure."""
    ladder = ladder_for(run, goal)
    now = ladder.now if ladder else None
    return now if now and goal.target and now.measure == goal.target.measure else None


def state_of(run: Run, name: str) -> "tuple[Goal, GoalState]":
    """Return one goal with its state today, even if it was closed long ago."""
    goal = next(one for one in run.settings.goals if one.name == name)
    told = goal._replace(closed_on=run.today) if goal.closed else goal
    (state,) = states_of(run, run.settings._replace(goals=(told,)))
    return goal, state._replace(closed_on=goal.closed_on)


def states_of(run: Run, settings: "Settings") -> "tuple[GoalState, ...]":
    """Return the state of goals today. Active days are counted over four weeks."""
    from pacing_cli.app.evaluation import evaluate_files, scores_until
    from pacing_cli.engine.goals import goal_states

    today = run.today
    start = today - timedelta(days=_FOUR_WEEKS - 1)
    found = evaluate_files(run, today)
    span = [day for day in found.days[-_FOUR_WEEKS:] if day.on >= start]
    rated = scores_until(run, today, today)
    return goal_states(span, rated, found.evaluation, settings, date.min, today)


def show_goal(run: Run, name: str, said: str = "") -> None:
    """Read the goal again from the file and show it."""
    from pacing_cli.exporters.json.look_back import goal_document
    from pacing_cli.terminal.pages.goal import goal_page

    fresh = run.again()
    goal, state = state_of(fresh, name)
    run.output.show(
        lambda: goal_page(goal, state, fresh.today, said), lambda: goal_document(goal, state)
    )
