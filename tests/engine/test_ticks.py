"""What is ticked on a day's list: by the tick itself, else by the amounts that were logged."""

from pacing_cli.engine.today.ticks import ticked
from pacing_cli.model.entry import Entry
from pacing_cli.model.plan import Block
from pacing_cli.model.quantity import Amount
from tests.histories import START, entry


def block(start: int, name: str, minutes: float, *, trial: bool = False) -> Block:
    return Block(
        start, minutes, "activity", name, amount=Amount("minutes", minutes), trial=trial
    )  # fmt: skip


LIST = (block(540, "walk", 5), Block(550, 5, "rest"), block(700, "walk", 5), block(800, "tea", 10))


def logged(number: int, name: str, minutes: float, **more: object) -> Entry:
    return entry(number, "activity", START, activity=name, minutes=minutes, **more)


def test_a_tick_belongs_to_its_own_block() -> None:
    """The second walk was ticked, the first was not."""
    assert ticked(LIST, (logged(1, "walk", 5, block="11:40"),)) == (False, False, True, False)


def test_what_was_logged_otherwise_fills_the_blocks_in_their_order() -> None:
    assert ticked(LIST, (logged(1, "Walk", 9),)) == (True, False, False, False)
    assert ticked(LIST, (logged(1, "walk", 3), logged(2, "walk", 7))) == (True, False, True, False)


def test_half_of_it_is_no_tick() -> None:
    assert ticked(LIST, (logged(1, "tea", 5),)) == (False,) * 4


def test_a_tick_of_a_block_that_has_moved_counts_by_its_amount() -> None:
    assert ticked(LIST, (logged(1, "walk", 5, block="15:00"),)) == (True, False, False, False)


def test_a_try_is_done_by_whatever_was_logged_of_it() -> None:
    tries = (block(540, "piano", 5, trial=True),)
    assert ticked(tries, (entry(1, "activity", START, activity="piano"),)) == (True,)


def test_another_measure_fills_nothing() -> None:
    steps = entry(1, "activity", START, activity="walk", steps=9000)
    assert ticked(LIST, (steps,)) == (False,) * 4
