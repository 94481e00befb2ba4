"""Outcome measures: questions in our own words, or a plain number for licensed ones."""

from datetime import date
from typing import Final, Literal

from pacing_cli.model.value import Value

Better = Literal["less", "more"]
BETTER: Final[tuple[Better, ...]] = ("less", "more")
InstrumentKey = Literal["peg", "psfs", "sit_to_stand", "walk_test"]

GAS: Final = "gas"
"""The instrument of a goal's rating; the entry names the goal under `goal`."""
LARGEST_SCORE: Final = 1e6


class Instrument(Value):
    """A measure that comes with the program."""

    key: InstrumentKey
    word: str
    """What is typed behind `pace measure`."""
    name: str
    better: Better
    low: float
    high: float
    unit: str
    source: str
    physical: bool = False
    """A test of the body: with a note about falls, and one practice try."""


INSTRUMENTS: Final[tuple[Instrument, ...]] = (
    Instrument(
        "peg", "peg", "pain and daily life, three questions", "less", 0, 10, "",
        "method of the PEG, Krebs et al. 2009, in words of our own",
    ),
    Instrument(
        "psfs", "psfs", "own activities", "more", 0, 10, "",
        "method of the Patient-Specific Functional Scale, Stratford et al. 1995, "
        "in words of our own",
    ),
    Instrument(
        "sit_to_stand", "sit-to-stand", "standing up in 30 seconds", "more", 0, 100, "times",
        "30-second chair stand; Gill et al. 2022", True,
    ),
    Instrument(
        "walk_test", "walk-test", "walking for six minutes", "more", 0, 2000, "m",
        "six-minute walk", True,
    ),
)  # fmt: skip
BY_KEY: Final[dict[str, Instrument]] = {one.key: one for one in INSTRUMENTS}


class Score(Value):
    """One score as it was written down."""

    on: date
    instrument: str
    value: float
    better: Better
    items: tuple[tuple[str, float], ...] = ()
    """The parts of it: the three questions, or the person's own activities."""
    practice: bool = False
    error: float | None = None
    """The measurement error that was written with it."""


class Series(Value):
    """All scores of one instrument in one direction, the oldest first; tries in front apart."""

    instrument: str
    better: Better
    scores: tuple[Score, ...]
    tries: tuple[Score, ...] = ()


class Due(Value):
    """When a measure is worth taking again; never a duty."""

    instrument: InstrumentKey
    on: date
