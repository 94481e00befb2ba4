"""On a harder day the lighter versions and the substitutes that the person chose come in.

A substitute that has an amount of its own takes the other's place, with its own amount.
Anything else is told as words beside the block, and the amount stays. What leads back to
itself cannot come in.
"""

from collections.abc import Mapping, Sequence

from pacing_cli.engine.schedule import Load, rank
from pacing_cli.model.activity import Activity
from pacing_cli.model.own_day_reasons import Band
from pacing_cli.model.reason import CannotComeIn, ComesIn, NoticeReason
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value


class CameIn(Value):
    """The loads of the day as they now are, and what is said about it."""

    loads: tuple[Load, ...]
    notices: tuple[NoticeReason, ...]


def come_in(
    loads: Sequence[Load],
    spare: Mapping[str, Load],
    band: Band,
    settings: Settings,
    begun: frozenset[str] = frozenset(),
) -> CameIn:
    """What comes in today. `begun`: what was begun today, which stays as it is."""
    known = {**spare, **{load.activity: load for load in loads}}
    chain = _chain(known, band, settings)
    kept: dict[str, Load] = {}
    notices: list[NoticeReason] = list(_wrong(loads, settings))
    for load in loads:
        final = load.activity if load.activity in begun else _final(load.activity, chain)
        if final != load.activity:
            kept[final] = _standing_in(kept.get(final, known[final]), load)
            notices.append(ComesIn(load.activity, final, band, planned=True))
            continue
        words = "" if load.activity in begun else _words(settings.activity(load.activity), band)
        kept[load.activity] = _standing_in(
            load._replace(version=words), kept.get(load.activity, load)
        )
        if words:
            notices.append(ComesIn(load.activity, words, band, planned=False))
    return CameIn(tuple(kept.values()), tuple(notices))


def _standing_in(one: Load, other: Load) -> Load:
    """What comes in matters as much as what it comes in for."""
    return one._replace(priority=other.priority) if rank(other) < rank(one) else one


def _chain(known: Mapping[str, Load], band: Band, settings: Settings) -> dict[str, str]:
    """For each activity the first of its substitutes that has an amount."""
    spelt = {name.casefold(): name for name in known}
    chain: dict[str, str] = {}
    for name in known:
        for word in _substitutes(settings.activity(name), band):
            found = spelt.get(word.casefold())
            if found and found != name and not known[found].trial:
                chain.setdefault(name, found)
    return chain


def _final(name: str, chain: Mapping[str, str]) -> str:
    """Where the chain ends; the activity itself where it leads back to it."""
    seen, last = [name], name
    while last in chain:
        last = chain[last]
        if last == name:
            return name
        if last in seen:
            return seen[-1]
        seen.append(last)
    return last


def _words(activity: Activity, band: Band) -> str:
    """The substitute that is only words, else the lighter version."""
    if band == "green":
        return ""
    own = (
        one for one in _substitutes(activity, band) if one.casefold() != activity.name.casefold()
    )
    return next(own, "") or activity.lighter


def _substitutes(activity: Activity, band: Band) -> tuple[str, ...]:
    if band == "green":
        return ()
    return activity.bad or activity.amber if band == "red" else activity.amber


def _wrong(loads: Sequence[Load], settings: Settings) -> list[CannotComeIn]:
    """Substitutes that name themselves, or each other in a circle; told on any day."""
    found: dict[CannotComeIn, None] = {}
    bands: tuple[Band, ...] = ("amber", "red")
    for load in loads:
        for band in bands:
            back = _leads_back(load.activity, band, settings)
            if back:
                found.setdefault(CannotComeIn(load.activity, back))
    return list(found)


def _leads_back(name: str, band: Band, settings: Settings) -> str:
    """The substitute of an activity that leads back to it, by first choices; empty: none."""
    first = _first(name, band, settings)
    seen, last = {name.casefold()}, first
    while last and last.casefold() not in seen:
        seen.add(last.casefold())
        last = _first(last, band, settings)
    return first if last and last.casefold() == name.casefold() else ""


def _first(name: str, band: Band, settings: Settings) -> str:
    return next(iter(_substitutes(settings.activity(name), band)), "")
