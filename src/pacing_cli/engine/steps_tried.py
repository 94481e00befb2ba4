"""What was tried in a span: steps up and where the amount is now, and what a visit agreed on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.dated import between
from pacing_cli.model.entry import VISIT, Entry
from pacing_cli.model.look_back import AgreedAt, StepsTried
from pacing_cli.model.outlook import Course, QuotaPoint
from pacing_cli.model.quantity import Amount, Measure

_DAY: Final = timedelta(days=1)


def steps_tried(
    course: Course,
    measures: Mapping[str, Measure],
    start: date,
    end: date,
) -> tuple[StepsTried, ...]:
    """For each activity of `measures` that went up between `start` and `end`, both included."""
    found = (
        _steps(name, measure, between(course.get(name, ()), start - _DAY, end), start)
        for name, measure in measures.items()
    )
    return tuple(sorted(filter(None, found), key=lambda one: (one.last_on, one.activity)))


def _steps(
    name: str, measure: Measure, points: Sequence[QuotaPoint], start: date
) -> StepsTried | None:
    ups = [n for n, point in enumerate(points) if point.raised and point.on >= start]
    before = points[ups[0] - 1].quota if ups and ups[0] else None
    after = points[ups[-1]].quota if ups else None
    if before is None or after is None:
        return None
    now = points[-1].quota
    return StepsTried(
        name,
        len(ups),
        Amount(measure, before),
        Amount(measure, after),
        points[ups[-1]].on,
        None if now is None else Amount(measure, now),
    )


def agreed_at(entries: Sequence[Entry], start: date, end: date) -> tuple[AgreedAt, ...]:
    """What the visits of a span changed, as it was said then, the earliest first."""
    return tuple(_agreed(entries, start, end))


def _agreed(entries: Sequence[Entry], start: date, end: date) -> Iterator[AgreedAt]:
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.id)):
        lines = entry.fields.get("agreed")
        if entry.kind == VISIT and start <= entry.day <= end and isinstance(lines, list | tuple):
            yield AgreedAt(entry.day, tuple(map(str, lines)))
