"""Describe goals: the progress, the steps, and what blocks them. No blame."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, assert_never

from pacing_cli.model.findings import GoalState
from pacing_cli.model.goal import LEVELS, Attainment, ClosedHow, Goal, Ladder
from pacing_cli.model.score import BY_KEY, Better, Due, Instrument, InstrumentKey, Series
from pacing_cli.wording.notices import sentence
from pacing_cli.wording.phrases import as_typed, count, full_date, number

GENERAL_LEVELS: Final = (
    "where it began, or further off",
    "on the way",
    "as hoped",
    "more than hoped",
    "much more than hoped",
)
NO_PROMISE: Final = (
    "This is a calculation, not a promise. It takes each step as soon as the rules allow. Flares "
    "and days without entries make it later."
)
NO_NUMBERS: Final = (
    "No amount leads to this goal. To rate how close it is: pace goal rate {name} -1"
)
_CLOSED: Final[dict[ClosedHow, str]] = {
    "reached": "Reached{on}. Well done.",
    "changed": "Closed{on}, for something that fits better now.",
    "let go": "Let go{on}. Choosing is part of pacing, and makes room for other things.",
}


def level_words(level: int, levels: Sequence[str] = ()) -> str:
    """`-1, on the way`; in the person's own words where there are some."""
    words = (levels or GENERAL_LEVELS)[LEVELS.index(level)]
    return f"{_signed(level)}, {words}"


def closed_sentence(state: GoalState) -> str:
    """Describe how the goal ended, with the person's own words."""
    on = f" on {full_date(state.closed_on)}" if state.closed_on else ""
    how = _CLOSED[state.closed_how or "changed"].format(on=on)
    return f"{how} In your words: {state.closed_words}" if state.closed_words else how


def goal_sentence(state: GoalState) -> str:
    """Describe the state of a goal in one paragraph for the visit."""
    what = f": {state.what}" if state.what and state.what != state.name else ""
    by = f", goal date {full_date(state.by)}" if state.by else ""
    return " ".join(filter(None, [f"{state.name}{what}{by}.", goal_facts(state)]))


def goal_facts(state: GoalState) -> str:
    """Describe activity for the goal and its state, empty if nothing is known."""
    done = (
        [f"You did something towards this goal on {count(state.done_days, 'day')}."]
        if state.done_days
        else []
    )
    return " ".join([*done, *_short(state)])


def _short(state: GoalState) -> Iterator[str]:
    if state.closed_how:
        yield closed_sentence(state)
        return
    if state.ladder and state.ladder.now:
        yield amount_sentence(state.ladder, state)
        if state.ladder.reached and state.ladder.rungs and not state.ladder.waiting:
            yield f"Earliest date: {full_date(state.ladder.reached)}."
        elif state.ladder.stop == "ceiling":
            yield f"Your agreed ceiling of {state.ladder.ceiling} is below the goal."
    if state.level is not None:
        yield rating_sentence(state)


def amount_sentence(ladder: Ladder, state: GoalState | None = None) -> str:
    """From where, where it is now, and where it leads."""
    start = state.start if state else None
    began = f", {start} at the start" if start and start != ladder.now else ""
    return f"{ladder.activity}: {ladder.now} now{began}. The goal is {ladder.target}."


def rating_sentence(state: GoalState) -> str:
    """The last rating, and the one before."""
    assert state.level is not None
    on = f" on {full_date(state.level_on)}" if state.level_on else ""
    before = "" if state.level_before is None else f", before {_signed(state.level_before)}"
    words = f"{_signed(state.level)}, {state.level_words}" if state.level_words else ""
    return f"Your rating{on}: {words or level_words(state.level)}{before}."


def _signed(level: int) -> str:
    return f"{level:+d}" if level else "0"


def attainment_sentence(found: Attainment) -> str:
    """The T-score with how it is read."""
    before = "" if found.previous is None else f", before {number(found.previous)}"
    goals = count(found.goals, "rated goal")
    return (
        f"All goals together: {number(found.value)}{before} (T-score over {goals}, where 50 is "
        "exactly as hoped)."
    )


def ladder_sentences(
    ladder: Ladder, name: str, today: date, state: GoalState | None = None
) -> Iterator[str]:
    """Describe the steps to the goal: their number, the earliest day, what blocks them."""
    if ladder.now and ladder.now.measure == ladder.target.measure:
        yield amount_sentence(ladder, state)
    if ladder.reached and not ladder.rungs:
        yield "You have already reached the amount of this goal."
    elif ladder.waiting and ladder.reached:
        days = (ladder.reached - today).days
        yield (
            "A flare, a bad day or a pause stops the steps for now. After that, the goal takes "
            f"{count(len(ladder.rungs), 'step')}, and at least {count(days, 'day')}."
        )
    elif ladder.reached:
        yield (
            f"{count(len(ladder.rungs), 'step leads', 'steps lead')} there, by "
            f"{full_date(ladder.reached)} at the earliest."
        )
    if ladder.stop:
        yield ladder_stop(ladder)
        yield from (sentence(reason) for reason in ladder.because)
    yield from _wish_sentences(ladder, name, today)
    if ladder.in_turn and not ladder.waiting:
        yield (
            f"{count(ladder.others, 'other activity', 'other activities')} may also go up, each "
            f"in turn. Then it is about {full_date(ladder.in_turn)}."
        )


def _wish_sentences(ladder: Ladder, name: str, today: date) -> Iterator[str]:
    if ladder.by and ladder.by < today and ladder.reached != today:
        yield (
            f"Your goal date, {full_date(ladder.by)}, has passed. To set a new one: "
            f'pace goal set {as_typed(name)} --by "8 weeks"'
        )
    elif ladder.late and ladder.by:
        yield f"The earliest date is later than your goal date, {full_date(ladder.by)}."


def smaller_sentences(ladder: Ladder) -> Iterator[str]:
    """Smaller goals, each with its day."""
    for rung in ladder.smaller:
        when = "" if ladder.waiting else f", by {full_date(rung.on)} at the earliest"
        yield f"{rung.amount}{when}"


def ladder_stop(ladder: Ladder) -> str:
    """Describe what blocks the goal, and a possible solution."""
    assert ladder.stop is not None
    name = ladder.activity
    match ladder.stop:
        case "no_quota":
            return f"{name} has no amount of its own yet, so there are no steps to show."
        case "envelope":
            return (
                "Envelope mode is on: amounts stay inside what you can do and do not grow by "
                "themselves, so there are no steps up. Help, pauses or another way may lead there."
            )
        case "stopped":
            return "Suggestions are off, as a safety question was answered yes."
        case "paused":
            return f"{name} is paused. To plan it again: pace activity resume {as_typed(name)}"
        case "ceiling":
            whom = f" with {ladder.agreed_with}" if ladder.agreed_with else ""
            return (
                f"The ceiling of {ladder.ceiling} that you agreed{whom} is in the way, until you "
                "agree on a new one."
            )
        case "measure":
            counted = ladder.now.measure if ladder.now else "something else"
            return (
                f"The goal is in {ladder.target.measure}, and {name} is counted in {counted}: "
                "pace cannot work out steps."
            )
        case "step":
            return (
                f"One more step of {name} would be more than 2 weeks ever allow. To set a smaller "
                f"step: pace activity set {as_typed(name)} --step AMOUNT"
            )
        case "far":
            return "This goal is more than 3 years of steps away. A nearer goal helps more."
    assert_never(ladder.stop)


def goal_parts(goal: Goal) -> Iterator[tuple[str, str]]:
    """Return the other parts of a goal: a label and its words."""
    if goal.measured:
        yield "how you would notice", goal.measured
    yield from (("to do", words) for words in goal.actions)
    yield from ((f"at {place}" if place != "transport" else place, words)
                for place, words in goal.surroundings)  # fmt: skip
    yield from (("on a bad day", words) for words in goal.bad_days)
    yield from (("who helps", words) for words in goal.helpers)


# Outcome measures in own words: the questions, the instructions, what a score says.

PEG_QUESTIONS: Final = (
    ("pain", "How much pain was there on the whole?", "0 none, 10 as bad as you can think of"),
    ("enjoyment", "How much did pain take from what you enjoy?", "0 nothing, 10 all of it"),
    ("everyday things", "How much did it get in the way of everyday things?",
     "0 not at all, 10 completely"),
)  # fmt: skip
PEG_LEAD: Final = "Think of the last seven days. Each answer is a number from 0 to 10."
PSFS_LEAD: Final = (
    "Three to five activities of your own that matter and are hard just now. "
    "How well can you do each of them today?"
)
PSFS_SCALE: Final[dict[Better, str]] = {
    "more": "0 not at all, 10 as well as before",
    "less": "0 as well as before, 10 not at all: the direction of the second version, PSFS 2.0",
}
FALL_NOTE: Final = (
    "Only on a day on which you feel steady, with somebody near you or something to hold on to. "
    "Stop at once if you get dizzy, short of breath or unsteady, or if it hurts more than it is "
    "worth. Leaving it out is fine."
)
_INSTRUCTIONS: Final[dict[InstrumentKey, tuple[str, ...]]] = {
    "sit_to_stand": (
        "A firm chair without arms, its back against a wall. Feet flat, arms crossed on the chest.",
        "Stand up all the way and sit down again, at your own pace, for 30 seconds.",
        "Count how often you stood up. If you need your hands, the count is 0, and that is also "
        "a result.",
    ),
    "walk_test": (
        "A level way whose length you know, shoes you know, a stick if you use one.",
        "Walk for six minutes at your own pace. You may slow down, stand or sit; the clock goes "
        "on.",
        "Note how many metres it was.",
    ),
}
PRACTICE: Final = (
    "The second time is often a little better by itself (half a stand to one, Gill et al. 2022). "
    "So do one practice run first, on the same day or the day before: --practice"
)
NO_PRACTICE: Final = (
    "There was no practice run before this, so part of the next change may be practice alone."
)
HARD_DAY: Final = "Go easy today. Nothing here is due."
_DIRECTION: Final[dict[Better, str]] = {"less": "less is better", "more": "more is better"}


def measure_name(instrument: str) -> str:
    """The name of a measure: ours, or the one that the person typed."""
    return BY_KEY[instrument].name if instrument in BY_KEY else instrument


def instructions(one: Instrument) -> Iterator[str]:
    """How it goes, step by step; for a test of the body with the note about falls first."""
    if one.physical:
        yield FALL_NOTE
    yield from _INSTRUCTIONS.get(one.key, ())
    if one.physical:
        yield PRACTICE


def score_words(found: Series, index: int = -1) -> str:
    """`5.3 on 8 March 2026, less is better`."""
    score = found.scores[index]
    unit = BY_KEY[found.instrument].unit if found.instrument in BY_KEY else ""
    value = f"{number(score.value)}{' ' if unit else ''}{unit}"
    return f"{value} on {full_date(score.on)}, {_DIRECTION[found.better]}"


def due_sentence(due: Due) -> str:
    """An offer, never a duty."""
    one = BY_KEY[due.instrument]
    return f"When it suits: {one.name}, {number_of_weeks(due)}: pace measure {one.word}"


def number_of_weeks(due: Due) -> str:
    """Since when it could be taken again."""
    return f"since {full_date(due.on)}"


def source_sentence(one: Instrument) -> str:
    """Where the method comes from."""
    return f"{one.name}: {one.source}."


def next_sentence(on: date) -> str:
    """When it could be taken again."""
    return f"You can do it again from {full_date(on)}, if you like."
