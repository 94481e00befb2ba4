"""A past plan that was made again, as a page: how it was made, what differs, the plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from pacing_cli.engine.ahead import Difference, Replayed
from pacing_cli.model.page import Gap, Heading, Line, Page
from pacing_cli.terminal.plan_page import plan_page
from pacing_cli.wording import replay as words
from pacing_cli.wording.phrases import full_date


def replay_page(replayed: Replayed) -> Page:
    """The page for one past day."""
    return (
        Heading(f"{full_date(replayed.plan.date)}, made again", 1),
        Line(words.known_until(replayed.until, replayed.entries, replayed.same is not None)),
        *_beside_kept(replayed),
        Line(words.SETTINGS_NOW, "dim"),
        Gap(),
        *plan_page(replayed.plan),
    )


def today_page(day: date, differing: Sequence[Difference]) -> Page:
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
