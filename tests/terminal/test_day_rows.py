"""The day at a glance: a usual rest stands in the row of its part, and nothing gets lost by it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.quantity import Amount
from pacing_cli.terminal.pages.day_rows import day_rows, marks
from pacing_cli.terminal.pages.plan import plan_page
from pacing_cli.terminal.pages.today import checklist_page, day_list, today_page
from pacing_cli.terminal.plain import lines
from pacing_cli.wording.aloud import aloud
from pacing_cli.wording.phrases import clock
from tests.terminal.test_pages import on_screen

DAY = date(2026, 3, 8)


def part(start: int, minutes: float, name: str = "walk", of: tuple[int, int] = (1, 1)) -> Block:
    return Block(start, minutes, "activity", name, of, Amount("minutes", minutes))


def rest(start: int, minutes: float, midday: bool = False) -> Block:
    return Block(start, minutes, "rest", rest="midday" if midday else "move")


MORNING = (
    part(600, 16, "kitchen"), rest(620, 5),
    part(745, 13, "reading", (1, 2)), rest(760, 5),
    part(805, 9), rest(815, 20), rest(835, 20, midday=True),
    part(960, 13, "reading", (2, 2)), rest(975, 5),
)  # fmt: skip


def told(blocks: tuple[Block, ...], minute: int | None = 480) -> list[str]:
    page = plan_page(Plan(DAY, "steady", (), blocks, ()), minute)
    return list(map(aloud, lines(page)))[3:]


def test_a_rest_of_the_usual_length_is_told_with_its_part_and_a_longer_one_alone() -> None:
    """Three rests of five minutes, one of twenty behind the walk, and the long one of midday."""
    assert told(MORNING) == [
        "Next: 10:00 kitchen, 16 minutes, then 5 rest",
        "12:25 reading (1 of 2), 13 minutes, then 5 rest",
        "13:25 walk, 9 minutes",
        "13:35 rest, 20 minutes, change position, move a little",
        "13:55 rest, 20 minutes, the longer rest",
        "16:00 reading (2 of 2), 13 minutes, then 5 rest",
    ]


def test_how_to_rest_is_said_once_where_no_rest_has_a_row() -> None:
    assert told((part(600, 9), rest(610, 5), part(700, 9), rest(710, 5)))[-1] == (
        "Rests: change position, move a little."
    )


def test_a_rest_behind_something_counted_says_its_unit() -> None:
    """`then 5 rest` behind six repetitions could be read as five of them."""
    reps = Block(600, 4, "activity", "shoulder", (1, 1), Amount("reps", 6))
    assert told((reps, rest(605, 5)))[0] == "Next: 10:00 shoulder, 6 reps, then 5 minutes rest"


def test_a_rest_between_appointments_keeps_its_row() -> None:
    fixed = Block(600, 30, "fixed", title="physio")
    assert told((fixed, rest(630, 5)))[1] == "10:30 rest, 5 minutes, change position, move a little"


@pytest.mark.parametrize(
    ("minute", "done", "marked"),
    [
        (480, 0, {"10:00": "next"}),
        (605, 0, {"10:00": "now", "12:25": "next"}),
        (620, 1, {"12:25": "next"}),
        (840, 3, {"13:55": "now", "16:00": "next"}),
        (1200, 3, {"16:00": "next"}),
        (1200, 9, {}),
        (None, 0, {}),
    ],
)
def test_what_is_on_and_what_comes_next_is_marked_with_a_word(
    minute: int | None, done: int, marked: dict[str, str]
) -> None:
    """Nothing is too late: in the evening a part that was left is still what is next."""
    rows = day_rows(MORNING)
    parts = [index for index, block in enumerate(MORNING) if block.kind == "activity"]
    flags = [index in parts[:done] for index in range(len(MORNING))]
    found = zip(rows, marks(rows, flags, minute), strict=True)
    assert {clock(row.block.start): mark for row, mark in found if mark} == marked


def test_the_list_numbers_its_parts_as_it_did_with_rests_in_rows_of_their_own() -> None:
    seen = day_list(Plan(DAY, "steady", (), MORNING, ()), (True, *(False for _ in MORNING[1:])))
    shown = list(map(aloud, lines(checklist_page(seen, 700))))[3:9]
    assert shown == [
        "[x] 1. 10:00 kitchen, 16 minutes, then 5 rest",
        "[ ] 2. Next: 12:25 reading (1 of 2), 13 minutes, then 5 rest",
        "[ ] 3. 13:25 walk, 9 minutes",
        "13:35 rest, 20 minutes",
        "13:55 rest, 20 minutes",
        "[ ] 4. 16:00 reading (2 of 2), 13 minutes, then 5 rest",
    ]


def test_a_rest_that_is_not_over_is_told_though_its_part_is_done() -> None:
    """The kitchen is ticked at 10:21, in the middle of its rest."""
    seen = day_list(Plan(DAY, "steady", (), MORNING, ()), (True, *(False for _ in MORNING[1:])))
    assert list(map(aloud, lines(today_page(seen, 621))))[4] == "Now: 10:20 rest, 5 minutes"
    assert "10:20" not in "\n".join(lines(today_page(seen, 626)))


KINDS = st.sampled_from(["activity", "rest", "warm_up", "cool_down", "calm", "fixed"])


@st.composite
def days(draw: st.DrawFn) -> tuple[Block, ...]:
    """Any blocks in the order of the clock, rests where no rest would be, too."""
    blocks, start = [], 480
    for _ in range(draw(st.integers(0, 9))):
        start += draw(st.integers(0, 12))
        minutes = draw(st.integers(1, 30))
        kind = draw(KINDS)
        block = Block(start, minutes, kind, title="" if kind == "rest" else "x")
        if kind == "activity":
            counted = draw(st.booleans())
            amount = Amount("reps" if counted else "minutes", minutes)
            block = block._replace(activity="walk", amount=amount, title="")
        if kind == "rest":
            block = block._replace(rest=draw(st.sampled_from(["move", "lie", "midday"])))
        blocks.append(block)
        start += minutes
    return tuple(blocks)


@given(blocks=days(), minute=st.integers(0, 1439), width=st.sampled_from([80, 40]))
def test_every_block_of_the_day_is_told_on_the_page(
    blocks: tuple[Block, ...], minute: int, width: int
) -> None:
    """A program that reads the blocks and a person who reads the page know the same day."""
    rows = day_rows(blocks)
    seen = [one for row in rows for one in (row.block, row.rest) if one]
    assert tuple(seen) == blocks
    page = plan_page(Plan(DAY, "steady", (), blocks, ()), minute)
    said = "\n".join(lines(page))
    shown = " ".join(on_screen(page, width).split())
    for row in rows:
        assert clock(row.block.start) in said
        assert clock(row.block.start) in shown
    for form in (said, shown):
        rests = [int(n) for n in re.findall(r"then (\d+) (?:min )?rest", form)]
        assert rests == [row.rest.minutes for row in rows if row.rest]


@given(blocks=days(), minute=st.integers(0, 1439))
def test_only_a_rest_that_is_no_longer_than_usual_loses_its_row(
    blocks: tuple[Block, ...], minute: int
) -> None:
    rows = day_rows(blocks)
    folded = [row for row in rows if row.rest]
    assert all(row.rest and row.rest.rest != "midday" for row in folded)
    assert all(row.block.kind in ("activity", "cool_down") for row in folded)
    assert sum(bool(mark) for mark in marks(rows, [False] * len(blocks), minute)) <= 2
