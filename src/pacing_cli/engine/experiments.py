"""Compute the turns of an experiment, the days that count, and its result.

Blocks of one turn for each arm, in an order that is drawn; only blocks count in which
both arms were done and their outcome is known. The comparison rests on the drawing of
lots (`randomisation`), so that nothing needs to be believed about the ratings.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.flares.scale_back import pause_on, phases
from pacing_cli.engine.progression.caps import below_floor, refused_level
from pacing_cli.engine.regression import ExactInterval
from pacing_cli.engine.statistics import Chance, between, known, mean
from pacing_cli.model.day import Day, Tried
from pacing_cli.model.evaluation import Course
from pacing_cli.model.experiment import (
    OFF_TRY,
    ArmComparison,
    ArmCount,
    ExperimentEnd,
    ExperimentResult,
    Protocol,
    StartedExperiment,
    TryRests,
    TryVerdict,
)
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log, Phase, PhaseKind
from pacing_cli.model.plan import Quota
from pacing_cli.model.profile import Lifted
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import NoticeReason, TryEnded, TryToday
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value


def draw_order(chance: Chance, arms: int, blocks: int) -> tuple[tuple[int, ...], ...]:
    """For each block the arms in a random order, every order as likely as any other."""
    return tuple(_shuffled(chance, arms) for _ in range(blocks))


def _shuffled(chance: Chance, arms: int) -> tuple[int, ...]:
    places = list(range(arms))
    for last in range(arms - 1, 0, -1):
        other = int(chance.random() * (last + 1))
        places[last], places[other] = places[other], places[last]
    return tuple(places)


class Turn(Value):
    """One day of an arm, and its result. `value` is None if the day does not count."""

    on: date
    block: int
    arm: int
    value: float | None
    hard: bool


def turns(
    protocol: Protocol, days: Mapping[date, Day], phases: Mapping[date, PhaseKind], until: date
) -> list[Turn]:
    """Every turn up to `until` whose outcome could be known by then.

    It ends with the block that makes the wanted number of whole ones full: how many are
    known decides that, and never what they say.
    """
    found: list[Turn] = []
    arms, dates = len(protocol.arms), protocol.dates
    for block, order in enumerate(protocol.order):
        if len(whole_blocks(found, arms)) >= protocol.blocks:
            break
        for turn, arm in enumerate(order):
            on = dates[block * arms + turn]
            if on + timedelta(days=protocol.later) > until:
                return found
            counts = _was_done(protocol, arm, days.get(on)) and _went_on(phases, on)
            value = _value(protocol, days, on) if counts else None
            found.append(Turn(on, block, arm, value, _was_hard(days, on)))
    return found


def whole_blocks(found: Sequence[Turn], arms: int) -> list[int]:
    """The blocks in which the outcome of every arm is known, in their order."""
    known_of = [turn.block for turn in found if turn.value is not None]
    return [block for block in dict.fromkeys(known_of) if known_of.count(block) == arms]


def _went_on(phases: Mapping[date, PhaseKind], on: date) -> bool:
    """An ordinary day, or one that became a bad day after it had begun as one."""
    yesterday = phases.get(on - timedelta(days=1), "steady")
    return phases.get(on) == "steady" or (phases.get(on) == "bad" and yesterday == "steady")


def _was_done(protocol: Protocol, arm: int, day: Day | None) -> bool:
    name = protocol.arms[arm] if protocol.kind == "substitute" else protocol.activity
    folded = name.casefold()
    done = next((one for key, one in day.done.items() if key.casefold() == folded), None) if (
        day
    ) else None  # fmt: skip
    if day is None or done is None or OFF_TRY in day.tags:
        return False
    if not protocol.levels:
        return True
    amount = done.totals.get(protocol.levels[arm].measure)
    if amount is None:
        return False
    # Nearer to another level than to its own: that one was tried, and not this one.
    gaps = [abs(level.value - amount) for level in protocol.levels]
    return gaps[arm] == min(gaps)


def _value(protocol: Protocol, days: Mapping[date, Day], on: date) -> float | None:
    day = days.get(on + timedelta(days=protocol.later))
    if day is None:
        return None
    if not protocol.measured.of_activity:
        found: float | None = getattr(day, protocol.outcome)
        return found
    names = {name.casefold() for name in (protocol.activity, *protocol.arms)}
    after = [one.pain_after for name, one in day.done.items() if name.casefold() in names]
    return max(known(after), default=None)


def _was_hard(days: Mapping[date, Day], on: date) -> bool:
    near = (days.get(on), days.get(on + timedelta(days=1)))
    return any(day.bad or day.impact for day in near if day)


def counts(protocol: Protocol, found: Sequence[Turn]) -> tuple[ArmCount, ...]:
    """For each arm how many of its turns count, and how many went with a hard day."""
    told = []
    for place, arm in enumerate(protocol.arms):
        own = [turn for turn in found if turn.arm == place]
        values = known([turn.value for turn in own])
        hard = sum(turn.hard for turn in own)
        average = mean(values) if values else None
        told.append(ArmCount(arm, len(own), len(values), hard, average))
    return tuple(told)


def comparisons(
    protocol: Protocol, found: Sequence[Turn], parameters: Parameters
) -> tuple[ArmComparison, ...]:
    """The first arm beside the second; of levels, each higher one beside the lowest.

    With two comparisons each is made surer, so that both together are as sure as one.
    """
    if protocol.levels:
        places = sorted(range(len(protocol.arms)), key=lambda i: protocol.levels[i].value)
        pairs = [(place, places[0]) for place in places[1:]]
    else:
        pairs = [(0, 1)]
    percent = 100 - (100 - parameters.try_interval) / len(pairs)
    return tuple(
        comparison
        for arm, beside in pairs
        if (comparison := _compare(protocol, found, arm, beside, percent))
    )


def _compare(
    protocol: Protocol, found: Sequence[Turn], arm: int, beside: int, percent: float
) -> ArmComparison | None:
    differences = block_differences(protocol, found, arm, beside)
    if not differences:
        return None
    sure = ExactInterval(differences)
    span = sure.interval(percent)
    low, high = span or (min(differences), max(differences))
    return ArmComparison(
        protocol.arms[arm],
        protocol.arms[beside],
        len(differences),
        sure.difference,
        low,
        high,
        percent,
        sure.chance(),
        sure.chance(protocol.useful),
        verdict(sure.difference, span, protocol.useful),
    )


def block_differences(
    protocol: Protocol, found: Sequence[Turn], arm: int, beside: int
) -> list[float]:
    """For each block in which both are known: how much better the first is, in points."""
    values = {(turn.block, turn.arm): turn.value for turn in found}
    sign = -1 if protocol.measured.less_is_better else 1
    pairs = [(values.get((b, arm)), values.get((b, beside))) for b in range(len(protocol.order))]
    return [sign * (one - other) for one, other in pairs if one is not None and other is not None]


def verdict(difference: float, span: tuple[float, float] | None, useful: float) -> TryVerdict:
    """`cannot tell` is an answer: whenever the interval leaves more than one of the others."""
    if span is None:
        return "cannot tell"
    low, high = span
    if low > 0 and difference >= useful:
        return "better"
    if high < 0 and difference <= -useful:
        return "harder"
    if -useful < low and high < useful:
        return "no difference that matters"
    return "cannot tell"


# How an experiment stands on a day: whose turn it is, whether it rests, what came out.
#
# A safety stop wins over everything: a flare or the person's own rule ends it for good, and
# nothing is tried on a bad day, on the way back, in a pause, in envelope mode, or with a
# safety question answered yes.

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
    stopped: ExperimentEnd | None = None,
    quota: Quota | None = None,
    earlier: Sequence[float | None] = (),
    phases: Sequence[Phase] | None = None,
) -> ExperimentResult:
    """The state of the experiment today. `days` is the run up to today, `stopped` a word of the
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
        ended = ExperimentEnd("done", found[-1].on + timedelta(days=protocol.later))
    results = comparisons(protocol, found, p) if ended and ended.why != "changed" else ()
    told = counts(protocol, found)
    place = None if ended else protocol.arm_on(today)
    if place is None:
        return ExperimentResult(
            protocol, seal, told, ended=ended, results=results, blocks_known=whole
        )
    rests = _rests(settings, phased.get(today), today) or _level_rests(
        protocol, place, settings, quota, earlier
    )
    return ExperimentResult(protocol, seal, told, protocol.arms[place], rests, blocks_known=whole)


def experiment_status(
    one: StartedExperiment,
    quotas: Sequence[Quota],
    course: Course,
    log: Log,
    settings: Settings,
) -> ExperimentResult:
    """Return the state of an experiment on the last day of the journal.

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
    """Return the turn of the newest experiment, or for some days a notice that it ended.

    There is no notice on a bad day.
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


def _turn(now: ExperimentResult, quotas: Sequence[Quota]) -> TryToday:
    """Return the arm of today. For amounts, include the part above the quota of the day."""
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
    stopped: ExperimentEnd | None,
) -> ExperimentEnd | None:
    """The first thing that ended it, but that it is full."""
    ends = [stopped] if stopped else []
    since = sorted(on for on in phased if protocol.start <= on <= min(protocol.end, today))
    flare = next((on for on in since if "flare" in (phased[on].kind, phased[on].over)), None)
    if flare:
        ends.append(ExperimentEnd("flare", flare))
    limit = protocol.stop_at
    if limit is not None:
        over = (on for on in since if (days[on].worst or 0) >= limit)
        ends += [ExperimentEnd("stop_rule", on) for on in over][:1]
    if today > protocol.end:
        ends.append(ExperimentEnd("done", protocol.end))
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
