"""Match logged sessions with the blocks of a day: ticked ones first, then by amount."""

from collections.abc import Sequence

from pacing_cli.model.entry import ACTIVITY, Entry
from pacing_cli.model.plan import Block

_CLOSE = 1e-6


def ticked(blocks: Sequence[Block], entries: Sequence[Entry]) -> tuple[bool, ...]:
    """For each block whether it is done. `entries` are those of the day, in their order.

    An entry from a tick belongs to its block. Other entries fill the blocks of their activity
    in order, each with its whole amount. Any entry of the activity completes a baseline day.
    Blocks that the plan shows as done contain everything logged until then.
    """
    done = [block.done for block in blocks]
    held = _held(blocks)
    left: dict[tuple[str, str], float] = {}
    tried: set[str] = set()
    for entry in entries:
        if entry.kind != ACTIVITY or not entry.activity:
            continue
        if _is_held(entry, held):
            continue
        place = _place(blocks, done, entry)
        if place is not None:
            done[place] = True
            continue
        name = entry.activity.casefold()
        tried.add(name)
        for amount in entry.amounts:
            key = (name, amount.measure)
            left[key] = left.get(key, 0.0) + amount.value
    for index, block in enumerate(blocks):
        done[index] = done[index] or _filled(block, left, tried)
    return tuple(done)


def _held(blocks: Sequence[Block]) -> dict[tuple[str, str], float]:
    """How much the blocks hold that are done by the plan itself."""
    held: dict[tuple[str, str], float] = {}
    for block in blocks:
        if block.done and block.activity and block.amount:
            key = (_fold(block.activity), block.amount.measure)
            held[key] = held.get(key, 0.0) + block.amount.value
    return held


def _is_held(entry: Entry, held: dict[tuple[str, str], float]) -> bool:
    """True where a done block is this entry; the blocks are used up as it goes."""
    for amount in entry.amounts:
        key = (_fold(entry.activity or ""), amount.measure)
        if 0 < amount.value <= held.get(key, 0.0) + _CLOSE:
            held[key] -= amount.value
            return True
    return False


def _place(blocks: Sequence[Block], done: Sequence[bool], entry: Entry) -> int | None:
    """The block that the entry ticked, where it is still on the list."""
    start = entry.word("block")
    for index, block in enumerate(blocks):
        same = block.activity and entry.activity and _fold(block.activity) == _fold(entry.activity)
        if same and not done[index] and start == starts(block):
            return index
    return None


def _filled(block: Block, left: dict[tuple[str, str], float], tried: set[str]) -> bool:
    if block.activity is None or block.amount is None:
        return False
    name = _fold(block.activity)
    if block.trial:
        return name in tried
    key = (name, block.amount.measure)
    if left.get(key, 0.0) < block.amount.value - _CLOSE:
        return False
    left[key] -= block.amount.value
    return True


def starts(block: Block) -> str:
    """How an entry names its block: by its time on the clock, `09:25`."""
    return f"{block.start // 60 % 24:02}:{block.start % 60:02}"


def _fold(name: str) -> str:
    return name.casefold()
