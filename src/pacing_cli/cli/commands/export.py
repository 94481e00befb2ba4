"""`pace export` and `pace calendar`: what other programs take, written down or still to come."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run

FormArgument = Annotated[
    str, typer.Argument(metavar="FORM", help="csv, json, jsonl, fhir or markdown.")
]
FileArgument = Annotated[
    str, typer.Argument(metavar="[FILE]", help="A new file. With - or nothing, to the screen.")
]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day.")]
KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help=("Only this kind. You can repeat it.")),
]
ActivityOption = Annotated[
    list[str] | None, typer.Option("--activity", metavar="NAME", help="Only this activity.")
]
TagOption = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with this tag.")
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="FIELD", help="Leave this out: note, mood, tags..."),
]
DailyOption = Annotated[bool, typer.Option("--daily", help="csv: one row a day.")]
DerivedOption = Annotated[
    bool, typer.Option("--derived", help="json, fhir: add what pace worked out, marked as such.")
]


def export(
    ctx: typer.Context,
    form: FormArgument,
    file: FileArgument = "-",
    start: FromOption = None,
    to: ToOption = None,
    kind: KindOption = None,
    activity: ActivityOption = None,
    tag: TagOption = None,
    without: WithoutOption = None,
    daily: DailyOption = False,
    derived: DerivedOption = False,
) -> None:
    """Export your entries, with all changes made.

    pace export json all.json has everything, and pace import all.json reads it back. csv is
    for a spreadsheet, markdown for reading, fhir for the systems of clinics.
    """
    from pacing_cli.app import export as exporting
    from pacing_cli.app import selection
    from pacing_cli.app.dates import read_past_day

    run = Run.of(ctx)
    chosen_form = exporting.read_form(form, daily=daily, derived=derived)
    first = read_past_day("--from", start, run.today)
    last = read_past_day("--to", to, run.today)
    selection.check_order(first, last)
    loaded = run.journal.entries()
    entries = loaded.entries
    names, file = selection.with_a_file(run, activity or (), file, entries)
    choice = selection.Choice(
        first,
        last,
        selection.read_kinds(kind),
        selection.read_activities(run, names, entries),
        selection.read_tags(tag),
        exporting.read_without(without),
    )
    wanted = exporting.Export(chosen_form, choice, daily, derived)
    text, many = exporting.exported(run, wanted, loaded)
    exporting.put(run, wanted, file, text, many)


# `pace calendar`: the days to come as a calendar file, with alarms for the phone.


DaysOption = Annotated[
    int, typer.Option("--days", metavar="DAYS", min=1, max=28, help="How many days, from today.")
]
NeutralOption = Annotated[
    bool | None,
    typer.Option("--neutral/--names", help="Neutral titles, for example Block B."),
]
CheckInOption = Annotated[
    str | None, typer.Option("--check-in", metavar="TIME", help="For example 08:30, or none.")
]
ReviewOption = Annotated[
    str | None,
    typer.Option(
        "--review", metavar="DAY", help=("The day of your weekly review: a weekday, or none.")
    ),
]
BeforeOption = Annotated[
    int,
    typer.Option(
        "--before", metavar="MINUTES", min=0, max=120, help="Ring this many minutes before a part."
    ),
]
StopOption = Annotated[
    bool, typer.Option("--stop/--no-stop", help="Also ring at the end of a part.")
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
    """Save the coming days as a calendar file, with alarms. Rest days stay empty.

    pace calendar > plan.ics

    The file shows the plan as it is today. Make a new one after a week or two, or after a big
    change. In the same calendar, the new file replaces the old one.
    """
    from pacing_cli.app.calendar import read_choice, show_calendar

    run = Run.of(ctx)
    usual = run.settings.profile.calendar
    show_calendar(run, days, read_choice(usual, neutral, check_in, review, before, stop))
