"""On which days of real people's series this version speaks and an earlier one did not.

The series are read in place (PACE_TEST_DATA, or `shared/data` beside the checkout), and nothing
of them is written. Each morning is asked with what was known by then: all days before, and the
rating of the day. Steps are once a device's count of the whole day, and once a walk that the
person wrote down, so that its amount shows.
Run: python bench/engine_real.py [--series NAME...] [--as device|typed] [--days KIND...]
with --days the days are listed that differ in one of these kinds (`all`: in any).
"""

import argparse
import csv
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean

from earlier import EARLIER_COMMIT, Earlier, package_of
from pacing_cli.engine.days import span
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day, Done
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.plan import Plan
from pacing_cli.model.quantity import Measure
from pacing_cli.model.settings import Agreement, Settings
from pacing_cli.model.value import Value
from pacing_cli.simulation.trial import Continued
from pacing_cli.wording.notices import notice_sentence

DATA = Path(os.environ.get("PACE_TEST_DATA") or Path(__file__).parents[2] / "shared" / "data")
ALIKE = {"MuchMoreYesterday": "AfterMuchMore"}
"""Names of the earlier version for what this one calls otherwise."""
STANDING = {"CountedAllDay"}
"""Stands on every page of such an activity, in either version, and says nothing of the day."""
STEADY = ("steady", "rest")


class Series(Value):
    """A person's days, as far as they are known."""

    name: str
    counts: Measure
    amounts: Mapping[date, float]
    ratings: Mapping[date, float]
    moods: Mapping[date, float] = {}


def joined(name: str) -> Series:
    """Steps and pains of one table; a day's pain is that of the worst region."""
    amounts: dict[date, float] = {}
    ratings: dict[date, float] = {}
    moods: dict[date, float] = {}
    path = DATA / "series" / "myaiguide" / name / "daily_joined.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            on = date.fromisoformat(row["date"])
            if steps := float(row.get("steps") or row.get("fitbit_steps") or 0):
                amounts[on] = steps
            if pains := [float(v) for k, v in row.items() if "pain" in k.lower() and v]:
                ratings[on] = max(pains)
            if row.get("happiness"):
                moods[on] = float(row["happiness"])
    return Series(name, "steps", amounts, ratings, moods)


def p2() -> Series:
    """Google Fit's buckets of a day, and pain in a table of its own."""
    folder = DATA / "series" / "myaiguide" / "p2"
    buckets = json.loads((folder / "GoogleFitParticipant2.json").read_text(encoding="utf-8"))
    amounts: dict[date, float] = {}
    for bucket in buckets["bucket"]:
        points = [one for dataset in bucket["dataset"] for one in dataset["point"]]
        steps = sum(value["intVal"] for one in points for value in one["value"])
        if steps:
            middle = (int(bucket["startTimeMillis"]) + int(bucket["endTimeMillis"])) / 2000
            amounts[datetime.fromtimestamp(middle, UTC).date()] = float(steps)
    pains: dict[date, list[float]] = {}
    with (folder / "Participant2PainNew.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if "pain" in row["name"].lower() and row["intensity"]:
                on = date(int(row["startyear"]), int(row["startmonth"]), int(row["startday"]))
                pains.setdefault(on, []).append(float(row["intensity"]))
    return Series("p2", "steps", amounts, {on: mean(found) for on, found in pains.items()})


def taplog() -> Series:
    """Bouts between two taps; nothing was rated."""
    amounts: dict[date, float] = {}
    begun: dict[str, datetime] = {}
    (path,) = (DATA / "taplog").glob("*.csv")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            words = row["cat2"] or row["cat1"]
            at, what = datetime.fromisoformat(row["timestamp"]), words.rsplit(" ", 1)[0]
            if words.endswith("Str"):
                begun[what] = at
            elif what == "Sport" and what in begun:
                minutes = (at - begun.pop(what)).total_seconds() / 60
                if minutes <= 720:
                    amounts[at.date()] = amounts.get(at.date(), 0.0) + round(minutes)
    return Series("taplog", "minutes", amounts, {})


READERS = {
    "p1": lambda: joined("p1"),
    "p2": p2,
    "p7": lambda: joined("p7"),
    "p9": lambda: joined("p9"),
    "taplog": taplog,
}


def days_of(series: Series, *, whole_day: bool) -> list[Day]:
    """As the rules take them, from the first day to the last."""
    known = sorted({*series.amounts, *series.ratings, *series.moods})
    return [_day(series, on, whole_day) for on in span(known[0], known[-1])]


def _day(series: Series, on: date, whole_day: bool) -> Day:
    day = morning_of(series, on)
    amount = series.amounts.get(on)
    if not amount:
        return day
    totals: dict[Measure, float] = {series.counts: amount}
    done = Done(1, totals, totals, whole_day=whole_day)
    return day._replace(known=day.known or not whole_day, done={"walk": done})


def morning_of(series: Series, on: date) -> Day:
    """A day's ratings."""
    pain, mood = series.ratings.get(on), series.moods.get(on)
    if pain is None and mood is None:
        return Day(on)
    return Day(on, known=True, checked=True, pain=pain, morning=pain, worst=pain, mood=mood)


class Said(Value):
    """What one version says of a morning."""

    kinds: frozenset[str]
    sentences: tuple[str, ...] = ()
    quota: float | None = None
    decision: str = ""


def said_now(plan: Plan) -> Said:
    """What this version says."""
    kinds = {type(one).__name__ for one in plan.notices}
    sentences = tuple(notice_sentence(one) for one in plan.notices)
    quota = plan.quotas[0] if plan.quotas else None
    return _with_day(plan.day, kinds, sentences, quota)


def _with_day(day: str, kinds: set[str], sentences: tuple[str, ...], quota: object) -> Said:
    kinds = kinds - STANDING if day in STEADY else {*kinds - STANDING, f"day {day}"}
    decision = getattr(quota, "decision", "")
    if decision in ("raise", "scale_back", "return", "start"):
        kinds = {*kinds, f"amount {decision}"}
    return Said(frozenset(kinds), sentences, getattr(quota, "quota", None), decision)


def both(
    series: Series, earlier: Earlier, *, whole_day: bool
) -> Iterator[tuple[Day, Day, Said, Said]]:
    """Of each day: what is known of it in the morning, all of it, and what either version says."""
    full = days_of(series, whole_day=whole_day)
    settings = Settings(activities={"walk": Activity("walk", series.counts)})
    now = Continued()
    earlier.begin(["walk"], series.counts, Agreement(), "graded")
    for place, day in enumerate(full):
        known = [*full[:place], morning_of(series, day.on)]
        given = EvaluationInput(known, settings, day.on)
        before = earlier(given).plan
        kinds = {ALIKE.get(name, name) for name in before.notices}
        quota = before.quotas[0] if before.quotas else None
        yield known[-1], day, _with_day(before.day, kinds, (), quota), said_now(now(given).plan)


def table(rows: Sequence[tuple[Day, Day, Said, Said]]) -> Iterator[str]:
    """Of each kind on how many days both say it, only this version, only the earlier one."""
    kinds: dict[str, Counter[str]] = {}
    for _, _, before, now in rows:
        for kind in before.kinds | now.kinds:
            where = "both" if kind in before.kinds & now.kinds else ""
            where = where or ("now" if kind in now.kinds else "before")
            kinds.setdefault(kind, Counter())[where] += 1
    yield f"  {'kind':28}{'both':>7}{'only now':>10}{'only before':>13}"
    for kind, counts in sorted(kinds.items()):
        yield f"  {kind:28}{counts['both']:7}{counts['now']:10}{counts['before']:13}"
    speaks = [bool(now.kinds) - bool(before.kinds) for _, _, before, now in rows]
    yield f"  days: {len(rows)}; only this version speaks on {speaks.count(1)},"
    yield f"  only the earlier one on {speaks.count(-1)}"


def listed(rows: Sequence[tuple[Day, Day, Said, Said]], kinds: Sequence[str]) -> Iterator[str]:
    """The days on which the versions differ in one of these kinds (`all`: in any)."""
    for place, (_, day, before, now) in enumerate(rows):
        apart = before.kinds ^ now.kinds
        if not (apart if "all" in kinds else apart & set(kinds)):
            continue
        done = next((one.totals for one in day.done.values()), {})
        amount = next(iter(done.values()), None)
        yield f"  day {place}: pain {day.pain}, done {amount}"
        yield f"    before: {', '.join(sorted(before.kinds))} | {before.quota} {before.decision}"
        yield f"    now:    {', '.join(sorted(now.kinds))} | {now.quota} {now.decision}"
        for sentence in now.sentences:
            yield f"      {sentence}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", nargs="*", default=list(READERS), choices=list(READERS))
    parser.add_argument("--days", nargs="*", default=[], metavar="KIND")
    parser.add_argument("--as", dest="ways", nargs="*", default=["device", "typed"])
    parser.add_argument("--commit", default=EARLIER_COMMIT, help="the earlier version")
    return parser.parse_args()


if __name__ == "__main__":
    o = _options()
    with tempfile.TemporaryDirectory() as folder:
        earlier = Earlier(package_of(o.commit, Path(folder)))
        for name in o.series:
            series = READERS[name]()
            for way in o.ways if series.counts == "steps" else ("typed",):
                whole_day = way == "device"
                print(f"{name}, {'counted by a device' if whole_day else 'written down'}")
                rows = list(both(series, earlier, whole_day=whole_day))
                print("\n".join([*table(rows), *listed(rows, o.days)]))
        earlier.close()
