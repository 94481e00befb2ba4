"""Write sentences about a repeated past plan, and about invented lives."""

from datetime import date, datetime
from typing import Final

from pacing_cli.engine.ahead import QuotaDifference, Said
from pacing_cli.simulation.people import Way
from pacing_cli.wording.phrases import count, full_date
from pacing_cli.wording.quota_short import DECISIONS

SETTINGS_NOW: Final = (
    "Settings have no history: this uses your settings as they are today "
    "(activities, agreed limits, mode, parameters)."
)
SAME: Final = "It is the plan that was shown then, number for number."
NOT_KEPT: Final = "No plan for that day was kept: this is what it would have said."
NOTHING_DIFFERS: Final = "Nothing differs."


def known_until(until: datetime, entries: int, kept: bool) -> str:
    """What was known at that moment."""
    when = f"{full_date(until.date())}, {until:%H:%M}"
    why = "when the plan was shown" if kept else "the end of that day"
    return (
        f"Made from what was written down by {when} ({why}): {count(entries, 'entry', 'entries')}."
    )


def other_engine(then: int, now: int) -> str:
    """Where the rules themselves have changed since."""
    return f"It was made by version {then} of the rules; these are version {now}."


def differs_from_kept(activities: int) -> str:
    """Where the plan that was kept says something else."""
    if activities:
        named = count(activities, "activity", "activities")
        return f"The plan that was shown then said something else of {named}, as below."
    return "The amounts are those of the plan that was shown then; the day was laid out otherwise."


def other_settings() -> str:
    """What is left when rules and entries are the same."""
    return "The rules and the entries are the same, so your settings have changed since."


def other_entries(had_seen: int, entries: int) -> str:
    """Where the kept plan rests on more entries, or on fewer."""
    return (
        f"It had seen {count(had_seen, 'entry', 'entries')}; {entries:,} of those that are here "
        "were written down by then. That is so when files of another device came later, "
        "when a plan was asked for with --now, or when something was deleted for good."
    )


def with_todays_rules(day: date) -> str:
    """The lead of the comparison."""
    return (
        f"{full_date(day)} with today's rules, today's settings, "
        "and all that is written down of it by now:"
    )


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
    "oracle": "somebody who knows the capacity",
}
INVENTED: Final = (
    "These figures are not from a real person. An invented body, with rules that were made up "
    "for this program, lives through the same luck five times."
)
ONE_LIFE: Final = (
    "One life says little: another --seed is another one. The means of many lives, "
    "and what this model leaves out, are in the project's docs, in explanation/evidence.md."
)
BAD_DAY: Final = "A bad day here: pain two points or more above this person's usual."
