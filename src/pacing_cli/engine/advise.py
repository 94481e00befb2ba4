"""The order of the rules: from the days of a log to the plan of the last of them.

This is the only place that knows which rule comes first: the usual and the
flares, what they take off, then every activity day by day, the caps last; then
the schedule. Everything found on the way is in the `Outlook`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from pacing_cli.engine.energy_today import within_energy
from pacing_cli.engine.flare import flares
from pacing_cli.engine.how_much_to_log import how_much_to_log
from pacing_cli.engine.next_step import with_next_step
from pacing_cli.engine.notices import notices
from pacing_cli.engine.readiness import readiness
from pacing_cli.engine.scale_back import phases
from pacing_cli.engine.schedule import schedule
from pacing_cli.engine.today import today as todays_loads
from pacing_cli.engine.track import Rules, Track
from pacing_cli.model.cue import stop_sign
from pacing_cli.model.day import Day
from pacing_cli.model.findings import Flare
from pacing_cli.model.plan import Block, DayKind, Plan, Quota
from pacing_cli.model.settings import Settings
from pacing_cli.model.standing import FlareCourse, Log, Phase, Usual

ENGINE_VERSION: Final = 1
"""Changes whenever the same journal would be given other advice."""

_SEEN_DAYS = 28
_CALM_MINUTES = 5


class Point(NamedTuple):
    """One activity's quota on one day."""

    on: date
    quota: float | None
    raised: bool


class Outlook(NamedTuple):
    """All that was found on the way to a plan."""

    plan: Plan
    flares: tuple[Flare, ...]
    course: Mapping[str, tuple[Point, ...]]
    """For every activity the quota of every day of the log, as it was shown."""
    usual: Usual
    phase: Phase


def advise(days: Sequence[Day], settings: Settings, today: date) -> Outlook:
    """The plan for `today`, from the days up to it.

    `days` is what `days.days` made: contiguous, today the last. Nothing in it
    after today is looked at.
    """
    log, course = _read([day for day in days if day.on <= today] or [Day(today)], settings)
    tracks = walk(log, settings)
    shown = [track for track in tracks if _is_shown(track, log, settings)]
    quotas = tuple(_quota(track, log, settings) for track in shown)
    ready = readiness(log, course.episodes, settings.parameters)
    loads = todays_loads(quotas, shown, log, settings, ready)
    within = within_energy(loads.loads, log.days, settings)
    laid = schedule(within.loads, loads.tempo, settings.parameters)
    blocks = _blocks(laid.blocks, log, settings)
    plan = Plan(
        date=today,
        day=_kind(log.phases[-1], settings, quotas, blocks),
        quotas=quotas,
        blocks=blocks,
        notices=(
            *notices(log, course, settings),
            *(reach for track in shown if (reach := track.reach())),
            *how_much_to_log(shown, log, settings),
            *loads.notices,
            *within.notices,
            *laid.left_out,
        ),
    )
    return Outlook(plan, course.episodes, _course(tracks, log), log.usual[-1], log.phases[-1])


def _quota(track: Track, log: Log, settings: Settings) -> Quota:
    """Today's quota of a track, with its next step and the sign to stop at."""
    stop = stop_sign(track.activity.cue, track.agreed.stop_sign)
    return with_next_step(track, log, settings)._replace(stop=stop)


def walk(log: Log, settings: Settings) -> list[Track]:
    """Every activity of the inventory and the log, walked through all days, by name."""
    rules = _rules(settings)
    names = _names(log.days, settings)
    tracks = [
        Track(settings.activity(name), settings.care.of(name), log, rules)
        for name in names
        if not settings.activity(name).paused
    ]
    last_raise: tuple[int, str] | None = None
    for index in range(len(log.days)):
        # The one that has waited longest is asked first; by name where that is equal.
        for track in sorted(tracks, key=lambda track: (track.since, track.activity.name)):
            track.step(index, _other(last_raise, track.activity.name, index, settings))
            if track.raises[-1:] == [index]:
                last_raise = (index, track.activity.name)
    return tracks


def _read(days: Sequence[Day], settings: Settings) -> tuple[Log, FlareCourse]:
    p = settings.parameters
    course = flares(days, p)
    return Log(days, course.usual, phases(days, course, settings.profile, p)), course


def _rules(settings: Settings) -> Rules:
    profile = settings.profile
    since = profile.mode_since or date.min if profile.mode == "envelope" else None
    return Rules(since, profile.safety.red_flags, settings.care.agreed_with, settings.parameters)


def _names(days: Sequence[Day], settings: Settings) -> list[str]:
    """Every activity once, spelt as in the log, else the inventory, else the care file."""
    spelt: dict[str, str] = {}
    logged = sorted({name for day in days for name in day.done})
    for name in (*logged, *settings.activities, *settings.care.activities):
        spelt.setdefault(name.casefold(), name)
    return sorted(spelt.values())


def _other(
    last: tuple[int, str] | None, name: str, index: int, settings: Settings
) -> tuple[str, int] | None:
    if last is None or last[1] == name:
        return None
    ago = index - last[0]
    return (last[1], ago) if ago <= settings.parameters.progress_apart_days else None


def _is_shown(track: Track, log: Log, settings: Settings) -> bool:
    """In the inventory or agreed on, or logged within the last 28 days."""
    name, agreed = track.activity.name, settings.care.of(track.activity.name)
    if name in settings.activities or agreed.baseline or (agreed.good and agreed.bad):
        return True
    return any(i >= len(log.days) - 1 - _SEEN_DAYS for i in track.sessions.logged)


def _kind(
    phase: Phase, settings: Settings, quotas: Sequence[Quota], blocks: Sequence[Block]
) -> DayKind:
    if phase.kind == "ill":
        return "rest"
    if phase.kind != "steady":
        return phase.over or phase.kind
    if settings.profile.mode == "envelope":
        return "envelope"
    active = any(block.kind == "activity" for block in blocks)
    known = any(quota.quota is not None for quota in quotas)
    return "rest" if known and not active else "steady"


def _blocks(laid: tuple[Block, ...], log: Log, settings: Settings) -> tuple[Block, ...]:
    """The day as laid out; a few calm minutes for somebody of whom nothing is known yet."""
    if settings.profile.safety.red_flags:
        return ()
    known = any(day.known for day in log.days) or any(block.activity for block in laid)
    return laid if known else _calm(settings)


def _calm(settings: Settings) -> tuple[Block, ...]:
    profile = settings.profile
    return (
        Block(min(profile.day_start + 120, profile.day_end - _CALM_MINUTES), _CALM_MINUTES, "calm"),
    )


def _course(tracks: Sequence[Track], log: Log) -> dict[str, tuple[Point, ...]]:
    return {track.activity.name: _points(track, log, frozenset(track.raises)) for track in tracks}


def _points(track: Track, log: Log, raises: frozenset[int]) -> tuple[Point, ...]:
    return tuple(
        Point(day.on, shown, index in raises)
        for index, (day, shown) in enumerate(zip(log.days, track.shown, strict=True))
    )
