"""A row of days whose oldest part was left out answers as the whole row, or says that it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.past import Past, TooFarBack

PLACES = st.one_of(st.none(), st.integers(-30, 30))


@given(st.integers(0, 20), st.integers(0, 12), PLACES, PLACES)
def test_a_part_is_that_of_the_whole_row(many: int, left_out: int, first: int, stop: int) -> None:
    whole = list(range(many))
    past = Past(min(left_out, many), whole[left_out:])
    part, wanted = past[first:stop], whole[first:stop]
    assert len(part) == len(wanted)
    for index, one in enumerate(wanted):
        if one < left_out:
            with pytest.raises(TooFarBack):
                part[index]
        else:
            assert part[index] == one
            assert part[index - len(part)] == one


def test_a_place_that_never_was_is_an_ordinary_mistake() -> None:
    with pytest.raises(IndexError):
        Past(3, [1, 2])[5]


def test_going_back_from_the_end_stops_where_the_days_are_missing() -> None:
    back = reversed(Past(3, ["tuesday", "wednesday"]))
    assert [next(back), next(back)] == ["wednesday", "tuesday"]
    with pytest.raises(TooFarBack):
        next(back)
