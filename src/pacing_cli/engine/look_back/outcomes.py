"""Compare scores over time with the error of measuring.

A score is compared with scores of the same instrument in the same direction; own
activities only with themselves; a practice try with nothing (evidence section 4a).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.patterns.associations import total_of
from pacing_cli.engine.statistics import known, mean
from pacing_cli.model.day import Day
from pacing_cli.model.entry import SCORE, Entry
from pacing_cli.model.findings import OutcomeChange, OutcomeVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import NotYet
from pacing_cli.model.score import BY_KEY, GAS, Better, Due, InstrumentKey, Score, Series
from pacing_cli.model.value import Value

_WEEK: Final = 7


def series(entries: Iterable[Entry]) -> tuple[Series, ...]:
    """All scores by instrument and direction, in the order of their names.

    Of several scores of one day the last one counts: by its moment, then by when it was
    noted. Ratings of goals are left out.
    """
    found: dict[tuple[str, Better], dict[tuple[date, bool], Score]] = {}
    for entry in sorted(entries, key=lambda one: (one.at, one.noted, one.id)):
        score = _score(entry)
        if score:
            kept = found.setdefault((score.instrument, score.better), {})
            kept.pop((score.on, score.practice), None)
            kept[score.on, score.practice] = score
    return tuple(_series(key, list(found[key].values())) for key in sorted(found))


def _series(key: tuple[str, Better], scores: Sequence[Score]) -> Series:
    compared = tuple(one for one in scores if not one.practice)
    return Series(*key, compared, tuple(one for one in scores if one.practice))


def _score(entry: Entry) -> Score | None:
    name, value = " ".join((entry.word("instrument") or "").split()), entry.number("value")
    if entry.kind != SCORE or not name or name == GAS or value is None:
        return None
    better: Better = "less" if entry.word("better") == "less" else "more"
    return Score(
        entry.day,
        name,
        value,
        better,
        _items(entry),
        entry.fields.get("practice") is True,
        entry.number("error"),
    )


def _items(entry: Entry) -> tuple[tuple[str, float], ...]:
    items = entry.fields.get("items")
    if not isinstance(items, Mapping):
        return ()
    return tuple((str(name), float(value)) for name, value in items.items())


def score_changes(
    found: Sequence[Series], start: date, end: date, parameters: Parameters
) -> tuple[OutcomeChange, ...]:
    """The last score of each series from `start` to `end`, both included, beside the last
    one before `start`; where there is none, beside the first one since."""
    changes: list[OutcomeChange] = []
    for one in found:
        past = [score for score in one.scores if score.on <= end]
        if len(past) < 2 or past[-1].on < start:
            continue
        before = [score for score in past[:-1] if score.on < start]
        changes.extend(compared(before[-1] if before else past[0], past[-1], parameters))
    return tuple(changes)


def compared(first: Score, last: Score, parameters: Parameters) -> Iterator[OutcomeChange]:
    """The change of a score; and of each own activity that is rated in both."""
    parts = dict(first.items)
    if last.instrument != "psfs":
        yield _change_of_score(
            last.instrument,
            first,
            last,
            (first.value, last.value),
            _error(last, parameters),
            parameters,
        )
        return
    both = [(name, parts[name], value) for name, value in last.items if name in parts]
    if not both:
        return
    means = mean([old for _, old, _ in both]), mean([new for _, _, new in both])
    error = parameters.mcid_psfs_mean if len(both) > 1 else parameters.mcid_psfs_single
    yield _change_of_score("psfs", first, last, means, error, parameters)
    if len(both) > 1:
        for name, old, new in both:
            yield _change_of_score(
                f"psfs: {name}", first, last, (old, new), parameters.mcid_psfs_single, parameters
            )


def _error(score: Score, parameters: Parameters) -> float | None:
    known: dict[str, float] = {
        "peg": parameters.mcid_peg,
        "sit_to_stand": parameters.mcid_chair,
        "walk_test": parameters.mcid_walk,
    }
    return known.get(score.instrument, score.error)


def _change_of_score(
    name: str,
    first: Score,
    last: Score,
    values: tuple[float, float],
    error: float | None,
    parameters: Parameters,
) -> OutcomeChange:
    before, after = values
    size = round(abs(after - before), 9)
    verdict = _verdict(size, error, parameters)
    tells = verdict in ("may matter", "clearly larger")
    better = (after < before) is (last.better == "less") if tells else None
    unit = BY_KEY[last.instrument].unit if last.instrument in BY_KEY else ""
    return OutcomeChange(name, before, after, verdict, better, first.on, last.on, unit)


def _verdict(size: float, error: float | None, parameters: Parameters) -> OutcomeVerdict:
    if not error:
        return "error not known"
    if size < error:
        return "smaller than measurement error"
    return "clearly larger" if size >= parameters.mcid_clear * error else "may matter"


def due(found: Sequence[Series], today: date, parameters: Parameters) -> tuple[Due, ...]:
    """The measures that were taken before and are worth taking again by now."""
    every: tuple[tuple[InstrumentKey, int], ...] = (
        ("peg", parameters.peg_every),
        ("psfs", parameters.psfs_every),
    )
    last = {one.instrument: one.scores[-1].on for one in found if one.scores}
    dates = [
        Due(key, last[key] + timedelta(days=_WEEK * weeks)) for key, weeks in every if key in last
    ]
    return tuple(one for one in dates if one.on <= today)


# Has it changed? A week's mean beside an earlier week's, in words that know the error.


class _Outcome(Value):
    """What is compared, and which way is better for the person."""

    name: str
    of: Callable[[Day], float | None]
    threshold: Callable[[float, Parameters], float]
    """The change that may matter, from where it began."""
    less_is_better: bool


def changes(days: Sequence[Day], parameters: Parameters) -> tuple[OutcomeChange, ...] | NotYet:
    """The last `report.compare` days beside the first as many of `days`.

    Single days are never compared. Each side needs `missing.min_complete` of its
    days. Pain: `mcid.pain` points or `mcid.pain_percent`, whichever is less;
    tiredness and steps: `mcid.fatigue`, `mcid.steps` (evidence section 4).
    """
    width = int(parameters.report_compare)
    needed = -int(-width * parameters.missing_min_complete // 100)
    if len(days) < 2 * width:
        # A log without an entry has one day, today, and that holds nothing.
        begun = len(days) if any(day.seen or day.known for day in days) else 0
        return NotYet(begun, 2 * width, "days")
    first, last = days[:width], days[-width:]
    found, most = [], 0
    for outcome in _OUTCOMES:
        before, after = (known([outcome.of(day) for day in side]) for side in (first, last))
        fewer = min(len(before), len(after))
        most = max(most, fewer)
        if fewer >= needed:
            found.append(_change_by_threshold(outcome, mean(before), mean(after), parameters))
    return tuple(found) or NotYet(most, needed, "days with a rating in both weeks")


def _change_by_threshold(
    outcome: _Outcome, before: float, after: float, parameters: Parameters
) -> OutcomeChange:
    size, matters = abs(after - before), outcome.threshold(before, parameters)
    if size < matters:
        return OutcomeChange(outcome.name, before, after, "smaller than measurement error", None)
    verdict: OutcomeVerdict = (
        "clearly larger" if size >= parameters.mcid_clear * matters else "may matter"
    )
    return OutcomeChange(
        outcome.name, before, after, verdict, (after < before) is outcome.less_is_better
    )


def _pain_threshold(before: float, parameters: Parameters) -> float:
    return min(
        parameters.mcid_pain,
        max(parameters.mcid_pain_least, before * parameters.mcid_pain_percent / 100),
    )


def _steps(day: Day) -> float | None:
    return total_of(day, "steps")


_OUTCOMES: Final = (
    _Outcome("pain", lambda day: day.pain, _pain_threshold, True),
    _Outcome("fatigue", lambda day: day.fatigue, lambda _, p: p.mcid_fatigue, True),
    _Outcome("steps", _steps, lambda _, p: p.mcid_steps, False),
)
