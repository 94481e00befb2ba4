"""Texts that are part of the program: cards and calm routines, with their sources."""

from typing import Final

from pacing_cli.model.activity import Activity, Subtask
from pacing_cli.model.value import Value

GRADES: Final[tuple[str, ...]] = (
    "trial",
    "guideline",
    "seen in studies",
    "convention",
    "convention, source not checked",
    "decision of this project",
)
"""How well a source stands behind a text. What nobody has read again is shown as that."""


class Source(Value):
    """Where something was read, and how much it weighs."""

    text: str
    grade: str
    url: str = ""


class Card(Value):
    """A short text about one thing."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    sources: tuple[Source, ...]


class TopicPart(Value):
    """A piece of a topic: a paragraph, or lines of words with what they mean."""

    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    """Words, and what they mean; the second is empty where the words are an example."""


class Topic(Value):
    """A topic of `pace help`."""

    name: str
    title: str
    parts: tuple[TopicPart, ...]
    see: str
    """The page that says more."""


class CalmStep(Value):
    """One thing to do, and for how many seconds."""

    say: str
    seconds: float


class Routine(Value):
    """A calm routine: what it is, what to mind, its steps. Breathing has no steps but breaths."""

    name: str
    title: str
    about: str
    caution: str
    end: str
    steps: tuple[CalmStep, ...]
    sources: tuple[Source, ...]
    breaths: bool = False
    fixed: bool = False
    """Its steps are as long as they are: it cannot be made shorter or longer."""

    @property
    def seconds(self) -> float:
        """All steps together."""
        return sum(step.seconds for step in self.steps)


# A starter inventory: activities of ordinary days to pick from, with a first guess for each.
#
# The demands are guesses of this project, to be changed as one's own log tells; the order
# is that of a house and a week. The words are this project's own.

STARTER: Final[tuple[Activity, ...]] = (
    Activity(
        "walk", "minutes", 4, "moving", regions=("legs", "back"),
        lighter="once round the house, with a seat halfway", warm_up=2,
    ),
    Activity(
        "stretching", "minutes", 2, "moving", regions=("back", "shoulders"),
        lighter="the easy ones, lying down",
    ),
    Activity("stairs", "steps", 6, "moving", regions=("legs",), lighter="one step at a time"),
    Activity(
        "exercises", "reps", 5, "moving", regions=("legs", "arms"), resistance=True,
        lighter="without weight", warm_up=3,
    ),
    Activity(
        "kitchen", "minutes", 4, "chores", regions=("back", "arms"), place="a stool by the sink",
        subtasks=(Subtask("dishes", 8), Subtask("counter", 4), Subtask("floor", 8)),
        lighter="dishes only, sitting",
    ),
    Activity(
        "cooking", "minutes", 4, "chores", priority="must", regions=("arms", "legs"), time=12 * 60,
        lighter="something from the freezer", place="a stool at the counter",
    ),
    Activity(
        "laundry", "minutes", 5, "chores", regions=("back", "arms"),
        subtasks=(Subtask("load and start", 5), Subtask("hang up", 8), Subtask("fold", 8)),
        lighter="a small load, fold sitting",
    ),
    Activity(
        "vacuuming", "minutes", 7, "chores", days=("sat",), priority="want",
        regions=("back", "arms"), lighter="one room",
    ),
    Activity(
        "shopping", "minutes", 6, "chores", days=("tue", "fri"), regions=("legs", "back"),
        lighter="order it, or go for three things",
    ),
    Activity(
        "shower", "minutes", 3, "self-care", priority="must", regions=("legs",),
        lighter="a wash sitting down", place="a stool in the shower",
    ),
    Activity(
        "desk", "minutes", 4, "work", regions=("neck", "back"),
        lighter="lying with a lap desk, or by phone", place="screen at eye level, feet supported",
    ),
    Activity("letters", "minutes", 3, "work", regions=("neck",), lighter="one letter"),
    Activity(
        "visit friends", "minutes", 4, "social", priority="want",
        exertion=("cognitive", "social"), lighter="a phone call",
    ),
    Activity("phone call", "minutes", 2, "social", lighter="a message"),
    Activity(
        "gardening", "minutes", 7, "moving", priority="want", regions=("back", "knees"),
        lighter="pots on a table", place="a kneeler, tools with long handles",
    ),
    Activity("reading", "minutes", 1, "rest", lighter="something to listen to"),
    Activity("breathing", "minutes", 1, "rest", standby=True),
)  # fmt: skip
