"""Early signs: a pattern in the log, told once, from the days alone."""

import random
from datetime import date, timedelta

import pytest
from bench.engine_early_signs import false_words, found_drifts, person

from pacing_cli.engine.days import days
from pacing_cli.engine.flares import early_signs as module
from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.flares.early_signs import early_signs
from pacing_cli.engine.flares.scale_back import phases
from pacing_cli.model.day import Day
from pacing_cli.model.notice_reasons import EarlySigns
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import NotYet
from pacing_cli.model.profile import Profile
from pacing_cli.model.settings import Settings
from tests.histories import START, History

P = Parameters()


def signs(history: History, on: str, settings: Settings = Settings()) -> list[EarlySigns]:
    notices = history.evaluation(on, settings).plan.notices
    return [one for one in notices if isinstance(one, EarlySigns)]


def told_on(history: History, first: str, last: str) -> list[str]:
    """The days of March on which a pattern is told for the first time."""
    start = date.fromisoformat(first)
    span = [start + timedelta(days=i) for i in range((date.fromisoformat(last) - start).days + 1)]
    told = [str(day) for day in span if signs(history, str(day))]
    return [d for d in told if str(date.fromisoformat(d) - timedelta(days=1)) not in told]


def test_three_signals_on_the_harder_side_are_told(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 4 fatigue 4 sleep 7h stiff 3 mood 6
    2026-03-26..2026-03-28 check pain 5 fatigue 6 sleep 5h stiff 3 mood 6
    """
    (found,) = signs(history, "2026-03-28")
    assert found.signals == ("pain", "fatigue", "sleep_hours")
    assert signs(history, "2026-03-25") == signs(history, "2026-03-26") == []


def test_two_signals_are_not_enough(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 4 fatigue 4 sleep 7h stiff 3 mood 6
    2026-03-26..2026-03-28 check pain 5 fatigue 6 sleep 7h stiff 3 mood 6
    """
    assert told_on(history, "2026-03-26", "2026-03-28") == []


def test_better_than_usual_is_no_sign(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 6 fatigue 6 sleep 5h stiff 6 mood 4
    2026-03-26..2026-03-30 check pain 2 fatigue 2 sleep 8h stiff 2 mood 8
    """
    assert told_on(history, "2026-03-26", "2026-03-30") == []


def test_worse_sleep_by_its_quality_and_stress_count_too(history: History) -> None:
    """Sleep is rated by its quality, and stress takes the place of mood.

    2026-03-01..2026-03-25 check stiff 3 quality 7 stress 3
    2026-03-26..2026-03-28 check stiff 5 quality 4 stress 6
    """
    (found,) = signs(history, "2026-03-28")
    assert found.signals == ("quality", "stiff", "stress")


def test_one_day_of_pain_far_outside_of_the_range_counts_alone(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-21 check pain 6
    """
    assert signs(history, "2026-03-21") == [EarlySigns(("pain",), 1, ())]


def test_after_a_word_it_is_quiet_for_seven_days(history: History) -> None:
    """The pattern lasts for two weeks, without a flare: pain and fatigue are not rated.

    2026-03-01..2026-03-25 check stress 4 sleep 7h stiff 3
    2026-03-26..2026-04-06 check stress 6 sleep 5h stiff 5
    """
    assert told_on(history, "2026-03-20", "2026-04-04") == ["2026-03-27", "2026-04-04"]


def test_what_began_last_evening_is_told_this_morning(history: History) -> None:
    """The check-in was written in the evening, the plan is read the next morning.

    2026-03-01..2026-03-25 20:00 check fatigue 4 sleep 7h stiff 3
    2026-03-26..2026-03-27 20:00 check fatigue 7 sleep 5h stiff 5
    """
    assert signs(history, "2026-03-28")
    assert not signs(history, "2026-03-29")


def test_a_flare_has_its_own_words(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 3 fatigue 4 sleep 7h stiff 3
    2026-03-26..2026-03-30 check pain 8 fatigue 8 sleep 4h stiff 8
    2026-03-26 flare
    """
    assert told_on(history, "2026-03-26", "2026-03-30") == []


def test_a_flare_is_no_part_of_the_own_range(history: History) -> None:
    """A bad week long past does not hide a smaller change later.

    2026-03-01..2026-03-20 check pain 3 fatigue 3 stiff 3
    2026-03-21..2026-03-27 check pain 9 fatigue 9 stiff 9
    2026-03-28..2026-04-18 check pain 3 fatigue 3 stiff 3
    2026-04-19..2026-04-21 check pain 4 fatigue 4 stiff 4
    """
    assert told_on(history, "2026-04-12", "2026-04-21") == ["2026-04-21"]


def test_the_coping_step_is_the_one_that_the_person_wrote_down(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 4 fatigue 4 sleep 7h
    2026-03-26..2026-03-28 check pain 5 fatigue 6 sleep 4h
    """
    for_sleep = Settings(profile=Profile(coping={"sleep": "bed at ten", "any": "call Sam"}))
    for_any = Settings(profile=Profile(coping={"any": "call Sam"}))
    assert signs(history, "2026-03-28", for_sleep)[0].coping == ("bed at ten",)
    assert signs(history, "2026-03-28", for_any)[0].coping == ("call Sam",)


def test_with_too_few_days_it_says_not_yet(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 4
    2026-03-11 check pain 9
    """
    seen = days(history.entries, date(2026, 3, 11))
    course = flares(seen, P)
    log = Log(seen, course.usual, phases(seen, course, Profile(), P))
    assert early_signs(log, course.episodes, {}, P) == NotYet(10, 14, "days with ratings")
    assert told_on(history, str(START), "2026-03-11") == []


def test_steady_people_seldom_get_a_word_and_a_drift_does() -> None:
    """The table of `bench/engine_early_signs.py`, with fewer people."""
    wrong, _, _ = false_words(60, 5, 1.0, 0.5)
    told, _ = found_drifts(60, 5, 1.0, 0.5)
    assert wrong <= 0.2
    assert told > wrong


def test_a_look_at_the_last_weeks_finds_what_a_look_at_months_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Most days are plain, and only of a pattern it matters when the last word was: so a plan
    looks at few days first. Whatever the months before held, the answer is the same."""
    often = P._replace(warn_sd=0.2, warn_signals=1, warn_min_days=7)
    draw = random.Random(11)
    parts = [person(draw, 1.0, 0.3, drift=True) for _ in range(4)]
    days_long = [day for part in parts for day in part]
    run = [day._replace(on=START + timedelta(days=place)) for place, day in enumerate(days_long)]
    logs = [_log_of(run[:end]) for end in range(120, len(run) + 1)]
    short = [early_signs(log, (), {}, often) for log in logs]
    monkeypatch.setattr(module, "_seen_from_a_day", lambda p: 3 * p.warn_max_age)
    assert short == [early_signs(log, (), {}, often) for log in logs]
    assert 10 < sum(isinstance(one, EarlySigns) for one in short) < len(short)


def _log_of(seen: list[Day]) -> Log:
    course = flares(seen, P)
    return Log(seen, course.usual, phases(seen, course, Profile(), P))
