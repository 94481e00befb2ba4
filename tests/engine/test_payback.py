"""The payback ledger: the days after more of an activity, as a range that knows how little it knows."""

import math
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.patterns.payback import payback
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import Day, Done
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import Cost, Payback
from pacing_cli.model.plan import NotYet
from tests.histories import happenings, told

P = Parameters()
FIRST = date(2026, 1, 1)


def lived(seed: int, days: int, cost: float = 0.0, missing: float = 0.15) -> list[Day]:
    """A walk of about 12 minutes on most days; more than that costs points on the next two."""
    chance, level, bill = Random(seed), 0.0, [0.0] * (days + 3)
    told_days = []
    for place in range(days):
        level = 0.4 * level + chance.gauss(0, 0.9)
        minutes = float(max(1, round(12 + chance.gauss(0, 4))))
        walked, known = chance.random() < 0.8, chance.random() >= missing
        pain = float(max(0, min(10, round(4 + level + bill[place]))))
        if walked and minutes > 12:
            bill[place + 1] += cost
            bill[place + 2] += cost / 2
        on = FIRST + timedelta(days=place)
        done = {"walk": Done(1, {"minutes": minutes})} if walked else {}
        told_days.append(
            Day(
                on, True, pain=pain, fatigue=pain, before={"pain": pain, "fatigue": pain}, done=done
            )
            if known
            else Day(on)
        )
    return told_days


def ledger(days: list[Day], demand: float | None = None) -> Payback:
    (found,) = payback(days, {"walk": Activity("walk", demand=demand)}, P)
    return found


def cost_of(days: list[Day], demand: float | None = None) -> Cost:
    costs = ledger(days, demand).costs
    assert not isinstance(costs, NotYet)
    return costs[0]


def test_a_planted_cost_of_the_next_days_is_found() -> None:
    """120 days; more than 12 minutes costs 1.5 points the day after and half of that the next."""
    found = [cost_of(lived(seed, 120, cost=1.5)).verdict for seed in range(30)]
    assert found.count("harder after more") >= 24
    assert "easier after more" not in found


def test_where_nothing_follows_it_cannot_tell_which_way() -> None:
    """The same people without a cost: a range on one side comes by chance alone, seldom."""
    found = [cost_of(lived(seed, 120)).verdict for seed in range(60)]
    assert found.count("cannot tell") >= 53


def test_the_typed_demand_counts_as_much_as_eight_days_on_each_side() -> None:
    """The arithmetic of the page: (n x seen + 8 x 0.05 x demand) / (n + 8)."""
    days = lived(7, 60)
    found = cost_of(days, demand=8)
    sides = 2 * found.days_more * found.days_other / (found.days_more + found.days_other)
    assert found.prior == pytest.approx(0.4)
    assert found.value == pytest.approx((sides * found.seen + 8 * 0.4) / (sides + 8))
    assert cost_of(days, demand=0).value < found.value


def test_the_demand_matters_less_the_more_is_logged() -> None:
    """Two months against a year: the year moves less when the demand is typed in."""
    moved = [
        cost_of(lived(3, days), demand=10).value - cost_of(lived(3, days), demand=0).value
        for days in (60, 365)
    ]
    assert moved[0] > moved[1] > 0


def test_a_range_gets_narrower_with_days_and_holds_its_value() -> None:
    short, long = cost_of(lived(5, 60)), cost_of(lived(5, 365))
    assert short.high - short.low > long.high - long.low
    for each in (short, long):
        assert each.low < each.value < each.high


def test_the_usual_is_the_persons_own_median_and_a_steady_amount_has_no_more() -> None:
    """Twelve minutes every day for forty days: there is no day of more to look at."""
    done = {"walk": Done(1, {"minutes": 12.0})}
    days = [
        Day(
            FIRST + timedelta(days=n),
            True,
            pain=4.0 + n % 2,
            before={"pain": 4.0 + n % 2},
            done=done,
        )
        for n in range(40)
    ]
    found = ledger(days)
    assert found.usual == 12
    assert found.costs == NotYet(0, 5, "days with more than usual")


def test_pain_that_never_moves_tells_nothing() -> None:
    days = [day._replace(pain=4.0, morning=4.0, fatigue=None) for day in lived(1, 60, missing=0)]
    assert ledger(days).costs == NotYet(0, 5, "such days with a change of ratings")


def test_somebody_who_rates_nothing_hears_how_many_days_are_missing() -> None:
    days = [day._replace(pain=None, morning=None, fatigue=None) for day in lived(1, 60)]
    assert ledger(days).costs == NotYet(0, 5, "such days with a rating on the day and after it")


@given(happenings(1, 60))
def test_any_log_gets_an_answer(found: list) -> None:  # type: ignore[type-arg]
    """Gaps, zeros, flares: a range that is finite, or what is missing."""
    entries = told(found)
    for one in payback(run_of_days(entries, entries[-1].day if entries else FIRST), {}, P):
        if isinstance(one.costs, NotYet):
            assert one.costs.have < one.costs.need
        else:
            for cost in one.costs:
                assert math.isfinite(cost.low)
                assert cost.low <= cost.value <= cost.high


@given(st.integers(1, 4000))
def test_moving_the_whole_journal_changes_nothing(shift: int) -> None:
    days = lived(11, 60, cost=1.0)
    moved = [day._replace(on=day.on + timedelta(days=shift)) for day in days]
    assert ledger(moved) == ledger(days)
