"""Write the full sentences of the visit sheet: the summary, what was left out, how to answer."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, assert_never

from pacing_cli.model.findings import ActivitySpan, Findings, Question
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount
from pacing_cli.model.timeline import SymptomDays
from pacing_cli.model.visit import GoalChange, Sheet, VisitChanges
from pacing_cli.wording.care import change_words
from pacing_cli.wording.look_back import (
    FLARES,
    HOW_KNOWN,
    ROUTES,
    association_sentence,
    change_sentence,
    in_all,
    not_yet,
    swing_sentence,
)
from pacing_cli.wording.phrases import (
    count,
    day_and_month,
    from_to,
    full_date,
    listed,
    number,
    short_date,
)
from pacing_cli.wording.quota import usual_amount
from pacing_cli.wording.timeline import SYMPTOM_TITLES, flare_worst

NO_PICTURES: Final = "The charts are in words here."
HOW_TO_ANSWER: Final = (
    "Now: the daily amount. Ceiling: never more. Floor: never less. "
    "One step: how much an amount rises at a time. "
    "Write what you agree on into the boxes. Empty boxes change nothing. "
    "At home, type pace visit: it asks for each box."
)
READ_IT: Final = "Read it before you pass it on."
NOTES_SHOWN: Final = "These are your own notes of these days. They are private:"
NOTES_ASKED: Final = "May they be on the sheet, for your therapist only?"
HOW_TO_READ: Final = "Days without entries are unknown, never zero."
FRONT_SIDE: Final = "Side 1 of 2. Details on the back."
BACK_SIDE: Final = "Side 2 of 2."
NOT_WHY: Final = "Patterns show what happened together, not why."
WEEKS_KEY: Final = "Averages of the known days of a week."


def notes_left_out(many: int) -> str:
    """Notes stay in the journal unless somebody said yes to them."""
    are = count(many, "note of yours is", "notes of yours are")
    return f"{are} not on it. To read them and add them: --notes"


_STEADY: Final = "Day to day"


def title(sheet: Sheet) -> str:
    """The head of the page."""
    return f"Report for the visit: {sheet.name}" if sheet.name else "Report for your visit"


def span_words(findings: Findings) -> str:
    """`4 January to 1 March 2026`."""
    return from_to(findings.start, findings.end)


def coverage(findings: Findings) -> str:
    """`Entries on 55 of 57 days. The other 2 days are unknown.`"""
    silent = findings.days_unknown
    unknown = f". The other {count(silent, 'day is', 'days are')} unknown" if silent else ""
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
    yield "Activity", _doing(sheet)
    if isinstance(found.swing, NotYet):
        yield _STEADY, f"How steady your days are is not known yet. {not_yet(found.swing)}"
    else:
        yield _STEADY, swing_sentence(found.swing)
    own = " On a scale of its own: see the details." if found.scales else ""
    most = next((one for one in found.symptoms if one.is_symptom), None)
    if most and isinstance(found.usual_pain, NotYet) and not found.usual_pain.have:
        yield SYMPTOM_TITLES[most.name], _rated(most)
    else:
        yield "Pain", _pain(found) + own
    yield "Flares", flares_in_short(found)
    if not isinstance(found.associations, NotYet):
        clear = [one for one in found.associations if one.clear]
        if clear:
            strongest = max(clear, key=lambda one: abs(one.difference))
            yield "Pattern", f"{association_sentence(strongest)} {NOT_WHY}"


def _rated(most: SymptomDays) -> str:
    """What was rated most, where pain was not."""
    return (
        f"Median {number(most.middle)} of 10, from {number(most.low)} to {number(most.high)}, "
        f"rated on {most.rated} of {count(most.of, 'day')}."
    )


def _doing(sheet: Sheet) -> str:
    spans = sheet.findings.activities
    main = next((one for one in spans if one.activity == sheet.main), None)
    if main is None:
        return "No activity was logged in this time."
    others = len(spans) - 1
    more = f" {count(others, 'more activity', 'more activities')}." if others else ""
    return f"{main.activity} on {count(main.days, 'day')}, {_moved(main)}.{more}"


def _moved(one: ActivitySpan) -> str:
    if one.quota_first is None or one.quota_last is None:
        none = "counted by a device" if one.whole_day else "no daily amount yet"
        return f"{', '.join(filter(None, [in_all(one), middle_words(one), none]))}"
    first, last = (Amount(one.measure, each) for each in (one.quota_first, one.quota_last))
    moved = f"stayed at {last}" if first == last else f"went from {first} to {last}"
    return f"{in_all(one)}, and the daily amount {moved}"


def middle_words(one: ActivitySpan) -> str:
    """`median 4,250 steps a day`; empty where there are too few days."""
    if one.middle is None:
        return ""
    return f"median {usual_amount(Amount(one.measure, one.middle))} a day"


def _pain(found: Findings) -> str:
    if isinstance(found.usual_pain, NotYet):
        return f"Usual not known yet. {not_yet(found.usual_pain)}"
    usual = f"Usual {number(found.usual_pain)} outside flares{usual_since(found)}"
    changes = () if isinstance(found.outcomes, NotYet) else found.outcomes
    change = next((one for one in changes if one.name == "pain"), None)
    return f"{usual}, {change_sentence(change).partition(': ')[2]}" if change else f"{usual}."


def flares_in_short(found: Findings) -> str:
    """How many, how long, and whether one is open."""
    if found.flares_unknown:
        return f"Not known. {not_yet(found.flares_unknown)}"
    if not found.flares:
        return no_flares(found)
    still = [one for one in found.flares if one.ended is None]
    days = sum(one.days for one in found.flares)
    told = f"{count(len(found.flares), 'flare')}, {count(days, 'day')} in all"
    return f"{told}. One is still open." if still else f"{told}. None is open."


def no_flares(found: Findings) -> str:
    """`None found, with ratings on 4 of 26 days.`: no rating, nothing to find a flare by."""
    of = count(found.days_in_span, "day")
    return f"None found, with ratings on {found.days_rated} of {of}."


FLARE_COLUMNS: Final = ("from", "worst", "recovered", "lasted", HOW_KNOWN)


def flare_peak(found: Findings, flare: Flare, say: Callable[[date], str]) -> str:
    """The worst of a flare: pain, else what was rated most; empty where nothing was rated."""
    same = (one for one in found.timeline if one.flare and one.flare.onset == flare.onset)
    return flare_worst(flare, next(same, None), say)


def usual_since(found: Findings) -> str:
    """`, with days since 24 March`: where the usual rests on days before the span too."""
    since = found.usual_pain_since
    return f", with days since {day_and_month(since)}" if since else ""


def flare_cells(found: Findings, flare: Flare, with_year: bool) -> tuple[str, ...]:
    """Onset, the worst of it, recovery, length, and how it was noticed."""

    def say(on: date) -> str:
        return short_date(on, with_year)

    over = "still open" if flare.ended is None else "no end known"
    label = FLARES[flare.label]
    return (
        say(flare.onset),
        flare_peak(found, flare, say) or "not rated",
        say(flare.recovered) if flare.recovered else over,
        count(flare.days, "day") + (f", {label}" if label else ""),
        ROUTES[flare.route],
    )


def left_out(many: int, one: str, more: str, where: str) -> str:
    """`4 more activities are left out here: pace report has them all.`"""
    if many <= 0:
        return ""
    return f"{count(many, f'more {one} is', f'more {more} are')} left out here: {where}."


# The boxes of a visit: how they are asked for, and what would change, in words.

INTRODUCTION: Final = (
    "Type in the boxes of the sheet, one by one. Enter: no change. none: remove the limit. "
    "Ctrl-C: stop without saving."
)
NOTHING_NEW: Final = "All of this is already saved. There is nothing to do."
NOT_YET: Final = "This was a preview. To save it, add --yes"
NOTHING_SAID: Final = (
    "pace asks for the boxes only at a terminal. Without one, use options or a file."
)
HOW: Final = (
    "For example: pace visit --ceiling walk=15m --review 2026-06-01 --yes. "
    "A file to fill in: pace visit --form. To mark a visit only: pace visit done"
)
NEXT: Final = "pace plan follows this from now on. To undo the visit: pace undo"


def goal_change_words(change: GoalChange) -> str:
    """`market, wished for by: 26 April 2026 -> 1 June 2026`."""
    if change.key == "closed":
        return f"{change.goal}: closed, {change.now}"
    name = {"by": "goal date", "what": "what"}.get(change.key, change.key)
    return f"{change.goal}, {name}: {_said(change.before)} -> {_said(change.now)}"


def _said(value: date | str | None) -> str:
    if isinstance(value, date):
        return full_date(value)
    return str(value) if value else "nothing"


def visit_lines(changes: VisitChanges) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What goes where, and each difference in a line."""
    yield "care.toml", tuple(map(change_words, changes.care))
    yield "goals.toml", tuple(map(goal_change_words, changes.goals))
    note = (f"note: {changes.note}",) if changes.note else ()
    yield "journal, a visit", (*map(answer_line, changes.answers), *note)


def answer_line(pair: tuple[str, str]) -> str:
    """The question, and what was said to it."""
    return f"{pair[0]} {pair[1]}"


def new_names(names: tuple[str, ...]) -> str:
    """A name may be a slip: said before it is written."""
    if not names:
        return ""
    are = "is" if len(names) == 1 else "are"
    return f"{listed(names)} {are} neither in your list of activities nor in your journal yet."


# The three questions for the visit, as sentences.


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
                return "You had a flare. What helped you recover from it?"
            return f"You had {many} flares. Do the flares have something in common?"
        case "swing":
            return "Your days were less steady. What could make them steadier?"
        case "bad_days":
            return f"{count(many, 'day was a bad day', 'days were bad days')}. What helped on them?"
        case "ceiling":
            return f"{name} is at its ceiling of {amount}. Does the ceiling still fit?"
        case "unknown_days":
            return f"{count(many, 'day has', 'days have')} no entries. What were they like?"
        case "limit":
            return (
                f"A step up of {name} from {amount} was too much "
                f"{many} times. Is this the limit for now?"
            )
        case "held":
            held = f"{name} has stayed at {amount} for {count(many, 'day')}."
            return f"{held} Keep it, or change something?"
        case "no_baseline":
            return f"{name} has no daily amount yet. How can we find one?"
        case "goal":
            return f"How close are you to this goal: {name}?"
        case "quota_moved":
            return f"{name} has moved to {amount}. Does this amount fit into daily life?"
        case "low_mood":
            return f"Mood was rated low on {count(many, 'day')}. What would help with that?"
        case "much_more":
            return _about_much_more(question)
        case "step_back":
            return f"A step up of {name} went back from {amount}. What next?"
        case "stopped":
            days = count(many, "day")
            return f"{name} was stopped for pain on {days}. What to change about it?"
        case "open":
            return _OPEN[(many - 1) % len(_OPEN)]
    assert_never(question.kind)


def _about_much_more(question: Question) -> str:
    many, what = int(question.number), question.activity or "all activities together"
    on = f" on {day_and_month(question.on)}" if question.on else ""
    if question.part:
        what = f"all activities together, most of it {question.part}"
    if many == 1 and question.part:
        part = f"{question.amount}{on}, most of it {question.part}"
        return f"{part}, was much more than usual. What led to it?"
    if many == 1:
        return f"{what} came to {question.amount}{on}, much more than usual. What led to it?"
    days = count(many, "day")
    most = f", the most{on}" if on else ""
    return f"Much more than usual on {days}{most}: {what}. What led to it?"


_OPEN = (
    "What matters most to you until the next visit?",
    "What went well that should stay as it is?",
    "What gets in the way most?",
)
