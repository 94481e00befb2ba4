"""Replay all days: the usual range and the flares first, then every activity.

Each activity is replayed day by day, with the caps last. The replay begins at the first day of
the journal, or at a checkpoint, with the same result.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import groupby
from typing import Final

from pacing_cli.engine.flares.course import WalkedDays, walk_days
from pacing_cli.engine.flares.early_signs import early_signs
from pacing_cli.engine.flares.readiness import readiness
from pacing_cli.engine.overactivity import Overactivity, QuotaRow
from pacing_cli.engine.progression.rules import DayLimits, Rules
from pacing_cli.engine.progression.sessions import done_since, morning_after
from pacing_cli.engine.progression.steps import clean_days, none_rises
from pacing_cli.engine.progression.track import WINDOW, Track
from pacing_cli.engine.ranges import all_risen
from pacing_cli.model.activity import PRIORITIES
from pacing_cli.model.checkpoint import Checkpoint, SessionsState
from pacing_cli.model.day import Day
from pacing_cli.model.history import History, NeedsOlderHistory, Segment
from pacing_cli.model.notice_reasons import EarlySigns
from pacing_cli.model.phase import FlareCourse, Log
from pacing_cli.model.reason import HarderDay
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

DAYS_KEPT: Final = 448
"""So far back a checkpoint knows every session of an activity: the longest look back of any rule.
News is told for a year, and each `notice.again` days, 28 at most; whether an amount was out of
reach then follows from the `reach.window` days before, 56 at most."""

LastRaise = tuple[int, str] | None
"""The place of the day, and the activity."""
LastOther = tuple[str, int] | None
"""Another activity, and how many days ago it was raised."""


class EvaluatedDays(Value):
    """What was met on the way."""

    log: Log
    course: FlareCourse
    tracks: list[Track]
    checkpoint: Checkpoint | None
    """Of the day that was asked for; None where the walk did not come past it."""
    overactivity: Overactivity
    last_raise: LastRaise = None
    harder: HarderDay | None = None
    """Why the last day is a harder one."""


def evaluate_days(
    days: Sequence[Day],
    settings: Settings,
    checkpoint: Checkpoint | None = None,
    keep_on: date | None = None,
) -> EvaluatedDays:
    """Every activity of the inventory and the log, walked through all days, by name.

    With a `checkpoint`, `days` begin on its day. Raises NeedsOlderHistory where that is not enough.
    """
    read = walk_days(days, settings, checkpoint, keep_on)
    log, first = read.log, checkpoint.place if checkpoint else 0
    tracks = _tracks(_names(days, settings, checkpoint), log, settings, checkpoint)
    last_raise = checkpoint.last_raise if checkpoint else None
    rows = {track.activity.name: QuotaRow(track.measure, track.shown) for track in tracks}
    overactivity = Overactivity(log, rows, settings, _rules(settings).envelope_since)
    morning = cache(partial(morning_after, log, parameters=settings.parameters))
    for track in tracks:
        track.sessions.morning_after = morning
        track.sessions.is_much_more = partial(overactivity.is_much_more, track.activity.name)
    harder = cache(partial(_harder, read, first, settings))
    none = cache(partial(_none_rises, log, settings))
    risen = cache(partial(all_risen, log.days, parameters=settings.parameters))
    held: Checkpoint | None = None
    for index in range(first, len(log.days)):
        if log.days[index].on == keep_on:
            held = _checkpoint(index, read, tracks, last_raise, checkpoint)
        day = DayLimits(
            overactivity.today(index),
            harder,
            overactivity.on,
            none,
            risen,
            waiting(tracks, index, settings),
        )
        for track in in_turn(tracks, index):
            other = _other(last_raise, track.activity.name, index, settings)
            track.step(index, other, day)
            if track.raises[-1:] == [index]:
                last_raise = (index, track.activity.name)
    today = harder(len(log.days) - 1)
    return EvaluatedDays(log, read.course, tracks, held, overactivity, last_raise, today)


def _none_rises(log: Log, settings: Settings, index: int) -> bool:
    """Whatever the activity: one with an agreed pace needs the fewest calm days."""
    p, care = settings.parameters, settings.care
    agreed = (clean_days(one, care.agreed_with, p) for one in care.activities.values())
    clean = min(agreed, default=p.progress_clean_days)
    return none_rises(log.window(max(index - WINDOW, 0), index + 1), clean, p)


def _harder(read: WalkedDays, first: int, settings: Settings, index: int) -> HarderDay | None:
    """Why a day is a harder one, whatever calls it so, as far as was known on it."""
    log, flares = read.log.window(0, index + 1), read.known[index - first]
    ready = readiness(log, flares, settings.parameters)
    if ready and ready.band != "green":
        return HarderDay("word" if ready.word else "ratings")
    signs = early_signs(log, flares, {}, settings.parameters)
    return HarderDay("signs") if isinstance(signs, EarlySigns) else None


def in_turn(tracks: Sequence[Track], index: int) -> list[Track]:
    """Sort activities for a step up: by priority, then by waiting time, then by name.

    An activity that has waited very long comes before all others."""

    def place(track: Track) -> tuple[bool, int, int, str]:
        one = track.activity
        short = index - track.since < track.p.progress_long_wait
        matters = PRIORITIES.index(one.priority) if short else 0
        return short, matters, track.since, one.name

    return sorted(tracks, key=place)


def waiting(tracks: Sequence[Track], index: int, settings: Settings) -> str:
    """An activity whose trials rested until now: for a few days it is its turn, not a step's."""
    p, names = settings.parameters, settings.activities
    quiet = tracks[0].log.phases[index].quiet_days if tracks else None
    if quiet is None or not 0 <= quiet - p.scaleback_no_progress < p.progress_apart_days:
        return ""
    found = (track.activity.name for track in tracks if track.wants_trials(index, names))
    return min(found, default="")


def _tracks(
    names: Sequence[str], log: Log, settings: Settings, checkpoint: Checkpoint | None
) -> list[Track]:
    rules, before = _rules(settings), SessionsState(checkpoint.place if checkpoint else 0)
    states, past = (checkpoint.tracks, checkpoint.past) if checkpoint else ({}, None)
    done, tracks = done_since(log, before.days), list[Track]()
    for name in names:
        activity, agreed = settings.activity(name), settings.care.of(name)
        if activity.paused or not activity.plan:
            continue
        if name in states:
            state = states[name]
            track = Track.going_on(activity, agreed, log, rules, done.get(name, {}), state, past)
        else:
            track = Track(activity, agreed, log, rules, done.get(name, {}), before, past)
        tracks.append(track)
    return tracks


def _checkpoint(
    index: int,
    read: WalkedDays,
    tracks: Sequence[Track],
    last: LastRaise,
    before: Checkpoint | None,
) -> Checkpoint | None:
    """The state before the day at `index`, with all days before it."""
    if read.kept is None:
        return None
    past, first = (before.past, before.place) if before else (History(), 0)
    new = [_stretch(read, tracks, start, stop) for start, stop in _months(read.log, first, index)]
    names = {name for one in new for day in one.days for name in day.done}
    return Checkpoint(
        on=read.log.days[index].on,
        past=past.longer(new),
        flare=read.kept[0],
        phase=read.kept[1],
        tracks={track.activity.name: track.state(index, index - DAYS_KEPT) for track in tracks},
        last_raise=last,
        names=tuple(sorted(names.union(before.names if before else ()))),
    )


def _months(log: Log, first: int, index: int) -> Iterator[tuple[int, int]]:
    """The places from `first` to before `index`, month by month."""
    places = range(first, index)
    for _, month in groupby(places, lambda place: log.days[place].on.replace(day=1)):
        within = list(month)
        yield within[0], within[-1] + 1


def _stretch(read: WalkedDays, tracks: Sequence[Track], start: int, stop: int) -> Segment:
    shown = {track.activity.name: track.shown[start:stop] for track in tracks}
    return Segment(
        days=tuple(read.log.days[start:stop]),
        usual=tuple(read.log.usual[start:stop]),
        phases=tuple(read.log.phases[start:stop]),
        open=tuple(read.course.open[start:stop]),
        shown={n: tuple(row) for n, row in shown.items() if any(one is not None for one in row)},
    )


def _rules(settings: Settings) -> Rules:
    profile = settings.profile
    since = profile.mode_since or date.min if profile.mode == "envelope" else None
    steps = {name: one.steps_on for name, one in settings.activities.items() if one.steps_on}
    agreed_with, p = settings.care.agreed_with, settings.parameters
    return Rules(since, profile.safety.red_flags, agreed_with, p, steps)


def _names(days: Sequence[Day], settings: Settings, checkpoint: Checkpoint | None) -> list[str]:
    """Every activity once, spelt as in the log, else the inventory, else the care file.

    Raises NeedsOlderHistory where a newer day spells an older activity in another way.
    """
    before = checkpoint.names if checkpoint else ()
    spelt: dict[str, str] = {}
    logged = sorted({*before, *(name for day in days for name in day.done)})
    for name in (*logged, *settings.activities, *settings.care.activities):
        spelt.setdefault(name.casefold(), name)
    if any(spelt[name.casefold()] != name for name in before):
        raise NeedsOlderHistory
    return sorted(spelt.values())


def _other(last: LastRaise, name: str, index: int, settings: Settings) -> LastOther:
    if last is None or last[1] == name:
        return None
    ago = index - last[0]
    return (last[1], ago) if ago <= settings.parameters.progress_apart_days else None
