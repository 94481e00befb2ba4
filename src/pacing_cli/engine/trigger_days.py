"""What the person expects to come before harder times, counted: tags, flares and bad days.

Only counts: with a handful of harder times nothing more can be said (evidence section 6).
"""

from collections.abc import Sequence
from datetime import date, timedelta

from pacing_cli.model.day import Day
from pacing_cli.model.findings import TriggerDays
from pacing_cli.model.flare import Flare
from pacing_cli.model.parameters import Parameters


def trigger_days(
    days: Sequence[Day], flares: Sequence[Flare], names: Sequence[str], p: Parameters
) -> tuple[TriggerDays, ...]:
    """For each tag its days of late, and the harder times that it stood before.

    The look-back is as long as the time between two readings of the flare plan.
    """
    span = days[-p.setback_read_every :]
    begun = _hard_times(span, flares)
    return tuple(_count(name, span, begun, p) for name in names)


def _hard_times(span: Sequence[Day], flares: Sequence[Flare]) -> tuple[date, ...]:
    """First days, each once; a bad day on the day after a bad day begins nothing new."""
    bad = {day.on for day in span if day.bad or day.was_bad}
    first = {on for on in bad if on - timedelta(days=1) not in bad}
    onsets = {flare.onset for flare in flares if span and flare.onset >= span[0].on}
    return tuple(sorted(first | onsets))


def _count(name: str, span: Sequence[Day], begun: Sequence[date], p: Parameters) -> TriggerDays:
    tagged = {day.on for day in span if name.casefold() in {tag.casefold() for tag in day.tags}}
    before = sum(
        any(on - timedelta(days=back) in tagged for back in range(p.payback_days + 1))
        for on in begun
    )
    return TriggerDays(name, len(tagged), before, len(begun), len(span))
