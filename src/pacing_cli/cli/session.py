"""Begin a run of `pace` for either entry point, and show the notices around a command."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from pacing_cli.app.run import Run
from pacing_cli.cli.arguments import read_now
from pacing_cli.console.output import Output
from pacing_cli.errors import PacingError

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


def begin(
    home: str | None,
    now: str | None,
    output: Output,
    command: str | None,
    at_the_end: Callable[[Callable[[], None]], object],
) -> Run:
    """Begin a run: restore an interrupted write, and read the inbox.

    `command` None is `pace` alone; `at_the_end` is given what is to be called once the
    command has ended, however it ended. Raises what these steps raise.
    """
    run = Run(Path(home).expanduser() if home else None, read_now(now), output)
    if command not in WITHOUT_A_HOME:
        run.put_right()
    if command not in WITHOUT_A_COPY:
        at_the_end(lambda: copy_of_the_day(run))
    if command not in WITHOUT_THE_INBOX:
        read_inbox(run)
    if command not in WITHOUT_THE_COPIES:
        tell_copies(run)
    return run


def read_inbox(run: Run) -> None:
    """Read the inbox. If it is empty, this only lists one folder."""
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
