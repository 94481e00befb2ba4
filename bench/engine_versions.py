"""How invented people fare by this version's plan and by an earlier one's: one table.

Both are lived through the same luck, so each life is its own control; the difference is a mean of
pairs with its 95 % interval. The earlier package is taken from the repository's history and asked
in a process of its own.
Run: python bench/engine_versions.py [lives] [weeks] [commit] (default 20, 16, f2e11b0)
"""

import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import mean, stdev
from types import SimpleNamespace
from typing import Any

from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.simulation.people import ACTIVITY, PEOPLE, SimulatedPerson, draw
from pacing_cli.simulation.trial import TrialFigures, figures, live

ROOT = Path(__file__).parents[1]
EARLIER = r"""
import json, sys
from datetime import date
from inspect import signature
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

def known(kind, fields):
    return {name: value for name, value in fields.items() if name in kind._fields}

def day_of(row):
    row["on"] = date.fromisoformat(row["on"])
    row["tags"] = frozenset(row["tags"])
    row["doses"] = tuple(row["doses"])
    row["done"] = {name: Done(**known(Done, done)) for name, done in row["done"].items()}
    return Day(**known(Day, row))

def ask(days, settings):
    if "given" in signature(advise).parameters:
        from pacing_cli.model.evaluation import EvaluationInput
        return advise(EvaluationInput(days, settings, days[-1].on))
    return advise(days, settings, days[-1].on)

def care_of(activity, agreed):
    made = {k: Amount(*v) if isinstance(v, list) else v for k, v in agreed.items()}
    return Care("a therapist", activities={activity: Agreement(**made)})

for line in sys.stdin:
    told = json.loads(line)
    if "profile" in told:
        days = []
        settings = Settings(
            profile=Profile(**known(Profile, told["profile"])),
            activities={told["activity"]: Activity(told["activity"], "minutes")},
            care=care_of(told["activity"], told["agreed"]),
        )
        continue
    days[told["from"]:] = [day_of(row) for row in told["days"]]
    quotas = {one.activity: one.quota for one in ask(days, settings).plan.quotas}
    print(json.dumps(quotas.get(told["activity"])), flush=True)
"""
"""Answers each morning's journal with the quota: JSON lines in, one number a line out."""
_AGREED = ("ceiling", "step", "hold_days", "method", "baseline")
FIGURES = ("bad_days", "done", "capacity", "true_flares", "false_flares")


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
        mode = {"mode": "envelope"} if person.envelope else {}
        self.told = []
        parts = person.agreed._asdict()
        agreed = {key: parts[key] for key in _AGREED if parts[key] is not None}
        self._write({"profile": mode, "activity": ACTIVITY, "agreed": agreed})

    def __call__(self, given: EvaluationInput) -> Any:
        """Advice of which only the quota can be asked."""
        days = list(given.days)
        same = next(
            (n for n, (a, b) in enumerate(zip(self.told, days, strict=False)) if a is not b),
            min(len(self.told), len(days)),
        )
        self.told = days
        rows = [as_row(day) for day in days[same:]]
        self._write({"from": same, "days": rows, "activity": ACTIVITY})
        assert self.process.stdout is not None
        quota = json.loads(self.process.stdout.readline())
        return SimpleNamespace(
            plan=SimpleNamespace(quotas=[SimpleNamespace(activity=ACTIVITY, quota=quota)])
        )

    def close(self) -> None:
        """End the process."""
        self.process.communicate()

    def _write(self, told: object) -> None:
        assert self.process.stdin is not None
        print(json.dumps(told), file=self.process.stdin, flush=True)


def as_row(day: Day) -> dict[str, object]:
    """A day as JSON."""
    row = day._asdict()
    row |= {"on": str(day.on), "tags": sorted(day.tags), "doses": list(day.doses)}
    return row | {"done": {name: done._asdict() for name, done in day.done.items()}}


def pair(source: Path, weeks: int, seed: int) -> dict[str, tuple[TrialFigures, TrialFigures]]:
    """Every person, by both versions' plans, through one seed's luck."""
    luck, earlier, pairs = draw(Random(seed), 7 * weeks), Earlier(source), {}
    for person in PEOPLE:
        earlier.begin(person)
        before = live(person, "plan", luck, advising=earlier)
        pairs[person.name] = (figures(before), figures(live(person, "plan", luck)))
    earlier.close()
    return pairs


def spread(differences: Sequence[float]) -> str:
    """A mean difference with its 95 % interval."""
    middle = mean(differences)
    half = 1.96 * stdev(differences) / math.sqrt(len(differences)) if len(differences) > 1 else 0
    return f"{middle:+.2f} ({middle - half:+.2f} to {middle + half:+.2f})"


def lines(lives: Sequence[Mapping[str, tuple[TrialFigures, TrialFigures]]]) -> Iterator[str]:
    """The table: of each figure the earlier mean, today's, and the difference."""
    for name in lives[0]:
        yield name
        for figure in FIGURES:
            pairs = [tuple(getattr(one, figure) for one in life[name]) for life in lives]
            before, now = (mean(column) for column in zip(*pairs, strict=True))
            apart = spread([later - earlier for earlier, later in pairs])
            yield f"  {figure:14}{before:8.2f}{now:8.2f}  {apart}"


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    words = [word for word in sys.argv[1:] if not word.isdigit()]
    count, weeks = (*numbers, 20, 16)[:2] if len(numbers) != 1 else (numbers[0], 16)
    commit = words[0] if words else "f2e11b0"
    print(f"{count} lives each, {weeks} weeks: {commit}, this version, difference (95 % interval)")
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        source = package_of(commit, Path(folder))
        lives = list(pool.map(partial(pair, source, weeks), range(count)))
        print("\n".join(lines(lives)))
