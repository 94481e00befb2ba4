"""The parts of the visit sheet as plain texts that fit: one function a part."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.look_back.timeline import chosen
from pacing_cli.exporters.sheet.room import ALL_OF_IT, ShortList, cut, cut_all, cut_by_lines, keep
from pacing_cli.model.findings import ActivitySpan, Findings, GoalState
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.timeline import MOST_EVENTS, AmountDays, BeforeFlare, TimelineEvent
from pacing_cli.model.value import Value
from pacing_cli.model.visit import Box, Sheet
from pacing_cli.wording.goal import goal_facts
from pacing_cli.wording.look_back import (
    WeekTable,
    association_sentence,
    boom_bust_sentence,
    change_sentence,
    doctor_sentence,
    medicine_sentence,
    not_known,
    quiet_week_sentence,
    sleep_sentence,
    total_words,
    tried_sentences,
    week_table,
    worth_a_line,
)
from pacing_cli.wording.notices import dose_sentences
from pacing_cli.wording.phrases import count, day_and_month, full_date
from pacing_cli.wording.quota import usual_amount
from pacing_cli.wording.sheet import flare_cells, left_out, question_sentence
from pacing_cli.wording.timeline import (
    PAIN_COLUMN,
    amount_cells,
    before_lines,
    before_told,
    event_notes,
    event_sentence,
    event_when,
    more_events,
    places_sentence,
)

_NAME: Final = 24
BACK_ACTIVITIES: Final = 8
BACK_FLARES: Final = 5
_EVENT: Final = 280
"""Places of an event: three lines over the page."""
_LEAST_EVENT: Final = 180
_WORDS: Final = 100
"""Places of the person's words at an event."""
_HALF: Final = 58
"""Places in a line of half the page."""


class Answer(Value):
    """One row of empty boxes; what holds now stands small inside."""

    activity: str
    now: str
    ceiling: str
    floor: str
    step: str


class GoalRow(Value):
    """A goal: what, why it matters, and what was done for it."""

    what: str
    why: str
    by: str
    done: str


class EventRow(Value):
    """An event: its day, a sentence with the person's words, and what stands under it."""

    when: str
    text: str
    under: str = ""
    """Of a flare: the two days before it."""
    onset: date | None = None
    """The flare that `under` is about."""


_COLUMNS: Final = (
    "what, and why it matters", "done on", "daily amount", "within", "over", "under half",
    "stopped", PAIN_COLUMN, "effort",
)  # fmt: skip
_ALWAYS: Final = 2
"""So many of the columns are there also where they hold nothing."""
_TOTAL_COLUMNS: Final = ("what", "in all", "best 7 days", "baseline")


def events(found: Findings, most: int, room: int = _EVENT) -> ShortList[EventRow]:
    """What happened, in order, and under each flare what came before it, in so many places."""
    kept = chosen(found.timeline, min(most, MOST_EVENTS))
    before = {one.onset: one for one in found.before_flares}
    told = {note for one in kept for note in one.notes}
    rows = []
    for one in kept:
        row = EventRow(event_when(one, _two_years(found)), _event(one, max(room, _LEAST_EVENT)))
        if room and one.flare and one.flare.onset in before:
            onset = one.flare.onset
            under = before_told(_short_notes(before[onset], told))
            row = row._replace(under=cut(under, room), onset=onset)
        rows.append(row)
    return ShortList(tuple(rows), more_events(len(found.timeline) - len(kept)))


def _event(one: TimelineEvent, room: int) -> str:
    told = " ".join(filter(None, [event_sentence(one), cut(event_notes(one), _WORDS)]))
    return cut(told, room)


def _short_notes(one: BeforeFlare, told: Collection[str]) -> BeforeFlare:
    """Without the notes that stand in the time line, and the others short."""
    days = []
    for day in one.days:
        kept = tuple(cut(note, _WORDS) for note in day.notes if note not in told)
        days.append(day._replace(notes=kept))
    return one._replace(days=tuple(days))


def before(found: Findings, lines_most: int, told: Collection[date]) -> ShortList[str]:
    """The two days before each flare that is not in `told`, the latest flare first."""
    years = _two_years(found)
    others = [one for one in reversed(found.before_flares) if one.onset not in told]
    lines = [line for one in others for line in before_lines(one, years)]
    return cut_by_lines(lines, lines_most, _HALF, "day", "days")


def total_columns(sheet: Sheet) -> tuple[str, ...]:
    """The heads of the totals: without the baseline where there is none yet."""
    based = any(one.baseline is not None for one in sheet.findings.activities)
    return _TOTAL_COLUMNS if based else _TOTAL_COLUMNS[:-1]


def totals(sheet: Sheet, most: int) -> ShortList[tuple[str, ...]]:
    """In all, the best 7 days and the baseline of each activity."""
    rows = [
        (cut(one.activity, 18), cut(total_words(one), 15),
         *(_amount(one.measure, each or None) for each in (one.best_week, one.baseline)))
        [:len(total_columns(sheet))]
        for one in _ordered(sheet)
    ]  # fmt: skip
    return keep(rows, most, "activity", "activities")


def activity_columns(sheet: Sheet) -> tuple[str, ...]:
    """The heads of the columns that hold something for one activity at least."""
    return tuple(_COLUMNS[n] for n in _told_columns(sheet))


def _told_columns(sheet: Sheet) -> list[int]:
    rows = [_activity_row(sheet, one) for one in _ordered(sheet)]
    return [
        n
        for n in range(len(_COLUMNS))
        if n < _ALWAYS or any(row[n] not in ("", "0") for row in rows)
    ]


def _rows(sheet: Sheet, spans: Sequence[ActivitySpan]) -> tuple[tuple[str, ...], ...]:
    kept = _told_columns(sheet)
    every = (_activity_row(sheet, one) for one in spans)
    return tuple(tuple(row[n] for n in kept) for row in every)


def activities(
    sheet: Sheet, most: int, on_back: int = BACK_ACTIVITIES
) -> ShortList[tuple[str, ...]]:
    """The activities of the front page, the one that matters first. The back holds `on_back`."""
    rows = _ordered(sheet)
    kept = _rows(sheet, rows[:most])
    more = len(rows) - len(kept)
    return ShortList(kept, left_out(more, "activity", "activities", _turn_over(more, on_back)))


def more_activities(
    sheet: Sheet, after: int, most: int = BACK_ACTIVITIES
) -> ShortList[tuple[str, ...]]:
    """Those that had no room in front, where `after` had."""
    rows = _rows(sheet, _ordered(sheet)[after:])
    return keep(rows, most, "activity", "activities")


def _turn_over(more: int, room: int) -> str:
    """Where the rest is: on the other side as far as there is room."""
    return "see the next page" if more <= room else f"see the next page. {ALL_OF_IT}"


def _ordered(sheet: Sheet) -> list[ActivitySpan]:
    spans = sheet.findings.activities
    return sorted(spans, key=lambda one: (one.activity != sheet.main, -one.days, one.activity))


def _activity_row(sheet: Sheet, one: ActivitySpan) -> tuple[str, ...]:
    meaning = sheet.meanings.get(one.activity, "")
    name = cut(one.activity, _NAME)
    told = {each.activity: each for each in sheet.findings.amount_days}.get(one.activity)
    return (
        cut(f"{name}: {meaning}", 44) if meaning else name,
        count(one.days, "day"),
        _moved(one),
        *(_beside(told) if told else ("",) * 6),
    )


def _beside(one: AmountDays) -> tuple[str, ...]:
    """Within, over with the most, under half, stopped for pain, pain, effort."""
    within, over, most, under, stopped, pain, effort = amount_cells(one)[2:]
    return within, f"{over}, most {most}" if most else over, under, stopped, pain, effort


def _amount(measure: Measure, value: float | None) -> str:
    return "" if value is None else cut(str(Amount(measure, value)), 15)


def _moved(one: ActivitySpan) -> str:
    first, last = (_amount(one.measure, each) for each in (one.quota_first, one.quota_last))
    if not last:
        none = "none" if one.whole_day else "none yet"
        middle = one.middle and str(usual_amount(Amount(one.measure, one.middle)))
        return cut(f"{none}, median {middle}" if middle else none, 30)
    return last if first in ("", last) else cut(f"{first} \u2192 {last}", 26)


def goals(sheet: Sheet, most: int) -> ShortList[GoalRow]:
    """Where the goals stand."""
    return keep(map(_goal_row, sheet.findings.goals), most, "goal", "goals")


def _goal_row(goal: GoalState) -> GoalRow:
    return GoalRow(
        cut(goal.what or goal.name, 60),
        cut(goal.why, 80),
        f"by {full_date(goal.by)}" if goal.by else "",
        cut(goal_facts(goal), 160),
    )


def weeks(found: Findings) -> WeekTable | None:
    """The usual week and two others; None where they are not known yet."""
    if found.weeks is None or isinstance(found.weeks, NotYet):
        return None
    return week_table(found.weeks)


def flares(found: Findings, most: int = BACK_FLARES) -> ShortList[tuple[str, ...]]:
    """The flares, the last one first."""
    return keep(_flare_rows(found), most, "flare", "flares")


def _flare_rows(found: Findings) -> tuple[tuple[str, ...], ...]:
    years = _two_years(found)
    return tuple(flare_cells(found, one, years) for one in reversed(found.flares))


def _two_years(found: Findings) -> bool:
    return found.start.year != found.end.year


def for_doctor(found: Findings, lines_most: int) -> ShortList[str]:
    """Drowsiness, sleep, and medicine days where a line of information belongs to them."""
    lines = [doctor_sentence(point) for point in found.for_doctor]
    if any(one.informs_from is not None for one in found.dose_months):
        lines += list(dose_sentences(found.dose_months))[-1:]
    return cut_by_lines(lines, lines_most, 2 * _HALF, "point", "points")


def tried(found: Findings, lines_most: int) -> ShortList[str]:
    """Experiments, and what came out: experiments, agreements, steps up."""
    return cut_by_lines(tried_sentences(found), lines_most, _HALF, "line", "lines")


def medicines(found: Findings, lines_most: int) -> ShortList[str]:
    """Medicines and sleep, as the person wrote them."""
    lines = [medicine_sentence(one) for one in found.medicines]
    if found.sleep is not None:
        lines.insert(0, sleep_sentence(found.sleep))
    return cut_by_lines(lines, lines_most, _HALF, "medicine", "medicines")


def stood_out(found: Findings, lines_most: int) -> ShortList[str]:
    """What changed, and what tends to go together."""
    return cut_by_lines(_stood_out(found), lines_most, _HALF, "point", "points")


def _stood_out(found: Findings) -> Iterator[str]:
    if found.bad_days:
        yield f"{count(found.bad_days, 'day')} called a bad day."
    if not isinstance(found.outcomes, NotYet):
        yield from map(change_sentence, filter(worth_a_line, found.outcomes))
    if found.quiet_week:
        yield quiet_week_sentence(found.quiet_week)
    if not isinstance(found.associations, NotYet):
        told = (one for one in found.associations if one.verdict != "cannot tell")
        yield from map(association_sentence, told)
    if found.places:
        yield places_sentence(found.places)
    if not isinstance(found.boom_bust, NotYet):
        yield from map(boom_bust_sentence, reversed(found.boom_bust))


def unknown(found: Findings, lines_most: int) -> ShortList[str]:
    """What the log cannot tell."""
    return cut_by_lines(not_known(found), lines_most, _HALF, "point", "points")


def notes(found: Findings, lines_most: int) -> ShortList[str]:
    """The person's own notes, the latest first."""
    say = full_date if _two_years(found) else day_and_month
    lines = (f"{say(on)}: {text}" for on, text in reversed(found.notes))
    return cut_by_lines(lines, lines_most, _HALF, "note", "notes")


def questions(found: Findings) -> tuple[str, ...]:
    """The three questions, each short enough for a line to answer on."""
    return cut_all([question_sentence(one) for one in found.questions], 130)


EMPTY: Final = Answer("", "", "", "", "")


def answers(sheet: Sheet, most: int) -> tuple[Answer, ...]:
    """The rows of boxes, for the first activities; an empty one where there is none."""
    spans = {one.activity: one for one in sheet.findings.activities}
    rows = tuple(_answer(box, spans.get(box.activity)) for box in sheet.boxes[:most])
    return rows or (EMPTY,)


def _answer(box: Box, span: ActivitySpan | None) -> Answer:
    def was(amount: Amount | None) -> str:
        return cut(f"now {amount}", 22) if amount else ""

    none = f"not set, median {usual_amount(box.middle)}" if box.middle else "not set"
    now = cut(str(box.now), 15) if box.now else cut(none, 30)
    if box.now and span and span.quota_last is not None and span.quota_last < box.now.value:
        now = f"{now}, {cut(str(Amount(span.measure, span.quota_last)), 15)} today"
    return Answer(cut(box.activity, 22), now, was(box.ceiling), was(box.floor), was(box.step))
