"""How invented people fare by this version's plan and by an earlier one's: one table.

Both are lived through the same luck, so each life is its own control; the difference is a mean of
pairs with its 95 % interval. The earlier package is taken from the repository's history and asked
in a process of its own.
With --keep a run can be broken off and taken up again, and unchanged lives are read back.
Run: python bench/engine_versions.py [lives] [weeks] [--people NAME...] (default 20, 16, all)
"""

import argparse
import hashlib
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from statistics import mean, stdev

from earlier import EARLIER_COMMIT, Earlier, package_of
from pacing_cli.simulation.body import draw
from pacing_cli.simulation.people import PEOPLE, SimulatedPerson
from pacing_cli.simulation.trial import Life, figures, live
from told import told_figures

ROOT = Path(__file__).parents[1]
AIMED_AT = ("boom-bust", "avoider", "steady improver", "delayed, not said")
"""Whose bad days the aim is about: at most 0.3 more in 28, at the upper end of the interval."""
TRUE_FIGURES = ("bad_days", "done", "capacity", "true_flares", "false_flares")

Figures = Mapping[str, float | None]
Pair = tuple[Figures, Figures]


class Lives:
    """Lives through the luck of seeds; with a folder each is lived once, whenever that was."""

    def __init__(self, source: Path, commit: str, weeks: int, folder: Path | None) -> None:
        self.source, self.weeks, self.folder = source, weeks, folder
        self.versions = (
            f"{commit}-{_fingerprint('simulation')}",
            _fingerprint("simulation", "engine", "model"),
        )

    def pairs(self, names: Sequence[str], seed: int) -> Mapping[str, Pair]:
        """These people, by both versions' plans, through one seed's luck."""
        luck, earlier = draw(Random(seed), 7 * self.weeks), Earlier(self.source)

        def before(person: SimulatedPerson) -> Figures:
            mode = "envelope" if person.envelope else "graded"
            earlier.begin(person.activities, person.counts, person.agreed, mode)
            return in_figures(live(person, "plan", luck, advising=earlier))

        def now(person: SimulatedPerson) -> Figures:
            return in_figures(live(person, "plan", luck))

        old, new = self.versions
        people = [one for one in PEOPLE if one.name in names]
        found = {
            one.name: (self._once(old, seed, one, before), self._once(new, seed, one, now))
            for one in people
        }
        earlier.close()
        return found

    def _once(
        self, version: str, seed: int, person: SimulatedPerson, lived: Callable[..., Figures]
    ) -> Figures:
        if self.folder is None:
            return lived(person)
        name = f"{version}-{self.weeks}-{seed}-{person.name.replace(' ', '_')}.json"
        path = self.folder / name
        if not path.exists():
            path.write_text(json.dumps(lived(person)), encoding="utf-8")
        found: Figures = json.loads(path.read_text(encoding="utf-8"))
        return found


def _fingerprint(*parts: str) -> str:
    """Of every source file of these parts of the package."""
    found = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        for path in sorted((ROOT / "src/pacing_cli" / part).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:10]


def in_figures(life: Life) -> Figures:
    """What became of a life, and what its plan told."""
    lived = figures(life)._asdict()
    return {name: lived[name] for name in TRUE_FIGURES} | told_figures(life)._asdict()


def spread(differences: Sequence[float]) -> str:
    """A mean difference with its 95 % interval."""
    middle = mean(differences)
    half = 1.96 * stdev(differences) / math.sqrt(len(differences)) if len(differences) > 1 else 0
    return f"{middle:+.2f} ({middle - half:+.2f} to {middle + half:+.2f})"


def lines(lives: Sequence[Mapping[str, Pair]]) -> Iterator[str]:
    """The table: of each figure the earlier mean, today's, and the difference of the lives in
    which it can be said of both."""
    for name in lives[0]:
        yield name
        for figure in lives[0][name][0]:
            rows = [(life[name][0][figure], life[name][1][figure]) for life in lives]
            before, now = (_mean([row[version] for row in rows]) for version in (0, 1))
            both = [b - a for a, b in rows if a is not None and b is not None]
            yield f"  {figure:14}{before}{now}  {spread(both) if both else ''}"


def _mean(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{mean(known):9.2f}" if known else f"{'-':>9}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lives", type=int, nargs="?", default=20)
    parser.add_argument("weeks", type=int, nargs="?", default=16)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--commit", default=EARLIER_COMMIT, help="the earlier version")
    parser.add_argument("--keep", type=Path, help="a folder for lives that are not lived again")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument(
        "--people", nargs="*", default=[one.name for one in PEOPLE], metavar="NAME",
        help=f"whom; 'aimed' stands for {', '.join(AIMED_AT)}",
    )  # fmt: skip
    return parser.parse_args()


if __name__ == "__main__":
    o = _options()
    names = AIMED_AT if o.people == ["aimed"] else o.people
    seeds = range(o.first, o.first + o.lives)
    print(f"{o.lives} lives each, {o.weeks} weeks, seeds {seeds[0]} to {seeds[-1]}")
    print(f"{o.commit}, this version, difference of the pairs (95 % interval)")
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(o.processes) as pool,
    ):
        lived = Lives(package_of(o.commit, Path(folder)), o.commit, o.weeks, o.keep)
        print("\n".join(lines(list(pool.map(partial(lived.pairs, names), seeds)))))
