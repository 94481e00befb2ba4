"""How often steady pain is called a flare, and a planted flare is found: one table.

Invented people, seeded: AR(1) pain around 5, rounded to whole points of 0 to 10,
15 % of days missing, 21 days to learn the usual, then 28 days that are watched.
Run: python bench/engine_flares.py [people]
"""

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta

from pacing_cli.engine.flares.detection import flares
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare

FIRST = date(2026, 1, 1)
LEARNT, WATCHED = 21, 28
PLANTED_AT, PLANTED_DAYS, PLANTED_POINTS = LEARNT + 10, 5, 3.0
MISSING = 0.15


def person(
    draw: random.Random,
    sd: float,
    neighbour: float,
    points: float,
    missing: float,
    whole: bool = True,
) -> tuple[Day, ...]:
    """One person's days; `points` more pain on the planted days, 0 for a steady person."""
    days, value = [], draw.gauss(0, sd)
    for place in range(LEARNT + WATCHED):
        planted = points if PLANTED_AT <= place < PLANTED_AT + PLANTED_DAYS else 0.0
        level = min(10.0, max(0.0, 5 + value + planted))
        pain = float(round(level)) if whole else level
        on = FIRST + timedelta(days=place)
        known = draw.random() >= missing
        days.append(
            Day(on, True, pain=pain, morning=pain, worst=pain, checked=True) if known else Day(on)
        )
        value = neighbour * value + draw.gauss(0, sd * (1 - neighbour**2) ** 0.5)
    return tuple(days)


def watched(days: Sequence[Day]) -> list[Flare]:
    """The flares that begin in the watched days."""
    begin = FIRST + timedelta(days=LEARNT)
    return [one for one in flares(days, Parameters()).episodes if one.detected >= begin]


def false_flares(people: int, seed: int, sd: float, neighbour: float) -> float:
    """The share of steady people with a flare that is none."""
    draw = random.Random(seed)
    everybody = (person(draw, sd, neighbour, 0.0, MISSING) for _ in range(people))
    return sum(bool(watched(days)) for days in everybody) / people


def found_flares(
    people: int, seed: int, sd: float, neighbour: float, missing: float = 0.0
) -> tuple[float, float]:
    """Share of planted flares that are found, and of those found with the onset within a day."""
    draw = random.Random(seed)
    planted = FIRST + timedelta(days=PLANTED_AT)
    last = planted + timedelta(days=PLANTED_DAYS)
    found = near = 0
    for _ in range(people):
        days = person(draw, sd, neighbour, PLANTED_POINTS, missing)
        hits = [one for one in watched(days) if planted <= one.detected <= last]
        found += bool(hits)
        near += any(abs((one.onset - planted).days) <= 1 for one in hits)
    return found / people, near / max(1, found)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"% of {count} people; {WATCHED} days watched after {LEARNT}")
    print(
        "  SD  lag-1  false flare  planted +3 over 5 days: found"
        "  onset within a day  found, 15 % missing"
    )
    for sd in (1.0, 1.5):
        for near in (0.3, 0.5):
            wrong = 100 * false_flares(count, 11, sd, near)
            hit, onset = (100 * part for part in found_flares(count, 12, sd, near))
            gaps = 100 * found_flares(count, 13, sd, near, MISSING)[0]
            print(f"{sd:4} {near:6} {wrong:11.1f}  {hit:28.1f}  {onset:18.1f}  {gaps:19.1f}")
