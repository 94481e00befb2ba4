"""Reasons for the notices of a day."""

from datetime import date
from typing import Final, Literal

from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value

# Reasons about how today compares with the person's own days: facts, never a sentence.

Band = Literal["green", "amber", "red"]
SignalName = Literal["pain", "fatigue", "sleep_hours", "quality", "stiff", "mood", "stress"]


class Beside(Value):
    """One rating of today beside the person's own usual."""

    signal: str
    today: float
    usual: float
    spread: float
    harder: float
    """How many spreads it lies on the harder side; below 0: on the lighter one."""


class Readiness(Value):
    """How today's check-in compares with the usual; it changes how the day is done, not how much.

    `beside` holds every rating of today that has a usual, the hardest first. `word` is
    what the person said of the day; then that counts and not the ratings.
    """

    band: Band
    beside: tuple[Beside, ...]
    word: str = ""
    held: bool = False
    """On its way back, and not yet near enough to the usual for another band."""


class EarlySigns(Value):
    """A pattern: several signals outside the person's range, or pain far outside it."""

    signals: tuple[str, ...]
    """What lies beyond the own range, in a fixed order."""
    days: int
    """Days whose mean was looked at; 1: one day of pain alone."""
    coping: tuple[str, ...]
    """What the person wrote down for it."""


class RestsOnOldDays(Value):
    """The amounts use older entries, and many days since then are unknown."""

    days: int
    """Days since the newest session that was followed by a day within the usual."""
    logged: int
    window: int
    """`logged` of the last `window` days are known."""


class LogLess(Value):
    """The plan has been steady and well known for so long that less logging would do."""

    steady_days: int


class MuchMore(Value):
    """A day on which one activity, or everything together, was much more than usual."""

    on: date
    activity: str
    """Empty: the day as a whole, in minutes."""
    amount: Amount
    usual: Amount
    """The median of the days before; the quota where there are too few of them."""
    by_quota: bool = False
    """`usual` is the quota."""

    @property
    def times(self) -> float:
        """How many times the usual it was."""
        return self.amount.value / self.usual.value if self.usual.value else 0.0


class AfterMuchMore(Value):
    """The day follows much more than usual: no step up, no baseline day, an ordinary day."""

    what: MuchMore
    activities: tuple[str, ...]
    """What was overdone."""
    days_ago: int


class OverOrdinary(Value):
    """The activity does not fit into the load of an ordinary day, in minutes."""

    activity: str
    amount: Amount
    ordinary: float


class OverAmount(Value):
    """One activity went well beyond its amount on many of the last days."""

    activity: str
    days: int
    of: int


class UnderAmount(Value):
    """One activity stayed under half of its amount on many days."""

    activity: str
    days: int
    of: int


class StoppedForPain(Value):
    """One activity was stopped for pain on many of the last days."""

    activity: str
    days: int
    of: int


class BoomThenFlare(Value):
    """Much more than usual, and what followed it."""

    what: MuchMore
    followed_by: Literal["flare", "harder days"]


class SymptomsRising(Value):
    """The usual level rises: the last weeks are above the weeks before."""

    signal: str
    before: float
    now: float
    days: int
    """The length of the time that was looked at, in days."""


class LowMood(Value):
    """Mood was rated low for weeks."""

    days: int
    of: int
    """Rated days."""
    country: str = ""
    """Where the person lives: which numbers are shown."""


NO_CEILING: Final = "energy ceiling in profile.toml"
"""What is missing where the person has set none."""


class FirstDay(Value):
    """Nothing is known yet: a gentle first day."""


class TrialToday(Value):
    """A try of this activity today would help to find its baseline."""

    activity: str
    recorded: int
    needed: int


class DoneToday(Value):
    """Today's amount is logged already, but for less than a part of it."""

    activity: str
    done: Amount
    quota: Amount | None = None
    """Today's amount; less than `done` where it was gone beyond."""

    @property
    def beyond(self) -> bool:
        """More was done than the amount."""
        return self.quota is not None and self.done.value > self.quota.value

    @property
    def short(self) -> bool:
        """A little less was done, and the rest of it is no part of its own."""
        return self.quota is not None and self.done.value < self.quota.value


NoTrialWhy = Literal["pain", "phase", "after", "harder"]


class NoTryToday(Value):
    """No day to find out what is possible: a harder one, a flare, the days after it; or a high
    rating while the usual is not known yet."""

    pain: float | None
    why: NoTrialWhy = "pain"


class TriedToday(Value):
    """Today's try is done; it counts from tomorrow, when the morning after is known."""

    activity: str


class FlareOpen(Value):
    """A flare is open."""

    onset: date
    days: int
    route: str
    usual: float | None


class FlareProlonged(Value):
    """The flare has lasted longer than flares usually do."""

    days: int


class FlareSetback(Value):
    """The flare is so long that the plan suggests telling the therapist."""

    days: int


class BadDayToday(Value):
    """The person said that today is a bad day; what they wrote down for it."""

    contingency: tuple[str, ...]
    helps: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    call: tuple[str, ...] = ()
    """Of the flare plan, for somebody who wrote no lines for the day itself."""


class FlarePlanDue(Value):
    """The flare plan was last gone through so long ago that it may no longer fit."""

    read_on: date
    days: int


class WayBack(Value):
    """The steps of building back up, and the step of today."""

    percent: float
    next_percent: float | None
    next_on: date | None
    rated_days: int = 0
    """In envelope mode: rated days within the band until the next part."""


class EnvelopeOn(Value):
    """Envelope mode is on."""


class RedFlag(Value):
    """Safety questions that were answered yes."""

    answers: tuple[str, ...]
    country: str


class DoesNotFit(Value):
    """The activity, or its remaining part, does not fit into the day."""

    activity: str
    amount: Amount
    next_on: date | None = None
    """The next day on which it is planned; None: not known."""
    done: Amount | None = None
    """What was done of it today."""


class TimeShifted(Value):
    """The time that was asked for is not free: the nearest one after it; minutes of the day."""

    activity: str
    asked: int
    begins: int


class LeftOutToday(Value):
    """The person left the activity out today, and the amount done before that."""

    activity: str
    done: Amount | None = None


class OnlyFirst(Value):
    """The person keeps only what comes first; what that leaves out."""

    priority: str
    left_out: tuple[str, ...]


class MoreRest(Value):
    """The person asked for more rest today."""


class ComesIn(Value):
    """A lighter version or a replacement is used today, and the kind of day that it is for."""

    activity: str
    instead: str
    band: Band
    planned: bool
    """It is an activity with an amount of its own, which takes the other's place."""


class CannotComeIn(Value):
    """A substitute that cannot be one: it names itself, or leads back in a circle."""

    activity: str
    instead: str


class FixedOverlap(Value):
    """Two fixed things overlap; minutes of the day."""

    first: str
    second: str
    at: int


class FullOfFixed(Value):
    """The appointments leave no time for activities."""

    minutes: int


class LongFixed(Value):
    """Something fixed is long: a change of position now and then."""

    what: str
    minutes: int
    every: int


class AllDay(Value):
    """What the calendar holds for the whole day."""

    what: tuple[str, ...]


class DrowsyHours(Value):
    """A medicine makes drowsy from one minute of the day to another."""

    start: int
    end: int


class OverBudget(Value):
    """The activity does not fit into the energy budget of the day, in points."""

    activity: str
    amount: Amount
    points: float
    room: float


class EnergyUsed(Value):
    """What the last days took of the energy ceiling, and what today's plan takes; in points.

    Points are minutes times a tenth of the demand. Days of which nothing is known are
    left out of the mean, never counted as zero.
    """

    ceiling: float
    mean: float
    quotient: float
    """The mean over the ceiling, in percent (Jason et al. 2009)."""
    highest: float
    highest_on: date
    known_days: int
    days: int
    """The look-back: the days before today."""
    planned: float | None = None
    """What today's schedule takes; None where no schedule is looked at."""
    by_kind: tuple[tuple[str, float], ...] = ()
    """The mean by kind of effort: physical, cognitive, social, emotional."""


class OverEnergy(Value):
    """The activity does not fit under the energy ceiling today."""

    activity: str
    amount: Amount
    points: float
    room: float
    """Points that the ceiling and its target leave for a day."""


class NotToday(Value):
    """The activity is not planned for this day of the week."""

    activity: str


class CountedAllDay(Value):
    """A device counts it over the whole day, with all that is done in it: no block of its own."""

    activity: str


class RestBetween(Value):
    """Strength work needs a day between."""

    activity: str
    last: date


class SilentDays(Value):
    """Days without entries: unknown, and fine."""

    days: int


class CareReviewDue(Value):
    """The date for looking at the care file again has come."""

    review_on: date
    agreed_with: str


class OutOfReach(Value):
    """The quota was seldom reached of late; starting from new tries is the person's act."""

    activity: str
    reached: int
    logged: int
    quota: Amount
    usual: Amount
    """The median of what was done."""


class PauseOn(Value):
    """A pause holds today, and how it ends."""

    why: str
    since: date
    until: date | None
    """The first day on which it no longer holds; None: when the person says so."""


class MaybeShifted(Value):
    """It has been high for so long that the usual itself may have moved."""

    days: int


# Reasons for what the person set up themselves: experiments, and supports for a need.


class TryToday(Value):
    """An experiment goes on: whose turn it is, or why nothing is tried today."""

    arm: str
    """Empty: a day between two turns."""
    rests: str
    """Why nothing is tried although its turn has come; empty: nothing speaks against it."""
    seal: str
    """The first letters of the protocol's seal, so that it stands in the plans that were shown."""
    activity: str = ""
    level: Amount | None = None
    """The amount that is tried. A lower one takes the place of the quota for today."""
    beyond: Amount | None = None
    """How much of it lies above the quota: it stands in no block."""


class TryEnded(Value):
    """An experiment is over, and why."""

    why: str
    on: date


class SupportFor(Value):
    """What the person has written down for a need that today has."""

    need: str
    names: tuple[str, ...]
