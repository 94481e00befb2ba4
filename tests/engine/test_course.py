"""Rows of values for the charts: unknown days are unknown, and long spans are told by weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.course import (
    LONGEST_CALENDAR,
    LONGEST_DAILY,
    Behind,
    chart,
    spread_out,
)
from pacing_cli.engine.look_back.visit import behind_charts
from pacing_cli.model.activity import Activity
from pacing_cli.model.chart import CHART_KINDS, Chart
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from pacing_cli.model.timeline import TimelineEvent
from pacing_cli.wording.chart import chart_rows, chart_sentences
from tests.histories import START, Happening, History, happenings, told

CARE = Settings(care=Care(activities={"walk": Agreement(ceiling=Amount("minutes", 15))}))


def behind(history: History, start: date, end: date, settings: Settings = CARE) -> Behind:
    run = days([one for one in history.entries if one.day <= end], end)
    return behind_charts(
        run, advise(EvaluationInput(run, settings, end)), settings, start, end, 3.0
    )


def test_a_day_without_an_entry_is_unknown_and_not_zero(history: History) -> None:
    """
    2026-03-01 walk 10m pain 2-3
    2026-03-03 walk 0m
    """
    drawn = chart("amount", behind(history, date(2026, 3, 1), date(2026, 3, 4)), "walk")
    assert drawn.values == (10, None, 0, None)
    assert (drawn.unit, drawn.ceiling) == ("minutes", 15)


def test_the_quota_is_the_one_that_was_shown(history: History) -> None:
    """
    2026-03-01..2026-03-10 walk 10m pain 3-3
    2026-03-01..2026-03-10 check pain 3
    """
    drawn = chart("quota", behind(history, date(2026, 3, 1), date(2026, 3, 10)), "walk")
    assert drawn.values == (None,) * 10
    assert drawn.line[0] is None
    assert drawn.line[-1] == 8


def test_the_band_of_pain_goes_from_the_lowest_to_the_worst(history: History) -> None:
    """
    2026-03-01 08:00 check pain 2
    2026-03-01 20:00 check pain 6
    2026-03-02 check fatigue 4
    """
    drawn = chart("pain", behind(history, date(2026, 3, 1), date(2026, 3, 2)))
    assert (drawn.low, drawn.values, drawn.high) == ((2, None), (4, None), (6, None))


def test_distance_is_metres_where_there_are_any_and_else_steps(history: History) -> None:
    """
    2026-03-01 walk 900metres
    2026-03-01 shop 400metres
    2026-03-02 walk 2000steps
    """
    found = behind(history, date(2026, 3, 1), date(2026, 3, 2))
    assert (chart("distance", found).unit, chart("distance", found).values) == (
        "metres", (1300, None),
    )  # fmt: skip
    later = behind(history, date(2026, 3, 2), date(2026, 3, 2))
    assert (chart("distance", later).unit, chart("distance", later).values) == ("steps", (2000,))


def test_a_long_span_is_told_by_weeks_of_known_days(history: History) -> None:
    """
    2026-03-01..2026-07-31 walk 10m
    2026-07-30 walk 24m
    """
    end = date(2026, 7, 31)
    drawn = chart("amount", behind(history, end - timedelta(days=LONGEST_DAILY), end), "walk")
    assert (drawn.days_each, len(drawn.days), drawn.left_out) == (7, 17, 4)
    assert {on.weekday() for on in drawn.days} == {0}, "every week begins on a Monday"
    assert drawn.values[-1] == pytest.approx(74 / 5), "the last week has five days"
    assert drawn.values[-2] == 10
    said = "Means of the known days of 17 of 17 weeks, 6 April to 31 July 2026."
    assert chart_sentences(drawn)[0] == said


def test_the_rows_of_a_chart_begin_on_mondays(history: History) -> None:
    """
    2026-03-06..2026-03-20 walk 10m
    """
    found = behind(history, date(2026, 3, 6), date(2026, 3, 20))
    rows = chart_rows(chart("amount", found, "walk")).cells
    assert [row[0] for row in rows] == [
        "6 March 2026", "9 March 2026", "16 March 2026",
    ]  # fmt: skip
    assert [row[2] for row in rows] == ["3 of 3", "7 of 7", "5 of 5"]


def test_a_step_back_stands_on_the_chart_of_its_own_activity() -> None:
    """A step back of the kitchen stood above the line of the walk."""
    back = TimelineEvent("step_back", START, START, "kitchen", many=1)
    found = Behind(spread_out((), START, START), (), {}, {}, None, (back,))
    assert [one.kind for one in chart("amount", found, "kitchen").marks] == ["step_back"]
    assert not chart("amount", found, "walk").marks
    assert [one.kind for one in chart("pain", found).marks] == ["step_back"]


def test_one_known_day_is_told_with_its_day(history: History) -> None:
    """
    2026-03-02 kitchen 25m
    2026-03-03 check pain 3
    """
    drawn = chart("amount", behind(history, date(2026, 3, 2), date(2026, 3, 3)), "kitchen")
    told = " ".join(chart_sentences(drawn))
    assert "25 min on 2 March." in told
    assert "Always" not in told


def test_a_calendar_keeps_its_days_and_leaves_out_the_oldest() -> None:
    end = date(2026, 3, 1)
    start = end - timedelta(days=LONGEST_CALENDAR + 9)
    found = Behind(spread_out((), start, end), (), {}, {}, None)
    drawn = chart("calendar", found)
    assert (len(drawn.days), drawn.left_out, drawn.days[-1]) == (LONGEST_CALENDAR, 10, end)


def test_nothing_is_said_to_be_nothing() -> None:
    found = Behind(spread_out((), START, START), (), {}, {}, None)
    for kind in CHART_KINDS:
        drawn = chart(kind, found, "walk" if kind in ("amount", "quota") else "")
        assert drawn.empty
        assert len(chart_sentences(drawn)) == 1
        assert chart_sentences(drawn)[0].endswith("in this time.")


@given(happenings())
def test_every_chart_of_every_log_has_rows_of_one_length_and_words(
    found: list[Happening],
) -> None:
    """Whatever the log: no chart is crooked, and each can be told."""
    history = History(told(found))
    end = START + timedelta(days=len(found))
    settings = Settings(activities={"walk": Activity("walk")})
    seen = behind(history, START - timedelta(days=3), end, settings)
    for kind in CHART_KINDS:
        drawn = chart(kind, seen, "walk" if kind == "quota" else "")
        _check(drawn)


def _check(drawn: Chart) -> None:
    rows = (drawn.values, drawn.known, drawn.line, drawn.low, drawn.high)
    assert all(len(row) in (0, len(drawn.days)) for row in rows)
    assert all(each.first <= each.last for each in drawn.flares)
    columns, cells, sentences = chart_rows(drawn)
    assert all(len(row) == len(columns) for row in cells)
    assert len(cells) == len(sentences)
    assert chart_sentences(drawn)
