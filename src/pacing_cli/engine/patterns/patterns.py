"""Run the longest review: a year for repeating patterns, twelve weeks for single days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.energy import energy_used
from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.flares.early_signs import early_signs
from pacing_cli.engine.flares.scale_back import phases
from pacing_cli.engine.patterns.associations import associations, daily_amounts, factors
from pacing_cli.engine.patterns.payback import payback
from pacing_cli.engine.patterns.swings import (
    boom_bust,
    boom_days,
    bust_days,
    day_sizes,
    quiet_week,
    swing,
)
from pacing_cli.engine.patterns.time_of_day import day_map
from pacing_cli.engine.run_chart import level_shift
from pacing_cli.model.day import Day
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.patterns import Patterns
from pacing_cli.model.phase import Flare, Log
from pacing_cli.model.settings import Settings

A_YEAR: Final = 365
"""Older days tell of another time of life."""
_TWELVE_WEEKS: Final = 84


def patterns(
    days: Sequence[Day],
    entries: Sequence[Entry],
    settings: Settings,
    evaluation: Evaluation,
) -> Patterns:
    """What repeats in the last year before the day of `evaluation`.

    `days` is contiguous, as from `engine.days`.
    """
    p, today = settings.parameters, evaluation.plan.date
    since = today - timedelta(days=A_YEAR - 1)
    year = [day for day in days if since <= day.on <= today] or [Day(today)]
    seen = [entry for entry in entries if since <= entry.day <= today]
    course = flares(year, p)
    log = Log(year, course.usual, phases(year, course, settings.profile, p))
    amounts = daily_amounts(year)
    ready, waiting = factors(year, amounts, p)
    recent = max(0, len(year) - _TWELVE_WEEKS)
    told, sizes = year[recent:], day_sizes(amounts, p)[recent:]
    in_flare = any(_touches(one, today - timedelta(days=7)) for one in course.episodes)
    return Patterns(
        start=year[0].on,
        end=today,
        days_logged=sum(day.seen for day in year),
        recent_start=told[0].on,
        swing=swing(amounts, p),
        boom_days=boom_days(evaluation, told[0].on, today),
        bust_days=bust_days(told, sizes, p),
        boom_bust=boom_bust(evaluation, told[0].on, today, p),
        quiet_week=quiet_week(amounts, in_flare, p),
        payback=payback(year, settings.activities, p),
        associations=associations(year, ready, p),
        factors_waiting=waiting,
        day_map=day_map(seen, year, p),
        shift=level_shift(year, course, p),
        energy=energy_used(year, settings) if settings.profile.mode == "envelope" else None,
        early_signs=early_signs(log, course.episodes, settings.profile.coping, p),
    )


def _touches(flare: Flare, since: date) -> bool:
    """The flare is open, or was until after that day."""
    return flare.ended is None or flare.ended >= since
