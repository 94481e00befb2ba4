"""Today: at a glance; as a list of what is done and to come; numbered, to tick and to print."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from pacing_cli.model import reason as r
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.plan import Block, Plan, Quota
from pacing_cli.model.profile import Reminder
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value
from pacing_cli.terminal.pages.day_rows import (
    DayRow,
    day_rows,
    length_of,
    marks,
    name_of,
    told_row,
)
from pacing_cli.terminal.pages.plan import told_block
from pacing_cli.wording.day import (
    ALL_DONE,
    DONE,
    NOTHING_PLANNED,
    NOTHING_YET,
    REST_DAY,
    TO_THE_LIST,
    how_to_tick,
)
from pacing_cli.wording.flare_plan import WHEN_OVER, bad_day_lines
from pacing_cli.wording.notices import notice_sentence
from pacing_cli.wording.phrases import clock, day_and_month, full_date, weekday
from pacing_cli.wording.quota_short import day_words
from pacing_cli.wording.receipt import so_far_fact


class Glance(Value):
    """What stands out of a plan at one moment."""

    on: date
    day: str
    now: Block | None
    """The block that has begun and not ended; rests included."""
    next: Block | None
    """The first block that is still to come and is no rest."""
    planned: bool
    """There is anything on the schedule today."""
    bad: tuple[str, ...] | None = None
    """On a bad day the person's own lines for it, and then nothing else is shown."""
    stopped: bool = False
    """A safety question was answered with yes: there are no suggestions."""


def glance_at(plan: Plan, minute: int) -> Glance:
    """The plan as it stands at a minute after midnight."""
    bad = next((one for one in plan.notices if isinstance(one, r.BadDayToday)), None)
    stopped = any(isinstance(notice, r.RedFlag) for notice in plan.notices)
    day = day_words(plan)
    if bad:
        return Glance(plan.date, day, None, None, False, bad_day_lines(*bad), stopped)
    done = {notice.activity for notice in plan.notices if isinstance(notice, r.DoneToday)}
    blocks = [block for block in plan.blocks if not block.done and block.activity not in done]
    running = [b for b in blocks if b.start <= minute < b.start + b.minutes]
    coming = [b for b in blocks if b.start > minute and b.kind != "rest"]
    return Glance(
        plan.date,
        day,
        running[0] if running else None,
        coming[0] if coming else None,
        bool(plan.blocks),
        stopped=stopped,
    )


def glance_page(seen: Glance, plan: Plan, one_next: str = WHEN_OVER) -> Page:
    """The page: a few lines, the last of them the one next thing; on a bad day the person's own."""
    quotas = {quota.activity: quota for quota in plan.quotas}
    lines: list[Part] = [Heading(f"{weekday(seen.on)} {full_date(seen.on)}", 1), Line(seen.day)]
    if seen.bad is not None:
        lines += [Line(line, item=True) for line in seen.bad]
    else:
        after = (one for one in plan.notices if isinstance(one, r.AfterMuchMore))
        lines += [Line(notice_sentence(one)) for one in after]
        lines += [Line(line) for line in _of_the_day(seen, quotas)]
    return (*lines, Line(one_next, "dim" if seen.bad is not None else "note"))


def first_page(seen: Glance, one_next: str) -> Page:
    """The page of somebody who has not written anything down."""
    heading = Heading(f"{weekday(seen.on)} {full_date(seen.on)}", 1)
    return (heading, Line(NOTHING_YET), Line(one_next, "note"))


def _of_the_day(seen: Glance, quotas: dict[str, Quota]) -> Iterator[str]:
    if seen.now:
        yield f"Now: {told_block(seen.now, quotas)}"
    if seen.next:
        yield f"Next: {told_block(seen.next, quotas)}"
    elif not seen.now:
        yield "Nothing more is planned for today." if seen.planned else "Nothing is planned yet."


class Item(Value):
    """One line of the list. `number` 0: nothing to tick, such as a rest."""

    number: int
    block: Block
    done: bool


class DayList(Value):
    """The list of one day."""

    on: date
    day: str
    items: tuple[Item, ...]
    rest_day: bool
    so_far: tuple[str, ...] = ()
    """How much of today's amounts is done, a sentence an activity, in the words of a receipt."""


def day_list(plan: Plan, done: tuple[bool, ...]) -> DayList:
    """The plan's blocks in order; the activities are numbered. `done`: one for each block."""
    items: list[Item] = []
    number = 0
    for block, ticked in zip(plan.blocks, done, strict=True):
        tickable = block.kind == "activity"
        number += tickable
        items.append(Item(number if tickable else 0, block, ticked))
    stopped = any(isinstance(notice, r.RedFlag) for notice in plan.notices)
    resting = plan.day == "rest" and not stopped
    return DayList(plan.date, day_words(plan), tuple(items), resting, tuple(_so_far(plan, items)))


def _so_far(plan: Plan, items: Sequence[Item]) -> Iterator[str]:
    quotas = {quota.activity: quota.amount for quota in plan.quotas}
    whole = {one.activity: one.done for one in plan.notices if isinstance(one, r.DoneToday)}
    blocks = [item.block for item in items if item.done and item.block.activity]
    for name in dict.fromkeys(str(block.activity) for block in blocks):
        own = [
            amount
            for block in blocks
            if block.activity == name and (amount := block.logged or block.amount)
        ]
        total = whole.get(name) or (
            Amount(own[0].measure, sum(one.value for one in own)) if own else None
        )
        fact = so_far_fact(total, quotas.get(name)) if total else ""
        yield f"{name}, {fact}" if fact else f"{name}, {total}." if total else f"{name}."


def checklist_page(seen: DayList, minute: int) -> Page:
    """The whole day, numbered, with boxes."""
    rows = day_rows([item.block for item in seen.items])
    boxes = [_box(seen.items[row.at]) for row in rows]
    first = next((item.number for item in seen.items if item.number and not item.done), 0)
    return *_head(seen), *_rows(seen, rows, minute, boxes), *_foot(seen, how_to_tick(first))


def today_page(seen: DayList, minute: int) -> Page:
    """What is done, and what is still to come at a minute after midnight."""
    coming = tuple(_to_come(seen, minute))
    said = (Line(f"{DONE} {' '.join(seen.so_far)}"),) if seen.so_far else ()
    return *_head(seen), *said, *_rows(seen, coming, minute), *_foot(seen, TO_THE_LIST)


def _rows(
    seen: DayList, rows: Sequence[DayRow], minute: int, boxes: Sequence[str] = ()
) -> Iterator[Part]:
    """On a narrow screen a line for when, what and how long."""
    if not rows:
        return
    marked = marks(rows, [item.done for item in seen.items], minute)
    columns = ("", "time", "what", "") if not boxes else ("", "", "time", "what", "")
    cells, told = [], []
    for row, mark, box in zip(rows, marked, boxes or ("",) * len(rows), strict=True):
        when = (mark, clock(row.block.start), name_of(row.block), length_of(row))
        cells.append((box, *when) if boxes else when)
        told.append(told_row(row, mark=mark, box=f"{box}. " if box else ""))
    yield Gap()
    yield Rows(columns, tuple(cells), tuple(told), title=len(columns) - 1)


def _to_come(seen: DayList, minute: int) -> Iterator[DayRow]:
    """An activity until it is done, whatever the time; a rest of its own until it is over."""
    for row in day_rows([item.block for item in seen.items]):
        item = seen.items[row.at]
        if item.number and not item.done:
            yield row
            continue
        alone = row.rest if item.number else row.block
        if alone and alone.start + alone.minutes > minute:
            yield DayRow(row.at + (alone is row.rest), alone)


def _head(seen: DayList) -> Iterator[Part]:
    yield Heading(f"{weekday(seen.on)} {full_date(seen.on)}", 1)
    yield Line(seen.day)


def _foot(seen: DayList, hint: str) -> Iterator[Part]:
    numbered = [item for item in seen.items if item.number]
    if not numbered:
        yield Line(REST_DAY if seen.rest_day else NOTHING_PLANNED)
        return
    yield Gap()
    if all(item.done for item in numbered):
        yield Line(ALL_DONE)
    else:
        yield Line(hint, "dim")


def _box(item: Item) -> str:
    return f"[{'x' if item.done else ' '}] {item.number}" if item.number else ""


# What a calendar file would hold, as a page: for a look before it is made.

INTO_A_FILE: Final = "To save this in a file: pace calendar > plan.ics"


def calendar_page(found: Sequence[Reminder]) -> Page:
    """A list for each day."""
    parts: list[Part] = [Heading("For your calendar", 1)]
    for day, of_day in groupby(found, key=lambda one: one.start.date()):
        rows = tuple((_time(one), _title(one)) for one in of_day)
        told = tuple(f"{at} {title}" for at, title in rows)
        parts += [Gap(), Heading(f"{weekday(day)} {day_and_month(day)}")]
        parts.append(Rows(("time", "what"), rows, told, title=2))
    return (*parts, Gap(), Line(INTO_A_FILE, "dim"))


def _time(one: Reminder) -> str:
    return clock(one.start.hour * 60 + one.start.minute)


def _title(one: Reminder) -> str:
    return f"{one.title} (removed)" if one.cancelled else one.title
