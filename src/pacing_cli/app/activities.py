"""Read the settings of an activity from words, ask for them, and save them in its table."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pacing_cli.app.setup import activity_name
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import ask, ask_until
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import EXERTIONS, KINDS, PRIORITIES, WEEKDAYS, Activity, Exertion
from pacing_cli.model.quantity import (
    MEASURES,
    Amount,
    Measure,
    parse_amount,
    parse_number,
    tidy,
    word_for,
)
from pacing_cli.model.settings import Settings
from pacing_cli.model.text import did_you_mean
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import fold
from pacing_cli.storage.settings.formats import subtask_of
from pacing_cli.storage.settings.times import DAY, minute_of

if TYPE_CHECKING:
    from pacing_cli.app.run import Run
    from pacing_cli.storage.paths import Home


# The further wishes for an activity: its place in the day, substitutes, parts, surroundings.

_NOTHING: Final = ("", "none")
_LONGEST_END: Final = 60


def read_more(texts: Mapping[str, str | None], standby: bool | None) -> dict[str, object]:
    """Return the new value of each typed key for the table. None removes the key.

    Keys that were not typed are missing. Raises WordsNotUnderstood.
    """
    found: dict[str, object] = {
        key: None if text.strip().casefold() in _NOTHING else _READ[key](text)
        for key, text in texts.items()
        if text is not None
    }
    return found if standby is None else {**found, "standby": standby}


def _choice(name: str, words: Sequence[str], text: str) -> str:
    typed = text.strip().casefold()
    found = [word for word in words if word.startswith(typed)]
    if len(found) != 1:
        raise WordsNotUnderstood(f'{name} can be {", ".join(words)}, and you typed "{text}".')
    return found[0]


def _words(text: str) -> list[str]:
    """Words with commas between."""
    return [one for part in text.split(",") if (one := part.strip())]


def _time(text: str) -> str:
    minute = minute_of(text)
    if minute is None or minute == DAY:
        raise WordsNotUnderstood(
            f'The time is a time of day, and you typed "{text}". For example: --time 10:00'
        )
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes(name: str, text: str) -> str:
    amount = parse_amount(text.strip())
    if amount is None or amount.measure != "minutes" or amount.value > _LONGEST_END:
        raise WordsNotUnderstood(f'{name} is in minutes, and you typed "{text}". For example: 3m')
    return word_for(Amount("minutes", amount.value))


def _subtasks(text: str) -> list[str]:
    """`dishes 8m, counter 4m`; whether they are in the activity's measure the file tells."""
    parts = [" ".join(part.split()) for part in text.split(",") if part.strip()]
    for part in parts:
        amount = parse_amount(part.rpartition(" ")[2])
        if amount is None or subtask_of(part, amount.measure) is None:
            raise WordsNotUnderstood(
                f'A part is a name and an amount, and you typed "{part}". For example: dishes 8m'
            )
    return parts


_PER_WEEK: Final[Mapping[str, int]] = {
    "most": 5, "most days": 5, "some": 3, "some days": 3, "once": 1, "twice": 2,
}  # fmt: skip


def read_per_week(text: str) -> int:
    """On how many days a week: 1 to 7, `most`, `some`, `twice`. Raises WordsNotUnderstood."""
    words = " ".join(text.casefold().replace("a week", " ").split())
    if words in _PER_WEEK or (words.isdecimal() and 1 <= int(words) <= 7):
        return _PER_WEEK.get(words) or int(words)
    raise WordsNotUnderstood(
        f'pace cannot read "{text}" as days a week. Type a number from 1 to 7, or most, or some.'
    )


def read_bad_day(text: str) -> Amount:
    """An amount above zero. Raises WordsNotUnderstood."""
    amount = parse_amount(text.strip())
    if amount is None or amount.value <= 0:
        raise WordsNotUnderstood(f'pace does not know the amount "{text}". For example: 6m')
    return amount


def _bad_day(text: str) -> str:
    return word_for(read_bad_day(text))


_READ: Final[Mapping[str, Callable[[str], object]]] = {
    "kind": partial(_choice, "kind", KINDS),
    "priority": partial(_choice, "priority", PRIORITIES),
    "regions": _words,
    "time": _time,
    "amber": _words,
    "bad": _words,
    "subtasks": _subtasks,
    "warm_up": partial(_minutes, "warm-up"),
    "cool_down": partial(_minutes, "cool-down"),
    "place": str.strip,
    "per_week": read_per_week,
    "on_bad_day": _bad_day,
}
FURTHER: Final[tuple[str, ...]] = tuple(_READ)
"""The names of these wishes."""

_EVERY_DAY = ("every day", "everyday", "all", "daily")


T = TypeVar("T")


class ActivityChanges(Value):
    """What shall be written; None leaves a key as it is, empty days mean every day."""

    measure: Measure | None = None
    demand: float | None = None
    days: tuple[str, ...] | None = None
    why: str | None = None
    step: Amount | None = None
    lighter: str | None = None
    strength: bool | None = None
    paused: bool | None = None
    restart_on: date | None = None
    exertion: tuple[Exertion, ...] | None = None
    more: Mapping[str, object] = {}
    """The other keys of its table as they shall stand there; None takes one out."""

    @property
    def empty(self) -> bool:
        """True where nothing was wished for."""
        return self == ActivityChanges()


def read_wishes(options: Mapping[str, Any], measured_in: Measure | None = None) -> ActivityChanges:
    """The options as wishes. `measured_in` is the measure so far, which a step has to fit."""
    wishes = ActivityChanges(
        measure=_read(options["measure"], read_measure),
        demand=_read(options["demand"], read_demand),
        days=_read(options["days"], read_days),
        why=options["why"],
        step=_read(options["step"], read_step),
        lighter=options["lighter"],
        strength=options["strength"],
        exertion=_read(options["exertion"], read_exertion),
        more={
            **read_more({key: options[key] for key in FURTHER}, options["standby"]),
            **({} if options.get("plan") is None else {"plan": options["plan"]}),
        },
    )
    return _bad_day_fits(_step_fits(wishes, wishes.measure or measured_in), measured_in)


def _read(text: str | None, read: Callable[[str], T]) -> T | None:
    return None if text is None else read(text)


def _step_fits(wishes: ActivityChanges, measure: Measure | None) -> ActivityChanges:
    """A step in another measure is refused; a step alone says what the measure is."""
    if wishes.step is None:
        return wishes
    if measure is None:
        return wishes._replace(measure=wishes.step.measure)
    if measure != wishes.step.measure:
        raise WordsNotUnderstood(
            f"The step is in {wishes.step.measure} and the activity in {measure}. Use the same "
            "measure for both."
        )
    return wishes


def read_measure(text: str) -> Measure:
    """minutes, steps, metres or reps, or a beginning of one. Raises WordsNotUnderstood."""
    for measure in MEASURES:
        if text and measure.startswith(text.casefold()):
            return measure
    raise WordsNotUnderstood(f'measure can be {", ".join(MEASURES)}, and you typed "{text}".')


def read_demand(text: str) -> float:
    """A number from 0 to 10. Raises WordsNotUnderstood."""
    try:
        number = parse_number(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 10:
        raise WordsNotUnderstood(f'demand is a number from 0 to 10, and you typed "{text}".')
    return tidy(number)


def read_days(text: str) -> tuple[str, ...]:
    """`mon,wed,fri` or `Monday Wednesday`, in the week's order; `every day` is empty.

    Raises WordsNotUnderstood.
    """
    if text.strip().casefold() in _EVERY_DAY:
        return ()
    words = [word for word in re.split(r"[,\s]+", text.casefold()) if word]
    days = [day for word in words for day in WEEKDAYS if len(word) > 2 and word.startswith(day)]
    if not words or len(days) != len(words):
        raise WordsNotUnderstood(
            f'days can be some of {", ".join(WEEKDAYS)}, or every day, and you typed "{text}".'
        )
    return tuple(day for day in WEEKDAYS if day in days)


def read_exertion(text: str) -> tuple[Exertion, ...]:
    """`physical,social`, or the beginnings of these words, in their order.

    Raises WordsNotUnderstood.
    """
    words = [word for word in re.split(r"[,\s]+", text.casefold()) if word]
    kinds = [kind for word in words for kind in EXERTIONS if kind.startswith(word)]
    if not words or len(kinds) != len(words):
        raise WordsNotUnderstood(
            f'exertion can be some of {", ".join(EXERTIONS)}, and you typed "{text}".'
        )
    return tuple(kind for kind in EXERTIONS if kind in kinds)


def read_step(text: str) -> Amount:
    """The size of one raise, above zero. Raises WordsNotUnderstood."""
    amount = parse_amount(text)
    if amount is None or amount.value <= 0:
        raise WordsNotUnderstood(
            f'step is an amount, and you typed "{text}". For example: 1m, 30s, 50steps or 1reps'
        )
    return amount


def read_which_days(text: str) -> tuple[str, ...] | int:
    """Days of the week, or on how many of them. Raises WordsNotUnderstood."""
    try:
        return read_days(text)
    except WordsNotUnderstood:
        with suppress(WordsNotUnderstood):
            return read_per_week(text)
        raise


BAD_DAY_QUESTION: Final = "How much can you do on a bad day without paying for it?"


def _bad_day_fits(wishes: ActivityChanges, measured_in: Measure | None) -> ActivityChanges:
    """The amount of a bad day in another measure is refused; alone it says the measure."""
    word = wishes.more.get("on_bad_day")
    amount = parse_amount(word) if isinstance(word, str) else None
    measure = wishes.measure or measured_in
    if amount is None or amount.measure == measure:
        return wishes
    if measure is None:
        return wishes._replace(measure=amount.measure)
    raise WordsNotUnderstood(f"The amount of a bad day is in {amount.measure}, not in {measure}.")


def ask_wishes(output: Output, name: str) -> ActivityChanges:
    """Six questions at most, each skippable; amounts have to fit the measure."""
    output.say(f"{name}: six short questions. Press Enter to skip one.")
    measure = ask_until(output, "Count it in minutes, steps, metres or reps?", read_measure)
    demand = ask_until(output, "How much does it take out of you, 0 to 10?", read_demand)
    which = ask_until(
        output, "On most days, or some? For example mon,wed,fri. Enter: every day.", read_which_days
    )
    days = which if isinstance(which, tuple) else None
    why = ask("Why does it matter to you?") or None

    def fitting(text: str) -> ActivityChanges:
        wishes = ActivityChanges(measure, demand, days, why, read_step(text))
        return _step_fits(wishes, measure)

    with_step = ask_until(output, "How big is one step up? For example 1m. Enter: 10%.", fitting)
    wishes = with_step or ActivityChanges(measure, demand, days, why)

    def bad_day(text: str) -> ActivityChanges:
        more = {"on_bad_day": word_for(read_bad_day(text))}
        return _bad_day_fits(wishes._replace(more=more), None)

    question = f"{BAD_DAY_QUESTION} For example 6m."
    wishes = ask_until(output, question, bad_day, end_skips=True) or wishes
    per_week = {"per_week": which} if isinstance(which, int) else {}
    return wishes._replace(more={**wishes.more, **per_week})


def new_name(text: str, settings: Settings) -> str:
    """A name for a new activity, which no other has. Raises WordsNotUnderstood."""
    name = activity_name(text)
    taken = [one.name for one in settings.activities.values() if fold(name) in _names(one)]
    if taken:
        raise WordsNotUnderstood(
            f'"{name}" is already one of your activities.',
            f"To change it: pace activity set {taken[0]} ...",
        )
    return name


def known_name(text: str, settings: Settings) -> Activity:
    """The activity of that name, short name, or unique beginning of its name.

    Raises WordsNotUnderstood.
    """
    word = fold(" ".join(text.split()))
    inventory = settings.activities.values()
    exact = [one for one in inventory if word in _names(one)]
    begun = exact or [one for one in inventory if word and fold(one.name).startswith(word)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        names = ", ".join(one.name for one in begun)
        raise WordsNotUnderstood(f'"{text}" could be {names}. Type more letters.')
    names = ", ".join(one.name for one in inventory) or "none yet"
    mean = did_you_mean(text, (name for one in inventory for name in (one.name, *one.short)))
    raise WordsNotUnderstood(
        f'pace does not know an activity "{text}".{mean} Your activities: {names}.'
    )


def _names(one: Activity) -> set[str]:
    return {fold(name) for name in (one.name, *one.short)}


def give_name(run: "Run", old: str, new: str) -> int:
    """Rename an activity in entries, limits and goals, and return the number of entries.

    The entries keep their history, and one `pace undo` undoes everything. If the new name is
    an existing activity, the two are merged.
    """
    from pacing_cli.storage.journal.journal import Revision
    from pacing_cli.storage.settings.settings import edit_toml
    from pacing_cli.storage.undo_log import new_id

    group = new_id()
    entries = [
        one for one in run.journal.entries().entries if fold(one.activity or "") == fold(old)
    ]
    changes = [Revision(one, {**one.fields, "activity": new}, one.at, one.zone) for one in entries]
    run.journal.take_in((), changes, run.now, group)
    edit_toml(run.home.activities, lambda file: _renamed(file, old, new), group)
    if old in run.settings.care.activities:
        edit_toml(run.home.care, lambda file: _renamed(file.get("activity", {}), old, new), group)
    if any(old in goal.activities for goal in run.settings.goals):
        edit_toml(run.home.goals, lambda file: _in_goals(file, old, new), group)
    return len(entries)


def _renamed(tables: dict[str, Any], old: str, new: str) -> None:
    table = tables.pop(old, {})
    tables.setdefault(new, table)


def _in_goals(file: dict[str, Any], old: str, new: str) -> None:
    for table in file.values():
        names = table.get("activities") if isinstance(table, dict) else None
        if isinstance(names, list) and old in names:
            table["activities"] = list(dict.fromkeys(new if one == old else one for one in names))


def two_names(words: Sequence[str], settings: Settings) -> tuple[str, str]:
    """The known activity that the first words name, and the name behind it.

    Raises WordsNotUnderstood.
    """
    names = {name for one in settings.activities.values() for name in _names(one)}
    for many in range(len(words) - 1, 0, -1):
        if fold(" ".join(words[:many])) in names:
            return known_name(" ".join(words[:many]), settings).name, " ".join(words[many:])
    raise WordsNotUnderstood(
        f'pace does not know an activity at the start of "{" ".join(words)}".',
        "For example: pace activity rename hovered hoovering",
    )


def ask_for_step(run: "Run", activity: Activity) -> str:
    """Write down one step up in envelope mode; the receipt. Raises WordsNotUnderstood."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.engine.progression.caps import envelope_step
    from pacing_cli.model.quota_reasons import EnvelopeStepRefused
    from pacing_cli.wording.care import step_refused

    if run.settings.profile.mode != "envelope":
        raise WordsNotUnderstood(
            "This step is for envelope mode. In graded mode the plan takes small steps by itself.",
            f"To see what the next step needs: pace why {activity.name}",
        )
    found = evaluate(run, run.today)
    quotas = [one for one in found.plan.quotas if one.activity == activity.name]
    full = quotas[0].full if quotas else None
    measure = quotas[0].measure if quotas else "minutes"
    before = None if full is None else Amount(measure, full)
    steps = {name: one.steps_on for name, one in run.settings.activities.items()}
    agreed = run.settings.care.of(activity.name)
    if run.today in activity.steps_on:
        raise WordsNotUnderstood(f"{activity.name} went up today already.", "To see it: pace plan")
    size = envelope_step(before, found.log, len(found.log.days) - 1, steps, agreed)
    if isinstance(size, EnvelopeStepRefused):
        raise WordsNotUnderstood(*step_refused(activity.name, size))
    assert before is not None
    days = [*activity.steps_on, run.today]
    write_wishes(run.home, activity.name, ActivityChanges(more={"steps_on": days}))
    after = Amount(measure, before.value + size.value)
    return (
        f"Saved: {activity.name} goes up once, from {before} to {after}. At the first worse rating "
        "within 7 days it goes back. To undo: pace undo"
    )


def write_wishes(home: "Home", name: str, wishes: ActivityChanges) -> None:
    """Put the wishes into the activity's table; a new table where there is none."""
    from pacing_cli.storage.settings.settings import edit_toml

    edit_toml(home.activities, lambda file: _set(file, name, wishes))


def _set(file: dict[str, Any], name: str, wishes: ActivityChanges) -> None:
    table = file.setdefault(name, {})
    values = {
        "measure": wishes.measure,
        "demand": wishes.demand,
        "meaning": wishes.why,
        "step": wishes.step and word_for(wishes.step),
        "lighter": wishes.lighter,
        "resistance": wishes.strength,
        "paused": wishes.paused,
        "restart_on": wishes.restart_on,
    }
    for key, value in values.items():
        if value is not None:
            table[key] = value
    for key, wish in wishes.more.items():
        if wish is None:
            table.pop(key, None)
        else:
            table[key] = wish
    if wishes.exertion:
        table["exertion"] = list(wishes.exertion)
    if wishes.days:
        table["days"] = list(wishes.days)
    elif wishes.days == ():
        table.pop("days", None)
