"""Reasons: the facts behind a number or a notice, each a small frozen value.

A reason holds facts and never a sentence; `wording` turns each into words.
Two reasons of different kinds with the same facts compare equal as tuples do:
compare the class as well where that matters.
"""

from typing import Final

from pacing_cli.model.notice_reasons import AfterMuchMore as AfterMuchMore
from pacing_cli.model.notice_reasons import AllDay as AllDay
from pacing_cli.model.notice_reasons import BadDayToday as BadDayToday
from pacing_cli.model.notice_reasons import Band as Band
from pacing_cli.model.notice_reasons import Beside as Beside
from pacing_cli.model.notice_reasons import BoomThenFlare as BoomThenFlare
from pacing_cli.model.notice_reasons import CannotComeIn as CannotComeIn
from pacing_cli.model.notice_reasons import CareReviewDue as CareReviewDue
from pacing_cli.model.notice_reasons import ComesIn as ComesIn
from pacing_cli.model.notice_reasons import CountedAllDay as CountedAllDay
from pacing_cli.model.notice_reasons import DoesNotFit as DoesNotFit
from pacing_cli.model.notice_reasons import DoneToday as DoneToday
from pacing_cli.model.notice_reasons import DrowsyHours as DrowsyHours
from pacing_cli.model.notice_reasons import EarlySigns as EarlySigns
from pacing_cli.model.notice_reasons import EnergyUsed as EnergyUsed
from pacing_cli.model.notice_reasons import EnvelopeOn as EnvelopeOn
from pacing_cli.model.notice_reasons import FirstDay as FirstDay
from pacing_cli.model.notice_reasons import FixedOverlap as FixedOverlap
from pacing_cli.model.notice_reasons import FlareOpen as FlareOpen
from pacing_cli.model.notice_reasons import FlarePlanDue as FlarePlanDue
from pacing_cli.model.notice_reasons import FlareProlonged as FlareProlonged
from pacing_cli.model.notice_reasons import FlareSetback as FlareSetback
from pacing_cli.model.notice_reasons import FullOfFixed as FullOfFixed
from pacing_cli.model.notice_reasons import LeftOutToday as LeftOutToday
from pacing_cli.model.notice_reasons import LogLess as LogLess
from pacing_cli.model.notice_reasons import LongFixed as LongFixed
from pacing_cli.model.notice_reasons import LowMood as LowMood
from pacing_cli.model.notice_reasons import MaybeShifted as MaybeShifted
from pacing_cli.model.notice_reasons import MoreRest as MoreRest
from pacing_cli.model.notice_reasons import MuchMore as MuchMore
from pacing_cli.model.notice_reasons import NoTryToday as NoTryToday
from pacing_cli.model.notice_reasons import NotToday as NotToday
from pacing_cli.model.notice_reasons import OnlyFirst as OnlyFirst
from pacing_cli.model.notice_reasons import OutOfReach as OutOfReach
from pacing_cli.model.notice_reasons import OverAmount as OverAmount
from pacing_cli.model.notice_reasons import OverBudget as OverBudget
from pacing_cli.model.notice_reasons import OverEnergy as OverEnergy
from pacing_cli.model.notice_reasons import OverOrdinary as OverOrdinary
from pacing_cli.model.notice_reasons import PauseOn as PauseOn
from pacing_cli.model.notice_reasons import Readiness as Readiness
from pacing_cli.model.notice_reasons import RedFlag as RedFlag
from pacing_cli.model.notice_reasons import RestBetween as RestBetween
from pacing_cli.model.notice_reasons import RestsOnOldDays as RestsOnOldDays
from pacing_cli.model.notice_reasons import SilentDays as SilentDays
from pacing_cli.model.notice_reasons import StoppedForPain as StoppedForPain
from pacing_cli.model.notice_reasons import SupportFor as SupportFor
from pacing_cli.model.notice_reasons import SymptomsRising as SymptomsRising
from pacing_cli.model.notice_reasons import TimeShifted as TimeShifted
from pacing_cli.model.notice_reasons import TrialToday as TrialToday
from pacing_cli.model.notice_reasons import TriedToday as TriedToday
from pacing_cli.model.notice_reasons import TryEnded as TryEnded
from pacing_cli.model.notice_reasons import TryToday as TryToday
from pacing_cli.model.notice_reasons import UnderAmount as UnderAmount
from pacing_cli.model.notice_reasons import WayBack as WayBack
from pacing_cli.model.quota_reasons import AgreedBaseline as AgreedBaseline
from pacing_cli.model.quota_reasons import AgreedBaselineMissing as AgreedBaselineMissing
from pacing_cli.model.quota_reasons import AnotherRaised as AnotherRaised
from pacing_cli.model.quota_reasons import AskedLess as AskedLess
from pacing_cli.model.quota_reasons import BackAfterBreak as BackAfterBreak
from pacing_cli.model.quota_reasons import CeilingHeld as CeilingHeld
from pacing_cli.model.quota_reasons import CutInFlare as CutInFlare
from pacing_cli.model.quota_reasons import CutInIllness as CutInIllness
from pacing_cli.model.quota_reasons import CutOnBadDay as CutOnBadDay
from pacing_cli.model.quota_reasons import EnoughTrials as EnoughTrials
from pacing_cli.model.quota_reasons import EnvelopeHolds as EnvelopeHolds
from pacing_cli.model.quota_reasons import EnvelopeStep as EnvelopeStep
from pacing_cli.model.quota_reasons import EnvelopeWeeksNeeded as EnvelopeWeeksNeeded
from pacing_cli.model.quota_reasons import FloorHeld as FloorHeld
from pacing_cli.model.quota_reasons import FortnightCap as FortnightCap
from pacing_cli.model.quota_reasons import FullAgain as FullAgain
from pacing_cli.model.quota_reasons import HarderDay as HarderDay
from pacing_cli.model.quota_reasons import HeldTooShort as HeldTooShort
from pacing_cli.model.quota_reasons import LimitForNow as LimitForNow
from pacing_cli.model.quota_reasons import LowestWeek as LowestWeek
from pacing_cli.model.quota_reasons import MidpointIncomplete as MidpointIncomplete
from pacing_cli.model.quota_reasons import MidpointTaken as MidpointTaken
from pacing_cli.model.quota_reasons import MoreTrialsNeeded as MoreTrialsNeeded
from pacing_cli.model.quota_reasons import MorningAboveUsual as MorningAboveUsual
from pacing_cli.model.quota_reasons import NextDayWorse as NextDayWorse
from pacing_cli.model.quota_reasons import NoAmounts as NoAmounts
from pacing_cli.model.quota_reasons import NotLately as NotLately
from pacing_cli.model.quota_reasons import OnTheWayBack as OnTheWayBack
from pacing_cli.model.quota_reasons import OrdinaryDay as OrdinaryDay
from pacing_cli.model.quota_reasons import PainRising as PainRising
from pacing_cli.model.quota_reasons import PausedFor as PausedFor
from pacing_cli.model.quota_reasons import RaisedOneStep as RaisedOneStep
from pacing_cli.model.quota_reasons import RaiseRests as RaiseRests
from pacing_cli.model.quota_reasons import RestartedAfterSilence as RestartedAfterSilence
from pacing_cli.model.quota_reasons import SafetyPause as SafetyPause
from pacing_cli.model.quota_reasons import SessionsTolerated as SessionsTolerated
from pacing_cli.model.quota_reasons import ShortenedForDay as ShortenedForDay
from pacing_cli.model.quota_reasons import SpreadTooWide as SpreadTooWide
from pacing_cli.model.quota_reasons import Started as Started
from pacing_cli.model.quota_reasons import StoppedByAnswer as StoppedByAnswer
from pacing_cli.model.quota_reasons import TooFewSessions as TooFewSessions
from pacing_cli.model.quota_reasons import TooSmallToSet as TooSmallToSet
from pacing_cli.model.quota_reasons import TrialFirst as TrialFirst
from pacing_cli.model.quota_reasons import TrialsUnchecked as TrialsUnchecked
from pacing_cli.model.quota_reasons import TrialTooMuch as TrialTooMuch
from pacing_cli.model.quota_reasons import TriedLower as TriedLower
from pacing_cli.model.quota_reasons import UsuallyBelow as UsuallyBelow
from pacing_cli.model.quota_reasons import UsualRising as UsualRising
from pacing_cli.model.quota_reasons import UsualUnknown as UsualUnknown
from pacing_cli.model.quota_reasons import WaitsAfterMore as WaitsAfterMore
from pacing_cli.model.quota_reasons import WentBack as WentBack
from pacing_cli.model.quota_reasons import WorseLately as WorseLately

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
    | EnvelopeStep
    | EnvelopeWeeksNeeded
    | StoppedByAnswer
    | CeilingHeld
    | FloorHeld
    | AskedLess
    | TrialFirst
    | WorseLately
    | HarderDay
    | UsuallyBelow
    | FullAgain
    | WentBack
    | RaiseRests
    | LimitForNow
    | BackAfterBreak
    | TriedLower
    | ShortenedForDay
    | OrdinaryDay
    | WaitsAfterMore
    | UsualRising
)

NoticeReason = (
    FirstDay
    | TrialToday
    | TriedToday
    | DoneToday
    | NoTryToday
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
    | EnergyUsed
    | OverEnergy
    | NotToday
    | CountedAllDay
    | RestBetween
    | SilentDays
    | CareReviewDue
    | FlarePlanDue
    | PauseOn
    | OutOfReach
    | MaybeShifted
    | TryToday
    | TryEnded
    | SupportFor
    | AllDay
    | CannotComeIn
    | ComesIn
    | DrowsyHours
    | FixedOverlap
    | FullOfFixed
    | LeftOutToday
    | LongFixed
    | MoreRest
    | OnlyFirst
    | OverBudget
    | TimeShifted
    | OverOrdinary
    | OverAmount
    | UnderAmount
    | StoppedForPain
    | BoomThenFlare
    | SymptomsRising
    | LowMood
    | AfterMuchMore
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
    NextDayWorse: ("pain_next_morning", "pain_rise_ok", "band_fatigue", "band_sd"),
    UsualUnknown: ("flare_provisional",),
    PainRising: ("progress_weekly_rise",),
    AnotherRaised: ("progress_apart_days",),
    FortnightCap: ("progress_cap_14d",),
    HarderDay: ("ready_amber", "warn_signals"),
    WorseLately: ("progress_clean_days",),
    UsuallyBelow: ("progress_reached",),
    UsualRising: ("named_rise", "named_days", "named_before"),
    WentBack: ("progress_back_mornings", "progress_back_days", "pain_next_morning"),
    RaiseRests: ("progress_back_rest",),
    LimitForNow: ("progress_back_rounds",),
    BackAfterBreak: ("scaleback_return_first", "scaleback_return_second", "scaleback_step_days"),
    SafetyPause: ("scaleback_no_progress",),
    MorningAboveUsual: ("pain_next_morning", "band_fatigue", "band_stiff"),
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
    FlarePlanDue: ("setback_read_every",),
    WayBack: ("scaleback_return_first", "scaleback_return_second", "scaleback_step_days"),
    OutOfReach: ("reach_share", "reach_min_days"),
    RestBetween: ("progress_resist_days",),
    AskedLess: ("sched_less",),
    LongFixed: ("sched_posture_max",),
    DrowsyHours: ("sched_drowsy_demand",),
    OverBudget: ("sched_energy_band", "sched_energy_days"),
    EnergyUsed: ("energy_target",),
    OverEnergy: ("energy_target",),
    EarlySigns: ("warn_signals", "warn_sd", "warn_baseline", "warn_single_sigma"),
    RestsOnOldDays: ("logging_old_days",),
    LogLess: ("logging_steady_days", "logging_share"),
    OverAmount: ("named_over", "named_least", "named_days"),
    UnderAmount: ("named_under", "named_least", "named_days"),
    StoppedForPain: ("named_least", "named_days"),
    SymptomsRising: ("named_rise", "named_days", "named_before"),
    LowMood: ("named_mood", "named_mood_weeks", "named_mood_days"),
    BoomThenFlare: ("boom_ratio", "boom_pain_rise", "flare_k_sd"),
    AfterMuchMore: ("boom_ratio",),
    WaitsAfterMore: ("boom_ratio",),
}
"""The parameters that a reason rests on; where there are none it rests on what the person set."""
