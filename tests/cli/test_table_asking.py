"""A table without a map: what was understood is shown, the rest is asked, the map is kept."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Person
from tests.cli.test_asking import CTRL_C, Terminal

TABLE = (
    "Date;Steps;Knee pain;Fatigue;Weather\n01/02/2026;4000;2;40;rain\n"
    "02/02/2026;5100;3,5;55;sun\n03/02/2026;;4;80;\n"
)
ORDER, HIGHEST, READ_SO = "Which? [1/2]", "What is the highest number", "like this?"
WHOLE_DAY = "counted over the whole day"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Semicolons and decimal commas; dates that fit twice; a scale up to 5; one up to 100."""
    path = tmp_path / "diary.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _maps(person: Person) -> list[Path]:
    return sorted(person.home.glob("map.*.toml"))


def test_what_cannot_be_known_is_asked_and_the_map_is_kept(person, table):
    """The day comes first, knee pain goes up to 5; tiredness goes up to 100 and is divided."""
    terminal = Terminal(person.home, "import", "csv", str(table), "--yes")
    terminal.answer(ORDER, "\r")  # Enter is no answer to this
    terminal.answer(ORDER, "1\r")
    terminal.answer(WHOLE_DAY, "\r")
    terminal.answer(HIGHEST, "5\r")
    terminal.answer(READ_SO, "y\r")
    assert terminal.end() == 0

    first = next(one for one in person.entries() if one["kind"] == "check")
    assert (first["at"][:10], first["pain"], first["fatigue"]) == ("2026-02-01", 2, 4)
    steps = [one for one in person.entries() if one["kind"] == "activity"]
    assert [one.get("x_whole_day") for one in steps] == [True, True]
    assert first["source"]["scale"] == {
        "pain": "own, up to 5", "fatigue": "0 to 100, divided by 10",
    }  # fmt: skip
    (kept,) = _maps(person)
    assert tomllib.loads(kept.read_text("utf-8"))["date_format"] == "%d/%m/%Y"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_kept_map_serves_the_next_table_of_this_kind(person, table):
    """A month later: another file name, a new row; nobody is asked and nothing is doubled."""
    terminal = Terminal(person.home, "import", "csv", str(table), "--yes")
    for question, keys in ((ORDER, "1\r"), (WHOLE_DAY, "n\r"), (HIGHEST, "\r"), (READ_SO, "y\r")):
        terminal.answer(question, keys)
    terminal.end()
    before = len(person.entries())
    later = table.with_name("diary-march.csv")
    later.write_text(TABLE + "04/02/2026;900;1;20;\n", encoding="utf-8")

    answer = person.pace("import", "csv", str(later), "--yes", "--json")

    assert answer.exit_code == 0
    assert "pace used the map map.diary.toml" in answer.stderr
    assert len(person.entries()) == before + 2
    (check,) = [
        one for one in person.entries() if one["at"] > "2026-02-04" and one["kind"] == "check"
    ]
    assert check["source"]["scale"].keys() == {"fatigue"}
    assert not any("x_whole_day" in one for one in person.entries())


@pytest.mark.parametrize("stop", [("no", "n\r"), ("ctrl-c", CTRL_C)], ids=lambda one: one[0])
def test_nothing_is_kept_and_nothing_read_where_it_is_not_right(person, table, stop):
    terminal = Terminal(person.home, "import", "csv", str(table), "--yes")
    terminal.answer(ORDER, "1\r")
    terminal.answer(WHOLE_DAY, "\r")
    terminal.answer(HIGHEST, "\r")
    terminal.answer(READ_SO, stop[1])
    terminal.end()

    assert _maps(person) == []
    assert person.entries() == []


def test_without_a_terminal_a_map_to_start_from_is_printed(person, table):
    answer = person.pace("import", "csv", str(table))

    assert tomllib.loads(answer.stdout)["delimiter"] == ";"
    assert 'scale = "0 to 100, divided by 10"' in answer.stdout
    assert "The numbers go from 2 to 4" in answer.stdout
    assert _maps(person) == []


def test_a_map_that_was_given_can_be_kept(person, table, tmp_path):
    chart = tmp_path / "mine.toml"
    chart.write_text(person.done("import", "csv", str(table), "--dates", "dmy"), encoding="utf-8")

    person.done("import", "csv", str(table), "--map", str(chart), "--keep-map")

    assert person.document("import", "csv", str(table))["entries_new"] == 5


def test_a_kept_map_that_is_broken_is_told_and_passed_over(person, table):
    person.home.mkdir()
    (person.home / "map.old.toml").write_text("date = ", encoding="utf-8")

    answer = person.pace("import", "csv", str(table))

    assert answer.exit_code == 0
    assert "map.old.toml is not a TOML file that pace can read" in answer.stderr
