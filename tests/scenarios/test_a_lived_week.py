"""A week of an invented person, lived through the command line: mornings, a bad day, the way back.

Robin walks, keeps a kitchen and writes letters. Every plan that is shown keeps the
promises of the contract's section 5 that can be seen in it, and the rules of a day.
"""

import itertools
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Person

ACTIVITIES = """\
[walk]
measure = "minutes"
demand = 5
priority = "must"
regions = ["legs", "back"]
lighter = "to the gate and back"
bad = ["chair"]

[kitchen]
kind = "chores"
measure = "minutes"
demand = 7
regions = ["back", "arms"]
subtasks = ["dishes 8m", "counter 4m", "floor 10m"]

[letters]
kind = "work"
measure = "minutes"
demand = 3

[chair]
measure = "minutes"
demand = 2
standby = true
"""
CARE = """\
agreed_with = "A. Therapist"
[activity.walk]
ceiling = "16m"
floor = "6m"
"""
DEMAND = {"walk": 5, "kitchen": 7, "letters": 3, "chair": 2}


class Robin(Person):
    """Looks at the plan often; every one is held to the promises."""

    def at(self, moment: str) -> "Robin":
        self.now = f"2026-03-{moment}"
        return self

    def plan(self, *words: str) -> dict[str, Any]:
        shown = self.document("plan", *words)
        keep_the_promises(shown)
        return shown


def minutes(block: dict[str, Any]) -> tuple[float, float]:
    hour, minute = block["start"].split(":")
    start = int(hour) * 60 + int(minute)
    return start, start + block["minutes"]


def keep_the_promises(plan: dict[str, Any]) -> None:
    quotas = {one["activity"]: one for one in plan["quotas"]}
    walk = quotas["walk"]["quota"]
    assert walk is None or walk <= 16
    if plan["day"] not in ("flare", "returning", "envelope"):
        assert walk is None or walk >= 6
    if plan["day"] in ("flare", "bad", "returning"):
        assert not [one for one in plan["quotas"] if one["decision"] == "raise"]
    for name, one in quotas.items():
        parts = [block for block in plan["blocks"] if block["activity"] == name]
        if parts and one["quota"] is not None:
            assert sum(block["amount"] for block in parts) == pytest.approx(one["quota"])
    spans = [minutes(block) for block in plan["blocks"]]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    bouts = [block for block in plan["blocks"] if block["kind"] == "activity"]
    for one, other in itertools.pairwise(bouts):
        if DEMAND[one["activity"]] >= 6 <= DEMAND[other["activity"]] and not other.get("done"):
            assert minutes(other)[0] - minutes(one)[1] >= 30


@pytest.fixture
def robin(tmp_path: Path) -> Robin:
    """Ten days are logged; it is Monday, 16 March 2026."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "activities.toml").write_text(ACTIVITIES)
    (home / "care.toml").write_text(CARE)
    person = Robin(home, "2026-03-15T20:00")
    lines = "".join(
        f"2026-03-{day:02} {line}\n"
        for day in range(5, 16)
        for line in ("08:00 check pain 3 fatigue 4", "10:00 walk 15m pain 3-3", "11:00 kitchen 20m",
                     "15:00 letters 25m", "17:00 chair 10m")
    )  # fmt: skip
    person.done("log", "--from", "-", typed=lines)
    return person


def test_a_week(robin: Robin) -> None:
    # Monday: a day like others. One part after the other, and the plan goes along.
    robin.at("16T07:45").done("check", "pain", "3", "fatigue", "4", "sleep", "7h")
    monday = robin.plan()
    assert monday["day"] == "steady"
    assert robin.plan() == monday
    first = next(b for b in monday["blocks"] if b["activity"] == "walk")
    hour, minute = divmod(int(minutes(first)[1]), 60)
    robin.at(f"16T{hour:02}:{minute:02}").done("log", "walk", f"{first['minutes']}m", "pain", "3-3")
    after = robin.plan()
    assert [b["start"] for b in after["blocks"] if b.get("done")] == [first["start"]]

    # Something comes up at noon; the rest of the day is laid around it, and gets lighter.
    robin.at("16T12:05").plan("fixed", "14:00-15:30", "plumber")
    lighter = robin.at("16T12:10").plan("--less")
    assert {b["title"] for b in lighter["blocks"] if b["kind"] == "fixed"} == {"plumber"}
    evening = robin.at("16T21:00").plan()
    assert evening["quotas"] == lighter["quotas"]
    assert "missed" not in robin.done("plan", "--plain")

    # Tuesday: a harder morning. The amounts stay, the parts are smaller, walk is lighter.
    robin.at("17T08:00").done("check", "pain", "3", "fatigue", "5", "+hard")
    tuesday = robin.plan()
    assert [
        (n["activity"], n["instead"]) for n in tuesday["notices"] if n["reason"] == "ComesIn"
    ] == [("walk", "to the gate and back")]
    robin.plan("move", "letters", "16:00")
    robin.at("17T17:00").done("log", "letters", "20m")
    robin.plan()

    # Wednesday: a bad day. The chair comes in for the walk, and there is less of everything.
    robin.at("18T09:00").done("bad")
    wednesday = robin.plan()
    assert wednesday["day"] == "bad"
    names = {b["activity"] for b in wednesday["blocks"] if b["kind"] == "activity"}
    assert "walk" not in names
    assert "chair" in names
    only = robin.plan("--only", "must")
    assert "chair" in {b["activity"] for b in only["blocks"]}
    robin.done("undo")
    assert robin.plan() == wednesday

    # Thursday and on: better, and back in steps. Nobody catches up on anything.
    robin.at("19T09:00").done("better")
    back = [robin.at(f"{day}T10:00").plan() for day in (19, 20, 21, 22)]
    assert back[0]["day"] == "returning"
    walks = [next(q["quota"] for q in one["quotas"] if q["activity"] == "walk") for one in back]
    assert walks == sorted(walks)
    assert walks[-1] <= next(q["quota"] for q in monday["quotas"] if q["activity"] == "walk")

    # Sunday: looked back at, the plan that was shown is made again as it was.
    robin.at("22T20:00")
    replayed = robin.document("replay", "2026-03-20")
    assert replayed["same_as_kept"] is True
