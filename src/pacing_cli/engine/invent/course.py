"""Engine: how twelve weeks of an invented person run, before anything is written down."""

from datetime import date, timedelta
from enum import Enum
from typing import Final

from pacing_cli.engine.chance import Chance, around, halves
from pacing_cli.model.value import Value

DAYS: Final = 84
VISIT: Final = 27
"""The day of the session with the therapist, counted from the first day."""
ONSET: Final = 38
FLARE_TOLD: Final = ONSET + 1
FLARE_OVER: Final = ONSET + 7

_USUAL: Final = 4.0
_RISE: Final = (2.3, 3.2, 3.8, 3.2, 2.4, 1.7, 0.9)
_WAY_BACK: Final = (0.8, 0.8, 0.9, 0.9)
_SEE_SAW_UNTIL: Final = 17
_BUSY_LEAVES: Final = 1.6
_MUCH_LEAVES: Final = 1.5


class Stretch(Enum):
    """The stretches of the twelve weeks."""

    SEE_SAW = "see-saw"
    TRYING = "trying"
    STEADY = "steady"
    FLARE = "flare"
    WAY_BACK = "way back"


class Lived(Value):
    """One day as it was lived, written down or not."""

    nth: int
    """Counted from the first day, which is 0."""
    on: date
    stretch: Stretch
    pain: float
    sleep_hours: float
    busy: bool
    weather: bool
    much: bool
    """A day of the see-saw on which a good morning was used up."""
    share: float
    """How much of the usual amounts was done: 1 is all of it."""


def stretch_of(index: int) -> Stretch:
    """The stretch that a day belongs to, counted from the first day."""
    if index < _SEE_SAW_UNTIL:
        return Stretch.SEE_SAW
    if index <= VISIT:
        return Stretch.TRYING
    if ONSET <= index < FLARE_OVER:
        return Stretch.FLARE
    if FLARE_OVER <= index < FLARE_OVER + len(_WAY_BACK):
        return Stretch.WAY_BACK
    return Stretch.STEADY


def weeks(chance: Chance, today: date) -> tuple[Lived, ...]:
    """The twelve weeks up to `today`, the first day first. Each day leans on the one before."""
    lived: list[Lived] = []
    for index in range(DAYS):
        on = today - timedelta(days=DAYS - 1 - index)
        lived.append(_live(chance, index, on, lived[-1] if lived else None))
    return tuple(lived)


def _live(chance: Chance, index: int, on: date, before: Lived | None) -> Lived:
    stretch = stretch_of(index)
    pain = halves(around(chance, _USUAL + _rise(index) + _left_over(before), 0.55))
    much = stretch is Stretch.SEE_SAW and pain <= _USUAL + 0.5
    quiet = stretch in (Stretch.FLARE, Stretch.WAY_BACK)
    busier = chance.random() < 0.33 and not quiet and index != ONSET - 1
    busy = busier and not (before and before.busy)
    return Lived(
        nth=index,
        on=on,
        stretch=stretch,
        pain=pain,
        sleep_hours=halves(around(chance, 6.6 - _rise(index) * 0.4, 0.7, 3, 9)),
        busy=busy,
        weather=chance.random() < 0.25,
        much=much,
        share=_share(stretch, index, much),
    )


def _rise(index: int) -> float:
    return _RISE[index - ONSET] if stretch_of(index) is Stretch.FLARE else 0.0


def _left_over(before: Lived | None) -> float:
    """What yesterday leaves behind: a busy day and a day of much both do."""
    if before is None:
        return 0.0
    return _BUSY_LEAVES * before.busy + _MUCH_LEAVES * before.much


def _share(stretch: Stretch, index: int, much: bool) -> float:
    if stretch is Stretch.SEE_SAW:
        return 2.4 if much else 0.5
    if stretch is Stretch.FLARE:
        return 0.6
    if stretch is Stretch.WAY_BACK:
        return _WAY_BACK[index - FLARE_OVER]
    return 1.0
