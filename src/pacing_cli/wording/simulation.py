"""Write sentences about a repeated past plan, and about invented lives."""

from datetime import date, datetime
from typing import Final

from pacing_cli.engine.ahead import QuotaDifference, Said
from pacing_cli.simulation.people import Way
from pacing_cli.wording.phrases import count, full_date
from pacing_cli.wording.quota_short import DECISIONS

SETTINGS_NOW: Final = (
    "pace does not keep old settings, so it uses your settings of today (activities, agreed "
    "limits, mode, parameters)."
)
SAME: Final = "This is the plan that pace showed then, number for number."
NOT_KEPT: Final = "pace has no saved plan for that day. This is the plan it would have shown."
NOTHING_DIFFERS: Final = "The two are the same."


def known_until(until: datetime, entries: int, kept: bool) -> str:
    """What was known at that moment."""
    when = f"{full_date(until.date())}, {until:%H:%M}"
    why = "when the plan was shown" if kept else "the end of that day"
    return f"Made from the entries up to {when} ({why}): {count(entries, 'entry', 'entries')}."


def other_engine(then: int, now: int) -> str:
    """Where the rules themselves have changed since."""
    return f"Version {then} of the rules made it, and the rules are now at version {now}."


def differs_from_kept(activities: int) -> str:
    """Where the plan that was kept says something else."""
    if activities:
        named = count(activities, "activity", "activities")
        return f"The plan that pace showed then differs for {named}, as below."
    return "The amounts are the same as in the plan that pace showed then. The times of day differ."


def other_settings() -> str:
    """What is left when rules and entries are the same."""
    return "The rules and the entries are the same, so your settings have changed since."


def other_entries(had_seen: int, entries: int) -> str:
    """Where the kept plan rests on more entries, or on fewer."""
    return (
        f"It used {count(had_seen, 'entry', 'entries')}, and the journal now has {entries:,} from "
        "up to then. This happens when files of another device came later, or when you asked for "
        "a plan with --now. It also happens after entries were deleted for good."
    )


def with_todays_rules(day: date) -> str:
    """The lead of the comparison."""
    return f"{full_date(day)} with today's rules, today's settings, and all the entries of now:"


def difference(one: QuotaDifference) -> str:
    """`walk: 12 min (stay) then, 11 min (stay) now.`"""
    return f"{one.activity}: {_said(one.then)} then, {_said(one.now)} now."


def _said(said: Said | None) -> str:
    if said is None:
        return "not in the plan"
    word = {**DECISIONS}.get(said.decision, said.decision)  # type: ignore[call-overload]
    return word if said.amount is None else f"{said.amount} ({word})"


# Words for invented lives: the people's ways of living, and what is said beside the figures.

WAY_WORDS: Final[dict[Way, str]] = {
    "plan": "by the plan",
    "possible": "what feels possible",
    "fixed": "10% more a week, whatever happens",
    "rest": "rest",
    "oracle": "a person who knows the capacity",
}
INVENTED: Final = (
    "These figures are not from a real person. An invented body lives through the same luck 5 "
    "times, by rules made up for pace."
)
ONE_LIFE: Final = (
    "One life says little. For another one, use another --seed. For the means of many lives, and "
    "the limits of this model, see explanation/evidence.md in the project's docs."
)
BAD_DAY: Final = "A bad day here means pain 2 points or more above this person's usual level."
