"""Describe the care file in plain words, and its changes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, assert_never

from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Gate, Mode
from pacing_cli.model.quantity import Amount
from pacing_cli.model.quota_reasons import EnvelopeStepRefused
from pacing_cli.model.settings import Agreement, Care, CareChange, CareValue, Method
from pacing_cli.wording.phrases import (
    count,
    day_and_month,
    day_called,
    full_date,
    listed,
    number,
)

NOTHING_AGREED: Final = "You have no care file yet. The general rules apply."
HOW_TO_WRITE: Final = (
    "You can agree on limits with a therapist, and save them: pace visit. Suggestions then stay "
    "inside them."
)
SOON: Final = 14
"""Days before the review from which it is called soon."""

_METHODS: Final[dict[Method, str]] = {
    "three_trials": "three baseline days",
    "good_bad_midpoint": "halfway between a good and a bad day",
    "clinician": "the number you agreed on",
}
_NAMES: Final[dict[str, str]] = {
    "baseline": "baseline",
    "ceiling": "ceiling",
    "floor": "floor",
    "step": "step",
    "agreed_with": "agreed with",
    "agreed_on": "agreed on",
    "review_on": "review date",
    "hold_days": "days at one amount",
    "method": "method for the baseline",
    "good": "good day",
    "bad": "bad day",
    "effort_max": "highest effort",
    "hr_max": "highest heart rate",
    "stop": "stop sign",
}


def agreed_sentence(care: Care) -> str:
    """With whom, and when."""
    whom = f" with {care.agreed_with}" if care.agreed_with else ""
    when = f" on {full_date(care.agreed_on)}" if care.agreed_on else ""
    return (
        f"Agreed{whom}{when}."
        if whom or when
        else ("care.toml does not say who agreed on this, or when.")
    )


def review_sentence(care: Care, today: date) -> str:
    """Whether the review has come; the limits hold either way."""
    if care.review_on is None:
        return "No review date is set."
    left = (care.review_on - today).days
    on = full_date(care.review_on)
    if left <= 0:
        due = "today" if left == 0 else f"since {on}"
        return f"Due for review {due}. The limits stay in use until then."
    soon = f", soon: in {count(left, 'day')}" if left <= SOON else ""
    return f"Review date: {on}{soon}."


def review_is_near(care: Care, today: date) -> bool:
    """The review has come, or comes soon."""
    return care.review_on is not None and (care.review_on - today).days <= SOON


def agreement_words(agreed: Agreement) -> Iterator[tuple[str, str]]:
    """Each part that was agreed on: what it is, and its value."""
    for key, value in agreed._asdict().items():
        if value not in (None, ()):
            yield key_words(key), value_words(key, value)


def key_words(key: str) -> str:
    """`hold_days` as `days at one amount`."""
    return _NAMES.get(key, key)


def value_words(key: str, value: CareValue) -> str:
    """A value of the care file as it is said."""
    match value:
        case None:
            return "every day" if key == "days" else "nothing"
        case Amount():
            return str(value)
        case date():
            return full_date(value)
        case tuple():
            return listed([day_called(str(each)) for each in value])
        case str():
            return next((words for name, words in _METHODS.items() if name == value), value)
        case _:
            return f"{number(value)} of 10" if key == "effort_max" else number(value)


def change_words(change: CareChange) -> str:
    """`ceiling of walk: 12 min -> 15 min`."""
    of = f" of {change.activity}" if change.activity else ""
    before, now = (value_words(change.key, each) for each in (change.before, change.now))
    return f"{key_words(change.key)}{of}: {before} -> {now}"


# What the mode means, and for each gate what is off, until when, and how it ends.

MODES: Final[dict[Mode, str]] = {
    "graded": "Graded mode: when it goes well, amounts go up in small steps.",
    "envelope": (
        "Envelope mode: amounts stay inside what your log shows you can do, and are never raised "
        "by themselves."
    ),
}
LEAVING: Final = (
    "Leaving envelope mode means that amounts can be raised step by step again. If small efforts "
    "make you much worse hours or days later, that can do harm: best decided with somebody who "
    "knows you."
)
NOTHING_OFF: Final = "Nothing is off today."


def gate_title(gate: Gate) -> str:
    """What it is, and since when."""
    since = f", since {full_date(gate.since)}" if gate.since else ""
    return f"{_GATE_NAMES[gate.kind]}{since}"


_GATE_NAMES: Final = {
    "red_flag": "A safety answer",
    "envelope": "Envelope mode",
    "illness": "A pause for an illness",
    "medicine": "A pause for a change of medicine",
    "condition": "A pause for a new condition",
    "holiday": "A holiday",
    "bad": "A bad day",
    "flare": "A flare",
    "returning": "Building back up",
    "after": "The days without steps up after building back up",
}


def gate_off(gate: Gate, parameters: Parameters) -> str:
    """What is switched off, or less."""
    match gate.kind:
        case "red_flag":
            return "All suggestions: no amounts and no schedule. You can still log things."
        case "envelope":
            part = number(parameters.baseline_pem_buffer * 100)
            return f"Steps up. Amounts are at most {part}% of your gentlest week that went well."
        case "illness":
            return (
                f"Steps up. Amounts are also {number(parameters.scaleback_bad_cut)}% less, as on a "
                "bad day."
            )
        case "medicine":
            return "Steps up. Its days do not count as baseline days."
        case "condition":
            return "Steps up."
        case "holiday":
            return "Steps up, and the schedule. You can still log things."
        case "bad":
            return f"Steps up. Amounts are also {number(parameters.scaleback_bad_cut)}% less."
        case "flare":
            return (
                f"Steps up. Amounts are also {number(parameters.scaleback_cut)}% less "
                f"({number(parameters.scaleback_cut_pem)}% in envelope mode)."
            )
        case "returning":
            return "Steps up. The amount builds back up in steps."
        case "after":
            return "Steps up."
    assert_never(gate.kind)


def gate_until(gate: Gate) -> str:
    """Until when. Of a holiday it is its last day, as it is typed."""
    if gate.until is None:
        return "until it is ended"
    last = gate.until - timedelta(days=gate.kind == "holiday")
    return f"until {full_date(last)}"


def gate_end(gate: Gate) -> str:
    """How it ends."""
    by_itself = "By itself on that day"
    match gate.kind:
        case "red_flag":
            return "With pace safety clear, after somebody has looked at it."
        case "envelope":
            return "Only by you: pace mode graded --yes."
        case "illness":
            return f"{_day_or_word(gate)} Then the amount builds back up in steps."
        case "holiday":
            return f"{_day_or_word(gate)} Then the amounts build back up in steps."
        case "medicine" | "condition":
            return _day_or_word(gate)
        case "bad":
            return "With pace better, a calmer check-in on a later day, or after a few days."
        case "flare":
            return (
                "With days back near your usual, or pace flare end. Then your amounts build "
                "back up in steps."
            )
        case "returning":
            return f"{by_itself}. Another flare or bad day starts it again."
        case "after":
            return f"{by_itself}."
    assert_never(gate.kind)


def _day_or_word(gate: Gate) -> str:
    if gate.kind == "holiday" and gate.until:
        return "By itself after that day, or sooner with pace holiday end."
    if gate.until:
        return "By itself on that day, or sooner with pace mode resume."
    return "When you end it: pace mode resume."


def step_refused(name: str, why: EnvelopeStepRefused) -> tuple[str, str]:
    """Why there is no step up in envelope mode now, and what comes next."""
    match why.why:
        case "no_amount":
            return f"{name} has no amount yet, so it cannot go up.", f"To see why: pace why {name}"
        case "ceiling":
            return (
                f"{name} is at its agreed ceiling, so it cannot go up.",
                "You could ask about a new ceiling at your next visit.",
            )
        case "elsewhere":
            day = day_and_month(why.until) if why.until else ""
            return (
                f"{why.activity} went up less than {why.need} days ago. One step at a time.",
                f"You can ask again from {day}.",
            )
        case "today":
            return (
                "No step today, because today is a harder day or your amounts are building back "
                "up.",
                "You can ask again on a calm day.",
            )
        case "calm":
            return (
                f"A step needs {why.need} rated days in a row without a flare, a bad day or a "
                f"symptom beyond your usual range. So far there are {why.have}.",
                f"{count(why.need - why.have, 'more rated day')} to go. Days without a rating do "
                "not count for or against it.",
            )
