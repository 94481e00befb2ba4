"""Less for a while and the way back: the history, and the quota of each day."""

from datetime import timedelta

from pacing_cli.model.entry import Entry
from pacing_cli.model.profile import Profile
from pacing_cli.model.settings import Settings
from tests.histories import START, History, entry


def course(
    history: History, first: int, last: int, month: str = "2026-04"
) -> list[tuple[str, float | None]]:
    found = []
    for day in range(first, last + 1):
        evaluation = history.evaluation(f"{month}-{day:02}")
        found.append((evaluation.plan.day, evaluation.plan.quotas[0].quota))
    return found


def test_a_flare_takes_a_third_off_and_the_way_back_has_three_steps(history: History) -> None:
    """
    2026-03-01..2026-03-31 check pain 3
    2026-03-01..2026-03-31 walk 25m
    2026-04-01..2026-04-03 check pain 7
    2026-04-04..2026-04-30 check pain 3
    """
    before = history.quota("2026-03-31").quota
    assert before == 26
    assert course(history, 1, 12) == [
        ("steady", 26),  # one high day is not a flare
        ("flare", 18),  # 70 % of 26 is 18.2
        ("flare", 18),
        ("flare", 18),  # the first calm day
        ("returning", 20),  # the second: 80 % is 20.8
        ("returning", 20),
        ("returning", 23),  # 90 % is 23.4
        ("returning", 23),
        ("returning", 25),  # an ordinary day was 25 min
        ("returning", 25),
        ("steady", 26),
        ("steady", 26),
    ]


def test_a_bad_day_takes_half_off_until_better_is_said(history: History) -> None:
    """
    2026-03-25..2026-03-30 walk 25m
    2026-04-01 bad
    2026-04-02 better
    """
    assert course(history, 1, 3) == [("bad", 10), ("returning", 16), ("returning", 16)]


def test_a_bad_day_that_nobody_ended_ends_after_three_days(history: History) -> None:
    """
    2026-03-25..2026-03-30 walk 25m
    2026-04-01 bad
    """
    assert [kind for kind, _ in course(history, 1, 5)] == [
        "bad",
        "bad",
        "bad",
        "returning",
        "returning",
    ]


def test_a_calm_check_in_ends_a_bad_day_too(history: History) -> None:
    """
    2026-03-20..2026-03-31 check pain 3
    2026-03-25..2026-03-30 walk 25m
    2026-04-01 bad
    2026-04-02 check pain 3
    """
    assert [kind for kind, _ in course(history, 1, 2)] == ["bad", "returning"]


def test_a_day_that_got_better_by_the_evening_leaves_by_the_way_back(history: History) -> None:
    """
    2026-03-25..2026-03-30 walk 25m
    2026-04-01 09:00 bad
    2026-04-01 18:00 better
    """
    assert course(history, 1, 3) == [("returning", 16), ("returning", 16), ("returning", 18)]


def test_better_and_then_bad_again_is_a_bad_day(history: History) -> None:
    """
    2026-03-25..2026-03-30 walk 25m
    2026-04-01 09:00 better
    2026-04-01 18:00 bad
    """
    assert course(history, 1, 1) == [("bad", 10)]


def test_a_new_flare_on_the_way_back_starts_again(history: History) -> None:
    """
    2026-03-01..2026-03-31 check pain 3
    2026-03-01..2026-03-31 walk 25m
    2026-04-01 flare
    2026-04-03 flare end
    2026-04-06 flare
    """
    kinds = [kind for kind, _ in course(history, 1, 7)]
    assert kinds == ["flare", "flare", "returning", "returning", "returning", "flare", "flare"]


def test_in_envelope_mode_a_flare_takes_half_off_and_nothing_grows(history: History) -> None:
    """
    2026-03-01..2026-03-31 check pain 3
    2026-03-01..2026-03-31 walk 20m
    2026-04-01 flare
    """
    envelope = Settings(profile=Profile(mode="envelope"))
    quotas = [history.quota(f"2026-03-{day:02}", settings=envelope) for day in range(1, 32)]
    known = [quota.quota for quota in quotas if quota.quota is not None]
    assert set(known) == {15}  # 75 % of a week of 140 minutes, over seven days
    assert history.quota("2026-04-01", settings=envelope).quota == 7.5


def test_envelope_mode_takes_the_lowest_week_before_there_is_an_amount_and_no_quiet_one(
    history: History,
) -> None:
    """
    2026-03-01..2026-03-07 walk 20m
    2026-03-08..2026-03-14 walk 10m
    2026-03-15..2026-03-31 walk 20m
    """
    envelope = Settings(profile=Profile(mode="envelope"))
    assert history.quota("2026-03-31", settings=envelope).quota == 11


def test_living_by_the_envelope_does_not_shrink_it_week_by_week() -> None:
    """Two weeks of 20 minutes, then every day exactly what the plan says."""
    settings = Settings(profile=Profile(mode="envelope"))
    done: list[Entry] = []
    quotas: list[float | None] = []
    for number in range(90):
        day = START + timedelta(days=number)
        said = History(tuple(done)).evaluation(day, settings).plan.quotas
        quotas.append(said[0].quota if said else None)
        minutes = 20 if number < 14 else quotas[-1]
        done.append(entry(number, "activity", day, activity="walk", minutes=minutes))
    assert quotas[40] is not None
    assert quotas[40] >= 8
    assert quotas[-1] == quotas[40]


def test_in_envelope_mode_the_way_back_waits_for_rated_days(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-20 walk 20m
    2026-03-21 bad
    2026-03-22 better
    2026-03-28..2026-03-30 check pain 3
    2026-03-31 check pain 8
    2026-04-01..2026-04-06 check pain 3
    2026-04-06..2026-04-20 note nothing rated
    """
    envelope = Settings(profile=Profile(mode="envelope"))

    def percent(on: str) -> float | None:
        phase = history.evaluation(on, envelope).log.phases[-1]
        return phase.percent if phase.kind == "returning" else None

    assert percent("2026-03-22") == percent("2026-03-28") == percent("2026-03-30") == 80
    assert percent("2026-03-31") == percent("2026-04-03") == 90
    assert percent("2026-04-04") == percent("2026-04-06") == 100
    assert history.evaluation("2026-04-20", envelope).plan.day == "envelope"
    assert percent("2026-03-27") == 80
