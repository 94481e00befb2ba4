"""How invented people fare by the plan, and by four other ways of living: one table.

Seeded: the same call gives the same table. Every way of living is lived through the same luck.
Run: python bench/engine.py [lives for each person] [weeks]
With --page the table in docs/explanation/evidence.md is written anew.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

from pacing_cli.engine import ENGINE_VERSION
from pacing_cli.simulation.body import draw
from pacing_cli.simulation.people import PEOPLE, WAYS
from pacing_cli.simulation.trial import TrialFigures, figures, live, mean_of

LIVES, WEEKS = 20, 26
PAGE = Path(__file__).parents[1] / "docs/explanation/evidence.md"
PLACE = re.compile(r"(<!-- bench/engine\.py -->\n).*?(<!-- end -->)", re.DOTALL)
HEADS = (
    "bad days in 28", "done, % a day", "capacity at the end, %", "swing",
    "flares in 28", "false in 28", "missed, %", "delay, days",
)  # fmt: skip

Table = Mapping[tuple[str, str], TrialFigures]


def lives(weeks: int, seed: int) -> Table:
    """Every person and every way of living, through one seed's luck."""
    luck = draw(Random(seed), 7 * weeks)
    return {
        (person.name, way): figures(live(person, way, luck)) for person in PEOPLE for way in WAYS
    }


def table(count: int, weeks: int) -> Table:
    """The means over so many lives."""
    with ProcessPoolExecutor() as pool:
        everything = list(pool.map(partial(lives, weeks), range(count)))
    return {key: mean_of([one[key] for one in everything]) for key in everything[0]}


def cells(found: TrialFigures) -> list[str]:
    """One row of figures; a dash where it cannot be said."""
    decimals = (1, 0, 0, 2, 2, 2, 0, 1)
    return [
        "-" if value is None else f"{value:.{places}f}"
        for value, places in zip(found, decimals, strict=True)
    ]


def as_text(found: Table) -> Iterator[str]:
    """For a terminal."""
    yield f"{'':20}{'':9}" + "".join(f"{head.split(',')[0].split()[0]:>10}" for head in HEADS)
    for (person, way), row in found.items():
        name = person if way == WAYS[0] else ""
        yield f"{name:20}{way:9}" + "".join(f"{cell:>10}" for cell in cells(row))


def as_page(found: Table, count: int, weeks: int) -> str:
    """For the page."""
    rows = [("person", "lived", *HEADS), ("---",) * (len(HEADS) + 2)]
    for (person, way), row in found.items():
        rows.append((person if way == WAYS[0] else "", way, *cells(row)))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lead = f"Rules of version {ENGINE_VERSION}; means of {count} lives of {weeks} weeks each."
    return "\n".join(["", lead, "", *lines, "", ""])


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count, weeks = (*numbers, LIVES, WEEKS)[:2] if len(numbers) != 1 else (numbers[0], WEEKS)
    print(f"{count} lives each, {weeks} weeks, seeds 0 to {count - 1}; invented people, means")
    found = table(count, weeks)
    print("\n".join(as_text(found)))
    if "--page" in sys.argv:
        text = PAGE.read_text(encoding="utf-8")
        new = PLACE.sub(lambda place: place[1] + as_page(found, count, weeks) + place[2], text)
        PAGE.write_text(new, encoding="utf-8")
