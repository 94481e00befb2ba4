"""Laws of the inbox: any bytes in, nothing lost; twice in is once in."""

import os
import re
import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from pacing_cli.storage.inbox_text import read_letter
from tests.cli.conftest import Person
from tests.cli.test_inbox import AT_NINE

GOOD = st.sampled_from(
    ["walk 12m pain 3-4", "08:00 row 5m", "yesterday check p4 f5", "note für später ❤️",
     "2026-03-01 10:00 walk 9m +busy", "dose ibuprofen 400mg", "flare", "# a comment", ""]
)  # fmt: skip
LINE = st.one_of(GOOD, st.text(max_size=30), st.text("wal k12mp-", max_size=12))
TEXTS = st.tuples(
    st.lists(LINE, max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]),
).map(lambda made: made[1].join(made[0]).encode(made[2], "replace"))
ANY_BYTES = st.one_of(
    TEXTS, st.binary(max_size=200), st.lists(st.binary(max_size=30)).map(b"\n".join)
)


@given(st.lists(ANY_BYTES, min_size=1, max_size=3))
@example([b"walk 12m pain 3-4\nW\nW0"])  # W is walk, until W0 is a name as well
@example([b"A\nA0"])  # A is no activity, until A0 is a name that it may mean
def test_any_bytes_in_nothing_lost_and_twice_in_is_once_in(contents):
    with tempfile.TemporaryDirectory() as folder:
        person = Person(Path(folder) / "home", "2026-03-08T09:30")
        _drop(person, contents)
        person.done("list")
        entries, listed = person.entries(), _review(person)

        _nothing_is_lost(person, contents, listed)

        _drop(person, contents)
        person.done("list")
        assert person.entries() == entries
        assert _review(person) == listed


def _drop(person: Person, contents: list[bytes]) -> None:
    folder = person.home / "inbox"
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(contents):
        path = folder / f"file{number}.txt"
        path.write_bytes(content)
        os.utime(path, (AT_NINE, AT_NINE))


def _review(person: Person) -> str:
    path = person.home / "inbox" / "review.txt"
    return path.read_text("utf-8") if path.exists() else ""


def _nothing_is_lost(person: Person, contents: list[bytes], listed: str) -> None:
    """Every file lies whole in the inbox; every line is an entry, or is to be looked at."""
    inbox = person.home / "inbox"
    done = [path.read_bytes() for path in inbox.glob("done/*")]
    waits = [path.read_bytes() for path in inbox.glob("file*")]
    said = set()
    for number, content in enumerate(contents):
        assert content in done or content in waits
        if content not in waits:
            rows = read_letter(content, f"file{number}.txt").rows
            said |= {row.text for row in rows if not row.text.startswith("#")}
    journal = b"".join(path.read_bytes() for path in person.home.glob("journal/*"))
    assert journal.count(b"\n") + len(re.findall(r"(?m)^## ", listed)) >= len(said)
