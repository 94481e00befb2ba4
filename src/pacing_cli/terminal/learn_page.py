"""A card as a page, and the list of all cards."""

from collections.abc import Sequence

from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.shipped import Card, Source
from pacing_cli.wording.sources import of_text


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
        Line("A minute each. None of them has to be read."),
        Gap(),
        Rows(("card", "what it is about"), cells, told),
        Gap(),
        Line("To read one: pace learn pacing", "dim"),
    )
