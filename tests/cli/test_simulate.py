"""`pace simulate`: an invented person, said to be one."""

import json

from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app


def pace(*words: str) -> Result:
    return CliRunner().invoke(app, ["--plain", "simulate", "--weeks", "4", *words])


def test_five_ways_of_living_side_by_side_and_said_to_be_invented() -> None:
    result = pace()
    assert result.exit_code == 0, result.output
    assert "An invented person: boom-bust" in result.stdout
    for way in ("by the plan", "what feels possible", "10% more a week", "rest", "a person who"):
        assert f"\n{way}" in result.stdout


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert pace("--seed", "3").stdout == pace("--seed", "3").stdout
    assert pace("--seed", "3").stdout != pace("--seed", "4").stdout


def test_a_beginning_of_a_name_is_enough_and_json_holds_every_day() -> None:
    found = json.loads(pace("--person", "avoid", "--json").stdout)
    assert found["person"] == "avoider"
    assert found["invented"] is True
    assert len(found["days"]) == 28
    assert set(found["ways"]) == {"plan", "possible", "fixed", "rest", "oracle"}


def test_an_unknown_name_is_answered_with_the_names() -> None:
    result = pace("--person", "robin")
    assert result.exit_code == 2
    assert "boom-bust" in result.stderr
