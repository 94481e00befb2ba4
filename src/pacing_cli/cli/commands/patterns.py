"""`pace patterns`: what repeats in the log, and what is still too little to tell."""

from datetime import timedelta
from typing import Annotated

import typer

from pacing_cli.app.run import Run

ExplainOption = Annotated[
    bool, typer.Option("--explain", help="The formulas, the numbers and their sources.")
]


def patterns(ctx: typer.Context, explain: ExplainOption = False) -> None:
    """Show what repeats in the last year: steadier or not, the next days, what goes together.

    Ranges and counts, never causes. Where too little is known, it says how much is missing.
    """
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.engine.patterns.patterns import A_YEAR
    from pacing_cli.engine.patterns.patterns import patterns as look_back
    from pacing_cli.exporters.json.look_back import patterns_document
    from pacing_cli.terminal.pages.patterns import patterns_page
    from pacing_cli.wording.patterns import explained

    pacing = Run.of(ctx)
    loaded = pacing.loaded(since=pacing.today - timedelta(days=A_YEAR - 1))
    pacing.output.problem(*map(str, loaded.problems))
    days = pacing.days(loaded.entries)
    found = look_back(days, loaded.entries, pacing.settings, evaluate(pacing, pacing.today))
    told = explained(pacing.settings.parameters) if explain else ()
    pacing.output.show(lambda: patterns_page(found, told), lambda: patterns_document(found, told))
