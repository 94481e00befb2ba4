"""Readiness: a check-in beside the person's own usual changes how the day is done."""

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.activity import Activity
from pacing_cli.model.notice_reasons import Readiness
from pacing_cli.model.plan import Plan
from pacing_cli.model.settings import Settings
from tests.histories import START, History, entry


def ready(history: History, on: str) -> Readiness | None:
    found = [n for n in history.evaluation(on).plan.notices if isinstance(n, Readiness)]
    return found[0] if found else None


def band(history: History, on: str) -> str:
    """The band that the plan speaks of; green where it says nothing."""
    found = ready(history, on)
    return found.band if found else "green"


def rests(plan: Plan) -> list[float]:
    return [block.minutes for block in plan.blocks if block.kind == "rest"]


def bouts(plan: Plan) -> int:
    return sum(block.kind == "activity" for block in plan.blocks)


def test_a_day_like_others_is_laid_out_as_always(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 4 fatigue 4 sleep 7h
    2026-03-21 check pain 4 fatigue 5 sleep 7h
    """
    assert ready(history, "2026-03-21") is None


def test_the_mean_of_the_ratings_decides_and_not_one_of_them(history: History) -> None:
    """Tired after a short night, and all else as usual; a day later all is harder.

    2026-03-01..2026-03-20 check pain 4 fatigue 4 mood 6 stress 3 stiff 3
    2026-03-21 check pain 4 fatigue 7 mood 6 stress 3 stiff 3
    2026-03-22 check pain 5 fatigue 7 mood 4 stress 4 stiff 4
    """
    assert band(history, "2026-03-21") == "green"
    found = ready(history, "2026-03-22")
    assert found is not None
    assert (found.band, found.beside[0].signal) == ("red", "fatigue")


def test_amber_rests_longer_and_red_as_long_as_each_part(history: History) -> None:
    """
    2026-03-01..2026-03-20 check stress 4 mood 6
    2026-03-01..2026-03-22 walk 25m
    2026-03-21 check stress 6 mood 5.5
    2026-03-22 check stress 8 mood 2
    """
    green, amber, red = (history.evaluation(f"2026-03-{day}").plan for day in (20, 21, 22))
    assert [band(history, f"2026-03-{day}") for day in (20, 21, 22)] == ["green", "amber", "red"]
    assert bouts(green) < bouts(amber) == bouts(red)
    assert sum(rests(red)) > sum(rests(amber))
    assert len({plan.quotas[0].quota for plan in (amber, red)}) == 1


def test_it_turns_back_only_when_the_ratings_are_clearly_back(history: History) -> None:
    """Two points over the usual, one, none, one: the last one point is no harder day.

    2026-03-01..2026-03-20 check pain 3
    2026-03-21 check pain 4
    2026-03-22 check pain 5
    2026-03-23 check pain 4
    2026-03-24 check pain 3
    2026-03-25 check pain 4
    """
    found = [band(history, f"2026-03-{day}") for day in range(21, 26)]
    assert found == ["green", "red", "amber", "green", "green"]
    held = ready(history, "2026-03-23")
    assert held is not None
    assert held.held


def test_a_gap_ends_what_was_held(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-21 check pain 5
    2026-03-26 check pain 4
    """
    assert band(history, "2026-03-26") == "green"


def test_the_persons_word_counts_for_more_than_the_ratings(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-21 check pain 5 +good
    2026-03-22 check pain 3 +hard
    2026-03-23 check pain 4
    """
    good, hard = ready(history, "2026-03-21"), ready(history, "2026-03-22")
    assert good is not None
    assert hard is not None
    assert (good.band, good.word) == ("green", "good")
    assert (hard.band, hard.word) == ("amber", "hard")
    assert band(history, "2026-03-23") == "amber"


def test_a_word_needs_no_rating_and_no_history(history: History) -> None:
    """
    2026-03-01 check +hard
    """
    assert band(history, "2026-03-01") == "amber"


def test_a_bad_day_was_named_already(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-21 check pain 7
    2026-03-21 bad
    """
    assert ready(history, "2026-03-21") is None


def test_without_a_check_in_nothing_is_said(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-20 12:00 check pain 7
    """
    assert ready(history, "2026-03-21") is None


def test_tired_days_begin_with_what_asks_least(history: History) -> None:
    """
    2026-03-01..2026-03-20 check fatigue 4
    2026-03-01..2026-03-20 lifting 8m
    2026-03-01..2026-03-20 reading 8m
    2026-03-21 check fatigue 7
    """
    settings = Settings(
        activities={
            "lifting": Activity("lifting", demand=8, priority="must"),
            "reading": Activity("reading", demand=1),
        }
    )
    first = [
        next(
            b.activity
            for b in history.evaluation(f"2026-03-{day}", settings).plan.blocks
            if b.activity
        )
        for day in (20, 21)
    ]
    assert first == ["lifting", "reading"]


@given(
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(0, 12),
    st.sampled_from([[], ["good"], ["hard"]]),
)
def test_readiness_never_changes_a_quota(
    fatigue: int, stiff: int, sleep: int, tags: list[str]
) -> None:
    """Whatever else the check-in says beside pain, and however the day is called."""
    entries = []
    for i in range(20):
        day = START.replace(day=1 + i)
        entries.append(entry(10 * i, "check", day, 8, pain=3, fatigue=4, stiff=4, sleep_hours=7))
        entries.append(entry(10 * i + 1, "activity", day, 10, activity="walk", minutes=12))
    today = START.replace(day=21)
    check = entry(
        999, "check", today, 8, pain=3, fatigue=fatigue, stiff=stiff, sleep_hours=sleep, tags=tags
    )
    usual = entry(999, "check", today, 8, pain=3, fatigue=4, stiff=4, sleep_hours=7)
    quotas = [History((*entries, one)).quota(today) for one in (check, usual)]
    assert quotas[0].quota == quotas[1].quota
