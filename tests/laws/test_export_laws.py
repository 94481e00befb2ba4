"""Laws of taking out: what `pace export json` wrote, `pace import` brings back as it was."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.storage.journal.format import write_line
from pacing_cli.storage.paths import Home
from tests.cli.conftest import Person
from tests.storage.strategies import journals

NOW = "2199-12-31T12:00"


def _state(person: Person) -> list[dict[str, object]]:
    """Everything that counts, as exactly as the files hold it."""
    text = person.done("export", "jsonl")
    return [json.loads(line) for line in text.splitlines()]


@settings(max_examples=40)
@given(journals(), st.sampled_from(["json", "jsonl"]))
def test_an_export_read_into_an_empty_home_gives_the_same_state(lines, form):
    """Amended, withdrawn, undone, with fields that nobody knows: what counts is the same."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = Person(Path(folder) / "one", NOW), Person(Path(folder) / "two", NOW)
        journal = Home(one.home).journal
        journal.mkdir(parents=True)
        text = "".join(write_line(line) + "\n" for line in lines)
        (journal / "copy.jsonl").write_text(text, encoding="utf-8")
        out = str(Path(folder) / f"all.{form}")
        one.done("export", form, out)

        other.done("import", out, "--yes")
        assert _state(other) == _state(one)
        assert other.document("list") == one.document("list")

        before = other.files()
        assert other.document("import", out, "--yes")["entries_new"] == 0
        assert other.files() == before
