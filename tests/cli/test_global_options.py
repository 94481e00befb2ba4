"""The options that every command takes: in front, behind, and from the environment."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import COMMANDS, app
from pacing_cli.cli.tree import load
from tests.cli.conftest import Person


def pace(*words: str, **env: str) -> Result:
    return CliRunner().invoke(app, list(words), env=env)


@pytest.mark.parametrize("style", ["before", "after", "mixed", "equals", "variable"])
def test_home_and_now_are_understood_everywhere(tmp_path: Path, style: str) -> None:
    home, now = str(tmp_path / "h"), "2026-03-01T10:00"
    words = ["check", "pain", "4"]
    result = {
        "before": lambda: pace("--home", home, "--now", now, "--json", *words),
        "after": lambda: pace(*words, "--home", home, "--now", now, "--json"),
        "mixed": lambda: pace("--now", now, "check", "--json", "pain", "--home", home, "4"),
        "equals": lambda: pace(*words, f"--home={home}", f"--now={now}", "--json"),
        "variable": lambda: pace(*words, "--json", PACE_HOME=home, PACE_NOW=now),
    }[style]()
    assert result.exit_code == 0, result.output
    (entry,) = json.loads(result.stdout)["entries"]
    assert (entry["at"], entry["pain"]) == ("2026-03-01T10:00:00+00:00", 4)
    assert (tmp_path / "h" / "journal").is_dir()


def test_the_option_counts_more_than_the_variable(tmp_path: Path) -> None:
    pace("check", "--home", str(tmp_path / "a"), PACE_HOME=str(tmp_path / "b"))
    assert [path.name for path in tmp_path.iterdir() if path.name in "ab"] == ["a"]


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("2026-03-01", "2026-03-01T12:00:00+00:00"),
        ("2026-03-01 10:00", "2026-03-01T10:00:00+00:00"),
        ("2026-03-01T10:00:30", "2026-03-01T10:00:30+00:00"),
        ("2026-03-01T00:30:00+01:00", "2026-03-01T00:30:00+01:00"),
        ("2026-03-01T10:00:00Z", "2026-03-01T10:00:00+00:00"),
    ],
)
def test_now_may_be_a_date_or_a_moment(tmp_path: Path, now: str, at: str) -> None:
    result = pace("check", "--json", "--now", now, "--home", str(tmp_path / "h"))
    assert json.loads(result.stdout)["entries"][0]["at"] == at


@pytest.mark.parametrize("now", ["tomorrowish", "2026-02-30", "2026-03-01T25:00", "12026-01-01"])
def test_a_now_that_cannot_be_is_refused(tmp_path: Path, now: str) -> None:
    result = pace("check", "--now", now, "--home", str(tmp_path / "h"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f'"{now}"' in result.stderr


@pytest.mark.parametrize("words", [["list", "--now"], ["list", "--home"], ["--home", "--json"]])
def test_an_option_without_its_value_is_refused(words: list[str]) -> None:
    result = pace(*words)
    assert result.exit_code == 2
    assert "needs" in result.stderr


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["lgo", "walk"], 'Did you mean "log"?'),
        (["walk", "12m"], "pace log walk 12m"),
        (["--banana"], "--banana"),
        (["list", "--banana"], "--banana"),
        (["show", "a", "b", "c"], "b c"),
        (["withdraw"], "ENTRY"),
    ],
)
def test_a_wrong_call_is_one_clear_sentence(words: list[str], named: str) -> None:
    result = pace(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert "╭" not in result.stderr
    assert "Usage" not in result.stderr


def test_words_behind_two_dashes_are_left_alone(tmp_path: Path) -> None:
    result = pace("--home", str(tmp_path / "h"), "note", "--", "I", "typed", "--json")
    assert "I typed --json" in result.stdout


OWN_WORDS = "5 -- it hurt --plain --debug --json --home x --help -v --effort"


@pytest.mark.parametrize(
    "before",
    [
        "log walk 5m note", "log walk 5m, note,", "log yesterday walk NOTE", "log note",
        "check pain 4 note", "bad note", "better note", "dose ibuprofen note", "flare note",
        "flare end note", "visit done note", "amend last note",
        "log --pain 4 walk --plain note", "note", "note yesterday 10:00",
    ],
)  # fmt: skip
def test_what_follows_note_is_the_note(tmp_path: Path, before: str) -> None:
    front = ("--home", str(tmp_path / "h"), "--now", "2026-03-08T09:30")
    for line in ("2026-03-07 walk 5m pain 3", "check pain 3", "flare", "bad"):
        assert pace(*front, "log", *line.split()).exit_code == 0
    # `pace note` takes a time in front of its text; a word that is none begins the text.
    own = OWN_WORDS if before.split()[0] != "note" else f"so {OWN_WORDS}"
    written = pace(*front, "--json", *before.split(), *own.split())
    assert written.exit_code == 0, written.output
    assert json.loads(written.stdout)["entries"][-1]["note"] == own


@pytest.mark.parametrize(
    "words",
    [
        "--json log walk note felt -- well",
        "log --json walk note felt -- well",
        "log walk --json note felt -- well",
        "note --json felt -- well",
        "note 10:00 --json felt -- well",
        "log --json -- walk note felt -- well",
    ],
)
def test_options_stand_before_the_note(tmp_path: Path, words: str) -> None:
    written = pace("--home", str(tmp_path / "h"), *words.split())
    (entry,) = json.loads(written.stdout)["entries"]
    assert entry["note"] == "felt -- well"


def test_a_value_that_is_called_note_ends_no_options(tmp_path: Path) -> None:
    front = ("--home", str(tmp_path / "h"))
    pace(*front, "log", "walk", "note", "well")
    dropped = pace(*front, "amend", "last", "--drop", "note", "--json")
    assert "note" not in json.loads(dropped.stdout)["entries"][0]
    assert json.loads(pace(*front, "list", "--kind", "note", "--json").stdout)["entries"] == []


@pytest.mark.parametrize(
    "plain", [{"PACE_PLAIN": "1"}, {"TERM": "dumb"}, {"PACE_PLAIN": "0", "TERM": "dumb"}]
)
def test_plain_help_has_no_box(plain: dict[str, str]) -> None:
    result = pace("--help", **plain)
    assert result.exit_code == 0
    assert "╭" not in result.stdout
    for panel in ("Every day:", "Setting up:", "Looking back:", "Your files:"):
        assert panel in result.stdout


@pytest.mark.parametrize("words", [["log", "--help", "--plain"], ["--plain", "log", "--help"]])
def test_plain_help_of_a_command_has_no_box(words: list[str]) -> None:
    result = pace(*words)
    assert "╭" not in result.stdout
    assert "stopped pain" in result.stdout


def test_help_lists_every_command_in_its_panel() -> None:
    said = pace("--help").stdout
    places = [said.index(f"\n  {row.name} ") for row in COMMANDS]
    assert places == sorted(places)


def test_every_command_that_is_listed_can_be_loaded() -> None:
    assert [load(row).name for row in COMMANDS] == [row.name for row in COMMANDS]


def test_a_bug_is_told_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("pacing_cli.storage.journal.journal.Journal.entries", broken)
    result = pace("list", "--home", str(tmp_path / "h"))
    assert result.exit_code == 1
    assert "--debug" in result.stderr
    assert "a secret" not in result.output
    assert isinstance(pace("list", "--debug").exception, RuntimeError)


def test_version_is_one_line() -> None:
    assert pace("--version").stdout.startswith("pace 0")
    assert pace("list", "--version").stdout.startswith("pace 0")


def test_a_home_that_is_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    result = pace("check", "pain", "3", "--home", str(file))
    assert result.exit_code == 4
    assert file.read_text(encoding="utf-8") == "mine"
    assert len(result.stderr.splitlines()) <= 2


def test_pace_alone_says_what_is_next_and_how_to_log(tmp_path: Path) -> None:
    home = str(tmp_path / "h")
    said = pace("--home", home, "--now", "2026-03-08T07:00", "--plain").stdout
    assert "Sunday 8 March 2026" in said
    assert "pace log" in said
    document = json.loads(pace("--home", home, "--json").stdout)
    assert document["schema"] == "pace/glance/1"
    assert not (tmp_path / "h").exists()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("Log", "walk", "10m", "pain", "3"), "Logged: walk, 10 min"),
        (("Bad", "pain", "7"), "Logged: bad day, pain 7"),
        (("NOTE", "slept", "--", "badly"), "Logged: note"),
        (("List",), "walk"),
        (("Activity", "Add", "garden"), "garden"),
    ],
)
def test_a_phone_begins_a_line_with_a_capital_letter(
    person: Person, typed: tuple[str, ...], answer: str
) -> None:
    """`Bad` was not known, at the moment when one more try is too much."""
    person.done("log", "walk", "5m")
    assert answer in person.done(*typed)
