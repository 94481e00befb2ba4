"""When to look for help: fixed words in this project's own, and the emergency number by country.

Signposts only: nothing here is read from the log, and nobody is watching it. The
signs follow evidence section 8. The emergency numbers are from memory, the helplines
were read at second hand in November 2026; both are checked before a release.
"""

from collections.abc import Mapping
from typing import Final, Literal, assert_never

from pacing_cli.model.stop_words import Signpost
from pacing_cli.model.value import Value

Urgency = Literal["at once", "soon"]


class SafetyQuestion(Value):
    """One thing that is asked about. `key` is typed; `text` is asked, and kept in the profile."""

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

UNNAMED: Final = "one of the safety questions"
"""Answered yes without saying to which question."""

SOON: Final = frozenset(one.text for one in SAFETY_QUESTIONS if one.urgency == "soon")
"""What can wait for a day or two. All else, also what is not known here, is looked at at once."""


ANYWHERE: Final = "112 (or your local number)"
_EUROPE: Final = (
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IS", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
_BY_COUNTRY: Final[dict[str, str]] = {
    **dict.fromkeys(_EUROPE, "112"),
    "GB": "999", "UK": "999", "IE": "112 or 999", "US": "911", "CA": "911",
    "AU": "000", "NZ": "111",
}  # fmt: skip
_HELPLINES: Final[dict[str, str]] = {
    "GB": "Samaritans, 116 123", "UK": "Samaritans, 116 123", "IE": "Samaritans, 116 123",
    "US": "988", "CA": "988", "AU": "Lifeline, 13 11 14",
    "DE": "Telefonseelsorge, 0800 1110111", "AT": "Telefonseelsorge, 142",
}  # fmt: skip

CALL_NOW: Final[tuple[str, ...]] = (
    "weakness, numbness or tingling in both legs",
    "numbness between the legs, around the genitals or the bottom",
    "trouble passing urine, or losing control of bladder or bowel",
    "new problems with erections, together with back pain",
    "pain or pressure in the chest, jaw or arm",
    "fainting, a cold sweat, or too little breath to speak",
    "strong pain after a bad fall or accident",
)
SEE_A_DOCTOR_SOON: Final[tuple[str, ...]] = (
    "a high temperature, or feeling ill with the pain",
    "losing weight without trying",
    "a new lump, or a change of shape",
    "pain that is worse at night and does not ease with rest",
    "a hot, swollen joint",
)
NUMBERS_NOT_CHECKED: Final = (
    "This project has not checked these numbers with those who answer them. "
    "Please look up yours now, while there is no hurry."
)
NOT_WATCHED: Final = "Nobody reads this journal but you. It cannot call for help."


def emergency_number(country: str) -> str:
    """The number to call; 112 or the local one where the country is not known here."""
    return _BY_COUNTRY.get(country.strip().upper(), ANYWHERE)


def helpline(country: str) -> str:
    """Return a helpline with its number, empty if none is known for the country."""
    return _HELPLINES.get(country.strip().upper(), "")


def safety_lines(country: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The signs, each group under the sentence that leads to it."""
    return (
        (f"Call {emergency_number(country)} now for any of these:", CALL_NOW),
        ("See a doctor soon for any of these:", SEE_A_DOCTOR_SOON),
    )


def distress_sentences(country: str) -> tuple[str, ...]:
    """For when life feels unbearable."""
    line = helpline(country)
    whom = f"a helpline ({line})" if line else "a helpline of your country"
    return (
        f"If life feels unbearable, or you think about dying: talk to somebody now, {whom}, "
        "a doctor, or somebody you trust.",
        f"In danger: call {emergency_number(country)}.",
    )


def signpost_sentences(kind: Signpost, country: str) -> tuple[str, ...]:
    """Return the lines under the receipt of a note with a word from the list."""
    match kind:
        case "body":
            return (
                "Your note has words that can be a sign to get help. If it is new or getting "
                f"worse: call {emergency_number(country)}, or go to an emergency department. "
                "The signs: pace safety",
            )
        case "distress":
            return distress_sentences(country)
    assert_never(kind)


# Where to turn after a safety question was answered yes. It names no illness.

_ADVICE_LINES: Final[Mapping[str, str]] = {"GB": "111"}
"""Where advice that cannot wait for an appointment is given by telephone."""


def where_to_turn(answers: tuple[str, ...], country: str) -> tuple[str, ...]:
    """What to do after these answers, in two or three sentences, the most urgent first."""
    sentences = []
    if not SOON.issuperset(answers):
        number = emergency_number(country)
        sentences.append(
            f"If this is new or getting worse, now: call {number}, "
            "or go to an emergency department."
        )
    if UNNAMED in answers or SOON.intersection(answers):
        line = _ADVICE_LINES.get(country.upper())
        doctor = f"a doctor, or call {line}" if line else "a doctor"
        sentences.append(f"Have it looked at soon: speak to {doctor}, within a day or two.")
    sentences.append(f"pace cannot tell what it is. {NOT_WATCHED}")
    return tuple(sentences)
