"""`pace help`: what the words mean, by topic; what a command does; the manual page."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pacing_cli.app.run import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacing_cli.model.shipped import Card, Topic

AboutArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[TOPIC]", help="A topic or a command; none: a list.")
]
ManOption = Annotated[bool, typer.Option("--man", help="The manual page, as text for man.")]


def help(ctx: typer.Context, about: AboutArgument = None, man: ManOption = False) -> None:
    """Read about a topic, or what a command does.

    pace help words

    pace help bad day

    pace help log
    """
    from pacing_cli.cli.manual import command_named, manual
    from pacing_cli.storage.shipped import TOPICS, topic
    from pacing_cli.terminal.pages.texts import topic_page, topics_page

    pacing = Run.of(ctx)
    if man:
        print(manual(ctx.find_root().command), end="")
    elif not about:
        topics = [topic(name) for name in TOPICS]
        pacing.output.show(lambda: topics_page(topics), lambda: _topics_document(topics))
    elif "-".join(about) not in TOPICS and (branch := command_named(about)):
        _show_help(ctx, branch)
    else:
        one = topic(_topic_named(about))
        pacing.output.show(lambda: topic_page(one), lambda: _topics_document([one]))


def _topic_named(words: "Sequence[str]") -> str:
    """A topic by its name or a beginning. Raises WordsNotUnderstood."""
    from pacing_cli.app.cards import named
    from pacing_cli.cli.commands_table import COMMANDS
    from pacing_cli.storage.shipped import TOPICS

    return named(words, TOPICS, "topic", more=[row.name for row in COMMANDS])


def _show_help(ctx: typer.Context, branch: Any) -> None:
    from pacing_cli.cli.manual import help_text

    output = Run.of(ctx).output
    if output.json:
        branch.command.rich_markup_mode = None
    text = help_text(branch, ctx.find_root())
    if output.json:
        output.document({"schema": "pace/help/1", "command": branch.path, "text": text})
    elif text:
        print(text)


def _topics_document(topics: "Sequence[Topic]") -> dict[str, object]:
    return {
        "schema": "pace/help/1",
        "topics": [
            {
                "name": topic.name,
                "title": topic.title,
                "parts": [part._asdict() for part in topic.parts],
                "see": topic.see,
            }
            for topic in topics
        ],
    }


# `pace learn`: short cards in plain words, each with its sources.

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

    pacing = Run.of(ctx)
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
