"""Baselines: the history, and the amount that can be kept up."""

from datetime import date

import pytest

from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    AgreedBaseline,
    EnoughTrials,
    MidpointTaken,
    MoreTrialsNeeded,
    NoAmounts,
    SpreadTooWide,
    TooSmallToSet,
    TrialsUnchecked,
    TrialTooMuch,
)
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import History


def agreed(activity: str = "walk", **parts: object) -> Settings:
    return Settings(care=Care("A. Therapist", activities={activity: Agreement(**parts)}))  # type: ignore[arg-type]


def test_three_tries_give_four_fifths_of_their_mean(history: History) -> None:
    """
    The Australian guideline's example: 200 metres on average make 160.

    2026-03-01 walk 190metres
    2026-03-02 walk 200metres
    2026-03-03 walk 210metres
    """
    quota = history.quota("2026-03-04")
    assert (quota.quota, quota.baseline, quota.decision) == (160, 160, "start")
    assert any(isinstance(reason, EnoughTrials) for reason in quota.because)


def test_two_tries_are_not_enough_and_it_says_how_many_there_are(history: History) -> None:
    """
    2026-03-01 walk 10m
    2026-03-02 walk 12m
    """
    quota = history.quota("2026-03-03")
    assert (quota.quota, quota.baseline, quota.decision) == (None, None, "not_yet")
    assert quota.because == (MoreTrialsNeeded(recorded=2, needed=3, within_days=14),)


def test_two_tries_on_one_day_are_one_day(history: History) -> None:
    """
    2026-03-01 09:00 walk 5m
    2026-03-01 15:00 walk 5m
    2026-03-02 walk 10m
    """
    assert history.quota("2026-03-03").baseline is None


def test_a_baseline_is_rounded_down_to_half_minutes(history: History) -> None:
    """
    2026-03-01 walk 7m
    2026-03-02 walk 8m
    2026-03-03 walk 8m
    """
    # 0.8 x 7.67 = 6.13
    assert history.quota("2026-03-04").baseline == 6.0


def test_a_try_that_was_followed_by_a_bad_morning_is_a_bound_and_not_averaged(
    history: History,
) -> None:
    """
    2026-03-01 check pain 3
    2026-03-01 walk 10m
    2026-03-02 check pain 3
    2026-03-02 walk 30m
    2026-03-03 check pain 7
    2026-03-04 walk 10m
    2026-03-05 check pain 3
    2026-03-05 walk 13m
    2026-03-06 check pain 3
    """
    quota = history.quota("2026-03-06")
    assert quota.baseline == 8.5  # 0.8 x 11 = 8.8, the 30 minutes left out
    assert TrialTooMuch(date(2026, 3, 2), Amount("minutes", 30)) in quota.because


def test_a_smaller_amount_that_was_too_much_pulls_the_baseline_down(history: History) -> None:
    """
    2026-03-01 check pain 3
    2026-03-01 walk 6m
    2026-03-02 check pain 7
    2026-03-04 walk 10m
    2026-03-05 walk 10m
    2026-03-06 walk 10m
    """
    assert history.quota("2026-03-07").baseline == 4.5  # 0.8 x 6 and not 0.8 x 10


def test_tries_that_lie_far_apart_are_not_averaged(history: History) -> None:
    """
    2026-03-01 walk 5m
    2026-03-02 walk 20m
    2026-03-03 walk 10m
    """
    quota = history.quota("2026-03-04")
    assert quota.baseline is None
    assert quota.because == (SpreadTooWide(Amount("minutes", 5), Amount("minutes", 20), limit=2.0),)


def test_five_tries_that_lie_far_apart_give_the_median(history: History) -> None:
    """
    2026-03-01 walk 5m
    2026-03-02 walk 20m
    2026-03-03 walk 10m
    2026-03-04 walk 10m
    2026-03-05 walk 11m
    """
    assert history.quota("2026-03-06").baseline == 8.0


def test_half_way_between_a_typed_good_and_bad_day(history: History) -> None:
    """
    The Naked Physio's example: twenty on a good day and five on a bad one make 12.5,
    which is 12 in whole minutes.
    """
    settings = agreed(
        method="good_bad_midpoint", good=Amount("minutes", 20), bad=Amount("minutes", 5)
    )
    evaluation = history.evaluation("2026-03-01", settings)
    assert evaluation.plan.quotas[0].baseline == 12
    assert isinstance(evaluation.plan.quotas[0].founded[0], MidpointTaken)


def test_half_way_between_logged_days_keeps_below_nine_tenths_of_their_mean(
    history: History,
) -> None:
    """
    2026-03-01 walk 30m
    2026-03-02 walk 5m
    2026-03-03 walk 10m
    """
    quota = history.quota("2026-03-04", settings=agreed(method="good_bad_midpoint"))
    assert quota.baseline == 13  # midpoint 17.5, but 0.9 x 15 = 13.5


def test_an_agreed_number_holds_from_the_first_day(history: History) -> None:
    """
    2026-03-01 walk 30m
    """
    settings = agreed(method="clinician", baseline=Amount("minutes", 10))
    quota = history.quota("2026-03-01", settings=settings)
    assert (quota.quota, quota.decision) == (10, "start")
    assert AgreedBaseline(Amount("minutes", 10), "A. Therapist") in quota.because


def test_an_activity_without_amounts_says_so(history: History) -> None:
    """
    2026-03-01..2026-03-04 reading
    """
    quota = history.quota("2026-03-05", "reading")
    assert quota.quota is None
    assert quota.because == (NoAmounts(sessions=4, measure="minutes"),)


def test_one_repetition_is_too_small_to_take_a_fifth_off(history: History) -> None:
    """
    2026-03-01..2026-03-03 squats 1reps
    """
    quota = history.quota("2026-03-04", "squats")
    assert quota.baseline is None
    assert isinstance(quota.because[0], TooSmallToSet)


def test_tries_without_a_morning_after_count_and_that_is_said(history: History) -> None:
    """
    2026-03-01..2026-03-03 walk 10m
    """
    assert TrialsUnchecked(3) in history.quota("2026-03-04").because


def test_tries_in_a_flare_do_not_count(history: History) -> None:
    """
    2026-03-01 flare
    2026-03-01..2026-03-06 walk 10m
    """
    assert history.quota("2026-03-07").baseline is None


@pytest.mark.parametrize(("measure", "expected"), [("steps", 2400), ("metres", 2420)])
def test_other_measures_keep_to_their_own_units(measure: str, expected: float) -> None:
    from tests.histories import read_history

    lines = "\n".join(
        f"2026-03-0{day} walk {amount}{measure}"
        for day, amount in [(1, 2990), (2, 3010), (3, 3100)]
    )
    assert read_history(lines).quota("2026-03-04").baseline == expected


def test_a_day_of_far_too_much_is_no_measure_for_the_next_baseline_day(history: History) -> None:
    """
    2026-03-01..2026-03-02 walk 12m pain 3-3
    2026-03-03 walk 3h pain 3-3
    """
    blocks = history.evaluation("2026-03-04").plan.blocks
    (walk,) = [one for one in blocks if one.activity == "walk"]
    assert walk.minutes <= 1.5 * 12
