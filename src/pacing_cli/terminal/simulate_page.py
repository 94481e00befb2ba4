"""An invented person's months as a page: five ways of living, then the plan's months."""

from collections.abc import Iterator, Mapping
from typing import Final

from pacing_cli.engine.statistics import mean
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.quantity import Amount
from pacing_cli.simulation.people import Way
from pacing_cli.simulation.trial import Figures, Life, Lived, figures
from pacing_cli.wording.invented import BAD_DAY, INVENTED, ONE_LIFE, WAY_WORDS
from pacing_cli.wording.phrases import count, number

MONTH: Final = 28
_BAD: Final = 2.0


def simulate_page(lives: Mapping[Way, Life], seed: int) -> Page:
    """The page for one invented person. `lives`: the same luck, lived in different ways."""
    life = lives["plan"]
    weeks = len(life.days) // 7
    return (
        Heading(f"An invented person: {life.person.name}", 1),
        Line(f"Somebody who {life.person.story}. {count(weeks, 'week')}, seed {seed}."),
        Line(INVENTED, "note"),
        Gap(),
        _ways({way: figures(one) for way, one in lives.items()}),
        Line(BAD_DAY, "dim"),
        *_months(life),
        Gap(),
        Line(ONE_LIFE, "dim"),
    )


def _ways(found: Mapping[Way, Figures]) -> Rows:
    columns = ("lived", "bad days in four weeks", "done a day", "capacity at the end", "swing")
    cells = tuple(
        (
            WAY_WORDS[way],
            number(one.bad_days),
            f"{one.done:.0f} % of the first capacity",
            f"{one.capacity:.0f} % of the first",
            "" if one.swing is None else f"{one.swing:.2f}",
        )
        for way, one in found.items()
    )
    return Rows(columns, cells)


def _months(life: Life) -> Iterator[Part]:
    columns = ("month", "meant a day", "done a day", "capacity", "bad days", "flare days")
    months = [life.days[start : start + MONTH] for start in range(0, len(life.days), MONTH)]
    usual = life.person.body.usual
    cells = tuple(_month(nth, days, usual) for nth, days in enumerate(months, 1))
    yield Gap()
    yield Heading("By the plan, four weeks at a time")
    yield Rows(columns, cells)


def _month(nth: int, days: tuple[Lived, ...], usual: float) -> tuple[str, ...]:
    return (
        str(nth),
        _minutes([day.meant for day in days]),
        _minutes([day.done for day in days]),
        str(Amount("minutes", round(days[-1].capacity * 2) / 2)),
        str(sum(day.morning.pain >= usual + _BAD for day in days)),
        str(sum(day.morning.flare for day in days)),
    )


def _minutes(values: list[float]) -> str:
    return str(Amount("minutes", round(mean(values) * 2) / 2))
