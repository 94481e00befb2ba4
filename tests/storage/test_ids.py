"""An id is typed in the place of words: it never reads as one of them."""

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.cli.commands.amend import _is_change
from pacing_cli.storage.undo_log import id_of, new_id


@given(st.text(), st.integers(4, 10))
def test_the_beginning_of_an_id_is_no_amount_and_no_rating(text: str, long: int) -> None:
    """`pace amend 8394km pain 4` once was too far to walk."""
    assert not _is_change(id_of(text)[:long])


def test_new_ids_are_ten_signs_and_unlike_each_other() -> None:
    found = {new_id() for _ in range(500)}
    assert len(found) == 500
    assert {len(one) for one in found} == {10}
    assert not any(one[0].isdigit() for one in found)
