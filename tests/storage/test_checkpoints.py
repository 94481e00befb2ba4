"""A checkpoint is kept beside the journal, counts only while it is true, and is never trusted."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.history import History, Segment
from pacing_cli.model.settings import Settings
from pacing_cli.storage.checkpoints import read_checkpoint, write_checkpoint
from tests.histories import START, Happening, happenings, told

NOTHING = History()


@settings(max_examples=60)
@given(happenings(12, 70), st.floats(0, 1))
def test_written_and_read_it_is_the_same_to_the_last_type(
    found: list[Happening], part: float
) -> None:
    entries, today = told(found), START + timedelta(days=len(found) - 1)
    run = days(entries, today)
    on = run[int(part * (len(run) - 1))].on
    held = advise(EvaluationInput(run, Settings(), today, keep_on=on)).checkpoint
    assert held
    again = read_checkpoint(write_checkpoint(held))
    assert repr(again._replace(past=NOTHING)) == repr(held._replace(past=NOTHING))
    assert again.past.lengths == held.past.lengths
    for here, there in zip(again.past.stretches, held.past.stretches, strict=True):
        assert [*map(list, here[:4]), _by_name(here)] == [*map(list, there[:4]), _by_name(there)]
        assert repr(list(here.days)) == repr(list(there.days))


def _by_name(stretch: Segment) -> dict[str, list[float | None]]:
    return {name: list(row) for name, row in stretch.shown.items()}


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "7", '{"Checkpoint":{}}', '{"Day":{"on":{"d":"2026-03-01"}}}', '{"exit":{}}',
     '{"d":"yesterday"}', '{"Checkpoint":{"on":1,"who":2}}', "[" * 100_000],
)  # fmt: skip
def test_anything_else_is_no_checkpoint(text: str) -> None:
    with pytest.raises(ValueError, match="not a checkpoint"):
        read_checkpoint(text.encode())


def test_the_day_of_a_checkpoint_is_its_place_in_the_log() -> None:
    entries = told([Happening(10, 8, 3, 3, None, False)] * 90)
    today = START + timedelta(days=89)
    held = advise(
        EvaluationInput(days(entries, today), Settings(), today, keep_on=date(2026, 4, 1))
    ).checkpoint
    assert held
    assert (held.place, held.first) == (31, START)
