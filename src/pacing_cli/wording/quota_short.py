"""Write each reason in about five words, for a cell of the plan's table."""

from typing import Final, assert_never

from pacing_cli.model import reason as r
from pacing_cli.model.plan import BlockKind, DayKind, Decision, Plan, Quota, RestKind
from pacing_cli.model.reason import (
    AfterMuchMore,
    NoticeReason,
    QuotaReason,
    Readiness,
    Reason,
    RedFlag,
)
from pacing_cli.wording.day import the_day_short
from pacing_cli.wording.phrases import count, number

# The reason that a decision is named after. Where none of them is there, the first one counts.
_DECIDING: Final[dict[Decision, tuple[type, ...]]] = {
    "not_yet": (),
    "start": (r.RestartedAfterSilence, r.CeilingHeld, r.FloorHeld, r.Started),
    "hold": (r.CeilingHeld, r.FloorHeld, r.WaitsAfterMore),
    "raise": (r.RaisedOneStep, r.EnvelopeStep),
    "scale_back": (
        r.EnvelopeStep,
        r.AskedLess,
        r.TriedLower,
        r.ShortenedForDay,
        r.OrdinaryDay,
        r.CutOnBadDay,
        r.CutInFlare,
        r.CutInIllness,
        r.WentBack,
        r.RestartedAfterSilence,
        r.LowestWeek,
    ),
    "return": (r.OnTheWayBack, r.BackAfterBreak, r.RestartedAfterSilence),
    "stopped": (r.StoppedByAnswer,),
}


def deciding(quota: Quota) -> QuotaReason | None:
    """The one reason that today's number is named after; None where there is no reason at all."""
    for kind in _DECIDING[quota.decision]:
        for reason in quota.because:
            if isinstance(reason, kind):
                return reason
    return quota.because[0] if quota.because else None


def short(reason: Reason) -> str:
    """About five words. The sentence says the rest."""
    if isinstance(reason, NoticeReason):
        return _notice(reason)
    return _quota(reason)


def _quota(reason: QuotaReason) -> str:
    match reason:
        case r.EnoughTrials(buffer=buffer):
            return f"{number(buffer * 100)}% of your baseline days"
        case r.MoreTrialsNeeded(recorded, needed, _):
            return f"{recorded} of {needed} baseline days"
        case r.TrialsUnchecked():
            return "day after not always known"
        case r.TrialTooMuch():
            return "below what was too much"
        case r.SpreadTooWide():
            return "baseline days differ a lot"
        case r.MidpointTaken():
            return "between good and bad days"
        case r.MidpointIncomplete():
            return "two amounts are needed"
        case r.AgreedBaseline():
            return "as you agreed"
        case r.AgreedBaselineMissing():
            return "no agreed number yet"
        case r.TooSmallToSet():
            return "too small to set"
        case r.NoAmounts():
            return "no amounts logged yet"
        case r.Started():
            return "starts at your baseline"
        case r.HeldTooShort(held_days, needed_days):
            return f"{held_days} of {needed_days} days so far"
        case r.TooFewSessions(tolerated, needed, _):
            return f"{tolerated} of {needed} days went well"
        case r.NotLately():
            return "not logged lately"
        case r.NextDayWorse():
            return "days after were harder"
        case r.UsualUnknown():
            return "usual pain not known yet"
        case r.PainRising():
            return "more pain than last week"
        case r.AnotherRaised():
            return "one step at a time"
        case r.WorseLately():
            return "same until calmer days"
        case r.TrialFirst():
            return "baseline days come first"
        case r.HarderDay():
            return "no step today"
        case r.UsuallyBelow():
            return "mostly just under the amount"
        case r.FullAgain():
            return "back to the whole amount"
        case r.WentBack():
            return "back to the amount before"
        case r.RaiseRests(_, days_since, needed_days):
            return f"{days_since} of {needed_days} days back here"
        case r.LimitForNow():
            return "your limit for now"
        case r.BackAfterBreak(percent):
            return f"building back up, {number(percent)}%"
        case r.FortnightCap():
            return "enough for two weeks"
        case r.SafetyPause(days_since, needed_days):
            return f"waiting: day {days_since} of {needed_days}"
        case r.MorningAboveUsual():
            return "above usual today"
        case r.SessionsTolerated(tolerated):
            return f"{count(tolerated, 'day')} went well"
        case r.RaisedOneStep():
            return "a small step up"
        case r.CutInFlare():
            return "less during the flare"
        case r.CutOnBadDay():
            return "less on a bad day"
        case r.CutInIllness():
            return "less while you are ill"
        case r.PausedFor():
            return "a pause, no steps up"
        case r.OnTheWayBack(percent) if percent >= 100:
            return "the whole amount is back"
        case r.OnTheWayBack(percent):
            return f"building back up, {number(percent)}%"
        case r.RestartedAfterSilence():
            return "gentle restart after a gap"
        case r.LowestWeek():
            return "inside your gentlest week"
        case r.EnvelopeStep(_, _, undone):
            return "your step is undone" if undone else "a step you asked for"
        case r.EnvelopeHolds():
            return "envelope mode, no steps"
        case r.EnvelopeWeeksNeeded():
            return "a good week comes first"
        case r.StoppedByAnswer():
            return "stopped by a safety answer"
        case r.CeilingHeld():
            return "at the agreed ceiling"
        case r.FloorHeld():
            return "at the agreed floor"
        case r.AskedLess():
            return "less, as you asked"
        case r.TriedLower():
            return "your experiment"
        case r.ShortenedForDay():
            return "shortened to fit the day"
        case r.OrdinaryDay():
            return "no more than an ordinary day"
        case r.WaitsAfterMore():
            return "after much more than usual"
        case r.UsualRising():
            return "your usual level is rising"
    assert_never(reason)


def _notice(reason: NoticeReason) -> str:
    match reason:
        case r.FirstDay():
            return "a gentle first day"
        case r.OverAmount():
            return "often over the amount"
        case r.UnderAmount():
            return "often under half the amount"
        case r.StoppedForPain():
            return "often stopped for pain"
        case r.BoomThenFlare():
            return "much more, then harder days"
        case r.SymptomsRising():
            return "your usual level is rising"
        case r.LowMood():
            return "low mood for weeks"
        case r.AfterMuchMore():
            return "after much more than usual"
        case r.DoneToday():
            return "done for today"
        case r.NoTryToday():
            return "no baseline day today"
        case r.TriedToday():
            return "a baseline day today"
        case r.TrialToday(_, recorded, needed):
            return f"baseline day {recorded} of {needed}"
        case r.FlareOpen(_, days):
            return f"flare, day {days}"
        case r.FlareProlonged() | r.FlareSetback():
            return "a long flare"
        case r.BadDayToday():
            return "a bad day"
        case r.WayBack():
            return "building back up"
        case r.EnvelopeOn():
            return "envelope mode"
        case r.RedFlag():
            return "a safety answer"
        case r.Readiness(band):
            return "a harder day" if band != "green" else "a good day"
        case r.EarlySigns():
            return "a pattern in your entries"
        case r.RestsOnOldDays():
            return "from older entries"
        case r.LogLess():
            return "less logging would do"
        case r.EnergyUsed():
            return f"{number(reason.quotient)}% of your energy ceiling"
        case r.OverEnergy():
            return "over your energy ceiling"
        case r.NotToday():
            return "not on this day's plan"
        case r.CountedAllDay():
            return "counted over the whole day"
        case r.RestBetween():
            return "a rest day between"
        case r.SilentDays():
            return "some days are unknown"
        case r.FlarePlanDue():
            return "read your flare plan again"
        case r.CareReviewDue():
            return "due for review"
        case r.PauseOn():
            return "a pause"
        case r.OutOfReach():
            return "seldom reached lately"
        case r.MaybeShifted():
            return "your usual level may have changed"
        case r.TryToday(arm, rests):
            return "your experiment" if arm and not rests else "no experiment today"
        case r.TryEnded():
            return "your experiment is over"
        case r.SupportFor():
            return "from your own list"
    return the_day_short(reason)


# What was decided, for one activity or for the day, in a word or two.

DECISIONS: Final[dict[Decision, str]] = {
    "not_yet": "no amount yet",
    "start": "first amount",
    "hold": "stays the same",
    "raise": "a small step up",
    "scale_back": "less for now",
    "return": "building back up",
    "stopped": "stopped",
}
_AGAIN: Final = "starting again after a break"
DAYS: Final[dict[DayKind, str]] = {
    "steady": "A steady day.",
    "flare": "A flare day: less for now.",
    "returning": "Building back up, step by step.",
    "bad": "A bad day: less for now.",
    "rest": "A rest day.",
    "envelope": "Envelope mode: no steps up.",
}
NO_SUGGESTIONS: Final = "No suggestions for now."
HARDER: Final = "A harder day: the same amounts, in smaller parts."
HARDER_UNCUT: Final = "A harder day: the same amounts, with longer rests."
"""Where all amounts are small, or done: nothing is left to be cut."""
AFTER_MUCH_MORE: Final = "An ordinary day, after much more than usual."
HARDER_AFTER: Final = "A harder day, after much more than usual."
BLOCKS: Final[dict[BlockKind, str]] = {
    "activity": "activity",
    "rest": "rest",
    "warm_up": "warm up",
    "cool_down": "cool down",
    "calm": "a calm moment",
    "fixed": "appointment",
}
WHY_BLOCK: Final[dict[BlockKind, str]] = {
    "activity": "",
    "rest": "a break before you need it",
    "warm_up": "to start gently",
    "cool_down": "to end gently",
    "calm": "to settle",
    "fixed": "you set it",
}
RESTS: Final[dict[RestKind, str]] = {
    "": "a break before you need it",
    "move": "change position, move a little",
    "sit": "sit or lean, with support",
    "lie": "lie down, breathe slowly",
    "midday": "the longer rest",
}
BY_SYMPTOM: Final = "until you feel settled"
DONE: Final = "done"
PURPOSE: Final = (
    "A personal activity journal and planner. It does arithmetic that you or your therapist chose. "
    "It does not diagnose, monitor, predict or treat any condition."
)


def decided(quota: Quota) -> str:
    """What was decided for one activity. An amount that begins again is not a first one."""
    if quota.decision == "start" and isinstance(deciding(quota), r.RestartedAfterSilence):
        return _AGAIN
    return DECISIONS[quota.decision]


def day_words(plan: Plan) -> str:
    """What kind of day it is, in one short sentence."""
    if any(isinstance(notice, RedFlag) for notice in plan.notices):
        return NO_SUGGESTIONS
    harder = any(isinstance(one, Readiness) and one.band != "green" for one in plan.notices)
    after = any(isinstance(one, AfterMuchMore) for one in plan.harder_because)
    if plan.day == "steady" and after:
        return HARDER_AFTER if harder else AFTER_MUCH_MORE
    if plan.day != "steady" or not harder:
        return DAYS[plan.day]
    cut = any(block.part and block.part[1] > 1 for block in plan.blocks)
    return HARDER if cut or not plan.blocks else HARDER_UNCUT
