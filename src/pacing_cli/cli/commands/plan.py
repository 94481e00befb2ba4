"""`pace plan`: the day's schedule, and why."""

from typing import Annotated

import typer

from pacing_cli.cli.context import Pacing

DayArgument = Annotated[
    str | None,
    typer.Argument(metavar="DAY", help="today, tomorrow, yesterday, a weekday, or 2026-03-08."),
]


def plan(ctx: typer.Context, day: DayArgument = None) -> None:
    """Show the day's schedule, and why."""
    from pacing_cli.cli.advice import outlook, remember
    from pacing_cli.cli.card_offer import offer_for
    from pacing_cli.cli.days import read_day
    from pacing_cli.exporters.documents import plan_document
    from pacing_cli.terminal.plan_page import plan_page

    pacing = Pacing.of(ctx)
    found = outlook(pacing, read_day(day, pacing.today))
    chosen = pacing.settings.profile.parameters
    pacing.output.show(lambda: plan_page(found.plan), lambda: plan_document(found.plan, chosen))
    remember(pacing, found)
    offer_for(pacing, found)
