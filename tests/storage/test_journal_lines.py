"""A whole file of bytes: nothing is raised, and no line hides another."""

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.entry import Entry
from pacing_cli.storage.journal.format import LineError, read_from, read_plain, write_line
from pacing_cli.storage.journal.lines import read_lines
from pacing_cli.storage.journal.reading import rows_with
from tests.storage.strategies import entries
from tests.storage.test_journal_format import WALK, line

GOOD = write_line(WALK).encode()
OTHER = write_line(WALK._replace(id="other")).encode()


def ids(content: bytes) -> list[str]:
    return [found.id for found in read_lines(content).lines]


def told(content: bytes) -> list[tuple[int, str]]:
    return [(row.number, row.kind) for row in read_lines(content).unread]


def test_an_empty_file_and_blank_lines_hold_nothing_and_are_no_problem():
    assert read_lines(b"") == read_lines(b"\n\n") == read_lines(b"\r\n \n")
    assert not read_lines(b"\n").unread


def test_a_mark_at_the_beginning_and_foreign_line_ends_do_not_matter():
    content = b"\xef\xbb\xbf" + GOOD + b"\r\n" + OTHER + b"\r\n"
    assert ids(content) == ["k3m9x2pq7r", "other"]
    assert told(content) == []


def test_a_last_line_without_its_end_counts_when_it_is_whole():
    assert ids(GOOD + b"\n" + OTHER) == ["k3m9x2pq7r", "other"]


def test_a_torn_last_line_is_named_and_hides_nothing():
    content = GOOD + b"\n" + OTHER[:40]
    assert ids(content) == ["k3m9x2pq7r"]
    assert told(content) == [(2, "torn")]


def test_a_torn_line_in_the_middle_of_a_letter_is_torn_too():
    torn = write_line(WALK._replace(fields={"activity": "spülen"})).encode()
    cut = torn[: torn.index(b"\xc3") + 1]
    assert told(GOOD + b"\n" + cut) == [(2, "torn")]


def test_an_entry_that_was_glued_to_a_torn_line_is_found():
    content = OTHER[:40] + GOOD + b"\n"
    assert ids(content) == ["k3m9x2pq7r"]
    assert told(content) == [(1, "glued")]


def test_two_entries_in_one_line_are_both_read():
    assert ids(GOOD + OTHER + b"\n") == ["k3m9x2pq7r", "other"]
    assert told(GOOD + OTHER + b"\n") == []


def test_the_beginning_of_an_entry_inside_of_a_note_is_not_an_entry():
    note = write_line(WALK._replace(fields={"note": write_line(WALK)}, kind="note", id="n"))
    assert ids(b"torn " + note.encode() + b"\n") == ["n"]


def test_nul_bytes_after_a_power_cut_are_named_and_the_entry_behind_them_is_read():
    content = GOOD + b"\n" + b"\0" * 4096 + b"\n" + b"\0" * 10 + OTHER + b"\n"
    assert ids(content) == ["k3m9x2pq7r", "other"]
    assert told(content) == [(2, "bytes")]


def test_bytes_that_are_not_text_are_named_and_the_other_lines_are_read():
    content = GOOD + b"\n\xff\xfe\x00\n" + OTHER + b"\n"
    assert ids(content) == ["k3m9x2pq7r", "other"]
    assert told(content) == [(2, "bytes")]


def test_a_whole_entry_behind_bad_bytes_is_read():
    content = b"\xff\xfe" + GOOD + b"\n"
    assert ids(content) == ["k3m9x2pq7r"]
    assert told(content) == [(1, "glued")]


def test_a_line_of_a_megabyte_is_read_or_named_and_shown_short():
    long = write_line(WALK._replace(fields={"activity": "walk", "note": "x" * 1_000_000}))
    assert len(ids(long.encode() + b"\n")) == 1
    unread = read_lines(b"y" * 1_000_000 + b"\n" + GOOD).unread
    assert [len(row.text) for row in unread] == [120]


def test_a_line_that_begins_an_entry_a_hundred_thousand_times_takes_no_long_time():
    assert ids(b'{"v":' * 100_000 + b"\n" + GOOD) == ["k3m9x2pq7r"]


def test_what_git_leaves_at_a_merge_is_understood():
    content = b"<<<<<<< HEAD\n" + GOOD + b"\n=======\n" + OTHER + b"\n>>>>>>> laptop\n"
    assert ids(content) == ["k3m9x2pq7r", "other"]
    assert told(content) == []
    assert read_lines(content).marks == (1, 3, 5)


def test_lines_of_a_newer_version_are_named_by_number_and_id():
    content = GOOD + b"\n" + line(v=2, id="new").encode() + b"\n"
    assert read_lines(content).newer == {2: "new"}


def test_a_wrong_value_in_one_line_hides_no_other():
    content = line(id="bad", pain=42).encode() + b"\n" + GOOD + b"\n"
    assert ids(content) == ["k3m9x2pq7r"]
    assert told(content) == [(1, "value")]


@given(st.lists(st.one_of(st.binary(max_size=60), entries()), max_size=8), st.booleans())
def test_whatever_stands_between_entries_every_entry_is_read(pieces, ended):
    """Lines of any bytes between whole lines: each whole line is there afterwards."""
    rows = [
        piece.replace(b"\n", b"") if isinstance(piece, bytes) else write_line(piece).encode()
        for piece in pieces
    ]
    found = ids(b"\n".join(rows) + (b"\n" if ended else b""))
    wanted = [piece.id for piece in pieces if not isinstance(piece, bytes)]
    assert [name for name in found if name in wanted] == wanted


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_error_and_every_unread_line_has_its_number(content):
    found = read_lines(content)
    rows = content.count(b"\n") + 1
    assert all(1 <= row.number <= rows and row.message for row in found.unread)


@given(entries(), st.data())
def test_one_damaged_byte_never_costs_another_line(entry, data):
    row = write_line(entry).encode()
    place = data.draw(st.integers(0, len(row) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != 10))
    damaged = row[:place] + bytes([byte]) + row[place + 1 :]
    assert "k3m9x2pq7r" in ids(damaged + b"\n" + GOOD + b"\n" + damaged)


@given(
    entries(),
    st.integers(0, 400),
    st.integers(0, 6),
    st.sampled_from([*list('"{}[],:\\ 09eE-\x00'), "", "null", "true", "1e999", "2", "\\ud800"]),
)
def test_a_line_that_is_read_at_once_is_read_as_the_careful_reader_does(
    entry: Entry, place: int, gone: int, put: str
) -> None:
    """A line as it is written, and one in which something was taken out and something put in."""
    text = write_line(entry)
    for one in (text, text[: place % len(text)] + put + text[place % len(text) + gone :]):
        plain = read_plain(one)
        try:
            line, version, end = read_from(one, 0)
        except LineError:
            assert plain is None
            continue
        assert plain is None or (plain == line and version == 1 and end == len(one))
        assert plain is not None or one != text or "\\u" in one


@given(st.lists(st.binary(max_size=12)), st.lists(st.binary(min_size=1, max_size=2), max_size=3))
def test_rows_with_a_mark_are_found_without_a_look_at_the_others(
    rows: list[bytes], marks: list[bytes]
) -> None:
    content = b"\n".join(rows)
    marks = [mark for mark in marks if b"\n" not in mark]
    held = [row for row in content.split(b"\n") if any(mark in row for mark in marks)]
    assert rows_with(content, marks) == held
