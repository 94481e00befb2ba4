"""Flares: the history, and the episode that is found in it."""

from datetime import date

from tests.histories import History


def test_two_days_far_above_the_usual_are_a_flare_from_the_first_of_them(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22 check pain 6
    2026-03-23 check pain 8
    2026-03-24 check pain 7
    2026-03-25..2026-03-28 check pain 3
    """
    (flare,) = history.evaluation("2026-03-28").flares
    assert (flare.onset, flare.detected) == (date(2026, 3, 22), date(2026, 3, 23))
    assert (flare.peak_date, flare.peak_pain) == (date(2026, 3, 23), 8)
    assert (flare.recovered, flare.ended) == (date(2026, 3, 25), date(2026, 3, 26))
    assert (flare.days, flare.label, flare.route, flare.usual) == (3, "flare", "pattern", 3)


def test_one_high_day_alone_is_no_flare(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22 check pain 8
    2026-03-23..2026-03-28 check pain 3
    """
    assert history.evaluation("2026-03-28").flares == ()


def test_one_high_day_that_was_hard_to_bear_is_a_flare(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22 check pain 6 impact
    """
    (flare,) = history.evaluation("2026-03-22").flares
    assert (flare.route, flare.onset, flare.recovered) == ("impact", date(2026, 3, 22), None)


def test_impact_on_a_day_within_the_usual_is_no_flare(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22 check pain 4 impact
    """
    assert history.evaluation("2026-03-22").flares == ()


def test_the_person_s_word_is_always_accepted(history: History) -> None:
    """
    2026-03-01 flare
    """
    evaluation = history.evaluation("2026-03-02")
    assert evaluation.plan.day == "flare"
    assert evaluation.flares[0].route == "word"


def test_the_person_s_word_ends_it_too(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 3
    2026-03-11 flare
    2026-03-13 flare end
    """
    evaluation = history.evaluation("2026-03-13")
    assert evaluation.flares[0].recovered == date(2026, 3, 13)
    assert evaluation.plan.day == "returning"


def test_somebody_with_a_wide_spread_needs_a_higher_day(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-03 check pain 9
    2026-03-06 check pain 1
    2026-03-09 check pain 8
    2026-03-12 check pain 1
    2026-03-15 check pain 9
    2026-03-18 check pain 1
    2026-03-22..2026-03-23 check pain 5
    """
    assert history.evaluation("2026-03-23").flares == ()


def test_a_new_flare_right_after_the_last_is_the_same_one(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22..2026-03-24 check pain 7
    2026-03-25..2026-03-26 check pain 3
    2026-03-26 20:00 flare
    2026-03-27 check pain 8
    """
    (flare,) = history.evaluation("2026-03-27").flares
    assert (flare.onset, flare.peak_pain, flare.recovered) == (date(2026, 3, 22), 8, None)


def test_a_flare_nobody_wrote_about_again_ends_as_unknown(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 3
    2026-03-11 flare
    """
    (flare,) = history.evaluation("2026-03-30").flares
    assert flare.recovered is None
    assert flare.ended == date(2026, 3, 26)
    assert history.evaluation("2026-03-30").plan.day == "returning"


def test_long_ones_are_called_what_they_are(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22..2026-04-20 check pain 7
    """
    labels = {
        day: history.evaluation(day).flares[0].label
        for day in ("2026-03-26", "2026-03-30", "2026-04-06")
    }
    assert list(labels.values()) == ["flare", "prolonged", "setback"]


def test_a_usual_that_has_moved_is_learnt_after_the_person_says_so(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22..2026-05-30 check pain 6
    2026-04-22 flare end
    """
    assert history.evaluation("2026-04-21").plan.day == "flare"
    later = history.evaluation("2026-05-30")
    assert len(later.flares) == 1
    assert later.plan.day in ("steady", "rest")
    assert later.usual.pain == 6


def test_the_worst_of_the_day_is_the_peak(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22 check pain 6
    2026-03-23 08:00 check pain 6
    2026-03-23 20:00 check pain 9
    """
    assert history.evaluation("2026-03-23").flares[0].peak_pain == 9


def test_a_run_of_fatigue_alone_is_a_flare_and_ends_with_it(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3 fatigue 4
    2026-03-21..2026-03-26 check pain 3 fatigue 7
    2026-03-27..2026-03-31 check pain 3 fatigue 4
    """
    (found,) = history.evaluation("2026-03-31").flares
    assert (str(found.onset), str(found.recovered), found.route) == (
        "2026-03-21", "2026-03-27", "fatigue",
    )  # fmt: skip
    assert (found.peak_pain, str(found.peak_date)) == (None, "2026-03-21")


def test_days_that_were_hard_to_bear_are_a_flare_whatever_was_rated(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-21..2026-03-23 check pain 3 impact
    2026-03-24..2026-03-28 check pain 3
    """
    assert not history.evaluation("2026-03-21").flares
    (found,) = history.evaluation("2026-03-28").flares
    assert (found.route, str(found.recovered)) == ("impact", "2026-03-24")


def test_hard_days_of_somebody_who_marks_most_days_are_no_flare(history: History) -> None:
    """
    2026-03-01..2026-03-02 check pain 3 impact
    2026-03-03 check pain 3
    2026-03-04..2026-03-05 check pain 3 impact
    2026-03-06 check pain 3
    2026-03-07..2026-03-08 check pain 3 impact
    2026-03-09 check pain 3
    2026-03-10..2026-03-11 check pain 3 impact
    """
    assert not history.evaluation("2026-03-11").flares
