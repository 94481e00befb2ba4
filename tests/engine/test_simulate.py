"""Invented people: the plan beside other ways of living, and broken rules beside the plan.

A smaller version of bench/engine.py; docs/explanation/evidence.md has the whole table.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from statistics import fmean

import pytest
from bench.told import ToldFigures, told_figures

from pacing_cli.engine.advise import advise
from pacing_cli.engine.progression import baseline, track
from pacing_cli.engine.progression.steps import CurrentQuota, next_quota, progression
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Advice, Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import RaiseRests
from pacing_cli.model.settings import Agreement
from pacing_cli.simulation.body import Body, Living, Luck, draw
from pacing_cli.simulation.people import PEOPLE, Way
from pacing_cli.simulation.trial import Life, TrialFigures, TrueDay, figures, live, mean_of

SEEDS = range(3)
WEEKS = 16
BY_NAME = {person.name: person for person in PEOPLE}
LIKE_NO_OTHER = {"fixed limit", "agreed step and hold", "twice a week"}
"""They live so evenly, or train so little, that ways of living hardly differ for them."""
EVERYBODY = sorted(set(BY_NAME) - LIKE_NO_OTHER)
P = Parameters()

NO_FEWER_BAD_DAYS = {"avoider", "steady improver", "counts steps", "fatigue flares"}
"""They do not go to and fro: what feels possible to them is less than the plan, or as steady."""


@cache
def luck(seed: int) -> tuple[Luck, ...]:
    return draw(Random(seed), 7 * WEEKS)


@cache
def lives(name: str, way: Way) -> tuple[Life, ...]:
    return tuple(live(BY_NAME[name], way, luck(seed)) for seed in SEEDS)


def fared(name: str, way: Way) -> TrialFigures:
    return mean_of([figures(life) for life in lives(name, way)])


@pytest.mark.parametrize("name", EVERYBODY)
def test_by_the_plan_there_are_fewer_bad_days_than_with_ten_per_cent_a_week(name: str) -> None:
    assert fared(name, "plan").bad_days < fared(name, "fixed").bad_days


@pytest.mark.parametrize("name", sorted(set(EVERYBODY) - NO_FEWER_BAD_DAYS))
def test_by_the_plan_there_are_fewer_bad_days_than_by_what_feels_possible(name: str) -> None:
    assert fared(name, "plan").bad_days < fared(name, "possible").bad_days


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_plan_leaves_more_capacity_than_rest(name: str) -> None:
    assert fared(name, "plan").capacity > fared(name, "rest").capacity


def test_a_limit_just_above_the_amount_is_found_and_kept() -> None:
    """Each minute above it costs a flare: at most three of them in sixteen weeks."""
    lives = [figures(live(BY_NAME["fixed limit"], "plan", luck(seed))) for seed in SEEDS]
    assert all(one.true_flares * WEEKS / 4 <= 3 for one in lives)


def test_the_plan_is_steadier_than_going_to_and_fro() -> None:
    assert (fared("boom-bust", "plan").swing or 9) < (fared("boom-bust", "possible").swing or 0)


def test_nobody_fares_better_than_the_one_who_knows_the_capacity() -> None:
    for name in EVERYBODY:
        assert fared(name, "oracle").bad_days <= fared(name, "plan").bad_days
        assert fared(name, "oracle").capacity >= fared(name, "plan").capacity


def test_a_life_is_the_same_from_yesterday_on_as_from_the_first_day_on() -> None:
    """The engine is asked from yesterday's checkpoint, which is faster and changes nothing."""
    short = draw(Random(7), 42)
    for name in ("boom-bust", "five activities", "delayed payback"):
        assert live(BY_NAME[name], "plan", short) == live(
            BY_NAME[name], "plan", short, advising=advise
        )


def test_the_same_luck_is_the_same_life() -> None:
    short = draw(Random(5), 21)
    assert live(BY_NAME["boom-bust"], "plan", short) == live(BY_NAME["boom-bust"], "plan", short)
    assert draw(Random(6), 21) != short


# --- what a plan tells


def told_of(*quotas: Quota | None) -> ToldFigures:
    """The figures of a life in which these were said of the first activity, day after day."""
    quiet = luck(0)[0]
    living = Living(Body(), use=0.5)
    days, journal = [], []
    for nth, quota in enumerate(quotas):
        said = {"walk": quota} if quota else {}
        days.append(TrueDay(living.morning(quiet), 0, 10, 20, quotas=said))
        journal.append(Day(FIRST + timedelta(days=nth)))
    return told_figures(Life(BY_NAME["boom-bust"], "plan", tuple(days), tuple(journal)))


FIRST = date(2026, 1, 1)


def says(amount: float, on: int | None = None, within: int = 0) -> Quota:
    """`on`: the day that is told for the next step, counted from the first day."""
    day = None if on is None else FIRST + timedelta(days=on)
    return Quota(
        "walk", "minutes", amount, amount, "hold", (), amount, amount + 1, day, within
    )  # fmt: skip


def test_a_date_that_is_told_comes_true_within_its_span_only() -> None:
    """
    day 0: 10 min, next 11 min between day 2 and day 4
    day 1: 10 min, next 11 min on day 2
    day 2: 10 min, no date
    day 3 and after: 11 min
    """
    found = told_of(says(10, 2, 2), says(10, 2), says(10), *[says(11)] * 7)
    assert found.came == 50
    assert found.dated == 20


def test_a_date_whose_span_the_life_does_not_reach_counts_neither_way() -> None:
    assert told_of(says(10, 2, 30), says(10)).came is None


def test_a_week_at_one_amount_is_unexplained_only_without_reason_and_date() -> None:
    reason = RaiseRests(Amount("minutes", 11), 3, 28)
    silent, given = says(10), says(10)._replace(because=(reason,))
    assert told_of(*[silent] * 7).stalled == 1
    assert told_of(*[silent] * 6, given).stalled == 0
    assert told_of(*[silent] * 6, says(10, 9)).stalled == 0
    assert told_of(*[silent] * 6, says(11)).stalled == 0


ALONE = sorted(name for name, one in BY_NAME.items() if len(one.activities) == 1)


@pytest.mark.parametrize("name", ALONE)
def test_no_step_comes_before_the_first_day_that_was_told_for_it(name: str) -> None:
    for life in lives(name, "plan"):
        quotas = [day.quotas["walk"] for day in life.days]
        for place, told in enumerate(quotas):
            if told.next_on is None or told.next_quota is None:
                continue
            before = (told.next_on - life.journal[place].on).days
            reached = [quota.full or 0 for quota in quotas[place + 1 : place + before]]
            assert all(full < told.next_quota for full in reached)


def test_most_steps_come_within_the_span_that_was_told() -> None:
    """At least half of the lines of a next step carry a date, and most of these come true."""
    names = ("boom-bust", "avoider", "steady improver", "delayed, not said", "fatigue flares")
    told = [told_figures(life) for name in names for life in lives(name, "plan")]
    assert fmean([one.dated for one in told if one.dated is not None]) >= 50
    assert fmean([one.came for one in told if one.came is not None]) >= 70


def test_the_baseline_is_found_on_the_first_day_with_an_amount() -> None:
    assert told_of(None, None, says(10)).baseline_days == 2
    assert told_of(None, None).baseline_days is None


def test_a_flare_after_half_as_much_again_is_not_the_plans() -> None:
    hard = BY_NAME["fixed limit"]
    over = hard._replace(habits=hard.habits._replace(share=1.5))
    life = live(over, "plan", luck(0))
    assert figures(life).true_flares > 0
    assert told_figures(life).plan_flares == 0


def test_a_flare_after_a_day_at_a_new_amount_is_the_plans() -> None:
    hard = BY_NAME["fixed limit"]
    less = Agreement(method="clinician", baseline=Amount("minutes", 14))
    life = live(hard._replace(agreed=less), "plan", luck(0))
    assert told_figures(life).plan_flares > 0


# --- broken rules


def always(
    held: CurrentQuota, log: Log, agreed: Agreement, parameters: Parameters
) -> Advice[float]:
    """One step up, however the days after were."""
    return Advice(next_quota(held.activity, held.measure, held.quota, agreed, parameters), ())


def raises_every_week(patch: pytest.MonkeyPatch) -> Parameters:
    """Nothing that follows a raise is looked at, nor whether there is enough to look at."""
    patch.setattr(track.Track, "_may_rise", lambda *_: True)
    patch.setattr(
        track,
        "progression",
        lambda held, log, agreed, p, **how: (
            always(held, log, agreed, p)
            if held.days >= p.progress_hold_days
            else real_progression(held, log, agreed, p, **how)
        ),
    )
    return P


def buffer_above_one(patch: pytest.MonkeyPatch) -> Parameters:
    """The baseline is more than what was tried."""
    patch.setattr(baseline, "_MOST_OF_MEAN", 9.0)
    return P._replace(baseline_buffer=1.4)


def thirty_per_cent_steps(patch: pytest.MonkeyPatch) -> Parameters:
    """Raises three times as large, without the cap of a fortnight."""
    return P._replace(progress_pct=30, progress_cap_14d=1e9)


real_progression = progression


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("boom-bust", raises_every_week),
        ("boom-bust", buffer_above_one),
        ("boom-bust", thirty_per_cent_steps),
        ("noisy rater", raises_every_week),
        ("noisy rater", buffer_above_one),
        ("noisy rater", thirty_per_cent_steps),
    ],
)
def test_a_broken_rule_makes_more_bad_days(
    name: str, broken: Callable[[pytest.MonkeyPatch], Parameters], monkeypatch: pytest.MonkeyPatch
) -> None:
    careful = fared(name, "plan")  # kept for other tests, so before anything is broken
    p = broken(monkeypatch)
    lived = [figures(live(BY_NAME[name], "plan", luck(seed), p)) for seed in SEEDS]
    assert mean_of(lived).bad_days > careful.bad_days


# --- the model does what its text says


def pains(body: Body, loads: Sequence[float]) -> list[float]:
    """The pain of each morning in a life without any luck."""
    quiet = Luck(
        0, 0, 0, 0, flare=1, busy=1, much=0, left_out=1, overshoot=1, check=0, session=0, says=1
    )
    living, felt = Living(body, use=0.5), []
    for load in loads:
        morning = living.morning(quiet)
        felt.append(morning.pain)
        living.evening(morning, load, quiet)
    return felt


def test_twice_the_capacity_is_paid_for_over_three_days() -> None:
    assert pains(Body(), [40, 0, 0, 0, 0]) == pytest.approx([4, 8, 6, 4.8, 4], abs=0.1)


def test_delayed_payback_is_worst_after_two_days() -> None:
    felt = pains(BY_NAME["delayed payback"].body, [40, 0, 0, 0, 0])
    assert max(felt) == felt[2]


def test_capacity_grows_with_use_and_shrinks_with_rest() -> None:
    def after(load: float) -> float:
        living = Living(Body(), use=0.5)
        quiet = Luck(0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1)
        for _ in range(100):
            living.evening(living.morning(quiet), load, quiet)
        return living.capacity

    assert after(2) < 20 < after(18)
    assert after(40) == pytest.approx(after(20), rel=0.05)


def test_flares_last_as_long_as_was_seen_in_people() -> None:
    """Half of them 3 to 8 days (ACT-FLARE 2021), half of those five days or less."""
    lengths: list[int] = []
    for seed in range(40):
        days = live(BY_NAME["avoider"], "rest", draw(Random(seed), 364)).days
        run = 0
        for day in days:
            if day.morning.flare:
                run += 1
            elif run:
                lengths.append(run)
                run = 0
    assert 4.5 <= fmean(sorted(lengths)[len(lengths) // 2 - 2 : len(lengths) // 2 + 3]) <= 6.5
