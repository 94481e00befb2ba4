"""What the last days took of the energy ceiling, in facts."""

from typing import Final

from pacing_cli.model.notice_reasons import NO_CEILING
from pacing_cli.model.plan import NotYet
from pacing_cli.model.reason import EnergyUsed
from pacing_cli.wording.phrases import count, day_and_month, listed, number

HOW_TO_SET: Final = (
    "Your energy ceiling is not set. It is what a day has room for, in points "
    "(minutes times demand, over 10): in profile.toml, such as energy_ceiling = 20."
)


def energy_sentence(used: EnergyUsed) -> str:
    """The mean and the highest of the last days, and today's plan, beside the ceiling."""
    days = count(used.days, "day")
    known = "" if used.known_days == used.days else f" ({used.known_days} known)"
    told = (
        f"Energy in the last {days}{known}: {number(used.quotient)} % of your ceiling on "
        f"average, {_percent(used.highest, used)} % on {day_and_month(used.highest_on)}, "
        "the highest."
    )
    if used.planned is None:
        return told
    return f"{told} Today's plan: {_percent(used.planned, used)} %."


def kinds_sentence(used: EnergyUsed) -> str:
    """`Of 12 points a day: physical 8, cognitive 4.`; empty where nothing was expended."""
    kinds = [f"{kind} {number(points)}" for kind, points in used.by_kind if points > 0]
    if not kinds:
        return ""
    return (
        f"Of {number(used.mean)} points a day: {listed(kinds)}. "
        f"The ceiling is {number(used.ceiling)}."
    )


def energy_line(energy: EnergyUsed | NotYet) -> str:
    """The last days by kind of effort, or what is still missing."""
    if isinstance(energy, EnergyUsed):
        return " ".join(filter(None, [energy_sentence(energy), kinds_sentence(energy)]))
    if energy.what == NO_CEILING:
        return HOW_TO_SET
    return "Energy is not known yet: the last days hold no amount."


def _percent(points: float, used: EnergyUsed) -> str:
    return number(100 * points / used.ceiling)
