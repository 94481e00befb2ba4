"""Apply the rules in order: from the days of a journal to the plan of its last day.

Only this module knows the order of the rules: the replay of the days (`evaluate_days`),
then the schedule. The `Evaluation` has everything found on the way.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.engine.evaluate import evaluate_days
from pacing_cli.engine.flares.readiness import readiness
from pacing_cli.engine.flares.scale_back import in_flare
from pacing_cli.engine.patterns.named import Reach, pattern_tellers
from pacing_cli.engine.progression.track import Track
from pacing_cli.engine.today.changes import hours_of_day
from pacing_cli.engine.today.day import day_amounts, ordinary_load, the_day
from pacing_cli.engine.today.few_words import Teller, few_words
from pacing_cli.engine.today.next_step import with_next_steps
from pacing_cli.engine.today.notices import (
    log_less,
    notices,
    support_notices,
    worth_saying,
)
from pacing_cli.engine.today.notices import news as news_tellers
from pacing_cli.engine.today.quotas import counted_all_day
from pacing_cli.model.activity import stop_sign
from pacing_cli.model.day import Day
from pacing_cli.model.evaluation import DailyLoads, EvaluationInput, QuotaPoint
from pacing_cli.model.evaluation import Evaluation as Evaluation
from pacing_cli.model.history import LazySequence
from pacing_cli.model.phase import Log, Phase
from pacing_cli.model.plan import Block, DayKind, Plan, Quota
from pacing_cli.model.reason import AfterMuchMore, BadDayToday, FlareOpen, NoticeReason, Readiness
from pacing_cli.model.settings import Settings

if TYPE_CHECKING:
    from pacing_cli.model.day import Tried
    from pacing_cli.model.experiment import StartedExperiment

_SEEN_DAYS = 28
_CALM_MINUTES = 5
_HARDER: Final = (Readiness, FlareOpen, BadDayToday, AfterMuchMore)


def advise(given: EvaluationInput, *, news: bool = True) -> Evaluation:
    """The plan for a day, from the days up to it and all else that it rests on.

    `news` False: without the news and patterns. They come last and change no amount or block.
    With a checkpoint the answer is the same as from the first day on. Raises NeedsOlderHistory
    where something is needed that the checkpoint does not hold.
    """
    today = given.today
    settings = hours_of_day(given.settings, today, given.so_far)
    seen = [day for day in given.days if day.on <= today] or [Day(today)]
    walked = evaluate_days(seen, settings, given.checkpoint, given.keep_on)
    log, course, tracks, last = walked.log, walked.course, walked.tracks, walked.last_raise
    overactivity = walked.overactivity
    ordinary = overactivity.today(len(log.days) - 1)
    way = {track.activity.name: _points(track, log) for track in tracks}
    shown = [track for track in tracks if _is_shown(track, log, settings)]
    place = len(log.days) - 1
    quotas = tuple(
        quota._replace(
            stop=stop_sign(track.activity.cue, track.agreed.stop_sign),
            much_more_above=overactivity.line(track.activity.name, place),
        )
        for quota, track in zip(with_next_steps(shown, log, settings, last), shown, strict=True)
    )
    harder = walked.harder
    ready = readiness(log, course.episodes, settings.parameters)
    amounts = day_amounts(quotas, shown, log, settings, ready, given.so_far, ordinary.after, harder)
    turn, tried = _tried(given.experiments, amounts.quotas, way, log, settings)
    if tried:
        hours = given.so_far._replace(tried=tried)
        amounts = day_amounts(quotas, shown, log, settings, ready, hours, ordinary.after, harder)
    most = ordinary_load(amounts.quotas, ordinary, overactivity)
    overdone = ordinary.after.activities if ordinary.after else ()
    day = the_day(amounts, log, settings, most, overdone)
    blocks = _blocks(day.blocks, log, settings)
    found = (
        *notices(log, course, settings),
        *([ordinary.after] if ordinary.after else []),
        *day.notices,
    )
    in_bouts = [
        quota for quota, track in zip(day.quotas, shown, strict=True) if not counted_all_day(track)
    ]
    kind = _kind(log.phases[-1], settings, in_bouts, active=day.active)
    worth = worth_saying(log, found)
    own = (*turn, *support_notices(kind, worth, given.supports))
    called = tuple(one for one in found if isinstance(one, _HARDER) and not _is_green(one))
    plan = Plan(today, kind, day.quotas, blocks, (*worth, *own), settings.profile.mode, called)
    days = len(log.days)
    more = LazySequence(days, lambda places: map(overactivity.on, places))
    loads = LazySequence(days, lambda places: map(overactivity.load, places))
    usual = LazySequence(days, lambda places: map(overactivity.usual_load, places))
    seldom = tuple(one for track in shown if (one := track.reach()))
    evaluation = Evaluation(
        plan, course.episodes, way, log, walked.checkpoint, more, DailyLoads(loads, usual), seldom
    )
    if settings.profile.safety.red_flags or not news:
        return evaluation
    patterns = pattern_tellers(
        evaluation,
        settings.parameters,
        settings.profile.country,
        {track.activity.name: _reach(track, place) for track in shown},
    )
    told = _news((*news_tellers(log, course, shown, settings), *patterns), log, settings)
    less = log_less(shown, log, settings) if len(told) < settings.parameters.notice_most else None
    # While something repeats that is worth a word, it is no time to log less.
    named = (
        *plan.notices,
        *told,
        *([less] if less and not any(t(place) for t in patterns) else []),
    )
    return evaluation._replace(plan=plan._replace(notices=named))


def _reach(track: Track, place: int) -> Reach:
    return lambda at: track.reach(place - at)


def _news(tellers: Sequence[Teller], log: Log, settings: Settings) -> tuple[NoticeReason, ...]:
    def rests(place: int) -> bool:
        return log.phases[place].kind == "bad"

    return few_words(tellers, len(log.days) - 1, rests, settings.parameters)


def _tried(
    experiments: Sequence["StartedExperiment"],
    quotas: Sequence[Quota],
    way: Mapping[str, Sequence[QuotaPoint]],
    log: Log,
    settings: Settings,
) -> "tuple[tuple[NoticeReason, ...], Tried | None]":
    """What is told of the newest experiment, and the amount that has its turn today.

    Nothing is loaded for somebody who compares nothing.
    """
    if not experiments:
        return (), None
    from pacing_cli.engine.experiments import amount_tried, experiment_notices

    notices = experiment_notices(experiments, quotas, way, log, settings)
    return notices, amount_tried(notices)


def _is_green(notice: NoticeReason) -> bool:
    return isinstance(notice, Readiness) and notice.band == "green"


def _is_shown(track: Track, log: Log, settings: Settings) -> bool:
    """In the inventory or agreed on, or logged within the last 28 days."""
    name, agreed = track.activity.name, settings.care.of(track.activity.name)
    if name in settings.activities or agreed.baseline or (agreed.good and agreed.bad):
        return True
    return any(i >= len(log.days) - 1 - _SEEN_DAYS for i in track.sessions.logged[-1:])


def _kind(phase: Phase, settings: Settings, quotas: Sequence[Quota], *, active: bool) -> DayKind:
    if phase.kind == "ill":
        return "rest"
    if phase.kind != "steady":
        return "flare" if in_flare(phase) else phase.kind
    if phase.pause == "holiday":
        return "rest"
    if settings.profile.mode == "envelope":
        return "envelope"
    known = any(quota.quota is not None for quota in quotas)
    return "rest" if known and not active else "steady"


def _blocks(laid: tuple[Block, ...], log: Log, settings: Settings) -> tuple[Block, ...]:
    """The scheduled day, or a few calm minutes for a person without entries so far."""
    if settings.profile.safety.red_flags:
        return ()
    if log.phases[-1].pause == "holiday":
        return tuple(block for block in laid if block.kind == "fixed")
    known = any(day.known for day in reversed(log.days)) or any(block.activity for block in laid)
    return laid if known else _calm(laid, settings)


def _calm(laid: tuple[Block, ...], settings: Settings) -> tuple[Block, ...]:
    """A few calm minutes, beside what is fixed; none where that takes their time."""
    profile = settings.profile
    start = min(profile.day_start + 120, profile.day_end - _CALM_MINUTES)
    fixed = [block for block in laid if block.kind == "fixed"]
    free = all(
        block.start >= start + _CALM_MINUTES or block.start + block.minutes <= start
        for block in fixed
    )
    calm = [Block(start, _CALM_MINUTES, "calm")] if free else []
    return tuple(sorted([*fixed, *calm], key=lambda block: block.start))


def _points(track: Track, log: Log) -> Sequence[QuotaPoint]:
    """Made for reviews only. A plan needs none of them."""
    raises, days, shown = frozenset(track.raises), log.days, track.shown

    def points(places: range) -> Iterator[QuotaPoint]:
        part = slice(places.start, places.stop, places.step)
        for place, day, quota in zip(places, days[part], shown[part], strict=True):
            yield QuotaPoint(day.on, quota, place in raises)

    return LazySequence(len(days), points)
