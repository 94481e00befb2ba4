"""Importer for GPX tracks: a track with times is a bout. Where it led is not kept.

Its minutes are those of moving. Slow is not standing: a person who walks with a frame at 0.5 km/h
moves. Standing is a gap in the track, or no displacement over a minute or more. The code below
separates this from the jitter of the positions. It needs gpxpy from the extra `watch`. A track
without times is refused.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate, pairwise
from typing import Any, Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.importers.formats.fit_file import watch_needed
from pacing_cli.importers.observations import Observation, Refused, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.streams import each_usable
from pacing_cli.importers.reading.words import activity_of, kind_named
from pacing_cli.importers.registry import Here

SOURCE: Final = "GPX"
_LARGEST: Final = 64 * 1024 * 1024
_EXPANDING: Final = (b"<!DOCTYPE", b"<!ENTITY")
_NO_PLACE: Final = "its places or times cannot be"
_NO_TIME: Final = "the track has no times, so its day is not known"
_STRAVA: Final = {
    1: "ride", 2: "alpine ski", 4: "hike", 9: "run", 10: "walk", 16: "swim", 23: "rowing",
}  # fmt: skip
"""Strava's numbers in `<type>`, as far as public files show them; it publishes no list."""
_ZIGZAG: Final = 1.3
_IN_ONE_PLACE: Final = ("yoga", "pilates", "strength", "stretch")


def recognises(member: ArchiveFile) -> bool:
    """The root of every GPX file."""
    return b"<gpx" in member.start


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """The tracks of every file; a damaged file does not affect the others.

    Raises FileNotUsable, and WordsNotUnderstood if the library is not installed.
    """
    yield from each_usable(members, lambda member: _told(member, here))


def _told(member: ArchiveFile, here: Here) -> Iterator[Observation]:
    found = _parsed(member, here)
    numbered = _STRAVA if "strava" in (found.creator or "").casefold() else {}
    for number, track in enumerate(found.tracks, 1):
        where = f"{member.where}, track {number}"
        called = (track.type or "").strip()
        try:
            bout = _bout(track, kind_named(called, numbered) if called.isdigit() else called, here)
        except (ValueError, ArithmeticError, TypeError):  # places that are none
            yield Refused("", Problem(where, _NO_PLACE))
            continue
        yield bout or Refused("", Problem(where, _NO_TIME))


def _parsed(member: ArchiveFile, here: Here) -> Any:
    try:
        import gpxpy
        from gpxpy.gpx import GPXException
    except ImportError as error:
        raise watch_needed("GPX tracks") from error
    if member.size > _LARGEST:
        raise FileNotUsable(f"{member.where} is too large for a file of tracks.")
    with member.opened(here.progress) as stream:
        content = stream.read()
    if any(word in content for word in _EXPANDING):
        raise FileNotUsable(
            f"{member.where} has a document type, and a track needs none. Nothing was imported."
        )
    try:
        return gpxpy.parse(content)
    except (GPXException, ValueError, LookupError, TypeError) as error:
        raise FileNotUsable(
            f"{member.where} is damaged or incomplete. Nothing was imported.",
            "Export the file again or copy it again, then import it.",
        ) from error


def _bout(track: Any, called: str, here: Here) -> Workout | None:
    bounds = track.get_time_bounds()
    if bounds.start_time is None or bounds.end_time is None:
        return None
    start, end = _aware(bounds.start_time), _aware(bounds.end_time)
    if end <= start:
        return None
    activity = activity_of(called)
    elapsed = (end - start).total_seconds()
    fixes = _fixes(track)
    seconds, metres = (0.0, 0.0) if activity in _IN_ONE_PLACE else moved(fixes)
    fields: dict[str, object] = {"minutes": round((seconds or elapsed) / 60, 2)}
    far = track.length_2d()
    if seconds and _length(fixes) > _ZIGZAG * metres:
        far = metres  # from fix to fix most of it is their jitter
    if far >= 1:
        fields["metres"] = round(far)
    return Workout(activity, SOURCE, here.at(start), here.at(end), fields, called)


def _aware(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


# GPX tracks: how long somebody moved, told from fixes that jitter.
#
# A window of a minute is standing where the means of its four quarters lie as close together as
# if somebody went at a third of a kilometre an hour. Where the means themselves jitter by more
# than that, the window is longer: the slower the walk and the worse the fixes, the longer it takes
# to tell it from standing. Of a window its middle half is marked, so that half of the marks at the
# edge of a rest fall into the walk and half do not. A shorter window is standing too where the
# windows before and after it are six times as wide as it, and as the jitter.

Fix = tuple[float, float, float]
"""Seconds, and metres to the east and to the north."""
Place = tuple[float, float]
Span = tuple[float, float]
"""Seconds from the first fix."""

_MINUTE: Final = 60.0
_LONGEST: Final = 360.0
"""A window that would have to be longer is not made so: rests are then seen less well."""
_STILL: Final = 0.09
"""Metres a second (0.33 km/h): slower than anybody walks, faster than a mean of fixes drifts."""
_STEPS: Final = 12
"""Steps of a window; three are a quarter of it."""
_SURE: Final = 3.5
_CONTRAST: Final = 6**2
_WIDEST: Final = 20.0
"""Metres: who goes round in a circle of this radius does not stand, wherever its middle is."""
_METRES: Final = 6_371_000.0


def _fixes(track: Any) -> list[Fix]:
    """The points that have a time, in its order, on a plane around the first of them."""
    points = [one for part in track.segments for one in part.points if one.time is not None]
    points.sort(key=lambda one: _aware(one.time))
    start, north = _aware(points[0].time), math.radians(points[0].latitude)
    return [
        (
            (_aware(one.time) - start).total_seconds(),
            math.radians(one.longitude - points[0].longitude) * math.cos(north) * _METRES,
            math.radians(one.latitude - points[0].latitude) * _METRES,
        )
        for one in points
    ]


def moved(fixes: Sequence[Fix]) -> tuple[float, float]:
    """Return for how many seconds, and about how many metres, the person moved.

    A gap is a minute or more without a record, and much longer than usual.
    """
    steps = sorted(after[0] - before[0] for before, after in pairwise(fixes))
    if not steps:
        return 0.0, 0.0
    usual = steps[(len(steps) - 1) * 3 // 4]
    gap = max(_MINUTE, 3 * usual)
    cuts = [0, *(i for i in range(1, len(fixes)) if fixes[i][0] - fixes[i - 1][0] >= gap)]
    parts = [fixes[i:j] for i, j in pairwise([*cuts, len(fixes)])]
    found = [_moved(one, max(_MINUTE, 4 * usual)) for one in parts]
    return sum(seconds for seconds, _ in found), sum(metres for _, metres in found)


def _moved(fixes: Sequence[Fix], window: float) -> tuple[float, float]:
    """The same of a part without gaps, looked at through windows of at least this length."""
    lasted = fixes[-1][0] - fixes[0][0]
    rests: list[Span] = []
    while window <= lasted:
        step = window / _STEPS
        places = _means(fixes, step)
        quarters = _quarters(places)
        jitter, spread = _jitter(quarters), (_STILL * window) ** 2 / 12
        spreads = [_spread(quarters[i : i + _STEPS : 3]) for i in range(len(places) - _STEPS + 1)]
        sure = spread >= _SURE * jitter**2 or window * 1.2 > _LONGEST
        rests += _spans(_between_walks(spreads, jitter), step, len(places), 2)
        if sure:
            slow = _joined(_spans(_unmoved(spreads, spread, places), step, len(places), 3))
            # A shorter one is chance.
            rests += [(start, end) for start, end in slow if end - start >= window * 3 / 4]
            break
        window *= 1.2
    else:
        return lasted, _length(fixes)
    still = _joined(rests)
    moving = max(0.0, lasted - sum(end - start for start, end in still))
    ways = [
        math.dist(quarters[i], quarters[i + 3])
        for i in range(0, len(quarters) - 3, 3)
        if not any(start <= (i + 3) * step < end for start, end in still)
    ]
    return moving, moving * sum(ways) / (len(ways) or 1) / (3 * step)


def _length(fixes: Sequence[Fix]) -> float:
    return sum(math.dist(one[1:], other[1:]) for one, other in pairwise(fixes))


def _means(fixes: Sequence[Fix], step: float) -> list[Place]:
    """The mean place in every step of time; on the way from one to the next where none is."""
    sums: dict[int, list[float]] = {}
    for at, east, north in fixes:
        one = sums.setdefault(int((at - fixes[0][0]) / step), [0.0, 0.0, 0.0])
        one[0], one[1], one[2] = one[0] + 1, one[1] + east, one[2] + north
    known = [(step, east / many, north / many) for step, (many, east, north) in sums.items()]
    places = [known[0][1:]]
    for (first, east, north), (last, east_then, north_then) in pairwise(known):
        for way in (i / (last - first) for i in range(1, last - first + 1)):
            places.append((east + way * (east_then - east), north + way * (north_then - north)))
    return places


def _quarters(places: Sequence[Place]) -> list[Place]:
    """The mean of every three places that follow one another."""
    east, north = ([0.0, *accumulate(axis)] for axis in zip(*places, strict=True))
    return [
        ((east[i + 3] - east[i]) / 3, (north[i + 3] - north[i]) / 3) for i in range(len(places) - 2)
    ]


def _jitter(quarters: Sequence[Place]) -> float:
    """Estimate the error of such a mean on each axis, from the middle of its two neighbours.

    The lowest quarter of these distances is used. In the others the person may turn or stop.
    """
    beside = sorted(
        math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]) / 2
        for a, b, c in zip(quarters, quarters[3:], quarters[6:], strict=False)
    )
    # Of a distance on two axes, 0.76 of the error of each; of a mean and two others, 1.22 of one.
    return beside[len(beside) // 4] / 0.93 if beside else 0.0


def _between_walks(spreads: Sequence[float], jitter: float) -> Iterator[int]:
    """Where windows begin that are much narrower than those beside them, as is the jitter."""
    for i, spread in enumerate(spreads):
        beside = [spreads[one] for one in (i - _STEPS, i + _STEPS) if 0 <= one < len(spreads)]
        if (
            beside
            and spread < 3 * jitter**2 + 1
            and _CONTRAST * max(spread, jitter**2) < min(beside)
        ):
            yield i


def _unmoved(spreads: Sequence[float], most: float, places: Sequence[Place]) -> Iterator[int]:
    """Where windows begin in which nobody gets anywhere, nor goes round in a circle."""
    for i, spread in enumerate(spreads):
        if spread < most and _spread(places[i : i + _STEPS]) < _WIDEST**2:
            yield i


def _spans(starts: Iterator[int], step: float, many: int, edge: int) -> list[Span]:
    """The time of each window without its edges, but up to both ends of the track."""
    return [
        (
            (one + edge if one else 0) * step,
            (one + _STEPS - (edge if one + _STEPS < many else 0)) * step,
        )
        for one in starts
    ]


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _spread(places: Sequence[Place]) -> float:
    """The mean square of their distances from their middle."""
    east, north = (sum(axis) / len(places) for axis in zip(*places, strict=True))
    return float(sum((x - east) ** 2 + (y - north) ** 2 for x, y in places) / len(places))
