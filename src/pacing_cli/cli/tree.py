"""The command tree, loaded branch by branch, and the one place where errors are caught."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from shutil import get_terminal_size
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from pacing_cli.cli.options import FREE_WORDS, hoist
from pacing_cli.cli.output import say_problem, wants_plain
from pacing_cli.cli.refusing import Told, in_our_words, no_such_command
from pacing_cli.cli.rows import Row
from pacing_cli.errors import CouldNotWrite, PacingError

HOW_TO_SEE_MORE = "Something went wrong inside pace; that is not your doing. `--debug` shows where."


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
            raise no_such_command(args, self.rows)
        return row.name, load(row), args[1:]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the global options from wherever they stand."""
        with reported(Told(ctx, json="--json" in _before_the_rest(args)), debug="--debug" in args):
            if "--plain" in args or wants_plain():
                self.rich_markup_mode = None
            ctx.terminal_width = ctx.terminal_width or _width()
            return super().parse_args(ctx, hoist(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what a person can put right is told in one sentence."""
        told = Told(ctx, json=bool(ctx.params.get("json")))
        with reported(told, debug=bool(ctx.params.get("debug"))):
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
    module = import_module(f"pacing_cli.cli.commands.{row.function}")
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
        rich_markup_mode="rich",
    )


def _paragraphs(text: str) -> str:
    """Each on one line: where it breaks is for the width of the screen to say."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


@contextmanager
def reported(told: Told, *, debug: bool = False) -> Iterator[None]:
    """Turn errors into sentences on standard error, each with its exit code."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except PacingError as error:
        raise told.tell(error) from error
    except (typer.Exit, typer.Abort):
        raise
    except typer.TyperException as error:
        raise told.tell(in_our_words(error)) from error
    except KeyboardInterrupt as error:
        say_problem("")
        raise told.tell(PacingError("Stopped."), 130) from error
    except BrokenPipeError as error:
        # The reader has had enough, as `head` does. Nothing more can be said there.
        _let_go_of_the_answer()
        raise typer.Exit(0) from error
    except OSError as error:
        if debug:
            raise
        why = error.strerror or str(error)
        if error.filename:
            raise told.tell(CouldNotWrite(f"{error.filename}: {why}.")) from error
        # No file of the person's: those are told by name. It is the answer that found no
        # place, as with `> /dev/full`, and 4 would say that nothing was written down.
        _let_go_of_the_answer()
        say_problem(f"The answer could not be shown: {why}.", "What was written down is kept.")
        raise typer.Exit(1) from error
    except Exception as error:
        if debug:
            raise
        raise told.tell(PacingError(HOW_TO_SEE_MORE)) from error


def _width() -> int:
    """Of the help in plain text. Left to itself it is never narrower than 50."""
    return max(20, min(80, get_terminal_size((80, 24)).columns) - 2)


def _before_the_rest(args: Sequence[str]) -> Sequence[str]:
    """The words before a `--`, behind which nothing is an option."""
    return args[: args.index("--")] if "--" in args else args


def _let_go_of_the_answer() -> None:
    """So that Python's own last flush does not fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
