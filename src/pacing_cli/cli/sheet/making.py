"""From one run's files to the visit sheet, and to a single chart of it."""

from pacing_cli.cli.advice import looked_back
from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import Span
from pacing_cli.engine.course import Behind
from pacing_cli.engine.visit import behind_charts, visit_sheet
from pacing_cli.model.sheet import Sheet


def sheet_of(pacing: Pacing, span: Span) -> Sheet:
    """The sheet of a span; it is made on the day that the run answers for."""
    seen, found = looked_back(pacing, span)
    run, outlook = seen.days, seen.outlook
    behind = behind_charts(run, outlook, pacing.settings, span.start, span.end, found.usual_pain)
    made = visit_sheet(found, behind, outlook, pacing.settings)
    return made._replace(made_on=pacing.today)


def behind_of(pacing: Pacing, span: Span) -> Behind:
    """What the charts of a span are drawn from."""
    seen, found = looked_back(pacing, span)
    run, outlook = seen.days, seen.outlook
    return behind_charts(run, outlook, pacing.settings, span.start, span.end, found.usual_pain)
