"""Write the receipt of an entry on one line. Loads nothing of the reasons."""

from collections.abc import Iterator
from typing import Final

from pacing_cli.model import entry as kinds
from pacing_cli.model.entry import FIELDS, PAIN_AFTER, Entry, Field
from pacing_cli.model.quantity import Amount
from pacing_cli.wording.phrases import clock, day_and_month, fine, weekday

_KINDS: Final[dict[str, str]] = {
    kinds.CHECK: "check-in",
    kinds.BAD: "bad day",
    kinds.BETTER: "better again",
    kinds.FLARE: "flare",
    kinds.FLARE_END: "end of the flare",
    kinds.DOSE: "dose",
    kinds.NOTE: "note",
    kinds.VISIT: "visit",
    kinds.REARRANGE: "a change of the plan",
    kinds.EXPERIMENT: "experiment",
    kinds.REVIEW: "review",
}
_WORTH_TIMES: Final = 1.25
_WHOLE_TIMES: Final = 3
_UNITS: Final = {"hours": " h", "kilograms": " kg"}


def receipt(entry: Entry) -> str:
    """`Sunday 1 March, 10:00: walk, 12 min, pain 3 to 4, effort 3, +busy`."""
    return f"{moment(entry)}: {told(entry)}"


def moment(entry: Entry) -> str:
    """When it happened, on the clock of the place where it happened."""
    return f"{weekday(entry.day)} {day_and_month(entry.day)}, {time_of_day(entry)}"


def time_of_day(entry: Entry) -> str:
    """`10:00`."""
    return clock(entry.at.hour * 60 + entry.at.minute)


def told(entry: Entry) -> str:
    """What happened, without when."""
    return ", ".join(_parts(entry))


def much_more_fact(total: Amount, quota: Amount | None, line: float | None) -> str:
    """Return the facts about today's amount, and about much more than usual, or nothing.

    `total`: today so far. `quota` and `line`: from the last shown plan of today, its amount
    and the limit above which it is much more (`much_more_above`).
    """
    if line is None or total.value <= line:
        return so_far_fact(total, quota)
    times = total.value / quota.value if quota and quota.value else 0.0
    beside = f"{times_words(times)} today's {quota}. " if times >= _WORTH_TIMES else ""
    return f"{beside}Tomorrow's plan is no bigger than an ordinary day."


def so_far_fact(total: Amount, quota: Amount | None) -> str:
    """`12 of today's 18 min.`, or of more `22 min so far. Today's amount was 18 min.`."""
    if quota is None or quota.value <= 0 or total.value <= 0:
        return ""
    if total.value > quota.value:
        return f"{total} so far. Today's amount was {quota}."
    number, _, unit = str(total).partition(" ")
    same = " " not in unit and str(quota).split(" ", 1)[1:] == [unit]
    return f"{number if same else total} of today's {quota}."


def times_words(times: float) -> str:
    """`About 2.8 times`, from 3 times on in whole numbers, `About 20 times`."""
    rounded = round(times, 1)
    return f"About {fine(rounded if rounded < _WHOLE_TIMES else round(times))} times"


def _parts(entry: Entry) -> Iterator[str]:
    if entry.kind == kinds.REARRANGE:
        yield _rearranged(entry)
        return
    note = entry.word("note")
    if entry.kind == kinds.SCORE:
        yield from _score(entry)
    elif entry.kind != kinds.NOTE or not note:
        yield (
            entry.activity
            or entry.word("medicine")
            or _ended(entry)
            or _KINDS.get(entry.kind, entry.kind)
        )
    yield from (str(amount) for amount in entry.amounts)
    for field in FIELDS:
        yield from _field(entry, field)
    yield from (f"+{tag}" for tag in entry.tags)
    if note:
        yield f"note: {note}"


def _ended(entry: Entry) -> str:
    return "end of the experiment" if entry.word("stops") else ""


def _score(entry: Entry) -> Iterator[str]:
    name = (entry.word("instrument") or "score").replace("_", " ")
    goal, value = entry.word("goal"), entry.number("value")
    yield f"rating of {goal}" if goal else name
    if value is not None:
        yield fine(value)
    if entry.fields.get("practice") is True:
        yield "practice"


def _field(entry: Entry, field: Field) -> Iterator[str]:
    if field.key == "pain":
        yield from _pain(entry)
    elif field.kind == "flag":
        if entry.fields.get(field.key) is True:
            yield field.word
    elif field.kind in ("choice", "words"):
        word = entry.word(field.key)
        if word:
            yield f"{field.word} {word}"
    else:
        value = entry.number(field.key)
        if value is not None:
            yield f"{field.word} {fine(value)}{_UNITS.get(field.kind, '')}"


def _pain(entry: Entry) -> Iterator[str]:
    before, after = entry.number("pain"), entry.number(PAIN_AFTER)
    if before is not None and after is not None:
        yield f"pain {fine(before)} to {fine(after)}"
    elif before is not None:
        yield f"pain {fine(before)}"
    elif after is not None:
        yield f"pain after {fine(after)}"


def _rearranged(entry: Entry) -> str:
    """How the day was rearranged: `walk at 15:00`, `less today`."""
    name, time = entry.word("activity") or "", entry.word("time") or ""
    match entry.word("change"):
        case "less":
            return "less today"
        case "more_rest":
            return "more rest today"
        case "only":
            return f"only {entry.word('priority')} today"
        case "skip":
            return f"{name} left out today"
        case "move":
            return f"{name} at {time}"
        case "swap":
            return f"{name} and {entry.word('other')} swapped"
        case "fixed":
            return f"{entry.word('what')}, {time} to {entry.word('until')}"
        case "afresh":
            return "the plan as it was at first"
        case _:
            return _KINDS[entry.kind]
