"""The laws of a day, for random inventories: exact, apart, alternating, and never over anything."""

import itertools
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from pacing_cli.engine.schedule.fitting import schedule
from pacing_cli.engine.schedule.loads import Frame, Laid, Load, Tempo
from pacing_cli.engine.today.day import later
from pacing_cli.model.day import Fixed, TimeRange
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Block

P = Parameters()
NAMES = "abcdefghijkl"
REGIONS = ("back", "legs", "arms")
EXERTS = (("physical",), ("cognitive",), ("social",), ("physical", "social"), ())


def loads(timed: bool = True) -> st.SearchStrategy[list[Load]]:
    """Up to a dozen activities of all kinds."""
    one = st.builds(
        Load,
        activity=st.sampled_from(NAMES),
        measure=st.sampled_from(["minutes", "minutes", "steps", "reps"]),
        amount=st.sampled_from([0.5, 2.5, 5, 7.5, 12, 25, 60]),
        longest=st.sampled_from([2.5, 5, 12, 40]),
        rate=st.just(1.0),
        demand=st.integers(0, 10).map(float),
        priority=st.sampled_from(["must", "should", "want"]),
        trial=st.just(False),
        regions=st.frozensets(st.sampled_from(REGIONS), max_size=2),
        exerts=st.sampled_from(EXERTS),
        waited=st.integers(0, 5),
        at=st.sampled_from([None, None, None, 10 * 60, 905]) if timed else st.none(),
        asked=st.booleans() if timed else st.just(False),
        subtasks=st.just(()),
        warm_up=st.sampled_from([0.0, 0.0, 3.0]),
        cool_down=st.sampled_from([0.0, 0.0, 5.0]),
        version=st.just(""),
        place=st.just(""),
        parts_done=st.just(0),
    )
    return st.lists(one, max_size=12, unique_by=lambda load: load.activity).map(_with_rates)


def _with_rates(found: list[Load]) -> list[Load]:
    """Steps are many and fast, so that amounts of all measures take minutes."""
    return [
        load._replace(amount=load.amount * 100, longest=load.longest * 100, rate=100.0)
        if load.measure == "steps"
        else load
        for load in found
    ]


TEMPOS = st.builds(
    Tempo,
    start=st.sampled_from([8 * 60, 13 * 60]),
    end=st.sampled_from([14 * 60, 20 * 60]),
    rest_ratio=st.sampled_from([0.2, 0.4, 1.0]),
    finer=st.sampled_from([1, 2]),
    gentle_first=st.booleans(),
    rest=st.just("move"),
    how=st.just(""),
    by_symptom=st.booleans(),
    midday=st.sampled_from([None, 0.0, 60.0]),
)
SPANS = st.tuples(st.integers(7 * 12, 20 * 12), st.integers(1, 30)).map(
    lambda pair: (5 * pair[0], 5 * pair[0] + 5 * pair[1])
)
FIXED = SPANS.flatmap(
    lambda span: st.builds(
        Fixed, st.just("x"), st.just(span[0]), st.just(span[1]), st.sampled_from([None, 8.0])
    )
)
FRAMES = st.builds(
    Frame,
    begin=st.sampled_from([None, None, 9 * 60 + 35]),
    fixed=st.lists(FIXED, max_size=4).map(tuple),
    drowsy=st.lists(SPANS.map(lambda span: TimeRange(*span)), max_size=2).map(tuple),
    good=st.lists(SPANS.map(lambda span: TimeRange(*span)), max_size=2).map(tuple),
    before=st.none(),
)


def active(laid: Laid) -> list[Block]:
    return [block for block in laid.blocks if block.kind == "activity"]


def heavy(given_loads: list[Load]) -> dict[str | None, bool]:
    return {load.activity: load.demand >= P.sched_heavy for load in given_loads}


@given(loads(), TEMPOS, FRAMES)
def test_every_activity_is_there_whole_or_named_as_left_out(
    given_loads: list[Load], tempo: Tempo, frame: Frame
) -> None:
    laid = schedule(given_loads, tempo, P, frame)
    out = {one.activity for one in laid.left_out}
    for load in given_loads:
        parts = [block for block in active(laid) if block.activity == load.activity]
        assert bool(parts) != (load.activity in out)
        if parts:
            assert sum(b.amount.value for b in parts if b.amount) == load.amount
            assert sorted(b.part for b in parts if b.part) == [
                (i + 1, len(parts)) for i in range(len(parts))
            ]


@given(loads(), TEMPOS, FRAMES)
def test_nothing_overlaps_anything_and_all_is_inside_the_day(
    given_loads: list[Load], tempo: Tempo, frame: Frame
) -> None:
    laid = schedule(given_loads, tempo, P, frame)
    clock = float(max(tempo.start, frame.begin or 0))
    for block in laid.blocks:
        assert block.start >= clock
        clock = block.start + block.minutes
        for one in frame.fixed:
            assert block.start >= one.end or clock <= one.start
    assert not laid.blocks or clock <= tempo.end


@given(loads(), TEMPOS, FRAMES)
def test_heavy_never_follows_heavy_without_something_lighter_or_a_long_rest_between(
    given_loads: list[Load], tempo: Tempo, frame: Frame
) -> None:
    is_heavy = heavy(given_loads)
    whole = [
        (float(b.start), b.start + b.minutes, is_heavy[b.activity])
        for b in active(schedule(given_loads, tempo, P, frame))
    ]
    whole += [(float(f.start), float(f.end), (f.demand or 0) >= P.sched_heavy) for f in frame.fixed]
    for one, other in itertools.pairwise(sorted(whole)):
        if (
            one[2]
            and other[2]
            and (
                one in whole[: len(whole) - len(frame.fixed)]
                or other in whole[: len(whole) - len(frame.fixed)]
            )
        ):
            assert other[0] - one[1] >= P.sched_heavy_rest


@given(loads(timed=False), TEMPOS)
def test_two_heavy_ones_meet_only_where_there_are_too_few_others_to_part_them(
    given_loads: list[Load], tempo: Tempo
) -> None:
    """In a day without a break, fixed things and times of one's own, where all had room."""
    laid = schedule(given_loads, tempo._replace(midday=0.0), P)
    is_heavy = heavy(given_loads)
    names = [is_heavy[block.activity] for block in active(laid)]
    assume(not laid.left_out)
    pairs = sum(one and other for one, other in itertools.pairwise(names))
    assert pairs <= max(0, sum(names) - (len(names) - sum(names)) - 1)


@given(loads(timed=False), TEMPOS)
def test_regions_and_kinds_of_effort_take_turns(given_loads: list[Load], tempo: Tempo) -> None:
    """What comes next asks no more of the same body and mind than another that waited
    with it, was as heavy, and was no longer."""
    laid = schedule(given_loads, tempo, P)
    by_name = {load.activity: load for load in given_loads}
    bouts = active(laid)
    for index, (last, following) in enumerate(itertools.pairwise(bouts), 1):
        waiting: dict[Any, Block] = {}
        for block in bouts[index:]:
            waiting.setdefault(block.activity, block)
        chosen = _clash(by_name[last.activity or ""], by_name[following.activity or ""])
        for other in waiting.values():
            load = by_name[other.activity or ""]
            same = (load.demand >= P.sched_heavy) == heavy(given_loads)[following.activity]
            shorter = _takes(other, load) <= following.minutes
            if same and shorter:
                assert chosen <= _clash(by_name[last.activity or ""], load)


def _clash(last: Load, load: Load) -> int:
    if last.activity == load.activity:
        return 4
    return 2 * bool(last.regions & load.regions) + bool(set(last.exerts) & set(load.exerts))


def _takes(block: Block, load: Load) -> float:
    return block.minutes + load.warm_up + load.cool_down


@given(loads(), TEMPOS, FRAMES)
def test_after_every_part_comes_a_rest_and_a_drowsy_hour_asks_little(
    given_loads: list[Load], tempo: Tempo, frame: Frame
) -> None:
    laid = schedule(given_loads, tempo, P, frame)
    demand = {load.activity: load.demand for load in given_loads}
    for block, following in itertools.pairwise(laid.blocks):
        if block.kind == "activity":
            assert following.kind in ("rest", "cool_down")
        if following.kind == "rest" and block.kind != "rest":
            assert following.minutes >= P.sched_rest_min
    for block in active(laid):
        for hours in frame.drowsy:
            meets = block.start < hours.end and block.start + block.minutes > hours.start
            assert not meets or demand[block.activity or ""] <= P.sched_drowsy_demand
        assert block.minutes <= P.sched_posture_max


@given(loads(), TEMPOS, FRAMES)
def test_what_is_left_out_has_no_room_beside_what_matters_more(
    given_loads: list[Load], tempo: Tempo, frame: Frame
) -> None:
    """With all that matters more and stays, it does not fit.

    Which of them would go is another question: two heavy things may find their times only
    because something light lies between them.
    """
    laid = schedule(given_loads, tempo, P, frame)
    out = {one.activity for one in laid.left_out}
    order = sorted(
        given_loads,
        key=lambda load: (
            ["must", "should", "want"].index(load.priority),
            -load.waited,
            load.activity,
        ),
    )
    for index, load in enumerate(order):
        if load.activity in out:
            before = [one for one in order[:index] if one.activity not in out]
            again = schedule([*before, load], tempo, P, frame)
            assert again.left_out


@given(loads(), TEMPOS, FRAMES, st.integers(0, 24 * 60 - 1))
def test_the_same_minute_gives_the_same_day_and_nothing_lies_long_behind(
    given_loads: list[Load], tempo: Tempo, frame: Frame, minute: int
) -> None:
    laid = later(given_loads, tempo, frame, minute, P)
    assert laid == later(given_loads[::-1], tempo, frame, minute, P)._replace(
        left_out=laid.left_out
    )
    if minute < tempo.end:
        for block in active(laid):
            assert block.start + block.minutes + P.sched_grace + 5 > minute


@given(loads(), TEMPOS, FRAMES, st.integers(0, 24 * 60 - 1), st.integers(0, 20))
def test_looking_again_soon_changes_nothing_but_what_went_by(
    given_loads: list[Load], tempo: Tempo, frame: Frame, minute: int, more: int
) -> None:
    """Times do not run away from somebody who looks often."""
    first = later(given_loads, tempo, frame, minute, P)
    second = later(given_loads, tempo, frame, minute + more, P)
    ends = [block.start + block.minutes for block in active(first)]
    if not ends or (min(ends) + P.sched_grace > minute + more and minute + more < tempo.end):
        assert active(first) == active(second) or minute + more >= tempo.end
