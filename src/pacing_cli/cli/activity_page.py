"""The inventory as a page and as a document."""

from collections.abc import Sequence

from pacing_cli.model.activity import WEEKDAYS, Activity
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.quantity import Amount, write_amount
from pacing_cli.wording.phrases import listed

_HOW_TO_ADD = "To add one: pace activity add walk --measure minutes --demand 3"


def activities_page(inventory: Sequence[Activity], title: str = "Your activities") -> Page:
    """One row an activity, and beneath it why it matters, where that was written."""
    if not inventory:
        return (
            Heading(title, 1),
            Line("None yet. What you log is added by itself."),
            Line(_HOW_TO_ADD),
        )
    rows = Rows(
        columns=("activity", "counted in", "demand", "days", "one step", "state"),
        cells=tuple(_cells(one) for one in inventory),
    )
    why = tuple(Line(f"{one.name}: {one.meaning}", item=True) for one in inventory if one.meaning)
    lighter = tuple(
        Line(f"{one.name}, lighter: {one.lighter}", item=True) for one in inventory if one.lighter
    )
    exertion = tuple(
        Line(f"{one.name} takes {listed(one.exertion)} effort", item=True)
        for one in inventory
        if one.exertion
    )
    notes: Page = (Gap(), *why, *lighter, *exertion) if why or lighter or exertion else ()
    return (Heading(title, 1), rows, *notes)


def _cells(one: Activity) -> tuple[str, ...]:
    kind = "strength, " if one.resistance else ""
    return (
        one.name,
        one.measure or "what is logged most",
        "" if one.demand is None else f"{one.demand:g}",
        _days(one.days),
        _step(one) or "10 %",
        f"{kind}{'paused' if one.paused else 'in use'}",
    )


def _days(days: Sequence[str]) -> str:
    if len(days) in (0, len(WEEKDAYS)):
        return "every day"
    return "weekdays" if tuple(days) == WEEKDAYS[:5] else " ".join(days)


def _step(one: Activity) -> str:
    if one.step is None:
        return ""
    return write_amount(Amount(one.measure, one.step)) if one.measure else f"{one.step:g}"


def activities_document(inventory: Sequence[Activity]) -> dict[str, object]:
    """The document `pace/activities/1`."""
    return {
        "schema": "pace/activities/1",
        "activities": [
            {
                "activity": one.name,
                "measure": one.measure,
                "demand": one.demand,
                "days": list(one.days),
                "step": one.step,
                "paused": one.paused,
                "resistance": one.resistance,
                "exertion": list(one.exerts),
                "meaning": one.meaning,
                "lighter": one.lighter,
                "short": list(one.short),
            }
            for one in inventory
        ],
    }
