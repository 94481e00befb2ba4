"""Energy: points of a day, beside the person's own ceiling; facts, and never more to do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.days import days
from pacing_cli.engine.energy import EnergyShare, energy_used, over
from pacing_cli.model.activity import Activity
from pacing_cli.model.notice_reasons import NO_CEILING, EnergyUsed, OverEnergy
from pacing_cli.model.plan import NotYet
from pacing_cli.model.profile import Profile
from pacing_cli.model.settings import Settings
from tests.histories import History

ACTIVITIES = {
    "walk": Activity("walk", demand=5, priority="must"),
    "letters": Activity("letters", kind="work", demand=4),
    "calls": Activity("calls", demand=2, exertion=("social", "emotional"), priority="want"),
    "sofa": Activity("sofa", kind="rest", demand=8),
    "steps": Activity("steps", demand=5),
}


def person(ceiling: float | None, mode: str = "envelope", **parameters: float) -> Settings:
    profile = Profile(mode="envelope" if mode == "envelope" else "graded", energy_ceiling=ceiling)
    settings = Settings(profile=profile, activities=ACTIVITIES)
    return settings._replace(parameters=settings.parameters._replace(**parameters))


def used(history: History, on: str, ceiling: float | None = 20) -> EnergyUsed | NotYet:
    today = date.fromisoformat(on)
    return energy_used(days(history.entries, today), person(ceiling))


def test_all_kinds_of_effort_count_and_rest_does_not(history: History) -> None:
    """
    2026-03-01 walk 20m
    2026-03-01 letters 10m
    2026-03-01 calls 30m
    2026-03-01 sofa 60m
    """
    found = used(history, "2026-03-02")
    assert isinstance(found, EnergyUsed)
    assert found.mean == pytest.approx(20 * 0.5 + 10 * 0.4 + 30 * 0.2)
    assert found.quotient == pytest.approx(100)
    assert dict(found.by_kind) == pytest.approx(
        {"physical": 10, "cognitive": 4, "social": 3, "emotional": 3}
    )


def test_three_days_are_looked_at_and_an_unknown_one_is_no_zero(history: History) -> None:
    """
    2026-03-01 walk 60m
    2026-03-02 walk 20m
    2026-03-04 walk 40m
    2026-03-05 walk 60m
    """
    found = used(history, "2026-03-05")
    assert isinstance(found, EnergyUsed)
    assert (found.known_days, found.days) == (2, 3)
    assert (found.mean, found.highest, found.highest_on) == (15, 20, date(2026, 3, 4))


def test_steps_become_minutes_at_the_own_rate(history: History) -> None:
    """
    2026-03-01 steps 500steps 10m
    2026-03-03 steps 1000steps
    """
    found = used(history, "2026-03-04")
    assert isinstance(found, EnergyUsed)
    assert found.highest == pytest.approx(20 * 0.5)


def test_without_a_ceiling_it_says_what_to_set_and_without_amounts_nothing(
    history: History,
) -> None:
    """
    2026-03-01 check pain 4
    2026-03-01 walk pain 3
    """
    missing = used(history, "2026-03-02", ceiling=None)
    assert isinstance(missing, NotYet)
    assert missing.what == NO_CEILING
    assert isinstance(used(history, "2026-03-02"), NotYet)


def test_what_has_no_room_is_left_out_of_today_and_its_quota_stays(history: History) -> None:
    """
    2026-03-01..2026-03-20 08:00 check pain 4
    2026-03-01..2026-03-20 10:00 walk 20m
    2026-03-01..2026-03-20 11:00 letters 20m
    2026-03-01..2026-03-20 12:00 calls 20m
    """
    free = history.evaluation("2026-03-21", person(None)).plan
    plan = history.evaluation("2026-03-21", person(14)).plan
    # A quota is 15 minutes: walk 7.5 points, letters 6, calls 3.
    assert [quota.quota for quota in plan.quotas if quota.quota] == [15, 15, 15]
    assert plan.quotas == free.quotas
    done = {block.activity for block in plan.blocks if block.kind == "activity"}
    assert done == {"walk", "letters"}
    (left,) = [one for one in plan.notices if isinstance(one, OverEnergy)]
    assert (left.activity, left.points, left.room) == ("calls", 3, 14)
    (told,) = [one for one in plan.notices if isinstance(one, EnergyUsed)]
    assert told.planned == 13.5
    for name in done:
        parts = [
            block.amount.value for block in plan.blocks if block.activity == name and block.amount
        ]
        assert sum(parts) == 15


def test_a_target_below_the_ceiling_leaves_less_room(history: History) -> None:
    """
    2026-03-01..2026-03-20 08:00 check pain 4
    2026-03-01..2026-03-20 10:00 walk 20m
    2026-03-01..2026-03-20 11:00 letters 20m
    """
    plan = history.evaluation("2026-03-21", person(16, energy_target=50)).plan
    # Walk is a must and takes 7.5 of 8 points; the letters would take 6.
    assert [one.activity for one in plan.notices if isinstance(one, OverEnergy)] == ["letters"]


@pytest.mark.parametrize(("mode", "ceiling"), [("graded", 1), ("envelope", None)])
def test_no_energy_is_counted_in_graded_mode_or_without_a_ceiling(
    mode: str, ceiling: float | None, history: History
) -> None:
    """
    2026-03-01..2026-03-20 08:00 check pain 4
    2026-03-01..2026-03-20 10:00 walk 20m
    """
    plan = history.evaluation("2026-03-21", person(ceiling, mode)).plan
    assert not [one for one in plan.notices if isinstance(one, EnergyUsed | OverEnergy)]
    assert any(block.activity == "walk" for block in plan.blocks)


SHARES = st.lists(
    st.builds(EnergyShare, st.sampled_from("abcdef"), st.floats(0, 50), st.integers(0, 2)),
    max_size=6,
    unique_by=lambda share: share.activity,
)


@given(SHARES, st.floats(0.1, 100))
def test_what_is_kept_fits_and_less_room_never_keeps_the_first_thing_out_for_a_later_one(
    shares: list[EnergyShare], room: float
) -> None:
    out = over(shares, room)
    kept = [share for share in shares if share not in out]
    assert sum(share.points for share in kept) <= room + 1e-6
    first = min(shares, key=lambda share: (share.rank, share.activity), default=None)
    assert first is None or (first in out) == (first.points > room + 1e-9)


@given(SHARES, st.floats(0.1, 100))
def test_the_order_of_the_activities_changes_nothing(
    shares: list[EnergyShare], room: float
) -> None:
    assert over(shares, room) == over(shares[::-1], room)
