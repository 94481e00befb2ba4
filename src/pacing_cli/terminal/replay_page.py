"""A past plan that was made again, as a page: how it was made, what differs, the plan."""

from collections.abc import Sequence
from datetime import date

from pacing_cli.engine.replay import Difference, Replayed
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
    now = replayed.engine
    then = replayed.engine_then or now
    return (
        Line(words.differs_from_kept(len(replayed.differences)), "note"),
        *([Line(words.other_engine(then, now))] if then != now else []),
        *(Line(words.difference(one), item=True) for one in replayed.differences),
    )
