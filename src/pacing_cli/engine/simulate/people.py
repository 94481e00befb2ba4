"""Simulation: the invented people. Nobody real stands behind them."""

from typing import Final

from pacing_cli.engine.simulate.body import Body
from pacing_cli.model.value import Value


class Habits(Value):
    """What a person does when no plan says how much, and how well a number is kept."""

    ordinary: float = 0.95
    """Share of capacity that feels possible on a day of usual pain."""
    good_day: float = 0.25
    """How much more of it for each point below the usual."""
    bad_day: float = 0.20
    """How much less for each point above it."""
    error: float = 0.10
    """How far, in logarithms, what is done lies from what was meant."""
    left_out: float = 0.08
    """Share of days on which nothing comes of it."""
    overshoot: float = 0.05
    """Share of days, none of them bad, on which it becomes half as much again."""
    busy: float = 0.15
    """Share of days with duties of up to a third of the first capacity."""


class Writing(Value):
    """What is written down."""

    check: float = 0.90
    """Share of days with a check-in."""
    session: float = 0.90
    """Share of sessions that are written."""
    together: bool = False
    """A day is written whole or not at all."""
    only_from: float | None = None
    """Only days with so many points above the usual are written."""
    noise: float = 0.0
    """How far a rating lies from the pain, in points."""
    evening: bool = False
    """The check-in is in the evening: the morning's plan does not know it."""
    blunted: float = 0.0
    """Points that a medicine takes off the evening's rating."""
    says: float = 0.10
    """On a day in a flare: says that it is one."""
    impact: float = 0.25
    """On a day three points above the usual: marks it as hard to bear."""


class Person(Value):
    """An invented person."""

    name: str
    story: str
    body: Body = Body()
    habits: Habits = Habits()
    writing: Writing = Writing()
    envelope: bool = False
    """Said at setup that effort is paid for a day or two later: nothing grows by itself."""


_DELAYED: Final = Body(
    trained=0.0010,
    lost=0.0010,
    cost=5.0,
    payback=(0.2, 1.0, 0.7),
    harm=0.01,
    flare_push=0.15,
)

PEOPLE: Final[tuple[Person, ...]] = (
    Person(
        "boom-bust",
        "uses a good day up and lies down on a bad one",
        habits=Habits(ordinary=1.1, good_day=0.35, bad_day=0.35, overshoot=0.12),
    ),
    Person(
        "avoider",
        "does little, and less as soon as it hurts",
        habits=Habits(ordinary=0.45, good_day=0.05, bad_day=0.15, left_out=0.15, overshoot=0),
    ),
    Person(
        "steady improver",
        "trains well and keeps to what was meant",
        body=Body(trained=0.0045),
        habits=Habits(ordinary=0.8, good_day=0.1, bad_day=0.1, left_out=0.05, overshoot=0.02),
    ),
    Person(
        "delayed payback",
        "pays after 48 hours, has said so, and the program is in envelope mode",
        body=_DELAYED,
        envelope=True,
    ),
    Person(
        "delayed, not said",
        "the same body, but nobody knows: the plan grows as for others",
        body=_DELAYED,
    ),
    Person(
        "erratic logger",
        "writes down every second day",
        writing=Writing(check=0.5, session=1.0, together=True),
    ),
    Person(
        "only bad days",
        "writes down only days a point or more above the usual",
        writing=Writing(check=0.9, session=1.0, together=True, only_from=1.0),
    ),
    Person(
        "noisy rater",
        "rates the same pain now so, now otherwise",
        writing=Writing(noise=1.3),
    ),
    Person(
        "sedated by evening",
        "checks in only at night, when a medicine has taken two points off",
        habits=Habits(left_out=0.15),
        writing=Writing(check=0.8, evening=True, blunted=2.0),
    ),
)
