"""The day's schedule: what goes in, and how it is laid out."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.schedule.fitting import schedule
from pacing_cli.engine.schedule.loads import Frame, Load, Tempo, cut
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Fixed, TimeRange
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.reason import (
    DoneToday,
    NoTryToday,
    NotToday,
    Readiness,
    RestBetween,
    TriedToday,
)
from pacing_cli.model.settings import Settings
from tests.histories import History

P = Parameters()
DAY = Tempo(start=8 * 60, end=20 * 60, rest_ratio=0.2)


def load(name: str, amount: float, longest: float | None = None, demand: float = 3) -> Load:
    return Load(name, "minutes", amount, longest or amount, 1.0, demand, "should")


loads = st.lists(
    st.builds(
        load,
        name=st.sampled_from("abcdefgh"),
        amount=st.sampled_from([0.5, 2.5, 7.5, 12, 30, 90, 300]),
        longest=st.sampled_from([0.5, 5, 12, 40]),
        demand=st.integers(0, 10).map(float),
    ),
    max_size=8,
    unique_by=lambda each: each.activity,
)
tempos = st.builds(
    Tempo,
    start=st.sampled_from([0, 8 * 60, 13 * 60]),
    end=st.sampled_from([14 * 60, 20 * 60, 24 * 60]),
    rest_ratio=st.sampled_from([0.2, 1.0]),
    finer=st.sampled_from([1, 2]),
    midday=st.sampled_from([None, 0.0, 45.0]),
)


@given(loads, tempos)
def test_blocks_never_overlap_and_stay_in_the_day(given_loads: list[Load], tempo: Tempo) -> None:
    laid = schedule(given_loads, tempo, P)
    clock = float(tempo.start)
    for block in laid.blocks:
        assert block.start >= clock
        clock = block.start + block.minutes
    assert clock <= tempo.end


@given(loads, tempos)
def test_every_load_is_there_whole_or_is_said_to_be_left_out(
    given_loads: list[Load], tempo: Tempo
) -> None:
    laid = schedule(given_loads, tempo, P)
    out = {reason.activity for reason in laid.left_out}
    for each in given_loads:
        done = sum(b.amount.value for b in laid.blocks if b.activity == each.activity and b.amount)
        assert done == (0 if each.activity in out else each.amount)


@given(loads, tempos)
def test_after_every_bout_comes_a_rest_of_five_minutes_or_more(
    given_loads: list[Load], tempo: Tempo
) -> None:
    blocks = schedule(given_loads, tempo, P).blocks
    for block, following in itertools.pairwise(blocks):
        if block.kind == "activity":
            assert following.kind == "rest"
            assert following.minutes >= 5


@given(loads)
def test_heavy_never_stands_beside_heavy_while_something_else_is_left(
    given_loads: list[Load],
) -> None:
    demand = {each.activity: each.demand for each in given_loads}
    names = [b.activity for b in schedule(given_loads, DAY, P).blocks if b.activity]
    for index in range(len(names) - 1):
        both = demand[names[index]] >= P.sched_heavy and demand[names[index + 1]] >= P.sched_heavy
        if both:
            assert all(demand[name] >= P.sched_heavy for name in names[index + 1 :])


@given(loads)
def test_no_bout_is_longer_than_the_baseline_or_twenty_five_minutes(
    given_loads: list[Load],
) -> None:
    for each in given_loads:
        for bout in cut(each, DAY, P):
            assert bout.amount <= max(min(each.longest, 25), 1)


def test_a_harder_morning_splits_the_day_finer_and_keeps_the_amount(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-20 walk 20m
    2026-03-21 check pain 5
    """
    usual, harder = history.evaluation("2026-03-20").plan, history.evaluation("2026-03-21").plan
    assert usual.quotas[0].quota == harder.quotas[0].quota
    assert sum(b.kind == "activity" for b in harder.blocks) > sum(
        b.kind == "activity" for b in usual.blocks
    )
    assert [r.band for r in harder.notices if isinstance(r, Readiness)] == ["red"]


def parts(load: Load, finer: int) -> list[float]:
    return [bout.amount for bout in cut(load, DAY._replace(finer=finer), P)]


def counted(measure: Measure, amount: float, longest: float, rate: float) -> Load:
    return load("x", amount, longest)._replace(measure=measure, rate=rate)


def test_a_harder_day_makes_no_part_too_small_to_be_worth_getting_up_for() -> None:
    """Eight repetitions stay together, five minutes as well; twelve minutes become parts."""
    assert parts(counted("reps", 8, 8, rate=10), finer=2) == [8]
    assert parts(counted("reps", 12, 12, rate=10), finer=2) == [6, 6]
    assert parts(load("walk", 5), finer=2) == [5]
    assert parts(load("walk", 8), finer=2) == [4, 4]
    assert parts(load("walk", 12, 9), finer=2) == [4, 4, 4]
    assert parts(counted("steps", 450, 450, rate=90), finer=2) == [450]


def test_a_part_is_no_longer_than_the_baseline_however_small_that_is() -> None:
    """Two minutes are what is known to go well: five minutes are three parts on every day."""
    assert parts(load("stand", 5, 2), finer=1) == [2, 1.5, 1.5]
    assert parts(load("stand", 5, 2), finer=2) == [2, 1.5, 1.5]


@given(loads, st.sampled_from([0, 1]))
def test_a_harder_day_has_as_many_parts_as_usual_or_more_and_none_is_tiny(
    given_loads: list[Load], by_reps: int
) -> None:
    for each in given_loads:
        one = each._replace(measure="reps", rate=10.0) if by_reps else each
        least = P.sched_part_reps if by_reps else P.sched_part_least
        usual, harder = parts(one, finer=1), parts(one, finer=2)
        assert len(harder) >= len(usual)
        assert len(harder) == len(usual) or min(harder) >= least
        assert max(harder) <= max(usual)
        assert sum(harder) == sum(usual) == one.amount


def test_what_matters_less_takes_no_place_by_what_it_asks() -> None:
    """Seven things that must be have their times; one that only should be changes none of it.

    It asks more than most: with it the last of the seven is no longer among the demanding ones.
    """
    demands = {"b": 8, "c": 7, "d": 0, "e": 5, "f": 0, "g": 3, "h": 4}
    must = [load(name, 0.5, 2.5, asks)._replace(priority="must") for name, asks in demands.items()]
    must[5] = must[5]._replace(at=905, warm_up=3.0)
    frame = Frame(
        fixed=(Fixed("x", 825, 935, None),),
        drowsy=(TimeRange(995, 1145),),
        good=(TimeRange(805, 810),),
    )
    tempo = Tempo(780, 1200, 0.2)
    assert schedule(must, tempo, P, frame).left_out == ()
    left_out = schedule([*must, load("a", 0.5, 2.5, 5)], tempo, P, frame).left_out
    assert "h" not in [one.activity for one in left_out]


def test_of_two_appointments_at_one_time_the_one_that_asks_much_counts() -> None:
    """Moving boxes from 7:35 to 7:55, and beside it an entry of a calendar that says nothing.

    What is heavy itself comes after the longer rest, whichever of the two is named first.
    """
    boxes, unknown = Fixed("boxes", 455, 475, 8.0), Fixed("x", 455, 475, None)
    inside = Fixed("x", 460, 470, None)
    loads = [load("a", 0.5, 2.5, 0), load("b", 0.5, 2.5, 0), load("c", 12.0, 2.5, 6)]
    for fixed in ((boxes, unknown), (unknown, boxes), (boxes, inside)):
        laid = schedule(loads, Tempo(480, 840, 0.2), P, Frame(fixed=fixed))
        first = next(block for block in laid.blocks if block.kind == "activity")
        assert first.activity != "c" or first.start >= 475 + P.sched_heavy_rest


def test_tiredness_alone_makes_a_harder_day_too(history: History) -> None:
    """
    2026-03-01..2026-03-20 check fatigue 4
    2026-03-01..2026-03-20 walk 20m
    2026-03-21 check fatigue 8
    """
    notices = history.evaluation("2026-03-21").plan.notices
    (ready,) = [r for r in notices if isinstance(r, Readiness)]
    assert (ready.beside[0].signal, ready.beside[0].today, ready.beside[0].usual) == (
        "fatigue",
        8,
        4,
    )


def test_strength_work_has_a_day_between_and_two_days_a_week(history: History) -> None:
    """
    2026-03-01 rows 10reps load 2kg
    2026-03-03 rows 10reps load 2kg
    2026-03-05 walk 10m
    """
    strength = Settings(activities={"rows": Activity("rows", resistance=True)})
    off = [
        day
        for day in (2, 4, 5, 8, 9)
        if any(
            isinstance(reason, RestBetween)
            for reason in history.evaluation(f"2026-03-0{day}", strength).plan.notices
        )
    ]
    assert off == [2, 4, 5]


def test_an_activity_is_planned_on_its_own_days_only(history: History) -> None:
    """
    2026-03-01..2026-03-07 walk 10m
    """
    sundays = Settings(activities={"walk": Activity("walk", days=("sun",))})
    monday, sunday = (
        history.evaluation("2026-03-09", sundays).plan,
        history.evaluation("2026-03-08", sundays).plan,
    )
    assert monday.day == "rest"
    assert NotToday("walk") in monday.notices
    assert [b.activity for b in sunday.blocks if b.kind == "activity"] == ["walk"]


def test_the_first_day_is_gentle(history: History) -> None:
    """Nothing was saved yet."""
    plan = history.evaluation("2026-03-01").plan
    assert plan.quotas == ()
    assert [block.kind for block in plan.blocks] == ["calm"] or plan.blocks


def test_a_short_day_leaves_out_what_matters_least_and_says_so(history: History) -> None:
    """
    2026-03-01..2026-03-05 walk 60m
    2026-03-01..2026-03-05 garden 60m
    """
    short = Settings(
        profile=Profile(day_start=600, day_end=700),
        activities={
            "walk": Activity("walk", priority="must"),
            "garden": Activity("garden", priority="want"),
        },
    )
    plan = history.evaluation("2026-03-06", short).plan
    assert {b.activity for b in plan.blocks if b.activity} == {"walk"}
    assert "garden" in [getattr(notice, "activity", "") for notice in plan.notices]


def test_a_try_is_one_bout_whatever_was_done_before(history: History) -> None:
    """
    2026-03-01 walk 15h
    """
    blocks = [b for b in history.evaluation("2026-03-02").plan.blocks if b.kind == "activity"]
    assert [(b.minutes, b.part, b.trial) for b in blocks] == [(25, (1, 1), True)]


def test_after_today_s_try_no_other_one_is_asked_for(history: History) -> None:
    """
    2026-03-01 walk 12m
    """
    plan = history.evaluation("2026-03-01").plan
    assert TriedToday("walk") in plan.notices
    assert not [block for block in plan.blocks if block.kind == "activity"]


def test_what_is_done_already_is_said(history: History) -> None:
    """
    2026-03-01..2026-03-05 walk 12m
    """
    notices = history.evaluation("2026-03-05").plan.notices
    assert DoneToday("walk", Amount("minutes", 12), Amount("minutes", 9.5)) in notices


def test_a_very_hard_morning_is_no_day_for_tries(history: History) -> None:
    """
    2026-03-01 walk 5m
    2026-03-02 check pain 10
    """
    plan = history.evaluation("2026-03-02").plan
    assert NoTryToday(10) in plan.notices
    assert not [block for block in plan.blocks if block.kind == "activity"]
