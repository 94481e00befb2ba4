"""Limit the amounts of an experiment to those allowed for a step up (contract, section 5, 1-3)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from pacing_cli.engine.flares.detection import beyond, within_band
from pacing_cli.engine.statistics import median
from pacing_cli.model.activity import Activity
from pacing_cli.model.day import SYMPTOMS, Tried
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log
from pacing_cli.model.plan import Advice, NotYet, Quota
from pacing_cli.model.quantity import MEASURES, Amount, Measure, round_down, unit
from pacing_cli.model.quota_reasons import EnvelopeStepRefused
from pacing_cli.model.reason import (
    AnotherRaised,
    BackAfterBreak,
    CeilingHeld,
    EnvelopeWeeksNeeded,
    FloorHeld,
    FortnightCap,
    FullAgain,
    HarderDay,
    LimitForNow,
    LowestWeek,
    MorningAboveUsual,
    NextDayWorse,
    NotLately,
    OutOfReach,
    PainRising,
    PausedFor,
    QuotaReason,
    RaiseRests,
    RestartedAfterSilence,
    SafetyPause,
    TrialFirst,
    TriedLower,
    UsualUnknown,
    WentBack,
    WorseLately,
)
from pacing_cli.model.settings import Agreement
from pacing_cli.model.value import Value

AGAINST_MORE: Final = (
    AnotherRaised, BackAfterBreak, CeilingHeld, FortnightCap, FullAgain, HarderDay,
    LimitForNow, MorningAboveUsual, NextDayWorse, NotLately, PainRising, PausedFor, RaiseRests,
    RestartedAfterSilence, SafetyPause, TrialFirst, UsualUnknown, WentBack, WorseLately,
)  # fmt: skip
"""Whatever speaks against a raise speaks against trying more, but for how long it was held."""

LevelWhy = Literal["no_amount", "measure", "ceiling", "floor", "step", "new", "cap", "reason"]


class LevelRefused(Value):
    """Why an amount is not tried out.

    `why`: `no_amount` (there is no quota), `measure`, `ceiling`, `floor` (below what was
    agreed as the least), `step` (more than one step above), `new` (the amount of today is a
    new one), `cap` (too far above a fortnight ago) or `reason`.
    """

    why: LevelWhy
    level: Amount
    limit: Amount | None = None
    reason: QuotaReason | None = None


def refused_level(
    level: Amount,
    quota: Quota | None,
    agreed: Agreement,
    earlier: Sequence[float | None],
    parameters: Parameters,
) -> LevelRefused | None:
    """None where the level may be tried today. `earlier`: the quotas of the last 14 days."""
    if quota is None or quota.quota is None:
        return LevelRefused("no_amount", level)
    if level.measure != quota.measure:
        return LevelRefused("measure", level, Amount(quota.measure, quota.quota))
    if agreed.ceiling and level.value > agreed.ceiling.value:
        return LevelRefused("ceiling", level, agreed.ceiling)
    if level.value <= quota.quota:
        return None
    most = quota.next_quota if quota.next_quota is not None else quota.quota
    if level.value > most + 1e-9:
        return LevelRefused("step", level, Amount(quota.measure, most))
    if quota.decision != "hold":
        return LevelRefused("new", level, Amount(quota.measure, quota.quota))
    before = [value for value in earlier if value is not None]
    cap = (before[0] if before else quota.quota) * (1 + parameters.progress_cap_14d / 100)
    if level.value > cap + 1e-9:
        return LevelRefused("cap", level, Amount(quota.measure, cap))
    for reason in quota.because:
        if isinstance(reason, AGAINST_MORE):
            return LevelRefused("reason", level, None, reason)
    return None


def below_floor(level: Amount, agreed: Agreement) -> LevelRefused | None:
    """None where the level is not below what was agreed as the least."""
    floor = agreed.floor
    if floor and floor.measure == level.measure and level.value < floor.value:
        return LevelRefused("floor", level, floor)
    return None


def at_level(quota: Quota, tried: Tried | None) -> Quota:
    """Today's quota of an activity whose turn is a lower amount; a higher one changes nothing."""
    if tried is None or quota.quota is None or tried.activity != quota.activity.casefold():
        return quota
    level = tried.amount
    if level.measure != quota.measure or level.value >= quota.quota:
        return quota
    because = (TriedLower(Amount(quota.measure, quota.quota)), *quota.because)
    return quota._replace(quota=level.value, decision="scale_back", because=because)


# The caps, applied last and once: agreed ceilings and floors (contract, section 5, rule 1).


def within(value: float, measure: Measure, agreed: Agreement, floor_holds: bool) -> Advice[float]:
    """The quota inside what was agreed, with the cap that held, if one did.

    The floor does not hold in a flare, on the way back or in envelope mode
    (`floor_holds` False); the ceiling always does.
    """
    asked = Amount(measure, value)
    if agreed.floor and floor_holds and value < agreed.floor.value:
        return Advice(agreed.floor.value, (FloorHeld(agreed.floor, asked),))
    if agreed.ceiling and value > agreed.ceiling.value:
        return Advice(agreed.ceiling.value, (CeilingHeld(agreed.ceiling, asked),))
    return Advice(value, ())


# Envelope mode: stay within what was tolerated, and never grow by itself.
#
# For people whose symptoms get worse hours to days after effort. The quota is a
# part of the lowest tolerated week (evidence sections 1 and 8; direction: NICE
# NG206). It can only go down by itself; growing is the person's explicit act.

_WEEK = 7
# What follows within 72 hours belongs to the week (evidence section 8).
LOOK_BACK_DAYS = 3
# Fewer logged days than this do not show what a week was like.
_LOGGED_DAYS = 3


def week_total(log: Log, amounts: Mapping[int, float], last: int) -> float | None:
    """The total of the seven days that end at index `last`; None if that week was not
    tolerated, has too few logged days, or what followed is not known yet."""
    first, after = last - _WEEK + 1, last + LOOK_BACK_DAYS
    if first < 0 or after >= len(log.days):
        return None
    logged = [amounts[index] for index in range(first, last + 1) if amounts.get(index)]
    if len(logged) < _LOGGED_DAYS:
        return None
    for index in range(first, after + 1):
        if log.days[index].impact or log.phases[index].kind != "steady":
            return None
    return sum(logged)


def tells(shown: Sequence[float | None]) -> bool:
    """Whether a week tells what is tolerated: only one in which no amount was shown.

    Days lived by their quota show what was planned, and a quiet week shows what was left
    out: counting either would take a quarter off again and again, down to nothing. What is
    too much shows in the symptoms, and then a flare or a bad day takes it off.
    """
    return not any(shown)


def envelope(
    lowest: float | None,
    logged_days: int,
    measure: Measure,
    planned_days: int,
    parameters: Parameters,
) -> Advice[float] | NotYet:
    """The day's quota from the lowest tolerated week so far."""
    if lowest is None:
        reason = EnvelopeWeeksNeeded(min(logged_days, _LOGGED_DAYS), _LOGGED_DAYS)
        return NotYet(0, 1, "tolerated week", (reason,))
    value = round_down(measure, parameters.baseline_pem_buffer * lowest / planned_days)
    if value <= 0:
        return NotYet(
            0,
            1,
            "tolerated week of at least a few units",
            (EnvelopeWeeksNeeded(0, _LOGGED_DAYS),),
        )
    because = LowestWeek(
        Amount(measure, lowest), parameters.baseline_pem_buffer * 100, planned_days
    )
    return Advice(value, (because,))


# The one step in envelope mode: never suggested, and only where the person asks for it.

STEP_DAYS: Final = 28
"""Calm rated days before it, and days until the next one of any activity."""
STEP_UNDONE_WITHIN: Final = 7
_STEP_LOOK_BACK: Final = 84


def envelope_step(
    quota: Amount | None,
    log: Log,
    index: int,
    steps: Mapping[str, Sequence[date]],
    agreed: Agreement,
) -> Amount | EnvelopeStepRefused:
    """The size of the step, one unit, on the day at `index`; or what speaks against it.

    `steps`: the days on which steps were asked for, by activity.
    """
    if quota is None:
        return EnvelopeStepRefused("no_amount")
    step = unit(quota.measure, quota.value)
    if agreed.ceiling and quota.value + step > agreed.ceiling.value + 1e-9:
        return EnvelopeStepRefused("ceiling")
    today = log.days[index].on
    for name, asked in steps.items():
        for on in asked:
            if on < today and (today - on).days < STEP_DAYS:
                return EnvelopeStepRefused(
                    "elsewhere", 0, STEP_DAYS, name, on + timedelta(days=STEP_DAYS)
                )
    if is_calm(log, index) is False:
        return EnvelopeStepRefused("today")
    have = 0
    for place in range(index - 1, max(index - _STEP_LOOK_BACK, 0) - 1, -1):
        calm = is_calm(log, place)
        if calm is False or have == STEP_DAYS:
            break
        have += calm is True
    return (
        EnvelopeStepRefused("calm", have, STEP_DAYS)
        if have < STEP_DAYS
        else Amount(quota.measure, step)
    )


class AskedSteps:
    """The steps in envelope mode that the person asked for, of one activity."""

    def __init__(
        self,
        activity: Activity,
        agreed: Agreement,
        measure: Measure,
        log: Log,
        shown: Sequence[float | None],
        steps: Mapping[str, Sequence[date]],
    ) -> None:
        """`shown`: the quotas of the days so far; it grows while days are walked."""
        self._activity, self._agreed, self._measure = activity, agreed, measure
        self._log, self._shown, self._steps = log, shown, steps
        self._granted: dict[int, float] = {}

    def held(self, index: int) -> dict[date, float]:
        """The size of each step that holds on the day at `index`, by the day it was asked for.

        A worse rating within a week undoes a step for good; so does a new search for the amount.
        """
        held: dict[date, float] = {}
        restart = self._activity.restart_on
        for on in self._activity.steps_on:
            place = (on - self._log.days[0].on).days
            if not 0 < place <= index or (restart and on < restart <= self._log.days[index].on):
                continue
            last = min(index, place + STEP_UNDONE_WITHIN)
            worse = any(is_calm(self._log, i) is False for i in range(place, last + 1))
            if not worse and (step := self._size(place)):
                held[on] = step
        return held

    def _size(self, place: int) -> float:
        """0 where something spoke against the step."""
        if place not in self._granted:
            before = self._shown[place - 1]
            quota = None if before is None else Amount(self._measure, before)
            found = envelope_step(quota, self._log, place, self._steps, self._agreed)
            self._granted[place] = found.value if isinstance(found, Amount) else 0.0
        return self._granted[place]


def is_calm(log: Log, index: int) -> bool | None:
    """Whether a day was steady, with every rating within its band; None: no symptom was rated."""
    day, usual, phase = log.days[index], log.usual[index], log.phases[index]
    if phase.kind != "steady" or phase.pause or day.impact:
        return False
    means = {name: getattr(day, name) for name in SYMPTOMS}
    for name, value in means.items():
        limit = usual.lines.get(name)
        if value is not None and limit is not None and beyond(name, value, limit):
            return False
    return within_band(day, usual)


# Whether a quota is kept up: a planned amount that is seldom reached is not yet a baseline.
#
# Nothing is lowered by itself here: days on which less was done may be days on
# which less was needed. It is said, and starting again from new tries is the
# person's explicit act.


def out_of_reach(
    activity: str,
    measure: Measure,
    quota: float,
    held_days: int,
    amounts: Sequence[float],
    parameters: Parameters,
) -> OutOfReach | None:
    """`amounts`: what was done on each logged day of the last `reach.window` days."""
    if held_days < parameters.reach_window or len(amounts) < parameters.reach_min_days:
        return None
    nearly = quota * parameters.progress_completion / 100
    reached = sum(amount >= nearly for amount in amounts)
    if reached >= len(amounts) * parameters.reach_share / 100:
        return None
    usual = Amount(measure, median(amounts))
    return OutOfReach(activity, reached, len(amounts), Amount(measure, quota), usual)


# In which measure an activity's quota is counted.


def counted_in(activity: Activity, agreed: Agreement, days: Mapping[Measure, int]) -> Measure:
    """As agreed, else as the person set, else as logged on most days.

    `days`: on how many days each measure was written.
    """
    for amount in (agreed.ceiling, agreed.baseline, agreed.floor):
        if amount:
            return amount.measure
    if activity.measure:
        return activity.measure
    return max(MEASURES, key=lambda measure: (days.get(measure, 0), -MEASURES.index(measure)))
