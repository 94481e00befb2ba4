"""`pace help`: explain topics and commands, and show the manual page."""

import inspect
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.commands_table import COMMANDS, CommandRow
from pacing_cli.cli.completion.answer import Known, written
from pacing_cli.cli.tree import load
from pacing_cli.exporters.manual import ManualEntry, manual_page
from pacing_cli.model.value import Value

if TYPE_CHECKING:
    from pacing_cli.model.shipped import Card, Topic


AboutArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TOPIC]", help=("A topic or a command. Default: a list.")),
]
ManOption = Annotated[bool, typer.Option("--man", help="The manual page, as text for man.")]


def help(ctx: typer.Context, about: AboutArgument = None, man: ManOption = False) -> None:
    """Read about a topic, or what a command does.

    pace help words

    pace help bad day

    pace help log
    """
    from pacing_cli.storage.shipped import TOPICS, topic
    from pacing_cli.terminal.pages.texts import topic_page, topics_page

    run = Run.of(ctx)
    if man:
        print(manual(ctx.find_root().command), end="")
    elif not about:
        topics = [topic(name) for name in TOPICS]
        run.output.show(lambda: topics_page(topics), lambda: _topics_document(topics))
    elif "-".join(about) not in TOPICS and (branch := command_named(about)):
        _show_help(ctx, branch)
    else:
        one = topic(_topic_named(about))
        run.output.show(lambda: topic_page(one), lambda: _topics_document([one]))


def _topic_named(words: "Sequence[str]") -> str:
    """A topic by its name or a beginning. Raises WordsNotUnderstood."""
    from pacing_cli.app.cards import named
    from pacing_cli.cli.commands_table import COMMANDS
    from pacing_cli.storage.shipped import TOPICS

    return named(words, TOPICS, "topic", more=[row.name for row in COMMANDS])


def _show_help(ctx: typer.Context, branch: Any) -> None:
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
    list[str] | None, typer.Argument(metavar="[CARD]", help="Which one. Default: the list.")
]


def learn(ctx: typer.Context, card: CardArgument = None) -> None:
    """Read short cards on pacing, a minute each, with their sources.

    pace learn lists them, pace learn flares shows one.
    """
    from pacing_cli.app.cards import named
    from pacing_cli.storage import shipped as texts
    from pacing_cli.storage.shown import note_offer, offered
    from pacing_cli.terminal.pages.texts import card_page, cards_page

    run = Run.of(ctx)
    if not card:
        cards = [texts.card(name) for name in texts.CARDS]
        run.output.show(lambda: cards_page(cards), lambda: _cards_document(cards))
        return
    one = texts.card(named(card, texts.CARDS, "card"))
    run.output.show(lambda: card_page(one), lambda: _cards_document([one]))
    if one.name not in offered(run.home):
        note_offer(run.home, one.name, run.today)


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


# The manual page and the help of commands, from what the commands themselves say.


# The whole tree, every command loaded: for the manual page, the docs, and the Tab key's list.


class Branch(Value):
    """One command with the words that call it: `activity set`; `` for `pace` itself."""

    path: str
    command: Any


def branches(root: Any) -> Iterator[Branch]:
    """`pace` itself, then every command and what is below it, in the order of the help."""
    yield Branch("", root)
    for row in root.rows:
        yield from branches_of(row)


def branches_of(row: CommandRow) -> Iterator[Branch]:
    """One command and what is below it."""
    return _below(row.name, load(row))


def _below(path: str, command: Any) -> Iterator[Branch]:
    yield Branch(path, command)
    for name, inner in getattr(command, "commands", {}).items():
        if not inner.hidden:
            yield from _below(f"{path} {name}", inner)


def completion_list(root: Any) -> str:
    """The list for the Tab key, a line a command."""
    return "".join(f"{written(one.path, _known(one.command))}\n" for one in branches(root))


def _known(command: Any) -> Known:
    """What a command takes, apart from `--help`, which all have."""
    arguments: list[str] = []
    options: dict[str, str] = {}
    for each in command.params:
        if each.param_type_name == "argument":
            arguments += _word(each).replace("[", "").replace("]", "").split()
        elif not each.hidden:
            takes = "" if each.is_flag or each.count else _word(each)
            names = (*each.opts, *each.secondary_opts)
            options |= {name: takes for name in names if name.startswith("--")}
    return Known(tuple(arguments), options)


def _word(parameter: Any) -> str:
    word = parameter.metavar or parameter.name.upper()
    return "_".join(word.split()) if parameter.param_type_name == "option" else word


_NOT_AGAIN = ("--help",)


def manual(root: Any) -> str:
    """`pace.1`: every command, every topic."""
    from pacing_cli import __version__
    from pacing_cli.storage.shipped import TOPICS, topic

    whole, *entries = (_entry(one) for one in branches(root))
    return manual_page(__version__, whole, entries, [topic(name) for name in TOPICS])


def _entry(branch: Branch) -> ManualEntry:
    command = branch.command
    name = f"pace {branch.path}".strip()
    with command.make_context(name, [], resilient_parsing=True) as context:
        usage = " ".join((name, *command.collect_usage_pieces(context)))
        records = [_record(each, context) for each in command.params]
    blocks = inspect.cleandoc(command.help or "").split("\n\n")
    about = tuple(" ".join(block.split()) for block in blocks)
    return ManualEntry(name, usage, about, tuple(one for one in records if one))


def _record(parameter: Any, context: Any) -> tuple[str, str] | None:
    """What may be given, and what it means. Arguments tell it like options here."""
    if parameter.param_type_name == "argument":
        return (parameter.metavar or parameter.name.upper(), parameter.help or "")
    record = parameter.get_help_record(context)
    return None if record is None or record[0] in _NOT_AGAIN else record


def command_named(words: Sequence[str]) -> Branch | None:
    """The command that the words call; None where none is called that."""
    path = " ".join(words).casefold()
    row = next((row for row in COMMANDS if row.name == path.partition(" ")[0]), None)
    return next((one for one in branches_of(row) if one.path == path), None) if row else None


def help_text(branch: Branch, root: Any) -> str:
    """Its help as linear text. Where that has boxes, they are drawn at once, and it is empty."""
    name = f"pace {branch.path}"
    with branch.command.make_context(name, [], parent=root, resilient_parsing=True) as context:
        context.info_name = branch.path
        return str(branch.command.get_help(context))
