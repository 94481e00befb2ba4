"""Gates: what holds suggestions back today, since when, and until when."""

from datetime import date

from pacing_cli.engine.today.notices import gates
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Phase
from pacing_cli.model.profile import Gate, Pause, Profile, Safety
from pacing_cli.model.settings import Settings
from tests.histories import History

P = Parameters()
TODAY = date(2026, 3, 20)
STEADY = Phase("steady")


def test_a_change_of_medicine_ends_by_itself_and_an_illness_does_not() -> None:
    pauses = (Pause("medicine", date(2026, 3, 10)), Pause("illness", date(2026, 3, 18)))
    assert gates(Profile(pauses=pauses), STEADY, TODAY, P) == (
        Gate("medicine", date(2026, 3, 10), date(2026, 3, 24)),
        Gate("illness", date(2026, 3, 18)),
    )


def test_a_pause_that_is_over_holds_nothing() -> None:
    """`until` is the first day on which it no longer holds."""
    pauses = (Pause("condition", date(2026, 3, 1), TODAY), Pause("medicine", date(2026, 3, 1)))
    assert gates(Profile(pauses=pauses), STEADY, TODAY, P) == ()


def test_a_safety_answer_and_envelope_mode_come_first() -> None:
    profile = Profile(mode="envelope", safety=Safety(TODAY, ("pain or pressure in the chest",)))
    assert [gate.kind for gate in gates(profile, STEADY, TODAY, P)] == ["red_flag", "envelope"]


def test_the_way_back_after_a_flare_and_the_quiet_days_have_their_last_day(
    history: History,
) -> None:
    """
    2026-03-01..2026-03-09 walk 10m
    2026-03-01..2026-03-20 check pain 3
    2026-03-05 flare
    2026-03-06 flare end
    """
    profile = Settings().profile

    def held(on: date) -> tuple[Gate, ...]:
        return gates(profile, history.evaluation(on).phase, on, P)

    assert [gate.kind for gate in held(date(2026, 3, 5))] == ["flare"]
    (back,) = held(date(2026, 3, 7))
    assert back.kind == "returning"
    assert back.until is not None
    (quiet,) = held(back.until)
    assert quiet.kind == "after"
    assert quiet.until is not None
    assert held(quiet.until) == ()
