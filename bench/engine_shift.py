"""How often a steady level is said to have shifted, and a planted shift is found: one table.

Invented people, seeded: AR(1) pain around 5, rated in whole points of 0 to 10, 60 days.
Each day is looked at, as by somebody who asks every evening: one wrong word in the 60
days counts. Beside it the run rule alone, which supposes that days are not alike.
Run: python bench/engine_shift.py [people]
"""

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta

from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.run_chart import level_shift, runs
from pacing_cli.engine.statistics import known, median
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import LevelShift

FIRST = date(2026, 1, 1)
WATCHED = 60
PLANTED_AT, AFTER = 50, 40
SEED = 20260301


def person(
    draw: random.Random, sd: float, neighbour: float, shift: float = 0.0, length: int = WATCHED
) -> tuple[Day, ...]:
    """One person's days, all of them rated; `shift` more pain from the planted day on."""
    days, value = [], draw.gauss(0, sd)
    for place in range(length):
        level = 5 + value + (shift if place >= PLANTED_AT else 0.0)
        pain = float(round(min(10.0, max(0.0, level))))
        on = FIRST + timedelta(days=place)
        days.append(Day(on, True, pain=pain, morning=pain, worst=pain, checked=True))
        value = neighbour * value + draw.gauss(0, sd * (1 - neighbour**2) ** 0.5)
    return tuple(days)


def said(days: Sequence[Day]) -> bool:
    """A shift is said at the end of these days."""
    p = Parameters()
    return isinstance(level_shift(days, flares(days, p), p), LevelShift)


def run_rule_alone(days: Sequence[Day]) -> bool:
    """The published rule and a point between the medians, nothing else."""
    pains, last = known([day.pain for day in days]), Parameters().shift_days
    centre, recent = median(pains[:-last]), pains[-last:]
    found = runs(recent, centre)
    return found.longest > found.longest_usual and abs(median(recent) - centre) >= 1


def false_alarms(
    people: int, sd: float, neighbour: float, rule: str = "as it is", seed: int = SEED
) -> float:
    """The share of steady people who are told of a shift on any of their 60 days."""
    draw = random.Random(seed)
    ask = said if rule == "as it is" else run_rule_alone
    everybody = [person(draw, sd, neighbour) for _ in range(people)]
    first = 2 * Parameters().shift_days
    return sum(any(ask(days[:n]) for n in range(first, WATCHED + 1)) for days in everybody) / people


def found(people: int, sd: float, shift: float, seed: int = SEED) -> float:
    """The share of people whose level moved for good, and who are told within 40 days."""
    draw = random.Random(seed)
    everybody = [person(draw, sd, 0.3, shift, PLANTED_AT + AFTER) for _ in range(people)]
    ends = range(PLANTED_AT + 1, PLANTED_AT + AFTER + 1)
    return sum(any(said(days[:n]) for n in ends) for days in everybody) / people


def main(people: int) -> None:
    """Print the table."""
    print(f"{people} people each")
    print("spread  day before  told wrongly in 60 days  run rule and a point alone")
    for sd in (1.0, 1.5):
        for neighbour in (0.3, 0.5):
            ours = false_alarms(people, sd, neighbour)
            alone = false_alarms(people, sd, neighbour, "alone")
            print(f"{sd:6}  {neighbour:10}  {ours:22.1%}  {alone:26.1%}")
    print("spread  moved by  told within 40 days")
    for sd, shift in ((1.0, 1.5), (1.0, 2.0), (1.5, 3.0), (1.0, -2.0)):
        print(f"{sd:6}  {shift:8}  {found(people, sd, shift):19.1%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
