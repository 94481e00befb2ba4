"""The right card at the right moment, and none where it should be quiet."""

from pacing_cli.engine.cards import card_moments
from pacing_cli.model.activity import Activity
from pacing_cli.model.profile import Profile, Safety
from pacing_cli.model.settings import Settings
from tests.histories import History


def fitting(history: History, on: str, settings: Settings = Settings()) -> tuple[str, ...]:
    found = history.evaluation(on, settings)
    seen = [entry for entry in history.entries if entry.day.isoformat() <= on]
    return card_moments(found.plan, found.flares, seen, settings)


def test_the_very_first_look_meets_the_card_about_pacing(history: History) -> None:
    """Nothing is logged yet."""
    assert fitting(history, "2026-03-01") == ("pacing",)


def test_a_first_flare_comes_before_everything_else(history: History) -> None:
    """
    2026-03-01..2026-03-21 check pain 3
    2026-03-22 check pain 7 impact
    """
    assert fitting(history, "2026-03-21")[0] == "pacing"
    assert fitting(history, "2026-03-22")[0] == "flares"


def test_on_a_bad_day_it_is_quiet_and_the_card_comes_once_it_is_over(history: History) -> None:
    """
    2026-03-01..2026-03-07 check pain 3
    2026-03-08 bad
    2026-03-09 better
    2026-03-09..2026-03-14 check pain 3
    """
    assert fitting(history, "2026-03-07") == ("pacing",)
    assert fitting(history, "2026-03-08") == ()
    assert "thoughts" in fitting(history, "2026-03-14")


def test_a_first_baseline_and_a_first_raise_have_their_cards(history: History) -> None:
    """
    2026-03-01..2026-03-13 check pain 3
    2026-03-01..2026-03-13 walk 10m pain 3-3
    """
    assert "baseline" in fitting(history, "2026-03-05")
    days = [f"2026-03-{day:02}" for day in range(5, 14)]
    assert any("small-steps" in fitting(history, day) for day in days)
    assert "small-steps" not in fitting(history, "2026-03-05")


def test_more_than_the_amount_of_the_day_brings_the_card_about_good_days(history: History) -> None:
    """
    2026-03-01..2026-03-05 check pain 3
    2026-03-01..2026-03-05 walk 10m pain 3-3
    2026-03-06 walk 30m
    """
    assert "good-days" in fitting(history, "2026-03-06")


def test_after_silence_there_is_a_card_on_coming_back(history: History) -> None:
    """
    2026-03-01..2026-03-05 walk 10m
    2026-04-01 check pain 3
    """
    assert "coming-back" in fitting(history, "2026-04-01")


def test_what_was_written_down_for_the_first_time_has_its_card(history: History) -> None:
    """
    2026-03-01 desk 10m with Sam
    2026-03-01 dose paracetamol
    2026-03-01 check sleep 6h
    """
    settings = Settings(activities={"desk": Activity("desk", kind="work")})
    found = fitting(history, "2026-03-01", settings)
    assert {"medicines", "sleep", "family", "work"} <= set(found)


def test_with_a_red_flag_no_card_is_offered(history: History) -> None:
    """
    2026-03-01 check pain 3
    """
    stopped = Settings(profile=Profile(safety=Safety(red_flags=("weak legs",))))
    assert fitting(history, "2026-03-01", stopped) == ()
