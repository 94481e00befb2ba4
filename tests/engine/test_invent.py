"""The invented person: a life that shows what the engine is there for."""

import random
import tomllib
from collections import defaultdict
from datetime import date, timedelta

import pytest

from pacing_cli.model.entry import EVENT_KINDS, FIELDS
from pacing_cli.simulation.demo import DemoEntry, DemoPerson, invent

TODAY = date(2026, 3, 1)
SEEDS = range(12)


def a_person(seed: int = 1, today: date = TODAY) -> DemoPerson:
    return invent(random.Random(seed), today)


def by_day(person: DemoPerson) -> dict[date, list[DemoEntry]]:
    days: dict[date, list[DemoEntry]] = defaultdict(list)
    for told in person.told:
        days[told.at.date()].append(told)
    return days


def walked(person: DemoPerson, first: int, last: int) -> list[float]:
    """The minutes walked between two days, counted from the first day of the twelve weeks."""
    start = TODAY - timedelta(days=83)
    return [
        float(str(told.fields["minutes"]))
        for told in person.told
        if told.fields.get("activity") == "walk" and first <= (told.at.date() - start).days <= last
    ]


def test_the_same_seed_and_the_same_day_give_the_same_person() -> None:
    assert a_person(7) == a_person(7)
    assert a_person(7).told != a_person(8).told


def test_another_today_is_the_same_person_moved() -> None:
    """Only the days of the week differ, and what is done on them; the pain is the same."""
    here, there = a_person(3), a_person(3, TODAY + timedelta(days=7))
    assert [told.fields for told in here.told] == [told.fields for told in there.told]


@pytest.mark.parametrize("seed", SEEDS)
def test_twelve_weeks_end_today_with_a_check_in(seed: int) -> None:
    days = by_day(a_person(seed))
    assert min(days) == TODAY - timedelta(days=83)
    assert max(days) == TODAY
    assert any(told.kind == "check" for told in days[TODAY])


@pytest.mark.parametrize("seed", SEEDS)
def test_some_mornings_have_no_check_in(seed: int) -> None:
    """About 15 % of days, as people really keep a journal."""
    days = by_day(a_person(seed))
    checked = sum(any(told.kind == "check" for told in day) for day in days.values())
    assert 63 <= checked <= 80


@pytest.mark.parametrize("seed", SEEDS)
def test_a_flare_begins_in_the_sixth_week_and_is_told(seed: int) -> None:
    """Onset, a peak of several points over the usual, and a way back to the usual."""
    person = a_person(seed)
    told = {one.kind: one.at.date() for one in person.told}
    start = TODAY - timedelta(days=83)
    assert (told["flare"] - start).days == 39
    assert (told["flare_end"] - start).days == 45
    pains = {
        (one.at.date() - start).days: float(str(one.fields["pain"]))
        for one in person.told
        if one.kind == "check"
    }
    assert max(pains[day] for day in range(38, 45)) >= 6.5
    assert pains[45] < max(pains[day] for day in range(38, 45)) - 1
    assert sum(one.kind == "dose" for one in person.told) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_the_start_is_a_see_saw_and_the_end_is_steady(seed: int) -> None:
    start, end = walked(a_person(seed), 0, 16), walked(a_person(seed), 60, 83)
    assert max(start) > 3 * min(start)
    assert max(end) < 1.7 * min(end)


def test_shoulder_exercises_are_twice_a_week_and_never_in_the_flare() -> None:
    days = [told.at for told in a_person().told if told.fields.get("activity") == "shoulder"]
    assert {day.weekday() for day in days} == {1, 4}


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_told_is_in_order_and_inside_its_scale(seed: int) -> None:
    told = a_person(seed).told
    assert list(told) == sorted(told, key=lambda one: one.at)
    known = {field.key: field for field in FIELDS}
    for one in told:
        assert one.kind in EVENT_KINDS
        for key, value in one.fields.items():
            if key in known and known[key].kind in ("rating", "hours", "kilograms"):
                assert isinstance(value, int | float)
                assert known[key].low <= value <= known[key].high


def test_the_files_are_toml_and_speak_of_the_same_activities() -> None:
    files = {name: tomllib.loads(text) for name, text in a_person().files.items()}
    assert set(files) == {"profile.toml", "activities.toml", "care.toml", "goals.toml"}
    named = {told.fields["activity"] for told in a_person().told if told.kind == "activity"}
    assert named == set(files["activities.toml"])
    assert set(files["care.toml"]["activity"]) <= named
    assert files["care.toml"]["agreed_on"] < TODAY < files["care.toml"]["review_on"]
