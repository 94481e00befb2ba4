"""Which bout comes next: heavy ones apart, then a change of body and mind, then the rest.

Two heavy bouts stand side by side only where there are not enough others to lie
between them; a longer rest lies between them then.
"""

from collections.abc import Sequence

from pacing_cli.engine.schedule.cut import cut
from pacing_cli.engine.schedule.load import Bout, Load, Tempo, is_heavy, standing
from pacing_cli.engine.schedule.rests import length, rest_after
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.value import Value


class Neighbour(Value):
    """What lies before a bout, as far as the order looks at it."""

    activity: str = ""
    heavy: bool = False
    regions: frozenset[str] = frozenset()
    exerts: frozenset[str] = frozenset()
    end: int = 0


class Waiting(Value):
    """A bout that has no time yet, with what does not change about it."""

    bout: Bout
    heavy: bool
    demanding: bool
    """It asks more than today's others do on the whole: it belongs into the good hours."""
    place: tuple[object, ...]
    """Where it stands when nothing else tells two bouts apart."""
    takes: int
    """Minutes without the rest, on the grid of the clock."""
    rest: int
    exerts: frozenset[str]

    def as_neighbour(self, end: int) -> Neighbour:
        """As what follows sees it, when it is over."""
        load = self.bout.load
        return Neighbour(load.activity, self.heavy, load.regions, self.exerts, end)


def in_line(loads: Sequence[Load], tempo: Tempo, p: Parameters) -> dict[str, list[Waiting]]:
    """The bouts of each load, each with its place: spread over the day, what matters first."""
    middle = sum(load.demand for load in loads) / len(loads) if loads else 0.0
    return {load.activity: _line(load, cut(load, tempo, p), middle, tempo, p) for load in loads}


def _line(
    load: Load, bouts: Sequence[Bout], middle: float, tempo: Tempo, p: Parameters
) -> list[Waiting]:
    exerts = frozenset(load.exerts)
    gentle = load.demand if tempo.gentle_first else 0
    return [
        Waiting(
            bout,
            is_heavy(load, p),
            load.demand > middle,
            (index / len(bouts), gentle, standing(load)),
            length(bout),
            rest_after(bout, tempo, p),
            exerts,
        )
        for index, bout in enumerate(bouts)
    ]


def clash(last: Neighbour, one: Waiting) -> int:
    """How much the same body and mind is asked again: activity, regions, kinds of effort."""
    if last.activity == one.bout.load.activity:
        return 4
    regions = 0 if last.regions.isdisjoint(one.bout.load.regions) else 2
    return regions if last.exerts.isdisjoint(one.exerts) else regions + 1


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
    return Neighbour(load.activity, is_heavy(load, p), load.regions, frozenset(load.exerts), end)
