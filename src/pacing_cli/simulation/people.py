"""Simulation: a body with a capacity that is trained by use, and a price for going beyond it."""

import math
from datetime import date
from typing import Final, Literal

from pacing_cli.engine.statistics import Chance
from pacing_cli.model.day import Day, Done
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value

# Simulation: what a day brings by chance, drawn before anybody lives it.
#
# All ways of living are lived through the same luck, so that they differ in the living alone.


class Luck(Value):
    """The draws of one day. `...gauss` is around 0, spread by 1; the rest is even from 0 to 1."""

    noise_gauss: float
    """Moves pain from day to day."""
    rating_gauss: float
    """How the rating differs from the pain, where it does."""
    error_gauss: float
    """How what is done differs from what was meant."""
    length_gauss: float
    """How long a flare that begins today would last."""
    flare: float
    busy: float
    """Below the person's share: duties fall on this day."""
    much: float
    """How heavy they are."""
    left_out: float
    overshoot: float
    check: float
    session: float
    says: float


def draw(chance: Chance, days: int) -> tuple[Luck, ...]:
    """So many days of luck."""
    return tuple(
        Luck(*(chance.gauss(0, 1) for _ in range(4)), *(chance.random() for _ in range(8)))
        for _ in range(days)
    )


_USE_DAYS: Final = 7
"""How many days make up what the body is used to."""
_FLARE_POINTS: Final = 3.0
_FLARE_MEDIAN: Final = 5.0
_FLARE_SPREAD: Final = 0.7
"""Of the logarithm: half of the flares last 3 to 8 days (ACT-FLARE 2021)."""
_FLARE_CAPACITY: Final = 0.6
_FLARE_LONGER: Final = 0.5
"""Days that a day above capacity adds to a flare."""
_FLARE_LONGEST: Final = 28
_QUIET_AFTER_FLARE: Final = 3


class Body(Value):
    """One person's body. Capacity is in minutes a day, pain in points of 0 to 10."""

    capacity: float = 20.0
    most: float = 3.0
    """Capacity never grows beyond this times the first."""
    trained: float = 0.0035
    """Share of capacity that a day adds where all of it is used day after day."""
    lost: float = 0.0022
    """Share that a day takes away in full rest."""
    kept: float = 0.5
    """The use at which capacity neither grows nor shrinks."""
    cost: float = 4.0
    """Points of pain on the worst day after a day of twice the capacity."""
    payback: tuple[float, float, float] = (1.0, 0.5, 0.2)
    """How the price is spread over the next three days."""
    harm: float = 0.0
    """Share of capacity that a day of twice the capacity takes away."""
    flare_rate: float = 0.01
    """Flares that begin on a day by themselves."""
    flare_push: float = 0.10
    """How many more after a day of twice the capacity."""
    usual: float = 4.0
    spread: float = 1.0
    neighbour: float = 0.4
    """How much of today's swing is yesterday's."""


class Morning(Value):
    """How a day begins."""

    pain: float
    capacity: float
    """What today costs nothing."""
    owed: float
    """Points of today's pain that are payback."""
    flare: bool


class Living:
    """A body while it lives. Ask for the `morning`, then tell what was done in the `evening`."""

    def __init__(self, body: Body, use: float) -> None:
        self.body = body
        self.capacity = body.capacity
        self.use = use
        self.swing = 0.0
        self.owed = [0.0, 0.0, 0.0]
        self.flare_left = 0.0
        self.flare_length = 0.0
        self.since_flare = _QUIET_AFTER_FLARE

    def morning(self, luck: Luck) -> Morning:
        """Wake up to a day."""
        b = self.body
        self.swing = b.neighbour * self.swing + luck.noise_gauss * b.spread * math.sqrt(
            1 - b.neighbour**2
        )
        flare = self.flare_left > 0
        pain = b.usual + self.swing + self.owed[0] + self._flare_points()
        share = _FLARE_CAPACITY if flare else 1.0
        return Morning(min(10.0, max(0.0, pain)), self.capacity * share, self.owed[0], flare)

    def evening(self, morning: Morning, load: float, luck: Luck) -> None:
        """Take in what was done today, duties and all."""
        beyond = max(0.0, load / morning.capacity - 1)
        self._owe(beyond)
        self._train(load, beyond)
        self._flare(morning.flare, beyond, luck)

    def _flare_points(self) -> float:
        """Full for the first two thirds of a flare, then fading."""
        if self.flare_left <= 0:
            return 0.0
        return _FLARE_POINTS * min(1.0, 3 * self.flare_left / self.flare_length)

    def _owe(self, beyond: float) -> None:
        price = [beyond * self.body.cost * part for part in self.body.payback]
        coming = [*self.owed[1:], 0.0]
        self.owed = [old + new for old, new in zip(coming, price, strict=True)]

    def _train(self, load: float, beyond: float) -> None:
        b = self.body
        self.use += (min(1.0, load / self.capacity) - self.use) / _USE_DAYS
        if self.use > b.kept:
            room = 1 - self.capacity / (b.most * b.capacity)
            change = b.trained * room * (self.use - b.kept) / (1 - b.kept)
        else:
            change = -b.lost * (b.kept - self.use) / b.kept
        self.capacity *= max(0.5, 1 + change - b.harm * beyond)

    def _flare(self, in_flare: bool, beyond: float, luck: Luck) -> None:
        if in_flare:
            self.flare_left = min(_FLARE_LONGEST, self.flare_left + _FLARE_LONGER * min(1, beyond))
            self.flare_left -= 1
            self.since_flare = 0
            return
        self.since_flare += 1
        rate = self.body.flare_rate + self.body.flare_push * beyond
        if self.since_flare > _QUIET_AFTER_FLARE and luck.flare < rate:
            self.flare_length = _FLARE_MEDIAN * math.exp(_FLARE_SPREAD * luck.length_gauss)
            self.flare_left = min(_FLARE_LONGEST, max(2.0, self.flare_length))
            self.flare_length = self.flare_left


# Simulation: the invented people. Nobody real stands behind them.


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


Rated = Literal["pain", "fatigue", "mood", ""]


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
    """What the check-in says how the day was by. Of mood, less is the harder side."""


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
        "uses a good day up and lies down on a bad one",
        habits=Habits(ordinary=1.1, good_day=0.35, bad_day=0.35, overshoot=0.12),
    ),
    SimulatedPerson(
        "avoider",
        "does little, and less as soon as it hurts",
        habits=Habits(ordinary=0.45, good_day=0.05, bad_day=0.15, left_out=0.15, overshoot=0),
    ),
    SimulatedPerson(
        "steady improver",
        "trains well and keeps to what was meant",
        body=Body(trained=0.0045),
        habits=Habits(ordinary=0.8, good_day=0.1, bad_day=0.1, left_out=0.05, overshoot=0.02),
    ),
    SimulatedPerson(
        "delayed payback",
        "pays after 48 hours, has said so, and the program is in envelope mode",
        body=_DELAYED,
        envelope=True,
    ),
    SimulatedPerson(
        "delayed, not said",
        "the same body, but nobody knows: the plan grows as for others",
        body=_DELAYED,
    ),
    SimulatedPerson(
        "erratic logger",
        "writes down every second day",
        writing=Writing(check=0.5, session=1.0, together=True),
    ),
    SimulatedPerson(
        "only bad days",
        "writes down only days a point or more above the usual",
        writing=Writing(check=0.9, session=1.0, together=True, only_from=1.0),
    ),
    SimulatedPerson(
        "noisy rater",
        "rates the same pain now so, now otherwise",
        writing=Writing(noise=1.3),
    ),
    SimulatedPerson(
        "sedated by evening",
        "checks in only at night, when a medicine has taken two points off",
        habits=Habits(left_out=0.15),
        writing=Writing(check=0.8, evening=True, blunted=2.0),
    ),
    SimulatedPerson(
        "paid in fatigue",
        "the price of doing too much is fatigue, and pain stays as it is",
        body=_DELAYED,
        writing=Writing(rates="fatigue"),
    ),
    SimulatedPerson(
        "always 90 %",
        "does nine tenths of every amount",
        habits=Habits(share=0.9, error=0.03, overshoot=0),
    ),
    SimulatedPerson(
        "always 140 %",
        "does much more than every amount",
        habits=Habits(share=1.4, error=0.05, overshoot=0),
    ),
    SimulatedPerson(
        "fixed limit",
        "never gets stronger, and pays dearly from the first minute above what is possible",
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
        "writes every session down, and never how it was",
        writing=Writing(rates=""),
    ),
    SimulatedPerson(
        "agreed step and hold",
        "has agreed on 2 minutes every 5 days, up to 20",
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
        "is away for three weeks in the second month",
        habits=Habits(away=(42, 63)),
    ),
    SimulatedPerson(
        "mood only",
        "checks in every day, and rates mood alone",
        writing=Writing(rates="mood"),
    ),
)


# Simulation: what an invented person writes down of a day, as the rules take it.

ACTIVITY: Final = "walk"
_HARD: Final = 3.0
"""Points above the usual from which a day may be called hard to bear."""
_RISE: Final = 2.0
"""Points of pain right after a session of twice the capacity."""


def rating(writing: Writing, pain: float, luck: Luck) -> float:
    """The pain as it is written: a whole point of 0 to 10."""
    return float(round(min(10.0, max(0.0, pain + writing.noise * luck.rating_gauss))))


def is_written(writing: Writing, morning: Morning, usual: float, luck: Luck) -> bool:
    """True on days of which anything at all is written down."""
    if writing.only_from is not None and morning.pain < usual + writing.only_from:
        return False
    return not writing.together or luck.check < writing.check


def morning_page(writing: Writing, body: Body, on: date, morning: Morning, luck: Luck) -> Day:
    """What stands in the journal when the day's plan is asked for."""
    here = is_written(writing, morning, body.usual, luck) and not writing.evening
    return _checked(writing, body, on, morning, luck) if here else Day(on)


def evening_page(
    writing: Writing, body: Body, on: date, morning: Morning, done: float, luck: Luck
) -> Day:
    """What stands there at night. `done`: what was done of the activity."""
    if not is_written(writing, morning, body.usual, luck):
        return Day(on)
    day = _checked(writing, body, on, morning, luck)
    if done <= 0 or luck.session >= writing.session:
        return day
    amount: dict[Measure, float] = {"minutes": done}
    if writing.rates != "pain":
        return day._replace(known=True, done={ACTIVITY: Done(1, amount, amount)})
    before = rating(writing, morning.pain, luck)
    rise = _RISE * max(0.0, done / morning.capacity - 1)
    after = rating(writing, morning.pain + rise, luck)
    return day._replace(
        known=True,
        pain=day.pain if day.pain is not None else before,
        morning=day.morning if day.morning is not None else before,
        worst=max(before, after),
        done={ACTIVITY: Done(1, amount, amount, pain_after=after)},
    )


def _checked(writing: Writing, body: Body, on: date, morning: Morning, luck: Luck) -> Day:
    if luck.check >= writing.check:
        return Day(on)
    value = rating(writing, morning.pain - writing.blunted, luck)
    if writing.rates == "":
        return Day(on)
    if writing.rates == "fatigue":
        return Day(on, known=True, checked=True, fatigue=value)
    if writing.rates == "mood":
        return Day(on, known=True, checked=True, mood=10 - value)
    return Day(
        on,
        known=True,
        pain=value,
        morning=value,
        worst=value,
        checked=True,
        impact=morning.pain >= body.usual + _HARD and luck.says > 1 - writing.impact,
        flare=morning.flare and luck.says < writing.says,
    )


# Simulation: five ways to live with the same body.
#
# A way says in the morning what is meant to be done. `plan` asks the real engine each
# day with what the person wrote down, `possible` goes by how the day feels, `fixed` adds
# 10 % a week whatever happens, `rest` does a tenth, `oracle` knows the capacity.

Way = Literal["plan", "possible", "fixed", "rest", "oracle"]

WAYS: Final[tuple[Way, ...]] = ("plan", "possible", "fixed", "rest", "oracle")
