"""Supports as pages: the list, ideas, what is offered for a need, and the guides."""

from collections.abc import Iterator, Sequence

from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.support import SUPPORT_KINDS, Support, SupportKind
from pacing_cli.wording.guides import CLOSING, Guide
from pacing_cli.wording.support import (
    HOW_TO_ADD,
    IDEAS,
    IDEAS_SOURCE,
    KINDS,
    NOTHING_YET,
    support_sentence,
)


def supports_page(supports: Sequence[Support], said: str = "") -> Page:
    """All supports by kind. `said`: what was just written, above all else."""
    first = (Line(said), Gap()) if said else ()
    if not supports:
        return (*first, Heading("Supports", 1), Line(NOTHING_YET), Line(HOW_TO_ADD, item=True))
    return (
        *first,
        Heading("Supports", 1),
        *(part for kind in SUPPORT_KINDS for part in _of_kind(kind, supports)),
    )


def _of_kind(kind: SupportKind, supports: Sequence[Support]) -> Iterator[Part]:
    own = [one for one in supports if one.kind == kind]
    if own:
        yield Heading(KINDS[kind])
        yield from (Line(support_sentence(one), item=True) for one in own)


def offered_page(need: str, supports: Sequence[Support]) -> Page:
    """What was written down for a need."""
    title = Heading(f"For {need}", 1)
    if not supports:
        return (
            title,
            Line("Nothing is written down for that yet. pace support ideas has some ideas."),
        )
    return (title, *(Line(support_sentence(one), item=True) for one in supports))


def ideas_page(kinds: Sequence[SupportKind]) -> Page:
    """Ideas, each with what it is good for."""
    return (
        Heading("Ideas for supports", 1),
        *(part for kind in kinds for part in _ideas(kind)),
        Line(IDEAS_SOURCE, "dim"),
    )


def _ideas(kind: SupportKind) -> Iterator[Part]:
    yield Heading(KINDS[kind])
    yield from (Line(f"{what}: good for {good}.", item=True) for what, good in IDEAS[kind])


def guide_page(guide: Guide) -> Page:
    """One page to print or to hand on."""
    return (
        Heading(guide.title, 1),
        Line(guide.opening),
        *(part for title, lines in guide.parts for part in _guide_part(title, lines)),
        Heading("What it rests on"),
        *(Line(source, item=True) for source in guide.sources),
        Line(CLOSING, "dim"),
    )


def _guide_part(title: str, lines: Sequence[str]) -> Iterator[Part]:
    yield Heading(title)
    yield from (Line(line, item=True) for line in lines)
