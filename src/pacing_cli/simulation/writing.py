"""Log a day of an invented person, as values for the rules."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pacing_cli.model.day import Day, Done
from pacing_cli.simulation.body import Body, Luck, Morning
from pacing_cli.simulation.people import SimulatedPerson, Writing

_STEADY: Final = 0.7
"""How far a pain that says nothing moves from day to day."""
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
    """Return the day's entries at the time of the plan."""
    here = is_written(writing, morning, body.usual, luck) and not writing.evening
    return _checked(writing, body, on, morning, luck) if here else Day(on)


def evening_page(
    person: SimulatedPerson, on: date, morning: Morning, done: Mapping[str, float], luck: Luck
) -> Day:
    """Return the day's entries at night. `done`: the amount of each activity."""
    writing, body = person.writing, person.body
    if not is_written(writing, morning, body.usual, luck):
        return Day(on)
    day = _checked(writing, body, on, morning, luck)
    if not any(done.values()) or luck.session >= writing.session:
        return day
    if writing.rates != "pain":
        return day._replace(known=True, done=_sessions(person, done))
    before = rating(writing, morning.pain, luck)
    rise = _RISE * max(0.0, sum(done.values()) / morning.capacity - 1)
    after = rating(writing, morning.pain + rise, luck)
    return day._replace(
        known=True,
        pain=day.pain if day.pain is not None else before,
        morning=day.morning if day.morning is not None else before,
        worst=max(before, after),
        done=_sessions(person, done, after),
    )


def _sessions(
    person: SimulatedPerson, done: Mapping[str, float], after: float | None = None
) -> dict[str, Done]:
    amounts = {name: {person.counts: amount} for name, amount in done.items() if amount}
    return {name: Done(1, one, one, pain_after=after) for name, one in amounts.items()}


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
    pain = value
    if writing.rates == "both":
        pain = rating(writing, body.usual + _STEADY * luck.rating_gauss, luck)
    return Day(
        on,
        known=True,
        pain=pain,
        morning=pain,
        worst=pain,
        fatigue=value if writing.rates == "both" else None,
        checked=True,
        impact=morning.pain >= body.usual + _HARD and luck.says > 1 - writing.impact,
        flare=morning.flare and luck.says < writing.says,
    )
