"""The safety questions, and where to turn. Static words: nothing here looks for an illness.

The lists follow what public health services ask about back and joint pain, in
words of our own (evidence section 8).
"""

from typing import Final, Literal, NamedTuple

Urgency = Literal["at once", "soon"]


class SafetyQuestion(NamedTuple):
    """One thing that is asked about. `key` stands in the profile."""

    key: str
    urgency: Urgency
    text: str


SAFETY_QUESTIONS: Final[tuple[SafetyQuestion, ...]] = (
    SafetyQuestion("both-legs", "at once", "weak, numb or tingling in both legs"),
    SafetyQuestion("numb-saddle", "at once", "numb between the legs or around the bottom"),
    SafetyQuestion("passing-water", "at once", "trouble starting to pee"),
    SafetyQuestion("bladder-bowel", "at once", "pee or poo that comes without control"),
    SafetyQuestion("sexual", "at once", "erections that have stopped"),
    SafetyQuestion("chest", "at once", "pain or pressure in the chest"),
    SafetyQuestion("accident", "at once", "pain since a serious fall or accident"),
    SafetyQuestion("fever", "soon", "a high temperature, or feeling ill all over"),
    SafetyQuestion("weight", "soon", "losing weight without trying"),
    SafetyQuestion("lump", "soon", "a lump, or a place that has changed its shape"),
    SafetyQuestion("night", "soon", "pain that resting does not ease, or worse at night"),
    SafetyQuestion("cough", "soon", "pain that a cough or a sneeze makes worse"),
    SafetyQuestion("shoulder-blades", "soon", "pain between the shoulder blades"),
)

UNNAMED: Final = "unnamed"
"""Answered yes without saying to which question."""

_TEXTS: Final = {question.key: question.text for question in SAFETY_QUESTIONS}
_EUROPEAN_NUMBER: Final = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))  # fmt: skip
_EMERGENCY_NUMBERS: Final = {
    "GB": "999", "IE": "112 or 999", "US": "911", "CA": "911", "AU": "000", "NZ": "111",
    "CH": "144 or 112", "NO": "113", **dict.fromkeys(_EUROPEAN_NUMBER, "112"),
}  # fmt: skip
_ADVICE_LINES: Final = {"GB": "111", "DE": "116117", "AT": "1450"}


def safety_text(key: str) -> str:
    """The words of a question that was answered yes; the key itself where it is unknown."""
    return "one of the safety questions" if key == UNNAMED else _TEXTS.get(key, key)


def emergency_number(country: str) -> str:
    """The number to ring in an emergency; empty where it is not known here."""
    return _EMERGENCY_NUMBERS.get(country.upper(), "")


def advice_line(country: str) -> str:
    """The number for medical advice soon; empty where none is known here."""
    return _ADVICE_LINES.get(country.upper(), "")


def where_to_turn(keys: tuple[str, ...], country: str) -> tuple[str, ...]:
    """What to do after a yes, in two or three sentences that name no illness."""
    number = emergency_number(country)
    ring = f"the emergency number, {number}" if number else "your local emergency number"
    line = advice_line(country)
    advice = f"your doctor, or ring {line}" if line else "your doctor"
    soon = {question.key for question in SAFETY_QUESTIONS if question.urgency == "soon"}
    sentences = []
    if not soon.issuperset(keys):
        sentences.append(
            f"If this is new or getting worse, now: ring {ring}, or go to an emergency department."
        )
    if UNNAMED in keys or soon.intersection(keys):
        sentences.append(f"Have it looked at soon: speak to {advice}, within a day or two.")
    sentences.append("This journal cannot tell what it is, and it is not watching over you.")
    return tuple(sentences)
