"""What a day can be told apart by: the things that may go together with how it felt."""

from collections.abc import Callable, Sequence
from typing import Final

from pacing_cli.engine.daily_amount import DailyAmounts
from pacing_cli.engine.stats import known, median
from pacing_cli.model.day import Day
from pacing_cli.model.findings import FactorKind, FactorWaiting
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.value import Value

Presence = tuple[bool | None, ...]
"""With, without, or not known, one value a day."""

_THE_NIGHT_BEFORE: Final = (0,)
_SAME_AND_NEXT_DAYS: Final = (0, 1, 2)
_NEXT_DAYS: Final = (1, 2)
_LAGS: Final[dict[FactorKind, tuple[int, ...]]] = {
    "less_sleep": _THE_NIGHT_BEFORE,
    "worse_sleep": _THE_NIGHT_BEFORE,
    # A dose is taken because of pain: the same day says nothing.
    "dose": _NEXT_DAYS,
}
MOST_LAGS: Final = len(_SAME_AND_NEXT_DAYS)


class Factor(Value):
    """One thing, and on which days it was there."""

    name: str
    kind: FactorKind
    presence: Presence

    @property
    def lags(self) -> tuple[int, ...]:
        """How many days later it is looked for; sleep belongs to the morning after it."""
        return _LAGS.get(self.kind, _SAME_AND_NEXT_DAYS)

    @property
    def sides(self) -> tuple[int, int]:
        """Days with, days without."""
        return self.presence.count(True), self.presence.count(False)


def factors(
    days: Sequence[Day], amounts: DailyAmounts, p: Parameters
) -> tuple[tuple[Factor, ...], tuple[FactorWaiting, ...]]:
    """At most `assoc.max_factors` with enough days on each side, and those that still wait.

    Chosen without a look at pain: sleep, how much was done, tags, stress, time
    upright, single activities, doses; within each the most evenly spread first.
    """
    need = p.assoc_min_exposed
    every = [group for groups in _groups(days, amounts, need) for group in _evenest(groups)]
    ready = [one for one in every if min(one.sides) >= need]
    waiting = tuple(
        FactorWaiting(one.name, one.kind, *one.sides, need)
        for one in every
        if min(one.sides) < need and one.kind in ("tag", "dose")
    )
    return tuple(ready[: p.assoc_max_factors]), waiting


def _evenest(group: Sequence[Factor]) -> list[Factor]:
    return sorted(group, key=lambda one: (-min(one.sides), one.name))


def _groups(days: Sequence[Day], amounts: DailyAmounts, need: int) -> list[list[Factor]]:
    names = sorted({name for day in days for name in day.done})
    single = [_activity(name, days, need) for name in names]
    total = [Factor("activity", "more_activity", _above(amounts.values))]
    return [
        [Factor("sleep hours", "less_sleep", _below([day.sleep_hours for day in days]))],
        [Factor("sleep quality", "worse_sleep", _below([day.quality for day in days]))],
        total if len(names) > 1 else single,
        [Factor(tag, "tag", _tagged(tag, days)) for tag in _every(days, lambda day: day.tags)],
        [Factor("stress", "more_stress", _above([day.stress for day in days]))],
        [Factor("time upright", "more_upright", _above([day.upright_hours for day in days]))],
        single if len(names) > 1 else [],
        [Factor(name, "dose", _dosed(name, days)) for name in _every(days, lambda d: d.doses)],
    ]


def _every(
    days: Sequence[Day], words: Callable[[Day], frozenset[str] | tuple[str, ...]]
) -> list[str]:
    return sorted({word for day in days for word in words(day) if word})


def _above(values: Sequence[float | None]) -> Presence:
    """More than the person's own median."""
    written = known(values)
    middle = median(written) if written else 0.0
    return tuple(None if value is None else value > middle for value in values)


def _below(values: Sequence[float | None]) -> Presence:
    return _above([None if value is None else -value for value in values])


def _since_first(presence: Sequence[bool | None]) -> Presence:
    """Unknown before the first time: the person may not have had the word yet."""
    first = next((place for place, there in enumerate(presence) if there), len(presence))
    return (*(None,) * first, *presence[first:])


def _tagged(tag: str, days: Sequence[Day]) -> Presence:
    return _since_first([tag in day.tags if day.known else None for day in days])


def _dosed(name: str, days: Sequence[Day]) -> Presence:
    return _since_first([name in day.doses if day.known else None for day in days])


def _activity(name: str, days: Sequence[Day], need: int) -> Factor:
    """Done or not, told only on days with something done; if nearly always done: more of it."""
    there = _since_first([name in day.done if day.done else None for day in days])
    if there.count(False) >= need:
        return Factor(name, "done", there)
    return Factor(name, "more_of", _above(_amounts(name, days)))


def _amounts(name: str, days: Sequence[Day]) -> list[float | None]:
    """The day's amount in the measure that stands there most often."""
    totals = [day.done[name].totals if name in day.done else {} for day in days]
    measure = max(MEASURES, key=lambda one: sum(one in total for total in totals))
    return [total.get(measure) for total in totals]
