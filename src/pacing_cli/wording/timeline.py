"""What happened in a span, in order, as sentences that report, sheet and review share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, assert_never

from pacing_cli.model.findings import Findings
from pacing_cli.model.phase import Flare
from pacing_cli.model.quantity import Amount
from pacing_cli.model.timeline import (
    AmountDays,
    BeforeFlare,
    DayBefore,
    EventKind,
    HurtPlace,
    Lowered,
    MedicineCourse,
    SymptomDays,
    TimelineEvent,
)
from pacing_cli.model.value import Value
from pacing_cli.wording.phrases import (
    count,
    day_and_month,
    full_date,
    listed,
    number,
    pause_words,
    short_date,
)
from pacing_cli.wording.quota import round_amount, usual_amount
from pacing_cli.wording.receipt import times_words

IN_ORDER: Final = "What happened, in order"
BEFORE: Final = "What came before each flare"
BEFORE_ONE: Final = "What came before this flare:"
BEFORE_KEY: Final = "These days came before. That does not show why."
AGAINST: Final = "Within, over and under your amounts"
ONLY_A_DEVICE: Final = "Only what a device counted is known of these days, and not how they were."
NO_EVENTS: Final = "Nothing stood out from one day to the next, according to the entries."
NOTES_STAY: Final = "Your own notes are not on this sheet. They stay in your journal."
TAG_KEY: Final = "+word: a tag that you gave the day."
IN_NONE: Final = "Days without an amount to compare are in none of them."
"""Of within, over and under half: where an activity was done on more days than these hold."""
PAIN_COLUMN: Final = "pain before/after"
_COLUMN_KEYS: Final[Mapping[str, str]] = {
    "days": "Days: known days with an amount.",
    "within": "Within: from half of the amount up to the amount.",
    "over": "Over: more than the daily amount.",
    "stopped": "Stopped: for pain.",
    PAIN_COLUMN: "Pain, 0 to 10: the median.",
    "effort": "Effort, 0 to 10: the median.",
}
_BOTH: Final = "Pain and effort, 0 to 10: the medians."
_TOGETHER: Final = "all activities together"
_MEDICINES: Final[Mapping[MedicineCourse, str]] = {
    "started": "Started {}.",
    "changed": "Changed {}.",
    "stopped": "Stopped {}.",
    "first": "{} logged for the first time.",
}


def event_sentence(one: TimelineEvent) -> str:
    """`garden, 4 h. About 8 times the usual 30 min.`"""
    match one.kind:
        case "much_more":
            return _much_more(one)
        case "flare":
            return _flare(one) if one.flare else "Flare."
        case "bad":
            return _run(one, "Bad day", "bad days")
        case "harder":
            return _run(one, "Harder day", "harder days")
        case "stopped":
            often = f" on {count(one.many, 'day')}" if one.many > 1 else ""
            return f"{one.what} stopped for pain{often}."
        case "step_up":
            return f"{one.what}: {_steps(one, 'up')}."
        case "step_back":
            return f"{one.what}: {_steps(one, 'back')}."
        case "lower":
            return f"{one.what}: a lower amount, from {one.before} to {one.amount}."
        case "holiday":
            return "Holiday."
        case "pause":
            return f"Pause for {pause_words(one.what)}."
        case "medicine":
            return _MEDICINES[one.course or "first"].format(one.what)
        case "visit":
            agreed = "; ".join(map(agreed_words, one.lines))
            return f"Visit. Agreed: {agreed}." if agreed else "Visit."
    assert_never(one.kind)


def _much_more(one: TimelineEvent) -> str:
    if one.amount is None or one.before is None:
        return "Much more than usual."
    usual = one.before.value
    of = "a usual day of" if one.whole_day else "the usual"
    of = "its daily amount of" if one.by_quota else of
    before = round_amount(one.before) if one.by_quota else usual_amount(one.before)
    beside = f" {times_words(one.amount.value / usual)} {of} {before}." if usual else ""
    return (
        f"Much more than usual: {one.what or _TOGETHER}, {round_amount(one.amount)}"
        f"{_part(one)}.{beside}"
    )


def _part(one: TimelineEvent) -> str:
    """`, most of it family lunch`: what took longest, where several things were done."""
    if not one.part:
        return ""
    return f", {'most of it' if one.mostly_part else 'the longest part'} {one.part}"


def agreed_words(line: str) -> str:
    """`ceiling of walk: 15 min (12 min before)`, from `ceiling of walk: 12 min -> 15 min`."""
    what, colon, moved = line.rpartition(": ")
    before, arrow, now = moved.partition(" -> ")
    if not arrow:
        return line
    if now == "nothing":
        return f"{what}{colon}none ({before} before)"
    return f"{what}{colon}{now}" + ("" if before == "nothing" else f" ({before} before)")


def _flare(one: TimelineEvent) -> str:
    told = [flare_sentence(one.flare, one)] if one.flare else []
    return " ".join((*told, *lowered_sentences(one)))


_LOWERED_NAMED: Final = 2
_ALSO_NAMED: Final = 4
"""So many more by their names alone."""


def lowered_sentences(one: TimelineEvent) -> Iterator[str]:
    """`Lower amounts: walk from 9 min to 6 min, back on 26 October; also kitchen and garden.`"""
    named = [_lowered(each) for each in one.lowered[:_LOWERED_NAMED]]
    others = [each.activity for each in one.lowered[_LOWERED_NAMED:]]
    more = len(others) - _ALSO_NAMED
    if more > 0:
        others[_ALSO_NAMED:] = [f"{more} more"]
    if named:
        rest = f"; also {listed(others)}" if others else ""
        yield f"Lower amounts: {'; '.join(named)}{rest}."


def _lowered(one: Lowered) -> str:
    moved = f"{one.activity} from {one.before} to {one.lowest}"
    if one.back_on:
        return f"{moved}, back on {day_and_month(one.back_on)}"
    return f"{moved}, now {one.now}" if one.now and one.now != one.lowest else f"{moved}, not back"


def flare_worst(
    flare: Flare,
    one: TimelineEvent | None,
    say: Callable[[date], str] = day_and_month,
) -> str:
    """`pain 8 on 14 March`: the worst of a flare; empty where nothing is known.

    `one`: the flare's event, which has what was rated most where pain was not.
    """
    if flare.peak_pain is not None and flare.peak_date is not None:
        return f"pain {number(flare.peak_pain)} on {say(flare.peak_date)}"
    if one is None or one.worst is None:
        return ""
    on = f" on {say(one.worst_on)}" if one.worst_on else ""
    return f"{SYMPTOM_NAMES[one.worst_of]} {number(one.worst)}{on}"


def flare_sentence(flare: Flare, one: TimelineEvent | None = None) -> str:
    """`Flare of 5 days. Worst pain 8 on 14 March, over on 17 March.`

    `one`: the flare's event, which has what was rated most where pain was not.
    """
    peak, worst = "Pain not rated", flare_worst(flare, one)
    if worst:
        peak = f"Worst {worst}"
    elif flare.peak_date is not None:
        peak = f"Worst on {day_and_month(flare.peak_date)}"
    over = f"over on {day_and_month(flare.recovered)}" if flare.recovered else (
        "still open" if flare.ended is None else "no end known")  # fmt: skip
    return f"Flare of {count(flare.days, 'day')}. {peak}, {over}."


def _run(one: TimelineEvent, alone: str, more: str) -> str:
    lead = alone if one.many == 1 else f"{one.many} {more}"
    name = SYMPTOM_NAMES[one.worst_of]
    worst = f", worst {name} {number(one.worst)}" if one.worst is not None else ""
    return f"{lead}{worst}."


def _steps(one: TimelineEvent, way: str) -> str:
    moved = f"from {one.before} to {one.amount}"
    return f"{count(one.many, 'step')} {way}, {moved}"


def event_when(one: TimelineEvent, years: bool = False) -> str:
    """`12 Mar`, `12 to 14 Mar`, `from 12 Mar` of what was still going on."""
    first = short_date(one.on, years)
    if one.open and one.until is None:
        return f"from {first}"
    if one.until is None or one.until == one.on:
        return first
    if (one.on.year, one.on.month) == (one.until.year, one.until.month) and not years:
        return f"{one.on.day} to {short_date(one.until)}"
    return f"{first} to {short_date(one.until, years)}"


def event_notes(one: TimelineEvent) -> str:
    """The person's own words, in quotes; empty where there are none."""
    return " ".join(f"“{note}”" for note in dict.fromkeys(one.notes))


def event_told(one: TimelineEvent, years: bool = False) -> str:
    """One event with its day and the person's words, as a sentence for a list."""
    return " ".join(filter(None, [f"{event_when(one, years)}:", event_sentence(one),
                                  event_notes(one)]))  # fmt: skip


def before_told(one: BeforeFlare) -> str:
    """Both days in one line, for the flare's place in a time line.

    `Before: 9 Apr: pain 4. 10 Apr: 4 h of activity (usual day 12 min), slept 5 h, +visitors.`
    """
    told = [(day.on, _day_before(day)) for day in one.days]
    days = [f"{short_date(on)}: {facts}" for on, facts in told if facts != _NOTHING]
    return f"Before: {' '.join(days)}" if days else f"The 2 days before: {_NOTHING}"


def no_events(found: Findings) -> str:
    """Why the time line is empty."""
    return NO_EVENTS if found.days_told or not found.days_logged else ONLY_A_DEVICE


def more_events(many: int) -> str:
    """How many events there are beside those that are shown; empty where there are none."""
    return f"{count(many, 'smaller event is', 'smaller events are')} not shown." if many else ""


# The two days before each flare: they came before, and nothing says why.


def before_lines(one: BeforeFlare, years: bool = False) -> Iterator[str]:
    """A line for each of the two days: `10 April, the day before the flare: 4 h of activity.`"""
    for day in one.days:
        back = (one.onset - day.on).days
        when = "the day" if back == 1 else count(back, "day")
        flare = f"the flare of {_on(one.onset, years)}"
        yield f"{_on(day.on, years)}, {when} before {flare}: {_day_before(day)}"


def _on(on: date, years: bool) -> str:
    return full_date(on) if years else day_and_month(on)


def _day_before(day: DayBefore) -> str:
    told = []
    if day.load is not None:
        usual = f" (usual day {_minutes(day.usual_load)})" if day.usual_load is not None else ""
        told.append(f"{_minutes(day.load)} of activity{usual}")
    if day.sleep_hours is not None:
        told.append(f"slept {number(day.sleep_hours)} h")
    ratings = (("pain", day.pain), ("fatigue", day.fatigue))
    told.extend(f"{name} {number(value)}" for name, value in ratings if value is not None)
    told.extend(f"+{tag}" for tag in day.tags)
    facts = ", ".join(told) or ("" if day.notes else _NOTHING.removesuffix("."))
    notes = " ".join(f"“{note}”" for note in day.notes)
    return f"{facts}{'.' if facts else ''}{' ' if facts and notes else ''}{notes}"


_NOTHING: Final = "nothing logged, so not known."


def _minutes(load: float) -> str:
    return str(round_amount(Amount("minutes", load)))


# Beside the amounts: within, over, far under, stopped for pain; and how it felt.

AMOUNT_COLUMNS: Final = (
    "what", "days", "within", "over", "most", "under half", "stopped", PAIN_COLUMN, "effort",
)  # fmt: skip
_MAY_BE_EMPTY: Final = AMOUNT_COLUMNS[3:]


def over_key(columns: Sequence[str]) -> str:
    """What the columns that are there mean; empty where none needs a word."""
    told = [name for name in _COLUMN_KEYS if name in columns]
    if told[-2:] == [PAIN_COLUMN, "effort"]:
        return " ".join([*(_COLUMN_KEYS[name] for name in told[:-2]), _BOTH])
    return " ".join(_COLUMN_KEYS[name] for name in told)


class AmountTable(Value):
    """The columns that have something to say, and a row for each activity."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    told: tuple[str, ...]


def amount_table(found: Sequence[AmountDays]) -> AmountTable:
    """A column that would hold only zeros, or nothing, is left out."""
    told = [one for one in found if one.told]
    cells = [amount_cells(one) for one in told]
    kept = [
        n
        for n, name in enumerate(AMOUNT_COLUMNS)
        if name not in _MAY_BE_EMPTY or any(row[n] not in ("", "0") for row in cells)
    ]
    return AmountTable(
        tuple(AMOUNT_COLUMNS[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in cells),
        tuple(
            _row_told([AMOUNT_COLUMNS[n] for n in kept], [row[n] for n in kept]) for row in cells
        ),
    )


def amount_cells(one: AmountDays) -> tuple[str, ...]:
    """`walk`, `21`, `15`, `3`, `25 min`, `2`, `1`, `3 to 4.5`, `3`."""
    most = "" if one.most is None else str(round_amount(Amount(one.measure, one.most)))
    return (
        one.activity,
        f"{one.of}" if one.of else "no amount",
        f"{one.within}" if one.of else "",
        f"{one.over}" if one.of else "",
        most,
        f"{one.under}" if one.of else "",
        f"{one.stopped_for_pain}",
        pain_words(one),
        "" if one.effort is None else number(one.effort),
    )


def pain_words(one: AmountDays) -> str:
    """`3 to 4.5`: before and after; `after 4` where only that is known."""
    if one.pain_before is not None and one.pain_after is not None:
        return f"{number(one.pain_before)} to {number(one.pain_after)}"
    if one.pain_after is not None:
        return f"after {number(one.pain_after)}"
    return "" if one.pain_before is None else f"before {number(one.pain_before)}"


def amount_told(one: AmountDays) -> str:
    """`walk: days 21, within 15, over 3, most 25 min, under half 2, effort 3`."""
    return _row_told(AMOUNT_COLUMNS, amount_cells(one))


def _row_told(columns: Sequence[str], cells: Sequence[str]) -> str:
    said = (name.replace("/", " and ") for name in columns[1:])
    pairs = zip(said, cells[1:], strict=True)
    return f"{cells[0]}: {', '.join(f'{name} {cell}' for name, cell in pairs if cell)}"


# Ratings beside each other, and where it hurt.

SYMPTOM_NAMES: Final[Mapping[str, str]] = {
    "pain": "pain", "fatigue": "fatigue", "stiff": "stiffness", "mood": "mood",
    "stress": "stress", "sleep_hours": "sleep",
}  # fmt: skip
SYMPTOM_TITLES: Final[Mapping[str, str]] = {
    "pain": "Pain", "fatigue": "Fatigue", "stiff": "Stiffness", "mood": "Mood",
    "stress": "Stress", "sleep_hours": "Sleep",
}  # fmt: skip


def symptom_sentence(one: SymptomDays) -> str:
    """`Fatigue: median 5 of 10, from 3 to 8, rated on 21 of 28 days.`"""
    name = SYMPTOM_TITLES[one.name]
    if one.name == "sleep_hours":
        return (
            f"Sleep: median {number(one.middle)} h, from {number(one.low)} to "
            f"{number(one.high)} h, logged on {one.rated} of {count(one.of, 'day')}."
        )
    best = ", 10 is best" if one.best_is_high else ""
    return (
        f"{name}: median {number(one.middle)} of 10{best}, from "
        f"{number(one.low)} to {number(one.high)}, rated on {one.rated} of {count(one.of, 'day')}."
    )


def places_sentence(places: Sequence[HurtPlace]) -> str:
    """`Where it hurt: knee on 5 days, back on 2 days.`"""
    named = [f"{place.name} on {count(place.days, 'day')}" for place in places]
    return f"Where it hurt: {listed(named)}."


# The marks on a chart.

MARK_SIGNS: Final[Mapping[EventKind, str]] = {
    "much_more": "▲", "bad": "b", "step_up": "↑", "step_back": "↓", "medicine": "M",
    "visit": "V", "holiday": "H", "pause": "P",
}  # fmt: skip
MARK_WORDS: Final[Mapping[EventKind, str]] = {
    "much_more": "much more than usual", "bad": "a bad day", "step_up": "a step up",
    "step_back": "a step back", "medicine": "a medicine", "visit": "a visit",
    "holiday": "a holiday", "pause": "a pause",
}  # fmt: skip


def marks_key(kinds: Sequence[EventKind]) -> str:
    """`▲ much more than usual, V a visit`; only what is there."""
    return ", ".join(f"{sign} {MARK_WORDS[kind]}" for kind, sign in MARK_SIGNS.items()
                     if kind in kinds)  # fmt: skip
