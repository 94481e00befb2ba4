"""The laws of the contract's section 5, for random journals; one test a rule."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.notice_reasons import AfterMuchMore, EarlySigns
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile, Safety
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.reason import EnoughTrials, OrdinaryDay, RaisedOneStep, WentBack
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, Happening, entry, evaluations, happenings, told

CALM = Happening(10, 8, 3, 3, None, False)


NEVER_BACK = Settings(parameters=Parameters(progress_back_days=-1))


def evaluation(
    entries: tuple[Entry, ...], length: int, settings: Settings = Settings()
) -> Evaluation:
    today = START + timedelta(days=length - 1)
    return advise(EvaluationInput(days(entries, today), settings, today))


def agreed(**parts: object) -> Settings:
    return Settings(care=Care(activities={"walk": Agreement(**parts)}))  # type: ignore[arg-type]


def shown(found: Evaluation) -> dict[str, float | None]:
    return {quota.activity: quota.quota for quota in found.plan.quotas}


@given(happenings(4, 45), st.sampled_from([4.0, 7.0, 9.0, 12.0]), st.sampled_from([1.0, 4.0, 7.0]))
def test_1_no_quota_is_above_a_ceiling_or_below_a_floor(
    found: list[Happening], ceiling: float, floor: float
) -> None:
    assume(floor <= ceiling)
    settings = agreed(ceiling=Amount("minutes", ceiling), floor=Amount("minutes", floor))
    for said in evaluations(found, settings):
        for quota in said.plan.quotas:
            if quota.activity != "walk" or quota.quota is None:
                continue
            assert quota.quota <= ceiling
            if said.plan.day not in ("flare", "bad", "returning", "envelope"):
                assert quota.quota >= floor
        for block in said.plan.blocks:
            assert block.activity != "walk" or block.minutes <= ceiling


@given(happenings(10, 60))
def test_2_no_raise_in_or_soon_after_a_flare_a_bad_day_or_a_way_back(
    found: list[Happening],
) -> None:
    last_hard = None
    for index, said in enumerate(evaluations(found)):
        if said.plan.day in ("flare", "bad", "returning"):
            last_hard = index
        for quota in said.plan.quotas:
            if quota.decision == "raise":
                assert last_hard is None or index - last_hard > 7


@pytest.mark.parametrize(
    "profile",
    [Profile(safety=Safety(red_flags=("numb",))), Profile(mode="envelope")],
    ids=["red flag", "envelope"],
)
@given(happenings(10, 40))
def test_2_no_raise_with_a_red_flag_or_in_envelope_mode(
    profile: Profile, found: list[Happening]
) -> None:
    before: dict[str, float] = {}
    for said in evaluations(found, Settings(profile=profile)):
        for quota in said.plan.quotas:
            assert quota.decision != "raise"
            if said.plan.day == "envelope" and quota.quota is not None:
                assert quota.quota <= before.get(quota.activity, quota.quota)
                before[quota.activity] = quota.quota


@given(happenings(12, 60))
def test_2_no_raise_and_no_trial_on_a_day_that_anything_calls_harder(
    found: list[Happening],
) -> None:
    for said in evaluations(found):
        plan = said.plan
        signs = any(isinstance(one, EarlySigns) for one in plan.notices)
        if not (plan.harder_because or signs):
            continue
        assert all(quota.decision != "raise" for quota in plan.quotas)
        if any(not isinstance(one, AfterMuchMore) for one in plan.harder_because) or signs:
            assert not any(block.trial for block in plan.blocks)


@given(happenings(14, 70), st.sampled_from(["mood", "sleep_hours", "stress"]))
def test_5_without_a_rated_symptom_there_is_no_raise(found: list[Happening], key: str) -> None:
    """Whatever else was rated: check-ins say nothing of pain, fatigue or stiffness."""
    bare = [one._replace(pain=None, after=None, fatigue=None, mood=None) for one in found]
    rated = tuple(
        entry(9000 + i, "check", START + timedelta(days=i), 8, **{key: 5 + i % 3})
        for i in range(len(bare))
    )
    said = evaluation((*told(bare), *rated), len(bare))
    assert not any(point.raised for row in said.course.values() for point in row)


WALKED = CALM._replace(reps=None)
AFTER_CALM = st.lists(
    st.sampled_from([WALKED, WALKED, WALKED._replace(pain=5), WALKED._replace(pain=4, walk=9)]),
    min_size=6,
    max_size=50,
).map(lambda later: [WALKED] * 11 + later)
"""A baseline and a first step, and then mornings that are worse now and then."""


USUAL_TO_AND_FRO = [WALKED] * 11 + [
    WALKED._replace(walk=walk, pain=pain)
    for walk, pain in zip(
        [9, 9, 9, 10, 9, 9, 10, 10, 10, 10, 9, 10, 10, 10, 9, 10, 9, 9, 10, 10, 9, 10, 10],
        [4, 4, 4, 3, 4, 4, 3, 3, 3, 3, 4, 3, 3, 3, 4, 3, 4, 4, 5, 3, 4, 3, 5],
        strict=True,
    )
]
"""The usual is 4 on the day of a session, and 3 again on the morning after: pain 5 is worse."""


@settings(max_examples=60)
@example(USUAL_TO_AND_FRO, None)
@given(happenings(20, 75) | AFTER_CALM, st.sampled_from([None, 2.0]))
def test_11_two_worse_mornings_after_a_raise_take_it_back_for_four_weeks(
    found: list[Happening], step: float | None
) -> None:
    """Counted from outside: the raises, what was done, and the mornings that were rated."""
    chosen = Settings(activities={"walk": Activity("walk", step=step)})
    raised: tuple[int, float, float] | None = None
    back: int | None = None
    worse: set[int] = set()
    full: dict[int, float] = {}
    for index, said in enumerate(evaluations(found, chosen)):
        (quota,) = [one for one in said.plan.quotas if one.activity == "walk"][:1] or [None]
        if quota is None or quota.full is None:
            raised, back = None, None
            continue
        full[index] = quota.full
        went_back = any(isinstance(one, WentBack) for one in quota.because)
        if quota.decision == "raise":
            assert back is None or index - back >= 28
            raised, worse = (index, full[index - 1], quota.full), set()
        elif went_back:
            assert quota.full < full[index - 1]
            raised, back = None, index
        elif raised and index - raised[0] <= 14 and quota.full == raised[2]:
            walk, today = found[index - 1].walk or 0, found[index]
            much_more = bool(said.much_more[-2])
            at_amount = 0.9 * raised[2] <= walk <= 1.2 * raised[2]
            usual = said.usual.pain
            if at_amount and not much_more and today.pain and usual and today.pain > usual + 1:
                worse.add(index)
            assert len(worse) < 2


@given(happenings(12, 60), st.sampled_from([None, 0.5, 2.0, 5.0]))
def test_3_a_raise_is_one_step_and_never_far_above_the_fortnight(
    found: list[Happening], step: float | None
) -> None:
    settings = Settings(activities={"walk": Activity("walk", step=step)})
    course: list[dict[str, float | None]] = []
    raises: list[tuple[int, str]] = []
    for index, said in enumerate(evaluations(found, settings)):
        for quota in said.plan.quotas:
            if quota.decision != "raise":
                continue
            before = course[-1][quota.activity]
            assert before is not None
            assert quota.quota is not None
            own = step if quota.activity == "walk" else None
            smallest = unit(quota.measure, before)
            assert quota.quota - before == (
                own or max(smallest, before * 0.1 // smallest * smallest)
            )
            earlier = [day.get(quota.activity) for day in course[-14:]]
            known = [value for value in earlier if value is not None]
            assert quota.quota <= known[0] * 1.3 + 1e-9
            assert not [name for at, name in raises if name != quota.activity and index - at <= 3]
            raises.append((index, quota.activity))
        course.append(shown(said))


@given(
    st.lists(st.integers(1, 240), min_size=3, max_size=9),
    st.sampled_from(["minutes", "steps", "reps"]),
)
def test_4_a_baseline_is_rounded_down_and_at_most_nine_tenths_of_the_mean(
    amounts: list[int], measure: str
) -> None:
    factor = 10 if measure == "steps" else 0.5 if measure == "minutes" else 1
    entries = tuple(
        entry(
            i, "activity", START + timedelta(days=i), activity="walk", **{measure: amount * factor}
        )
        for i, amount in enumerate(amounts)
    )
    for length in range(1, len(amounts) + 2):
        for quota in evaluation(entries, length).plan.quotas:
            if quota.baseline is None:
                continue
            trials = [reason for reason in quota.founded if isinstance(reason, EnoughTrials)]
            mean = sum(amount.value for amount in trials[0].amounts) / len(trials[0].amounts)
            assert quota.baseline <= 0.9 * mean
            assert quota.baseline % unit(quota.measure, quota.baseline) == 0


@given(st.integers(14, 50), st.data())
def test_5_removing_tolerated_sessions_or_calm_mornings_never_raises_a_quota(
    length: int, data: st.DataObject
) -> None:
    """A calm log of equal days; any part of it is taken away.

    One activity: with two, taking the evidence for one away leaves its turn to the other.
    """
    entries = told([CALM._replace(reps=None)] * length)
    kept = data.draw(st.sets(st.sampled_from(range(len(entries))), max_size=len(entries)))
    fewer = tuple(each for index, each in enumerate(entries) if index not in kept)
    full, less = shown(evaluation(entries, length)), shown(evaluation(fewer, length))
    for activity, value in less.items():
        if value is not None:
            assert value <= (full[activity] or 0)


def much_more(found: Evaluation) -> list[Day]:
    """The days of the log that were much more than usual."""
    return [day for day, more in zip(found.log.days, found.much_more, strict=True) if more]


@given(happenings(10, 45), st.data())
def test_5_removing_later_evidence_never_raises_a_quota(
    found: list[Happening], data: st.DataObject
) -> None:
    """Any log, flares and all; the walks after the first quota are taken away in part.

    Where a walk is the only rating of its day, it is also a part of what is usual, and with
    it a flare may go that was seen against that: then less is taken off, and the amount
    itself is no higher all the same. Going back a step is left out: a step that was never
    made is never taken back, and does not rest for four weeks.
    """
    only_walks = [each._replace(reps=None) for each in found]
    entries = told(only_walks)
    full = evaluation(entries, len(found), NEVER_BACK)
    started = [p.on for p in full.course.get("walk", ()) if p.quota is not None]
    assume(started)
    walks = [e for e in entries if e.activity == "walk" and e.day >= started[0]]
    tolerated = [e for e in walks if e.number("pain_after") in (None, 3.0)]
    assume(tolerated)
    gone = data.draw(st.sets(st.sampled_from([e.id for e in tolerated])))
    left = tuple(e for e in entries if e.id not in gone)
    less = evaluation(left, len(found), NEVER_BACK)
    # Much more than usual is told by the median of what was logged (rule 10): a day that is no
    # longer much more without some of these entries lets a step come sooner.
    assume({day.on for day in much_more(full)} <= {day.on for day in much_more(less)})
    for after in less.plan.quotas:
        (before,) = (one for one in full.plan.quotas if one.activity == after.activity)
        if after.full is not None and before.full is not None:
            assert after.full <= before.full
        # An ordinary day (rule 10) is a median too: small days left out make it larger.
        shortened = any(isinstance(one, OrdinaryDay) for one in before.because)
        if after.quota is not None and before.quota is not None and after.quota > before.quota:
            assert shortened or len(less.flares) < len(full.flares)


def test_5_a_flare_that_is_no_longer_seen_is_no_evidence_for_a_step() -> None:
    """Five walks with pain 3, then five days of pain 5: a flare, seen on the fourth of them.

    One of the walks was never written down: pain 5 no longer stands out so far, and nothing
    is eased. It goes up for that on no day.
    """
    rough = Happening(5, None, None, 3, None, False), Happening(None, None, 5, None, None, False)
    entries = told([rough[0]] * 5 + [rough[1]] * 5)
    full = evaluation(entries, 10)
    less = evaluation(tuple(e for e in entries if e.day != START + timedelta(days=3)), 10)
    assert (full.phase.kind, less.phase.kind) == ("flare", "steady")
    assert not any(point.raised for point in less.course["walk"])


def test_5_after_fourteen_silent_days_an_activity_restarts_lower_and_says_so() -> None:
    entries = told([CALM] * 20)
    before = shown(evaluation(entries, 24))["walk"]
    for silent in range(5, 15):
        assert shown(evaluation(entries, 20 + silent))["walk"] == before
    after = evaluation(entries, 35)
    assert (shown(after)["walk"] or 0) < (before or 0)
    reasons = [
        type(r).__name__ for q in after.plan.quotas for r in q.because if q.activity == "walk"
    ]
    assert "RestartedAfterSilence" in reasons


@given(happenings(1, 40), st.integers(-400, 400), st.randoms(use_true_random=False))
def test_6_moving_all_dates_moves_the_advice_and_order_changes_nothing(
    found: list[Happening], by: int, chance: object
) -> None:
    moved = list(told(found, START + timedelta(days=by)))
    chance.shuffle(moved)  # type: ignore[attr-defined]
    today = START + timedelta(days=len(found) - 1)
    here = advise(EvaluationInput(days(told(found), today), Settings(), today)).plan
    there_on = today + timedelta(days=by)
    there = advise(EvaluationInput(days(moved, there_on), Settings(), there_on)).plan
    assert there.day == here.day
    assert there.blocks == here.blocks
    assert [(q.activity, q.quota, q.baseline, q.decision) for q in there.quotas] == [
        (q.activity, q.quota, q.baseline, q.decision) for q in here.quotas
    ]


@given(happenings(1, 45), st.integers(0, 10), st.integers(0, 10))
def test_7_more_pain_today_never_gives_a_higher_quota(
    found: list[Happening], one: int, other: int
) -> None:
    calmer, worse = sorted((one, other))
    today = found[-1]
    said = [
        shown(evaluation(told([*found[:-1], today._replace(pain=pain)]), len(found)))
        for pain in (calmer, worse)
    ]
    for activity, value in said[1].items():
        if value is not None:
            assert value <= (said[0][activity] if said[0][activity] is not None else value)


@given(happenings(1, 40))
def test_a_past_day_keeps_its_quota_when_later_days_become_known(found: list[Happening]) -> None:
    last = evaluation(told(found), len(found))
    for index, said in enumerate(evaluations(found)):
        for activity, value in shown(said).items():
            assert (
                last.course[activity][len(last.course[activity]) - len(found) + index].quota
                == value
            )


@given(happenings(1, 40))
def test_the_blocks_of_an_activity_add_up_to_its_quota(found: list[Happening]) -> None:
    plan = evaluation(told(found), len(found)).plan
    for quota in plan.quotas:
        parts = [b for b in plan.blocks if b.activity == quota.activity]
        if parts and quota.quota is not None:
            assert sum(b.amount.value for b in parts if b.amount) == pytest.approx(quota.quota)
            assert [b.part for b in parts] == [(i + 1, len(parts)) for i in range(len(parts))]
    ends = [(b.start, b.start + b.minutes) for b in plan.blocks]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(ends))


def test_a_raise_names_the_step_it_made() -> None:
    said = evaluation(told([CALM._replace(reps=None)] * 11), 11)
    raised = [r for q in said.plan.quotas for r in q.because if isinstance(r, RaisedOneStep)]
    assert [str(r.step) for r in raised] == ["30 s"]
    assert date.fromordinal(said.plan.date.toordinal()) == START + timedelta(days=10)
