"""How often steady people are shown a pattern in their log, and a planted drift is: one table.

Invented people, seeded: five signals (pain, tiredness, hours of sleep, stiffness, mood)
that share a part (r = 0.3), AR(1), rounded to whole points, 15 % of days missing;
28 days to learn the own range, then 28 days that are watched, each with what was known
on that day. Drift: all five go to 2 SD on the harder side over five days.
Run: python bench/engine_early_signs.py [people]
"""

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta

from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.flares.early_signs import early_signs
from pacing_cli.engine.flares.scale_back import phases
from pacing_cli.model.day import Day
from pacing_cli.model.notice_reasons import EarlySigns
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.profile import Profile

FIRST = date(2026, 1, 1)
LEARNT, WATCHED = 28, 28
DRIFT_AT, DRIFT_DAYS, DRIFT_SD = LEARNT + 10, 5, 2.0
SHARED, MISSING = 0.3, 0.15
P = Parameters()


def person(draw: random.Random, sd: float, neighbour: float, drift: bool) -> tuple[Day, ...]:
    """One person's days; with `drift` all signals get worse over the planted days."""
    values = [draw.gauss(0, 1) for _ in range(6)]
    days = []
    for place in range(LEARNT + WATCHED):
        gone = min(max(place - DRIFT_AT + 1, 0), DRIFT_DAYS) if drift else 0
        worse = DRIFT_SD * gone / DRIFT_DAYS if place < DRIFT_AT + DRIFT_DAYS else 0.0
        days.append(_day(draw, FIRST + timedelta(days=place), values, worse, sd))
        fresh = (1 - neighbour**2) ** 0.5
        values = [neighbour * value + fresh * draw.gauss(0, 1) for value in values]
    return tuple(days)


def _day(draw: random.Random, on: date, values: Sequence[float], worse: float, sd: float) -> Day:
    own = [SHARED**0.5 * values[0] + (1 - SHARED) ** 0.5 * value for value in values[1:]]
    high = [float(round(min(10, max(0, 5 + sd * (value + worse))))) for value in own]
    if draw.random() < MISSING:
        return Day(on)
    pain, fatigue, sleep, stiff, mood = high
    return Day(
        on, True, pain=pain, morning=pain, worst=pain, checked=True,
        fatigue=fatigue, sleep_hours=12 - sleep, stiff=stiff, mood=10 - mood,
    )  # fmt: skip


def told(days: Sequence[Day], start: int, stop: int) -> list[tuple[int, EarlySigns]]:
    """What was told on each day from `start`, `stop` excluded: a pattern's first day only."""
    course = flares(days, P)
    walked = phases(days, course, Profile(), P)
    found: list[tuple[int, EarlySigns]] = []
    for index in range(start, stop):
        seen = days[: index + 1]
        known = [one for one in course.episodes if one.detected <= days[index].on]
        log = Log(seen, course.usual[: index + 1], walked[: index + 1])
        said = early_signs(log, known, {}, P)
        if isinstance(said, EarlySigns) and (not found or index - found[-1][0] > 1):
            found.append((index, said))
    return found


def false_words(people: int, seed: int, sd: float, neighbour: float) -> tuple[float, float, float]:
    """Share of steady people with a word in 28 days: any, of several signals, of pain alone."""
    draw = random.Random(seed)
    everybody = [
        told(person(draw, sd, neighbour, False), LEARNT, LEARNT + WATCHED) for _ in range(people)
    ]
    several = sum(any(one.days > 1 for _, one in found) for found in everybody)
    alone = sum(any(one.days == 1 for _, one in found) for found in everybody)
    return sum(map(bool, everybody)) / people, several / people, alone / people


def found_drifts(people: int, seed: int, sd: float, neighbour: float) -> tuple[float, float]:
    """Share of planted drifts told within their days or a day after, and on which day."""
    draw = random.Random(seed)
    days = []
    for _ in range(people):
        found = told(person(draw, sd, neighbour, True), DRIFT_AT, DRIFT_AT + DRIFT_DAYS + 1)
        days += [found[0][0] - DRIFT_AT + 1] if found else []
    return len(days) / people, sum(days) / max(1, len(days))


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"% of {count} people; {WATCHED} days watched after {LEARNT}; 15 % of days missing")
    print("  SD  lag-1  a word while steady  several signals  pain alone  drift told  on its day")
    for sd in (1.0, 1.5):
        for near in (0.3, 0.5):
            wrong, several, alone = (100 * part for part in false_words(count, 21, sd, near))
            hit, day = found_drifts(count, 22, sd, near)
            print(
                f"{sd:4} {near:6} {wrong:20.1f} {several:16.1f} {alone:11.1f}"
                f" {100 * hit:11.1f} {day:11.1f}"
            )
