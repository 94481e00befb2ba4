"""Words that are no command and no option here, refused as everything else is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import BY_WORD
from pacing_cli.model.text import did_you_mean, nearest

if TYPE_CHECKING:
    from pacing_cli.cli.commands_table import CommandRow


def no_such_command(args: Sequence[str], rows: "Sequence[CommandRow]") -> WordsNotUnderstood:
    """For the first word of a call that is no command."""

    typed = args[0]
    names = [row.name for row in rows]
    if typed.startswith("-"):
        return WordsNotUnderstood(f'There is no option "{typed}".', "pace --help lists them.")
    helps = what_helps(typed, args[1:])
    if helps:
        return WordsNotUnderstood(f'There is no command "{typed}".', helps)
    near = nearest(typed, names)
    if near:
        more = "" if len(args) == 1 else " " + " ".join(args[1:])
        return WordsNotUnderstood(
            f'There is no command "{typed}". Did you mean "{near}"?',
            f"Like this: pace {near}{more}",
        )
    return WordsNotUnderstood(
        f'There is no command "{typed}".',
        f"pace --help lists them. To write something down: {as_logged(args)}",
    )


def in_our_words(error: Any) -> WordsNotUnderstood:
    """What Typer found wrong with the words, said as everything else here is said."""
    ctx = getattr(error, "ctx", None)
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if ctx is not None and option and hasattr(error, "possibilities"):
        return _no_such_option(option, ctx)
    if ctx is not None and error.message.startswith("No such command"):
        return _no_such_branch(error.message.split("'")[1], ctx)
    if parameter is not None and not error.message:
        return _is_missing(parameter, ctx)
    sentence = " ".join(error.format_message().split())
    if "unexpected extra argument" in sentence and ctx is not None:
        return too_many_words(ctx.command_path, sentence.rpartition("(")[2].rstrip(").").split())
    whole = sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
    return WordsNotUnderstood(whole, _see_help(ctx))


def too_many_words(path: str, words: Sequence[str]) -> WordsNotUnderstood:
    """For words behind a command that takes none, or no more of them."""
    return WordsNotUnderstood(
        f'{path} does not take the words "{" ".join(words)}".',
        f"To see what it takes: {path} --help",
    )


def _no_such_option(option: str, ctx: Any) -> WordsNotUnderstood:
    commands = {ctx.command, ctx.find_root().command}
    known = [name for one in commands for each in one.params for name in each.opts]
    mean = did_you_mean(option, sorted(name for name in known if name.startswith("--")))
    return WordsNotUnderstood(f'There is no option "{option}" here.{mean}', _see_help(ctx))


def _no_such_branch(typed: str, ctx: Any) -> WordsNotUnderstood:

    names = list(ctx.command.commands)
    return WordsNotUnderstood(
        f'{ctx.command_path} has no "{typed}".{did_you_mean(typed, names)} '
        f"It has {', '.join(names)}.",
        BRANCHES.get((ctx.command.name, typed)) or _see_help(ctx),
    )


def _is_missing(parameter: Any, ctx: Any) -> WordsNotUnderstood:
    word = parameter.metavar or parameter.name.upper()
    about = f": {parameter.help}" if getattr(parameter, "help", None) else "."
    return WordsNotUnderstood(f"{word} is missing{about}", _see_help(ctx))


def _see_help(ctx: Any) -> str:
    return f"{ctx.command_path} --help says what can stand there." if ctx else ""


# Words that people try for a command that has another name, and what helps them on.

_NEXT: Final = "What is next: pace. The whole day: pace plan"
_SETTINGS: Final = "A few questions: pace setup. Where the rest stands: pace help settings"
_MEANT: Final = {
    "add": "To write something down: pace log {behind}",
    "change": "Like this: pace amend last {behind}",
    "config": _SETTINGS,
    "delete": "Like this: pace withdraw {behind}",
    "edit": "Like this: pace amend {behind}",
    "history": "Like this: pace list",
    "how": "Explained by topic: pace help. Short cards on pacing: pace learn",
    "medicine": "Like this: pace dose {behind}",
    "next": _NEXT,
    "pause": "For time away: pace holiday until 31 March. For an illness: pace mode pause illness. "
    "For one activity: pace activity pause NAME",
    "away": "Like this: pace holiday until 31 March",
    "vacation": "Like this: pace holiday until 31 March",
    "ill": "Like this: pace mode pause illness",
    "sick": "Like this: pace mode pause illness",
    "remove": "Like this: pace withdraw {behind}",
    "rest": "Today's rests: pace today. A few calm minutes: pace calm",
    "settings": _SETTINGS,
    "start": "With a timer: pace go {behind}",
    "status": _NEXT,
    "timer": "Like this: pace go {behind}",
    "tired": "For how you are: pace check fatigue 5",
    "version": "Like this: pace --version",
    "week": "The week, looked back on: pace review",
    "what": _NEXT,
}
_TAKE_OFF: Final = (
    "To take one off the plan: pace activity pause NAME. The list itself is activities.toml, "
    "yours to edit."
)
BRANCHES: Final = {
    **{("activity", word): _TAKE_OFF for word in ("remove", "delete", "drop", "stop")},
    **{("goal", word): "Reached? pace goal close NAME" for word in ("done", "reached", "end")},
    **{("goal", word): "To let it go: pace goal let-go NAME" for word in ("remove", "delete")},
}
"""The same for the words behind a command: the command, the word, what helps."""


def what_helps(typed: str, behind: Sequence[str]) -> str:
    """The next thing to type; empty where nobody knows. `behind`: the words after it."""
    word = typed.lower()
    if word in BY_WORD and word != "with":
        return " ".join(("For how you are: pace check", word, *(behind or ("4",))))
    return _MEANT.get(word, "").format(behind=" ".join(behind)).strip()


def as_logged(args: Sequence[str]) -> str:
    """The words as `pace log` takes them: a number that stands alone is minutes, most likely."""
    name, *behind = args
    if behind and behind[0].isdigit():
        behind[0] += "m"
    return " ".join(("pace log", name, *behind))
