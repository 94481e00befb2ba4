"""The day's schedule as a page: what is first, then the day, and the amounts that change."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from pacing_cli.model import reason as r
from pacing_cli.model.activity import StopSign
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Role, Rows
from pacing_cli.model.plan import Block, Plan, Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import NoticeReason
from pacing_cli.terminal.pages.day_rows import (
    DayRow,
    day_rows,
    how_to_rest,
    length_of,
    marks,
    name_of,
    rests_lines,
    told_row,
)
from pacing_cli.wording.day import stop_sentence, where_sums_are
from pacing_cli.wording.notices import said_together, sentence
from pacing_cli.wording.phrases import clock, count, full_date, weekday
from pacing_cli.wording.quota_short import (
    DONE,
    WHY_BLOCK,
    day_words,
    decided,
    deciding,
    short,
)
from pacing_cli.wording.safety import NOT_WATCHED, safety_lines
from pacing_cli.wording.sums import next_step

# These change how the day is read, so they stand above it.
_FIRST: Final[dict[type, Role]] = {
    r.RedFlag: "warn",
    r.FlareSetback: "warn",
    r.BadDayToday: "note",
    r.FlareOpen: "note",
    r.FlareProlonged: "note",
    r.MaybeShifted: "note",
    r.WayBack: "note",
    r.PauseOn: "note",
    r.EnvelopeOn: "note",
    r.Readiness: "note",
    r.EarlySigns: "note",
    r.FirstDay: "note",
    r.SilentDays: "note",
    r.ComesIn: "note",
    r.OnlyFirst: "note",
    r.MoreRest: "note",
    r.TryToday: "note",
}


_SAFETY: Final = (r.RedFlag, r.FlareSetback, r.BadDayToday)
_MOST: Final = 5
"""A page with more notices than this is not read; the others wait in `pace why`."""


_ONLY_TIME: Final = (r.HeldTooShort, r.TooFewSessions, r.AnotherRaised, r.FortnightCap)
"""What waits for time alone: the few words of the table and the next step say it all."""


_OF_THE_DAY: Final = (r.WaitsAfterMore,)
"""The name of the day and a notice say it of all activities at once."""


_OTHER_AGAIN: Final = (r.FullAgain, r.WentBack)
"""An amount that is held, and was another one yesterday."""
_SOON: Final = timedelta(days=3)


def plan_page(plan: Plan, minute: int | None = None) -> Page:
    """The page for one day. `minute`: after midnight, of a day that is today."""
    notices = tuple(one for one in plan.notices if not _stands_in_its_row(one))
    first = tuple(one for one in notices if type(one) in _FIRST)
    shown = _weightiest(first)
    others = tuple(said_together([one for one in notices if type(one) not in _FIRST]))
    room = max(_MOST - len(shown), 1)
    return (
        Heading(f"{weekday(plan.date)} {full_date(plan.date)}", 1),
        Line(day_words(plan)),
        *_first(shown),
        *_blocks(plan, minute),
        *_quotas(plan),
        *_rest(others[:room], len(first) - len(shown) + len(others[room:])),
    )


def _weightiest(first: Sequence[NoticeReason]) -> tuple[NoticeReason, ...]:
    """Safety always, and of the others as many as a page has room for."""
    room = [i for i, one in enumerate(first) if not isinstance(one, _SAFETY)][:_MOST]
    return tuple(one for i, one in enumerate(first) if isinstance(one, _SAFETY) or i in room)


def _stands_in_its_row(notice: NoticeReason) -> bool:
    """The words of a lighter version stand beside its time; a line for each would be a wall."""
    return isinstance(notice, r.ComesIn) and not notice.planned


def _first(notices: tuple[NoticeReason, ...]) -> Iterator[Part]:
    for notice in notices:
        yield Line(sentence(notice), _FIRST[type(notice)])
        if isinstance(notice, r.RedFlag):
            yield from safety_part(notice.country)


def safety_part(country: str) -> Iterator[Part]:
    """The fixed signs, and that nobody watches."""
    for lead, signs in safety_lines(country):
        yield Gap()
        yield Line(lead)
        yield from (Line(sign, item=True) for sign in signs)
    yield Gap()
    yield Line(NOT_WATCHED, "dim")


def _blocks(plan: Plan, minute: int | None) -> Iterator[Part]:
    if not plan.blocks:
        return
    quotas = {quota.activity: quota for quota in plan.quotas}
    rows = day_rows(plan.blocks)
    marked = marks(rows, [block.done for block in plan.blocks], minute)
    whys = tuple(_said_once([row.block for row in rows], quotas))
    found = tuple(zip(rows, whys, marked, strict=True))
    cells = tuple(_cells(row, why, mark) for row, why, mark in found)
    told = tuple(told_row(row, why, mark) for row, why, mark in found)
    yield Gap()
    yield Rows(("", "time", "what", "how long", "why"), cells, told, title=4, wraps=True)
    yield from (Line(line, "dim") for line in rests_lines(rows))
    for name in dict.fromkeys(block.activity for block in plan.blocks):
        if name in quotas and quotas[name].stop != StopSign():
            yield Line(stop_sentence(name, quotas[name].stop), "note")
    for name, place in {
        block.activity: block.place for block in plan.blocks if block.place
    }.items():
        yield Line(f"{name}: {place}", "note")


def _said_once(blocks: Sequence[Block], quotas: dict[str, Quota]) -> Iterator[str]:
    """Why, for each block: of the parts of one activity and of rests alike, the first says it."""
    before: set[tuple[str, str]] = set()
    for block in blocks:
        what, why = block.activity or block.kind, _why(block, quotas)
        yield "" if (what, why) in before and not block.done else why
        before.add((what, why))


def _cells(row: DayRow, why: str, mark: str) -> tuple[str, ...]:
    return mark, clock(row.block.start), name_of(row.block), length_of(row), why


def told_block(block: Block, quotas: dict[str, Quota]) -> str:
    """A block on its own: `09:00 walk, 12 min, part 1 of 2, a small step up`."""
    how_much = block.amount if block.amount and block.amount.measure == "minutes" else None
    length = str(how_much or Amount("minutes", block.minutes))
    if block.amount and not how_much:
        length = f"{block.amount}, about {length}"
    parts = [f"{clock(block.start)} {name_of(block)}", length, _why(block, quotas)]
    return ", ".join(filter(None, parts))


def _why(block: Block, quotas: dict[str, Quota]) -> str:
    if block.kind == "rest":
        return how_to_rest(block)
    if block.kind != "activity":
        return WHY_BLOCK[block.kind]
    if block.done:
        return f"{DONE}, {block.logged} logged" if block.logged else DONE
    if block.trial:
        return "a baseline day"
    if block.version:
        return f"lighter: {block.version}"
    reason = deciding(quotas[block.activity]) if block.activity in quotas else None
    return "" if reason is None or isinstance(reason, _OF_THE_DAY) else short(reason)


def _quotas(plan: Plan) -> Iterator[Part]:
    """The amounts that are other than before, or soon will be; the others wait in `pace why`."""
    if not plan.quotas:
        return
    changing = [quota for quota in plan.quotas if _is_changing(quota, plan.date)]
    if changing or not plan.blocks:
        yield Gap()
    if changing:
        yield Heading("Amounts")
    laid = {block.activity for block in plan.blocks if not (block.done or block.trial)}
    said: set[str] = set()
    for quota in changing:
        why = _reason(quota, quota.activity in laid)
        told = () if why in said else (why,)
        said.add(why)
        parts = filter(None, (_headline(quota), *told, *next_step(quota)))
        yield Line(" ".join(parts), item=True)
    yield Line(where_sums_are(len(plan.quotas), len(changing)), "dim")


def _is_changing(quota: Quota, on: date) -> bool:
    """True for an amount that is new, other than before, or can be within days."""
    if quota.decision != "hold" or quota.amount is None:
        return True
    soon = quota.next_on is not None and quota.next_on <= on + _SOON
    return soon or isinstance(deciding(quota), _OTHER_AGAIN)


def _headline(quota: Quota) -> str:
    """`walk: 12 min, a small step up.`"""
    amount = quota.amount
    if quota.decision == "not_yet" or amount is None:
        return f"{quota.activity}: {decided(quota)}."
    return f"{quota.activity}: {amount}, {decided(quota)}."


def _reason(quota: Quota, laid: bool) -> str:
    """Why it is that amount; empty where the page says all of it elsewhere."""
    reason = deciding(quota)
    if (
        reason is None
        or isinstance(reason, _OF_THE_DAY)
        or (laid and isinstance(reason, _ONLY_TIME))
    ):
        return ""
    return sentence(reason)


def _rest(others: Sequence[str], waiting: int) -> Iterator[Part]:
    """`waiting`: how many stand in `pace why` alone."""
    if others:
        yield Gap()
        yield Heading("Good to know")
    yield from (Line(text, item=True) for text in others)
    if waiting:
        yield Line(f"{count(waiting, 'more note')}: pace why", "dim")
