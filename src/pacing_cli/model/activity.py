"""An activity of the person, with its settings."""

import re
from datetime import date
from typing import Final, Literal, get_args

from pacing_cli.model.quantity import Measure
from pacing_cli.model.value import Value

WEEKDAYS: Final[tuple[str, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS: Final[tuple[str, ...]] = ("moving", "chores", "work", "social", "self-care", "rest")
Exertion = Literal["physical", "cognitive", "social", "emotional"]
EXERTIONS: Final[tuple[Exertion, ...]] = get_args(Exertion)
_BY_KIND: Final[dict[str, tuple[Exertion, ...]]] = {
    "work": ("cognitive",),
    "social": ("social",),
    "rest": (),
}
PRIORITIES: Final[tuple[str, ...]] = ("must", "should", "want")


class Subtask(Value):
    """A part of an activity that has an amount of its own: `dishes 8m`."""

    name: str
    amount: float


class Activity(Value):
    """One activity: everything but the name may be left out.

    `measure` None: the measure that was logged most. `demand` is 0 to 10; `days`
    empty means every day; `step` is the person's own size of one raise.
    """

    name: str
    measure: Measure | None = None
    demand: float | None = None
    kind: str = ""
    days: tuple[str, ...] = ()
    per_week: int | None = None
    """On how many days a week it is meant, whichever they are; None: nobody said."""
    on_bad_day: float | None = None
    """How much is possible on a bad day without paying for it; it sizes the first trial."""
    paused: bool = False
    plan: bool = True
    """False: it is logged and never planned, such as a rest."""
    step: float | None = None
    short: tuple[str, ...] = ()
    """Other names that mean this activity when typed."""
    priority: str = "should"
    meaning: str = ""
    """Why it matters, in the person's words."""
    lighter: str = ""
    """A lighter version, in the person's words."""
    restart_on: date | None = None
    """From this day on the baseline is looked for again, in new tries."""
    steps_on: tuple[date, ...] = ()
    """The days on which the person asked for one step up in envelope mode."""
    resistance: bool = False
    """Strength work: at most two days a week, with a day between."""
    cue: str = ""
    """The sign to stop at, in the person's words; in the file it is `anchor`."""
    exertion: tuple[Exertion, ...] = ()
    """Which kinds of effort it takes; empty: what its kind stands for."""
    regions: tuple[str, ...] = ()
    """Which parts of the body it takes, in the person's words."""
    time: int | None = None
    """When it is usually begun, in minutes after midnight."""
    amber: tuple[str, ...] = ()
    """What comes in for it on a harder day: names of activities, or words."""
    bad: tuple[str, ...] = ()
    """What comes in for it on a bad day or in a flare; else what `amber` holds."""
    standby: bool = False
    """Only planned where it comes in for something else."""
    subtasks: tuple[Subtask, ...] = ()
    """The parts it is made of, in their order, in its measure."""
    warm_up: float = 0
    """Minutes to begin gently with."""
    cool_down: float = 0
    """Minutes to end gently with."""
    place: str = ""
    """What helps around it, such as a stool by the sink."""

    @property
    def exerts(self) -> tuple[Exertion, ...]:
        """The kinds of effort it takes; none for rest, physical where nothing is known."""
        return self.exertion or _BY_KIND.get(self.kind, ("physical",))


# The sign to stop at: what a person anchors an activity to, and what was agreed on.
#
# A cue is words: `effort 4`, `hr 110`, `until the song ends`. The first two are read
# as numbers too. Nothing here measures anything: the person looks, and stops.

HIGHEST_EFFORT: Final = 10.0
HEART_RATES: Final = (20.0, 250.0)

_NUMBERED: Final = r"(?i)(effort|hr)\s*(?:<=?|to|at most|up to)?\s*(-?\d+(?:[.,]\d+)?)"


class StopSign(Value):
    """When to stop, whatever of the amount is left."""

    effort_max: float | None = None
    """Stop when it feels harder than this, 0 to 10."""
    hr_max: float | None = None
    """Stop above this many beats a minute."""
    words: tuple[str, ...] = ()


def stop_sign(cue: str, agreed: StopSign) -> StopSign:
    """The person's cue and what was agreed, together: of two numbers the lower one holds."""
    number = _numbered(cue)
    if number is None:
        return agreed._replace(words=tuple(filter(None, (cue, *agreed.words))))
    kind, value = number
    if kind == "effort":
        return agreed._replace(effort_max=_lower(value, agreed.effort_max))
    return agreed._replace(hr_max=_lower(value, agreed.hr_max))


def wrong_cue(cue: str) -> str:
    """Why a number in a cue cannot hold; empty where it can, or where there is none."""
    number = _numbered(cue)
    if number is None:
        return ""
    kind, value = number
    low, high = (0.0, HIGHEST_EFFORT) if kind == "effort" else HEART_RATES
    if low <= value <= high:
        return ""
    return f'is "{cue}". Allowed: {kind} from {low:g} to {high:g}'


def _numbered(cue: str) -> tuple[str, float] | None:
    if not any(map(str.isdecimal, cue)):
        return None  # the pattern takes its time, and most cues are words or empty
    found = re.fullmatch(_NUMBERED, cue.strip())
    return (found[1].lower(), float(found[2].replace(",", "."))) if found else None


def _lower(value: float, other: float | None) -> float:
    return value if other is None else min(value, other)


# What the timer is given: bouts and rests, one after the other, in seconds.


LegKind = Literal["bout", "rest"]
StopWhy = Literal["time", "done", "pain", "tired", "interrupted"]
STOP_WHYS: Final[tuple[StopWhy, ...]] = ("time", "done", "pain", "tired", "interrupted")


class Leg(Value):
    """One bout of an activity, or one rest."""

    kind: LegKind
    seconds: float


def in_turns(bout: float, rest: float, times: int) -> tuple[Leg, ...]:
    """So many bouts with a rest between each two; none behind the last."""
    legs: list[Leg] = []
    for turn in range(times):
        if turn and rest:
            legs.append(Leg("rest", rest))
        legs.append(Leg("bout", bout))
    return tuple(legs)
