"""What the mode means, and for each gate what is off, until when, and how it ends."""

from typing import Final, assert_never

from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Gate, Mode
from pacing_cli.wording.phrases import full_date, number

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
NOTHING_OFF: Final = "Nothing is held back today."


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
    "bad": "A bad day",
    "flare": "A flare",
    "returning": "The way back",
    "after": "The quiet days after the way back",
}


def gate_off(gate: Gate, p: Parameters) -> str:
    """What is switched off, or less."""
    match gate.kind:
        case "red_flag":
            return "All suggestions: no amounts and no schedule. You can still write things down."
        case "envelope":
            part = number(p.baseline_pem_buffer * 100)
            return f"Steps up. Amounts are at most {part} % of your gentlest week that went well."
        case "illness":
            return f"Steps up; and {number(p.scaleback_bad_cut)} % less, as on a bad day."
        case "medicine":
            return "Steps up. Days in it are not used as tries for a baseline."
        case "condition":
            return "Steps up."
        case "bad":
            return f"Steps up; and {number(p.scaleback_bad_cut)} % less."
        case "flare":
            return (
                f"Steps up; and {number(p.scaleback_cut)} % less "
                f"({number(p.scaleback_cut_pem)} % in envelope mode)."
            )
        case "returning":
            return "Steps up. The amount comes back in parts."
        case "after":
            return "Steps up."
    assert_never(gate.kind)


def gate_until(gate: Gate) -> str:
    """Until when."""
    return f"until {full_date(gate.until)}" if gate.until else "until it is ended"


def gate_end(gate: Gate) -> str:
    """How it ends."""
    by_itself = "By itself on that day"
    match gate.kind:
        case "red_flag":
            return "With pace safety clear, after somebody has looked at it."
        case "envelope":
            return "Only by you: pace mode graded --yes."
        case "illness":
            return f"{_day_or_word(gate)} Then the amount comes back in steps."
        case "medicine" | "condition":
            return _day_or_word(gate)
        case "bad":
            return "With pace better, a calmer check-in on a later day, or after a few days."
        case "flare":
            return "With days back near your usual, or pace flare end. Then the way back begins."
        case "returning":
            return f"{by_itself}; another flare or bad day begins it anew."
        case "after":
            return f"{by_itself}."
    assert_never(gate.kind)


def _day_or_word(gate: Gate) -> str:
    if gate.until:
        return "By itself on that day, or sooner with pace mode resume."
    return "When you say so: pace mode resume."
