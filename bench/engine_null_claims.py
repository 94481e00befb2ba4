"""How often this version and an earlier one claim what is not there, on the same invented lives.

Nothing is planted: pain, fatigue, mood and sleep are AR(1) series that know nothing of each other,
walks are of random length on most days, and three tags fall on random days; 12 weeks, 15 % of
check-ins missing. Said of the last 8 weeks: what goes with what, a shift of the level, much more
and then a flare or less, flares, and the days of the last 4 weeks with early signs.
Run: python bench/engine_null_claims.py [lives] [--first SEED] [--commit EARLIER]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from earlier import EARLIER_COMMIT, ROOT, package_of

_SCRIPT = r"""
import json, random, sys
from datetime import date, datetime, timedelta, timezone
from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.model.entry import Entry
from pacing_cli.model.patterns import LevelShift
from pacing_cli.model.settings import Settings
try:
    from pacing_cli.engine.flares.detection import flares
    from pacing_cli.engine.look_back.review import review
    from pacing_cli.engine.run_chart import level_shift
    from pacing_cli.model.evaluation import EvaluationInput
    def ask(seen, today): return advise(EvaluationInput(seen, Settings(), today))
except ImportError:
    from pacing_cli.engine.flare import flares
    from pacing_cli.engine.level_shift import level_shift
    from pacing_cli.engine.review import review
    def ask(seen, today): return advise(seen, Settings(), today)

FIRST, LENGTH = date(2026, 1, 1), 84
P = Settings().parameters

def series(draw, sd, near):
    value = draw.gauss(0, sd)
    for _ in range(LENGTH):
        yield value
        value = near * value + draw.gauss(0, sd * (1 - near**2) ** 0.5)

def entry(kind, place, hour, **fields):
    at = datetime(2026, 1, 1, hour, tzinfo=timezone.utc) + timedelta(days=place)
    return Entry(f"{place}-{kind}", kind, at, "UTC", at, fields)

def lived(seed):
    draw = random.Random(seed)
    rows = {n: list(series(draw, 1.0, 0.4)) for n in ("pain", "fatigue", "mood", "sleep")}
    found = []
    for place in range(LENGTH):
        rated = {n: float(min(10, max(0, round(5 + rows[n][place])))) for n in rows}
        tags = tuple(tag for tag in ("weather", "busy", "visitors") if draw.random() < 0.3)
        if draw.random() >= 0.15:
            sleep = 2 + rated.pop("sleep")
            found.append(entry("check", place, 8, **rated, sleep_hours=sleep, tags=tags))
        if draw.random() < 0.9:
            minutes = max(1, round(15 * 2 ** draw.gauss(0, 0.5)))
            found.append(entry("activity", place, 10, activity="walk", minutes=minutes))
    return tuple(found)

def claims(seed):
    entries = lived(seed)
    today = FIRST + timedelta(days=LENGTH - 1)
    seen = days(entries, today)
    said = review(seen, ask(seen, today), Settings(), entries, today - timedelta(days=55), today)
    def known(part): return part if isinstance(part, tuple) and not hasattr(part, 'need') else ()
    signs = 0
    for back in range(28):
        on = today - timedelta(days=back)
        plan = ask(days([e for e in entries if e.day <= on], on), on).plan
        signs += any(type(one).__name__ == "EarlySigns" for one in plan.notices)
    return {
        "goes with": sum(one.verdict != "cannot tell" for one in known(said.associations)),
        "shift": int(isinstance(level_shift(seen, flares(seen, P), P), LevelShift)),
        "much more, then": len(known(said.boom_bust)),
        "flares": len(said.flares),
        "days of early signs": signs,
    }

for seed in json.loads(sys.argv[1]):
    print(json.dumps(claims(seed)), flush=True)
"""

Claims = Sequence[Mapping[str, int]]


def claims_of(source: Path, seeds: Sequence[int]) -> Claims:
    """What one version says of each life."""
    found = subprocess.run(
        [sys.executable, "-c", _SCRIPT, json.dumps(list(seeds))],
        env={"PYTHONPATH": str(source)}, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return [json.loads(line) for line in found.stdout.splitlines()]


def _cell(kind: str, found: Claims) -> str:
    with_one = 100 * sum(bool(one[kind]) for one in found) / len(found)
    return f"{with_one:8.1f} %{sum(one[kind] for one in found) / len(found):8.2f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lives", type=int, nargs="?", default=100)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--commit", default=EARLIER_COMMIT, help="the earlier version")
    o = parser.parse_args()
    seeds = range(o.first, o.first + o.lives)
    with tempfile.TemporaryDirectory() as folder:
        before = claims_of(package_of(o.commit, Path(folder)), seeds)
    now = claims_of(ROOT / "src", seeds)
    print(f"{o.lives} lives of 12 weeks; % with at least one claim, and claims a life")
    print(f"{'':22}{o.commit:>18}{'this version':>18}")
    for kind in now[0]:
        print(f"{kind:22}{_cell(kind, before)}{_cell(kind, now)}")
