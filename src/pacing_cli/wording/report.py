"""What a look back says: steadier or not, flares, what goes together, what is not known."""

import math
from typing import Final, assert_never

from pacing_cli.model.findings import (
    Association,
    BoomBust,
    Change,
    FactorKind,
    FactorWaiting,
    OutcomeVerdict,
    QuietWeek,
    Swing,
    SwingVerdict,
)
from pacing_cli.model.phase import FlareLabel, FlareRoute
from pacing_cli.model.plan import NotYet
from pacing_cli.model.score import BY_KEY
from pacing_cli.wording.phrases import count, day_and_month, fine, full_date, number, signed

FLARES: Final[dict[FlareLabel, str]] = {
    "flare": "",
    "prolonged": "long",
    "setback": "setback",
}
ROUTES: Final[dict[FlareRoute, str]] = {
    "pattern": "your ratings",
    "impact": "a hard day",
    "word": "your word",
}
_SWINGS: Final[dict[SwingVerdict, str]] = {
    "steadier": "Steadier from day to day than before",
    "about the same": "About as steady from day to day as before",
    "more see-saw": "More up and down from day to day than before",
}
_CHANGES: Final[dict[OutcomeVerdict, str]] = {
    "smaller than measurement error": "too small a change to be sure of",
    "may matter": "a change that may matter",
    "clearly larger": "a clear change",
    "error not known": "how large a change would matter is not known here",
}
OUTCOMES: Final[dict[str, str]] = {
    "pain": "pain",
    "fatigue": "tiredness",
    "mood": "mood",
    "stress": "stress",
    "stiff": "stiff",
    "quality": "quality",
    **{key: one.name for key, one in BY_KEY.items()},
}


def not_yet(missing: NotYet) -> str:
    """What is still needed: `so far 9 of 14 days with an amount.`"""
    return f"so far {missing.have} of {missing.need} {missing.what}."


def swing_sentence(swing: Swing) -> str:
    """Steadier or not, beside the person's own time before."""
    figure = f"swing {fine(swing.value)}"
    if swing.verdict is None or swing.previous is None:
        return f"Day-to-day {figure}. There is no earlier time to compare with yet."
    return f"{_SWINGS[swing.verdict]} ({figure}, before {fine(swing.previous)})."


def boom_bust_sentence(episode: BoomBust) -> str:
    """One episode, as facts in order."""
    rise = episode.pain_rise
    pain = f"; then pain {number(rise)} above usual" if rise is not None and rise > 0 else ""
    return (
        f"{day_and_month(episode.boom)}: {number(episode.times_usual)} times the usual{pain}; "
        f"much less on {day_and_month(episode.bust)}."
    )


def quiet_week_sentence(quiet: QuietWeek) -> str:
    """A week of less, without a guess why."""
    part = 100 * quiet.week_mean / quiet.before_mean if quiet.before_mean else 0
    return f"The last week was quieter: {number(part)} % of the four weeks before."


def association_sentence(found: Association) -> str:
    """What tends to go together; never a cause."""
    lead = f"{_lead(found.kind, found.lag_days)} {factor_words(found.factor, found.kind)}"
    outcome = OUTCOMES.get(found.outcome, found.outcome)
    days = f"{count(found.days_with, 'day')} with, {found.days_without} without"
    if found.verdict == "cannot tell":
        return f"{lead}, {outcome}: cannot tell ({days})."
    size = number(abs(found.difference))
    way = "higher" if found.difference > 0 else "lower"
    hint = "An early hint: " if found.verdict == "early hint" else ""
    begin = f"{lead[0].lower()}{lead[1:]}" if hint else lead
    return f"{hint}{begin}, {outcome} tends to be {size} points {way}{_range(found)}; {days}."


def factor_words(factor: str, kind: FactorKind) -> str:
    """The days that are compared with the others."""
    match kind:
        case "less_sleep":
            return "nights with less sleep than usual"
        case "worse_sleep":
            return "nights with worse sleep than usual"
        case "more_activity":
            return "days with more activity than usual"
        case "more_stress":
            return "days with more stress than usual"
        case "more_upright":
            return "days with more time upright"
        case "more_of":
            return f"days with more {factor} than usual"
        case "tag":
            return f"days with +{factor}"
        case "done" | "dose":
            return f"days with {factor}"
    assert_never(kind)


def waiting_sentence(waiting: FactorWaiting) -> str:
    """Something that cannot be compared yet, and what it needs."""
    name = f"+{waiting.factor}" if waiting.kind == "tag" else waiting.factor
    return (
        f"{name}: {count(waiting.days_with, 'day')} with it, {waiting.days_without} without; "
        f"{waiting.need} of each are needed."
    )


def change_sentence(change: Change) -> str:
    """Two weeks beside each other, or two scores; never two days."""
    whole, colon, part = change.name.partition(": ")
    name = f"{OUTCOMES.get(whole, whole)}{colon}{part}"
    way = {True: ", and for the better", False: ", and harder", None: ""}[change.better]
    unit = f" {change.unit}" if change.unit else ""
    before, after = "in the first week", "in the last"
    if change.first_on and change.last_on:
        before, after = f"on {full_date(change.first_on)}", f"on {full_date(change.last_on)}"
    first, last = number(change.first), number(change.last)
    moved = "no change" if first == last else f"{_CHANGES[change.verdict]}{way}"
    return f"{name[:1].upper()}{name[1:]}: {first}{unit} {before}, {last}{unit} {after}: {moved}."


def _lead(kind: FactorKind, lag_days: int) -> str:
    if kind in ("less_sleep", "worse_sleep"):
        return "After"
    if lag_days == 0:
        return "On"
    return "The day after" if lag_days == 1 else f"{lag_days} days after"


def _range(found: Association) -> str:
    if not (math.isfinite(found.low) and math.isfinite(found.high)):
        return ""
    return f" (likely {signed(found.low)} to {signed(found.high)})"
