"""The three questions for the visit, as sentences."""

from typing import assert_never

from pacing_cli.model.findings import Question
from pacing_cli.wording.phrases import count


def question_sentence(question: Question) -> str:
    """One question, for the person and the therapist to look at together."""
    name, amount, many = question.activity, question.amount, int(question.number)
    match question.kind:
        case "red_flag":
            return "A safety question was answered yes. Has somebody looked at it?"
        case "flare_open":
            return f"The flare is still there after {count(many, 'day')}. What would help now?"
        case "flares":
            if many == 1:
                return "There was a flare. What made it easier to come out of it?"
            return f"There were {many} flares. Do they have something in common?"
        case "swing":
            return "The days went more up and down. What could make them steadier?"
        case "bad_days":
            return f"{count(many, 'day was a bad day', 'days were bad days')}. What helped on them?"
        case "ceiling":
            return f"{name} is at its ceiling of {amount}. Does the ceiling still fit?"
        case "unknown_days":
            return f"{count(many, 'day has', 'days have')} no entries. What were they like?"
        case "held":
            held = f"{name} has stayed at {amount} for {count(many, 'day')}."
            return f"{held} Stay, or change something?"
        case "no_baseline":
            return f"{name} has no baseline yet. How shall we find one?"
        case "goal":
            return f"How close is this goal by now: {name}?"
        case "quota_moved":
            return f"{name} has moved to {amount}. Does that fit into daily life?"
        case "open":
            return _OPEN[(many - 1) % len(_OPEN)]
    assert_never(question.kind)


_OPEN = (
    "What matters most to you until the next visit?",
    "What went well that should stay as it is?",
    "What gets in the way most?",
)
