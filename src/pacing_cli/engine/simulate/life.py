"""Simulation: one invented person, one way of living, day by day."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.advise import advise
from pacing_cli.engine.simulate.body import Living, Morning
from pacing_cli.engine.simulate.diary import evening_page, morning_page
from pacing_cli.engine.simulate.luck import Luck
from pacing_cli.engine.simulate.people import Habits, Person
from pacing_cli.engine.simulate.ways import Advising, Chooser, Way, most
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value

_FIRST: Final = date(2026, 1, 1)
_DUTIES: Final = 1 / 3
_AGAIN: Final = 1.5
_DEFAULTS: Final = Parameters()


class Lived(Value):
    """The truth of one day, written down or not."""

    morning: Morning
    meant: float
    done: float
    capacity: float
    """At night, flares left out."""


class Life(Value):
    """One life: the truth, and beside it the journal."""

    person: Person
    way: Way
    days: tuple[Lived, ...]
    journal: tuple[Day, ...]


def live(
    person: Person,
    way: Way,
    luck: Sequence[Luck],
    p: Parameters = _DEFAULTS,
    advising: Advising = advise,
) -> Life:
    """Live through all of this luck. The same luck gives the same life."""
    body = Living(person.body, use=min(1.0, person.habits.ordinary))
    chooser = Chooser(person, way, p, advising)
    lived: list[Lived] = []
    journal: list[Day] = []
    for nth, today in enumerate(luck):
        on = _FIRST + timedelta(days=nth)
        morning = body.morning(today)
        duties = _duties(person, today)
        page = morning_page(person.writing, person.body, on, morning, today)
        meant = chooser.meant(morning, [*journal, page], duties)
        done = _done(person, way, most(morning, meant, person.body.usual), morning, today)
        chooser.first_week.append(done)
        body.evening(morning, done + duties, today)
        lived.append(Lived(morning, meant, done, body.capacity))
        journal.append(evening_page(person.writing, person.body, on, morning, done, today))
    return Life(person, way, tuple(lived), tuple(journal))


def _duties(person: Person, luck: Luck) -> float:
    if luck.busy >= person.habits.busy:
        return 0.0
    return person.body.capacity * _DUTIES * luck.much


def _done(person: Person, way: Way, meant: float, morning: Morning, luck: Luck) -> float:
    """What comes of it: people forget, misjudge, and get carried away. The oracle does not."""
    if way == "oracle":
        return meant
    habits: Habits = person.habits
    if luck.left_out < habits.left_out:
        return 0.0
    carried = luck.overshoot < habits.overshoot and morning.pain <= person.body.usual
    again = _AGAIN if carried and way != "rest" else 1.0
    done = meant * again * math.exp(habits.error * luck.error_gauss)
    return float(round(done * 2) / 2)
