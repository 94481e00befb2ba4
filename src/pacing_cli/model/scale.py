"""The fields of an entry: their names on the keyboard and in the file, and what is allowed.

One table serves the shorthand, the options, the journal's reader and the docs.
"""

from typing import Final, Literal

from pacing_cli.model.value import Value

FieldKind = Literal["rating", "hours", "count", "kilograms", "flag", "choice", "words"]


class Field(Value):
    """One field that an entry may carry."""

    word: str
    """What is typed: `pain`."""
    key: str
    """What stands in the journal: `pain`, `sleep_hours`."""
    kind: FieldKind
    low: float = 0
    high: float = 10
    choices: tuple[str, ...] = ()
    example: str = ""
    meaning: str = ""

    @property
    def allowed(self) -> str:
        """What is allowed, in a few words, for the sentence that refuses a value."""
        if self.kind == "choice":
            return "one of " + ", ".join(self.choices)
        if self.kind == "flag":
            return "no value"
        if self.kind == "words":
            return "a name"
        decimals = ", one decimal at most" if self.kind == "rating" else ""
        unit = {"hours": " hours", "kilograms": " kg"}.get(self.kind, "")
        return f"a number from {self.low:g} to {self.high:g}{unit}{decimals}"


FIELDS: Final[tuple[Field, ...]] = (
    Field("pain", "pain", "rating", example="pain 4", meaning="pain now; `pain 3-5` is before and after"),
    Field("peak", "peak", "rating", example="peak 7", meaning="the worst pain of it"),
    Field("effort", "effort", "rating", example="effort 4", meaning="how hard it felt"),
    Field("fatigue", "fatigue", "rating", example="fatigue 5", meaning="tiredness"),
    Field("mood", "mood", "rating", example="mood 6", meaning="10 is best"),
    Field("stress", "stress", "rating", example="stress 3", meaning="10 is most"),
    Field("stiff", "stiff", "rating", example="stiff 4", meaning="stiffness"),
    Field("meaning", "meaning", "rating", example="meaning 8", meaning="how much it mattered"),
    Field("sleep", "sleep_hours", "hours", 0, 24, example="sleep 6.5h", meaning="hours asleep last night"),
    Field("quality", "quality", "rating", example="quality 4", meaning="how good the sleep was; 10 is best"),
    Field("hr", "hr", "count", 20, 250, example="hr 96", meaning="heart rate, beats a minute"),
    Field("hrmax", "hrmax", "count", 20, 250, example="hrmax 120", meaning="highest heart rate"),
    Field("load", "load_kg", "kilograms", 0, 500, example="load 4kg", meaning="weight used"),
    Field("upright", "upright_hours", "hours", 0, 24, example="upright 3h", meaning="hours on your feet or sitting up"),
    Field("impact", "impact", "flag", example="impact", meaning="hard to bear, or the day had to change"),
    Field(
        "stopped", "stopped", "choice",
        choices=("time", "done", "pain", "tired", "interrupted"),
        example="stopped pain", meaning="why it ended",
    ),
    Field("with", "with", "words", example="with Sam", meaning="who was there"),
)  # fmt: skip

BY_WORD: Final[dict[str, Field]] = {field.word: field for field in FIELDS}
LETTERS: Final[dict[str, str]] = {"p": "pain", "e": "effort", "f": "fatigue"}
PAIN_AFTER: Final = "pain_after"
