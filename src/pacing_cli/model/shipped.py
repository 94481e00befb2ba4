"""Texts that come with the program: cards to learn from and calm routines, with their sources."""

from typing import Final

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
