"""`pace calendar`: the days to come as a calendar file, with alarms for the phone."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run

DaysOption = Annotated[int, typer.Option("--days", min=1, max=28, help="How many, today first.")]
NeutralOption = Annotated[
    bool | None,
    typer.Option("--neutral/--names", help="Titles that say nothing, such as Block B."),
]
CheckInOption = Annotated[
    str | None, typer.Option("--check-in", metavar="TIME", help="Such as 08:30; or none.")
]
ReviewOption = Annotated[
    str | None, typer.Option("--review", metavar="DAY", help="To look back: a weekday, or none.")
]
BeforeOption = Annotated[
    int, typer.Option("--before", min=0, max=120, help="Minutes before a block it rings.")
]
StopOption = Annotated[
    bool, typer.Option("--stop/--no-stop", help="It rings at the end of a block, too.")
]


def calendar(
    ctx: typer.Context,
    days: DaysOption = 14,
    neutral: NeutralOption = None,
    check_in: CheckInOption = None,
    review: ReviewOption = None,
    before: BeforeOption = 0,
    stop: StopOption = True,
) -> None:
    """Give the days to come as a calendar file, with alarms. Nothing on days of rest.

    pace calendar > plan.ics

    Made of what is known today. Make it anew after a week or two, or when much has changed:
    brought into the same calendar, it takes the place of the old one.
    """
    from pacing_cli.app.calendar import read_choice, show_calendar

    run = Run.of(ctx)
    usual = run.settings.profile.calendar
    show_calendar(run, days, read_choice(usual, neutral, check_in, review, before, stop))
