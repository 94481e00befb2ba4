"""`pace learn`: short cards in plain words, each with its sources."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing

if TYPE_CHECKING:
    from pacing_cli.model.shipped import Card

CardArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[CARD]", help="Which one; none: the list of all.")
]


def learn(ctx: typer.Context, card: CardArgument = None) -> None:
    """Short cards on pacing: a minute each, in plain words, with their sources.

    pace learn lists them, pace learn flares shows one.
    """
    from pacing_cli.app.cards import named
    from pacing_cli.storage import shipped as texts
    from pacing_cli.storage.shown import note_offer, offered
    from pacing_cli.terminal.pages.texts import card_page, cards_page

    pacing = Pacing.of(ctx)
    if not card:
        cards = [texts.card(name) for name in texts.CARDS]
        pacing.output.show(lambda: cards_page(cards), lambda: _cards_document(cards))
        return
    one = texts.card(named(card, texts.CARDS, "card"))
    pacing.output.show(lambda: card_page(one), lambda: _cards_document([one]))
    if one.name not in offered(pacing.home):
        note_offer(pacing.home, one.name, pacing.today)


def _cards_document(cards: "list[Card]") -> dict[str, object]:
    return {
        "schema": "pace/learn/1",
        "cards": [
            {
                "name": card.name,
                "title": card.title,
                "text": "\n\n".join(card.paragraphs),
                "sources": [source._asdict() for source in card.sources],
            }
            for card in cards
        ],
    }
