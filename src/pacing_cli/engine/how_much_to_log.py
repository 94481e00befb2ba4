"""How far the plan rests on what is known: old days are named, steady ones need less logging."""

from collections.abc import Iterator, Sequence

from pacing_cli.engine.track import Track
from pacing_cli.model.own_day_reasons import LogLess, RestsOnOldDays
from pacing_cli.model.reason import TooFewSessions
from pacing_cli.model.settings import Settings
from pacing_cli.model.standing import Log


def how_much_to_log(
    tracks: Sequence[Track], log: Log, settings: Settings
) -> Iterator[RestsOnOldDays | LogLess]:
    """At most one of the two; neither while the day is about something else."""
    profile, p = settings.profile, settings.parameters
    known = [track for track in tracks if track.quota is not None]
    if log.phases[-1].kind != "steady" or not known or profile.safety.red_flags:
        return
    span = log.days[-p.logging_steady_days :]
    logged = sum(day.known for day in span)
    oldest = _evidence_age(known, log)
    if oldest is not None and oldest > p.logging_old_days:
        if 100 * logged < p.missing_min_complete * len(span):
            yield RestsOnOldDays(oldest, logged, len(span))
        return
    steady = _steady_days(tracks, log)
    if (
        profile.mode == "graded"
        and steady >= p.logging_steady_days
        and steady % p.logging_every == 0
        and 100 * logged >= p.logging_share * len(span)
        and not any(map(_waits_for_check_ins, tracks))
    ):
        yield LogLess(steady)


def _evidence_age(tracks: Sequence[Track], log: Log) -> int | None:
    """Days since the newest session that was followed by a day within the usual."""
    newest = [day for track in tracks if (day := track.sessions.newest_tolerated()) is not None]
    return len(log.days) - 1 - max(newest) if newest else None


def _steady_days(tracks: Sequence[Track], log: Log) -> int:
    """Days, today included, since anything changed: a quota, a flare, a bad day, a way back."""
    last = len(log.days) - 1
    changed = max((track.since for track in tracks), default=last)
    if any(track.quota is None for track in tracks):
        return 0
    unsteady = log.phases[-1].unsteady
    since = last - changed
    return min(since, (log.days[-1].on - unsteady).days) if unsteady else since


def _waits_for_check_ins(track: Track) -> bool:
    """A step up would come if more of the days after were known: not a time to log less."""
    return any(isinstance(one, TooFewSessions) and one.unknown for one in track.because)
