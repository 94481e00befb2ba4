"""An activity of the person's inventory, and what it asks of them."""

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
    paused: bool = False
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
