"""The invented people, their ways of living, and what they log."""

from typing import Final, Literal

from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value
from pacing_cli.simulation.body import Body

ACTIVITY: Final = "walk"


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
    share: float = 1.0
    """How much of what was meant is done, day after day."""
    each: int = 1
    """Active on one of so many days."""
    away: tuple[int, int] = (0, 0)
    """From which day to which one nothing is done or written: a holiday."""
    busy: float = 0.15
    """Share of days with duties of up to a third of the first capacity."""


Rated = Literal["pain", "fatigue", "both", "mood", ""]


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
    rates: Rated = "pain"
    """What the check-in says how the day was by. Of mood, less is the harder side; with "both"
    pain says nothing and fatigue all of it."""


class SimulatedPerson(Value):
    """An invented person."""

    name: str
    story: str
    body: Body = Body()
    habits: Habits = Habits()
    writing: Writing = Writing()
    envelope: bool = False
    """Said at setup that effort is paid for a day or two later: nothing grows by itself."""
    agreed: Agreement = Agreement()
    """What was agreed on with a therapist."""
    activities: tuple[str, ...] = (ACTIVITY,)
    """All begun on the first day. Capacity is of all of them together."""
    counts: Measure = "minutes"
    """What capacity and amounts are counted in."""
    trials: bool = False
    """Does the baseline days that the plan suggests, and no others; else lives as before."""


_DELAYED: Final = Body(
    trained=0.0010,
    lost=0.0010,
    cost=5.0,
    payback=(0.2, 1.0, 0.7),
    harm=0.01,
    flare_push=0.15,
)

PEOPLE: Final[tuple[SimulatedPerson, ...]] = (
    SimulatedPerson(
        "boom-bust",
        "does a lot on a good day and lies down on a bad one",
        habits=Habits(ordinary=1.1, good_day=0.35, bad_day=0.35, overshoot=0.12),
    ),
    SimulatedPerson(
        "avoider",
        "does little, and less as soon as it hurts",
        habits=Habits(ordinary=0.45, good_day=0.05, bad_day=0.15, left_out=0.15, overshoot=0),
    ),
    SimulatedPerson(
        "steady improver",
        "trains well and keeps to the planned amounts",
        body=Body(trained=0.0045),
        habits=Habits(ordinary=0.8, good_day=0.1, bad_day=0.1, left_out=0.05, overshoot=0.02),
    ),
    SimulatedPerson(
        "delayed payback",
        "is worse after 48 hours, has said so, and uses envelope mode",
        body=_DELAYED,
        envelope=True,
    ),
    SimulatedPerson(
        "delayed, not said",
        "has the same body, but nobody knows, so amounts go up as for others",
        body=_DELAYED,
    ),
    SimulatedPerson(
        "erratic logger",
        "logs every second day",
        writing=Writing(check=0.5, session=1.0, together=True),
    ),
    SimulatedPerson(
        "only bad days",
        "logs only days a point or more above usual",
        writing=Writing(check=0.9, session=1.0, together=True, only_from=1.0),
    ),
    SimulatedPerson(
        "noisy rater",
        "rates the same pain differently each time",
        writing=Writing(noise=1.3),
    ),
    SimulatedPerson(
        "sedated by evening",
        "checks in only at night, when a medicine has lowered pain by 2 points",
        habits=Habits(left_out=0.15),
        writing=Writing(check=0.8, evening=True, blunted=2.0),
    ),
    SimulatedPerson(
        "paid in fatigue",
        "has more fatigue after doing too much, and the same pain",
        body=_DELAYED,
        writing=Writing(rates="fatigue"),
    ),
    SimulatedPerson(
        "always 90%",
        "does 90% of every amount",
        habits=Habits(share=0.9, error=0.03, overshoot=0),
    ),
    SimulatedPerson(
        "always 140%",
        "does much more than every amount",
        habits=Habits(share=1.4, error=0.05, overshoot=0),
    ),
    SimulatedPerson(
        "fixed limit",
        "never gets stronger, and is much worse after any minute above a fixed limit",
        body=Body(
            capacity=13.0, trained=0, lost=0, cost=30.0, spread=0.5, flare_rate=0, flare_push=2.0
        ),
        habits=Habits(ordinary=0.95, good_day=0, bad_day=0, error=0, overshoot=0, busy=0),
    ),
    SimulatedPerson(
        "twice a week",
        "walks on every third or fourth day, and checks in on the day after",
        habits=Habits(each=3, left_out=0, overshoot=0),
    ),
    SimulatedPerson(
        "unrated sessions",
        "logs every session, and never how it was",
        writing=Writing(rates=""),
    ),
    SimulatedPerson(
        "agreed step and hold",
        "agreed on steps of 2 minutes every 5 days, up to 20 minutes",
        body=Body(capacity=22.0, flare_rate=0.003, spread=0.6),
        habits=Habits(ordinary=0.5, error=0.03, left_out=0, overshoot=0, busy=0),
        agreed=Agreement(
            ceiling=Amount("minutes", 20),
            step=Amount("minutes", 2),
            hold_days=5,
            method="clinician",
            baseline=Amount("minutes", 8),
        ),
    ),
    SimulatedPerson(
        "a holiday",
        "is away for 3 weeks in the second month",
        habits=Habits(away=(42, 63)),
    ),
    SimulatedPerson(
        "mood only",
        "checks in every day, and rates only mood",
        writing=Writing(rates="mood"),
    ),
    SimulatedPerson(
        "fatigue flares",
        "paces with fibromyalgia: pain is as always, and flares and payback are fatigue",
        body=Body(spread=0.8, cost=3.0, payback=(0.5, 1.0, 0.5), flare_rate=0.02),
        habits=Habits(ordinary=0.7, good_day=0, bad_day=0.1, left_out=0.05, overshoot=0),
        writing=Writing(rates="both"),
    ),
    SimulatedPerson(
        "counts steps",
        "has a worn knee, has agreed on 2,400 steps to begin with, and has calm weeks",
        body=Body(capacity=3600.0, flare_rate=0, spread=0.5),
        habits=Habits(ordinary=0.65, error=0.05, overshoot=0, busy=0),
        agreed=Agreement(method="clinician", baseline=Amount("steps", 2400)),
        counts="steps",
    ),
    SimulatedPerson(
        "five activities",
        "begins five activities on one day, and does what the plan says of each",
        body=Body(capacity=60.0),
        habits=Habits(overshoot=0),
        activities=(ACTIVITY, "kitchen", "stairs", "stretching", "garden"),
        trials=True,
    ),
)


# Five ways to live with the same body.
#
# A way says in the morning what is meant to be done. `plan` asks the real engine each
# day with what the person wrote down, `possible` goes by how the day feels, `fixed` adds
# 10 % a week whatever happens, `rest` does a tenth, `oracle` knows the capacity.

Way = Literal["plan", "possible", "fixed", "rest", "oracle"]

WAYS: Final[tuple[Way, ...]] = ("plan", "possible", "fixed", "rest", "oracle")
