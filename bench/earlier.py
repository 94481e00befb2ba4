"""The engine of an earlier commit, asked day after day in a process of its own.

The package is taken from the repository's history; values go there and back as JSON lines.
"""

import json
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.settings import Agreement

ROOT = Path(__file__).parents[1]
_SCRIPT = r"""
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
    notices = [type(one).__name__ for one in plan.notices]
    answer = {"quotas": quotas, "trials": trials_of(plan), "day": plan.day, "notices": notices}
    print(json.dumps(answer), flush=True)
"""
"""Answers each morning's journal with what the plan says of amounts: JSON lines in and out."""
_AGREED = ("ceiling", "step", "hold_days", "method", "baseline")
EARLIER_COMMIT = "f2e11b0"


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
            [sys.executable, "-c", _SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(source)}, text=True,
        )  # fmt: skip
        self.told: list[Day] = []
        self.counts: Measure = "minutes"

    def begin(
        self, activities: Sequence[str], counts: Measure, agreed: Agreement, mode: str
    ) -> None:
        """Forget the last life, and begin one with these settings."""
        self.told, self.counts = [], counts
        parts = agreed._asdict()
        self._write({
            "profile": {"mode": mode},
            "activities": activities,
            "counts": counts,
            "agreed": {key: parts[key] for key in _AGREED if parts[key] is not None},
        })  # fmt: skip

    def __call__(self, given: EvaluationInput) -> Any:
        """A plan with its quotas, the baseline days it suggests, the day and the notices' names."""
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
            SimpleNamespace(activity=name, trial=True, amount=Amount(self.counts, value))
            for name, value in answer["trials"]
        ]
        quotas = [quota_of(name, quota) for name, quota in answer["quotas"].items()]
        plan = SimpleNamespace(
            quotas=quotas, blocks=blocks, day=answer["day"], notices=answer["notices"]
        )
        return SimpleNamespace(plan=plan)

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
