"""Reasons for a quota: why it stays, goes up, goes down, or meets a cap."""

from datetime import date
from typing import Literal

from pacing_cli.model.notice_reasons import MuchMore
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value


class Started(Value):
    """The first quota is the baseline."""

    on: date
    quota: Amount


class HeldTooShort(Value):
    """The quota has not been held for long enough."""

    held_days: int
    needed_days: int


class TooFewSessions(Value):
    """Too few sessions at the quota whose next day is known and was within the usual."""

    tolerated: int
    needed: int
    unknown: int
    """Sessions at the quota whose next day is not known."""
    much_more: int = 0
    """Days that went well and were much more than usual: they do not count."""


class NotLately(Value):
    """The activity was not logged on the last days: no raise on old evidence alone."""

    days: int
    at_most: int


class NextDayWorse(Value):
    """After too many sessions the pain that followed was above the usual band."""

    worse: int
    known: int


class UsualUnknown(Value):
    """There are too few days with a pain rating to say what is usual."""

    have: int
    need: int


class PainRising(Value):
    """The mean pain of the last seven days is above that of the seven before."""

    points: float
    limit: float


class AnotherRaised(Value):
    """One thing at a time: another activity was raised a short while ago."""

    activity: str
    days_ago: int
    apart_days: int
    turn: str = ""
    """Whose turn is next, of those that wait for nothing else."""


class WorseLately(Value):
    """A day of late was outside of its usual range: no raise for some days after it."""

    on: date
    needed_days: int


class TrialFirst(Value):
    """Another activity's baseline days waited; they take their turn before the next step."""

    activity: str


class HarderDay(Value):
    """Today is a harder day, or has early signs: not a day for a raise."""

    by: Literal["word", "ratings", "signs"]


class UsuallyBelow(Value):
    """The days that count were mostly just under the quota."""

    median: Amount
    quota: Amount


class FullAgain(Value):
    """Yesterday there was less than the quota: no raise on the day on which all of it is back."""

    before: Amount


class WentBack(Value):
    """Two worse mornings after a raise: the amount before it holds again."""

    too_much: Amount
    before: Amount
    worse: tuple[date, ...]
    """The worse mornings; one where a flare began with it."""


class RaiseRests(Value):
    """No raise for a while after going back a step; then half the step."""

    too_much: Amount
    days_since: int
    needed_days: int


class LimitForNow(Value):
    """A step was undone more than once, so this looks like the limit for now."""

    amount: Amount
    times: int


class BackAfterBreak(Value):
    """After a break the amount comes back in steps."""

    percent: float
    before: Amount
    days_left: int
    """Days until the next step, today included."""


class FortnightCap(Value):
    """The step would go too far above the quota of 14 days earlier."""

    asked: Amount
    earlier: Amount
    cap_percent: float


class SafetyPause(Value):
    """No raise so soon after a flare, a bad day or a way back."""

    days_since: int
    needed_days: int


class MorningAboveUsual(Value):
    """Today's check-in is above the usual band: not a day for a raise."""

    pain: float
    usual: float
    """Of another symptom than pain: how far its band goes."""
    signal: str = "pain"


class SessionsTolerated(Value):
    """Enough sessions at the quota were followed by a day within the usual."""

    tolerated: int
    needed: int
    days: int


class RaisedOneStep(Value):
    """One step up: the activity's own step, or a percentage in whole units."""

    before: Amount
    step: Amount
    after: Amount
    percent: float | None
    """None: the step was set by the person or the therapist."""


class CutInFlare(Value):
    """Less during a flare."""

    onset: date
    cut_percent: float
    before: Amount


class CutOnBadDay(Value):
    """Less on a bad day."""

    cut_percent: float
    before: Amount


class CutInIllness(Value):
    """Less while the person is ill."""

    cut_percent: float
    before: Amount


class PausedFor(Value):
    """Nothing grows for now: an illness, a change of medicine, a new condition."""

    why: str
    since: date


class OnTheWayBack(Value):
    """A part of the quota before, in steps."""

    percent: float
    before: Amount
    days_left: int
    """Days until the next step, today included."""
    by_rating: bool = False
    """Only rated days within the band count."""


class RestartedAfterSilence(Value):
    """After silent days the activity restarts lower."""

    silent_days: int
    before: Amount
    percent: float


class LowestWeek(Value):
    """In envelope mode: a part of the lowest tolerated week, spread over its days."""

    total: Amount
    percent: float
    planned_days: int


class EnvelopeHolds(Value):
    """In envelope mode there are no raises."""


class EnvelopeStep(Value):
    """In envelope mode: one step that the person asked for, or that it is undone."""

    on: date
    step: Amount
    undone: bool = False


StepWhy = Literal["no_amount", "ceiling", "elsewhere", "today", "calm"]


class EnvelopeStepRefused(Value):
    """Why there is no step in envelope mode now, the weightiest first."""

    why: StepWhy
    have: int = 0
    """`calm`: rated days so far."""
    need: int = 0
    """`calm`, `elsewhere`: rated days before it, or days between two steps."""
    activity: str = ""
    """`elsewhere`: what went up."""
    until: date | None = None
    """`elsewhere`: the first day on which another step may be asked for."""


class EnvelopeWeeksNeeded(Value):
    """In envelope mode a tolerated week with enough logged days is needed first."""

    logged_days: int
    needed: int


class StoppedByAnswer(Value):
    """A safety question was answered yes: no suggestions until that is cleared."""

    answers: tuple[str, ...]


class CeilingHeld(Value):
    """The agreed ceiling held."""

    ceiling: Amount
    asked: Amount


class FloorHeld(Value):
    """The agreed floor held."""

    floor: Amount
    asked: Amount


class AskedLess(Value):
    """The person asked for less today; it changes nothing of the coming days."""

    percent: float
    before: Amount


class TriedLower(Value):
    """The experiment has its turn for a lower amount, which affects only this day."""

    before: Amount


class ShortenedForDay(Value):
    """The amount is shortened to fit the hours of the day."""

    before: Amount


# Reasons for a baseline: how it came about, or what is still missing for it.


class EnoughTrials(Value):
    """The mean of the trials, less the buffer, rounded down, is the baseline."""

    amounts: tuple[Amount, ...]
    mean: Amount
    buffer: float
    baseline: Amount
    recorded: int
    needed: int


class MoreTrialsNeeded(Value):
    """There are too few trials on different days, close enough together."""

    recorded: int
    needed: int
    within_days: int


class TrialsUnchecked(Value):
    """The day after these baseline days is unknown, so they count unchanged."""

    trials: int


class TrialTooMuch(Value):
    """After this trial the next day was worse: it bounds the baseline and is not averaged."""

    on: date
    amount: Amount


class SpreadTooWide(Value):
    """The baseline days differ too much for an average."""

    smallest: Amount
    largest: Amount
    limit: float


class MidpointTaken(Value):
    """The baseline is halfway between a good and a bad day."""

    good: Amount
    bad: Amount
    baseline: Amount


class MidpointIncomplete(Value):
    """The midpoint method was chosen, and a good and a bad day are not both known."""


class AgreedBaseline(Value):
    """A clinician and the person agreed on this number."""

    amount: Amount
    agreed_with: str


class AgreedBaselineMissing(Value):
    """The clinician's method was chosen, and `baseline` is not in the care file."""


class TooSmallToSet(Value):
    """The baseline would be less than the smallest unit of this measure."""

    mean: Amount
    unit: Amount


class NoAmounts(Value):
    """The activity was logged, but never with an amount in this measure."""

    sessions: int
    measure: str


class OrdinaryDay(Value):
    """Shortened to the load of an ordinary day, in minutes; `before` is the amount without that."""

    before: Amount
    ordinary: float


class WaitsAfterMore(Value):
    """No step up, because the day follows much more than usual."""

    what: MuchMore


class UsualRising(Value):
    """No step up while the usual of a symptom creeps up over weeks."""

    signal: str
    before: float
    now: float
    days: int
    """The length of the time that was looked at, in days."""
