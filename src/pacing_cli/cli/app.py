"""The command tree on one screen, in the order of the help."""

from pathlib import Path
from typing import Final

import typer

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.options import (
    DebugOption,
    HomeOption,
    JsonOption,
    NowOption,
    PlainOption,
    VersionOption,
    read_now,
)
from pacing_cli.cli.output import Output
from pacing_cli.cli.rows import COMMANDS
from pacing_cli.cli.tree import Tree

WITHOUT_A_HOME: Final = ("demo", "help", "completion")
"""Commands that open no file of the person's."""

WITHOUT_A_COPY: Final = (*WITHOUT_A_HOME, "doctor", "backup", "restore", "purge")
"""Commands that look after the files themselves, or touch none: they leave the copy of the day
to the others."""

WITHOUT_THE_INBOX: Final = (*WITHOUT_A_COPY, "inbox", "undo", "amend", "withdraw", "simulate")
"""Commands that do not take in what lies in the inbox: they look after files, speak of what is
there already (the last entry is the one that was seen), or read it themselves."""


class Pace(Tree):
    """The commands of `pace`."""

    rows = COMMANDS


app = typer.Typer(
    name="pace",
    cls=Pace,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def pace(
    ctx: typer.Context,
    home: HomeOption = None,
    now: NowOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    debug: DebugOption = False,  # noqa: ARG001 (read in Tree, where errors are caught)
    version: VersionOption = False,
) -> None:
    """A pacing journal for people who live with pain: log, plan, report.

    pace alone shows today at a glance. A journal and planner that does the
    arithmetic you or your therapist chose; it does not replace either.
    """
    if version:
        from pacing_cli import __version__

        print(f"pace {__version__}")
        raise typer.Exit
    root = Path(home).expanduser() if home else None
    pacing = Pacing(root, read_now(now), Output(json=json, plain=plain))
    ctx.obj = pacing
    if ctx.invoked_subcommand not in WITHOUT_A_HOME:
        pacing.put_right()
    if ctx.invoked_subcommand not in WITHOUT_A_COPY:
        ctx.call_on_close(pacing.copy_of_the_day)
    if ctx.invoked_subcommand not in WITHOUT_THE_INBOX:
        pacing.read_inbox()
    if ctx.invoked_subcommand is None:
        from pacing_cli.cli.commands.glance import glance

        glance(ctx)
