"""The command tree, loaded branch by branch, and the one place where errors are caught."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from pacing_cli.cli.options import hoist
from pacing_cli.cli.output import say_problem, wants_plain
from pacing_cli.errors import PacingError, WordsNotUnderstood

HOW_TO_SEE_MORE = "Something went wrong inside pace; that is not your doing. `--debug` shows where."


class Row(NamedTuple):
    """One command: its name, the panel of the help it stands in, and its help in one line."""

    name: str
    panel: str
    help: str

    @property
    def module(self) -> str:
        """The name of its file: Python keeps some words for itself, which get a stroke."""
        return {"import": "import_", "try": "try_"}.get(self.name, self.name)


class Command(TyperCommand):
    """A command whose help has no boxes where plain text is asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        root = ctx.find_root().obj
        self.rich_markup_mode = None if root and root.output.plain else self.rich_markup_mode
        super().format_help(ctx, formatter)


class Tree(TyperGroup):
    """Commands that are imported when they are called. `rows` is the table, in help order."""

    rows: Sequence[Row] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (Typer's signature)
        """The names, in the order of the help."""
        return [row.name for row in self.rows]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (Typer's signature)
        """A light stand-in that holds what the list of commands shows, and nothing else."""
        row = next((row for row in self.rows if row.name == cmd_name), None)
        return row and TyperCommand(row.name, help=row.help, rich_help_panel=row.panel)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ARG002 (Typer's signature)
        """The command to run: here its file is imported."""
        row = next((row for row in self.rows if row.name == args[0]), None)
        if row is None:
            raise _no_such_command(args, [row.name for row in self.rows])
        return row.name, load(row), args[1:]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the global options from wherever they stand."""
        with reported(debug="--debug" in args):
            if "--plain" in args or wants_plain():
                self.rich_markup_mode = None
            return super().parse_args(ctx, hoist(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what a person can put right is told in one sentence."""
        with reported(debug=bool(ctx.params.get("debug"))):
            return super().invoke(ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (Typer's signature)
        """The list of commands in plain text, a paragraph for each panel."""
        for panel in dict.fromkeys(row.panel for row in self.rows):
            with formatter.section(panel):
                formatter.write_dl(
                    [(row.name, row.help) for row in self.rows if row.panel == panel]
                )


def load(row: Row) -> Any:
    """Import a command: a function of the command's name, or a Typer app for a group."""
    module = import_module(f"pacing_cli.cli.commands.{row.module}")
    found = getattr(module, row.module)
    if isinstance(found, typer.Typer):
        command = get_command(found)
        command.name = row.name
        return command
    return get_command_from_info(
        CommandInfo(
            name=row.name,
            cls=Command,
            callback=found,
            help=found.__doc__ or row.help,
            context_settings=getattr(module, "CONTEXT", None),
        ),
        pretty_exceptions_short=False,
        rich_markup_mode="rich",
    )


@contextmanager
def reported(*, debug: bool = False) -> Iterator[None]:
    """Turn errors into sentences on standard error, each with its exit code."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except PacingError as error:
        _tell(error)
        raise typer.Exit(error.exit_code) from error
    except (typer.Exit, typer.Abort):
        raise
    except typer.TyperException as error:
        say_problem(_as_sentence(error.format_message()))
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        say_problem("", "Stopped.")
        raise typer.Exit(130) from error
    except BrokenPipeError as error:
        # The reader has had enough, as `head` does. Nothing more can be said there.
        _let_go_of_the_answer()
        raise typer.Exit(0) from error
    except OSError as error:
        if debug:
            raise
        why = error.strerror or str(error)
        if error.filename:
            say_problem(f"{error.filename}: {why}.")
            raise typer.Exit(4) from error
        # No file of the person's: those are told by name. It is the answer that found no
        # place, as with `> /dev/full`, and 4 would say that nothing was written down.
        _let_go_of_the_answer()
        say_problem(f"The answer could not be shown: {why}.", "What was written down is kept.")
        raise typer.Exit(1) from error
    except Exception as error:
        if debug:
            raise
        say_problem(HOW_TO_SEE_MORE)
        raise typer.Exit(1) from error


def _let_go_of_the_answer() -> None:
    """So that Python's own last flush does not fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: PacingError) -> None:
    say_problem(error.message, *(f"  {problem}" for problem in error.problems))
    if error.hint:
        say_problem(error.hint)


def _as_sentence(message: str) -> str:
    """Typer's own message about an option, as one sentence."""
    sentence = " ".join(message.split())
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _no_such_command(args: Sequence[str], names: Sequence[str]) -> WordsNotUnderstood:
    from difflib import get_close_matches

    typed = args[0]
    if typed.startswith("-"):
        return WordsNotUnderstood(f'There is no option "{typed}".', "pace --help lists them.")
    # Two letters changed places: that is nearer than a letter too many.
    near = [name for name in names if sorted(name) == sorted(typed.lower())]
    near = near or get_close_matches(typed.lower(), names, n=1)
    mean = f' Did you mean "{near[0]}"?' if near else ""
    return WordsNotUnderstood(
        f'There is no command "{typed}".{mean}',
        "pace --help lists them. To write something down: pace log " + " ".join(args),
    )
