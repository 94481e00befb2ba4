"""A harder day than usual: it changes how the day is done, not how much.

Pain or tiredness above the usual splits the day finer and rests longer; the
quota stays (evidence, second finding: plan-led, not pain-led).
"""

from collections.abc import Sequence

from pacing_cli.engine.stats import median
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.reason import HarderDay
from pacing_cli.model.standing import Usual


def harder_day(days: Sequence[Day], usual: Usual, p: Parameters) -> HarderDay | None:
    """Today beside the usual; None on a day like others, or when too little is known."""
    today = days[-1]
    pain, rise = today.pain, p.pain_next_morning
    if pain is not None and usual.pain is not None and pain > usual.pain + rise:
        return HarderDay("pain", pain, usual.pain)
    before = [day.fatigue for day in days[-1 - p.flare_window : -1] if day.fatigue is not None]
    if today.fatigue is not None and len(before) >= p.flare_provisional:
        tired = median(before)
        if today.fatigue > tired + rise:
            return HarderDay("fatigue", today.fatigue, tired)
    return None
