"""Weeks, medicines, sleep, and what is for the doctor, as sentences."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from pacing_cli.model.findings import (
    AgreedAt,
    DoctorPoint,
    DrowsyAfter,
    MedicineUse,
    PoorSleep,
    SleepSeen,
    StepsTried,
    Week,
    Weeks,
)
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.value import Value
from pacing_cli.wording.phrases import count, day_and_month, number, short_date

_UNKNOWN: Final = "unknown"
_DONE: Final = "done a day"
_PAIN: Final = "pain"
_UPRIGHT: Final = "upright"
_SLEEP: Final = "sleep"
PAIN_AFTER_COLUMN: Final = "pain after"
"""Heads of the three weeks."""
PAIN_AFTER: Final = "Pain after: of the week that followed."


class WeekTable(Value):
    """Column names, and a row for the usual, the best and the worst week."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def week_table(weeks: Weeks) -> WeekTable:
    """The three weeks; a column of which nothing is known is not there."""
    worst = "most pain" if weeks.worst_by == "pain" else "least done"
    named = (
        ("usual", weeks.usual, f"middle of {weeks.counted}"),
        ("best", weeks.best, "most done"),
        ("worst", weeks.worst, worst),
    )
    told = [(name, week, why) for name, week, why in named if week is not None]
    columns = _columns(weeks, [week for _, week, _ in told])
    years = weeks.usual.start.year != weeks.usual.end.year
    rows = []
    for name, week, why in told:
        cells = _cells(weeks, week)
        dated = "" if week is weeks.usual else f", from {short_date(week.start, years)}"
        rows.append((name, why + dated, *(cells[column] for column in columns)))
    return WeekTable(("week", "which", *columns), tuple(rows))


def week_told(table: WeekTable) -> tuple[str, ...]:
    """Each row as it is said: `best week, most done, from 23 Feb: done a day 1 h 1 min`."""
    return tuple(
        f"{name} week, {which}: "
        + ", ".join(
            f"{column} {cell}" for column, cell in zip(table.columns[2:], cells, strict=True)
        )
        for name, which, *cells in table.rows
    )


def _columns(weeks: Weeks, told: Sequence[Week]) -> tuple[str, ...]:
    cells = [_cells(weeks, week) for week in told]
    return tuple(name for name in cells[0] if any(each[name] != _UNKNOWN for each in cells))


def _cells(weeks: Weeks, week: Week) -> dict[str, str]:
    return {
        _DONE: week_amount(weeks, week),
        _PAIN: _or_unknown(week.pain, ""),
        _UPRIGHT: _or_unknown(week.upright_hours, " h"),
        _SLEEP: _or_unknown(week.sleep_hours, " h"),
        PAIN_AFTER_COLUMN: _or_unknown(week.pain_after, ""),
    }


def week_amount(weeks: Weeks, week: Week) -> str:
    """What was done a day in a week: a mean, so no closer than the smallest step."""
    if week.amount is None:
        return _UNKNOWN
    step = unit(weeks.of, week.amount)
    return str(Amount(weeks.of, round(week.amount / step) * step))


def _or_unknown(value: float | None, after: str) -> str:
    return _UNKNOWN if value is None else f"{number(value)}{after}"


def steps_sentence(tried: StepsTried) -> str:
    """`walk: 2 steps up, from 9 min to 11 min, the last on 16 February; now 10 min.`"""
    moved = f"from {tried.before} to {tried.after}"
    when = f"{'on' if tried.steps == 1 else 'the last on'} {day_and_month(tried.last_on)}"
    same = "and stayed there" if tried.now == tried.after else f"now {tried.now or 'no amount'}"
    return f"{tried.activity}: {count(tried.steps, 'step')} up, {moved}, {when}; {same}."


def agreed_sentences(agreed: AgreedAt) -> Iterator[str]:
    """A line for each thing that was agreed on: `Agreed on 8 March: floor of walk: 5 min`."""
    for line in agreed.lines:
        yield f"Agreed on {day_and_month(agreed.on)}: {line}"


def doctor_sentence(point: DoctorPoint) -> str:
    """Facts side by side; why is left open."""
    match point:
        case DrowsyAfter(medicine, drowsy, days, other_drowsy, other_days):
            others = f"; without it on {other_drowsy} of {other_days}" if other_days else ""
            return (
                f"Drowsy on, or the day after, {drowsy} of {count(days, 'day')} with {medicine}"
                f"{others}."
            )
        case PoorSleep(weeks, since, until, hours, quality):
            told = [
                *([f"{number(hours)} h a night"] if hours is not None else []),
                *([f"rated {number(quality)} of 10"] if quality is not None else []),
            ]
            span = f"{day_and_month(since)} to {day_and_month(until)}"
            return f"Short or poor sleep for {weeks} weeks, {span}: {', '.join(told)}."
    assert_never(point)


def medicine_sentence(one: MedicineUse) -> str:
    """`paracetamol: 4 days, 3 January to 20 February.`"""
    span = day_and_month(one.first)
    if one.first != one.last:
        span = f"{span} to {day_and_month(one.last)}"
    note = f" “{one.note}”" if one.note else ""
    return f"{one.name}: {count(one.days, 'day')}, {span}.{note}"


def sleep_sentence(sleep: SleepSeen) -> str:
    """`Sleep: 6.6 h a night on average (4 to 8 h), rated 5.1 of 10; 40 nights written down.`"""
    parts = []
    if sleep.mean is not None and sleep.low is not None and sleep.high is not None:
        span = f" ({number(sleep.low)} to {number(sleep.high)} h)"
        parts.append(f"{number(sleep.mean)} h a night on average{span}")
    if sleep.quality is not None:
        parts.append(f"rated {number(sleep.quality)} of 10, 10 is best")
    nights = count(sleep.nights, "night")
    return f"Sleep: {', '.join(parts)}; {nights} written down."
