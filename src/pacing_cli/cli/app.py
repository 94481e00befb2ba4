"""The command tree on one screen, in the order of the help."""

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.commands_table import COMMANDS
from pacing_cli.cli.options import (
    DebugOption,
    HomeOption,
    JsonOption,
    NowOption,
    PlainOption,
    VersionOption,
)
from pacing_cli.cli.session import begin
from pacing_cli.cli.tree import LazyGroup


class Pace(LazyGroup):
    """The commands of `pace`."""

    rows = COMMANDS


app = typer.Typer(
    name="pace",
    cls=Pace,
    invoke_without_command=True,
    add_completion=False,
    # Boxes would be drawn by what loads Rich, a parser of Markdown and one of programs.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def pace(
    ctx: typer.Context,
    home: HomeOption = None,
    now: NowOption = None,
    json: JsonOption = False,  # noqa: ARG001 (read in Tree, before anything can go wrong)
    plain: PlainOption = False,  # noqa: ARG001 (read in Tree)
    debug: DebugOption = False,  # noqa: ARG001 (read in Tree)
    version: VersionOption = False,
) -> None:
    """A pacing journal for people who live with pain: log, plan, report.

    pace alone shows today at a glance. pace is a journal and planner. It does the
    sums that you or your therapist chose. It does not replace you or your therapist.
    """
    if version:
        from pacing_cli import __version__

        print(f"pace {__version__}")
        raise typer.Exit
    ctx.obj = begin(home, now, ctx.obj, ctx.invoked_subcommand, ctx.call_on_close)
    if ctx.invoked_subcommand is None:
        from pacing_cli.cli.everyday import glance

        glance(Run.of(ctx))
