"""A calm routine as a page: before it begins, or as a text to read."""

from pacing_cli.model.page import Gap, Heading, Line, Page
from pacing_cli.model.shipped import Routine
from pacing_cli.terminal.learn_page import sources_part
from pacing_cli.wording.calm import length


def before_page(routine: Routine, how: str) -> Page:
    """What it is, what to mind."""
    return (
        Heading(routine.title, 1),
        Line(routine.about),
        *([Line(how)] if how else []),
        Line(routine.caution, "note"),
    )


def whole_page(routine: Routine, how: str) -> Page:
    """All of it, for reading: with every step and the sources."""
    return (
        *before_page(routine, how),
        Gap(),
        *(Line(f"{step.say} ({length(step.seconds)})", item=True) for step in routine.steps),
        Line(routine.end),
        Gap(),
        *sources_part(routine.sources),
    )
