"""The time line of a span: every event of it, and the weightiest chosen.

One function finds the events for the report, the sheet, the review and the marks on charts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, takewhile
from typing import Final

from pacing_cli.engine.flares.detection import within_band
from pacing_cli.engine.flares.scale_back import ends_on
from pacing_cli.engine.look_back.medicine import course_of
from pacing_cli.engine.look_back.symptoms import worst_rating
from pacing_cli.engine.patterns.swings import longest_part, only_activity, places_between
from pacing_cli.engine.statistics import known
from pacing_cli.model.day import Day
from pacing_cli.model.entry import NOTE, VISIT, Entry
from pacing_cli.model.evaluation import Evaluation, QuotaPoint
from pacing_cli.model.findings import Findings
from pacing_cli.model.phase import Flare, Phase
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.settings import Settings
from pacing_cli.model.stop_words import signposts
from pacing_cli.model.timeline import (
    MOST_EVENTS,
    EventKind,
    Lowered,
    TimelineEvent,
)

_DAY: Final = timedelta(days=1)
_WEIGHTS: Final[Mapping[EventKind, int]] = {
    "flare": 100,
    "much_more": 85,
    "medicine": 75,
    "holiday": 72,
    "pause": 72,
    "step_back": 65,
    "bad": 60,
    "visit": 55,
    "stopped": 50,
    "harder": 40,
    "lower": 39,
    "step_up": 38,
}
_OF_ITS_KIND: Final = 12
"""So much less weighs each further event of a kind, so that one kind does not fill the line."""
_MOST_OF: Final[Mapping[EventKind, int]] = {"harder": 3, "step_up": 3, "lower": 1}
"""So many of what is small are shown at most."""
_FOLLOWED: Final = timedelta(days=3)
_LOG_BEFORE: Final = 14
"""Days of the log before a first dose, without which nobody knows that it was the first."""
_A_YEAR: Final = 365


def timeline(
    evaluation: Evaluation,
    settings: Settings,
    entries: Sequence[Entry],
    start: date,
    end: date,
    notes: Mapping[date, Sequence[str]] | None = None,
) -> tuple[TimelineEvent, ...]:
    """Every event from `start` to `end`, both included, by date.

    `entries`: those of the span that are read one by one; `notes`: the person's words by day,
    from `notes_by_day`.
    """
    flares = tuple(one for one in evaluation.flares if _touches(one, start, end))
    found = [
        *(_flare(one, evaluation, end) for one in flares),
        *_much_more(evaluation, start, end),
        *_harder(evaluation, flares, start, end),
        *_stopped(evaluation, start, end),
        *_steps(evaluation, start, end),
        *_pauses(settings, start, end),
        *_medicines(evaluation, entries, start, end),
        *_visits(entries, start, end),
    ]
    return _with_notes(sorted(found, key=_in_order), notes or {}, start)


def chosen(events: Sequence[TimelineEvent], most: int = MOST_EVENTS) -> tuple[TimelineEvent, ...]:
    """The weightiest `most` of them, by date."""
    onsets = [one.on for one in events if one.kind == "flare"]

    def weight(one: TimelineEvent) -> int:
        before = one.kind == "much_more" and any(
            one.on < onset <= one.on + _FOLLOWED for onset in onsets
        )
        own = sorted((each for each in events if each.kind == one.kind), key=_largest)
        rest = 0 if before else _OF_ITS_KIND * own.index(one)
        return _WEIGHTS[one.kind] + (20 if before else 0) + 4 * bool(one.notes) - rest

    kept: list[TimelineEvent] = []
    for event in sorted(events, key=lambda one: (-weight(one), _in_order(one))):
        alike = sum(one.kind == event.kind for one in kept)
        if alike < _MOST_OF.get(event.kind, most):
            kept.append(event)
    return tuple(sorted(kept[:most], key=_in_order))


def _largest(one: TimelineEvent) -> tuple[float, int]:
    """What stands first of its kind: the longest, the furthest from usual, then the latest."""
    size = one.amount.value / one.before.value if one.amount and one.before and (
        one.before.value) else one.many  # fmt: skip
    return (-(one.flare.days if one.flare else size), -one.on.toordinal())


def _in_order(one: TimelineEvent) -> tuple[date, int, str]:
    return one.on, -_WEIGHTS[one.kind], one.what


def notes_by_day(entries: Sequence[Entry]) -> dict[date, tuple[str, ...]]:
    """What was written with entries or as a note, by day; never what raised a safety signpost.

    What `dose start` writes by itself stands as an event, and is no note.
    """
    found: dict[date, tuple[str, ...]] = {}
    for entry in sorted(entries, key=lambda one: (one.at, one.id)):
        text = " ".join((entry.word("note") or "").split())
        if text and not entry.fields.get("course") and not signposts(text):
            found[entry.day] = (*found.get(entry.day, ()), text)
    return found


def _touches(flare: Flare, start: date, end: date) -> bool:
    over = flare.recovered or flare.ended
    return flare.onset <= end and (over is None or over >= start)


def _days_of(flare: Flare, end: date) -> tuple[date, date]:
    """The first and the last day of a flare, as far as it is known."""
    over = flare.recovered or flare.ended
    return flare.onset, max(flare.onset, min(over - _DAY if over else end, end))


def _flare(flare: Flare, evaluation: Evaluation, end: date) -> TimelineEvent:
    first, last = _days_of(flare, end)
    places = places_between(evaluation, first, last) if flare.peak_pain is None else ()
    worst = worst_rating([evaluation.log.days[i] for i in places])
    return TimelineEvent(
        "flare", first, last, many=flare.days, flare=flare, worst=worst.value, worst_of=worst.name,
        worst_on=worst.on, open=flare.ended is None,
        lowered=tuple(_lowered(flare, evaluation, end)),
    )  # fmt: skip


def _lowered(flare: Flare, evaluation: Evaluation, end: date) -> Iterator[Lowered]:
    """What the flare and the way back took off each amount, until it was back, or another began.

    What was done on most days before the flare comes first.
    """
    log = evaluation.log
    later = [one.onset for one in evaluation.flares if one.onset > flare.onset]
    places = places_between(evaluation, flare.onset - _DAY, min([end, *later]))
    if log.days[places.start].on >= flare.onset:
        return
    unsteady = takewhile(
        lambda i: log.phases[i].kind != "steady" or log.days[i].on <= flare.detected, places[1:]
    )
    held = len(list(unsteady))
    lately = log.days[max(0, places.start - _SOON.days) : places.start + 1]
    often = {one.activity: sum(one.activity in day.done for day in lately)
             for one in evaluation.plan.quotas}  # fmt: skip
    for quota in sorted(evaluation.plan.quotas, key=lambda one: -often[one.activity]):
        points = evaluation.course.get(quota.activity, ())
        if len(points) == len(log.days) and held:
            yield from _went_down(quota, [points[i] for i in places], held)


def _went_down(quota: Quota, points: Sequence[QuotaPoint], held: int) -> Iterator[Lowered]:
    """The lowest amount of the `held` days after the first, and when it was back."""
    before, *row = points
    amounts = known([point.quota for point in row[:held]])
    if before.quota is None or not amounts or min(amounts) >= before.quota:
        return
    low = next(n for n, point in enumerate(row) if point.quota == min(amounts))
    back = (one.on for one in row[low:] if one.quota and one.quota >= before.quota)
    now = row[-1].quota
    yield Lowered(
        quota.activity,
        Amount(quota.measure, before.quota),
        Amount(quota.measure, min(amounts)),
        next(back, None),
        None if now is None else Amount(quota.measure, now),
    )


def _much_more(evaluation: Evaluation, start: date, end: date) -> Iterator[TimelineEvent]:
    for i in places_between(evaluation, start, end):
        for more in evaluation.much_more[i][:1]:
            what = more.activity or only_activity(evaluation, i)
            part, minutes = ("", None) if what else longest_part(evaluation, i)
            yield TimelineEvent(
                "much_more", more.on, what=what, amount=more.amount, before=more.usual,
                whole_day=not more.activity, by_quota=more.by_quota, part=part,
                part_amount=None if minutes is None else Amount("minutes", minutes),
            )  # fmt: skip


def _harder(
    evaluation: Evaluation, flares: Sequence[Flare], start: date, end: date
) -> Iterator[TimelineEvent]:
    """Runs of bad days, and of other harder days, outside of flares."""
    spans = [_days_of(one, end) for one in flares]
    log, places = evaluation.log, places_between(evaluation, start, end)

    def kind(i: int) -> EventKind | None:
        day = log.days[i]
        if any(first <= day.on <= last for first, last in spans):
            return None
        if day.bad or day.was_bad:
            return "bad"
        marked = day.impact or day.felt == "hard"
        return "harder" if marked or within_band(day, log.usual[i]) is False else None

    for held, run in groupby(places, kind):
        days = [log.days[i] for i in run]
        if held:
            worst = worst_rating(days)
            until = days[-1].on if len(days) > 1 else None
            yield TimelineEvent(held, days[0].on, until, many=len(days), worst=worst.value,
                                worst_of=worst.name, worst_on=worst.on)  # fmt: skip


def _stopped(evaluation: Evaluation, start: date, end: date) -> Iterator[TimelineEvent]:
    """Each activity that was stopped for pain, with the number of days, on the first of them."""
    found: dict[str, list[date]] = {}
    for i in places_between(evaluation, start, end):
        day = evaluation.log.days[i]
        for name, done in day.done.items():
            if done.stopped == "pain":
                found.setdefault(name, []).append(day.on)
    for name, days in sorted(found.items()):
        until = days[-1] if len(days) > 1 else None
        yield TimelineEvent("stopped", days[0], until, name, many=len(days))


def _steps(evaluation: Evaluation, start: date, end: date) -> Iterator[TimelineEvent]:
    """Runs of steps up, and what went back on a steady day, for each activity of the plan."""
    places, log = places_between(evaluation, start - _SOON, end), evaluation.log
    part = slice(places.start, places.stop)
    phases, seen = log.phases[part], _seen_lately(log.days, places)
    for quota in evaluation.plan.quotas:
        points = evaluation.course.get(quota.activity, ())
        if len(points) == len(log.days):
            rows = zip(points[part], phases, seen, strict=True)
            moved = [move for move in _moves(rows) if move[0] >= start]
            yield from _runs(quota.activity, quota.measure, moved)


_Move = tuple[date, EventKind, float, float, int]
"""When, which way, from which amount, to which, and after how many flares of the span."""
_SOON: Final = timedelta(days=28)
"""An amount that goes down so long after a step up takes that step back."""


_WEEK: Final = 7


def _seen_lately(days: Sequence[Day], places: range) -> list[bool]:
    """Of each place, whether entries stand on 2 of the 7 days before: what goes down then does
    not go down for silence."""
    first = max(0, places.start - _WEEK)
    known = [day.known for day in days[first : places.stop]]
    return [sum(known[max(0, place - first - _WEEK) : place - first]) > 1 for place in places]


def _moves(rows: Iterable[tuple[QuotaPoint, Phase, bool]]) -> Iterator[_Move]:
    """What a flare took off is told with the flare, so the amount after it is a new beginning."""
    held: float | None = None
    last_up: tuple[date, float] | None = None
    flares, in_flare = 0, False
    for (on, amount, raised), phase, seen in rows:
        flares, in_flare = flares + (phase.kind == "flare" and not in_flare), phase.kind == "flare"
        if "flare" in (phase.kind, phase.over):
            held = None
        if amount is None or phase.kind != "steady":
            continue
        if held is not None and raised and amount > held:
            last_up = on, held
            yield on, "step_up", held, amount, flares
        elif held is not None and amount < held:
            undone = seen and last_up and on - last_up[0] <= _SOON and amount <= last_up[1]
            yield on, "step_back" if undone else "lower", held, amount, flares
        held = amount


def _runs(name: str, measure: Measure, moves: Sequence[_Move]) -> Iterator[TimelineEvent]:
    """Moves one way in a row are one event, but never over a flare.

    The line goes by first days. A run from before a flare to after it would tell before the flare
    what came after it.
    """
    for (kind, _), run in groupby(moves, key=lambda move: (move[1], move[4])):
        steps = list(run)
        yield TimelineEvent(
            kind,
            steps[0][0],
            steps[-1][0] if len(steps) > 1 else None,
            name,
            Amount(measure, steps[-1][3]),
            Amount(measure, steps[0][2]),
            len(steps),
        )


def _pauses(settings: Settings, start: date, end: date) -> Iterator[TimelineEvent]:
    for pause in settings.profile.pauses:
        over = ends_on(pause, settings.parameters)
        if pause.since > end or (over is not None and over <= start):
            continue
        kind: EventKind = "holiday" if pause.why == "holiday" else "pause"
        until = over - _DAY if over else None
        yield TimelineEvent(kind, pause.since, until, "" if kind == "holiday" else pause.why,
                            open=until is None or until > end)  # fmt: skip


def _medicines(
    evaluation: Evaluation, entries: Sequence[Entry], start: date, end: date
) -> Iterator[TimelineEvent]:
    """What was said of a medicine's course, and the first dose of one that has none."""
    said: set[str] = set()
    for entry in sorted(entries, key=lambda one: (one.at, one.id)):
        course = course_of(entry)
        if entry.kind == NOTE and course and entry.medicine and start <= entry.day <= end:
            said.add(entry.medicine.casefold())
            whole = entry.word("medicine") or entry.medicine  # with its dose
            yield TimelineEvent("medicine", entry.day, what=whole, course=course)
    days, places = evaluation.log.days, places_between(evaluation, start, end)
    earlier = range(max(0, places.start - _A_YEAR), places.start)
    before = {name.casefold() for i in earlier for name in days[i].doses}
    for i in places:
        for name in days[i].doses:
            new = name and name.casefold() not in before and i >= _LOG_BEFORE
            if new and name.casefold() not in said:
                yield TimelineEvent("medicine", days[i].on, what=name, course="first")
            before.add(name.casefold())


def _visits(entries: Sequence[Entry], start: date, end: date) -> Iterator[TimelineEvent]:
    for entry in entries:
        if entry.kind == VISIT and start <= entry.day <= end:
            agreed = entry.fields.get("agreed")
            lines = tuple(map(str, agreed)) if isinstance(agreed, list | tuple) else ()
            yield TimelineEvent("visit", entry.day, lines=lines)


# What may leave the home: notes only after a yes, and never one that raised a signpost.


def private_notes(found: Findings) -> tuple[tuple[date, str], ...]:
    """Every note that could stand on a sheet, by day, each once."""
    before = [
        (day.on, note) for one in found.before_flares for day in one.days for note in day.notes
    ]
    told = [(one.on, note) for one in found.timeline for note in one.notes]
    doses = [(one.last, one.note) for one in found.medicines if one.note]
    every = sorted({*before, *told, *doses, *found.notes})
    seen: dict[str, date] = {}
    for on, text in every:
        if not signposts(text):
            seen.setdefault(" ".join(text.split()), on)
    return tuple((on, text) for text, on in seen.items())


def for_handing_over(found: Findings, *, notes: bool) -> Findings:
    """The findings without notes, or with `notes` without those that raised a signpost.

    A note that stands in the time line stands nowhere else.
    """

    def keep(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(text for text in texts if notes and not signposts(text))

    told = {note for one in chosen(found.timeline) for note in one.notes}
    return found._replace(
        timeline=tuple(one._replace(notes=keep(one.notes)) for one in found.timeline),
        before_flares=tuple(
            one._replace(days=tuple(day._replace(notes=keep(day.notes)) for day in one.days))
            for one in found.before_flares
        ),
        medicines=tuple(one._replace(note=" ".join(keep([one.note]))) for one in found.medicines),
        notes=tuple(
            (on, text) for on, text in found.notes
            if keep([text]) and " ".join(text.split()) not in told
        ),
    )  # fmt: skip


_LONG: Final[tuple[EventKind, ...]] = (
    "holiday",
    "pause",
    "stopped",
    "step_up",
    "step_back",
    "lower",
)
"""Only the words of their first day belong to these: the days between hold other things."""


def _with_notes(
    events: Sequence[TimelineEvent], notes: Mapping[date, Sequence[str]], start: date
) -> tuple[TimelineEvent, ...]:
    """Each note stands once: with the weightiest event of its day."""
    mine: dict[int, list[str]] = {}
    for on, texts in sorted(notes.items()):
        there = [n for n, one in enumerate(events) if on >= start and _covers(one, on)]
        if there:
            best = min(there, key=lambda n: (events[n].on != on, -_WEIGHTS[events[n].kind]))
            mine.setdefault(best, []).extend(texts)
    return tuple(one._replace(notes=tuple(mine.get(n, ()))) for n, one in enumerate(events))


def _covers(one: TimelineEvent, on: date) -> bool:
    return one.on == on if one.kind in _LONG else one.on <= on <= one.last
