"""Everything that holds suggestions back today, the weightiest first."""

from collections.abc import Iterator
from datetime import date, timedelta

from pacing_cli.engine.scale_back import ends_on, pause_on
from pacing_cli.model.gate import Gate
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Profile
from pacing_cli.model.standing import Phase

_STEPS_BACK = 3


def gates(profile: Profile, phase: Phase, today: date, p: Parameters) -> tuple[Gate, ...]:
    """The gates of today. `phase` is where the log stands on that day."""
    return (
        *([Gate("red_flag", profile.safety.asked_on)] if profile.safety.red_flags else []),
        *([Gate("envelope", profile.mode_since)] if profile.mode == "envelope" else []),
        *(
            Gate(pause.why, pause.since, ends_on(pause, p))
            for pause in profile.pauses
            if pause_on([pause], today, p)
        ),
        *_of_phase(phase, today, p),
    )


def _of_phase(phase: Phase, today: date, p: Parameters) -> Iterator[Gate]:
    match phase.kind:
        case "bad" | "flare":
            yield Gate(phase.kind, phase.since)
        case "returning" if phase.since:
            length = timedelta(days=_STEPS_BACK * p.scaleback_step_days)
            yield Gate("returning", phase.since, phase.since + length)
        case "steady" if phase.quiet_days is not None:
            left = p.scaleback_no_progress - phase.quiet_days
            if left > 0:
                since = today - timedelta(days=phase.quiet_days)
                yield Gate("after", since, today + timedelta(days=left))
        case _:
            pass
