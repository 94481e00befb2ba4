"""An experiment: its order of turns, which of its days count, and what they say.

Blocks of one turn for each arm, in an order that is drawn; only blocks count in which
both arms were done and their outcome is known. The comparison rests on the drawing of
lots (`randomisation`), so that nothing needs to be believed about the ratings.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pacing_cli.engine.chance import Chance
from pacing_cli.engine.randomisation import Sureness
from pacing_cli.engine.stats import known, mean
from pacing_cli.model.day import Day
from pacing_cli.model.experiment import OFF_TRY, ArmCount, Comparison, Protocol, TryVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.standing import PhaseKind
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
    """One arm's day, and what came of it; `value` None: it does not count."""

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


def comparisons(protocol: Protocol, found: Sequence[Turn], p: Parameters) -> tuple[Comparison, ...]:
    """The first arm beside the second; of levels, each higher one beside the lowest.

    With two comparisons each is made surer, so that both together are as sure as one.
    """
    if protocol.levels:
        places = sorted(range(len(protocol.arms)), key=lambda i: protocol.levels[i].value)
        pairs = [(place, places[0]) for place in places[1:]]
    else:
        pairs = [(0, 1)]
    percent = 100 - (100 - p.try_interval) / len(pairs)
    return tuple(
        comparison
        for arm, beside in pairs
        if (comparison := _compare(protocol, found, arm, beside, percent))
    )


def _compare(
    protocol: Protocol, found: Sequence[Turn], arm: int, beside: int, percent: float
) -> Comparison | None:
    differences = block_differences(protocol, found, arm, beside)
    if not differences:
        return None
    sure = Sureness(differences)
    span = sure.interval(percent)
    low, high = span or (min(differences), max(differences))
    return Comparison(
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
