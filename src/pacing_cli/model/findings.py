"""The findings of a review, from which the visit sheet is made."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from pacing_cli.model.experiment import ExperimentResult
from pacing_cli.model.goal import Attainment, ClosedHow, Ladder
from pacing_cli.model.notice_reasons import EnergyUsed
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet
from pacing_cli.model.profile import MedicineKind
from pacing_cli.model.quantity import Amount, AmountKind, Measure
from pacing_cli.model.timeline import (
    AmountDays,
    BeforeFlare,
    HurtPlace,
    MedicineCourse,
    SymptomDays,
    TimelineEvent,
)
from pacing_cli.model.value import Value

# What the visit sheet tells beside the findings: weeks, medicines, what is for the doctor.


class Week(Value):
    """Monday to Sunday, as means of the days that are known; the first and last may be shorter.

    A figure with fewer than four known days is None.
    """

    start: date
    end: date
    """Both included."""
    days_known: int
    amount: float | None
    """A day, of the days on which an amount was written down."""
    pain: float | None
    upright_hours: float | None
    sleep_hours: float | None
    pain_after: float | None = None
    """Of the week after it, where that is known."""
    days_done: int = 0
    """Days with an amount."""
    days_rated: int = 0
    """Days with a pain rating."""


class Weeks(Value):
    """The usual week, and the two at the ends; good weeks never without what came after."""

    of: Measure
    """What the amounts are counted in."""
    usual: Week | None
    """The middle of every figure; its dates are those of the first and the last week. None with
    fewer than three weeks."""
    best: Week | None
    """The week with the most done a day; None where fewer than two have an amount."""
    worst: Week | None
    """The week with the most pain; where pain was seldom rated, that with the least done. None
    also where that is the best week: one week is told once."""
    worst_by: str
    """`pain` or `amount`."""
    counted: int
    """Weeks with an amount; of pain where too few have one."""


class StepsTried(Value):
    """Steps up of one activity's amount, and where it is now."""

    activity: str
    steps: int
    before: Amount
    """Before the first of them."""
    after: Amount
    """After the last of them."""
    last_on: date
    now: Amount | None
    """None: there is no amount at the moment."""
    stayed: bool = True
    """Nothing moved for a week or more after the last of them, of which four days are known."""
    lowest: Amount | None = None
    """The lowest amount after the first of them, where it was lower for a while."""
    lowest_on: date | None = None
    """The latest day on which it went down to that."""


class AgreedAt(Value):
    """What changed by agreement at a visit, a line each, as it was said then."""

    on: date
    lines: tuple[str, ...]


class MedicineUse(Value):
    """A medicine under the name that the person wrote."""

    name: str
    days: int
    """With a dose; 0 where only its course was said."""
    first: date
    last: date
    note: str = ""
    """What was written beside it, the last time."""
    courses: tuple[tuple[MedicineCourse, date], ...] = ()
    """When it was started, changed or stopped, as it was said."""


class SleepSeen(Value):
    """The nights of the span that were written down."""

    nights: int
    median: float | None
    """Hours."""
    low: float | None
    high: float | None
    quality: float | None
    """The median, 0 to 10, 10 is best."""


class DrowsyAfter(Value):
    """Drowsiness was written down on days with a medicine, or on the day after."""

    medicine: str
    drowsy: int
    """Of the days with it."""
    days: int
    other_drowsy: int
    """Of the days without it."""
    other_days: int


class PoorSleep(Value):
    """Weeks in a row of short or poor sleep, the last of them within the span."""

    weeks: int
    since: date
    until: date
    hours: float | None
    quality: float | None


DoctorPoint = DrowsyAfter | PoorSleep
"""Worth telling a doctor about; facts side by side, and nothing about why."""

SwingVerdict = Literal["steadier", "about the same", "more see-saw"]
AssociationVerdict = Literal["goes together", "early hint", "cannot tell"]
FactorKind = Literal[
    "less_sleep", "worse_sleep", "more_activity", "tag", "more_stress", "more_upright",
    "more_of", "done", "dose",
]  # fmt: skip
"""What "with" means: less than the person's usual, more than it, or simply there."""
OutcomeVerdict = Literal[
    "smaller than measurement error", "may matter", "clearly larger", "error not known"
]  # fmt: skip


class Swing(Value):
    """RMSSD over mean of the daily amount, beside the person's own span before."""

    value: float
    previous: float | None
    verdict: SwingVerdict | None
    """None: there is no earlier span to compare with."""
    pairs: int
    """Neighbouring days that the figure rests on."""
    of: AmountKind = "minutes"
    """What was summed up for a day; load is minutes times effort."""
    days: int = 28
    """The length of the span, and of the one before."""


class BoomBust(Value):
    """A day of much more than usual, and the flare or the harder days after it."""

    start: date
    end: date
    """The last day of the flare so far, or the last of the harder days; included."""
    much_more_on: date
    activity: str
    """Empty: the day as a whole."""
    amount: Amount
    usual: Amount
    followed_by: Literal["flare", "harder days"]
    pain_rise: float | None = None
    """Points over the usual, at the most."""
    part: str = ""
    """What took more than half of that day, where `activity` is empty."""
    whole_day: bool = False
    """`amount` and `usual` are those of everything on the day together, whatever `activity` is."""
    by_quota: bool = False
    """`usual` is the daily amount, as there are too few days to tell what is usual."""

    @property
    def times(self) -> float:
        """How many times the usual it was."""
        return self.amount.value / self.usual.value if self.usual.value else 0.0


class OffAmount(Value):
    """Days on which one activity went beyond its amount, or stayed under half of it."""

    activity: str
    measure: Measure
    days: int
    of: int
    """Known days with the activity and an amount worked out for it."""
    most: float
    """What was done on the day furthest from its amount."""
    amount: float
    """The amount of that day."""
    stopped_for_pain: int = 0
    """Days on which a part of it ended for pain."""


class Association(Value):
    """What tends to go together in this log; never a cause."""

    factor: str
    outcome: str
    lag_days: int
    days_with: int
    days_without: int
    difference: float
    """Points on the person's own scale, with less without."""
    low: float
    high: float
    verdict: AssociationVerdict
    kind: FactorKind = "tag"

    @property
    def clear(self) -> bool:
        """True for what the days tell, beyond a hint."""
        return self.verdict == "goes together"


class FactorWaiting(Value):
    """Something that was written down too seldom, or too often, to be compared yet."""

    factor: str
    kind: FactorKind
    days_with: int
    days_without: int
    need: int
    """Days needed on each side."""


class QuietWeek(Value):
    """The last seven days were much quieter than the four weeks before, outside a flare."""

    week_mean: float
    before_mean: float
    of: AmountKind


class ActivitySpan(Value):
    """One activity over the span of a report."""

    activity: str
    measure: Measure
    baseline: float | None
    quota_first: float | None
    quota_last: float | None
    total: float
    days: int
    best_week: float | None
    """The largest total of seven days in a row; None under seven days."""
    middle: float | None = None
    """The median of the days with an amount; None under three of them."""
    whole_day: bool = False
    """A device counted it over whole days; it never has a quota."""


class OutcomeChange(Value):
    """A mean of a week beside the mean of the span's first week; or a score beside an earlier one.

    For a score `name` is the instrument's, or that of one of its parts (`psfs: stairs`).
    """

    name: str
    first: float
    last: float
    verdict: OutcomeVerdict
    better: bool | None
    first_on: date | None = None
    """The days of the two scores; None: two weeks are compared."""
    last_on: date | None = None
    unit: str = ""


class GoalState(Value):
    """The state of a goal, as facts."""

    name: str
    what: str
    by: date | None
    done_days: int
    """Days in the span on which one of its activities was done."""
    why: str = ""
    ladder: Ladder | None = None
    """The way there in steps; None: the goal has no amount, or no activity."""
    start: Amount | None = None
    level: int | None = None
    """The last rating by Goal Attainment Scaling, -2 to 2."""
    level_before: int | None = None
    level_on: date | None = None
    level_words: str = ""
    """What that level is in the person's own words, where there are some."""
    review_on: date | None = None
    closed_how: ClosedHow | None = None
    """None: it is open. Goals that were closed in the span are told too."""
    closed_on: date | None = None
    closed_words: str = ""


class DoseMonth(Value):
    """On how many days of one calendar month a medicine was written down."""

    medicine: str
    month: date
    """The first day of the month."""
    days: int
    kind: MedicineKind | None = None
    headache_days: int = 0
    informs_from: int | None = None
    """The count from which a line of information is shown, where this month has reached it."""


class Findings(Value):
    """A report's content. A part that cannot be given is `NotYet`."""

    start: date
    end: date
    """Both included: a report covers the days from `start` to `end`."""
    days_logged: int
    days_in_span: int
    usual_pain: float | NotYet
    activities: tuple[ActivitySpan, ...]
    flares: tuple[Flare, ...]
    swing: Swing | NotYet
    boom_bust: tuple[BoomBust, ...] | NotYet
    associations: tuple[Association, ...] | NotYet
    outcomes: tuple[OutcomeChange, ...] | NotYet
    goals: tuple[GoalState, ...]
    questions: tuple["Question", ...]
    sleep_hours: float | None = None
    upright_hours: float | None = None
    """Medians of the days that have them."""
    dose_days: Mapping[str, int] = {}
    dose_months: tuple[DoseMonth, ...] = ()
    """The same by calendar month; the first month is counted whole."""
    bad_days: int = 0
    notes: tuple[tuple[date, str], ...] = ()
    factors_waiting: tuple[FactorWaiting, ...] = ()
    boom_days: tuple[date, ...] = ()
    bust_days: tuple[date, ...] = ()
    quiet_week: QuietWeek | None = None
    scales: tuple[tuple[str, str], ...] = ()
    """What is rated on another scale than 0 to 10, and on which, in the words of its import."""
    energy: EnergyUsed | NotYet | None = None
    """Only in envelope mode."""
    weeks: Weeks | NotYet | None = None
    steps: tuple[StepsTried, ...] = ()
    agreed: tuple[AgreedAt, ...] = ()
    medicines: tuple[MedicineUse, ...] = ()
    sleep: SleepSeen | None = None
    for_doctor: tuple[DoctorPoint, ...] = ()
    tried: tuple[ExperimentResult, ...] = ()
    """Experiments that touch the span, as they stood on its last day."""
    attainment: Attainment | None = None
    """Goal Attainment Scaling over the rated goals; None: none is rated."""
    weeks_waiting: NotYet | None = None
    """What the weeks of ratings still need, where `outcomes` holds scores alone."""
    over: tuple[OffAmount, ...] = ()
    under: tuple[OffAmount, ...] = ()
    """Under half of the amount."""
    before_flares: tuple[BeforeFlare, ...] = ()
    flares_unknown: NotYet | None = None
    """No rating in the span: whether there was a flare is not known."""
    days_unknown: int = 0
    """Days of the span without entries, from the first entry of the log on: what lies before
    it is not unknown, it is no part of the log."""
    days_rated: int = 0
    """Days of the span with a rating of pain or fatigue, by which a flare can be found."""
    days_told: int = 0
    """Days of the span of which the person told something; a device alone tells nothing."""
    timeline: tuple[TimelineEvent, ...] = ()
    """Every event of the span, by date; a page shows the weightiest."""
    amount_days: tuple[AmountDays, ...] = ()
    symptoms: tuple[SymptomDays, ...] = ()
    """What was rated on enough days, that which was rated most first."""
    places: tuple[HurtPlace, ...] = ()
    usual_pain_since: date | None = None
    """The first day that `usual_pain` rests on, where the span alone has too few rated days."""


class TriggerDays(Value):
    """How often a tag was written, and before how many harder times; counts, never a cause."""

    name: str
    days_with: int
    before: int
    """Harder times with the tag on their first day, or in the days before it."""
    hard_times: int
    """Flares and bad days that began in the look-back."""
    days: int
    """The look-back, today included."""


QuestionKind = Literal[
    "flare_open", "flares", "quota_moved", "held", "ceiling", "swing", "unknown_days",
    "bad_days", "red_flag", "no_baseline", "goal", "limit", "open", "much_more", "step_back",
    "stopped", "low_mood",
]  # fmt: skip


class Question(Value):
    """A question for the visit, as facts; `wording` makes the sentence."""

    kind: QuestionKind
    activity: str = ""
    number: float = 0
    amount: str = ""
    on: date | None = None
    part: str = ""
    """What took more than half of the day that is asked about."""


# A look back at a week: what went well, what got in the way, what to change.


WinKind = Literal[
    "steady", "back_from_flare", "mattered", "stepped_up", "kept_to_amounts", "eased_on_bad_day",
    "wrote_down",
]  # fmt: skip


class Win(Value):
    """Something that went well, as facts."""

    kind: WinKind
    days: int = 0
    name: str = ""
    on: date | None = None


BARRIERS: Final = (
    "tiredness", "pain", "sleep", "too much to do", "weather", "nobody to help", "getting there",
    "illness", "worry", "it slipped my mind",
)  # fmt: skip
"""To pick from; own words do as well."""

ProposalKind = Literal[
    "restart", "wish_date", "early_stop", "held", "measure", "goal_review", "over", "under",
    "stopped", "flares", "rising", "low_mood",
]  # fmt: skip


class Proposal(Value):
    """Something that could be changed: a yes or a no, and no is a full answer."""

    kind: ProposalKind
    name: str = ""
    number: float = 0
    amount: str = ""
    on: date | None = None

    @property
    def key(self) -> str:
        """How it is named in an option and in the journal."""
        return f"{self.kind}:{self.name}" if self.name else self.kind


class PastReview(Value):
    """A review that was written down."""

    on: date
    monthly: bool
    wins: tuple[str, ...]
    next_on: date | None


class WeekLookedAt(Value):
    """All that a review is made of."""

    start: date
    end: date
    days_logged: int
    wins: tuple[Win, ...]
    proposals: tuple[Proposal, ...]
    hard_day: bool
    """A flare or a bad day: then nothing is asked."""
    monthly: bool
    """It is time to ask whether values and goals are still right."""
    last: PastReview | None
    next_on: date
