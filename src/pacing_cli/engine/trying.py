"""How an experiment stands on a day: whose turn it is, whether it rests, what came out.

A safety stop wins over everything: a flare or the person's own rule ends it for good, and
nothing is tried on a bad day, on the way back, in a pause, in envelope mode, or with a
safety question answered yes.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pacing_cli.engine.dated import between
from pacing_cli.engine.experiment import comparisons, counts, turns, whole_blocks
from pacing_cli.engine.flare import flares
from pacing_cli.engine.load_levels import below_floor, refused_level
from pacing_cli.engine.scale_back import pause_on, phases
from pacing_cli.model.day import Day
from pacing_cli.model.experiment import Ended, Protocol, StartedExperiment, TriedOut, TryRests
from pacing_cli.model.outlook import Course
from pacing_cli.model.plan import Quota
from pacing_cli.model.profile import Lifted
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import NoticeReason, TryEnded, TryToday
from pacing_cli.model.settings import Settings
from pacing_cli.model.so_far import Tried
from pacing_cli.model.standing import Log, Phase

_FORTNIGHT = timedelta(days=14)
_DAY = timedelta(days=1)
_TOLD_DAYS = 7
_SEAL_SHOWN = 12
_RESTS: Mapping[str, TryRests] = {
    "bad": "bad", "flare": "flare", "ill": "pause", "returning": "returning",
}  # fmt: skip


def tried_out(
    protocol: Protocol,
    seal: str,
    days: Sequence[Day],
    settings: Settings,
    today: date,
    stopped: Ended | None = None,
    quota: Quota | None = None,
    earlier: Sequence[float | None] = (),
    phases: Sequence[Phase] | None = None,
) -> TriedOut:
    """The experiment as it stands today. `days` is the run up to today, `stopped` a word of the
    person's, or that the protocol was changed; `quota` and `earlier` as in `refused_level`.
    `phases` are those of the days; None: they are worked out. Days before it began are not
    looked at."""
    p = settings.parameters
    phased, by_day = _since(protocol.start, days, _phases(days, settings, phases))
    kinds = {on: phase.kind for on, phase in phased.items() if not _held_back(settings, on, today)}
    ended = _ended(protocol, by_day, phased, today, stopped)
    found = turns(protocol, by_day, kinds, min(today, ended.on) if ended else today)
    whole = len(whole_blocks(found, len(protocol.arms)))
    if whole >= protocol.blocks and not (ended and ended.why == "changed"):
        # Full before anything else ended it.
        ended = Ended("done", found[-1].on + timedelta(days=protocol.later))
    results = comparisons(protocol, found, p) if ended and ended.why != "changed" else ()
    told = counts(protocol, found)
    place = None if ended else protocol.arm_on(today)
    if place is None:
        return TriedOut(protocol, seal, told, ended=ended, results=results, blocks_known=whole)
    rests = _rests(settings, phased.get(today), today) or _level_rests(
        protocol, place, settings, quota, earlier
    )
    return TriedOut(protocol, seal, told, protocol.arms[place], rests, blocks_known=whole)


def experiment_status(
    one: StartedExperiment,
    quotas: Sequence[Quota],
    course: Course,
    log: Log,
    settings: Settings,
) -> TriedOut:
    """How an experiment stands on the last day of the log.

    `quotas` are those of that day; `course` says what they were before it.
    """
    today = log.days[-1].on
    name = one.protocol.activity.casefold()
    own = (quota for quota in quotas if quota.activity.casefold() == name)
    points = next((points for key, points in course.items() if key.casefold() == name), ())
    earlier = [point.quota for point in between(points, today - _FORTNIGHT, today - _DAY)]
    return tried_out(
        one.protocol, one.seal, log.days, settings, today, one.stopped, next(own, None),
        earlier, log.phases,
    )  # fmt: skip


def experiment_notices(
    started: Sequence[StartedExperiment],
    quotas: Sequence[Quota],
    course: Course,
    log: Log,
    settings: Settings,
) -> tuple[NoticeReason, ...]:
    """Whose turn it is in the newest experiment, or for some days that it ended.

    Nothing is said of one on a bad day.
    """
    if log.phases[-1].kind == "bad":
        return ()
    on = log.days[-1].on
    for one in started[-1:]:
        now = experiment_status(one, quotas, course, log, settings)
        if now.ended:
            changed = now.ended.why == "changed" and on <= one.protocol.end
            if changed or (on - now.ended.on).days <= _TOLD_DAYS:
                return (TryEnded(now.ended.why, now.ended.on),)
        elif on >= one.protocol.start:
            return (_turn(now, quotas),)
    return ()


def _turn(now: TriedOut, quotas: Sequence[Quota]) -> TryToday:
    """Whose turn it is; of amounts with what lies above the quota of the day."""
    activity, seal = now.protocol.activity, now.seal[:_SEAL_SHOWN]
    if not (now.protocol.levels and now.arm):
        return TryToday(now.arm, now.rests, seal, activity)
    level = now.protocol.levels[now.protocol.arms.index(now.arm)]
    quota = next((q for q in quotas if q.activity.casefold() == activity.casefold()), None)
    over = level.value - (quota.quota or 0) if quota and quota.measure == level.measure else 0
    beyond = Amount(level.measure, over) if over > 0 and not now.rests else None
    return TryToday(now.arm, now.rests, seal, activity, level, beyond)


def amount_tried(notices: Sequence[NoticeReason]) -> Tried | None:
    """The amount that takes the place of the day's quota; None where there is none."""
    for notice in notices:
        if isinstance(notice, TryToday) and notice.level and not (notice.rests or notice.beyond):
            return Tried(notice.activity.casefold(), notice.level)
    return None


def _phases(
    days: Sequence[Day], settings: Settings, known: Sequence[Phase] | None
) -> Sequence[Phase]:
    p = settings.parameters
    return phases(days, flares(days, p), settings.profile, p) if known is None else known


def _since(
    start: date, days: Sequence[Day], phased: Sequence[Phase]
) -> tuple[dict[date, Phase], dict[date, Day]]:
    """The phases and the days from that day on, by their dates."""
    lived = between(days, start, days[-1].on) if days else days
    dates = [day.on for day in lived]
    known = phased[len(phased) - len(lived) :]
    return dict(zip(dates, known, strict=True)), dict(zip(dates, lived, strict=True))


def _held_back(settings: Settings, on: date, today: date) -> bool:
    """A safety answer, envelope mode or a pause held on the day, also one that is over."""
    profile = settings.profile
    held = [*profile.lifted]
    after = today + timedelta(days=1)
    if profile.mode == "envelope":
        held.append(Lifted("envelope", profile.mode_since, after))
    if profile.safety.red_flags:
        held.append(Lifted("red_flag", profile.safety.asked_on or today, after))
    return any(one.held_on(on) for one in held) or bool(
        pause_on(profile.pauses, on, settings.parameters)
    )


def _ended(
    protocol: Protocol,
    days: Mapping[date, Day],
    phased: Mapping[date, Phase],
    today: date,
    stopped: Ended | None,
) -> Ended | None:
    """The first thing that ended it, but that it is full."""
    ends = [stopped] if stopped else []
    since = sorted(on for on in phased if protocol.start <= on <= min(protocol.end, today))
    flare = next((on for on in since if "flare" in (phased[on].kind, phased[on].over)), None)
    if flare:
        ends.append(Ended("flare", flare))
    limit = protocol.stop_at
    if limit is not None:
        over = (on for on in since if (days[on].worst or 0) >= limit)
        ends += [Ended("stop_rule", on) for on in over][:1]
    if today > protocol.end:
        ends.append(Ended("done", protocol.end))
    return min(ends, key=lambda end: (end.on, end.why == "done"), default=None)


def _rests(settings: Settings, phase: Phase | None, today: date) -> TryRests:
    profile = settings.profile
    if profile.safety.red_flags:
        return "red_flag"
    if profile.mode == "envelope":
        return "envelope"
    if pause_on(profile.pauses, today, settings.parameters):
        return "pause"
    return _RESTS.get(phase.kind, "") if phase else ""


def _level_rests(
    protocol: Protocol,
    place: int,
    settings: Settings,
    quota: Quota | None,
    earlier: Sequence[float | None],
) -> TryRests:
    """A level that was in order when it began may be too much by now."""
    if not protocol.levels:
        return ""
    agreed = settings.care.of(protocol.activity)
    level = protocol.levels[place]
    refused = refused_level(level, quota, agreed, earlier, settings.parameters)
    return "level" if refused or below_floor(level, agreed) else ""
