"""The rows of a day: each part with the rest behind it, and which of them is next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value
from pacing_cli.wording.day import NEXT, NOW, rests_line, then_rest
from pacing_cli.wording.phrases import clock
from pacing_cli.wording.quota_short import BLOCKS, BY_SYMPTOM, RESTS

_GRID: Final = 5
"""Minutes of the clock that a plan is laid on; a rest begins at the next of them."""


class DayRow(Value):
    """A block with the rest that its row names; `at` is the block's place among all blocks."""

    at: int
    block: Block
    rest: Block | None = None


def day_rows(blocks: Sequence[Block]) -> tuple[DayRow, ...]:
    """The blocks in their order. A rest of the usual length is told in the row of its part.

    Longer rests have a row of their own, and so has what follows no part.
    """
    usual = _usual_rest(blocks)
    rows: list[DayRow] = []
    for at, block in enumerate(blocks):
        before = rows[-1] if rows else None
        if before and not before.rest and block.minutes <= usual and _follows(block, before.block):
            rows[-1] = before._replace(rest=block)
        else:
            rows.append(DayRow(at, block))
    return tuple(rows)


def _usual_rest(blocks: Sequence[Block]) -> float:
    """The most frequent length of a rest behind a part, in minutes; of two the shorter one."""
    pairs = pairwise(blocks)
    lengths = Counter(rest.minutes for part, rest in pairs if _follows(rest, part))
    return min(lengths, key=lambda one: (-lengths[one], one), default=0.0)


def _follows(rest: Block, part: Block) -> bool:
    """True for a rest that begins where a part ends; the long one of midday stands alone."""
    if rest.kind != "rest" or rest.rest == "midday" or part.kind not in ("activity", "cool_down"):
        return False
    return 0 <= rest.start - (part.start + part.minutes) < _GRID


def marks(rows: Sequence[DayRow], done: Sequence[bool], minute: int | None) -> tuple[str, ...]:
    """`now` and `next`, a word a row. `done`: one for each block; no `minute`: another day.

    Next is what has not begun, and else the first part that was left: nothing is too late.
    """
    if minute is None:
        return tuple("" for _ in rows)
    open_ = [one for one in rows if not done[one.at]]
    running = [one for one in open_ if one.block.start <= minute < _end(one.block)]
    parts = [one for one in open_ if one.block.kind != "rest" and one not in running]
    coming = [one for one in parts if one.block.start > minute]
    left = [one for one in parts if one.block.kind == "activity"]
    following = (coming or left)[:1]
    words = dict.fromkeys((one.at for one in following), NEXT)
    words |= dict.fromkeys((one.at for one in running[:1]), NOW)
    return tuple(words.get(one.at, "") for one in rows)


def _end(block: Block) -> float:
    return block.start + block.minutes


# The words of a row.


def name_of(block: Block) -> str:
    """`walk`, `reading (1 of 2)`, `kitchen: dishes`, `warm up for walk`, `physio`, `rest`."""
    if block.activity:
        name = f"{block.activity}: {block.title}" if block.title else block.activity
        return f"{name}{_part(block)}"
    if block.kind == "fixed":
        return block.title or BLOCKS[block.kind]
    return f"{BLOCKS[block.kind]} for {block.title}" if block.title else BLOCKS[block.kind]


def _part(block: Block) -> str:
    return f" ({block.part[0]} of {block.part[1]})" if block.part and block.part[1] > 1 else ""


def length_of(row: DayRow) -> str:
    """`16 min, then 5 rest`, `6 reps, then 5 min rest`."""
    length = _amount(row.block)
    return f"{length}, {then_rest(length, _minutes(row.rest))}" if row.rest else str(length)


def told_row(row: DayRow, why: str = "", mark: str = "", box: str = "") -> str:
    """One sentence-like line: `Next: 10:00 walk (1 of 2), 12 minutes, then 5 rest, a step up`."""
    lead = f"{mark.capitalize()}: " if mark else ""
    said = [f"{clock(row.block.start)} {name_of(row.block)}", length_of(row), why]
    return f"{box}{lead}{', '.join(filter(None, said))}"


def _amount(block: Block) -> Amount:
    """How much of it; of what has no amount of its own how long."""
    return block.amount or _minutes(block)


def _minutes(block: Block) -> Amount:
    return Amount("minutes", block.minutes)


def how_to_rest(block: Block) -> str:
    """`lie down, breathe slowly, until you feel settled`."""
    how = block.how or RESTS[block.rest]
    return f"{how}, {BY_SYMPTOM}" if block.by_symptom else how


def rests_lines(rows: Sequence[DayRow]) -> Iterator[str]:
    """How the rests are meant that have no row of their own, once for all that are alike."""
    told = {how_to_rest(row.block) for row in rows if row.block.kind == "rest"}
    for how in dict.fromkeys(how_to_rest(row.rest) for row in rows if row.rest):
        if how not in told:
            yield rests_line(how)
