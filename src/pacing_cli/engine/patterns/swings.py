"""Swings between too much and too little: how far a day lies from the day before it.

Evidence section 5. The yardstick is always the person's own time before; there is
no published line between steady and unsteady. All figures describe, none blames.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.overactivity import DAYS_AFTER_ENVELOPE, cost_of
from pacing_cli.engine.patterns.associations import DailyAmounts
from pacing_cli.engine.statistics import differences, known, mean, median, rmssd
from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.findings import BoomBust, QuietWeek, Swing, SwingVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet

WEEK: Final = 7
_FOUR_WEEKS: Final = 28
_LEAST_DAYS: Final = 3
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
        value, previous, _verdict(value, previous, parameters), len(differences(now)), amounts.of,
        window,
    )  # fmt: skip


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


def boom_days(evaluation: Evaluation, start: date, end: date) -> tuple[date, ...]:
    """Days of much more than usual, `start` and `end` included."""
    places = places_between(evaluation, start, end)
    return tuple(evaluation.log.days[i].on for i in places if evaluation.much_more[i])


def boom_bust(
    evaluation: Evaluation, start: date, end: date, parameters: Parameters
) -> tuple[BoomBust, ...] | NotYet:
    """Episodes that touch the span: much more than usual, then a flare or harder days.

    A flare that begins within `boom.pain_days` (in envelope mode three days) counts; so does a
    day called bad or hard, or marked as hard to bear, and a mean of pain over the usual by
    `boom.pain_rise` and by `flare.k_sd` times the person's own spread: days of much more are
    many, and where pain goes to and fro by itself, a smaller rise follows one of them by chance.
    A day of much more within an episode belongs to it.
    """
    days, p = evaluation.log.days, parameters
    after = DAYS_AFTER_ENVELOPE if evaluation.plan.mode == "envelope" else p.boom_pain_days
    places = places_between(evaluation, start - timedelta(days=_FOUR_WEEKS), end)
    told = sum(bool(days[i].done) for i in places)
    if told <= _LEAST_DAYS and not any(evaluation.much_more[i] for i in places):
        return NotYet(told, _LEAST_DAYS + 1, _DAYS_WITH_AMOUNT)
    found: list[BoomBust] = []
    for i in places:
        on, more = days[i].on, evaluation.much_more[i]
        if not more or (found and on <= found[-1].end):
            continue
        cost = cost_of(evaluation, range(i + 1, min(i + 1 + after, len(days))), end, p)
        if cost and cost[0] >= start:
            last, followed, rise = cost
            first = more[0]
            name = first.activity or only_activity(evaluation, i)
            part, minutes = ("", None) if name else longest_part(evaluation, i)
            part = part if minutes and 2 * minutes > first.amount.value else ""
            found.append(
                BoomBust(
                    on, last, on, name, first.amount, first.usual, followed, rise, part,
                    not first.activity, first.by_quota,
                )
            )  # fmt: skip
    return tuple(found)


def only_activity(evaluation: Evaluation, place: int) -> str:
    """The activity that a day's load was made of, where there was only one; else empty."""
    names = [name for name, done in evaluation.log.days[place].done.items() if not done.whole_day]
    return names[0] if len(names) == 1 else ""


def longest_part(evaluation: Evaluation, place: int) -> tuple[str, float | None]:
    """What took longest on a day, and its minutes where they were logged; no count of a device."""
    done = evaluation.log.days[place].done
    minutes = {
        name: one.totals["minutes"]
        for name, one in done.items()
        if not one.whole_day and "minutes" in one.totals
    }
    if not minutes:
        return "", None
    longest = max(sorted(minutes), key=lambda name: minutes[name])
    return longest, minutes[longest]


def places_between(evaluation: Evaluation, start: date, end: date) -> range:
    """The places of the days of the log from `start` to `end`, both included."""
    first = evaluation.log.days[-1].on - timedelta(days=len(evaluation.log.days) - 1)
    return range(
        max((start - first).days, 0), min((end - first).days + 1, len(evaluation.log.days))
    )


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
