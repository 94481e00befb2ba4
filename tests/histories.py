"""Histories for tests: from the shorthand that a person types, and invented at random.

A test's docstring is its history. Lines that begin with a date are read by the
program's own parser; everything else in the docstring is the story.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days
from pacing_cli.model.checkpoint import Checkpoint
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.plan import Quota
from pacing_cli.model.settings import Settings
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.grammar import parse
from pacing_cli.shorthand.tokens import Tokens

START = date(2026, 3, 1)
ZONE = "UTC"
CLOCK = Clock(datetime(2030, 1, 1, tzinfo=UTC), ZONE, UTC)
_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d) (.*)")


class History(NamedTuple):
    """Entries, and what the engine says to them."""

    entries: tuple[Entry, ...]

    def evaluation(self, on: str | date, settings: Settings = Settings()) -> Evaluation:
        today = date.fromisoformat(on) if isinstance(on, str) else on
        seen = [entry for entry in self.entries if entry.day <= today]
        return advise(EvaluationInput(days(seen, today), settings, today))

    def quota(
        self, on: str | date, activity: str = "walk", settings: Settings = Settings()
    ) -> Quota:
        for quota in self.evaluation(on, settings).plan.quotas:
            if quota.activity == activity:
                return quota
        raise AssertionError(f"no {activity} on {on}")


def read_history(text: str) -> History:
    """The history in a docstring. `2026-03-01..2026-03-09 walk 12m` is that line on every day."""
    entries: list[Entry] = []
    for line in (text or "").splitlines():
        entries.extend(_read(line.strip(), len(entries)))
    return History(tuple(entries))


def _read(line: str, count: int) -> list[Entry]:
    spanned = _SPAN.fullmatch(line)
    if spanned:
        first, last = date.fromisoformat(spanned[1]), date.fromisoformat(spanned[2])
        each = [first + timedelta(days=i) for i in range((last - first).days + 1)]
        return [
            entry for i, day in enumerate(each) for entry in _read(f"{day} {spanned[3]}", count + i)
        ]
    if not re.match(r"\d{4}-\d\d-\d\d ", line):
        return []
    parts = parse(Tokens.of_line(line), CLOCK, known=dict)
    assert parts.when is not None
    assert parts.kind is not None
    at = parts.when.resolve(CLOCK)
    return [Entry(f"{count:06}", parts.kind, at, ZONE, at, parts.fields)]


def entry(number: int, kind: str, day: date, hour: float = 9, **fields: object) -> Entry:
    """One entry at an hour of a day, UTC."""
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)
    return Entry(f"{number:06}", kind, at, ZONE, at, fields)


class Happening(NamedTuple):
    """One day of an invented log, in a form that Hypothesis can shrink."""

    walk: int | None
    reps: int | None
    pain: int | None
    after: int | None
    word: str | None
    impact: bool
    fatigue: int | None = None
    mood: int | None = None
    felt: str = ""


def happenings(least: int = 1, most: int = 60) -> st.SearchStrategy[list[Happening]]:
    """Logs of all kinds: gaps, flares by pattern and by word, bad days, doing too much."""
    day = st.builds(
        Happening,
        walk=st.one_of(st.none(), st.sampled_from([0, 5, 8, 10, 10, 10, 12, 20])),
        reps=st.one_of(st.none(), st.none(), st.sampled_from([6, 8, 8, 10])),
        pain=st.one_of(st.none(), st.sampled_from([2, 3, 3, 3, 4, 5, 7, 9])),
        after=st.one_of(st.none(), st.sampled_from([3, 4, 6, 9])),
        word=st.sampled_from([None] * 12 + ["bad", "better", "flare", "flare_end"]),
        impact=st.sampled_from([False] * 9 + [True]),
        fatigue=st.sampled_from([None, None, None, 3, 4, 4, 6, 8]),
        mood=st.sampled_from([None, None, None, 6, 6, 2]),
        felt=st.sampled_from([""] * 9 + ["hard", "good"]),
    )
    calm = Happening(10, 8, 3, 3, None, False)
    stretch = st.tuples(day | st.just(calm), st.integers(1, 12)).map(
        lambda pair: [pair[0]] * pair[1]
    )
    return (
        st.lists(stretch, min_size=1, max_size=12)
        .map(lambda stretches: [each for stretch in stretches for each in stretch][:most])
        .filter(lambda found: len(found) >= least)
    )


def told(found: Sequence[Happening], start: date = START) -> tuple[Entry, ...]:
    """The entries of an invented log."""
    return tuple(
        e for i, each in enumerate(found) for e in _tell(each, i, start + timedelta(days=i))
    )


def _tell(each: Happening, index: int, day: date) -> Iterable[Entry]:
    number = index * 10
    ratings = {"pain": each.pain, "fatigue": each.fatigue, "mood": each.mood}
    fields: dict[str, object] = {key: one for key, one in ratings.items() if one is not None}
    if fields or each.felt:
        if each.felt:
            fields["tags"] = [each.felt]
        if each.impact:
            fields["impact"] = True
        yield entry(number, "check", day, 8, **fields)
    if each.word:
        yield entry(number + 1, each.word, day, 8.5)
    if each.walk is not None:
        rated = {} if each.after is None else {"pain": 3, "pain_after": each.after}
        yield entry(number + 2, "activity", day, 10, activity="walk", minutes=each.walk, **rated)
    if each.reps is not None:
        yield entry(number + 3, "activity", day, 11, activity="rows", reps=each.reps)


def evaluations(found: list[Happening], settings: Settings = Settings()) -> list[Evaluation]:
    """What would have been said on each day.

    As in the program: a day's sums do not change when later ones come, and the walk goes on
    from a checkpoint, here one of the last week. `laws/test_checkpoint_laws.py` holds both to the same.
    """
    run = days(told(found), START + timedelta(days=len(found) - 1))
    said: list[Evaluation] = []
    held: Checkpoint | None = None
    for length in range(1, len(found) + 1):
        on = START + timedelta(days=length - 1)
        seen = run[: max(1, length - (run[0].on - START).days)]
        keep_on = on if length % 7 == 0 else None
        since = seen if held is None else [day for day in seen[-8:] if day.on >= held.on]
        said.append(advise(EvaluationInput(since, settings, on, held, keep_on)))
        held = said[-1].checkpoint or held
    return said
