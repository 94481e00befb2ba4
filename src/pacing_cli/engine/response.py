"""What followed a session: within the usual, worse, or not known.

The day after counts for more than pain during the task (evidence section 2).
"""

from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.standing import Log, Phase, Response


def response(log: Log, index: int, activity: str, p: Parameters) -> Response:
    """What followed the activity's sessions on the day at `index`.

    Worse: pain after them above usual + `pain.rise_ok`; or the next day was above
    usual + `pain.next_morning`, was hard to bear, or was a flare or a bad day.
    Within: the next day is known and was none of that. A next day that was not
    written down is unknown.
    """
    reference, band = _yardstick(log, index, p)
    after = log.days[index].done[activity].pain_after
    if after is not None and reference is not None and after > reference + p.pain_rise_ok:
        return "worse"
    if index + 1 >= len(log.days):
        return "unknown"
    return _next_day(log.days[index + 1], log.phases[index + 1], reference, band)


def _yardstick(log: Log, index: int, p: Parameters) -> tuple[float | None, float]:
    """The usual; before there is one, the same day's own rating with a wider band."""
    usual = log.usual[index].pain
    if usual is not None:
        return usual, p.pain_next_morning
    return log.days[index].morning, p.pain_rise_ok


def _next_day(day: Day, phase: Phase, reference: float | None, band: float) -> Response:
    if not day.known:
        return "unknown"
    if day.impact or day.flare or phase.kind in ("flare", "bad", "ill"):
        return "worse"
    if day.morning is not None:
        if reference is None:
            return "unknown"
        return "worse" if day.morning > reference + band else "within"
    return "within" if day.checked else "unknown"
