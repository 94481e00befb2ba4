"""The further wishes for an activity: its place in the day, substitutes, parts, surroundings."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import KINDS, PRIORITIES
from pacing_cli.model.quantity import Amount, parse_amount, word_for
from pacing_cli.storage.activity_format import subtask_of
from pacing_cli.storage.day_times import DAY, minute_of

_NOTHING: Final = ("", "none")
_LONGEST_END: Final = 60


def read_more(texts: Mapping[str, str | None], standby: bool | None) -> dict[str, object]:
    """Each wish as it shall stand in the table, by its key; None takes the key out.

    What was not typed is not there. Raises WordsNotUnderstood.
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
        raise WordsNotUnderstood(f'{name} cannot be "{text}": it is one of {", ".join(words)}.')
    return found[0]


def _words(text: str) -> list[str]:
    """Words with commas between."""
    return [one for part in text.split(",") if (one := part.strip())]


def _time(text: str) -> str:
    minute = minute_of(text)
    if minute is None or minute == DAY:
        raise WordsNotUnderstood(f'time cannot be "{text}": it is a time of day, such as 10:00.')
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes(name: str, text: str) -> str:
    amount = parse_amount(text.strip())
    if amount is None or amount.measure != "minutes" or amount.value > _LONGEST_END:
        raise WordsNotUnderstood(f'{name} cannot be "{text}": it takes minutes, such as 3m.')
    return word_for(Amount("minutes", amount.value))


def _subtasks(text: str) -> list[str]:
    """`dishes 8m, counter 4m`; whether they are in the activity's measure the file tells."""
    parts = [" ".join(part.split()) for part in text.split(",") if part.strip()]
    for part in parts:
        amount = parse_amount(part.rpartition(" ")[2])
        if amount is None or subtask_of(part, amount.measure) is None:
            raise WordsNotUnderstood(
                f'"{part}" cannot be a part: it takes a name and an amount, such as dishes 8m.'
            )
    return parts


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
}
FURTHER: Final[tuple[str, ...]] = tuple(_READ)
"""The names of these wishes."""
