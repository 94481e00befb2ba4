"""How the amounts come back after a bad day or a flare, in one line."""

from pacing_cli.model.phase import Phase
from pacing_cli.wording.phrases import count, listed, number


def way_back_line(phase: Phase, step_days: int) -> str:
    """`Amounts come back in steps: 80 % now, then 90 % and 100 %, 2 days each.`"""
    coming = dict.fromkeys([phase.next_percent, 100.0] if phase.next_percent else [])
    steps = [f"{number(percent)} %" for percent in coming if percent]
    then = f", then {listed(steps)}" if steps else ""
    days = f", {count(step_days, 'day')} each" if steps else ""
    return f"Amounts come back in steps: {number(phase.percent)} % now{then}{days}."
