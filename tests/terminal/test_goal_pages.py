"""The pages of goals, measures and reviews as they look, and what none of them ever says."""

import re
from datetime import date, timedelta
from typing import get_args

import pytest
from syrupy.assertion import SnapshotAssertion

from pacing_cli.model.findings import (
    GoalState,
    OutcomeChange,
    PastReview,
    Proposal,
    ProposalKind,
    WeekLookedAt,
    Win,
    WinKind,
)
from pacing_cli.model.goal import Attainment, Goal, Ladder, LadderStop, Rung
from pacing_cli.model.page import Page
from pacing_cli.model.quantity import Amount
from pacing_cli.model.score import INSTRUMENTS, Due, Score, Series
from pacing_cli.terminal.pages.goal import goal_page, goals_page, rating_page
from pacing_cli.terminal.pages.measure import instrument_page, measures_page, score_page
from pacing_cli.terminal.pages.review import StoredReview, kept_page, review_page, wins_page
from pacing_cli.terminal.plain import lines
from pacing_cli.wording.aloud import aloud
from tests.advice_examples import MONTH
from tests.terminal.test_pages import on_screen

TODAY = date(2026, 3, 8)
BLAME = re.compile(r"(?i)fail|miss(ed|ing)|streak|complian|violat|prescri|overdue|should have")


def minutes(value: float) -> Amount:
    return Amount("minutes", value)


def weeks(many: int) -> date:
    return TODAY + timedelta(weeks=many)


GOAL = Goal(
    "market", "walk to the market", "to choose my own vegetables", weeks(6), ("walk",),
    target=minutes(20), start=minutes(8), weight=2, actions=("ask Sam along",),
    home="a chair by the door", work="a later start", transport="the bus back",
    bad_days=("if the legs are heavy, then to the corner",), helpers=("Sam",),
    levels=("by car", "half-way", "there and back", "with a bag", "whenever I like"),
)  # fmt: skip
WAY = Ladder(
    "walk", minutes(20), minutes(10),
    tuple(Rung(weeks(n), minutes(10 + n)) for n in range(1, 11)),
    weeks(10), weeks(6), others=2, in_turn=weeks(17),
    smaller=(Rung(weeks(6), minutes(16)), Rung(weeks(5), minutes(15))),
)  # fmt: skip
STATE = GoalState(
    "market", GOAL.what, GOAL.by, 12, GOAL.why, WAY, minutes(8), -1, -2, TODAY, "half-way", weeks(4)
)
SUNG = GoalState("choir", "sing one song", None, 0)
LET_GO = GoalState(
    "tomatoes", "four pots", None, 3, closed_how="let go", closed_on=TODAY, closed_words="herbs"
)
STOPS: dict[str, Ladder] = {
    stop: WAY._replace(
        stop=stop, reached=None, rungs=(), smaller=(), in_turn=None, ceiling=minutes(15),
        agreed_with="Ann",
    )
    for stop in get_args(LadderStop)
}  # fmt: skip
SCORES = (Score(weeks(-6), "peg", 6, "less"), Score(TODAY, "peg", 4.3, "less"))
PEG = Series("peg", "less", SCORES)
CHANGED = OutcomeChange("peg", 6, 4.3, "may matter", True, weeks(-6), TODAY)
WINS = tuple(Win(kind, 3, "walk", TODAY) for kind in get_args(WinKind))
PROPOSALS = tuple(
    Proposal(kind, "peg" if kind == "measure" else "walk", 2, "12 min", weeks(9))
    for kind in get_args(ProposalKind)
)
WEEK = WeekLookedAt(
    TODAY - timedelta(days=6), TODAY, 6, WINS, PROPOSALS, False, True, None, weeks(1)
)
KEPT = StoredReview(
    ("lunch",), ("sleep", "worry"), ("Stop at the amount?",), "my garden", "rest", "Next."
)


def review(found: WeekLookedAt, short: bool = False) -> Page:
    findings = MONTH._replace(goals=(STATE, SUNG))
    return review_page(found, findings, {"any": "rest"}, short=short, asking=False)


PAGES: dict[str, Page] = {
    "goals": goals_page((STATE, SUNG, LET_GO), Attainment(45, 2, 40), 1, TODAY),
    "goal": goal_page(GOAL, STATE, TODAY, "Saved."),
    "goal_in_a_flare": goal_page(GOAL, STATE._replace(ladder=WAY._replace(waiting=True)), weeks(8)),
    "goal_without_numbers": goal_page(Goal("choir", "sing"), SUNG, TODAY),
    **{
        f"goal_{stop}": goal_page(GOAL, STATE._replace(ladder=ladder), TODAY)
        for stop, ladder in STOPS.items()
    },
    "rating": rating_page(GOAL, 1, TODAY, Attainment(60, 1)),
    "measures": measures_page((PEG,), (CHANGED,), (Due("peg", TODAY),), False),
    "measures_none": measures_page((), (), (), True),
    **{f"how_{one.key}": instrument_page(one) for one in INSTRUMENTS},
    "score": score_page(PEG, (CHANGED,), practice=False, unpractised=False),
    "review": review(WEEK),
    "review_hard_day": review(WEEK._replace(hard_day=True)),
    "review_short": review(WEEK._replace(wins=(), proposals=()), short=True),
    "kept": kept_page(KEPT),
    "wins": wins_page((PastReview(TODAY, False, ("A steady week.",), None),)),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [80, 40])
def test_a_page_on_the_screen(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert on_screen(PAGES[name], width) == snapshot


@pytest.mark.parametrize("name", PAGES)
def test_no_page_blames_or_claims(name: str) -> None:
    text = "\n".join(map(aloud, lines(PAGES[name])))
    assert not BLAME.search(text)
    assert "%" not in text


def test_a_ladder_never_promises() -> None:
    text = "\n".join(lines(PAGES["goal"]))
    assert "at the earliest" in text
    assert "not a promise" in text
    assert "20 min" in text


def test_on_a_hard_day_a_review_has_wins_and_nothing_to_answer() -> None:
    text = "\n".join(lines(PAGES["review_hard_day"]))
    assert "What went well" in text
    assert "?" not in text
