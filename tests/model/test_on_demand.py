"""Members that are made when they are asked for, and not before."""

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.history import LazySequence


@given(st.integers(0, 9), st.slices(9))
def test_it_is_like_the_list_of_its_members(count: int, part: slice) -> None:
    """Whole, in parts, and one by one from either end."""
    row = LazySequence(count, lambda places: (place * place for place in places))
    every = [place * place for place in range(count)]
    assert row == every
    assert list(row[part]) == every[part]
    assert [row[place] for place in range(-count, count)] == every * 2


def test_nothing_is_made_that_is_not_asked_for() -> None:
    """A plan asks for none of the quotas of ten years."""
    made: list[int] = []

    def make(places: range) -> list[str]:
        made.extend(places)
        return ["" for _ in places]

    row = LazySequence(3650, make)
    assert len(row) == 3650
    assert made == []
    row[-2:]
    assert made == [3648, 3649]
