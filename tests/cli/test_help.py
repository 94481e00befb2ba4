"""`pace help`: topics, the help of commands, and the manual page, from one source each."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from pacing_cli.cli.app import app
from pacing_cli.cli.commands.texts import branches, command_named
from pacing_cli.model.entry import FIELDS
from pacing_cli.storage.shipped import TOPICS, topic
from tests.cli.conftest import Person

ROOT = Path(__file__).parents[2]
MOST_WORDS = 260


def test_the_topics_are_listed(person: Person) -> None:
    said = person.done("help", "--plain")
    assert all(f"{name}: " in said for name in TOPICS)
    assert [one["name"] for one in person.document("help")["topics"]] == list(TOPICS)
    assert not person.home.exists()


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_short_and_says_where_more_stands(person: Person, name: str) -> None:
    said = person.done("help", name, "--plain")
    one = topic(name)
    assert one.title in said
    assert (ROOT / "docs" / one.see).is_file()
    assert len(said.split()) <= MOST_WORDS
    assert all(part.text in said for part in one.parts)
    assert not {"`", "{"} & set(said)


@pytest.mark.parametrize("name", TOPICS)
def test_commands_in_topics_are_commands(name: str) -> None:
    for part in topic(name).parts:
        for words, _ in part.lines:
            if words.startswith("pace "):
                assert command_named(words.split()[1:2]), words


def test_the_words_topic_knows_every_field(person: Person) -> None:
    said = person.done("help", "words", "--plain")
    assert all(f"{field.example}: " in said for field in FIELDS)


def test_several_words_and_beginnings_name_a_topic(person: Person) -> None:
    assert person.done("help", "bad", "day") == person.done("help", "bad-day")
    assert person.done("help", "exit") == person.done("help", "exit-codes")


def test_a_command_says_what_its_own_help_says(person: Person) -> None:
    said = person.done("help", "log", "--plain")
    assert "Only the name is needed." in said
    assert said.splitlines()[0] == "Usage: pace log [OPTIONS] [WORDS...]"
    assert "--measure" in person.done("help", "activity", "set")
    assert "--measure" in person.document("help", "activity", "set")["text"]
    assert person.done("help", "bad", "--plain").startswith("Usage: pace bad")
    assert "no doctor" in person.done("help", "safety")  # a topic and a command: the topic


def test_a_topic_fits_a_narrow_screen(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for name in TOPICS:
        assert max(map(len, person.done("help", name).splitlines())) <= 40


def test_the_manual_page_holds_every_command_and_option(person: Person) -> None:
    page = person.done("help", "--man").replace(r"\-", "-")
    for one in branches(get_command(app)):
        assert f"pace {one.path}".strip() in page
        for each in one.command.params:
            assert each.opts[0] in page or each.param_type_name == "argument"
    assert all(topic(name).title.upper() in page for name in TOPICS)


@pytest.mark.parametrize(
    "check", [("man", "--warnings", "-l"), ("mandoc", "-T", "lint", "-W", "warning")]
)
def test_the_manual_page_is_sound(person: Person, tmp_path: Path, check: tuple[str, ...]) -> None:
    if not shutil.which(check[0]):
        pytest.skip(f"{check[0]} is not installed here")
    page = tmp_path / "pace.1"
    page.write_text(person.done("help", "--man"))
    run = subprocess.run([*check, str(page)], capture_output=True, text=True, check=False)
    told = run.stderr if check[0] == "man" else run.stdout
    # The page carries a version instead of a date, so that it is the same whenever it is made.
    assert [line for line in told.splitlines() if "missing date" not in line] == []


GROUPS = [
    one.path.split()
    for one in branches(get_command(app))
    if one.path and getattr(one.command, "commands", None)
]


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
def test_the_help_of_a_group_has_room_on_forty_columns(
    person: Person, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """A telephone held upright: lines are folded, and no sentence ends in dots."""
    monkeypatch.setenv("COLUMNS", "40")
    below = dict(branches(get_command(app)))[" ".join(words)].commands
    for path in (words, *([*words, name] for name in below)):
        said = person.done(*path, "--help", "--plain")
        assert [line for line in said.splitlines() if len(line) > 40] == []
        assert not [line for line in said.splitlines() if re.search(r"[a-z]\.\.\.$", line)]


def test_a_long_option_stands_above_what_it_means(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    narrow = person.done("activity", "add", "--help").splitlines()
    assert "  --strength / --no-strength" in narrow
    monkeypatch.setenv("COLUMNS", "80")
    wide = person.done("activity", "add", "--help")
    assert "  --strength / --no-strength  Strength work, on 2 days a week." in wide
