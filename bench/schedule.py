"""How long it takes to lay out a day of many activities: one table.

Milliseconds of the processor, and their ratio to those of `python -c pass`, taken in turn
with it, so that a busy machine changes neither. The inventories are drawn with a seed:
heavy and light, several parts of the body, fixed things, some with a time of their own.
The last column is the same day looked at in the evening, when nothing was logged and all
that has gone by was given a later time again and again. Run: python bench/schedule.py [days]
"""

import os
import statistics
import subprocess
import sys
import time
from random import Random

from pacing_cli.engine.schedule.loads import Frame, Load, Tempo
from pacing_cli.engine.today.day import later
from pacing_cli.model.day import Fixed, TimeRange
from pacing_cli.model.parameters import Parameters

REGIONS = ("back", "legs", "arms", "neck")
EXERTS = (("physical",), ("cognitive",), ("social",), ("physical", "cognitive"))
MANY = (10, 40, 100)
EVENING = 19 * 60


def inventory(chance: Random, count: int, most: int) -> list[Load]:
    """So many loads of at most so many minutes."""
    return [
        Load(
            f"a{index:03}", "minutes", float(chance.randint(2, most)),
            chance.choice([5.0, 10.0, 20.0]), 1.0, float(chance.randint(0, 10)),
            chance.choice(["must", "should", "want"]),
            regions=frozenset(chance.sample(REGIONS, 2)), exerts=chance.choice(EXERTS),
            at=chance.choice([None] * 9 + [600, 900]), waited=chance.randint(0, 9),
        )
        for index in range(count)
    ]  # fmt: skip


def took(loads: list[Load], tempo: Tempo, frame: Frame, minute: int | None = None) -> float:
    """Seconds of one day laid out, as it is shown at a minute of it."""
    start = time.process_time()
    later(loads, tempo, frame, minute, Parameters())
    return time.process_time() - start


def bare() -> float:
    """Seconds of a Python that does nothing."""
    before = os.times()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    after = os.times()
    user = after.children_user - before.children_user
    return max(user + after.children_system - before.children_system, 0.01)


def main(days: int) -> None:
    tempo = Tempo(8 * 60, 20 * 60, 0.2)
    frame = Frame(
        fixed=(Fixed("physio", 600, 645, 7), Fixed("lunch", 750, 790)),
        good=(TimeRange(540, 720),),
        drowsy=(TimeRange(480, 540),),
    )
    print(f"one day laid out, of {days} days each; ratio to `python -c pass`")
    heads = f"{'activities':>10}{'of at most':>12}{'median, ms':>12}{'worst, ms':>11}"
    print(f"{heads}{'ratio':>8}{'evening':>9}")
    for count in MANY:
        for most in (6, 60):
            chance = Random(count)
            found, ratios, evenings = [], [], []
            for _ in range(days):
                loads = inventory(chance, count, most)
                found.append(took(loads, tempo, frame))
                evenings.append(took(loads, tempo, frame, EVENING))
                ratios.append(found[-1] / bare())
            middle, worst = statistics.median(found), max(found)
            ratio = statistics.median(ratios)
            row = f"{count:>10}{most:>8} min{1e3 * middle:>12.1f}{1e3 * worst:>11.1f}{ratio:>8.2f}"
            print(f"{row}{1e3 * statistics.median(evenings):>9.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
