"""Reasons: the facts behind a number or a notice, each a small frozen value.

A reason holds facts and never a sentence; `wording` turns each into words.
Two reasons of different kinds with the same facts compare equal as tuples do:
compare the class as well where that matters.
"""

from datetime import date
from typing import Final, NamedTuple

from pacing_cli.model.day_reason import Band as Band
from pacing_cli.model.day_reason import Beside as Beside
from pacing_cli.model.day_reason import EarlySigns as EarlySigns
from pacing_cli.model.day_reason import LogLess as LogLess
from pacing_cli.model.day_reason import Readiness as Readiness
from pacing_cli.model.day_reason import RestsOnOldDays as RestsOnOldDays
from pacing_cli.model.quantity import Amount

# --- how a baseline came about


class EnoughTrials(NamedTuple):
    """The mean of the trials, less the buffer, rounded down, is the baseline."""

    amounts: tuple[Amount, ...]
    mean: Amount
    buffer: float
    baseline: Amount
    recorded: int
    needed: int


class MoreTrialsNeeded(NamedTuple):
    """There are too few trials on different days, close enough together."""

    recorded: int
    needed: int
    within_days: int


class TrialsUnchecked(NamedTuple):
    """Of these trials the day after is not known, so they count as they stand."""

    trials: int


class TrialTooMuch(NamedTuple):
    """After this trial the next day was worse: it bounds the baseline and is not averaged."""

    on: date
    amount: Amount


class SpreadTooWide(NamedTuple):
    """The trials lie too far apart to be averaged."""

    smallest: Amount
    largest: Amount
    limit: float


class MidpointTaken(NamedTuple):
    """The baseline lies half-way between a good and a bad day."""

    good: Amount
    bad: Amount
    baseline: Amount


class MidpointIncomplete(NamedTuple):
    """The midpoint method was chosen, and a good and a bad day are not both known."""


class AgreedBaseline(NamedTuple):
    """A clinician and the person agreed on this number."""

    amount: Amount
    agreed_with: str


class AgreedBaselineMissing(NamedTuple):
    """The clinician's method was chosen, and `baseline` is not in the care file."""


class TooSmallToSet(NamedTuple):
    """The baseline would be less than the smallest unit of this measure."""

    mean: Amount
    unit: Amount


class NoAmounts(NamedTuple):
    """The activity was logged, but never with an amount in this measure."""

    sessions: int


# --- why it stays, grows or goes back


class Started(NamedTuple):
    """The first quota is the baseline."""

    on: date
    quota: Amount


class HeldTooShort(NamedTuple):
    """The quota has not been held for long enough."""

    held_days: int
    needed_days: int


class TooFewSessions(NamedTuple):
    """Too few sessions at the quota whose next day is known and was within the usual."""

    tolerated: int
    needed: int
    unknown: int
    """Sessions at the quota whose next day is not known."""


class NotLately(NamedTuple):
    """The activity was not logged on the last days: no raise on old evidence alone."""

    days: int
    at_most: int


class NextDayWorse(NamedTuple):
    """After too many sessions the pain that followed was above the usual band."""

    worse: int
    known: int


class UsualUnknown(NamedTuple):
    """There are too few days with a pain rating to say what is usual."""

    have: int
    need: int


class PainRising(NamedTuple):
    """The mean pain of the last seven days is above that of the seven before."""

    points: float
    limit: float


class AnotherRaised(NamedTuple):
    """One thing at a time: another activity was raised a short while ago."""

    activity: str
    days_ago: int
    apart_days: int


class FortnightCap(NamedTuple):
    """The step would go too far above the quota of 14 days earlier."""

    asked: Amount
    earlier: Amount
    cap_percent: float


class SafetyPause(NamedTuple):
    """No raise so soon after a flare, a bad day or a way back."""

    days_since: int
    needed_days: int


class MorningAboveUsual(NamedTuple):
    """Today's check-in is above the usual band: not a day for a raise."""

    pain: float
    usual: float


class SessionsTolerated(NamedTuple):
    """Enough sessions at the quota were followed by a day within the usual."""

    tolerated: int
    needed: int
    days: int


class RaisedOneStep(NamedTuple):
    """One step up: the activity's own step, or a percentage in whole units."""

    before: Amount
    step: Amount
    after: Amount
    percent: float | None
    """None: the step was set by the person or the therapist."""


class CutInFlare(NamedTuple):
    """Less during a flare."""

    onset: date
    cut_percent: float
    before: Amount


class CutOnBadDay(NamedTuple):
    """Less on a bad day."""

    cut_percent: float
    before: Amount


class CutInIllness(NamedTuple):
    """Less while the person is ill."""

    cut_percent: float
    before: Amount


class PausedFor(NamedTuple):
    """Nothing grows for now: an illness, a change of medicine, a new condition."""

    why: str
    since: date


class OnTheWayBack(NamedTuple):
    """A part of the quota before, in steps."""

    percent: float
    before: Amount
    days_left: int
    """Days until the next step, today included."""


class RestartedAfterSilence(NamedTuple):
    """After silent days the activity restarts lower."""

    silent_days: int
    before: Amount
    percent: float


class LowestWeek(NamedTuple):
    """In envelope mode: a part of the lowest tolerated week, spread over its days."""

    total: Amount
    percent: float
    planned_days: int


class EnvelopeHolds(NamedTuple):
    """In envelope mode there are no raises."""


class EnvelopeWeeksNeeded(NamedTuple):
    """In envelope mode a tolerated week with enough logged days is needed first."""

    logged_days: int
    needed: int


class StoppedByAnswer(NamedTuple):
    """A safety question was answered yes: no suggestions until that is cleared."""

    answers: tuple[str, ...]


# --- the caps


class CeilingHeld(NamedTuple):
    """The agreed ceiling held."""

    ceiling: Amount
    asked: Amount


class FloorHeld(NamedTuple):
    """The agreed floor held."""

    floor: Amount
    asked: Amount


# --- notices about the day


class FirstDay(NamedTuple):
    """Nothing is known yet: a gentle first day."""


class TrialToday(NamedTuple):
    """A try of this activity today would help to find its baseline."""

    activity: str
    recorded: int
    needed: int


class FlareOpen(NamedTuple):
    """A flare is open."""

    onset: date
    days: int
    route: str
    usual: float | None


class FlareProlonged(NamedTuple):
    """The flare has lasted longer than flares usually do."""

    days: int


class FlareSetback(NamedTuple):
    """It has lasted so long that the therapist should hear of it."""

    days: int


class BadDayToday(NamedTuple):
    """The person said that today is a bad day; what they wrote down for it."""

    contingency: tuple[str, ...]


class WayBack(NamedTuple):
    """The steps of the way back, and where today stands."""

    percent: float
    next_percent: float | None
    next_on: date | None


class EnvelopeOn(NamedTuple):
    """Envelope mode is on."""


class RedFlag(NamedTuple):
    """Safety questions that were answered yes."""

    answers: tuple[str, ...]
    country: str


class DoesNotFit(NamedTuple):
    """The activity does not fit into the day."""

    activity: str
    amount: Amount


class NotToday(NamedTuple):
    """The activity is not planned for this day of the week."""

    activity: str


class RestBetween(NamedTuple):
    """Strength work needs a day between."""

    activity: str
    last: date


class SilentDays(NamedTuple):
    """Days without entries: unknown, and fine."""

    days: int


class CareReviewDue(NamedTuple):
    """The date for looking at the care file again has come."""

    review_on: date
    agreed_with: str


class OutOfReach(NamedTuple):
    """The quota was seldom reached of late; starting from new tries is the person's act."""

    activity: str
    reached: int
    logged: int
    quota: Amount
    usual: Amount
    """The median of what was done."""


class PauseOn(NamedTuple):
    """A pause holds today, and how it ends."""

    why: str
    since: date
    until: date | None
    """The first day on which it no longer holds; None: when the person says so."""


class UnreadLines(NamedTuple):
    """Lines of the journal that could not be read; they are kept."""

    lines: int


class MaybeShifted(NamedTuple):
    """It has been high for so long that the usual itself may have moved."""

    days: int


QuotaReason = (
    EnoughTrials
    | MoreTrialsNeeded
    | TrialsUnchecked
    | TrialTooMuch
    | SpreadTooWide
    | MidpointTaken
    | MidpointIncomplete
    | AgreedBaseline
    | AgreedBaselineMissing
    | TooSmallToSet
    | NoAmounts
    | Started
    | HeldTooShort
    | TooFewSessions
    | NotLately
    | NextDayWorse
    | UsualUnknown
    | PainRising
    | AnotherRaised
    | FortnightCap
    | SafetyPause
    | MorningAboveUsual
    | SessionsTolerated
    | RaisedOneStep
    | CutInFlare
    | CutOnBadDay
    | CutInIllness
    | PausedFor
    | OnTheWayBack
    | RestartedAfterSilence
    | LowestWeek
    | EnvelopeHolds
    | EnvelopeWeeksNeeded
    | StoppedByAnswer
    | CeilingHeld
    | FloorHeld
)

NoticeReason = (
    FirstDay
    | TrialToday
    | FlareOpen
    | FlareProlonged
    | FlareSetback
    | BadDayToday
    | WayBack
    | EnvelopeOn
    | RedFlag
    | Readiness
    | EarlySigns
    | RestsOnOldDays
    | LogLess
    | DoesNotFit
    | NotToday
    | RestBetween
    | SilentDays
    | CareReviewDue
    | PauseOn
    | OutOfReach
    | UnreadLines
    | MaybeShifted
)

Reason = QuotaReason | NoticeReason

RESTS_ON: Final[dict[type, tuple[str, ...]]] = {
    EnoughTrials: ("baseline_buffer", "baseline_min_trials"),
    MoreTrialsNeeded: ("baseline_min_trials", "baseline_max_age"),
    TrialTooMuch: ("pain_next_morning",),
    SpreadTooWide: ("baseline_spread_limit",),
    HeldTooShort: ("progress_hold_days",),
    TooFewSessions: ("progress_min_sessions", "progress_completion"),
    NotLately: ("progress_recent_days",),
    NextDayWorse: ("pain_next_morning", "pain_rise_ok"),
    UsualUnknown: ("flare_provisional",),
    PainRising: ("progress_weekly_rise",),
    AnotherRaised: ("progress_apart_days",),
    FortnightCap: ("progress_cap_14d",),
    SafetyPause: ("scaleback_no_progress",),
    MorningAboveUsual: ("pain_next_morning",),
    SessionsTolerated: ("progress_min_sessions", "progress_completion"),
    RaisedOneStep: ("progress_pct",),
    CutInFlare: ("scaleback_cut",),
    CutInIllness: ("scaleback_bad_cut",),
    PausedFor: ("pause_medicine_days",),
    CutOnBadDay: ("scaleback_bad_cut",),
    OnTheWayBack: ("scaleback_return_first", "scaleback_return_second", "scaleback_step_days"),
    RestartedAfterSilence: ("restart_silent_days", "restart_share"),
    LowestWeek: ("baseline_pem_buffer",),
    FlareOpen: ("flare_k_sd", "flare_min_rise", "flare_persist_days"),
    FlareProlonged: ("flare_prolonged_after",),
    FlareSetback: ("flare_setback_after",),
    WayBack: ("scaleback_return_first", "scaleback_return_second", "scaleback_step_days"),
    OutOfReach: ("reach_share", "reach_min_days"),
    RestBetween: ("progress_resist_days",),
    EarlySigns: ("warn_signals", "warn_sd", "warn_baseline", "warn_single_sigma"),
    RestsOnOldDays: ("logging_old_days",),
    LogLess: ("logging_steady_days", "logging_share"),
}
"""The parameters that a reason rests on; where there are none it rests on what the person set."""
