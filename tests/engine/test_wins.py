"""What went well in a week: facts that stand in the log, and at least one where there is any."""

from datetime import date, timedelta

from hypothesis import given

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.look_back.review import review
from pacing_cli.engine.look_back.weeks import reviews, week
from pacing_cli.model.activity import Activity
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.findings import WeekLookedAt
from pacing_cli.model.goal import Goal
from pacing_cli.model.settings import Settings
from tests.histories import History, entry, happenings, told

WALKS = Settings(activities={"walk": Activity("walk", meaning="the market")})


def looked(entries, today: date, settings: Settings = Settings()) -> WeekLookedAt:
    run = run_of_days(entries, today)
    ahead = advise(EvaluationInput(run, settings, today))
    start = today - timedelta(days=6)
    found = review(run, ahead, settings, entries, start, today)
    return week(run, found, ahead, settings, entries, run[0].on)


def kinds(history: History, today: str, settings: Settings = Settings()) -> list[str]:
    found = looked(history.entries, date.fromisoformat(today), settings)
    return [win.kind for win in found.wins]


def test_a_week_that_is_like_the_weeks_before_is_steady(history: History) -> None:
    """
    2026-03-01..2026-03-30 check pain 3
    2026-03-01..2026-03-30 walk 10m pain 3-3
    """
    assert "steady" in kinds(history, "2026-03-30")


def test_a_day_of_much_more_is_no_steady_week(history: History) -> None:
    """
    2026-03-01..2026-03-26 walk 10m pain 3-3
    2026-03-27 walk 60m pain 3-3
    2026-03-28..2026-03-30 walk 10m pain 3-3
    """
    found = looked(history.entries, date(2026, 3, 30))
    assert "steady" not in [win.kind for win in found.wins]
    assert "early_stop" in [one.kind for one in found.proposals]


def test_an_amount_that_is_not_reached_is_proposed_once(history: History) -> None:
    """Under half of it on most days, and for weeks: the review proposed two things about it.

    2026-03-01..2026-04-20 check pain 3
    2026-03-01..2026-03-12 walk 20m
    2026-03-13..2026-04-20 walk 8m
    """
    found = looked(history.entries, date(2026, 4, 20)).proposals
    assert [one.kind for one in found if one.kind in ("restart", "under")] == ["restart"]


def test_the_end_of_a_flare_is_a_win(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-21..2026-03-24 check pain 8
    2026-03-21 flare
    2026-03-25..2026-03-28 check pain 3
    """
    assert kinds(history, "2026-03-28")[0] == "back_from_flare"


def test_what_matters_to_the_person_is_named_first_by_its_days(history: History) -> None:
    """
    2026-03-01..2026-03-03 walk 10m
    2026-03-03 reading 10m
    """
    settings = WALKS._replace(goals=(Goal("novel", activities=("reading",)),))
    found = looked(history.entries, date(2026, 3, 4), settings)
    assert [(w.name, w.days) for w in found.wins if w.kind == "mattered"] == [
        ("walk", 3),
        ("reading", 1),
    ]


def test_on_a_bad_day_less_is_a_win(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-19 walk 10m pain 3-3
    2026-03-20 bad
    """
    assert "eased_on_bad_day" in kinds(history, "2026-03-20")


def test_a_single_entry_is_a_win(history: History) -> None:
    """
    2026-03-01 check pain 3
    """
    assert kinds(history, "2026-03-01") == ["wrote_down"]


def test_a_week_without_entries_has_none(history: History) -> None:
    """
    2026-02-01 check pain 3
    """
    assert kinds(history, "2026-03-01") == []


@given(happenings())
def test_a_week_with_an_entry_has_a_win_and_asks_only_what_the_log_tells(found) -> None:
    entries = told(found)
    if not entries:
        return
    seen = looked(entries, entries[-1].day, WALKS)
    assert seen.wins
    assert len({one.key for one in seen.proposals}) == len(seen.proposals)


def test_a_review_that_holds_nonsense_is_still_read() -> None:
    torn = entry(1, "review", date(2026, 3, 1), wins="x", next_on="soon")
    (past,) = reviews([torn], date(2026, 3, 2))
    assert (past.wins, past.next_on, past.monthly) == ((), None, False)


def test_a_month_after_the_first_entry_values_are_worth_a_look(history: History) -> None:
    """
    2026-03-01 check pain 3
    2026-03-29 check pain 3
    """
    assert not looked(history.entries, date(2026, 3, 28)).monthly
    assert looked(history.entries, date(2026, 3, 29)).monthly
