"""Storage: what each known field of an entry may hold in the file."""

from collections.abc import Mapping
from typing import Final, Literal

from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.scale import FIELDS, PAIN_AFTER
from pacing_cli.model.score import BETTER, LARGEST_SCORE

LARGEST_AMOUNT: Final = 1e9

FieldFaultKind = Literal["kind", "value"]


class FieldError(ValueError):
    """A field holds what it cannot hold."""

    def __init__(self, message: str, kind: FieldFaultKind = "value") -> None:
        super().__init__(message)
        self.message = message
        self.kind: FieldFaultKind = kind


NUMBERS: Final[Mapping[str, tuple[float, float]]] = {
    **{f.key: (f.low, f.high) for f in FIELDS if f.kind not in ("flag", "choice", "words")},
    PAIN_AFTER: (0, 10),
    **dict.fromkeys(MEASURES, (0, LARGEST_AMOUNT)),
    "value": (-LARGEST_SCORE, LARGEST_SCORE),
    "error": (0, LARGEST_SCORE),
    "order": (0, LARGEST_AMOUNT),
}
"""Fields that hold a number, with their range, both ends included."""

WORDS: Final = frozenset({
    "activity", "block", "note", "medicine", "batch", "inbox", "timer", "sha256", "stops",
    "instrument", "goal", "next_on", "values",
    "change", "other", "time", "other_time", "until", "what", "priority",
    *(f.key for f in FIELDS if f.kind == "words"),
})  # fmt: skip
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    **{f.key: f.choices for f in FIELDS if f.kind == "choice"},
    "better": BETTER,
}
FLAGS: Final = frozenset(
    {"undo", "practice", "monthly", *(f.key for f in FIELDS if f.kind == "flag")}
)
LISTS: Final = frozenset({"tags", "wins", "well", "barriers", "agreed", "answers"})
TABLES: Final = frozenset({"protocol"})
"""Fields that hold names with values: one JSON object."""
_OTHERS: Final = WORDS | CHOICES.keys() | FLAGS | LISTS | TABLES | {"items", "bouts"}


def check_fields(kind: str, fields: dict[str, object], newer: bool) -> None:
    """Check every known field; unknown ones may hold anything. Raises FieldError.

    With `newer`, the line was written by a newer version: what does not hold is
    taken out of `fields` and not read.
    """
    wrong: list[str] = []
    for key, value in fields.items():
        span = NUMBERS.get(key)
        if span is None:
            if key not in _OTHERS or _holds(key, value):
                continue
        elif (type(value) is int or type(value) is float) and span[0] <= value <= span[1]:
            continue
        if not newer:
            raise FieldError(f"`{key}` is {_quoted(value)}; it takes {allowed(key)}")
        wrong.append(key)
    for key in wrong:
        del fields[key]
    if kind == "activity" and not _is_name(fields.get("activity")):
        raise FieldError("an entry of kind `activity` takes the name of an `activity`")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value != "" and not value.isspace()


def _holds(key: str, value: object) -> bool:
    if key in WORDS:
        return type(value) is str
    if key in FLAGS:
        return type(value) is bool
    if key in TABLES:
        return type(value) is dict
    if key in CHOICES:
        return value in CHOICES[key]
    if key == "items":
        return type(value) is dict and all(map(_is_score, value.values()))
    if key == "bouts":
        return type(value) is list and all(_is_amount(one) for one in value)
    return type(value) is list and all(type(tag) is str for tag in value)


def _is_score(value: object) -> bool:
    if type(value) is not int and type(value) is not float:
        return False
    return -LARGEST_SCORE <= value <= LARGEST_SCORE


def _is_amount(value: object) -> bool:
    return (type(value) is int or type(value) is float) and 0 <= value <= LARGEST_AMOUNT


def allowed(key: str) -> str:
    """What a known field takes, in a few words."""
    if key in NUMBERS:
        low, high = NUMBERS[key]
        return f"a number from {low:g} to {high:g}"
    if key in CHOICES:
        return "one of " + ", ".join(CHOICES[key])
    if key in FLAGS:
        return "true or false"
    if key in TABLES:
        return "names with values, {…}"
    if key == "items":
        return "a name and a number for each part, {…}"
    if key == "bouts":
        return "a list of minutes"
    return "a list of words" if key in LISTS else "text"


def _quoted(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
