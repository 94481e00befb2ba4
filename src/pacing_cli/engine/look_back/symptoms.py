"""What was rated over a span: how often, its middle and range, and where it hurt."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.statistics import known, median
from pacing_cli.model.body import is_place
from pacing_cli.model.chart import BandRow
from pacing_cli.model.day import Day
from pacing_cli.model.timeline import HurtPlace, SymptomDays
from pacing_cli.model.value import Value

_RATED: Final[Mapping[str, Callable[[Day], float | None]]] = {
    "pain": lambda day: day.pain,
    "fatigue": lambda day: day.fatigue,
    "stiff": lambda day: day.stiff,
    "mood": lambda day: day.mood,
    "stress": lambda day: day.stress,
    "sleep_hours": lambda day: day.sleep_hours,
}
_LEAST: Final = 5
"""Rated on fewer days it is left out of the bands."""


def symptom_days(span: Sequence[Day]) -> tuple[SymptomDays, ...]:
    """Each rating that was given on enough days, the one given most often first."""
    found = []
    for name, of in _RATED.items():
        values = known([of(day) for day in span])
        if len(values) >= _LEAST:
            found.append(
                SymptomDays(name, len(values), len(span), median(values), min(values), max(values))
            )
    return tuple(sorted(found, key=lambda one: -one.rated))


def bands(days: Sequence[Day]) -> tuple[BandRow, ...]:
    """A row for each rating that was given on enough days; None: that day is not known."""
    return tuple(
        BandRow(one.name, tuple(_RATED[one.name](day) for day in days))
        for one in symptom_days(days)
    )


_HARDER: Final = ("fatigue", "stiff", "stress")
"""What a hard day is told by where pain was not rated; the higher, the harder."""


class Worst(Value):
    """The worst rating of some days, and the first day that had it; None: nothing was rated."""

    name: str = "pain"
    value: float | None = None
    on: date | None = None


def worst_rating(days: Sequence[Day]) -> Worst:
    """The worst pain of some days; without any, the worst of what was rated on most of them."""
    pain = [(day.worst, day.on) for day in days if day.worst is not None]
    if pain:
        return Worst("pain", *max(pain, key=_rating))
    rated = {
        name: [(value, day.on) for day in days if (value := _RATED[name](day)) is not None]
        for name in _HARDER
    }
    most = max(rated, key=lambda name: len(rated[name]))
    return Worst(most, *max(rated[most], key=_rating)) if rated[most] else Worst()


def _rating(pair: tuple[float, date]) -> float:
    return pair[0]


def hurt_places(span: Sequence[Day], names: Sequence[str]) -> tuple[HurtPlace, ...]:
    """The parts of the body among the tags, and the places that the person named, by days."""
    spelled = {name.casefold(): name for name in names}
    days = Counter(
        spelled.get(tag, tag)
        for day in span
        for tag in {tag.casefold() for tag in day.tags}
        if tag in spelled or is_place(tag)
    )
    found = [HurtPlace(name, count) for name, count in days.items()]
    return tuple(sorted(found, key=lambda one: (-one.days, one.name)))
