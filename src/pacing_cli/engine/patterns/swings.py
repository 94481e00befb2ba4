"""Swings between too much and too little: how far a day lies from the day before it.

Evidence section 5. The yardstick is always the person's own time before; there is
no published line between steady and unsteady. All figures describe, none blames.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.patterns.associations import DailyAmounts
from pacing_cli.engine.statistics import differences, known, mean, median, rmssd
from pacing_cli.model.day import Day
from pacing_cli.model.findings import BoomBust, QuietWeek, Swing, SwingVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet

WEEK: Final = 7
_FOUR_WEEKS: Final = 28
_DAYS_WITH_AMOUNT: Final = "days with an amount"


def swing(amounts: DailyAmounts, parameters: Parameters) -> Swing | NotYet:
    """RMSSD over mean of the last `swing.window` days, beside the same before.

    `amounts` ends on the last day looked at. Needs `swing.min_pairs` pairs of
    neighbouring days and `missing.min_complete` of the days. The verdict is None
    where the time before cannot be told; it moves only beyond `swing.change`.
    """
    window = parameters.swing_window
    now = amounts.last(window).values
    value = _swing(now, parameters)
    if isinstance(value, NotYet):
        return value
    before = _swing(amounts.values[-2 * window : -window], parameters)
    previous = None if isinstance(before, NotYet) else before
    return Swing(
        value, previous, _verdict(value, previous, parameters), len(differences(now)), amounts.of
    )


def _swing(values: Sequence[float | None], parameters: Parameters) -> float | NotYet:
    written = known(values)
    needed = _needed(parameters.swing_window, parameters)
    if len(written) < needed:
        return NotYet(len(written), needed, _DAYS_WITH_AMOUNT)
    pairs = len(differences(values))
    if pairs < parameters.swing_min_pairs:
        return NotYet(
            pairs, parameters.swing_min_pairs, "pairs of neighbouring days with an amount"
        )
    if not mean(written) > 0:
        return NotYet(0, needed, "days with an amount above zero")
    return (rmssd(values) or 0.0) / mean(written)


def _needed(days: int, parameters: Parameters) -> int:
    """How many of so many days have to be known, rounded up."""
    return -int(-days * parameters.missing_min_complete // 100)


def _verdict(value: float, previous: float | None, parameters: Parameters) -> SwingVerdict | None:
    """A ratio is as far from one in both directions: 40 % more, or 1 / 1.4 of it."""
    if previous is None:
        return None
    beyond = 1 + parameters.swing_change / 100
    if value > previous * beyond:
        return "more see-saw"
    return "steadier" if value * beyond < previous else "about the same"


def day_sizes(amounts: DailyAmounts, parameters: Parameters) -> tuple[float | None, ...]:
    """Each day's amount as a multiple of the median of the `boom.window` days before it.

    None where the day or too much of the time before is not known, or where the
    median is zero.
    """
    values, window = amounts.values, parameters.boom_window
    needed = _needed(window, parameters)
    sizes: list[float | None] = []
    for place, value in enumerate(values):
        before = known(values[max(0, place - window) : place])
        middle = median(before) if len(before) >= needed else 0.0
        sizes.append(value / middle if value is not None and middle > 0 else None)
    return tuple(sizes)


def boom_days(
    days: Sequence[Day], sizes: Sequence[float | None], parameters: Parameters
) -> tuple[date, ...]:
    """Days of much more than usual: above `boom.ratio` times the median before."""
    pairs = zip(days, sizes, strict=True)
    return tuple(day.on for day, size in pairs if size is not None and size > parameters.boom_ratio)


def bust_days(
    days: Sequence[Day], sizes: Sequence[float | None], parameters: Parameters
) -> tuple[date, ...]:
    """Days of much less than usual: below `bust.ratio` times the median before."""
    pairs = zip(days, sizes, strict=True)
    return tuple(day.on for day, size in pairs if _is_bust(day, size, parameters))


def _is_bust(day: Day, size: float | None, parameters: Parameters) -> bool:
    """A little was written; or nothing, and the person called the day a bad one."""
    if size is None:
        return day.bad and not day.done
    return size < parameters.bust_ratio


def boom_bust(
    days: Sequence[Day],
    sizes: Sequence[float | None],
    usual: float | None,
    onsets: frozenset[date],
    parameters: Parameters,
) -> tuple[BoomBust, ...] | NotYet:
    """Episodes: a boom day, then within `boom.pain_days` pain above the usual, and a bust day.

    Instead of the pain (`boom.pain_rise` over `usual`) the beginning of a flare counts
    too (`onsets`). `days` and `sizes` lie side by side. A bust day belongs to one
    episode only.
    """
    told = sum(size is not None for size in sizes)
    if not told:
        return NotYet(
            sum(bool(day.done) for day in days),
            _needed(parameters.boom_window, parameters) + 1,
            _DAYS_WITH_AMOUNT,
        )
    found: list[BoomBust] = []
    for place, size in enumerate(sizes):
        if size is None or not size > parameters.boom_ratio:
            continue
        after = range(place + 1, min(place + 1 + parameters.boom_pain_days, len(days)))
        bust = next((i for i in after if _is_bust(days[i], sizes[i], parameters)), None)
        rise = _rise([days[i] for i in after], usual)
        flared = any(days[i].on in onsets for i in after)
        hurt = flared or (rise is not None and rise >= parameters.boom_pain_rise)
        if bust is None or not hurt or (found and found[-1].bust == days[bust].on):
            continue
        found.append(BoomBust(days[place].on, days[bust].on, size, rise))
    return tuple(found)


def _rise(after: Sequence[Day], usual: float | None) -> float | None:
    pains = [day.pain for day in after if day.pain is not None]
    return max(pains) - usual if pains and usual is not None else None


def quiet_week(amounts: DailyAmounts, in_flare: bool, parameters: Parameters) -> QuietWeek | None:
    """The last seven days, where they are below `under.ratio` of the four weeks before.

    None in a flare, where less is what the plan says, and where too little is known.
    """
    week = known(amounts.last(WEEK).values)
    before = known(amounts.values[-WEEK - _FOUR_WEEKS : -WEEK])
    if (
        in_flare
        or len(week) < _needed(WEEK, parameters)
        or len(before) < _needed(_FOUR_WEEKS, parameters)
    ):
        return None
    if not mean(week) < parameters.under_ratio * mean(before):
        return None
    return QuietWeek(mean(week), mean(before), amounts.of)
