"""The sheet for a visit, to be read in a minute: what was done first, the questions last."""

from collections.abc import Callable, Iterator
from datetime import date

from pacing_cli.engine.look_back.timeline import chosen
from pacing_cli.model.findings import ActivitySpan, Findings
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows, section
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.wording.day import energy_line
from pacing_cli.wording.goal import attainment_sentence, goal_sentence
from pacing_cli.wording.look_back import (
    FLARES,
    HOW_KNOWN,
    PAIN_AFTER,
    PAIN_AFTER_COLUMN,
    ROUTES,
    association_sentence,
    boom_bust_sentence,
    change_sentence,
    doctor_sentence,
    in_all,
    not_known,
    not_yet,
    quiet_week_sentence,
    swing_sentence,
    total_words,
    tried_sentences,
    week_table,
    week_told,
    worth_a_line,
)
from pacing_cli.wording.notices import dose_sentences
from pacing_cli.wording.phrases import count, day_and_month, from_to, full_date, number, short_date
from pacing_cli.wording.quota_short import PURPOSE
from pacing_cli.wording.sheet import flare_peak, no_flares, question_sentence, usual_since
from pacing_cli.wording.timeline import (
    AGAINST,
    BEFORE,
    BEFORE_KEY,
    IN_ORDER,
    amount_table,
    before_lines,
    event_told,
    more_events,
    no_events,
    over_key,
    places_sentence,
    symptom_sentence,
)

_NONE = ""


def report_page(findings: Findings) -> Page:
    """The page for one span of days."""
    return (
        Heading(f"Report for the visit: {from_to(findings.start, findings.end)}", 1),
        Line(_coverage(findings)),
        *section("What you did", _done(findings)),
        *section(IN_ORDER, _in_order(findings)),
        *section(BEFORE, _before(findings)),
        *section(AGAINST, _against(findings)),
        *section("Energy", _energy(findings)),
        *section("How daily amounts changed", _amounts(findings)),
        *_weeks(findings),
        *section("Flares", _flares(findings)),
        *section("Ratings and sleep", _symptoms(findings)),
        *section("For the doctor", _for_doctor(findings)),
        *section("What stood out", _unusual(findings)),
        *section("Experiments", _tried(findings)),
        *section("Not known", _unknown(findings)),
        *section("Goals", _goals(findings)),
        *section("Your notes", _notes(findings)),
        *section("Three questions for the visit", _questions(findings)),
        Gap(),
        Line(PURPOSE, "dim"),
    )


def _in_order(findings: Findings) -> Iterator[Part]:
    events = chosen(findings.timeline)
    years = findings.start.year != findings.end.year
    yield from (Line(event_told(one, years), item=True) for one in events)
    if not events and findings.days_logged:
        yield Line(no_events(findings))
    if more := more_events(len(findings.timeline) - len(events)):
        yield Line(more, "dim")


def _against(findings: Findings) -> Iterator[Part]:
    table = amount_table(findings.amount_days)
    if table.rows:
        yield Rows(table.columns, table.rows, table.told)
        yield Line(over_key(table.columns), "dim")


def _before(findings: Findings) -> Iterator[Part]:
    years = findings.start.year != findings.end.year
    for one in findings.before_flares:
        yield from (Line(text, item=True) for text in before_lines(one, years))
    if findings.before_flares:
        yield Line(BEFORE_KEY, "dim")


def _symptoms(findings: Findings) -> Iterator[Part]:
    yield from (Line(symptom_sentence(one), item=True) for one in findings.symptoms)
    if findings.places:
        yield Line(places_sentence(findings.places), item=True)


def _coverage(findings: Findings) -> str:
    silent = findings.days_unknown
    logged = f"Entries on {findings.days_logged} of {count(findings.days_in_span, 'day')}."
    if silent <= 0:
        return logged
    unknown = count(silent, "day without entries is", "days without entries are")
    return f"{logged} {unknown} unknown."


def _done(findings: Findings) -> Iterator[Part]:
    if findings.activities:
        cells = tuple(map(_done_row, findings.activities))
        told = tuple(map(_done_told, findings.activities))
        yield Rows(("what", "in all", "on", "best 7 days"), cells, told)
    else:
        yield Line("No activity was logged in this time.")
    if isinstance(findings.swing, NotYet):
        yield Line(f"How steady your days are is not known yet. {not_yet(findings.swing)}")
    else:
        yield Line(swing_sentence(findings.swing))
    days = (("more", findings.boom_days), ("less", findings.bust_days))
    far = [f"much {way} than usual on {count(len(on), 'day')}" for way, on in days if on]
    if far:
        yield Line(f"{', '.join(far).capitalize()}.")
    yield from (Line(text) for text in _averages(findings))


def _done_row(span: ActivitySpan) -> tuple[str, ...]:
    best = _amount(span.measure, span.best_week)
    return span.activity, total_words(span), count(span.days, "day"), best if span.total else _NONE


def _done_told(span: ActivitySpan) -> str:
    what, _, days, best = _done_row(span)
    return f"{what}: {in_all(span)}, on {days}" + (f", best 7 days {best}" if best != _NONE else "")


def _averages(findings: Findings) -> Iterator[str]:
    if findings.sleep_hours is not None:
        yield f"Sleep: median {number(findings.sleep_hours)} h a night."
    if findings.upright_hours is not None:
        yield f"Upright: median {number(findings.upright_hours)} h a day."


def _amounts(findings: Findings) -> Iterator[Part]:
    spans = [span for span in findings.activities if span.quota_last is not None]
    if spans:
        cells = tuple(map(_amount_row, spans))
        told = tuple(map(_amount_told, spans))
        yield Rows(("what", "baseline", "at the start", "now"), cells, told)


def _amount_row(span: ActivitySpan) -> tuple[str, ...]:
    numbers = (span.baseline, span.quota_first, span.quota_last)
    return span.activity, *(_amount(span.measure, value) for value in numbers)


def _amount_told(span: ActivitySpan) -> str:
    what, baseline, first, last = _amount_row(span)
    moved = "the same now" if first == last else f"now {last}"
    return f"{what}: baseline {baseline or 'not known'}, at the start {first}, {moved}"


def _amount(measure: Measure, value: float | None) -> str:
    return _NONE if value is None else str(Amount(measure, value))


def _flares(findings: Findings) -> Iterator[Part]:
    if not isinstance(findings.usual_pain, NotYet):
        since = usual_since(findings)
        yield Line(f"Usual pain outside flares: {number(findings.usual_pain)}{since}.")
    for what, scale in findings.scales:
        yield Line(f"The scale of {what} is {scale}.")
    if findings.flares_unknown:
        yield Line(f"Not known. {not_yet(findings.flares_unknown)}")
        return
    if not findings.flares:
        yield Line(no_flares(findings))
        return
    columns = ("from", "worst", "over", "lasted", HOW_KNOWN)
    years = findings.start.year != findings.end.year
    rows = [_flare_row(findings, one, lambda on: short_date(on, years)) for one in findings.flares]
    told = tuple(_flare_told(flare, row) for flare, row in zip(findings.flares, rows, strict=True))
    yield Rows(columns, tuple(rows), told)


def _days_of(findings: Findings) -> Callable[[date], str]:
    """How a day of this span is said: with its year where the span has two."""
    return day_and_month if findings.start.year == findings.end.year else full_date


def _flare_row(findings: Findings, flare: Flare, say: Callable[[date], str]) -> tuple[str, ...]:
    return (
        say(flare.onset),
        flare_peak(findings, flare, say),
        _over(flare, say),
        ", ".join(filter(None, [count(flare.days, "day"), FLARES[flare.label]])),
        ROUTES[flare.route],
    )


def _over(flare: Flare, say: Callable[[date], str]) -> str:
    if flare.recovered:
        return say(flare.recovered)
    return "still there" if flare.ended is None else "no end known"


def _flare_told(flare: Flare, row: tuple[str, ...]) -> str:
    start, worst, over, lasted, route = row
    peak = f"worst {worst}" if worst else "nothing rated in it"
    end = f"over on {over}" if flare.recovered else over
    return f"from {start}: {peak}, {end}, lasted {lasted}, {HOW_KNOWN}: {route}"


def _weeks(findings: Findings) -> Iterator[Part]:
    if findings.weeks is None or isinstance(findings.weeks, NotYet):
        return
    table = week_table(findings.weeks)
    key = [Line(PAIN_AFTER, "dim")] if PAIN_AFTER_COLUMN in table.columns else []
    yield from section(table.title, [Rows(table.columns, table.rows, week_told(table)), *key])


def _for_doctor(findings: Findings) -> Iterator[Part]:
    yield from (Line(doctor_sentence(point), item=True) for point in findings.for_doctor)


def _unusual(findings: Findings) -> Iterator[Part]:
    yield from (Line(text, item=True) for text in _unusual_texts(findings))


def _unusual_texts(findings: Findings) -> Iterator[str]:
    if findings.bad_days:
        yield f"{count(findings.bad_days, 'day')} called a bad day."
    if not isinstance(findings.outcomes, NotYet):
        yield from map(change_sentence, filter(worth_a_line, findings.outcomes))
    if findings.quiet_week:
        yield quiet_week_sentence(findings.quiet_week)
    if not isinstance(findings.boom_bust, NotYet):
        yield from map(boom_bust_sentence, findings.boom_bust)
    if not isinstance(findings.associations, NotYet):
        told = [found for found in findings.associations if found.verdict != "cannot tell"]
        yield from map(association_sentence, told)
    yield from dose_sentences(findings.dose_months)


def _tried(findings: Findings) -> Iterator[Part]:
    yield from (Line(text, item=True) for text in tried_sentences(findings))


def _unknown(findings: Findings) -> Iterator[Part]:
    yield from (Line(text, item=True) for text in not_known(findings))


def _goals(findings: Findings) -> Iterator[Part]:
    yield from (Line(goal_sentence(goal), item=True) for goal in findings.goals)
    if findings.attainment:
        yield Line(attainment_sentence(findings.attainment))


def _notes(findings: Findings) -> Iterator[Part]:
    say = _days_of(findings)
    for on, text in findings.notes:
        yield Line(f"{say(on)}: {text}", item=True)


def _questions(findings: Findings) -> Iterator[Part]:
    for question in findings.questions:
        yield Line(question_sentence(question), item=True)


def _energy(findings: Findings) -> Iterator[Part]:
    """One line; none where there is no such budget."""
    if findings.energy is not None:
        yield Line(energy_line(findings.energy))
