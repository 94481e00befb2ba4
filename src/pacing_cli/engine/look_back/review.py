"""Make the findings of a visit from days, entries and the evaluation, in order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.energy import energy_used
from pacing_cli.engine.goals import attained, goal_states
from pacing_cli.engine.look_back.activities import (
    activity_spans,
    agreed_at,
    amount_days,
    held_days,
    off_amounts,
    steps_tried,
)
from pacing_cli.engine.look_back.medicine import dose_months, for_doctor, medicine_use, sleep_seen
from pacing_cli.engine.look_back.outcomes import changes, score_changes, series
from pacing_cli.engine.look_back.symptoms import hurt_places, symptom_days
from pacing_cli.engine.look_back.timeline import notes_by_day, timeline
from pacing_cli.engine.look_back.visit import LATELY, VisitFacts, questions
from pacing_cli.engine.look_back.weeks import weeks
from pacing_cli.engine.patterns.associations import associations, daily_amounts, factors
from pacing_cli.engine.patterns.named import named_patterns
from pacing_cli.engine.patterns.swings import (
    boom_bust,
    boom_days,
    bust_days,
    day_sizes,
    places_between,
    quiet_week,
    swing,
)
from pacing_cli.engine.statistics import between, known, median
from pacing_cli.model.day import Day
from pacing_cli.model.entry import NOTE, Entry
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.findings import (
    Association,
    BoomBust,
    FactorWaiting,
    Findings,
    OutcomeChange,
    QuietWeek,
    Swing,
)
from pacing_cli.model.notice_reasons import LowMood
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import NotYet
from pacing_cli.model.reason import LimitForNow
from pacing_cli.model.settings import Settings
from pacing_cli.model.timeline import BeforeFlare, DayBefore
from pacing_cli.model.value import Value

_DAY: Final = timedelta(days=1)
_DAYS_BEFORE: Final = 2
"""Before a flare."""
_A_YEAR: Final = 365
"""Associations look at so many days at most: older ones tell of another time of life."""


def review(
    days: Sequence[Day],
    evaluation: Evaluation,
    settings: Settings,
    entries: Sequence[Entry],
    start: date,
    end: date,
    scores: Sequence[Entry] | None = None,
) -> Findings:
    """Return the findings for the days from `start` to `end`, both included.

    `days` is contiguous (`engine.days`), `evaluation` what `advise` found in it. Days
    of the span after the journal have no entries. Days before it began are left out.
    After `end`, only the ends of flares are used. The swing uses the last weeks before
    `end`, even those before `start`. Associations use the last year before `end`.
    `scores` includes those before `start`, which `entries` may leave out. With None,
    `entries` has them.
    """
    p = settings.parameters
    past = between(days, date.min, end)
    span = list(between(past, start, end))
    overlapping = tuple(one for one in evaluation.flares if _touches(one, start, end))
    usual, usual_since = _usual(past, start, evaluation.flares, p)
    swings = _swings(past, span, evaluation, start, end, p)
    together, waiting = _together(past, p)
    way = {name: between(row, start - _DAY, end) for name, row in evaluation.course.items()}
    spans = activity_spans(span, evaluation.plan.quotas, way, settings)
    over, under = off_amounts(span, spans, way)
    rated = entries if scores is None else scores
    goals = goal_states(span, rated, evaluation, settings, start, end)
    by_week = changes(span, p)
    scored = score_changes(series(rated), start, end, p)
    in_span = max(0, (end - start).days + 1)
    logged = sum(day.seen for day in span)
    unknown = _days_of_the_log(days, start, end) - logged
    bad = sum(day.bad for day in span)
    events = timeline(evaluation, settings, entries, start, end, notes_by_day(entries))
    facts = VisitFacts(
        red_flags=len(settings.profile.safety.red_flags),
        flares=overlapping,
        swing=swings.swing,
        bad_days=bad,
        days_unknown=unknown,
        days_in_span=in_span,
        activities=[one for one in spans if _is_planned(one.activity, span, settings)],
        end=end,
        lately=Counter(name for day in between(span, end - LATELY, end) for name in day.done),
        goals=[one for one in goals if one.closed_how is None],
        held_days=held_days(span, way),
        ceilings=_ceilings(settings),
        limits=[
            (quota.activity, reason)
            for quota in evaluation.plan.quotas
            for reason in quota.because
            if isinstance(reason, LimitForNow)
        ],
        events=events,
        low_mood=next(
            (one for one in named_patterns(evaluation, p) if isinstance(one, LowMood)), None
        ),
    )
    return Findings(
        start=start,
        end=end,
        days_logged=logged,
        days_in_span=in_span,
        usual_pain=usual,
        activities=spans,
        flares=overlapping,
        swing=swings.swing,
        boom_bust=_by_one_usual(swings.boom_bust, span, usual),
        associations=together,
        outcomes=_outcomes(by_week, scored),
        goals=goals,
        questions=questions(facts, p),
        sleep_hours=_middle([day.sleep_hours for day in span]),
        upright_hours=_middle([day.upright_hours for day in span]),
        dose_days=_dose_days(span),
        dose_months=dose_months(
            between(past, start.replace(day=1), end), start, settings.profile.medicines, p
        ),
        bad_days=bad,
        notes=_notes(entries, start, end),
        scales=_scales(entries, start, end),
        factors_waiting=waiting,
        boom_days=swings.booms,
        bust_days=swings.busts,
        quiet_week=swings.quiet,
        energy=energy_used(past, settings) if settings.profile.mode == "envelope" else None,
        weeks=weeks(span),
        steps=steps_tried(
            way,
            {one.activity: one.measure for one in spans},
            start,
            end,
            {day.on for day in span if day.known},
        ),
        agreed=agreed_at(entries, start, end),
        medicines=medicine_use(span, entries, start, end),
        sleep=sleep_seen(span),
        for_doctor=for_doctor(span, p),
        over=over,
        under=under,
        before_flares=_before(overlapping, evaluation, entries),
        flares_unknown=_flares_unknown(span, overlapping, p),
        days_unknown=unknown,
        days_rated=sum(map(_rated, span)),
        days_told=sum(day.known for day in span),
        timeline=events,
        amount_days=amount_days(span, spans, way, over, under),
        symptoms=symptom_days(span),
        places=hurt_places(span, settings.profile.places),
        usual_pain_since=usual_since,
        attainment=attained(rated, settings, start, end),
        weeks_waiting=by_week if scored and isinstance(by_week, NotYet) else None,
    )


def _outcomes(
    weeks: tuple[OutcomeChange, ...] | NotYet, scores: tuple[OutcomeChange, ...]
) -> tuple[OutcomeChange, ...] | NotYet:
    """Return the weeks of ratings first, then the scores, as far as they exist."""
    if isinstance(weeks, NotYet):
        return scores or weeks
    return (*weeks, *scores)


def _is_planned(name: str, span: Sequence[Day], settings: Settings) -> bool:
    """An activity that can have an amount: not paused, planned, and no count of a whole day."""
    activity = settings.activity(name)
    bouts = any(not day.done[name].whole_day for day in span if name in day.done)
    return activity.plan and bouts and not activity.paused


def _scales(entries: Iterable[Entry], start: date, end: date) -> tuple[tuple[str, str], ...]:
    """What is rated on another scale than 0 to 10, and on which: as an import wrote it down."""
    sources = (entry.fields.get("source") for entry in entries if start <= entry.day <= end)
    scales = (source.get("scale") for source in sources if isinstance(source, Mapping))
    named = (pair for scale in scales if isinstance(scale, Mapping) for pair in scale.items())
    return tuple(sorted({(str(what), str(scale)) for what, scale in named}))


def _touches(flare: Flare, start: date, end: date) -> bool:
    over = flare.recovered or flare.ended
    return flare.onset <= end and (over is None or over >= start)


def _days_of_the_log(days: Sequence[Day], start: date, end: date) -> int:
    """Days of the span since the first entry of the log, with entries or without."""
    # A log without an entry has one day, today, and that holds nothing.
    if not days or (len(days) == 1 and not days[0].seen):
        return 0
    first = days[-1].on - timedelta(days=len(days) - 1)  # the first days may not be at hand
    return max(0, (end - max(start, first)).days + 1)


def _usual(
    days: Sequence[Day], start: date, flares: Sequence[Flare], parameters: Parameters
) -> tuple[float | NotYet, date | None]:
    """The median of the span's rated days that were not part of a flare.

    Where the span has fewer than `flare.provisional` of them, the days before it come in, up to
    `flare.window` in all; then the first day of them stands beside it.
    """
    calm: list[float] = []
    since: date | None = None
    for day in reversed(days):
        enough = parameters.flare_provisional if not since else parameters.flare_window
        if day.on < start and len(calm) >= enough:
            break
        if day.pain is not None and not any(_touches(one, day.on, day.on) for one in flares):
            calm.append(day.pain)
            since = day.on if day.on < start else None
    if len(calm) < parameters.flare_provisional:
        return NotYet(len(calm), parameters.flare_provisional, "days with a pain rating"), None
    return median(calm), since


class _Swings(Value):
    swing: Swing | NotYet
    boom_bust: tuple[BoomBust, ...] | NotYet
    booms: tuple[date, ...]
    busts: tuple[date, ...]
    quiet: QuietWeek | None


def _swings(
    past: Sequence[Day],
    span: Sequence[Day],
    evaluation: Evaluation,
    start: date,
    end: date,
    parameters: Parameters,
) -> _Swings:
    """Compare the span with the time before it, and return only days of the span."""
    seen = past[-max(2 * parameters.swing_window, len(span) + parameters.boom_window, 1) :]
    amounts = daily_amounts(seen)
    first = max(0, len(seen) - len(span))
    told, sizes = seen[first:], day_sizes(amounts, parameters)[first:]
    in_flare = bool(seen) and any(
        _touches(one, seen[-1].on - timedelta(days=parameters.report_compare), seen[-1].on)
        for one in evaluation.flares
    )
    return _Swings(
        swing(amounts, parameters),
        boom_bust(evaluation, start, end, parameters),
        boom_days(evaluation, start, end),
        bust_days(told, sizes, parameters),
        quiet_week(amounts, in_flare, parameters),
    )


def _by_one_usual(
    found: tuple[BoomBust, ...] | NotYet, span: Sequence[Day], usual: float | NotYet
) -> tuple[BoomBust, ...] | NotYet:
    """How far pain rose is told by the usual that stands on the same page."""
    if isinstance(found, NotYet):
        return found
    if isinstance(usual, NotYet):
        return tuple(one._replace(pain_rise=None) for one in found)
    return tuple(
        one._replace(pain_rise=max(after) - usual if after else None)
        for one in found
        for after in [known([day.pain for day in between(span, one.much_more_on + _DAY, one.end)])]
    )


def _flares_unknown(
    span: Sequence[Day], flares: Sequence[Flare], parameters: Parameters
) -> NotYet | None:
    """Return `NotYet` for flares without any rating, unless the person named one."""
    if flares or any(map(_rated, span)):
        return None
    return NotYet(0, parameters.flare_provisional, "days with a rating of pain or fatigue")


def _rated(day: Day) -> bool:
    return day.worst is not None or day.fatigue is not None


def _before(
    flares: Sequence[Flare], evaluation: Evaluation, entries: Sequence[Entry]
) -> tuple[BeforeFlare, ...]:
    """The two days before each flare, as they were written down."""
    notes: dict[date, list[str]] = {}
    for entry in sorted(entries, key=lambda one: (one.at, one.id)):
        if text := entry.word("note"):
            notes.setdefault(entry.day, []).append(text)
    return tuple(
        BeforeFlare(
            flare.onset,
            tuple(
                _day_before(flare.onset - back * _DAY, evaluation, notes)
                for back in (_DAYS_BEFORE, 1)
            ),
        )
        for flare in flares
    )


def _day_before(on: date, evaluation: Evaluation, notes: Mapping[date, Sequence[str]]) -> DayBefore:
    places = places_between(evaluation, on, on)
    if not places:
        return DayBefore(on, None, None, None, (), tuple(notes.get(on, ())))
    at, day = places.start, evaluation.log.days[places.start]
    return DayBefore(
        on,
        evaluation.loads.loads[at],
        evaluation.loads.usual[at],
        day.sleep_hours,
        tuple(sorted(day.tags)),
        tuple(notes.get(on, ())),
        day.pain,
        day.fatigue,
    )


def _together(
    past: Sequence[Day], parameters: Parameters
) -> tuple[tuple[Association, ...] | NotYet, tuple[FactorWaiting, ...]]:
    year = past[-_A_YEAR:]
    ready, waiting = factors(year, daily_amounts(year), parameters)
    return associations(year, ready, parameters), waiting


def _ceilings(settings: Settings) -> dict[str, float]:
    agreed = settings.care.activities.items()
    return {name: one.ceiling.value for name, one in agreed if one.ceiling is not None}


def _middle(values: Sequence[float | None]) -> float | None:
    written = known(values)
    return median(written) if written else None


def _dose_days(span: Sequence[Day]) -> dict[str, int]:
    names = sorted({name for day in span for name in day.doses if name})
    return {name: sum(name in day.doses for day in span) for name in names}


def _notes(entries: Sequence[Entry], start: date, end: date) -> tuple[tuple[date, str], ...]:
    """Return the person's notes of the span. A note of an activity stays with it."""
    written = sorted(
        (
            entry
            for entry in entries
            if entry.kind == NOTE and start <= entry.day <= end and not entry.fields.get("course")
        ),
        key=lambda entry: (entry.at, entry.id),
    )
    return tuple((entry.day, text) for entry in written if (text := entry.word("note")))
