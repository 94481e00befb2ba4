"""One local day of a journal, summed up for the rules."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, get_args

from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.value import Value

Felt = Literal["", "good", "hard"]
"""How the person calls the day in a check-in: the tags `+good` and `+hard`."""
FELT: Final[tuple[Felt, ...]] = ("good", "hard")


Symptom = Literal["pain", "fatigue", "stiff"]
SYMPTOMS: Final[tuple[Symptom, ...]] = get_args(Symptom)
"""Ratings that are evidence of what followed an activity."""
Stopped = Literal["", "pain", "tired"]


class Done(Value):
    """What was done of one activity on one day."""

    sessions: int = 0
    totals: Mapping[Measure, float] = {}
    """The sums of the day, by measure; a measure that was not written is not there."""
    longest: Mapping[Measure, float] = {}
    """The largest single bout of the day, by measure."""
    pain_after: float | None = None
    """The highest pain after (or at the peak of) a bout."""
    effort: float | None = None
    load_kg: float | None = None
    whole_day: bool = False
    """A device counted it over the whole day, with the other activities in it: not a bout."""
    stopped: Stopped = ""
    """A part of it ended for pain, else for tiredness."""
    after: Mapping[str, float] = {}
    """The highest rating of each other symptom with or after a bout, on the same day."""


class Day(Value):
    """A day with entries, or (with `known` False) a day of which the person told nothing.

    What a device measured by itself makes no day a known one: nobody said how it was.

    `pain` is the mean of the check-ins' ratings; where there is none, the mean
    of the pain before activities. `fatigue`, `mood`, `stress` are means too.
    """

    on: date
    known: bool = False
    ahead: bool = False
    """It is still to come: nothing is known of it, and that is no silence."""
    seen: bool = False
    """Something stands there, if only what a device measured."""
    pain: float | None = None
    morning: float | None = None
    """The first rating of pain of the day: of a check-in, else before an activity."""
    worst: float | None = None
    """The highest pain of the day, of any entry."""
    fatigue: float | None = None
    mood: float | None = None
    stress: float | None = None
    stiff: float | None = None
    sleep_hours: float | None = None
    quality: float | None = None
    upright_hours: float | None = None
    checked: bool = False
    """There was a check-in, with or without a pain rating; an imported one has to have one."""
    impact: bool = False
    bad: bool = False
    """The person said so; the last word of the day (`bad` or `better`) counts."""
    better: bool = False
    was_bad: bool = False
    """`bad` was said, and `better` later on the same day."""
    felt: Felt = ""
    """The last word of the check-ins; it counts for more than what was rated."""
    flare: bool = False
    flare_end: bool = False
    done: Mapping[str, Done] = {}
    tags: frozenset[str] = frozenset()
    doses: tuple[str, ...] = ()
    load: float | None = None
    """Minutes times effort over all activities that have both; None if none has."""
    in_part: bool = False
    """A device's count of the day was exported before the day was over. It is not in `done`."""
    first: Mapping[str, float] = {}
    """The first rating of the day, where a later one differs; of pain see `morning`."""
    before: Mapping[str, float] = {}
    """The first rating of each kind before anything was done; only of days with an activity."""
    later: Mapping[str, float] = {}
    """The mean of each rating after the last of what was done; only of days with an activity.

    Empty where the time of one of them was not given: nobody knows then what came first.
    """


# The day so far: what was done and when, what is fixed, what the person rearranged.
#
# Minutes are counted from midnight, on the clock of the day. Spans: start included, end not.

ChangeKind = Literal[
    "less", "more_rest", "only", "swap", "skip", "move", "fixed", "hours", "afresh"
]
CHANGES: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)


class TimeRange(Value):
    """A part of the day, in minutes after midnight."""

    start: int
    end: int

    def holds(self, minute: int) -> bool:
        """True from the start on, until before the end."""
        return self.start <= minute < self.end


class DoneBout(Value):
    """Something that was done today, at its time."""

    activity: str
    start: int
    minutes: float
    """How long it took; 0 where that is not known."""
    amounts: Mapping[Measure, float]


class Fixed(Value):
    """An appointment, or another event with a fixed time."""

    what: str
    start: int
    end: int
    demand: float | None = None
    """What it asks, 0 to 10; None: not known, taken as not heavy."""


class Rearrangement(Value):
    """How the person rearranged the day, and at which minute."""

    kind: ChangeKind
    at: int
    activity: str = ""
    other: str = ""
    """The second activity of a swap."""
    time: int | None = None
    """To when something was moved; for a swap when the first one now begins."""
    other_time: int | None = None
    """For a swap: when the other one now begins."""
    priority: str = ""
    """The least that stays, for `only`."""
    hours: str = ""
    """The person's word for the hours of the day, for `hours`."""
    fixed: Fixed | None = None


class Tried(Value):
    """The amount whose turn it is today in a try."""

    activity: str
    amount: Amount


class DayContext(Value):
    """The context of a day. By default the whole day is ahead, as planned."""

    minute: int | None = None
    """Now; None for another day than today, and once the day is over."""
    done: tuple[DoneBout, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    all_day: tuple[str, ...] = ()
    """What a calendar holds for the whole day: it takes no time, and is only told."""
    changes: tuple[Rearrangement, ...] = ()
    drowsy: tuple[TimeRange, ...] = ()
    """After a medicine that makes drowsy."""
    good: tuple[TimeRange, ...] = ()
    """The person's good hours; empty: none are known."""
    tried: Tried | None = None
    """Only where a try of amounts has its turn."""
