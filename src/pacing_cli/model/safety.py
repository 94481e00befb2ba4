"""The safety questions. Static words: nothing here looks for an illness.

The lists follow what public health services ask about back and joint pain, in
words of our own (evidence section 8).
"""

from typing import Final, Literal

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
