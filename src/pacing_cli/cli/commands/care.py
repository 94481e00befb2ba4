"""`pace care`: what was agreed on with a therapist, and what changed in it."""

from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.tree import group
from pacing_cli.errors import CouldNotWrite

if TYPE_CHECKING:
    from pacing_cli.storage.settings.care import CareVersion

care = group("What you agreed on with a therapist, in plain words.")


@care.callback()
def showing(ctx: typer.Context) -> None:
    """Show who agreed on what, and when it is to be looked at again."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.exporters.json.settings import care_document
        from pacing_cli.terminal.pages.care import care_page

        pacing = Run.of(ctx)
        agreed = pacing.settings.care
        _see(pacing)
        pacing.output.show(
            lambda: care_page(agreed, pacing.today), lambda: care_document(agreed, pacing.today)
        )


@care.command()
def diff(ctx: typer.Context) -> None:
    """Show what changed beside the version that was there before."""
    from pacing_cli.engine.cards import care_changes
    from pacing_cli.exporters.json.settings import care_changes_document
    from pacing_cli.storage.settings.care import care_of_version
    from pacing_cli.terminal.pages.care import care_changes_page

    pacing = Run.of(ctx)
    now = pacing.settings.care
    before = _before(pacing)
    changes = care_changes(care_of_version(before), now) if before else None
    since = before.seen if before else None
    pacing.output.show(
        lambda: care_changes_page(changes, since), lambda: care_changes_document(changes, since)
    )


def _before(run: Run) -> "CareVersion | None":
    """The last version that was another one than this."""
    from pacing_cli.storage.settings.care import care_versions
    from pacing_cli.storage.settings.toml_text import content_of

    _see(run)
    now = content_of(run.home.care)
    others = [one for one in care_versions(run.home) if one.content != now]
    return others[-1] if others else None


def _see(run: Run) -> None:
    """Keep this version, where that can be written."""
    from pacing_cli.storage.settings.care import snapshot_care_file

    with suppress(CouldNotWrite):
        snapshot_care_file(run.home, run.now)
