"""Write sentences about weeks, medicines, sleep, and facts for the doctor."""

import math
from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from pacing_cli.model.findings import (
    ActivitySpan,
    AgreedAt,
    Association,
    BoomBust,
    DoctorPoint,
    DrowsyAfter,
    FactorKind,
    FactorWaiting,
    Findings,
    MedicineUse,
    OutcomeChange,
    OutcomeVerdict,
    PoorSleep,
    QuietWeek,
    SleepSeen,
    StepsTried,
    Swing,
    SwingVerdict,
    Week,
    Weeks,
)
from pacing_cli.model.phase import FlareLabel, FlareRoute
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.score import BY_KEY
from pacing_cli.model.value import Value
from pacing_cli.wording.experiment import progress, results
from pacing_cli.wording.phrases import (
    count,
    day_and_month,
    fine,
    full_date,
    listed,
    lower_to_higher,
    number,
    short_date,
)
from pacing_cli.wording.quota import round_amount, usual_amount
from pacing_cli.wording.receipt import times_words
from pacing_cli.wording.timeline import agreed_words

_UNKNOWN: Final = "unknown"
OF_THE_YEAR: Final = "in the last year"
"""What goes with what rests on more days than the span has."""
_DONE: Final = "done a day"
_PAIN: Final = "pain"
_UPRIGHT: Final = "upright"
_SLEEP: Final = "sleep"
PAIN_AFTER_COLUMN: Final = "pain after"
"""Heads of the three weeks."""
_WEEKS: Final = "The usual week, and two others"
_USUAL_WEEK: Final = "usual"
_WHOLE_WEEK: Final = 7
PAIN_AFTER: Final = "Pain after: of the week that followed."


class WeekTable(Value):
    """Column names, and a row for the usual week, for most done and for most pain."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """What the table holds: the usual week is not known of every span."""
        return _WEEKS if self.rows[0][0] == _USUAL_WEEK else "Weeks that stood out"


def week_table(weeks: Weeks) -> WeekTable:
    """The three weeks; a column of which nothing is known is not there."""
    worst = "most pain" if weeks.worst_by == "pain" else "least done"
    named = (
        (_USUAL_WEEK, weeks.usual, f"median, {weeks.counted} weeks"),
        ("most done", weeks.best, ""),
        (worst, weeks.worst, ""),
    )
    told = [(name, week, why) for name, week, why in named if week is not None]
    columns = _columns(weeks, [week for _, week, _ in told])
    years = len({on.year for _, week, _ in told for on in (week.start, week.end)}) > 1
    rows = []
    for name, week, why in told:
        cells = _cells(weeks, week)
        by_pain = name == "most pain"
        days = week.days_rated if by_pain else week.days_done
        few = f", on {days} days" if days < _WHOLE_WEEK else ""
        which = why or f"from {short_date(week.start, years)}{few}"
        rows.append((name, which, *(cells[column] for column in columns)))
    return WeekTable(("week", "which", *columns), tuple(rows))


def week_told(table: WeekTable) -> tuple[str, ...]:
    """Each row as it is said: `Week with most done, from 23 Feb: done a day 1 h 1 min`."""
    return tuple(
        f"{'Usual week' if name == _USUAL_WEEK else f'Week with {name}'}, {which}: "
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
    """`walk: 2 steps up, from 9 min to 11 min, the last on 16 February, now 10 min.`"""
    moved = f"from {tried.before} to {tried.after}"
    when = f"{'on' if tried.steps == 1 else 'the last on'} {day_and_month(tried.last_on)}"
    same = f"now {tried.now or 'no amount'}"
    if tried.now == tried.after and tried.lowest:
        between = tried.lowest_on is not None and tried.lowest_on < tried.last_on
        again = f"Then down to {tried.lowest} for a while, now {tried.now} again."
        if between:
            again = f"In between down to {tried.lowest} for a while, now {tried.now}."
        return f"{tried.activity}: {count(tried.steps, 'step')} up, {moved}, {when}. {again}"
    if tried.now == tried.after:
        same = "and stayed there" if tried.stayed else "that is the amount now"
    return f"{tried.activity}: {count(tried.steps, 'step')} up, {moved}, {when}, {same}."


def agreed_sentences(agreed: AgreedAt) -> Iterator[str]:
    """A line for each thing that was agreed on: `Agreed on 8 March: floor of walk: 5 min`."""
    for line in agreed.lines:
        yield f"Agreed on {day_and_month(agreed.on)}: {agreed_words(line)}"


def doctor_sentence(point: DoctorPoint) -> str:
    """Facts side by side; why is left open."""
    match point:
        case DrowsyAfter(medicine, drowsy, days, other_drowsy, other_days):
            others = f", and on {other_drowsy} of {other_days} without it" if other_days else ""
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
    told = [f"{course} on {day_and_month(on)}" for course, on in one.courses]
    doses = f"{count(one.days, 'day')}, {span}" if one.days else "no doses logged"
    return f"{one.name}: {', '.join([*told, doses])}.{note}"


def sleep_sentence(sleep: SleepSeen) -> str:
    """`Sleep: median 6.5 h a night (4 to 8 h), rated 5 of 10, 10 is best. 40 nights logged.`"""
    parts = []
    if sleep.median is not None and sleep.low is not None and sleep.high is not None:
        span = f" ({number(sleep.low)} to {number(sleep.high)} h)"
        parts.append(f"median {number(sleep.median)} h a night{span}")
    if sleep.quality is not None:
        parts.append(f"rated {number(sleep.quality)} of 10, 10 is best")
    nights = count(sleep.nights, "night")
    return f"Sleep: {', '.join(parts)}. {nights} logged."


# What a look back says: steadier or not, flares, what goes together, what is not known.

FLARES: Final[dict[FlareLabel, str]] = {
    "flare": "",
    "prolonged": "long",
    "setback": "setback",
}
HOW_KNOWN: Final = "how pace knew"
"""The head of the routes."""
ROUTES: Final[dict[FlareRoute, str]] = {
    "pattern": "pain above usual",
    "fatigue": "fatigue above usual",
    "impact": "a day hard to bear",
    "word": "you logged it",
}
_SWINGS: Final[dict[SwingVerdict, str]] = {
    "steadier": "Your days are steadier than in the {} before",
    "about the same": "Your days are about as steady as in the {} before",
    "more see-saw": "Your days are less steady than in the {} before",
}
_CHANGES: Final[dict[OutcomeVerdict, str]] = {
    "smaller than measurement error": "too small a change to be sure of",
    "may matter": "a change that may matter",
    "clearly larger": "a clear change",
    "error not known": "how large a change would matter is not known here",
}
OUTCOMES: Final[dict[str, str]] = {
    "pain": "pain",
    "fatigue": "fatigue",
    "mood": "mood",
    "stress": "stress",
    "stiff": "stiff",
    "quality": "quality",
    **{key: one.name for key, one in BY_KEY.items()},
}


_NEEDED: Final = {
    "days with a rating, and one the day before": "pairs of neighbouring rated days",
    "days with a rating in both weeks": "days with a rating in each of the 2 weeks",
}
"""What is counted, where its name in a sentence reads on into what is there."""


def not_yet(missing: NotYet) -> str:
    """What is still needed: `It needs 14 days with an amount, and there are 9.`

    "9 of 14 days" would be read as a share of the days that there were.
    """
    are = "is" if missing.have == 1 else "are"
    what = _NEEDED.get(missing.what, missing.what)
    return f"It needs {missing.need} {what}, and there {are} {missing.have or 'none'}."


def swing_sentence(swing: Swing) -> str:
    """Steadier or not, beside the person's own time before; then the figures, and which is better.

    The figure has no unit: it is a part of what is usual in a day.
    """
    figure = f"Day-to-day change: {fine(swing.value)}"
    if swing.verdict is None or swing.previous is None:
        return f"{figure}. Lower is steadier. pace has no earlier time to compare with yet."
    weeks, rest = divmod(swing.days, 7)
    span = count(swing.days, "day") if rest else count(weeks, "week")
    moved = f"{figure} now, {fine(swing.previous)} then. Lower is steadier."
    return f"{_SWINGS[swing.verdict].format(span)}. {moved}"


def boom_bust_sentence(episode: BoomBust) -> str:
    """One episode, as facts in order."""
    name = episode.activity or "all activities together"
    part = f", most of it {episode.part}" if episode.part else ""
    usual = "a usual day of" if episode.whole_day else "the usual"
    usual = "its daily amount of" if episode.by_quota else usual
    before = (round_amount if episode.by_quota else usual_amount)(episode.usual)
    rise = episode.pain_rise
    pain = f" Pain was up to {number(rise)} above usual." if rise is not None and rise > 0 else ""
    after = "A flare" if episode.followed_by == "flare" else "Harder days"
    return (
        f"{day_and_month(episode.much_more_on)}: {name}, {round_amount(episode.amount)}{part}. "
        f"{times_words(episode.times)} {usual} {before}. "
        f"{after} followed, until {day_and_month(episode.end)}.{pain}"
    )


def quiet_week_sentence(quiet: QuietWeek) -> str:
    """A week of less, without a guess why."""
    part = 100 * quiet.week_mean / quiet.before_mean if quiet.before_mean else 0
    return f"The last week was quieter: {number(part)}% of the four weeks before."


def association_sentence(found: Association) -> str:
    """What tends to go together; never a cause."""
    lead = f"{_lead(found.kind, found.lag_days)} {factor_words(found.factor, found.kind)}"
    outcome = OUTCOMES.get(found.outcome, found.outcome)
    days = f"{count(found.days_with, 'day')} with, {found.days_without} without, {OF_THE_YEAR}"
    if found.verdict == "cannot tell":
        return f"{lead}, {outcome}: cannot tell ({days})."
    size = number(abs(found.difference))
    way = "higher" if found.difference > 0 else "lower"
    hint = "An early hint: " if found.verdict == "early hint" else ""
    begin = outcome if hint else f"{outcome[0].upper()}{outcome[1:]}"
    when = f"{lead[0].lower()}{lead[1:]}"
    tended = f"{hint}{begin} tended to be {size} points {way} {when}{_range(found)}."
    return f"{tended} Compared: {days}."


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
        f"{name}: {count(waiting.days_with, 'day')} with it, {waiting.days_without} without, "
        f"{OF_THE_YEAR}; {waiting.need} of each needed."
    )


def change_sentence(change: OutcomeChange) -> str:
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
    if found.low < 0 < found.high:
        return f" (likely range {lower_to_higher(found.low, found.high)})"
    low, high = sorted((abs(found.low), abs(found.high)))
    return f" (likely range {number(low)} to {number(high)})"


# Experiments, and what came out: experiments, what visits agreed on, steps up.


def tried_sentences(findings: Findings) -> Iterator[str]:
    """The report and the sheet say the same."""
    for one in findings.tried:
        yield f"{one.protocol.question} {' '.join(results(one)) or progress(one)}"
    for visit in findings.agreed:
        yield from agreed_sentences(visit)
    yield from map(steps_sentence, findings.steps)


def worth_a_line(change: OutcomeChange) -> bool:
    """Return whether a part of a score changed enough for its own line."""
    return ": " not in change.name or change.better is not None


# What a look back cannot tell yet, as sentences: the report and the sheet say the same.

_FACTORS: Final = {
    "activity": "activity",
    "sleep hours": "sleep hours",
    "sleep quality": "sleep quality",
    "stress": "stress",
    "time upright": "time upright",
}
"""What the engine calls what may go together; activities and tags keep the person's name."""


def unknown_sentences(findings: Findings) -> Iterator[str]:
    """Days without entries, parts that wait for more, and what cannot be told."""
    silent = findings.days_unknown
    if silent > 0:
        it = "It is" if silent == 1 else "They are"
        yield f"{count(silent, 'day has', 'days have')} no entries. {it} unknown, not zero."
    other = isinstance(findings.usual_pain, NotYet) and not findings.usual_pain.have
    rated = any(one.is_symptom for one in findings.symptoms)
    for name, part in (
        ("Usual pain", None if other and rated else findings.usual_pain),
        ("The usual week", findings.weeks),
        ("Much more than usual, then harder days", findings.boom_bust),
        ("Change from the first week to the last", findings.weeks_waiting or findings.outcomes),
        ("What goes with what", findings.associations),
    ):
        if isinstance(part, NotYet):
            yield f"{name}: not known yet. {not_yet(part)}"
    yield from _cannot_tell(findings)


_MOST_UNKNOWN: Final = 3


def not_known(findings: Findings) -> tuple[str, ...]:
    """At most three lines that could still change a decision: days without entries, then what
    is nearest to being known. What was logged once is not told."""
    lines = list(unknown_sentences(findings))
    silent = lines[:1] if findings.days_unknown > 0 else []
    parts = lines[len(silent) :]
    waiting = [one for one in findings.factors_waiting if one.days_with > 1]
    nearest = sorted(waiting, key=lambda one: -min(one.days_with, one.days_without))
    return (*silent, *parts[: _MOST_UNKNOWN - len(silent) - bool(nearest)],
            *map(waiting_sentence, nearest))[:_MOST_UNKNOWN]  # fmt: skip


def _cannot_tell(findings: Findings) -> Iterator[str]:
    """Said together: a long list of what cannot be told helps nobody in a minute."""
    if isinstance(findings.associations, NotYet):
        return
    unclear = [found for found in findings.associations if found.verdict == "cannot tell"]
    names = dict.fromkeys(
        f"+{f.factor}" if f.kind == "tag" else _FACTORS.get(f.factor, f.factor) for f in unclear
    )
    if names:
        yield f"Cannot tell yet whether pain goes with: {listed(list(names))}."


# What was done in all. An activity that was only ever logged without an amount is not 0.


def total_words(span: ActivitySpan) -> str:
    """Say the total of an activity, for a cell of a table."""
    return str(Amount(span.measure, span.total)) if span.total else "unknown"


def in_all(span: ActivitySpan) -> str:
    """Say the total of an activity in a sentence: `2 h in all`."""
    return f"{total_words(span)} in all" if span.total else "no amount logged"
