"""What a fuzzer may throw anything at: the reader of lines, and the reader of words.

python -m tests.durability.fuzz lines|words      with atheris, where it is installed
"""

import json
import sys
from datetime import UTC, datetime

from pacing_cli.cli.clock import Clock
from pacing_cli.cli.words.drafts import drafts_of_lines
from pacing_cli.model.entry import Entry
from pacing_cli.storage.ids import new_id
from pacing_cli.storage.journal_format import read_line, write_line
from pacing_cli.storage.journal_lines import read_lines

GOOD = b'{"v":1,"id":"good%d","kind":"note","at":"2026-03-01T10:00:00+00:00","zone":"UTC","noted":"2026-03-01T10:00:00Z","note":"here"}'
CLOCK = Clock(datetime(2026, 3, 8, 12, tzinfo=UTC), "UTC", UTC)


def lines(content: bytes) -> None:
    """Whatever the bytes are: nothing is raised, the lines around them are found, and what
    was read can be written and read again as the same."""
    found = read_lines(GOOD % 1 + b"\n" + content + b"\n" + GOOD % 2 + b"\n")
    ids = [line.id for line in found.lines]
    assert ids[0] == "good1", ids
    assert ids[-1] == "good2", ids
    for line in found.lines:
        written = write_line(line)
        assert "\n" not in written
        again = read_line(written)
        assert again == line
        assert write_line(again) == written
    rows = [row for row in content.split(b"\n") if row.strip(b" \t\r\x1a\xef\xbb\xbf")]
    told = len(found.lines) - 2 + len(found.unread) + len(found.marks)
    assert told >= len(rows), (rows, found)


def words(text: str) -> None:
    """Whatever is typed: an entry that can be written and read again, or a sentence."""
    drafted = drafts_of_lines([text], "line", CLOCK, dict)
    assert len(drafted.drafts) + len(drafted.problems) <= 1
    for problem in drafted.problems:
        assert problem.message.endswith((".", "?"))
    for draft in drafted.drafts:
        entry = Entry(new_id(), draft.kind, draft.at, draft.zone, CLOCK.now, draft.fields)
        written = write_line(entry)
        assert json.loads(written)["kind"] == draft.kind
        assert write_line(read_line(written)) == written


def main() -> None:
    import atheris  # type: ignore[import-not-found]

    target = sys.argv.pop(1)

    def one(content: bytes) -> None:
        if target == "lines":
            lines(content)
        else:
            words(content.decode("utf-8", "replace").replace("\n", " "))

    atheris.instrument_all()
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
