"""Missing is missing: what a plan rests on, and when less logging would do."""

from datetime import date, timedelta

from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.review import review
from pacing_cli.model.notice_reasons import LogLess, RestsOnOldDays
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import (
    MoreTrialsNeeded,
    NoticeReason,
    RestartedAfterSilence,
    SilentDays,
    TooFewSessions,
)
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import History

CAPPED = Settings(care=Care(activities={"walk": Agreement(ceiling=Amount("minutes", 8))}))


def notices(
    history: History, on: date, settings: Settings = Settings()
) -> tuple[NoticeReason, ...]:
    return history.evaluation(on, settings).plan.notices


def told(
    history: History, kind: type, first: str, last: str, settings: Settings = Settings()
) -> list[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    each = [start + timedelta(days=i) for i in range((end - start).days + 1)]
    return [str(d) for d in each if any(isinstance(n, kind) for n in notices(history, d, settings))]


def test_one_week_in_five_restarts_lower_each_time_and_never_grows_past_its_evidence(
    history: History,
) -> None:
    """Somebody who logs in bursts: a week of every day, then four weeks of nothing.

    2026-01-05..2026-01-11 walk 10m
    2026-01-05..2026-01-11 check pain 4
    2026-02-09..2026-02-15 walk 10m
    2026-02-09..2026-02-15 check pain 4
    2026-03-16..2026-03-22 walk 10m
    2026-03-16..2026-03-22 check pain 4
    """
    quota = history.quota("2026-02-09")
    assert quota.quota is not None
    assert quota.quota < 8
    assert any(isinstance(reason, RestartedAfterSilence) for reason in quota.because)
    assert any(isinstance(n, SilentDays) for n in notices(history, date(2026, 2, 9)))
    course = history.evaluation("2026-03-23").course["walk"]
    assert max(point.quota for point in course if point.quota is not None) <= 10


def test_a_burst_of_the_past_is_told_as_old_days(history: History) -> None:
    """
    2026-03-01..2026-03-10 walk 10m
    2026-03-01..2026-03-10 check pain 4
    """
    told_on = told(history, RestsOnOldDays, "2026-03-08", "2026-03-24")
    assert "2026-03-19" not in told_on
    # It is news on the day on which it begins, and again after a week.
    assert told_on == ["2026-03-20"]
    late = [n for n in notices(history, date(2026, 3, 27)) if isinstance(n, RestsOnOldDays)]
    assert late == [RestsOnOldDays(18, 10, 27)]


def test_daily_entries_rest_on_nothing_old(history: History) -> None:
    """
    2026-03-01..2026-04-30 walk 10m
    2026-03-01..2026-04-30 check pain 4
    """
    assert told(history, RestsOnOldDays, "2026-04-01", "2026-04-30") == []


def test_activities_without_check_ins_keep_the_quota_and_say_what_is_unknown(
    history: History,
) -> None:
    """Function only: no pain is rated, and no check-in is written.

    2026-03-01..2026-04-15 walk 10m
    """
    quota = history.quota("2026-04-16")
    assert quota.quota == 8
    (missing,) = [reason for reason in quota.because if isinstance(reason, TooFewSessions)]
    assert (missing.tolerated, missing.unknown > 0) == (0, True)


def test_who_logs_bad_days_only_gets_no_step_up(history: History) -> None:
    """Three days in two weeks, each with much pain, so that much pain looks usual.

    2026-01-05..2026-01-07 check pain 8
    2026-01-05..2026-01-07 walk 10m
    2026-01-19..2026-01-21 check pain 8
    2026-01-19..2026-01-21 walk 10m
    2026-02-02..2026-02-04 check pain 8
    2026-02-02..2026-02-04 walk 10m
    2026-02-16..2026-02-18 check pain 8
    2026-02-16..2026-02-18 walk 10m
    2026-03-02..2026-03-04 check pain 8
    2026-03-02..2026-03-04 walk 10m
    """
    on = date(2026, 3, 5)
    evaluation = history.evaluation(on)
    assert not any(point.raised for point in evaluation.course["walk"])
    assert evaluation.plan.quotas[0].quota == 8
    found = review(
        days(history.entries, on), evaluation, Settings(), history.entries, date(2026, 2, 6), on
    )
    assert (found.days_logged, found.days_in_span) == (6, 28)


def test_who_says_bad_on_each_of_them_gets_a_gentle_plan(history: History) -> None:
    """
    2026-01-05..2026-01-06 bad
    2026-01-05..2026-01-06 walk 4m
    2026-01-20..2026-01-21 bad
    2026-01-20..2026-01-21 walk 4m
    2026-02-04..2026-02-05 bad
    2026-02-04..2026-02-05 walk 4m
    """
    quota = history.quota("2026-02-07")
    assert quota.quota is None
    assert any(isinstance(reason, MoreTrialsNeeded) for reason in quota.because)


def test_a_steady_plan_proposes_to_log_less_once_a_fortnight(history: History) -> None:
    """At the agreed ceiling since the first quota, every day logged.

    2026-03-01..2026-05-10 walk 10m
    2026-03-01..2026-05-10 check pain 4
    """
    found = told(history, LogLess, "2026-03-01", "2026-05-10", CAPPED)
    assert found == ["2026-04-01", "2026-04-15", "2026-04-29"]


def test_the_morning_after_much_more_does_not_call_the_plan_steady(history: History) -> None:
    """
    2026-03-01..2026-05-10 walk 10m
    2026-03-01..2026-05-10 check pain 4
    2026-04-14 17:00 walk 40m
    """
    found = told(history, LogLess, "2026-03-01", "2026-05-10", CAPPED)
    assert found == ["2026-04-01", "2026-04-29"]


def test_while_steps_up_are_coming_nobody_is_asked_to_log_less(history: History) -> None:
    """
    2026-03-01..2026-04-14 walk 20m
    2026-03-01..2026-04-14 check pain 4
    """
    course = history.evaluation("2026-04-14").course["walk"]
    assert any(point.raised for point in course[-28:])
    assert told(history, LogLess, "2026-03-01", "2026-04-14") == []


def test_after_a_bad_day_the_weeks_are_counted_anew(history: History) -> None:
    """
    2026-03-01..2026-05-10 walk 10m
    2026-03-01..2026-05-10 check pain 4
    2026-03-20 20:00 bad
    """
    first, *_ = told(history, LogLess, "2026-03-01", "2026-05-10", CAPPED)
    assert first > "2026-04-17"


def test_who_logs_little_already_is_not_asked(history: History) -> None:
    """
    2026-03-01..2026-03-10 walk 10m
    2026-03-01..2026-03-10 check pain 4
    2026-03-13..2026-03-14 check pain 4
    2026-03-17..2026-03-18 walk 10m
    2026-03-23..2026-03-24 check pain 4
    2026-03-27..2026-03-28 walk 10m
    2026-04-02..2026-04-03 check pain 4
    """
    assert told(history, LogLess, "2026-03-20", "2026-05-01", CAPPED) == []
