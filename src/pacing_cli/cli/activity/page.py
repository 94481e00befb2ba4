"""The inventory as a page and as a document."""

from collections.abc import Iterator, Sequence

from pacing_cli.model.activity import WEEKDAYS, Activity
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.quantity import Amount, write_amount
from pacing_cli.wording.phrases import clock, listed

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
    more = tuple(Line(text, item=True) for one in inventory for text in _more(one))
    notes: Page = (Gap(), *why, *lighter, *more) if why or lighter or more else ()
    return (Heading(title, 1), rows, *notes)


def _more(one: Activity) -> Iterator[str]:
    """What else was written down for it, a sentence-like line each."""
    if one.exertion:
        yield f"{one.name} takes {listed(one.exertion)} effort"
    if one.regions:
        yield f"{one.name} takes {listed(one.regions)}"
    if one.time is not None:
        yield f"{one.name}, usually at {clock(one.time)}"
    if one.subtasks:
        parts = (
            f"{task.name} {Amount(one.measure or 'minutes', task.amount)}" for task in one.subtasks
        )
        yield f"{one.name} is made of {listed(list(parts))}"
    for minutes, what in ((one.warm_up, "warm-up"), (one.cool_down, "cool-down")):
        if minutes:
            yield f"{one.name}, {what}: {Amount('minutes', minutes)}"
    for words, kind in ((one.amber, "a harder day"), (one.bad, "a bad day")):
        if words:
            yield f"{one.name}, on {kind}: {' or '.join(words)}"
    if one.place:
        yield f"{one.name}: {one.place}"


def _cells(one: Activity) -> tuple[str, ...]:
    kind = "strength, " if one.resistance else ""
    return (
        one.name,
        one.measure or "what is logged most",
        "" if one.demand is None else f"{one.demand:g}",
        _days(one.days),
        _step(one) or "10 %",
        f"{kind}{_state(one)}",
    )


def _state(one: Activity) -> str:
    if one.paused:
        return "paused"
    return "stands by" if one.standby else "in use"


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
                "kind": one.kind or None,
                "priority": one.priority,
                "regions": list(one.regions),
                "time": None if one.time is None else clock(one.time),
                "amber": list(one.amber),
                "bad": list(one.bad),
                "standby": one.standby,
                "subtasks": [{"name": task.name, "amount": task.amount} for task in one.subtasks],
                "warm_up": one.warm_up,
                "cool_down": one.cool_down,
                "place": one.place,
            }
            for one in inventory
        ],
    }
