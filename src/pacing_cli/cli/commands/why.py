"""`pace why`: for each number the rule, the arithmetic and the source."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run

ActivityArgument = Annotated[
    str | None,
    typer.Argument(metavar="ACTIVITY", help="One activity; without it, all of them."),
]


def why(ctx: typer.Context, activity: ActivityArgument = None) -> None:
    """Show the rule, the sum and the source behind each of today's numbers."""
    from pacing_cli.app.evaluation import evaluate, quotas_of
    from pacing_cli.exporters.json.plan import why_document
    from pacing_cli.terminal.pages.why import why_page

    run = Run.of(ctx)
    day = evaluate(run, run.today).plan
    quotas = quotas_of(run, day, activity)
    chosen = run.settings.profile.parameters
    notices = day.notices if activity is None else ()
    run.output.show(
        lambda: why_page(day, quotas, chosen, notices), lambda: why_document(day, quotas, chosen)
    )
