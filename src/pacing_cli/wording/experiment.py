"""What is said of an experiment: today, its end, what came out, and why one cannot begin."""

from datetime import date
from typing import TYPE_CHECKING, Final

from pacing_cli.engine.progression.caps import LevelRefused
from pacing_cli.model.quantity import Amount, word_for
from pacing_cli.wording.phrases import (
    count,
    day_and_month,
    day_called,
    full_date,
    listed,
    number,
)
from pacing_cli.wording.quota import quota_sentence

if TYPE_CHECKING:
    from pacing_cli.model.experiment import (
        ArmComparison,
        ArmCount,
        ExperimentEnd,
        ExperimentResult,
        Protocol,
    )

_RESTS: Final = {
    "bad": "it is a bad day",
    "returning": "your amounts are building back up",
    "pause": "there is a pause",
    "red_flag": "there is a safety answer",
    "envelope": "envelope mode is on",
    "flare": "there is a flare",
    "level": "that amount does not fit today's limits",
}
_ENDS: Final = {
    "done": "all its days are done",
    "flare": "a flare began, and that comes first",
    "stop_rule": "your own rule for stopping applied",
    "person": "you ended it",
    "changed": "its protocol was changed after it began",
}
WITHOUT_PROMISE: Final = (
    "Such experiments help to decide. In a trial with 215 people, more decisions were "
    "shared. How much pain got in the way did not clearly differ from usual care (PREEMPT, "
    "Kravitz et al. 2018)."
)
SAFETY_FIRST: Final = (
    "A flare ends it for good. An experiment is paused on a bad day, while amounts build back up, "
    "and in a pause. It is also paused in envelope mode, or while a safety answer is open."
)
NOT_BEFORE_THE_END: Final = (
    "You see the result when it is over. Looking earlier could change when you stop."
)
CHANGED: Final = (
    "pace shows no result, because the protocol changed after the start (its seal does not fit). "
    "The days are still in your journal."
)


def today_sentence(
    arm: str, rests: str, level: Amount | None = None, beyond: Amount | None = None
) -> str:
    """The daily line of the plan. `beyond`: what of the level stands in no block."""
    if rests:
        return (
            f"Your experiment is paused today, because {_RESTS.get(rests, rests)}. Follow the plan."
        )
    if not arm:
        return "Your experiment: a day between turns, with nothing to do."
    if level and beyond:
        return (
            f"Your experiment today: {arm}. Do the plan below, and {beyond} more if you still "
            "feel fine."
        )
    return f"Your experiment today: {arm}."


def ended_sentence(why: str, on: date) -> str:
    """Why it is over."""
    return (
        f"Your experiment ended on {day_and_month(on)}: {_ENDS.get(why, why)}. To see it: pace "
        "try show"
    )


def why_ended(ended: "ExperimentEnd") -> str:
    """The same, for the experiment's own page."""
    own = f" Your words: {ended.words}" if ended.words else ""
    return f"It ended on {full_date(ended.on)}: {_ENDS[ended.why]}.{own}"


def design(protocol: "Protocol") -> tuple[tuple[str, str], ...]:
    """Everything that is fixed, a name and a value each."""
    measured = protocol.measured
    better = "less is better" if measured.less_is_better else "more is better"
    reads = "on the same day" if not protocol.later else "on the day after"
    between = count(protocol.wash_out, "day") if protocol.wash_out else "none"
    stop = f"pain of {number(protocol.stop_at)} or more, " if protocol.stop_at is not None else ""
    return (
        ("question", protocol.question),
        ("activity", protocol.activity),
        ("compared", listed(protocol.arms)),
        ("what counts", f"{measured.words} {reads}, {better}"),
        ("would matter", f"{_points(protocol.useful)} or more"),
        (
            "turns",
            f"{protocol.blocks} blocks that count, with one turn for each way, in a random order",
        ),
        ("days between", between),
        *(
            [("only on", listed([day_called(day) for day in protocol.weekdays]))]
            if protocol.weekdays
            else []
        ),
        (
            "days",
            f"{full_date(protocol.start)} on, {protocol.least_days} days if every day counts, "
            f"at most {protocol.days}",
        ),
        ("ends early", f"{stop}a flare, or when you say so (pace try stop)"),
    )


def progress(found: "ExperimentResult") -> str:
    """How far it is."""
    blocks = found.protocol.blocks
    return f"{min(found.blocks_known, blocks)} of {blocks} blocks count so far."


def count_sentence(one: "ArmCount") -> str:
    """What became of one side's turns; a hard day after it is told, whatever the ratings."""
    hard = f", {count(one.hard, 'time')} with a bad day or a day hard to bear" if one.hard else ""
    return f"{one.arm}: {one.known} of {count(one.turns, 'turn')} count{hard}."


def result_sentence(one: "ArmComparison", protocol: "Protocol") -> str:
    """The answer to the question, in words: what, how much, how sure."""
    return f"{_verdict(one, protocol)} {_figures(one, protocol)}"


def results(one: "ExperimentResult") -> tuple[str, ...]:
    """What came out, a sentence or two for each comparison; empty while it goes on."""
    if one.ended is None:
        return ()
    if one.ended.why == "changed":
        return (CHANGED,)
    if not one.results:
        return ("Cannot tell: no block counted.",)
    return tuple(result_sentence(each, one.protocol) for each in one.results)


def _verdict(one: "ArmComparison", protocol: "Protocol") -> str:
    what = protocol.measured.words
    match one.verdict:
        case "better":
            return f"{one.arm} went better than {one.beside}."
        case "harder":
            return f"{one.arm} went harder than {one.beside}."
        case "no difference that matters":
            return f"{one.arm} and {one.beside} went about the same. Any difference would be small."
        case _:
            return f"Cannot tell: {what} may be better or worse with {one.arm}."


def _figures(one: "ArmComparison", protocol: "Protocol") -> str:
    what = protocol.measured.words
    if one.blocks < 2:
        return f"Only {count(one.blocks, 'block')} counted."
    less = "lower" if protocol.measured.less_is_better else "higher"
    more = "higher" if protocol.measured.less_is_better else "lower"
    size = f"{_points(one.difference)} {less if one.difference >= 0 else more}"
    return (
        f"With {one.arm}, {what} was {size} on average over {count(one.blocks, 'block')}. The "
        f"true difference is likely between {_worth(one.low)} and {_worth(one.high)}. The chance "
        f"that it is better at all is about {_percent(one.chance)} in 100. The chance that it is "
        f"better by {_points(protocol.useful)} or more is about {_percent(one.chance_useful)} in "
        "100."
    )


def _points(value: float) -> str:
    size = number(abs(value))
    return f"{size} point" if size == "1" else f"{size} points"


def _worth(value: float) -> str:
    """`0.5 points better`, `0.2 points worse`."""
    return f"{_points(value)} {'worse' if value < 0 else 'better'}"


def _percent(chance: float) -> str:
    return str(min(99, max(1, round(100 * chance))))


# Why an amount is not tried out.


def level_sentence(activity: str, refused: LevelRefused) -> str:
    """One sentence with the reason, and with what is possible."""
    level, limit = refused.level, refused.limit
    match refused.why:
        case "no_amount":
            return f"{activity} has no amount today to compare {level} with."
        case "measure":
            return f"{activity} is counted in another measure than {limit}, for example {activity}."
        case "ceiling":
            return f"{level} is above the ceiling of {limit} that you agreed on."
        case "floor":
            return f"{level} is below the floor of {limit} that you agreed on."
        case "step":
            most = word_for(limit) if limit else ""
            return (
                f"{level} is more than one step above today's amount of {activity}. The most that "
                f"you can compare now is {limit} ({most})."
            )
        case "new":
            return (
                f"Today's amount of {activity} is new: {limit}. An experiment can go above this "
                "amount on another day."
            )
        case "cap":
            return (
                f"{level} is too far above the amount of {activity} 14 days ago. "
                f"The most is {limit}."
            )
        case "reason":
            why = quota_sentence(refused.reason) if refused.reason else ""
            return f"{level} is above today's amount, and today is not a day for a step up. {why}"
