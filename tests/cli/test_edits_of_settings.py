"""An edit of a settings file changes what was asked and nothing else, however it is written."""

import tomllib
from typing import Any

import pytest

from tests.cli.conftest import Person

VISIT = ("visit", "--with", "Kim", "--ceiling", "walk=15m", "--yes")


def told(person: Person, name: str, text: str, *words: str) -> tuple[dict[str, Any], str]:
    """What the file holds after `pace WORDS`, as a value and as text."""
    person.home.mkdir(parents=True, exist_ok=True)
    path = person.home / f"{name}.toml"
    path.write_bytes(text.encode())
    person.done(*words)
    after = path.read_bytes().decode()
    return tomllib.loads(after.removeprefix("\ufeff")), after


@pytest.mark.parametrize(
    "care",
    [
        'activity.kitchen.floor = "5m"\nactivity.kitchen.ceiling = "8m"  # hers\n',
        'activity = { kitchen = { floor = "5m", ceiling = "8m" } }  # hers\n',
        'activity.kitchen = { floor = "5m", ceiling = "8m" }  # hers\n',
        '[activity]\nkitchen.floor = "5m"\n# hers\nkitchen.ceiling = "8m"\n',
        '[activity.kitchen]\nfloor = "5m"\nceiling = "8m"  # hers\n',
        '\ufeff["activity".\'kitchen\']\r\n# hers\r\nfloor = "5m"\r\nceiling = "8m"\r\n',
    ],
)
def test_a_new_ceiling_takes_no_other_one_away(person: Person, care: str) -> None:
    """The quota of the kitchen rose from 8 to 9.5 minutes, as its ceiling was walk's then."""
    found, text = told(person, "care", care, *VISIT)
    assert found["activity"] == {
        "kitchen": {"floor": "5m", "ceiling": "8m"},
        "walk": {"ceiling": "15m"},
    }
    assert "# hers" in text


@pytest.mark.parametrize(
    "profile",
    [
        'flare_plan.triggers.busy = "x"\nmode = "envelope"\n',
        'flare_plan = { triggers = { busy = "x" } }\nmode = "envelope"\n',
        'flare_plan.triggers = { busy = "x" }\n"mode" = "envelope"\n',
        'mode = "envelope"\n[flare_plan.triggers]\nbusy = "x"\n\n[flare_plan]\n',
        'mode = "envelope"\n[flare_plan.triggers]\nbusy = "x"\n',
        'mode = "envelope"\n[flare_plan]\n[coping]\n[flare_plan.triggers]\nbusy = "x"\n',
    ],
)
def test_a_line_of_the_flare_plan_leaves_envelope_mode_as_it_is(
    person: Person, profile: str
) -> None:
    found, _ = told(person, "profile", profile, "flare", "plan", "helps", "soup")
    assert found["mode"] == "envelope"
    assert found["flare_plan"]["triggers"] == {"busy": "x"}
    assert found["flare_plan"]["helps"] == ["soup"]
    again, _ = told(person, "profile", profile, "flare", "plan", "trigger", "rain", "stay in")
    assert again["flare_plan"]["triggers"] == {"busy": "x", "rain": "stay in"}


@pytest.mark.parametrize("plan", ['flare_plan = { helps = ["x"] }', 'flare_plan.helps = ["x"]'])
def test_a_first_trigger_has_its_place_in_any_plan(person: Person, plan: str) -> None:
    found, _ = told(person, "profile", f"{plan}\n", "flare", "plan", "trigger", "rain", "stay in")
    assert found["flare_plan"]["triggers"] == {"rain": "stay in"}
    assert found["flare_plan"]["helps"] == ["x"]


@pytest.mark.parametrize(
    "pauses",
    [
        "pauses = []\n",
        "pauses = [\n  # none so far\n]\n",
        'pauses = [{ why = "condition", since = 2026-01-02, until = 2026-01-09 }]\n',
        '[[pauses]]\nwhy = "condition"\nsince = 2026-01-02\nuntil = 2026-01-09\n[coping]\n',
    ],
)
def test_a_pause_begins_and_ends_beside_any_other(person: Person, pauses: str) -> None:
    found, text = told(person, "profile", pauses, "mode", "pause", "illness")
    assert [one["why"] for one in found["pauses"]][-1] == "illness"
    assert "since = 2026-01-02" in text or "condition" not in pauses
    person.done("mode", "resume")
    after = tomllib.loads((person.home / "profile.toml").read_text(encoding="utf-8"))
    assert str(after["pauses"][-1]["until"]) == "2026-03-08"
    assert after["pauses"][:-1] == tomllib.loads(pauses)["pauses"]


@pytest.mark.parametrize(
    "supports",
    [
        'Ana = { kind = "person" }\nBo = { kind = "work" }\n',
        'Ana.kind = "person"\nBo.kind = "work"\nAna.what = "shopping"\n',
        '[Ana]\nkind = "person"\n[Bo]\nkind = "work"\n[Ana.of_her_own]\nx = 1\n',
        '[Ana.of_her_own]\nx = 1\n[Bo]\nkind = "work"\n',
    ],
)
def test_a_support_is_taken_out_and_the_other_stays(person: Person, supports: str) -> None:
    found, _ = told(person, "supports", supports, "support", "remove", "Ana")
    assert found == {"Bo": {"kind": "work"}}


def test_a_goal_takes_no_line_away_that_is_none(person: Person) -> None:
    person.home.mkdir()
    (person.home / "goals.toml").write_text("market = 3\n", encoding="utf-8")
    assert "needs another name" in person.refused("goal", "add", "market", "--what", "apples")
