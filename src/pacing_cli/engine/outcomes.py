"""Has it changed? A week's mean beside an earlier week's, in words that know the error."""

from collections.abc import Callable, Sequence
from typing import Final

from pacing_cli.engine.daily_amount import total_of
from pacing_cli.engine.stats import known, mean
from pacing_cli.model.advice import NotYet
from pacing_cli.model.day import Day
from pacing_cli.model.findings import Change, OutcomeVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value


class _Outcome(Value):
    """What is compared, and which way is better for the person."""

    name: str
    of: Callable[[Day], float | None]
    threshold: Callable[[float, Parameters], float]
    """The change that may matter, from where it began."""
    less_is_better: bool


def changes(days: Sequence[Day], p: Parameters) -> tuple[Change, ...] | NotYet:
    """The last `report.compare` days beside the first as many of `days`.

    Single days are never compared. Each side needs `missing.min_complete` of its
    days. Pain: `mcid.pain` points or `mcid.pain_percent`, whichever is less;
    tiredness and steps: `mcid.fatigue`, `mcid.steps` (evidence section 4).
    """
    width = int(p.report_compare)
    needed = -int(-width * p.missing_min_complete // 100)
    if len(days) < 2 * width:
        # A log without an entry has one day, today, and that holds nothing.
        begun = len(days) if any(day.seen or day.known for day in days) else 0
        return NotYet(begun, 2 * width, "days")
    first, last = days[:width], days[-width:]
    found, most = [], 0
    for outcome in _OUTCOMES:
        before, after = (known([outcome.of(day) for day in side]) for side in (first, last))
        fewer = min(len(before), len(after))
        most = max(most, fewer)
        if fewer >= needed:
            found.append(_change_by_threshold(outcome, mean(before), mean(after), p))
    return tuple(found) or NotYet(most, needed, "days with a rating in both weeks")


def _change_by_threshold(outcome: _Outcome, before: float, after: float, p: Parameters) -> Change:
    size, matters = abs(after - before), outcome.threshold(before, p)
    if size < matters:
        return Change(outcome.name, before, after, "smaller than measurement error", None)
    verdict: OutcomeVerdict = "clearly larger" if size >= p.mcid_clear * matters else "may matter"
    return Change(outcome.name, before, after, verdict, (after < before) is outcome.less_is_better)


def _pain_threshold(before: float, p: Parameters) -> float:
    return min(p.mcid_pain, max(p.mcid_pain_least, before * p.mcid_pain_percent / 100))


def _steps(day: Day) -> float | None:
    return total_of(day, "steps")


_OUTCOMES: Final = (
    _Outcome("pain", lambda day: day.pain, _pain_threshold, True),
    _Outcome("fatigue", lambda day: day.fatigue, lambda _, p: p.mcid_fatigue, True),
    _Outcome("steps", _steps, lambda _, p: p.mcid_steps, False),
)
