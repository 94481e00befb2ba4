"""How invented people fare by this version's plan and by an earlier one's: one table.

Both are lived through the same luck, so each life is its own control; the difference is a mean of
pairs with its 95 % interval. The earlier package is taken from the repository's history and asked
in a process of its own.
Each person goes on from yesterday's checkpoint, so that a life costs little more than its days.
Run: python bench/engine_versions.py [lives] [weeks] [--people NAME...] (default 20, 16, all)
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import mean, stdev
from types import SimpleNamespace
from typing import Any

from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.simulation.body import draw
from pacing_cli.simulation.people import PEOPLE, SimulatedPerson
from pacing_cli.simulation.told import told_figures
from pacing_cli.simulation.trial import Life, figures, live

ROOT = Path(__file__).parents[1]
EARLIER = r"""
import json, sys
from datetime import date
from pacing_cli.engine.advise import advise
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day, Done
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Settings
try:
    from pacing_cli.model.settings import Agreement, Care
except ImportError:
    from pacing_cli.model.care import Agreement, Care
try:
    from pacing_cli.model.history import NeedsOlderHistory as TooOld
    HELD = "checkpoint"
except ImportError:
    from pacing_cli.model.past import TooFarBack as TooOld
    HELD = "foothold"

def known(kind, fields):
    return {name: value for name, value in fields.items() if name in kind._fields}

def day_of(row):
    row["on"] = date.fromisoformat(row["on"])
    row["tags"] = frozenset(row["tags"])
    row["doses"] = tuple(row["doses"])
    row["done"] = {name: Done(**known(Done, done)) for name, done in row["done"].items()}
    return Day(**known(Day, row))

class Told:
    # Goes on from the state before yesterday.
    def __init__(self, profile, activities, care, counts):
        self.days, self.kept, self.place = [], None, 0
        self.settings = Settings(
            profile=profile, care=care, activities={n: Activity(n, counts) for n in activities},
        )

    def ask(self):
        today, start = self.days[-1].on, self.place if self.kept else 0
        try:
            found = self.advice(self.days[start:], self.kept, today)
        except TooOld:
            found = self.advice(self.days, None, today)
        self.kept, self.place = getattr(found, HELD), len(self.days) - 1
        return found.plan

    def advice(self, days, kept, today):
        if HELD == "checkpoint":
            from pacing_cli.model.evaluation import EvaluationInput
            return advise(EvaluationInput(days, self.settings, today, kept, today))
        return advise(days, self.settings, today, kept, today)

def quota_of(one):
    return {
        "quota": one.quota, "decision": one.decision, "full": one.full,
        "because": [type(reason).__name__ for reason in one.because],
        "next_quota": one.next_quota, "next_on": str(one.next_on or ""),
        "next_within": getattr(one, "next_within", None),
    }

def trials_of(plan):
    blocks = [one for one in plan.blocks if one.trial and one.activity and one.amount]
    return [[one.activity, one.amount.value] for one in blocks]

def care_of(activities, agreed):
    made = {k: Amount(*v) if isinstance(v, list) else v for k, v in agreed.items()}
    return Care("a therapist", activities={name: Agreement(**made) for name in activities})

for line in sys.stdin:
    told = json.loads(line)
    if "profile" in told:
        profile = Profile(**known(Profile, told["profile"]))
        care = care_of(told["activities"], told["agreed"])
        life = Told(profile, told["activities"], care, told["counts"])
        continue
    life.days[told["from"]:] = [day_of(row) for row in told["days"]]
    plan = life.ask()
    quotas = {one.activity: quota_of(one) for one in plan.quotas}
    print(json.dumps({"quotas": quotas, "trials": trials_of(plan)}), flush=True)
"""
"""Answers each morning's journal with what the plan says of amounts: JSON lines in and out."""
_AGREED = ("ceiling", "step", "hold_days", "method", "baseline")
EARLIER_COMMIT = "f2e11b0"
AIMED_AT = ("boom-bust", "avoider", "steady improver", "delayed, not said")
"""Whose bad days the aim is about: at most 0.3 more in 28, at the upper end of the interval."""
TRUE_FIGURES = ("bad_days", "done", "capacity", "true_flares", "false_flares")

Figures = Mapping[str, float | None]
Pair = tuple[Figures, Figures]


def package_of(commit: str, folder: Path) -> Path:
    """The package as it was at a commit, below the folder."""
    found = subprocess.run(
        ["git", "archive", commit, "src/pacing_cli"], cwd=ROOT, check=True, capture_output=True
    )
    with tarfile.open(fileobj=BytesIO(found.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


class Earlier:
    """The engine of another version, for one life: what `simulation` asks for advice."""

    def __init__(self, source: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", EARLIER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(source)}, text=True,
        )  # fmt: skip
        self.told: list[Day] = []

    def begin(self, person: SimulatedPerson) -> None:
        """Forget the last life."""
        self.told = []
        parts = person.agreed._asdict()
        self._write({
            "profile": {"mode": "envelope"} if person.envelope else {},
            "activities": person.activities,
            "counts": person.counts,
            "agreed": {key: parts[key] for key in _AGREED if parts[key] is not None},
        })  # fmt: skip

    def __call__(self, given: EvaluationInput) -> Any:
        """A plan of which only the quotas and the suggested baseline days can be asked."""
        days = list(given.days)
        same = next(
            (n for n, (a, b) in enumerate(zip(self.told, days, strict=False)) if a is not b),
            min(len(self.told), len(days)),
        )
        self.told = days
        self._write({"from": same, "days": [as_row(day) for day in days[same:]]})
        assert self.process.stdout is not None
        answer = json.loads(self.process.stdout.readline())
        blocks = [
            SimpleNamespace(activity=name, trial=True, amount=Amount(self.counts(given), value))
            for name, value in answer["trials"]
        ]
        quotas = [quota_of(name, quota) for name, quota in answer["quotas"].items()]
        return SimpleNamespace(plan=SimpleNamespace(quotas=quotas, blocks=blocks))

    def counts(self, given: EvaluationInput) -> Measure:
        """What the activities of a life are counted in."""
        return next(iter(given.settings.activities.values())).measure or "minutes"

    def close(self) -> None:
        """End the process."""
        self.process.communicate()

    def _write(self, told: object) -> None:
        assert self.process.stdin is not None
        print(json.dumps(told), file=self.process.stdin, flush=True)


def quota_of(name: str, told: Mapping[str, Any]) -> SimpleNamespace:
    """A quota as another version said it; of its reasons the names."""
    on = date.fromisoformat(told["next_on"]) if told["next_on"] else None
    return SimpleNamespace(activity=name, **{**told, "next_on": on})


def as_row(day: Day) -> dict[str, object]:
    """A day as JSON."""
    row = day._asdict()
    row |= {"on": str(day.on), "tags": sorted(day.tags), "doses": list(day.doses)}
    return row | {"done": {name: done._asdict() for name, done in day.done.items()}}


def pairs(source: Path, weeks: int, names: Sequence[str], seed: int) -> Mapping[str, Pair]:
    """These people, by both versions' plans, through one seed's luck."""
    luck, earlier = draw(Random(seed), 7 * weeks), Earlier(source)
    found: dict[str, Pair] = {}
    for person in (one for one in PEOPLE if one.name in names):
        earlier.begin(person)
        before = live(person, "plan", luck, advising=earlier)
        found[person.name] = (in_figures(before), in_figures(live(person, "plan", luck)))
    earlier.close()
    return found


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
        source = package_of(o.commit, Path(folder))
        print("\n".join(lines(list(pool.map(partial(pairs, source, o.weeks, names), seeds)))))
