"""`pace export`: what was written down, in forms that other programs take."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run

FormArgument = Annotated[
    str, typer.Argument(metavar="FORM", help="csv, json, jsonl, fhir or markdown.")
]
FileArgument = Annotated[
    str, typer.Argument(metavar="[FILE]", help="A new file; - or nothing: the screen.")
]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day.")]
KindOption = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind. More: again.")
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
    bool, typer.Option("--derived", help="json, fhir: with what was calculated, and marked so.")
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
    """Take your entries out, as they stand after all changes.

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
    choice = selection.Choice(
        first,
        last,
        selection.read_kinds(kind),
        selection.read_activities(run, activity, run.journal.entries().entries),
        selection.read_tags(tag),
        exporting.read_without(without),
    )
    wanted = exporting.Export(chosen_form, choice, daily, derived)
    text, entries = exporting.exported(run, wanted)
    exporting.put(run, wanted, file, text, entries)
