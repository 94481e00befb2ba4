"""Read a spoken AMOUNT: `20 minutes`, `half an hour`, `1 hour and 20 minutes`, `3x10`."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pacing_cli.model.quantity import parse_amount, tidy
from pacing_cli.model.value import Value
from pacing_cli.shorthand.vocabulary import UNITS, number_at


class SpokenAmount(Value):
    """An amount: `many` words, the last of which is `unit`."""

    measure: str
    value: float
    many: int
    unit: str


def has_unit(low: Sequence[str], start: int, end: int) -> bool:
    """True where the number is an amount by itself, or by the word behind it."""
    return amount_at(low, start) is not None and amount_at(low, start).many >= end - start  # type: ignore[union-attr]


def amount_at(low: Sequence[str], at: int) -> SpokenAmount | None:
    """`20 minutes`, `half an hour`, `1 hour and 20 minutes`, `3x10`; None where there is none."""
    found = _one_amount(low, at)
    if found is None or found.measure != "minutes":
        return found
    end = at + found.many
    if list(low[end : end + 3]) == ["and", "a", "half"] and found.unit in UNITS:
        half = UNITS[found.unit][1] / 2
        return found._replace(value=found.value + half, many=found.many + 3)
    more = end + (low[end : end + 1] == ["and"])
    then = _one_amount(low, more)
    if then and then.measure == "minutes" and then.value < UNITS.get(found.unit, ("", 60.0))[1]:
        return found._replace(
            value=found.value + then.value, many=more - at + then.many, unit=then.unit
        )
    return found


def figures_of(word: str, *, counts: bool) -> str:
    """The digits that `1O`, `l0m` and `1o` stand for; empty where no letter is in a digit's place.

    `counts`: a unit is behind the word, or a rating before it. `l5` by itself is a word.
    """
    found = re.fullmatch(r"([\dloi]+)([a-z]*)", word)
    digits = found[1].translate(_DIGITS) if found else ""
    if found is None or digits == found[1] or (found[2] and found[2] not in UNITS):
        return ""
    if not re.search(r"\d", found[1]):
        return digits if counts and word in ("o", "l") else ""
    is_number = counts or bool(found[2]) or re.fullmatch(r"\d[\do]*", found[1])
    return f"{digits}{found[2]}" if is_number else ""


_DIGITS: Final = str.maketrans("loi", "101")


def amounts_between(low: Sequence[str], at: int) -> tuple[SpokenAmount, SpokenAmount] | None:
    """`20 to 25 minutes`, `20-25m`: both of them, `many` words in all; None elsewhere."""
    number = number_at(low, at)
    between = at + number[1] if number else at
    if number and low[between : between + 1] not in (["to"], ["or"], ["-"], ["–"]):
        return None
    most = amount_at(low, between + 1) if number else None
    if number is None or most is None:
        split = re.fullmatch(r"(\d+(?:[.,]\d+)?)[-–](\d.*)", low[at]) if at < len(low) else None
        number = number_at([split[1]], 0) if split else None
        most = amount_at([split[2], *low[at + 1 : at + 2]], 0) if split else None
        between = at - 1
    if number is None or most is None or most.unit not in UNITS:
        return None
    most = most._replace(many=between + 1 - at + most.many)
    return most._replace(value=number[0] * UNITS[most.unit][1]), most


def _one_amount(low: Sequence[str], at: int) -> SpokenAmount | None:
    if at >= len(low):
        return None
    return _attached(low[at]) or _sets(low, at) or _numbered(low, at) or _article(low, at)


def _attached(word: str) -> SpokenAmount | None:
    if not word[:1].isdigit():
        return None
    sets = re.fullmatch(r"(\d{1,3})[x×*](\d{1,3})", word)
    if sets:
        return SpokenAmount("reps", int(sets[1]) * int(sets[2]), 1, "reps")
    bare = word.replace(",", "") if re.match(r"\d{1,3}(?:,\d{3})+[a-z]", word) else word
    split = re.fullmatch(r"(\d+(?:[.,]\d+)?)([a-z]+)", bare)
    if split and split[2] in UNITS and len(split[1]) < 10:
        measure, one = UNITS[split[2]]
        return SpokenAmount(measure, float(split[1].replace(",", ".")) * one, 1, split[2])
    clock = re.fullmatch(r"(\d{1,2})h([0-5]\d)", word)
    if clock:
        return SpokenAmount("minutes", int(clock[1]) * 60 + int(clock[2]), 1, "min")
    amount = parse_amount(bare) if len(bare) < 20 else None
    return SpokenAmount(amount.measure, amount.value, 1, "min") if amount else None


def _sets(low: Sequence[str], at: int) -> SpokenAmount | None:
    sets = number_at(low, at)
    if sets is None:
        return None
    behind = at + sets[1]
    between = next(
        (len(words) for words in _SETS_OF if tuple(low[behind : behind + len(words)]) == words), 0
    )
    each = number_at(low, behind + between) if between else None
    if each is None:
        return None
    many = sets[1] + between + each[1]
    many += UNITS.get((low[at + many : at + many + 1] or [""])[0], ("",))[0] == "reps"
    return SpokenAmount("reps", sets[0] * each[0], many, "reps")


_SETS_OF: Final = (("x",), ("×",), ("*",), ("sets", "of"), ("set", "of"), ("sets", "x"))


def _numbered(low: Sequence[str], at: int) -> SpokenAmount | None:
    number = number_at(low, at)
    if number is None:
        return None
    value, count = number
    if low[at + count : at + count + 1] in (["1/2"], ["½"]):
        value, count = value + 0.5, count + 1
    unit = low[at + count] if at + count < len(low) else ""
    if unit not in UNITS or _is_heart_rate(low, at + count):
        return None
    measure, one = UNITS[unit]
    return SpokenAmount(measure, value * one, count + 1, unit)


def _is_heart_rate(low: Sequence[str], at: int) -> bool:
    """`hr` before a number of beats is the field: `effort 3 hr 96`, and not `1 hr 20 min`."""
    beats = number_at(low, at + 1) if low[at] == "hr" else None
    if beats is None or beats[0] < _LEAST_BEATS:
        return False
    behind = at + 1 + beats[1]
    return behind >= len(low) or low[behind] not in UNITS


_LEAST_BEATS: Final = 25

_SHARES: Final[Mapping[tuple[str, ...], float]] = {
    ("half",): 0.5, ("half", "a"): 0.5, ("half", "an"): 0.5, ("a", "half"): 0.5,
    ("quarter", "of", "an"): 0.25, ("a", "quarter", "of", "an"): 0.25, ("a", "quarter"): 0.25,
    ("three", "quarters", "of", "an"): 0.75, ("a",): 1.0, ("an",): 1.0,
    ("1/2",): 0.5, ("1/2", "a"): 0.5, ("1/2", "an"): 0.5, ("½",): 0.5, ("1/4",): 0.25,
    ("¼",): 0.25, ("3/4",): 0.75, ("¾",): 0.75,
}  # fmt: skip


def _article(low: Sequence[str], at: int) -> SpokenAmount | None:
    """`half an hour`, `a mile`, `three quarters of an hour`."""
    for words, share in _SHARES.items():
        end = at + len(words)
        if tuple(low[at:end]) == words and end < len(low) and low[end] in UNITS:
            if low[end] in ("m", "h", "s", "times"):
                continue
            measure, one = UNITS[low[end]]
            return SpokenAmount(measure, one * share, len(words) + 1, low[end])
    return None


def typed_amount(measure: str, value: float) -> str:
    if measure == "minutes":
        seconds = round(value * 60)
        minutes, rest = divmod(seconds, 60)
        if rest:
            return f"{minutes}m{rest}s" if minutes else f"{rest}s"
        hours, left = divmod(minutes, 60)
        return f"{hours}h{left}m" if hours and left else f"{hours}h" if hours else f"{left}m"
    rounded = round(value) if measure == "metres" else tidy(value)
    return f"{rounded}{measure}"
