"""An invented person's months as a page: five ways of living, then the plan's months."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.ahead import QuotaDifference, Replayed
from pacing_cli.engine.statistics import mean
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.simulation.people import Way
from pacing_cli.simulation.trial import Life, TrialFigures, TrueDay, figures
from pacing_cli.terminal.pages.plan import plan_page
from pacing_cli.wording import simulation as words
from pacing_cli.wording.phrases import count, full_date, number
from pacing_cli.wording.simulation import BAD_DAY, INVENTED, ONE_LIFE, WAY_WORDS

MONTH: Final = 28
_BAD: Final = 2.0


def simulate_page(lives: Mapping[Way, Life], seed: int) -> Page:
    """The page for one invented person. `lives`: the same luck, lived in different ways."""
    life = lives["plan"]
    weeks = len(life.days) // 7
    return (
        Heading(f"An invented person: {life.person.name}", 1),
        Line(f"This person {life.person.story}. {count(weeks, 'week')}, seed {seed}."),
        Line(INVENTED, "note"),
        Gap(),
        _ways({way: figures(one) for way, one in lives.items()}),
        Line(BAD_DAY, "dim"),
        *_months(life),
        Gap(),
        Line(ONE_LIFE, "dim"),
    )


def _ways(found: Mapping[Way, TrialFigures]) -> Rows:
    columns = ("lived", "bad days in four weeks", "done a day", "capacity at the end", "swing")
    cells = tuple(
        (
            WAY_WORDS[way],
            number(one.bad_days),
            f"{one.done:.0f}% of the first capacity",
            f"{one.capacity:.0f}% of the first",
            "" if one.swing is None else f"{one.swing:.2f}",
        )
        for way, one in found.items()
    )
    return Rows(columns, cells)


def _months(life: Life) -> Iterator[Part]:
    columns = ("month", "meant a day", "done a day", "capacity", "bad days", "flare days")
    months = [life.days[start : start + MONTH] for start in range(0, len(life.days), MONTH)]
    usual = life.person.body.usual
    counts = life.person.counts
    cells = tuple(_month(nth, days, usual, counts) for nth, days in enumerate(months, 1))
    yield Gap()
    yield Heading("By the plan, 4 weeks at a time")
    yield Rows(columns, cells)


def _month(nth: int, days: tuple[TrueDay, ...], usual: float, counts: Measure) -> tuple[str, ...]:
    return (
        str(nth),
        _about(counts, [day.meant for day in days]),
        _about(counts, [day.done for day in days]),
        _about(counts, [days[-1].capacity]),
        str(sum(day.morning.pain >= usual + _BAD for day in days)),
        str(sum(day.morning.flare for day in days)),
    )


def _about(counts: Measure, values: list[float]) -> str:
    unit = 0.5 if counts == "minutes" else 10
    return str(Amount(counts, round(mean(values) / unit) * unit))


# A past plan that was made again, as a page: how it was made, what differs, the plan.


def replay_page(replayed: Replayed) -> Page:
    """The page for one past day."""
    return (
        Heading(f"{full_date(replayed.plan.date)}, as planned then", 1),
        Line(words.known_until(replayed.until, replayed.entries, replayed.same is not None)),
        *_beside_kept(replayed),
        Line(words.SETTINGS_NOW, "dim"),
        Gap(),
        *plan_page(replayed.plan),
    )


def today_page(day: date, differing: Sequence[QuotaDifference]) -> Page:
    """What would be said of a past day now: one line for each activity that differs."""
    return (
        Heading(f"{full_date(day)}, then and now", 1),
        Line(words.with_todays_rules(day)),
        *(Line(words.difference(one), item=True) for one in differing),
        *([] if differing else [Line(words.NOTHING_DIFFERS)]),
    )


def _beside_kept(replayed: Replayed) -> tuple[Line, ...]:
    if replayed.same is None:
        return (Line(words.NOT_KEPT),)
    if replayed.same:
        return (Line(words.SAME),)
    return (
        Line(words.differs_from_kept(len(replayed.differences)), "note"),
        *(Line(cause) for cause in _causes(replayed)),
        *(Line(words.difference(one), item=True) for one in replayed.differences),
    )


def _causes(replayed: Replayed) -> Iterator[str]:
    """Why the plan that was kept and this one may differ."""
    then, seen = replayed.engine_then, replayed.had_seen
    if then is not None and then != replayed.engine:
        yield words.other_engine(then, replayed.engine)
    if seen is not None:
        yield words.other_entries(seen, replayed.entries)
    if then == replayed.engine and seen is None:
        yield words.other_settings()
