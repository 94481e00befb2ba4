"""The command tree, loaded branch by branch, and its entry point."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from pacing_cli.cli.arguments import options_of, parted
from pacing_cli.cli.commands_table import CommandRow
from pacing_cli.cli.guard import guarded
from pacing_cli.cli.options import FREE_WORDS
from pacing_cli.cli.parameters import Settled, see_help
from pacing_cli.console.output import Output, columns
from pacing_cli.errors import PacingError, WordsNotUnderstood
from pacing_cli.model.entry import BY_WORD
from pacing_cli.model.text import did_you_mean, nearest


class Command(Settled, TyperCommand):
    """A command that takes a name of several words without quotes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words; those that are left over belong to the name before them."""
        if any(one.metavar not in _ONE_WORD for one in self.params):
            from pacing_cli.cli.several_words import joined

            args = joined(self.params, args)
        named = self._named()
        ctx.allow_extra_args = ctx.allow_extra_args or named is not None
        left = list(super().parse_args(ctx, self._with_file_names(args)))
        if named is None or not left or not ctx.params.get(named):
            return _none_left(ctx, left) if named else left
        said = ctx.params[named]
        front, last = ([], said) if isinstance(said, str) else (list(said[:-1]), said[-1])
        whole = " ".join((last, *left))
        ctx.params[named] = whole if isinstance(said, str) else [*front, whole]
        ctx.args = []
        return []

    def _with_file_names(self, args: Sequence[str]) -> list[str]:
        """Name the folder that pace was called in where an option for a [FILE] has no file."""
        optional = {each for one in self.params if _metavar(one) == "[FILE]" for each in one.opts}
        given = list(args)
        for place in reversed(range(len(args))):
            follows = args[place + 1 : place + 2]
            if args[place] in optional and (not follows or follows[0][:1] == "-" < follows[0]):
                given.insert(place + 1, ".")
        return given

    def _named(self) -> str | None:
        """The parameter that a name is given to: the last argument, or else `--activity`."""
        arguments = [one for one in self.params if one.param_type_name == "argument"]
        if arguments:
            last = arguments[-1]
            return last.name if last.nargs == 1 and _A_NAME & {*_letters(last.metavar)} else None
        return next((one.name for one in self.params if one.name == "activity"), None)


def _metavar(parameter: Any) -> str | None:
    metavar: str | None = getattr(parameter, "metavar", None)
    return metavar


_A_NAME: Final = frozenset(("NAME", "ACTIVITY"))
_ONE_WORD: Final = (None, "FILE", "WORDS...")
"""What holds no name and no text: a command that has nothing else is spared a look."""


def _letters(metavar: str | None) -> list[str]:
    return (metavar or "").strip("[]").split()


def _none_left(ctx: Any, left: list[str]) -> list[str]:
    if left:
        raise too_many_words(ctx.command_path, left)
    return left


class LazyGroup(Settled, TyperGroup):
    """Commands that are imported when they are called. `rows` is the table, in help order."""

    rows: Sequence[CommandRow] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (Typer's signature)
        """The names, in the order of the help."""
        return [row.name for row in self.rows]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (Typer's signature)
        """Return a light placeholder with only the data for the list of commands."""
        row = next((row for row in self.rows if row.name == cmd_name), None)
        return row and TyperCommand(row.name, help=row.help, rich_help_panel=row.panel)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ARG002 (Typer's signature)
        """The command to run: here its file is imported. Raises WordsNotUnderstood."""
        row = next((row for row in self.rows if row.name == args[0]), None)
        if row is None:
            raise no_such_command(args, self.rows)
        return row.name, load(row), args[1:]

    def main(self, args: Sequence[str] | None = None, *_: Any, **more: Any) -> NoReturn:
        """One call from its words to its exit code: SystemExit. All that can go wrong is caught
        here, in the guard."""
        words = sys.argv[1:] if args is None else list(args)
        options = options_of(words)
        output = Output(json="--json" in options, plain="--plain" in options)
        code = 0
        with guarded(output, debug="--debug" in options):
            try:
                with self.make_context(more.get("prog_name") or "pace", words, obj=output) as ctx:
                    self.invoke(ctx)
                    sys.stdout.flush()  # before the copy of the day is made
            except typer.Exit as end:
                code = end.exit_code
            except typer.Abort as error:
                raise PacingError("Stopped.") from error
            except typer.TyperException as error:
                raise in_our_words(error) from error
        sys.exit(code)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Extract the global options from anywhere in the line."""
        ctx.terminal_width = ctx.terminal_width or _width()
        found = parted(args)
        return super().parse_args(ctx, [*found.options, *found.words, *found.text])

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (Typer's signature)
        """The list of commands in plain text, a paragraph for each panel."""
        for panel in dict.fromkeys(row.panel for row in self.rows):
            with formatter.section(panel):
                formatter.write_dl(
                    [(row.name, row.help) for row in self.rows if row.panel == panel]
                )


def load(row: CommandRow) -> Any:
    """Import a command: a function of the command's name, or a Typer app for a group."""
    module = import_module(f"pacing_cli.cli.commands.{row.module}")
    found = getattr(module, row.function)
    if isinstance(found, typer.Typer):
        command = get_command(found)
        command.name = row.name
        return command
    return get_command_from_info(
        CommandInfo(
            name=row.name,
            cls=Command,
            callback=found,
            help=_paragraphs(found.__doc__ or row.help),
            context_settings=FREE_WORDS if row.words else None,
        ),
        pretty_exceptions_short=False,
        rich_markup_mode=None,
    )


def _paragraphs(text: str) -> str:
    """Each on one line: where it breaks is for the width of the screen to say."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _width() -> int:
    """Of the help in plain text. Left to itself it is never narrower than 50."""
    return max(20, min(80, columns()) - 2)


# A command with commands below it, and a help that has room on a narrow terminal.

_A_WHOLE_SENTENCE: Final = 400
_NARROW: Final = 50
_Context: Any = TyperGroup.context_class


class _Folding(_Context.formatter_class):  # type: ignore[misc]
    """On a narrow terminal, print a long option on its own line, above its meaning."""

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of words and what they mean."""
        most = self.width // 3 if self.width < _NARROW else col_max
        super().write_dl(rows, min(col_max, most), col_spacing)


class _Folded(_Context):  # type: ignore[misc]
    formatter_class = _Folding


class Group(Settled, TyperGroup):
    """Its help says what each command below it does, in a whole sentence."""

    context_class = _Folded

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, with the same folding."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            found.context_class = _Folded
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands in plain text, folded and never cut off."""
        below = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [
            (name, one.get_short_help_str(_A_WHOLE_SENTENCE))
            for name, one in below
            if one and not one.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class CommandGroup(typer.Typer):
    """A group whose commands take names of several words."""

    def command(self, name: str | None = None, **more: Any) -> Any:
        """As Typer's own."""
        return super().command(name, **{"cls": Command, **more})


def group(about: str, cls: type[Group] = Group) -> typer.Typer:
    """A command with commands below it, which can also be called by itself."""
    return CommandGroup(
        cls=cls,
        help=about,
        invoke_without_command=True,
        no_args_is_help=False,
        add_completion=False,
        rich_markup_mode=None,
    )


# Words that are no command and no option here, refused as everything else is.


def no_such_command(args: Sequence[str], rows: "Sequence[CommandRow]") -> WordsNotUnderstood:
    """For the first word of a call that is no command."""
    typed = args[0]
    names = [row.name for row in rows]
    if typed.startswith("-"):
        return WordsNotUnderstood(
            f'pace does not know the option "{typed}".', "To see them all: pace --help"
        )
    helps = what_helps(typed, args[1:])
    if helps:
        return WordsNotUnderstood(f'pace does not know the command "{typed}".', helps)
    near = nearest(typed, names)
    if near:
        more = "" if len(args) == 1 else " " + " ".join(args[1:])
        return WordsNotUnderstood(
            f'pace does not know the command "{typed}". Did you mean "{near}"?',
            f"Like this: pace {near}{more}",
        )
    return WordsNotUnderstood(
        f'pace does not know the command "{typed}".',
        f"To log it: {as_logged(args)}\nTo see all commands: pace --help",
    )


def in_our_words(error: Any) -> WordsNotUnderstood:
    """Rewrite an error message of Typer in our own words."""
    ctx = getattr(error, "ctx", None)
    option = getattr(error, "option_name", None)
    if ctx is not None and option and hasattr(error, "possibilities"):
        return _no_such_option(option, ctx)
    if ctx is not None and error.message.startswith("No such command"):
        return _no_such_branch(error.message.split("'")[1], ctx)
    sentence = " ".join(error.format_message().split())
    if "unexpected extra argument" in sentence and ctx is not None:
        return too_many_words(ctx.command_path, sentence.rpartition("(")[2].rstrip(").").split())
    whole = sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
    return WordsNotUnderstood(whole, see_help(ctx))


def too_many_words(path: str, words: Sequence[str]) -> WordsNotUnderstood:
    """For words behind a command that takes none, or no more of them."""
    said = " ".join(words)
    return WordsNotUnderstood(
        f'{path} cannot read the words "{said}".', f"To see what you can type: {path} --help"
    )


def _no_such_option(option: str, ctx: Any) -> WordsNotUnderstood:
    commands = {ctx.command, ctx.find_root().command}
    known = [name for one in commands for each in one.params for name in each.opts]
    mean = did_you_mean(option, sorted(name for name in known if name.startswith("--")))
    return WordsNotUnderstood(
        f'pace does not know the option "{option}" here.{mean}', see_help(ctx)
    )


def _no_such_branch(typed: str, ctx: Any) -> WordsNotUnderstood:

    names = list(ctx.command.commands)
    return WordsNotUnderstood(
        f'{ctx.command_path} has no "{typed}".{did_you_mean(typed, names)} '
        f"It has {', '.join(names)}.",
        BRANCHES.get((ctx.command.name, typed)) or see_help(ctx),
    )


# Words that people try for a command that has another name, and what helps them on.

_NEXT: Final = "To see what is next: pace. To see the whole day: pace plan"
_SETTINGS: Final = "A few questions: pace setup. For all other settings: pace help settings"
_MEANT: Final = {
    "add": "To log something: pace log {behind}",
    "change": "Like this: pace amend last {behind}",
    "config": _SETTINGS,
    "delete": "Like this: pace withdraw {behind}",
    "edit": "Like this: pace amend {behind}",
    "history": "Like this: pace list",
    "how": "To read by topic: pace help. For short cards on pacing: pace learn",
    "medicine": "Like this: pace dose {behind}",
    "next": _NEXT,
    "pause": "For time away: pace holiday until 31 March. For an illness: pace mode pause illness. "
    "For one activity: pace activity pause NAME",
    "away": "Like this: pace holiday until 31 March",
    "holiday": "Like this: pace holiday until 31 March",
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
    "week": "To look back on the week: pace review",
    "what": _NEXT,
}
_TAKE_OFF: Final = (
    "To take one off the plan: pace activity pause NAME. To edit the list: activities.toml"
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
    if word == "going":
        word = next((one for one in behind if one in ("away", "vacation", "holiday")), word)
    if word in BY_WORD and word != "with":
        return " ".join(("For how you are: pace check", word, *(behind or ("4",))))
    return _MEANT.get(word, "").format(behind=" ".join(behind)).strip()


def as_logged(args: Sequence[str]) -> str:
    """Return the words for `pace log`. A single number is most likely minutes."""
    name, *behind = args
    if behind and behind[0].isdigit() and not behind[1:2]:
        behind[0] += "m"
    return " ".join(("pace log", name, *behind))
