"""The step in envelope mode that only the person may ask for: the history, and each day's amount."""

from datetime import date, timedelta

from pacing_cli.engine.progression.caps import envelope_step
from pacing_cli.model.activity import Activity
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.quota_reasons import EnvelopeStepRefused
from pacing_cli.model.reason import EnvelopeStep
from pacing_cli.model.settings import Agreement, Settings
from tests.histories import START, History, entry

ASKED = START + timedelta(days=50)
"""Long after the first rated days, from which the own band is worked out."""


def lived(days: int, **pains: float) -> History:
    """Ten minutes a day, and pain 3 each morning but on the days that are named: `d52=8`."""
    entries = []
    for n in range(days):
        on = START + timedelta(days=n)
        entries.append(entry(2 * n, "check", on, 8, pain=pains.get(f"d{n}", 3.0)))
        entries.append(entry(2 * n + 1, "activity", on, 10, activity="walk", minutes=10))
    return History(tuple(entries))


def person(*asked: date, other: tuple[date, ...] = ()) -> Settings:
    activities = {
        "walk": Activity("walk", steps_on=asked),
        "read": Activity("read", steps_on=other),
    }
    return Settings(Profile(mode="envelope"), activities=activities)


def amounts(history: History, settings: Settings, first: int, last: int) -> list[float | None]:
    days = [ASKED + timedelta(days=n) for n in range(first, last + 1)]
    return [history.quota(on, settings=settings).quota for on in days]


def test_nothing_goes_up_unless_it_is_asked_for() -> None:
    assert len({*amounts(lived(70), person(), -5, 15)}) == 1


def test_one_unit_goes_up_on_the_day_it_is_asked_for_and_stays() -> None:
    (before, *after) = amounts(lived(70), person(ASKED), -1, 15)
    assert before is not None
    assert {*after} == {before + 0.5}
    quota = lived(70).quota(ASKED, settings=person(ASKED))
    assert quota.decision == "raise"
    assert quota.because[0] == EnvelopeStep(ASKED, Amount("minutes", 0.5))


def test_the_first_worse_rating_within_a_week_undoes_it_for_good() -> None:
    history = lived(70, d53=7.0)
    assert history.entries[106].day == ASKED + timedelta(days=3)
    before, on, last, undone, *later = (
        amounts(history, person(ASKED), -1, 14)[:1]
        + amounts(history, person(ASKED), 0, 0)
        + amounts(history, person(ASKED), 2, 14)
    )
    assert before is not None
    assert (on, last, undone) == (before + 0.5, before + 0.5, before)
    assert max(amount or 0 for amount in later) == before
    reasons = history.quota(ASKED + timedelta(days=3), settings=person(ASKED)).because
    assert EnvelopeStep(ASKED, Amount("minutes", 0.5), undone=True) in reasons


def test_a_worse_rating_after_a_week_leaves_it() -> None:
    history = lived(75, d59=7.0)
    before, *after = amounts(history, person(ASKED), -1, 8)
    assert before is not None
    assert {*after} == {before + 0.5}


def test_a_worse_day_within_the_last_28_refuses_it() -> None:
    history = lived(70, d30=7.0)
    before, on = amounts(history, person(ASKED), -1, 0)
    assert on == before


def test_a_step_elsewhere_refuses_it_for_28_days() -> None:
    earlier = ASKED - timedelta(days=10)
    before, on = amounts(lived(70), person(ASKED, other=(earlier,)), -1, 0)
    assert on == before


def test_days_without_a_rating_do_not_count() -> None:
    history = History(
        tuple(one for one in lived(70).entries if one.kind != "check" or one.day.day % 2)
    )
    log = history.evaluation(ASKED, person()).log
    found = envelope_step(Amount("minutes", 7), log, len(log.days) - 1, {}, Agreement())
    assert isinstance(found, EnvelopeStepRefused)
    assert found.why == "calm"
    assert 10 < found.have < 28


def test_a_ceiling_holds() -> None:
    log = lived(70).evaluation(ASKED, person()).log
    agreed = Agreement(ceiling=Amount("minutes", 7))
    found = envelope_step(Amount("minutes", 7), log, len(log.days) - 1, {}, agreed)
    assert found == EnvelopeStepRefused("ceiling")
