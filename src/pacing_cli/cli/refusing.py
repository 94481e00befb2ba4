"""Words that are no command and no option here, refused as everything else is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.text import did_you_mean, nearest

if TYPE_CHECKING:
    from pacing_cli.cli.rows import Row


def no_such_command(args: Sequence[str], rows: "Sequence[Row]") -> WordsNotUnderstood:
    """For the first word of a call that is no command."""
    from pacing_cli.cli.meant_commands import as_logged, what_helps

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
    whole = sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
    return WordsNotUnderstood(whole, _see_help(ctx))


def _no_such_option(option: str, ctx: Any) -> WordsNotUnderstood:
    commands = {ctx.command, ctx.find_root().command}
    known = [name for one in commands for each in one.params for name in each.opts]
    mean = did_you_mean(option, sorted(name for name in known if name.startswith("--")))
    return WordsNotUnderstood(f'There is no option "{option}" here.{mean}', _see_help(ctx))


def _no_such_branch(typed: str, ctx: Any) -> WordsNotUnderstood:
    from pacing_cli.cli.meant_commands import BRANCHES

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
