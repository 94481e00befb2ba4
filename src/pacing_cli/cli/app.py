"""The command tree on one screen, in the order of the help."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
    read_now,
)
from pacing_cli.cli.tree import LazyGroup
from pacing_cli.errors import PacingError

if TYPE_CHECKING:
    from pacing_cli.terminal.pages.today import Glance


WITHOUT_A_HOME: Final = ("demo", "help", "completion")
"""Commands that open no file of the person's."""

WITHOUT_A_COPY: Final = (*WITHOUT_A_HOME, "doctor", "backup", "restore", "purge")
"""Commands that look after the files themselves, or touch none: they leave the copy of the day
to the others."""

WITHOUT_THE_INBOX: Final = (*WITHOUT_A_COPY, "inbox", "undo", "amend", "withdraw", "simulate")
"""Commands that do not take in what lies in the inbox: they look after files, speak of what is
there already (the last entry is the one that was seen), or read it themselves."""

WITHOUT_THE_COPIES: Final = ("demo", "doctor", "help", "completion", "simulate")
"""Commands that read no settings of this home, or that tell the copies of them in their answer."""


class Pace(LazyGroup):
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
    root = Path(home).expanduser() if home else None
    run = Run(root, read_now(now), ctx.obj)
    ctx.obj = run
    if ctx.invoked_subcommand not in WITHOUT_A_HOME:
        run.put_right()
    if ctx.invoked_subcommand not in WITHOUT_A_COPY:
        ctx.call_on_close(lambda: copy_of_the_day(run))
    if ctx.invoked_subcommand not in WITHOUT_THE_INBOX:
        read_inbox(run)
    if ctx.invoked_subcommand not in WITHOUT_THE_COPIES:
        tell_copies(run)
    if ctx.invoked_subcommand is None:
        glance(ctx)


def read_inbox(run: Run) -> None:
    """Take in what lies in the inbox; where nothing does, this is one look at one folder."""
    from pacing_cli.storage.inbox import lies_there

    if lies_there(run.home):
        from pacing_cli.app.inbox import tell_inbox

        tell_inbox(run)


def tell_copies(run: Run) -> None:
    """Say which settings files have a copy that a sync tool made: one listing of the home."""
    from pacing_cli.storage.sync_names import settings_copies

    copies = settings_copies(run.home.root)
    if copies:
        from pacing_cli.storage.settings.copies import told_copies

        run.output.problem(*told_copies(copies))


def copy_of_the_day(run: Run) -> None:
    """The dated copy of this day of use, made once the answer is given.

    Before it, what another device purged is removed from the files of this one.
    """
    with suppress(OSError, PacingError):
        backups = run.home.backups
        if (backups / "undo").exists() and not (backups / run.today.isoformat()).exists():
            from pacing_cli.storage.maintenance.backup import make_daily
            from pacing_cli.storage.maintenance.purge import carry_out
            from pacing_cli.storage.paths import device_word

            carry_out(run.home, device_word())
            make_daily(run.home, run.now)


# `pace` alone: today at a glance.


def glance(ctx: typer.Context) -> None:
    """Show what is next today, and the one next thing."""
    from pacing_cli.app.cards import offer_for
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.timer_runs import not_logged_line
    from pacing_cli.app.today_list import nothing_yet, what_next
    from pacing_cli.terminal.pages.today import first_page, glance_at, glance_page

    run = Run.of(ctx)
    found = evaluate(run, run.today)
    seen = glance_at(found.plan, run.now.hour * 60 + run.now.minute)
    left = not_logged_line(run)
    one_next = what_next(run, seen, left)
    if nothing_yet(run):
        run.output.show(lambda: first_page(seen, one_next), lambda: _document(seen, left, one_next))
        return
    run.output.show(
        lambda: glance_page(seen, found.plan, one_next), lambda: _document(seen, left, one_next)
    )
    offer_for(run, found)


def _document(seen: "Glance", left: str, one_next: str) -> dict[str, object]:
    from pacing_cli.exporters.json.plan import block_document

    return {
        "schema": "pace/glance/1",
        "date": seen.on.isoformat(),
        "day": seen.day,
        "now": block_document(seen.now) if seen.now else None,
        "next": block_document(seen.next) if seen.next else None,
        "bad_day": None if seen.bad is None else list(seen.bad),
        "not_logged": left or None,
        "next_thing": one_next,
    }
