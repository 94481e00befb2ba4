"""Which bout comes next: heavy ones apart, then a change of body and mind, then the rest.

Two heavy bouts stand side by side only where there are not enough others to lie
between them; a longer rest lies between them then.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pacing_cli.engine.schedule.load import Bout, Load, Tempo, is_heavy, standing
from pacing_cli.model.parameters import Parameters


class Neighbour(NamedTuple):
    """What lies before a bout, as far as the order looks at it."""

    activity: str = ""
    heavy: bool = False
    regions: frozenset[str] = frozenset()
    exerts: tuple[str, ...] = ()
    end: int = 0


class Waiting(NamedTuple):
    """A bout that has no time yet, with what does not change about it."""

    bout: Bout
    heavy: bool
    demanding: bool
    """It asks more than today's others do on the whole: it belongs into the good hours."""
    place: tuple[object, ...]
    """Where it stands when nothing else tells two bouts apart."""


def in_line(parts: Sequence[Sequence[Bout]], tempo: Tempo, p: Parameters) -> list[list[Waiting]]:
    """The bouts of each load, each with its place: spread over the day, what matters first."""
    demands = [bouts[0].load.demand for bouts in parts if bouts]
    middle = sum(demands) / len(demands) if demands else 0.0
    return [
        [
            Waiting(
                bout,
                is_heavy(bout.load, p),
                bout.load.demand > middle,
                (
                    index / len(bouts),
                    bout.load.demand if tempo.gentle_first else 0,
                    standing(bout.load),
                ),
            )
            for index, bout in enumerate(bouts)
        ]
        for bouts in parts
    ]


def clash(last: Neighbour, load: Load) -> int:
    """How much the same body and mind is asked again: activity, regions, kinds of effort."""
    if last.activity == load.activity:
        return 4
    same_region = 2 if last.regions & load.regions else 0
    return same_region + (1 if any(kind in last.exerts for kind in load.exerts) else 0)


def turn(last: Neighbour, one: Waiting, heavy: int, light: int) -> int:
    """0 where it is the turn of this one, as far as heavy and light go; else 1.

    `heavy` and `light`: how many of each still wait. When there is a heavy one more than
    there are light ones, a heavy one has to come now, or two of them meet later.
    """
    if last.heavy:
        return int(one.heavy)
    return int(not one.heavy) if heavy > light else 0


def as_neighbour(load: Load, end: int, p: Parameters) -> Neighbour:
    """A load that was just done, as what follows sees it."""
    return Neighbour(load.activity, is_heavy(load, p), load.regions, load.exerts, end)
