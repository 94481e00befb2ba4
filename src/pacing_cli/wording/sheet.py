"""What the visit sheet says in whole sentences: in short, what was left out, how to answer."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pacing_cli.model.findings import ActivitySpan, Findings
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount
from pacing_cli.model.visit import Sheet
from pacing_cli.wording.phrases import count, day_and_month, full_date, number, short_date
from pacing_cli.wording.report import FLARES, ROUTES, change_sentence, not_yet, swing_sentence

NO_PICTURES: Final = (
    'The charts stand here in words. For pictures: pip install "pacing-cli[charts]"'
)
HOW_TO_ANSWER: Final = (
    "Write into the boxes what you agree on; empty ones stay as they are. "
    "pace visit asks for them one by one and puts them into the plan."
)
CALENDAR_KEY: Final = (
    "A larger, darker square: more was done. Ring: unknown. Hatched: flare. Framed: a bad day."
)
HOW_TO_READ: Final = (
    "Days without entries are unknown: they are never counted as zero. "
    "“Goes together with” says nothing about why."
)


def title(sheet: Sheet) -> str:
    """The head of the page."""
    return f"For the visit: {sheet.name}" if sheet.name else "For the visit"


def span_words(findings: Findings) -> str:
    """`4 January to 1 March 2026`."""
    start, end = findings.start, findings.end
    if start == end:
        return full_date(end)
    first = day_and_month(start) if start.year == end.year else full_date(start)
    return f"{first} to {full_date(end)}"


def coverage(findings: Findings) -> str:
    """`Entries on 55 of 57 days; 2 days are unknown.`"""
    silent = findings.days_unknown
    unknown = f"; {count(silent, 'day is', 'days are')} unknown" if silent else ""
    return f"Entries on {findings.days_logged} of {count(findings.days_in_span, 'day')}{unknown}."


def coverage_line(sheet: Sheet) -> str:
    """The line under the title."""
    found = sheet.findings
    return f"{span_words(found)}. {coverage(found)} Made on {full_date(sheet.made_on)}."


def in_short(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """A word that leads, and a sentence: what to know before all else."""
    found = sheet.findings
    if sheet.red_flags:
        yield "Safety", "A safety question was answered yes. There are no suggestions until then."
    yield "Doing", _doing(sheet)
    if isinstance(found.swing, NotYet):
        yield "Steadiness", f"Not known yet: {not_yet(found.swing)}"
    else:
        yield "Steadiness", swing_sentence(found.swing)
    own = " On a scale of its own: see the details." if found.scales else ""
    yield "Pain", _pain(found) + own
    yield "Flares", flares_in_short(found)


def _doing(sheet: Sheet) -> str:
    spans = sheet.findings.activities
    main = next((one for one in spans if one.activity == sheet.main), None)
    if main is None:
        return "No activity was written down in this time."
    others = len(spans) - 1
    more = f" {count(others, 'other activity', 'other activities')} below." if others else ""
    return f"{main.activity} on {count(main.days, 'day')}, {_moved(main)}.{more}"


def _moved(one: ActivitySpan) -> str:
    total = str(Amount(one.measure, one.total))
    if one.quota_first is None or one.quota_last is None:
        return f"{total} in all; no amount is set yet"
    first, last = (Amount(one.measure, each) for each in (one.quota_first, one.quota_last))
    moved = f"stayed at {last}" if first == last else f"went from {first} to {last}"
    return f"{total} in all; the amount for a day {moved}"


def _pain(found: Findings) -> str:
    if isinstance(found.usual_pain, NotYet):
        return f"Usual not known yet: {not_yet(found.usual_pain)}"
    usual = f"Usual {number(found.usual_pain)} outside flares"
    changes = () if isinstance(found.outcomes, NotYet) else found.outcomes
    change = next((one for one in changes if one.name == "pain"), None)
    return f"{usual}; {change_sentence(change).partition(': ')[2]}" if change else f"{usual}."


def flares_in_short(found: Findings) -> str:
    """How many, how long, and whether one is open."""
    if not found.flares:
        return "None in this time, as far as the entries tell."
    still = [one for one in found.flares if one.ended is None]
    days = sum(one.days for one in found.flares)
    told = f"{count(len(found.flares), 'flare')}, {count(days, 'day')} in all"
    return f"{told}; one is still open." if still else f"{told}; none is open."


FLARE_COLUMNS: Final = ("from", "worst pain", "recovered", "lasted", "known by")


def flare_cells(flare: Flare, with_year: bool) -> tuple[str, ...]:
    """Onset, peak, recovery, length, and how it was known."""

    def say(on: date) -> str:
        return short_date(on, with_year)

    peak = "not rated"
    if flare.peak_pain is not None and flare.peak_date is not None:
        peak = f"{number(flare.peak_pain)} on {say(flare.peak_date)}"
    over = "still open" if flare.ended is None else "no end known"
    label = FLARES[flare.label]
    return (
        say(flare.onset),
        peak,
        say(flare.recovered) if flare.recovered else over,
        count(flare.days, "day") + (f", {label}" if label else ""),
        ROUTES[flare.route].replace("your", "own"),
    )


def left_out(many: int, one: str, more: str, where: str) -> str:
    """`4 more activities are left out here: pace report has them all.`"""
    if many <= 0:
        return ""
    return f"{count(many, f'more {one} is', f'more {more} are')} left out here: {where}."
