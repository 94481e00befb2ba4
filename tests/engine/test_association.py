"""What goes with what: found where it is, not claimed where it is not."""

import csv
import random
from datetime import date, timedelta
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.patterns.associations import associations, daily_amounts, factors
from pacing_cli.model.day import Day, Done
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet
from tests.histories import START, entry
from tests.real_data import P1

P = Parameters()
ROOT = Path(__file__).parents[2]


def load_bench() -> ModuleType:
    spec = spec_from_file_location("engine_associations", ROOT / "bench/engine_associations.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bench = load_bench()


def answers(days, p=P):
    ready, _ = factors(days, daily_amounts(days), p)
    return associations(days, ready, p)


def share(name, people, sd, neighbour):
    scenario = next(one for one in bench.SCENARIOS if one.name == name)
    return bench.share(scenario, people, 3, sd, neighbour)


@pytest.mark.parametrize(("sd", "neighbour"), [(1.0, 0.3), (1.5, 0.7)])
def test_ten_things_that_mean_nothing_are_claimed_in_few_people(sd, neighbour):
    assert share("10 null factors", 60, sd, neighbour) <= 0.05


@pytest.mark.parametrize(("sd", "neighbour"), [(1.0, 0.5), (1.5, 0.3)])
def test_a_planted_next_day_effect_is_found_in_most_people(sd, neighbour):
    assert share("planted +1.5 next day", 40, sd, neighbour) >= 0.7


@pytest.mark.parametrize("name", ["shared trend, no link", "shared 60-day wave, no link"])
def test_what_only_changes_slowly_together_is_not_claimed(name):
    assert share(name, 60, 1.0, 0.5) <= 0.02


def test_the_difference_is_in_points_with_an_interval_around_it():
    draw = random.Random(4)
    days = bench.planted_person(draw, 1.0, 0.3)
    one = next(each for each in answers(days) if each.factor == "tag0")
    assert one.verdict == "goes together"
    assert (one.outcome, one.lag_days, one.kind) == ("pain", 1, "tag")
    assert one.low < one.difference < one.high
    assert one.low < 1.5 < one.high
    assert one.days_with + one.days_without <= 119


def test_cannot_tell_is_a_verdict_with_an_interval_like_the_others():
    days = bench.null_person(random.Random(5), 1.0, 0.3)
    found = answers(days)
    assert {one.verdict for one in found} == {"cannot tell"}
    assert all(one.low < 0 < one.high for one in found[3:])
    assert len(found) <= P.assoc_max_factors


def test_a_find_in_five_weeks_is_an_early_hint():
    draw = random.Random(6)
    there = [draw.random() < 0.4 for _ in range(38)]
    pains = [3 + 4 * there[n - 1] + draw.gauss(0, 0.6) if n else 3 for n in range(38)]
    days = bench.person(pains, {"stairs": there}, draw, 0.0)
    (one,) = answers(days)
    assert (one.verdict, one.lag_days) == ("early hint", 1)


def test_under_four_weeks_it_says_how_many_days_are_missing():
    days = bench.null_person(random.Random(7), 1.0, 0.3)[:20]
    assert answers(days) == NotYet(19, 28, "days with a rating, and one the day before")


def test_a_thing_that_was_there_on_three_days_waits():
    days = [
        Day(bench.FIRST + timedelta(days=n), True, pain=3.0 + n % 2, tags=frozenset(["rain"] * (n in (2, 9, 20))))
        for n in range(60)
    ]  # fmt: skip
    ready, waiting = factors(days, daily_amounts(days), P)
    assert ready == ()
    (rain,) = waiting
    assert (rain.factor, rain.days_with, rain.need) == ("rain", 3, 8)


def test_where_it_hurts_is_no_circumstance_to_compare_pain_with():
    """On half of the days the person wrote `pain 6 in my left knee`."""
    tags = [frozenset(["left-knee", "rain"]) if n % 2 else frozenset() for n in range(60)]
    days = [
        Day(bench.FIRST + timedelta(days=n), True, pain=3.0 + 3 * (n % 2), tags=tags[n])
        for n in range(60)
    ]
    ready, waiting = factors(days, daily_amounts(days), P)
    assert [one.name for one in (*ready, *waiting)] == ["rain"]


def test_a_rating_that_never_moves_holds_nothing_to_compare():
    draw = random.Random(8)
    days = bench.person([5.0] * 365, {"rain": [draw.random() < 0.3 for _ in range(365)]}, draw, 0)
    assert isinstance(answers(days), NotYet)


def test_a_sure_but_tiny_difference_is_not_worth_a_sentence():
    draw = random.Random(9)
    there = [draw.random() < 0.4 for _ in range(300)]
    days = [
        Day(bench.FIRST + timedelta(days=n), True, pain=3 + 0.1 * there[n] + draw.gauss(0, 0.05),
            tags=frozenset(["rain"] * there[n]))
        for n in range(300)
    ]  # fmt: skip
    (one,) = answers(days)
    assert one.low > 0.05
    assert one.verdict == "cannot tell"


def test_pain_of_the_day_before_is_not_taken_for_the_work_of_a_dose():
    """A dose follows a sore day, and sore days come in spells: no more than that."""
    draw = random.Random(10)
    claimed = 0
    for _ in range(20):
        pains = [5 + value for value in bench.ar1(draw, 150, 1.3, 0.6)]
        days = tuple(
            day._replace(doses=("tablet",) if (day.pain or 0) >= 6 else ())
            for day in bench.person(pains, {}, draw, 0.0)
        )
        found = answers(days)
        claimed += any(one.verdict != "cannot tell" for one in found)
    assert claimed <= 1


@cache
def knee_days() -> tuple[Day, ...]:
    """Seven years of one person's steps and knee pain, on a pain scale of their own."""
    if not P1.exists():
        pytest.skip("the series of real people are not beside this repository")
    found = {}
    with P1.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            on = date.fromisoformat(row["date"])
            steps = float(row["fitbit_steps"] or 0)
            pain = float(row["pain_knees"]) if row["pain_knees"] else None
            done = {"steps": Done(1, {"steps": steps})} if steps else {}
            found[on] = Day(on, True, pain=pain, done=done)
    first, last = min(found), max(found)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(found.get(on, Day(on)) for on in every)


def spans() -> dict[str, tuple[Day, ...]]:
    days = knee_days()
    cut = {"whole": days}
    for day in days:
        for name in (str(day.on.year), f"{day.on.year} quarter {(day.on.month + 2) // 3}"):
            cut.setdefault(name, ())
            cut[name] += (day,)
    return cut


def test_steps_and_knee_pain_of_seven_years_are_never_said_to_go_together():
    """Whole, by year, by quarter, at every lag; the ratings are largely filled forward."""
    told = 0
    for name, days in spans().items():
        found = answers(days)
        if not isinstance(found, NotYet):
            told += 1
            assert {one.verdict for one in found} == {"cannot tell"}, name
    assert told > 30


def lived(rated_at: float, done_at: float, date_only: bool = False) -> tuple[Day, ...]:
    """120 days; on the days of a walk pain is 2 points lower, whenever it is rated."""
    draw, entries = random.Random(3), []
    for n in range(120):
        on, walked = START + timedelta(days=n), draw.random() < 0.5
        pain = bench.rating(5 - 2 * walked + draw.gauss(0, 0.5))
        mark = {"date_only": True} if date_only else {}
        name = "walk" if walked else "read"
        entries.append(entry(2 * n, "check", on, rated_at, pain=pain))
        entries.append(entry(2 * n + 1, "activity", on, done_at, activity=name, minutes=10, **mark))
    return run_of_days(entries, START + timedelta(days=119))


def same_day(days):
    found = answers(days)
    return [] if isinstance(found, NotYet) else [
        one for one in found if one.lag_days == 0 and one.verdict != "cannot tell"
    ]  # fmt: skip


def test_what_was_rated_before_an_activity_does_not_follow_it():
    assert same_day(lived(rated_at=7.5, done_at=15)) == []


def test_what_was_rated_after_an_activity_may_follow_it():
    assert sorted(one.factor for one in same_day(lived(rated_at=20, done_at=15))) == [
        "read",
        "walk",
    ]


def test_an_activity_whose_time_was_not_given_has_nothing_after_it_on_its_day():
    assert same_day(lived(rated_at=20, done_at=12, date_only=True)) == []
