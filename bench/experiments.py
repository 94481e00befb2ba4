"""How often an experiment says "better" when nothing is, and how far its interval reaches.

Invented people, seeded: AR(1) pain around 5, rounded to whole points of 0 to 10, with days
missing at random. Each lives through one experiment as `pace try` lays it out: blocks of
two turns in a drawn order, the days between, the outcome read on the day after.
Run: python bench/experiments.py [people]
"""

import random
import sys
from datetime import date, timedelta
from typing import NamedTuple

from pacing_cli.engine.experiments import comparisons, draw_order, turns
from pacing_cli.model.day import Day, Done
from pacing_cli.model.experiment import SPARE, ArmComparison, Protocol
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount

FIRST = date(2026, 1, 1)
USEFUL = 1.0
SD = 1.5


class Life(NamedTuple):
    """What an invented person's ratings are like."""

    neighbour: float
    """How much of a day's pain is that of the day before (lag-1 autocorrelation)."""
    missing: float
    effect: float = 0.0
    """Points less on the day after the first arm."""
    stays: float = 0.0
    """The part of the effect that is still there a day later."""
    whole: bool = True


def protocol(draw: random.Random, blocks: int, wash_out: int, arms: int = 2) -> Protocol:
    """With and without a warm-up, or (with three arms) three levels."""
    names = ("with", "without", "other")[:arms]
    order = draw_order(draw, arms, SPARE * blocks)
    levels = tuple(Amount("minutes", 10) for _ in names) if arms > 2 else ()
    return Protocol(
        "does a warm-up help?", "warm-up", "walk", names, "pain", 1, USEFUL, blocks, wash_out,
        FIRST, 0, order, levels,
    )  # fmt: skip


def lived(draw: random.Random, plan: Protocol, life: Life) -> dict[date, Day]:
    """The person's days from the first turn to the end."""
    days, value = {}, draw.gauss(0, SD)
    helped = 0.0
    for place in range(plan.days):
        on = plan.start + timedelta(days=place)
        level = min(10.0, max(0.0, 5 + value - helped))
        pain = float(round(level)) if life.whole else 5 + value - helped
        done = {"walk": Done(1, {"minutes": 10.0})}
        if draw.random() >= life.missing:
            days[on] = Day(on, True, pain=pain, checked=True, done=done)
        turn = plan.arm_on(on)
        helped = helped * life.stays + (life.effect if turn == 0 else 0.0)
        value = life.neighbour * value + draw.gauss(0, SD * (1 - life.neighbour**2) ** 0.5)
    return days


def came_out(
    draw: random.Random, life: Life, blocks: int, wash_out: int, arms: int = 2
) -> tuple[tuple[ArmComparison, ...], int]:
    """One experiment, from the drawing of lots to the results, and how many days it took."""
    plan = protocol(draw, blocks, wash_out, arms)
    days = lived(draw, plan, life)
    phases = {plan.start + timedelta(days=i): "steady" for i in range(plan.days)}
    found = turns(plan, days, phases, plan.end)  # type: ignore[arg-type]
    days_taken = (found[-1].on - plan.start).days + 2
    return comparisons(plan, found, Parameters()), days_taken


class Shares(NamedTuple):
    """Of all experiments, in parts of one."""

    better: float
    harder: float
    none: float
    cannot_tell: float
    reached: float
    """Intervals that hold the true effect, of those that are intervals."""
    days: float
    """How long it took, on average."""


def shares(people: int, seed: int, life: Life, blocks: int = 8, wash_out: int = 1) -> Shares:
    """What came out for many people."""
    draw = random.Random(seed)
    all_found = [came_out(draw, life, blocks, wash_out) for _ in range(people)]
    found = [results[0] for results, _ in all_found if results]
    said = [one.verdict for one in found]
    spans = [one for one in found if one.blocks >= 6]
    inside = sum(one.low - 1e-9 <= life.effect <= one.high + 1e-9 for one in spans)
    return Shares(
        said.count("better") / people,
        said.count("harder") / people,
        said.count("no difference that matters") / people,
        (said.count("cannot tell") + people - len(found)) / people,
        inside / max(1, len(spans)),
        sum(days for _, days in all_found) / people,
    )


def falsely(people: int, seed: int, life: Life, arms: int) -> float:
    """The share of experiments with any comparison that is said to be better, or harder."""
    draw = random.Random(seed)
    said = (came_out(draw, life, 8, 1, arms)[0] for _ in range(people))
    return sum(any(one.verdict in ("better", "harder") for one in found) for found in said) / people


def main(people: int) -> None:
    """Print one table."""
    print(f"% of {people} invented people; pain with SD {SD}, useful from {USEFUL:g} point on")
    print("effect blocks wash-out lag-1 missing | better harder no-diff cannot-tell | reach  days")
    rows = [
        (0.0, blocks, 1, near, missing)
        for blocks in (6, 8, 12)
        for near in (0.0, 0.5, 0.8)
        for missing in (0.0, 0.15, 0.3)
    ]
    rows += [(0.0, 8, 0, near, 0.15) for near in (0.5, 0.8)]
    rows += [(e, blocks, 1, 0.5, 0.15) for e in (1.0, 2.0, 3.0) for blocks in (6, 8, 12)]
    rows += [(-2.0, 8, 1, 0.5, 0.15)]
    for seed, (effect, blocks, wash_out, near, missing) in enumerate(rows):
        # A true value is held against unrounded ratings: rounding and the ends of the
        # scale change the effect itself.
        life = Life(near, missing, effect, whole=effect == 0)
        said = shares(people, 100 + seed, life, blocks, wash_out)
        parts = [100 * part for part in said[:5]]
        print(
            f"{effect:6g} {blocks:6} {wash_out:8} {near:5g} {100 * missing:6.0f}% |"
            f" {parts[0]:6.1f} {parts[1]:6.1f} {parts[2]:7.1f} {parts[3]:11.1f} |"
            f" {parts[4]:5.1f} {said.days:5.0f}"
        )

    print()
    print("three levels, none of them different: said to be better or harder")
    for near in (0.0, 0.5, 0.8):
        wrong = 100 * falsely(people, 300, Life(near, 0.15), 3)
        print(f"lag-1 {near:g}, 15 % missing: {wrong:.1f}")
    print()
    print("2 points of which half is still there a day later; 15 % missing")
    for wash_out in (0, 1, 2):
        said = shares(people, 400, Life(0.5, 0.15, 2.0, stays=0.5, whole=False), 8, wash_out)
        print(f"days between {wash_out}: better {100 * said.better:.1f}, {said.days:.0f} days")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
