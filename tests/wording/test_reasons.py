"""Words for every reason: there are some, they are short, and they blame nobody."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model import reason as r
from pacing_cli.model.notice_reasons import Band
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import Reason
from pacing_cli.terminal.pages.plan import plan_page
from pacing_cli.terminal.pages.why import why_page
from pacing_cli.terminal.plain import lines
from pacing_cli.wording import arithmetic, sentence, short, source
from pacing_cli.wording.sums import would_change
from tests.histories import History

KINDS: tuple[Any, ...] = get_args(r.Reason)
NEVER = (
    "complian", "fail", "missed", "streak", "violat", "prescri", "should have", "cause",
    "diagnos", "monitor", "predict", "treat", "must", "bad behaviour", "lazy", "warning", "alarm",
)  # fmt: skip
LONGEST = 20
"""Words in one sentence."""
LONGEST_SHORT = 6

AMOUNTS = st.sampled_from(
    [Amount("minutes", 12), Amount("minutes", 7.5), Amount("steps", 1400), Amount("reps", 1)]
)
BESIDE = st.builds(
    r.Beside,
    signal=st.sampled_from(["pain", "fatigue", "sleep_hours", "quality", "stiff", "mood"]),
    today=st.integers(0, 10).map(float),
    usual=st.integers(0, 10).map(float),
    spread=st.just(1.0),
    harder=st.integers(-10, 10).map(float),
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    int: st.integers(0, 30),
    float: st.floats(0.5, 10).map(lambda x: round(x, 2)),
    str: st.sampled_from(["walk", "pattern", "word", "fatigue", "GB"]),
    date: st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    Amount: AMOUNTS,
    tuple[date, ...]: st.lists(st.dates(date(2025, 1, 1), date(2027, 1, 1)), max_size=2).map(tuple),
    tuple[Amount, ...]: st.lists(AMOUNTS, min_size=1, max_size=7).map(tuple),
    tuple[tuple[str, float], ...]: st.just((("physical", 4.5), ("social", 2.0))),
    tuple[str, ...]: st.lists(st.just("numb legs"), max_size=2).map(tuple),
    bool: st.booleans(),
    tuple[r.Beside, ...]: st.lists(BESIDE, min_size=1, max_size=7).map(tuple),
    Band: st.sampled_from(["green", "amber", "red"]),
    type(None): st.none(),
}
PLAIN[r.MuchMore] = st.builds(
    r.MuchMore, PLAIN[date], st.sampled_from(["", "walk"]), AMOUNTS, AMOUNTS
)


def values(hint: Any) -> st.SearchStrategy[Any]:
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    return st.one_of(*(PLAIN[each] for each in get_args(hint)))


def reasons(kind: Any) -> st.SearchStrategy[Reason]:
    return st.builds(kind, **{name: values(hint) for name, hint in get_type_hints(kind).items()})


REASONS = st.one_of(*map(reasons, KINDS))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:;])\s+", text) if part]


@given(data=st.data())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_reason_has_words(kind: Any, data: st.DataObject) -> None:
    reason = data.draw(reasons(kind))
    assert re.search(r"\.$|: pace [a-z -]+[a-z0-9 -]*$", sentence(reason))
    assert short(reason)
    assert source(reason)
    assert isinstance(arithmetic(reason), str)


@given(REASONS)
def test_a_sentence_is_short_enough_for_a_foggy_day(reason: Reason) -> None:
    for one in sentences(sentence(reason)):
        assert len(one.split()) <= LONGEST, one


@given(REASONS)
def test_the_table_says_why_in_about_five_words(reason: Reason) -> None:
    assert len(short(reason).split()) <= LONGEST_SHORT


@pytest.mark.parametrize("say", [sentence, short, arithmetic])
@given(reason=REASONS)
def test_no_word_blames_or_claims(reason: Reason, say: Callable[[Reason], str]) -> None:
    """The names of published works are left out: they are other people's words."""
    said = say(reason).lower().replace("because", "")
    assert [word for word in NEVER if word in said] == []


@given(REASONS)
def test_numbers_are_tidy(reason: Reason) -> None:
    """12 and not 12.0, and never more than two decimals."""
    said = f"{sentence(reason)} {short(reason)} {arithmetic(reason)}"
    assert not re.search(r"\d\.0\b|\d\.\d{3}", said)
    assert "{" not in said


def test_the_trials_can_be_checked_with_a_pencil() -> None:
    """Three tries of 10, 12 and 14 minutes; four fifths of their mean, rounded down."""
    minutes = [Amount("minutes", value) for value in (10, 12, 14)]
    reason = r.EnoughTrials(tuple(minutes), minutes[1], 0.8, Amount("minutes", 9.5), 3, 3)
    assert arithmetic(reason) == (
        "(10 + 12 + 14) / 3 = 12 min, and 80% of 12 min is 9.6, rounded down: 9 min 30 s"
    )


def test_five_tries_are_told_by_their_middle_one() -> None:
    """One of five tries was much longer: the middle one stands for them."""
    minutes = [Amount("minutes", value) for value in (10, 10, 11, 12, 40)]
    reason = r.EnoughTrials(tuple(minutes), minutes[2], 0.8, Amount("minutes", 8.5), 5, 3)
    assert arithmetic(reason).startswith("the middle one of 10, 10, 11, 12, 40 is 11 min, and ")


def test_a_number_without_a_source_says_so() -> None:
    reason = r.CutOnBadDay(50, Amount("minutes", 12))
    assert source(reason) == "a choice of this project, no published number"


def test_a_convention_names_who_uses_it() -> None:
    reason = r.HeldTooShort(3, 7)
    assert source(reason) == "convention (I-Engage (Canada), How do I pace?)"


def test_what_the_person_chose_is_their_own() -> None:
    """The person or the therapist set `progress.hold_days`."""
    reason = r.HeldTooShort(3, 5)
    assert source(reason, ("progress.hold_days",)) == "set by you or your therapist"


# What a hold waits for is always said, in the person's own units where there are any.

HOLDS = (
    r.AnotherRaised, r.CeilingHeld, r.FortnightCap, r.FullAgain, r.HarderDay, r.HeldTooShort,
    r.LimitForNow, r.MorningAboveUsual, r.NextDayWorse, r.NotLately, r.PainRising, r.PausedFor,
    r.RaiseRests, r.SafetyPause, r.TooFewSessions, r.TrialFirst, r.UsuallyBelow, r.UsualRising,
    r.UsualUnknown, r.WaitsAfterMore, r.WorseLately,
)  # fmt: skip
"""Everything that speaks against a step up on a day that stays at its amount."""


@given(data=st.data())
@pytest.mark.parametrize("kind", HOLDS, ids=lambda kind: kind.__name__)
def test_every_hold_says_what_is_still_needed(kind: Any, data: st.DataObject) -> None:
    reason = data.draw(reasons(kind))
    quota = Quota("walk", "minutes", 12, 9, "hold", (reason,), full=12)
    needed = would_change(quota)
    assert needed.endswith(".")
    assert needed != would_change(quota._replace(because=()))


def test_an_amount_that_begins_again_after_a_break_is_not_called_a_first_one(
    history: History,
) -> None:
    """Three weeks of walks, an unknown fortnight, and the plan of the day after.

    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-20 walk 20m pain 3-3
    """
    plan = history.evaluation(date(2026, 4, 4)).plan
    page = "\n".join((*lines(plan_page(plan)), *lines(why_page(plan, plan.quotas))))
    assert "first amount" not in page
    assert "Today: starting again after a break." in page
    first = history.evaluation(date(2026, 3, 4)).plan
    assert "Today: first amount." in lines(why_page(first, first.quotas))
