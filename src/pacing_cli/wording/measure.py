"""Outcome measures in own words: the questions, the instructions, what a score says."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pacing_cli.model.score import BY_KEY, Better, Due, Instrument, InstrumentKey, Series
from pacing_cli.wording.phrases import full_date, number

PEG_QUESTIONS: Final = (
    ("pain", "How much pain was there on the whole?", "0 none, 10 as bad as you can think of"),
    ("enjoyment", "How much did pain take from what you enjoy?", "0 nothing, 10 all of it"),
    ("everyday things", "How much did it get in the way of everyday things?",
     "0 not at all, 10 completely"),
)  # fmt: skip
PEG_LEAD: Final = "Think of the last seven days. Each answer is a number from 0 to 10."
PSFS_LEAD: Final = (
    "Three to five activities of your own that matter and are hard just now. "
    "How well can you do each of them today?"
)
PSFS_SCALE: Final[dict[Better, str]] = {
    "more": "0 not at all, 10 as well as before",
    "less": "0 as well as before, 10 not at all: the direction of the second version, PSFS 2.0",
}
FALL_NOTE: Final = (
    "Only on a day on which you feel steady, with somebody near you or something to hold on to. "
    "Stop at once if you get dizzy, short of breath or unsteady, or if it hurts more than it is "
    "worth. Leaving it out is fine."
)
_INSTRUCTIONS: Final[dict[InstrumentKey, tuple[str, ...]]] = {
    "sit_to_stand": (
        "A firm chair without arms, its back against a wall. Feet flat, arms crossed on the chest.",
        "Stand up all the way and sit down again, at your own pace, for 30 seconds.",
        "Count how often you stood up. If you need your hands, the count is 0, and that is a "
        "result, too.",
    ),
    "walk_test": (
        "A level way whose length you know, shoes you know, a stick if you use one.",
        "Walk for six minutes at your own pace. You may slow down, stand or sit; the clock goes "
        "on.",
        "Note how many metres it was.",
    ),
}
PRACTICE: Final = (
    "The second time is often a little better by itself (half a stand to one, Gill et al. 2022). "
    "So there is one practice try in front, on the same day or the day before: --practice"
)
NO_PRACTICE: Final = (
    "There was no practice try before it, so a part of the next change may be practice alone."
)
HARD_DAY: Final = "Today is a day to go easy. Nothing here is due."
_DIRECTION: Final[dict[Better, str]] = {"less": "less is better", "more": "more is better"}


def measure_name(instrument: str) -> str:
    """The name of a measure: ours, or the one that the person typed."""
    return BY_KEY[instrument].name if instrument in BY_KEY else instrument


def instructions(one: Instrument) -> Iterator[str]:
    """How it goes, step by step; for a test of the body with the note about falls first."""
    if one.physical:
        yield FALL_NOTE
    yield from _INSTRUCTIONS.get(one.key, ())
    if one.physical:
        yield PRACTICE


def score_words(found: Series, index: int = -1) -> str:
    """`5.3 on 8 March 2026, less is better`."""
    score = found.scores[index]
    unit = BY_KEY[found.instrument].unit if found.instrument in BY_KEY else ""
    value = f"{number(score.value)}{' ' if unit else ''}{unit}"
    return f"{value} on {full_date(score.on)}, {_DIRECTION[found.better]}"


def due_sentence(due: Due) -> str:
    """An offer, never a duty."""
    one = BY_KEY[due.instrument]
    return f"When it suits: {one.name}, {number_of_weeks(due)}: pace measure {one.word}"


def number_of_weeks(due: Due) -> str:
    """Since when it could be taken again."""
    return f"since {full_date(due.on)}"


def source_sentence(one: Instrument) -> str:
    """Where the method comes from."""
    return f"{one.name}: {one.source}."


def next_sentence(on: date) -> str:
    """When it could be taken again."""
    return f"Worth doing again from {full_date(on)}, if you like."
