"""What went well in a week, found in the log: facts that anybody can look up again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.model.day import Day
from pacing_cli.model.flare import Flare
from pacing_cli.model.review import Win

Amounts = Mapping[str, float]
"""For each activity the amount that was set for one day."""

_STEADY_DAYS: Final = 5
_KEPT_DAYS: Final = 3
_MOST_NAMES: Final = 3
# Nobody keeps to a plan to the minute.
_NEARLY: Final = 1.1


def wins(
    week: Sequence[Day],
    flares: Sequence[Flare],
    far_off: int | None,
    matters: Collection[str],
    raised: Sequence[tuple[str, date]],
    planned: Mapping[date, Amounts],
) -> tuple[Win, ...]:
    """The wins of the days of `week`, the weightiest first.

    `far_off`: days of much more or much less than usual, None where that is not known;
    `matters`: the activities that matter to the person; `raised`: steps up in the week;
    `planned`: what was shown for each day. A week with an entry has one win at least.
    """
    found = (
        *_back(week, flares),
        *_steady(week, far_off),
        *_mattered(week, matters),
        *(Win("stepped_up", name=name, on=on) for name, on in raised),
        *_kept(week, planned),
        *_eased(week, planned),
    )
    return found or _wrote(week)


def _back(week: Sequence[Day], flares: Sequence[Flare]) -> Iterator[Win]:
    days = {day.on for day in week}
    for flare in flares:
        if flare.recovered in days:
            yield Win("back_from_flare", flare.days, on=flare.recovered)


def _steady(week: Sequence[Day], far_off: int | None) -> Iterator[Win]:
    active = sum(bool(day.done) for day in week)
    if far_off == 0 and active >= _STEADY_DAYS:
        yield Win("steady", active)


def _mattered(week: Sequence[Day], matters: Collection[str]) -> Iterator[Win]:
    folded = {name.casefold() for name in matters}
    names = sorted({name for day in week for name in day.done if name.casefold() in folded})
    on = {name: sum(name in day.done for day in week) for name in names}
    for name in sorted(names, key=lambda name: -on[name])[:_MOST_NAMES]:
        yield Win("mattered", on[name], name)


def _kept(week: Sequence[Day], planned: Mapping[date, Amounts]) -> Iterator[Win]:
    kept = sum(_within(day, planned.get(day.on, {})) for day in week)
    if kept >= _KEPT_DAYS:
        yield Win("kept_to_amounts", kept)


def _within(day: Day, planned: Amounts) -> bool:
    """Something was done of what was set, and nothing of it went beyond."""
    done = {name: one.totals for name, one in day.done.items() if name in planned}
    return bool(done) and all(
        max(totals.values(), default=0) <= _NEARLY * planned[name] for name, totals in done.items()
    )


def _eased(week: Sequence[Day], planned: Mapping[date, Amounts]) -> Iterator[Win]:
    eased = [
        day for day in week if day.bad and (not day.done or _within(day, planned.get(day.on, {})))
    ]
    if eased:
        yield Win("eased_on_bad_day", len(eased))


def _wrote(week: Sequence[Day]) -> tuple[Win, ...]:
    written = sum(day.known for day in week)
    return (Win("wrote_down", written),) if written else ()
