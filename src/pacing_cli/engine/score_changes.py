"""Scores beside each other: has it changed, by more than the error of measuring?

A score is compared with scores of the same instrument in the same direction; own
activities only with themselves; a practice try with nothing (evidence section 4a).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.engine.stats import mean
from pacing_cli.model.entry import SCORE, Entry
from pacing_cli.model.findings import Change, OutcomeVerdict
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.score import BY_KEY, GAS, Better, Due, InstrumentKey, Score, Series

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
    found: Sequence[Series], start: date, end: date, p: Parameters
) -> tuple[Change, ...]:
    """The last score of each series from `start` to `end`, both included, beside the last
    one before `start`; where there is none, beside the first one since."""
    changes: list[Change] = []
    for one in found:
        past = [score for score in one.scores if score.on <= end]
        if len(past) < 2 or past[-1].on < start:
            continue
        before = [score for score in past[:-1] if score.on < start]
        changes.extend(compared(before[-1] if before else past[0], past[-1], p))
    return tuple(changes)


def compared(first: Score, last: Score, p: Parameters) -> Iterator[Change]:
    """The change of a score; and of each own activity that is rated in both."""
    parts = dict(first.items)
    if last.instrument != "psfs":
        yield _change_of_score(
            last.instrument, first, last, (first.value, last.value), _error(last, p), p
        )
        return
    both = [(name, parts[name], value) for name, value in last.items if name in parts]
    if not both:
        return
    means = mean([old for _, old, _ in both]), mean([new for _, _, new in both])
    error = p.mcid_psfs_mean if len(both) > 1 else p.mcid_psfs_single
    yield _change_of_score("psfs", first, last, means, error, p)
    if len(both) > 1:
        for name, old, new in both:
            yield _change_of_score(f"psfs: {name}", first, last, (old, new), p.mcid_psfs_single, p)


def _error(score: Score, p: Parameters) -> float | None:
    known: dict[str, float] = {
        "peg": p.mcid_peg,
        "sit_to_stand": p.mcid_chair,
        "walk_test": p.mcid_walk,
    }
    return known.get(score.instrument, score.error)


def _change_of_score(
    name: str,
    first: Score,
    last: Score,
    values: tuple[float, float],
    error: float | None,
    p: Parameters,
) -> Change:
    before, after = values
    size = round(abs(after - before), 9)
    verdict = _verdict(size, error, p)
    tells = verdict in ("may matter", "clearly larger")
    better = (after < before) is (last.better == "less") if tells else None
    unit = BY_KEY[last.instrument].unit if last.instrument in BY_KEY else ""
    return Change(name, before, after, verdict, better, first.on, last.on, unit)


def _verdict(size: float, error: float | None, p: Parameters) -> OutcomeVerdict:
    if not error:
        return "error not known"
    if size < error:
        return "smaller than measurement error"
    return "clearly larger" if size >= p.mcid_clear * error else "may matter"


def due(found: Sequence[Series], today: date, p: Parameters) -> tuple[Due, ...]:
    """The measures that were taken before and are worth taking again by now."""
    every: tuple[tuple[InstrumentKey, int], ...] = (
        ("peg", p.peg_every),
        ("psfs", p.psfs_every),
    )
    last = {one.instrument: one.scores[-1].on for one in found if one.scores}
    dates = [
        Due(key, last[key] + timedelta(days=_WEEK * weeks)) for key, weeks in every if key in last
    ]
    return tuple(one for one in dates if one.on <= today)
