"""`pace` alone: today at a glance."""

import typer

from pacing_cli.cli.context import Pacing


def glance(ctx: typer.Context) -> None:
    """Show what is next today, and how to log."""
    pacing = Pacing.of(ctx)
    pacing.output.say(
        "To write something down: pace log walk 12m pain 3",
        "The day's schedule: pace plan",
    )
