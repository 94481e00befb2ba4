"""Names, texts and dates of several words without quotes, with something further behind them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Person


@pytest.fixture
def washer(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A walk and some washing up are in the journal; the folder of the shell is an empty one."""
    person.done("log", "--from", "-", typed="yesterday washing up 10m pain 3\nyesterday walk 9m\n")
    shell = tmp_path / "shell"
    shell.mkdir()
    monkeypatch.chdir(shell)
    return person


def typed(person: Person, line: str) -> str:
    return person.done(*line.split(" "))


def test_an_export_of_washing_up_is_no_file_with_the_name_up(washer: Person) -> None:
    """`pace export csv --activity washing up` wrote the file "up"."""
    said = typed(washer, "export csv --activity washing up")
    assert list(Path.cwd().iterdir()) == []
    assert "washing up" in said
    assert "walk" not in said


@pytest.mark.parametrize(
    "line",
    [
        "export csv out.csv --activity washing up",
        "export csv --activity washing up out.csv",
        "export csv --activity walk out.csv",
        "export csv --activity walk --activity washing up out.csv",
    ],
)
def test_a_file_may_be_named_before_and_behind_it(washer: Person, line: str) -> None:
    typed(washer, line)
    (made,) = Path.cwd().iterdir()
    assert made.name == "out.csv"
    assert ("washing up" in made.read_text()) is ("washing" in line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("goal add walk to the beach --activity washing up --target 20m", "walk to the beach\n"),
        ("goal add market --why to see Ana --activity walk", "Why: to see Ana\n"),
        ("goal add --activity walk market", "market\n"),
        ("goal add garden --by 1 May", "Goal date: 1 May 2026."),
        ("goal add piano --by 8 weeks", "Goal date: 3 May 2026."),
        ("activity set washing up --amber sit on the stool", "washing up, as saved now"),
        ("support add Ana Maria --good-for a lift to the shop", "Saved: Ana Maria."),
        ("measure psfs washing up=4 walk=5", "own activities, 4.5 "),
        ("measure score my grip 30 --better more", "my grip, 30 "),
        ("visit --ceiling washing up=15m", "washing up"),
        ("report --from 1 March --to 7 March", "1 March to 7 March 2026"),
        ("list --from 1 March 2026 --activity washing up", "washing up, 10 min"),
        ("mode pause illness --until 20 March", "20 March"),
        ("try start washing up early late --dry-run --seed 1", "washing up: early or late?"),
    ],
)
def test_words_behind_a_name_or_an_option_belong_where_a_person_means_them(
    washer: Person, line: str, said: str
) -> None:
    assert said in typed(washer, line)


def test_a_rating_stands_behind_a_goal_of_several_words(washer: Person) -> None:
    typed(washer, "goal add walk to the beach --activity walk --target 20m")
    assert "walk to the beach, +1" in typed(washer, "goal rate walk to the beach 1")
    assert "walk to the beach, -1" in typed(washer, "goal rate walk to the beach -1 --on yesterday")
    assert "I went there" in typed(washer, "goal close walk to the beach --why I went there")


def test_what_is_not_on_the_list_is_named_when_it_is_ticked(washer: Person) -> None:
    """`pace done washing up pain 3` said nothing but that there is nothing to tick."""
    said = washer.refused("done", "hoovering", "10m", "pain", "3")
    assert "To log it: pace log hoovering 10m pain 3" in said
