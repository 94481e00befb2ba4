"""A topic of the help as a page, and the list of all topics."""

from collections.abc import Iterator, Sequence

from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.quantity import Amount
from pacing_cli.model.shipped import Card, Routine, Source, Topic, TopicPart
from pacing_cli.wording.sources import of_text


def topic_page(topic: Topic) -> Page:
    """The topic, and where more stands."""
    parts = (each for part in topic.parts for each in (*_part(part), Gap()))
    return (
        Heading(topic.title, 1),
        *parts,
        Line(f"For more, see {topic.see} in the project's docs", "dim"),
    )


def _part(part: TopicPart) -> Iterator[Part]:
    if part.text:
        yield Line(part.text)
    elif any(meaning for _, meaning in part.lines):
        told = tuple(f"{words}: {meaning}" if meaning else words for words, meaning in part.lines)
        yield Rows(("", ""), part.lines, told)
    else:
        yield from (Line(words, item=True) for words, _ in part.lines)


def topics_page(topics: Sequence[Topic]) -> Page:
    """What there is to read about."""
    cells = tuple((topic.name, topic.title) for topic in topics)
    return (
        Heading("Help", 1),
        Line("By topic, for example pace help words:"),
        Gap(),
        Rows(("topic", "what it is about"), cells, tuple(f"{a}: {b}" for a, b in cells)),
        Gap(),
        Line("By command, for example pace help log:"),
        Line("All commands: pace --help. Short cards on pacing itself: pace learn.", "dim"),
    )


# A card as a page, and the list of all cards.


def card_page(card: Card) -> Page:
    """The card: its words, then where they come from."""
    return (
        Heading(card.title, 1),
        *(part for text in card.paragraphs for part in (Line(text), Gap())),
        *sources_part(card.sources),
    )


def sources_part(sources: Sequence[Source]) -> Page:
    """Every source with its grade."""
    return (Heading("Sources"), *(Line(of_text(source), "dim", item=True) for source in sources))


def cards_page(cards: Sequence[Card]) -> Page:
    """What there is."""
    cells = tuple((card.name, card.title) for card in cards)
    told = tuple(f"{card.name}: {card.title}" for card in cards)
    return (
        Heading("Short cards", 1),
        Line("A minute each. You do not have to read them."),
        Gap(),
        Rows(("card", "what it is about"), cells, told),
        Gap(),
        Line("To read one: pace learn pacing", "dim"),
    )


# A calm routine as a page: before it begins, or as a text to read.


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
        *(Line(f"{step.say} ({_length(step.seconds)})", item=True) for step in routine.steps),
        Line(routine.end),
        Gap(),
        *sources_part(routine.sources),
    )


def _length(seconds: float) -> str:
    """`20 s`, as short as on every screen."""
    return str(Amount("minutes", round(seconds) / 60))
