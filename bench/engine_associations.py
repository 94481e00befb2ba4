"""How often the engine claims what is not there, and finds what is: one table.

Invented people, seeded. Pain is an AR(1) series around 5, rounded to whole
points of 0 to 10. Run: python bench/engine_associations.py [people]
"""

import random
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from pacing_cli.engine.patterns.associations import associations, daily_amounts, factors
from pacing_cli.model.day import Day
from pacing_cli.model.findings import Association
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet

FIRST = date(2026, 1, 1)
SPREADS = (1.0, 1.5)
NEIGHBOURS = (0.3, 0.5, 0.7)
TAGS = tuple(f"tag{number}" for number in range(10))


def ar1(draw: random.Random, days: int, sd: float, neighbour: float) -> list[float]:
    """A steady series around 0 with this spread and this correlation with the day before."""
    value = draw.gauss(0, sd)
    series = []
    for _ in range(days):
        series.append(value)
        value = neighbour * value + draw.gauss(0, sd * (1 - neighbour**2) ** 0.5)
    return series


def rating(value: float) -> float:
    """As people write it: a whole number of 0 to 10."""
    return float(min(10, max(0, round(value))))


def spells(draw: random.Random, days: int, share: float, lasting: float) -> list[bool]:
    """Days with a thing; `lasting` 0: each day for itself, 0.6: it tends to stay."""
    there = draw.random() < share
    series = []
    for _ in range(days):
        series.append(there)
        there = there if draw.random() < lasting else draw.random() < share
    return series


def person(
    pains: Sequence[float], tags: dict[str, Sequence[bool]], draw: random.Random, missing: float
) -> tuple[Day, ...]:
    """Days in a row; a missing day is not known at all."""
    return tuple(
        Day(
            on=FIRST + timedelta(days=place),
            known=True,
            pain=rating(pain),
            checked=True,
            tags=frozenset(name for name, there in tags.items() if there[place]),
        )
        if draw.random() >= missing
        else Day(FIRST + timedelta(days=place))
        for place, pain in enumerate(pains)
    )


def found(days: Sequence[Day]) -> tuple[Association, ...]:
    """Everything that is claimed or hinted at."""
    p = Parameters()
    ready, _ = factors(days, daily_amounts(days), p)
    answers = associations(days, ready, p)
    if isinstance(answers, NotYet):
        return ()
    return tuple(one for one in answers if one.verdict != "cannot tell")


def null_person(
    draw: random.Random, sd: float, neighbour: float, lasting: float = 0.0, missing: float = 0.0
) -> tuple[Day, ...]:
    """Ten things that have nothing to do with pain, over 120 days."""
    pains = [5 + value for value in ar1(draw, 120, sd, neighbour)]
    tags = {tag: spells(draw, 120, 0.3, lasting) for tag in TAGS}
    return person(pains, tags, draw, missing)


def planted_person(
    draw: random.Random, sd: float, neighbour: float, points: float = 1.5, missing: float = 0.0
) -> tuple[Day, ...]:
    """The first of ten things, on 30 % of days, goes with this much more pain the day after."""
    tags = {tag: spells(draw, 120, 0.3, 0.0) for tag in TAGS}
    noise = ar1(draw, 120, sd, neighbour)
    after = (False, *tags[TAGS[0]])
    pains = [4.5 + value + points * after[place] for place, value in enumerate(noise)]
    return person(pains, tags, draw, missing)


def trending_person(draw: random.Random, sd: float, neighbour: float) -> tuple[Day, ...]:
    """Pain rises by 3 points over 120 days and a thing grows from 10 to 60 % of days; no link."""
    noise = ar1(draw, 120, sd, neighbour)
    pains = [3.5 + 3 * place / 119 + value for place, value in enumerate(noise)]
    there = [draw.random() < 0.1 + 0.5 * place / 119 for place in range(120)]
    return person(pains, {TAGS[0]: there}, draw, 0.0)


def seasonal_person(draw: random.Random, sd: float, neighbour: float) -> tuple[Day, ...]:
    """Pain and a thing rise and fall together once in 60 days; no daily link."""
    noise = ar1(draw, 120, sd, neighbour)
    up = [1.0 if place // 30 % 2 else 0.0 for place in range(120)]
    pains = [4 + 2 * up[place] + value for place, value in enumerate(noise)]
    there = [draw.random() < 0.15 + 0.4 * up[place] for place in range(120)]
    return person(pains, {TAGS[0]: there}, draw, 0.0)


def is_planted(finds: tuple[Association, ...]) -> bool:
    """The planted thing, the day after, with its interval above zero."""
    return any(one.factor == TAGS[0] and one.lag_days == 1 and one.low > 0 for one in finds)


class Scenario(NamedTuple):
    """What is simulated, what it aims at, and in whom a find counts."""

    name: str
    aim: str
    make: Callable[[random.Random, float, float], tuple[Day, ...]]
    counts: Callable[[tuple[Association, ...]], bool] = bool


SCENARIOS = (
    Scenario("10 null factors", "<= 5 %", null_person),
    Scenario(
        "same, in spells, 15 % missing", "<= 5 %", partial(null_person, lasting=0.6, missing=0.15)
    ),
    Scenario("planted +1.5 next day", ">= 70 %", planted_person, is_planted),
    Scenario("same, 15 % missing", "", partial(planted_person, missing=0.15), is_planted),
    Scenario("planted +0.8 next day", "", partial(planted_person, points=0.8), is_planted),
    Scenario("shared trend, no link", "<= 5 %", trending_person),
    Scenario("shared 60-day wave, no link", "<= 5 %", seasonal_person),
)


def share(scenario: Scenario, people: int, seed: int, sd: float, neighbour: float) -> float:
    """The share of people in whom the finds count."""
    draw = random.Random(seed)
    everybody = (scenario.make(draw, sd, neighbour) for _ in range(people))
    return sum(scenario.counts(found(days)) for days in everybody) / people


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    columns = [(sd, near) for sd in SPREADS for near in NEIGHBOURS]
    heads = " ".join(f"{sd}/{near:<4}" for sd, near in columns)
    print(f"% of {count} people; SD of pain / correlation with the day before")
    print(f"{'':30} {'aim':8} {heads}")
    for scenario in SCENARIOS:
        parts = [100 * share(scenario, count, 7, sd, near) for sd, near in columns]
        print(f"{scenario.name:30} {scenario.aim:8} " + " ".join(f"{part:7.1f}" for part in parts))
