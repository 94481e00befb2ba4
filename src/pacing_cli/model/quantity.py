"""Amounts of activity: minutes, steps, metres, repetitions, with formats and rounding."""

import math
import re
from typing import Final, Literal

from pacing_cli.model.value import Value

Measure = Literal["minutes", "steps", "metres", "reps"]
AmountKind = Literal[Measure, "load"]
"""What a whole day is summed up in; load is minutes times effort."""

MEASURES: Final[tuple[Measure, ...]] = ("minutes", "steps", "metres", "reps")

# One unit is the smallest amount that a quota moves by (contract, section 5, rule 3).
_UNITS: Final[dict[str, float]] = {"minutes": 0.5, "steps": 50.0, "metres": 10.0, "reps": 1.0}
_WHOLE_MINUTES_FROM: Final = 10.0
_ROUNDING_SLACK: Final = 1e-9

# Patterns are texts here: `re` compiles one when it is first used, and keeps it.
_DURATION: Final = (
    r"(?:(?P<h>\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?))?\s*"
    r"(?:(?P<m>\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?))?\s*"
    r"(?:(?P<s>\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?))?"
)
_COUNTED: Final = r"(?P<n>\d+(?:[.,]\d+)?)\s*(?P<unit>steps?|metres?|meters?|km|reps?|times)"
_COUNTED_UNITS: Final[dict[str, tuple[Measure, int]]] = {
    "step": ("steps", 1),
    "steps": ("steps", 1),
    "metre": ("metres", 1),
    "metres": ("metres", 1),
    "meter": ("metres", 1),
    "meters": ("metres", 1),
    "km": ("metres", 1000),
    "rep": ("reps", 1),
    "reps": ("reps", 1),
    "times": ("reps", 1),
}


class Amount(Value):
    """How much of an activity, in its measure: minutes, steps, metres or repetitions."""

    measure: Measure
    value: float

    def __str__(self) -> str:
        return write_amount(self)


def tidy(value: float) -> float | int:
    """A number as a person writes it: 12 and not 12.0, at most two decimals."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def parse_number(text: str) -> float:
    """Read `6.5` or `6,5`. Raises ValueError on anything else, also on nan and inf."""
    if not re.fullmatch(r"\d{1,9}(?:[.,]\d{1,4})?", text):
        raise ValueError(text)
    return float(text.replace(",", "."))


def parse_amount(text: str) -> Amount | None:
    """Read `12m`, `1h20m`, `90s`, `1400steps`, `0.9km`, `12reps`; None if it is not an amount.

    Seconds are kept as parts of a minute. Zero is an amount: nothing was done, knowingly.
    """
    counted = re.fullmatch(_COUNTED, text, re.IGNORECASE)
    if counted:
        measure, factor = _COUNTED_UNITS[counted["unit"].lower()]
        return Amount(measure, round(_float(counted["n"]) * factor, 3))
    lasted = re.fullmatch(_DURATION, text.lower())
    if lasted and any(lasted.groups()):
        hours, minutes, seconds = (_float(part) for part in lasted.group("h", "m", "s"))
        return Amount("minutes", round(hours * 60 + minutes + seconds / 60, 4))
    return None


def _float(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0


def write_amount(amount: Amount) -> str:
    """An amount in short words: `12 min`, `7 min 30 s`, `1 h 20 min`, `1,400 steps`."""
    if amount.measure == "minutes":
        return _write_minutes(amount.value)
    if amount.measure == "metres":
        return f"{tidy(amount.value):,} m"
    word = amount.measure if amount.value != 1 else amount.measure.removesuffix("s")
    return f"{tidy(amount.value):,} {word}"


def _write_minutes(minutes: float) -> str:
    seconds = round(minutes * 60)
    hours, rest = divmod(seconds, 3600)
    whole, left = divmod(rest, 60)
    parts = [f"{hours} h"] if hours else []
    if whole or not (hours or left):
        parts.append(f"{whole} min")
    if left:
        parts.append(f"{left} s")
    return " ".join(parts)


def word_for(amount: Amount) -> str:
    """An amount as the shorthand takes it: `12m`, `7m30s`, `1400steps`, `900metres`, `12reps`."""
    if amount.measure != "minutes":
        return f"{tidy(amount.value)}{amount.measure}"
    minutes, seconds = divmod(round(amount.value * 60), 60)
    return (f"{minutes}m" if minutes or not seconds else "") + (f"{seconds}s" if seconds else "")


def unit(measure: Measure, value: float) -> float:
    """The smallest step at this size: 30 s below 10 minutes and whole minutes from there,
    10 metres, 50 steps, 1 repetition (contract, section 5, rule 3)."""
    if measure == "minutes" and value >= _WHOLE_MINUTES_FROM:
        return 1.0
    return _UNITS[measure]


def round_down(measure: Measure, value: float) -> float:
    """Down to a whole number of units; never up. Can be 0 when less than one unit is left."""
    step = unit(measure, value)
    return math.floor(value / step + _ROUNDING_SLACK) * step
