"""At most two notices of a day are news; what began earlier is told again after a week."""

import itertools
from collections.abc import Callable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.today.few_words import Teller, few_words
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.notice_reasons import (
    BoomThenFlare,
    CareReviewDue,
    FlarePlanDue,
    FlareProlonged,
    LogLess,
    LowMood,
    MaybeShifted,
    OutOfReach,
    OverAmount,
    RestsOnOldDays,
    SilentDays,
    StoppedForPain,
    SymptomsRising,
    UnderAmount,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.reason import NoticeReason
from pacing_cli.model.settings import Care, Settings
from tests.histories import START, Happening, History, evaluations, happenings
from tests.histories import told as history_of

NEWS = (
    BoomThenFlare, CareReviewDue, FlarePlanDue, FlareProlonged, LogLess, LowMood, MaybeShifted,
    OutOfReach, OverAmount, RestsOnOldDays, StoppedForPain, SymptomsRising, UnderAmount,
)  # fmt: skip
P = Parameters()


def teller(name: int, days: set[int]) -> Teller:
    """News that holds on these days; a number that is told stands for its words."""
    return lambda place: SilentDays(name) if place in days else None


def told(
    tellers: list[Teller], last: int, rests: Callable[[int], bool] = lambda _: False
) -> list[tuple[NoticeReason, ...]]:
    return [few_words(tellers, place, rests, P) for place in range(last + 1)]


def days_of(found: list[tuple[NoticeReason, ...]], name: int) -> list[int]:
    return [place for place, one in enumerate(found) if SilentDays(name) in one]


def test_news_is_told_when_it_begins_and_each_week_of_it() -> None:
    assert days_of(told([teller(1, set(range(3, 30)))], 30), 1) == [3, 10, 17, 24]


def test_a_day_without_it_does_not_begin_it_anew() -> None:
    assert days_of(told([teller(1, {3, 4, 6, 8, 9, 11})], 30), 1) == [3, 11]


def test_it_begins_again_after_a_week_without_it() -> None:
    assert days_of(told([teller(1, {3, 12})], 30), 1) == [3, 12]


def test_of_more_than_two_the_weightiest_come_first_and_the_others_on_the_next_days() -> None:
    always = [teller(name, set(range(5, 30))) for name in range(5)]
    found = told(always, 12)
    assert [[one[0] for one in day] for day in found[5:9]] == [[0, 1], [2, 3], [4], []]
    assert [[one[0] for one in day] for day in found[12:]] == [[0, 1]]


def test_a_bad_day_has_no_news_and_it_begins_after_it() -> None:
    found = told([teller(1, set(range(3, 20)))], 20, lambda place: place in {3, 4})
    assert days_of(found, 1) == [5, 12, 19]


def test_what_goes_on_for_a_year_is_no_longer_news() -> None:
    found = [few_words([teller(1, set(range(800)))], n, lambda _: False, P) for n in (357, 371)]
    assert [len(one) for one in found] == [1, 0]


@given(st.lists(st.sets(st.integers(0, 40)), min_size=1, max_size=6), st.sets(st.integers(0, 40)))
def test_never_more_than_two_and_everything_new_is_told(
    held: list[set[int]], bad: set[int]
) -> None:
    """Any number of kinds of news, on any days, with bad days between."""
    found = told([teller(name, days) for name, days in enumerate(held)], 50, bad.__contains__)
    assert max(map(len, found)) <= 2
    for name, days in enumerate(held):
        said = days_of(found, name)
        assert set(said) <= days - bad
        calm = sorted(days - bad)
        runs = [day for day in calm if set(range(day, day + 3)) <= days - bad]
        begins = [day for day in runs if not set(range(day - 7, day)) & set(calm)]
        # Two kinds of news never wait for each other: they are told on the day they begin, or
        # on the first of the next days on which they still hold.
        assert all(set(range(day, day + 3)) & set(said) for day in begins if len(held) <= 2)
        assert all(later - sooner >= 2 for sooner, later in itertools.pairwise(said))


@given(happenings(20, 60))
def test_without_its_news_a_plan_has_the_same_amounts_and_blocks(found: list[Happening]) -> None:
    """`pace done` shows no notices and asks for a plan without news: only these are missing."""
    last = START + timedelta(days=len(found) - 1)
    history = EvaluationInput(run_of_days(history_of(found), last), Settings(), last)
    whole, without = advise(history).plan, advise(history, news=False).plan
    kept = whole.notices[: len(without.notices)]
    assert without == whole._replace(notices=kept)
    assert {type(one) for one in whole.notices[len(kept) :]} <= {*NEWS}


@given(happenings(20, 60))
def test_no_journal_has_a_day_with_more_than_two_that_are_news(found: list[Happening]) -> None:
    """Limits due for review from the third day on, over any log. What was told of a day stays
    told: the days after it count on from there, a few days later where others came first."""
    care = Care(review_on=START + timedelta(days=2), agreed_with="A. Therapist")
    told_on: dict[tuple[object, ...], list[int]] = {}
    for place, said in enumerate(evaluations(found, Settings(care=care))):
        news = [one for one in said.plan.notices if isinstance(one, NEWS)]
        assert len(news) <= 2
        if len(said.log.days) == 1:
            continue  # before the first entry each day is the first of its log
        for one in news:
            name = (one[0],) if one and isinstance(one[0], str) else ()
            told_on.setdefault((type(one), *name), []).append(place)
    for days in told_on.values():
        assert all(later - sooner >= 4 for sooner, later in itertools.pairwise(days))


def test_limits_due_for_review_are_told_once_a_week(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    """
    care = Care(review_on=START + timedelta(days=4))
    days = [
        on
        for on in range(1, 21)
        if any(
            isinstance(one, CareReviewDue)
            for one in history.evaluation(f"2026-03-{on:02}", Settings(care=care)).plan.notices
        )
    ]
    assert days == [5, 12, 19]
