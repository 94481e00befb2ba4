"""What the day should say beside its numbers: its state, and what is news (`few_words`)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from pacing_cli.engine.flares.detection import label
from pacing_cli.engine.flares.early_signs import early_signs
from pacing_cli.engine.flares.scale_back import ends_on, pause_on
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.today.few_words import Teller
from pacing_cli.model.notice_reasons import LogLess, RestsOnOldDays
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare, FlareCourse, Log, Phase
from pacing_cli.model.plan import DayKind
from pacing_cli.model.profile import Gate, Profile
from pacing_cli.model.reason import (
    BadDayToday,
    CareReviewDue,
    ComesIn,
    EarlySigns,
    EnvelopeOn,
    FirstDay,
    FlareOpen,
    FlarePlanDue,
    FlareProlonged,
    FlareSetback,
    MaybeShifted,
    NoticeReason,
    PauseOn,
    RedFlag,
    SilentDays,
    SupportFor,
    TooFewSessions,
    WaitsAfterMore,
    WayBack,
)
from pacing_cli.model.settings import Settings
from pacing_cli.model.support import Support, offered

_ON_A_BAD_DAY = (RedFlag, BadDayToday, ComesIn)
# So many supports are named at once.
_MOST = 3


def notices(log: Log, course: FlareCourse, settings: Settings) -> tuple[NoticeReason, ...]:
    """The state of the day: safety first, then what holds, then what is unknown."""
    return (
        *_safety(settings, log.days[-1].on),
        *_phase(log, course, settings),
        *_signs(log, course, settings),
        *_silence(log, settings.parameters),
        *_first_day(log, settings),
    )


def worth_saying(log: Log, found: Sequence[NoticeReason]) -> tuple[NoticeReason, ...]:
    """All of them; on a bad day nothing but safety and what the person wrote for it."""
    if log.phases[-1].kind != "bad":
        return tuple(found)
    return tuple(notice for notice in found if isinstance(notice, _ON_A_BAD_DAY))


def support_notices(
    kind: DayKind, notices: Sequence[NoticeReason], supports: Sequence[Support]
) -> tuple[NoticeReason, ...]:
    """What the person wrote down for the need that such a day has."""
    need = {"bad": "a bad day", "flare": "a flare"}.get(kind, "")
    if not need and any(isinstance(notice, EarlySigns) for notice in notices):
        need = "early signs"
    named = offered(supports, need) if need else ()
    return (SupportFor(need, tuple(one.told for one in named[:_MOST])),) if named else ()


def _first_day(log: Log, settings: Settings) -> Iterator[NoticeReason]:
    if not settings.profile.safety.red_flags and not any(day.known for day in reversed(log.days)):
        yield FirstDay()


def _safety(settings: Settings, today: date) -> Iterator[NoticeReason]:
    profile = settings.profile
    if profile.safety.red_flags:
        yield RedFlag(profile.safety.red_flags, profile.country)
    if profile.mode == "envelope":
        yield EnvelopeOn()
    pause = pause_on(profile.pauses, today, settings.parameters)
    if pause:
        yield PauseOn(pause.why, pause.since, ends_on(pause, settings.parameters))


def _phase(log: Log, course: FlareCourse, settings: Settings) -> Iterator[NoticeReason]:
    phase, today = log.phases[-1], log.days[-1].on
    if phase.kind == "bad":
        profile = settings.profile
        plan = profile.flare_plan
        yield BadDayToday(profile.contingency, plan.helps, plan.drop, plan.who, plan.call)
    if phase.kind == "flare":
        yield from _flare(course.episodes[-1], settings.parameters)
    if phase.kind == "returning":
        known = phase.next_percent and not phase.by_rating
        coming = today + timedelta(days=phase.days_left) if known else None
        rated = phase.days_left if phase.by_rating else 0
        yield WayBack(phase.percent, phase.next_percent, coming, rated)


def _flare(flare: Flare, parameters: Parameters) -> Iterator[NoticeReason]:
    yield FlareOpen(flare.onset, flare.days, flare.route, flare.usual)
    if flare.label == "setback" and flare.days <= parameters.flare_shifted_after:
        yield FlareSetback(flare.days)


def _signs(log: Log, course: FlareCourse, settings: Settings) -> Iterator[NoticeReason]:
    profile = settings.profile
    if profile.safety.red_flags:
        return
    found = early_signs(log, course.episodes, profile.coping, settings.parameters)
    if isinstance(found, EarlySigns):
        yield found


def _silence(log: Log, parameters: Parameters) -> Iterator[NoticeReason]:
    silent = 0
    for place in range(len(log.days) - 2, -1, -1):
        if log.days[place].known or log.days[place].done:
            break
        silent += 1
    if silent >= parameters.notice_silent and silent < len(log.days) - 1:
        yield SilentDays(silent)


def flare_plan_due(settings: Settings) -> date | None:
    """From when on the flare plan is worth another look; None: none is written, or read."""
    plan = settings.profile.flare_plan
    if not plan.read_on or not plan.written:
        return None
    return plan.read_on + timedelta(days=settings.parameters.setback_read_every)


# Everything that holds suggestions back today, the weightiest first.

_STEPS_BACK = 3


def gates(profile: Profile, phase: Phase, today: date, parameters: Parameters) -> tuple[Gate, ...]:
    """The gates of today. `phase` is where the log stands on that day."""
    return (
        *([Gate("red_flag", profile.safety.asked_on)] if profile.safety.red_flags else []),
        *([Gate("envelope", profile.mode_since)] if profile.mode == "envelope" else []),
        *(
            Gate(pause.why, pause.since, ends_on(pause, parameters))
            for pause in profile.pauses
            if pause_on([pause], today, parameters)
        ),
        *_of_phase(phase, today, parameters),
    )


def _of_phase(phase: Phase, today: date, parameters: Parameters) -> Iterator[Gate]:
    match phase.kind:
        case "bad" | "flare":
            yield Gate(phase.kind, phase.since)
        case "returning" if phase.since:
            length = timedelta(days=_STEPS_BACK * parameters.scaleback_step_days)
            yield Gate("returning", phase.since, None if phase.by_rating else phase.since + length)
        case "steady" if phase.quiet_days is not None:
            left = parameters.scaleback_no_progress - phase.quiet_days
            if left > 0:
                since = today - timedelta(days=phase.quiet_days)
                yield Gate("after", since, today + timedelta(days=left))
        case _:
            pass


# What is news: told on the day it begins, and again after a week (`few_words`).


def news(
    log: Log, course: FlareCourse, tracks: Sequence[Track], settings: Settings
) -> tuple[Teller, ...]:
    """What may be told beside the state of the day, patterns apart; the weightiest first."""
    return (
        lambda at: _long_flare(log, course, at, settings),
        lambda at: _care(log, at, settings),
        lambda at: _flare_plan(log, at, settings),
        _old_days(tracks, log, settings),
    )


def _long_flare(
    log: Log, course: FlareCourse, place: int, settings: Settings
) -> FlareProlonged | MaybeShifted | None:
    """Longer than most flares, or so long that the usual may have moved; between the two the
    state of the day says so."""
    onset = course.open[place]
    if onset is None or log.phases[place].kind != "flare":
        return None
    days = (log.days[place].on - onset).days + 1
    if days > settings.parameters.flare_shifted_after:
        return MaybeShifted(days)
    return FlareProlonged(days) if label(days, settings.parameters) == "prolonged" else None


def _care(log: Log, place: int, settings: Settings) -> CareReviewDue | None:
    care = settings.care
    if care.review_on and care.review_on <= log.days[place].on:
        return CareReviewDue(care.review_on, care.agreed_with)
    return None


def _flare_plan(log: Log, place: int, settings: Settings) -> FlarePlanDue | None:
    """A plan for harder days is gone through on a steady one."""
    due, on = flare_plan_due(settings), log.days[place].on
    read_on = settings.profile.flare_plan.read_on
    if due and read_on and due <= on and log.phases[place].kind == "steady":
        return FlarePlanDue(read_on, (on - read_on).days)
    return None


# How far the plan rests on what is known: old days are named, steady ones need less logging.


def _old_days(tracks: Sequence[Track], log: Log, settings: Settings) -> Teller:
    p = settings.parameters
    known = [track for track in tracks if track.quota is not None]
    newest = cache(lambda: _newest_evidence(known))

    def tell(place: int) -> RestsOnOldDays | None:
        since = newest() if known and log.phases[place].kind == "steady" else None
        if since is None or place - since <= p.logging_old_days:
            return None
        span = log.days[max(place + 1 - p.logging_steady_days, 0) : place + 1]
        logged = sum(day.known for day in span)
        few = 100 * logged < p.missing_min_complete * len(span)
        return RestsOnOldDays(place - since, logged, len(span)) if few else None

    return tell


def _newest_evidence(tracks: Sequence[Track]) -> int | None:
    """The day of the newest session that was followed by a day within the usual."""
    newest = (track.sessions.newest_tolerated() for track in tracks)
    return max((day for day in newest if day is not None), default=None)


def log_less(tracks: Sequence[Track], log: Log, settings: Settings) -> LogLess | None:
    """Every `logging.every` days of a plan that is steady and well known."""
    profile, p = settings.profile, settings.parameters
    known = [track for track in tracks if track.quota is not None]
    if log.phases[-1].kind != "steady" or not known or profile.mode != "graded":
        return None
    span = log.days[-p.logging_steady_days :]
    logged = sum(day.known for day in span)
    newest = _newest_evidence(known)
    old = newest is not None and len(log.days) - 1 - newest > p.logging_old_days
    steady = _steady_days(tracks, log)
    if (
        not old
        and steady >= p.logging_steady_days
        and steady % p.logging_every == 0
        and 100 * logged >= p.logging_share * len(span)
        and not any(map(_waits_for_check_ins, tracks))
    ):
        return LogLess(steady)
    return None


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
    """A step up would come if more of the days after were known, or these are the days after
    much more than usual: not a time to log less."""
    return any(
        isinstance(one, WaitsAfterMore) or (isinstance(one, TooFewSessions) and one.unknown)
        for one in track.because
    )
