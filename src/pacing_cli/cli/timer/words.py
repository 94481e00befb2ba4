"""The words of `pace go`: what to time, and how: `walk`, `walk 12m`, `kitchen 10m/5m x3`."""

import re
from collections.abc import Sequence
from typing import Final

from pacing_cli.cli.words.amounts import is_amount
from pacing_cli.cli.words.names import Known, Match, match
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.quantity import parse_amount
from pacing_cli.model.safe_text import shown
from pacing_cli.model.value import Value

MOST_SECONDS: Final = 4 * 60 * 60
"""A longer bout is taken for a slip of the finger."""
MOST_TIMES: Final = 20
LEAST_BEAT: Final = 20
MOST_BEAT: Final = 240

_TIMES: Final = r"(?:[xX×*](\d{1,3})|(\d{1,3})[xX×*])"
_SUCH_AS: Final = "Such as: pace go walk 12m, or pace go kitchen 10m/5m x3"


class Wanted(Value):
    """What was typed. Seconds; None where nothing was said."""

    activity: Match | None = None
    bout: float | None = None
    rest: float | None = None
    times: int = 1


def read_wanted(words: Sequence[str], known: Known) -> Wanted:
    """Raises WordsNotUnderstood with one sentence that names the word."""
    names, amounts, times = _sorted(_together(words))
    activity = _named(names, known) if names else None
    if amounts and activity is None:
        raise WordsNotUnderstood(f"{shown(amounts[0])} of what? Name it first.", _SUCH_AS)
    if len(amounts) > 1:
        raise WordsNotUnderstood(f"{shown(amounts[1])} comes as a second amount.", _SUCH_AS)
    bout, rest = _bout_and_rest(amounts[0]) if amounts else (None, None)
    if times is not None and bout is None:
        raise WordsNotUnderstood(f"How long is each of the {times} bouts?", _SUCH_AS)
    return Wanted(activity, bout, rest, times or 1)


def _together(words: Sequence[str]) -> list[str]:
    """A number and its unit are put together: `12 min`; `"walk 12m"` is taken apart first."""
    found: list[str] = []
    for word in (part for argument in words for part in _apart(argument)):
        number = bool(found) and re.fullmatch(r"\d+(?:[.,]\d+)?", found[-1]) is not None
        if number and word[:1].isalpha() and is_amount(found[-1] + word):
            found[-1] += word
        else:
            found.append(word)
    return found


def _apart(argument: str) -> list[str]:
    """The words of an argument; a name with spaces that the shell kept together stays one."""
    parts = argument.split()
    named = all(not part[:1].isdigit() and not re.fullmatch(_TIMES, part) for part in parts)
    return [" ".join(parts)] if named and parts else parts


def _sorted(words: Sequence[str]) -> tuple[list[str], list[str], int | None]:
    names, amounts, times = [], [], None
    for word in words:
        many = re.fullmatch(_TIMES, word)
        if many:
            times = _checked_times(int(many[1] or many[2]), word)
        elif word[:1].isdigit():
            amounts.append(word)
        elif amounts or times is not None or word.startswith("-"):
            raise WordsNotUnderstood(f"{shown(word)} is not understood there.", _SUCH_AS)
        else:
            names.append(word)
    return names, amounts, times


def _checked_times(times: int, word: str) -> int:
    if 1 <= times <= MOST_TIMES:
        return times
    raise WordsNotUnderstood(f"{shown(word)} cannot be: it takes 1 to {MOST_TIMES} bouts.")


def _named(names: list[str], known: Known) -> Match:
    found = match(names, known, len(names))
    if found.words < len(names):
        raise WordsNotUnderstood(
            f"{shown(names[found.words])} is not understood behind {found.name}.", _SUCH_AS
        )
    return found


def _bout_and_rest(text: str) -> tuple[float, float | None]:
    first, slash, second = text.partition("/")
    rest = _seconds(second, text) if slash else None
    bout = _seconds(first, text)
    if not bout:
        raise WordsNotUnderstood(f"{shown(text)} is no time at all.", _SUCH_AS)
    return bout, rest


def _seconds(typed: str, whole: str) -> float:
    amount = parse_amount(typed)
    if amount is None:
        raise WordsNotUnderstood(f"{shown(whole)} is not understood.", _SUCH_AS)
    if amount.measure != "minutes":
        raise WordsNotUnderstood(
            f"The timer counts time, not {amount.measure}: {shown(whole)}.", _SUCH_AS
        )
    seconds = float(round(amount.value * 60))
    if seconds > MOST_SECONDS:
        raise WordsNotUnderstood(f"{shown(whole)} is too long: it takes up to 4 hours.")
    return seconds


def read_beat(beats: int | None) -> float | None:
    """Seconds between two beats. Raises WordsNotUnderstood."""
    if beats is None:
        return None
    if LEAST_BEAT <= beats <= MOST_BEAT:
        return 60 / beats
    raise WordsNotUnderstood(
        f"--cadence cannot be {beats}: it takes {LEAST_BEAT} to {MOST_BEAT} beats a minute."
    )
