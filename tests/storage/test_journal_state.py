"""What a set of lines says together: laws of amendments, withdrawals and merging."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.entry import Amendment, Entry
from pacing_cli.storage.journal.format import text_of, write_line
from pacing_cli.storage.journal.state import project
from tests.storage.strategies import journals
from tests.storage.test_journal_format import WALK

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def withdraw(name: str, of: str) -> Amendment:
    return Amendment(name, NOON, of, None)


def amend(name: str, of: str, minutes: int, later: int = 0) -> Amendment:
    new = text_of(WALK._replace(fields={"activity": "walk", "minutes": minutes}))
    return Amendment(name, NOON + timedelta(minutes=later), of, new)


def minutes(*lines: Entry | Amendment) -> list[object]:
    return [entry.fields["minutes"] for entry in project(lines).entries]


@given(journals(), st.randoms(use_true_random=False))
def test_any_order_and_any_duplication_give_the_same_state(lines, chance):
    """Two homes are copied into each other in any way: both list the same bytes."""
    once = project(lines)
    mixed = lines + [chance.choice(lines) for _ in range(5)]
    chance.shuffle(mixed)
    again = project(mixed)
    assert [write_line(e) for e in again.entries] == [write_line(e) for e in once.entries]
    assert (again.void, again.problems) == (once.void, once.problems)


@given(st.data())
def test_rival_changes_of_one_entry_are_told_alike_in_any_order_and_the_later_counts(data):
    """Changes of two fields by devices that knew some of the others, or none of them."""
    lines: list[Entry | Amendment] = [WALK]
    latest: dict[str, tuple[datetime, str, int]] = {}
    for number in range(data.draw(st.integers(2, 4))):
        name, key = f"a{number}", data.draw(st.sampled_from(["pain", "effort"]))
        value, later = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 2))
        noted = NOON + timedelta(minutes=later)
        seen = data.draw(st.lists(st.sampled_from([f"a{one}" for one in range(4)]), max_size=1))
        new = text_of(WALK._replace(fields={**WALK.fields, key: value}))
        marks = {"changed": {key: value}, "seen": seen}
        lines.append(Amendment(name, noted, WALK.id, new, marks))
        latest[key] = max(latest.get(key, (noted, name, value)), (noted, name, value))
    once = project(lines)
    again = project(data.draw(st.permutations(lines * 2)))
    assert (again.entries, again.conflicts) == (once.entries, once.conflicts)
    (entry,) = once.entries
    assert {key: entry.fields[key] for key in latest} == {k: v for k, (_, _, v) in latest.items()}


@given(journals(), journals())
def test_merging_is_the_same_from_both_sides_and_twice_is_once(mine, yours):
    together = project(mine + yours).entries
    assert project(yours + mine).entries == together
    assert project(mine + yours + mine).entries == together


@given(journals())
def test_entries_come_by_moment_and_then_by_id(lines):
    keys = [(entry.at.timestamp(), entry.id) for entry in project(lines).entries]
    assert keys == sorted(keys)
    assert len({entry.id for entry in project(lines).entries}) == len(keys)


@given(journals())
def test_a_withdrawal_that_is_withdrawn_changes_nothing(lines):
    """Undo is a withdrawal of a withdrawal: the state is the one from before."""
    target = lines[0].id
    before = project(lines)
    undone = [*lines, withdraw("take-away", target), withdraw("undo", "take-away")]
    assert project(undone).entries == before.entries


@given(journals())
def test_an_amendment_that_is_withdrawn_changes_nothing(lines):
    before = project(lines)
    undone = [*lines, amend("change", lines[0].id, 99), withdraw("undo", "change")]
    assert project(undone).entries == before.entries


def test_the_newest_amendment_counts_whatever_the_order_of_the_lines():
    first, second = amend("a", WALK.id, 10), amend("b", WALK.id, 8, later=1)
    assert minutes(WALK, first, second) == minutes(second, first, WALK) == [8]


def test_an_amendment_of_an_amendment_speaks_of_the_entry():
    assert minutes(WALK, amend("a", WALK.id, 10), amend("b", "a", 8, later=1)) == [8]


def test_withdrawing_the_newest_amendment_brings_back_the_one_before():
    lines = (WALK, amend("a", WALK.id, 10), amend("b", WALK.id, 8, later=1))
    assert minutes(*lines, withdraw("w", "b")) == [10]
    assert minutes(*lines, withdraw("w", "b"), withdraw("w2", "a")) == [12]


def test_a_withdrawn_entry_stays_away_even_when_it_is_amended_elsewhere():
    assert minutes(WALK, withdraw("w", WALK.id), amend("a", WALK.id, 10)) == []


def test_an_amendment_without_its_entry_counts_when_it_is_whole():
    state = project([amend("a", "elsewhere", 10)])
    assert [(entry.id, entry.fields["minutes"]) for entry in state.entries] == [("elsewhere", 10)]


def test_withdrawals_that_name_each_other_take_nothing_away():
    ring = (withdraw("w1", "w2"), withdraw("w2", "w1"))
    assert minutes(WALK, *ring, withdraw("w3", "w3")) == [12]


def test_two_different_lines_with_one_id_are_told_and_the_first_noted_counts():
    later = WALK._replace(noted=WALK.noted + timedelta(hours=1), fields={"activity": "run"})
    for lines in ((WALK, later), (later, WALK)):
        state = project(lines)
        assert state.entries == (WALK,)
        assert [problem.text for problem in state.problems] == [WALK.id]


def test_the_same_moment_with_another_offset_is_another_line():
    """The local day of an entry is its offset: the two are not the same."""
    other = WALK._replace(at=WALK.at.astimezone(UTC))
    assert len(project([WALK, other]).problems) == 1
