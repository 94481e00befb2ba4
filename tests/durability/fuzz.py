"""What a fuzzer may throw anything at: the reader of lines, and the reader of words.

python -m tests.durability.fuzz lines|words      with atheris, where it is installed
"""

import json
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from pacing_cli.app.drafts import drafts_of_lines
from pacing_cli.model.entry import Entry
from pacing_cli.shorthand.clock import Clock
from pacing_cli.storage.journal.format import read_line, write_line
from pacing_cli.storage.journal.lines import read_lines
from pacing_cli.storage.undo_log import new_id

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


_BITS = (
    b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\r", b"\0", b"\xff", b"\xc3", b"\xef\xbb\xbf",
    b"\xe2\x80\xa8", b'{"v":1,', b'"id":"good1"', b'"kind":"amend"', b'"of":"good1"', b'"entry":{', b"null",
    b"1e999", b"-0", b"99999999999999999999", b"\\ud83d", b"<<<<<<< HEAD\n", b"=======\n", b'"v":2,', b"NaN",
)  # fmt: skip


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Two seeds spliced, with a few bytes changed, left out, or put in."""
    one, other = chance.choice(seeds), chance.choice(seeds)
    content = bytearray(
        one[: chance.randrange(len(one) + 1)] + other[chance.randrange(len(other)) :]
    )
    for _ in range(chance.randrange(6)):
        place = chance.randrange(len(content) + 1)
        match chance.randrange(3):
            case 0:
                content[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[place : place + chance.randrange(1, 9)]
            case _:
                content[place:place] = chance.choice(_BITS)
    return bytes(content)


LINE_SEEDS = (
    GOOD % 7,
    b'{"v":1,"id":"abc","kind":"activity","at":"2026-03-01T10:00:00+01:00","zone":"Europe/Berlin",'
    b'"noted":"2026-03-01T10:31:05Z","activity":"walk","minutes":12,"pain":3,"tags":["a","b"]}',
    b'{"v":1,"id":"am","kind":"amend","noted":"2026-03-01T11:00:00Z","of":"good1","entry":{"pain":4}}',
    b'{"v":1,"id":"wi","kind":"withdraw","noted":"2026-03-01T11:00:00Z","of":"am"}',
    b'{"v":2,"id":"ne","kind":"check","at":"2026-03-01T10:00:00Z","mood":{"deep":[1,2]},"pain":99}',
)
WORD_SEEDS = tuple(
    text.encode()
    for text in (
        "2026-03-01 10:00 walk 12m pain 3-4 effort 3 +busy note für später",
        "yesterday 18:30 swim 0.9km 12reps p3-5 e4 f2 stopped pain with Sam",
        "check pain 4 fatigue 5 sleep 6.5h quality 4 hr 96 hrmax 120 upright 3h",
        "flare end note = pain: 4 --pain 4 load 4kg impact",
        "dose ibuprofen 1h20m 90s 1400steps monday 10:00",
    )
)


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
