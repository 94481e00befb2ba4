"""How invented people fare by the plan, and by four other ways of living: one table.

Seeded: the same call gives the same table. Every way of living is lived through the same luck.
Run: python bench/engine.py [lives for each person] [weeks]
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random

from pacing_cli.engine.simulate import PEOPLE, WAYS, Figures, draw, figures, live, mean_of

LIVES, WEEKS = 20, 26


def lives(weeks: int, seed: int) -> dict[tuple[str, str], Figures]:
    """Every person and every way of living, through one seed's luck."""
    found = {}
    for person in PEOPLE:
        luck = draw(Random(seed), 7 * weeks)
        for way in WAYS:
            found[person.name, way] = figures(live(person, way, luck))
    return found


def table(count: int, weeks: int) -> dict[tuple[str, str], Figures]:
    """The means over so many lives."""
    with ProcessPoolExecutor() as pool:
        everything = list(pool.map(partial(lives, weeks), range(count)))
    return {key: mean_of([one[key] for one in everything]) for key in everything[0]}


def shown(value: float | None, decimals: int = 1) -> str:
    """A number, or a dash where it cannot be said."""
    return "-" if value is None else f"{value:.{decimals}f}"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LIVES
    weeks = int(sys.argv[2]) if len(sys.argv) > 2 else WEEKS
    print(f"{count} lives each, {weeks} weeks, seeds 0 to {count - 1}; invented people, means")
    heads = ("bad days", "done", "capacity", "swing", "flares", "false", "missed", "delay")
    units = ("in 28", "% a day", "% at end", "", "in 28", "in 28", "%", "days")
    print(f"{'':20}{'':9}" + "".join(f"{head:>10}" for head in heads))
    print(f"{'':20}{'':9}" + "".join(f"{unit:>10}" for unit in units))
    for (person, way), found in table(count, weeks).items():
        name = person if way == WAYS[0] else ""
        cells = [
            shown(found.bad_days), shown(found.done, 0), shown(found.capacity, 0),
            shown(found.swing, 2), shown(found.true_flares, 2), shown(found.false_flares, 2),
            shown(found.missed, 0), shown(found.delay),
        ]  # fmt: skip
        print(f"{name:20}{way:9}" + "".join(f"{cell:>10}" for cell in cells))
