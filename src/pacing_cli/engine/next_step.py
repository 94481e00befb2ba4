"""Today's quota of an activity together with its next step, and the first day it could come."""

from datetime import date, timedelta

from pacing_cli.engine.progression import hold_days, next_quota
from pacing_cli.engine.scale_back import ends_on, pause_on
from pacing_cli.engine.track import Track
from pacing_cli.engine.walk import LastRaise
from pacing_cli.model.plan import Quota
from pacing_cli.model.reason import TooFewSessions
from pacing_cli.model.settings import Settings
from pacing_cli.model.standing import Log


def with_next_step(
    track: Track, log: Log, settings: Settings, last_raise: LastRaise = None
) -> Quota:
    """The quota as of the last day of the log. `last_raise`: of any activity."""
    quota = _as_quota(track)
    if quota.next_quota is None:
        return quota
    return quota._replace(next_on=_earliest(quota, track, log, settings, last_raise))


def _as_quota(track: Track) -> Quota:
    """Today's quota, after the last step."""
    shown, full = track.shown[-1], track.quota
    coming = _coming(track)
    return Quota(
        activity=track.activity.name,
        measure=track.measure,
        quota=shown,
        baseline=track.baseline,
        decision=track.decision,
        because=track.because,
        full=full if shown is not None else None,
        next_quota=coming if coming is not None and full and coming > full else None,
        founded=track.founded,
    )


def _coming(track: Track) -> float | None:
    if track.quota is None or track.rules.envelope_since or track.rules.red_flags:
        return None
    return next_quota(track.activity, track.measure, track.quota, track.agreed, track.p)


def _earliest(
    quota: Quota, track: Track, log: Log, settings: Settings, last_raise: LastRaise
) -> date | None:
    """When the quota has been held long enough; None while a flare, a bad day or a
    pause without an end lasts."""
    p, phase, today = settings.parameters, log.phases[-1], len(log.days) - 1
    if phase.kind in ("flare", "bad", "ill"):
        return None
    waits = [1, hold_days(track.agreed, p) - (today - track.since)]
    for reason in quota.because:
        if isinstance(reason, TooFewSessions):
            waits.append(reason.needed - reason.tolerated)
    if last_raise and last_raise[1] != track.activity.name:
        # Also one that was raised later on the same day, which no reason of today knows.
        waits.append(p.progress_apart_days + 1 - (today - last_raise[0]))
    pause = pause_on(settings.profile.pauses, log.days[-1].on, p)
    if pause:
        ends = ends_on(pause, p)
        if ends is None:
            return None
        waits.append((ends - log.days[-1].on).days)
    if phase.quiet_days is not None:
        waits.append(p.scaleback_no_progress - phase.quiet_days)
    if phase.kind == "returning" and phase.since:
        steps = 3 * p.scaleback_step_days + p.scaleback_no_progress
        waits.append(steps - (log.days[-1].on - phase.since).days)
    return log.days[-1].on + timedelta(days=max(waits))
