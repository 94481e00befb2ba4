"""What the day holds so far: bouts at their time, and what a device counted over all of it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Person


@pytest.fixture
def stepper(person: Person) -> Person:
    """A week of steps that were typed; it is three in the afternoon."""
    person.done("log", "--from", "-", typed="".join(
        f"2026-03-0{day} 10:00 {what}\n" for day in range(1, 8)
        for what in ("steps 3000steps", "check pain 3")
    ))  # fmt: skip
    person.now = "2026-03-08T15:00"
    return person


def counted(person: Person, steps: int) -> None:
    """A line as an import of a device writes it: at noon, and of the whole day."""
    line = {
        "v": 1, "id": f"counted{steps}", "kind": "activity", "at": "2026-03-08T12:00:00+00:00",
        "zone": "UTC", "noted": "2026-03-08T14:00:00Z", "activity": "steps", "steps": steps,
        "x_whole_day": True, "source": {"by": "device", "name": "phone"},
    }  # fmt: skip
    path = Path(person.home) / "journal" / "2026-03.phone.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")


def test_a_count_of_the_whole_day_is_not_added_to_the_bouts_it_holds(stepper: Person) -> None:
    stepper.done("log", "14:00", "steps", "800steps")
    left = [b for b in stepper.document("plan")["blocks"] if b["activity"] == "steps"]
    counted(stepper, 900)
    found = stepper.document("plan")
    blocks = [block for block in found["blocks"] if block["activity"] == "steps"]
    assert [block["amount"] for block in blocks if block.get("done")] == [900]
    assert sum(block["amount"] for block in blocks) == found["quotas"][0]["quota"]
    assert sum(block["amount"] for block in left if block.get("done")) == 800


def test_a_count_of_the_whole_day_can_be_all_of_the_amount(stepper: Person) -> None:
    stepper.done("log", "14:00", "steps", "800steps")
    counted(stepper, 6000)
    found = stepper.document("plan")
    blocks = [block for block in found["blocks"] if block["activity"] == "steps"]
    assert [(block["start"], block.get("done")) for block in blocks] == [("14:00", True)]
    assert blocks[0]["amount"] == found["quotas"][0]["quota"]


def test_a_count_of_the_whole_day_moves_nothing_else(stepper: Person) -> None:
    """It is kept at noon, and noon is no time at which anything was done."""
    stepper.done("log", "--from", "-", typed="".join(
        f"2026-03-0{day} 11:00 kitchen 20m\n" for day in range(1, 8)
    ))  # fmt: skip
    stepper.now = "2026-03-08T12:05"
    before = [b for b in stepper.document("plan")["blocks"] if b["activity"] == "kitchen"]
    counted(stepper, 900)
    after = [b for b in stepper.document("plan")["blocks"] if b["activity"] == "kitchen"]
    assert [b["start"] for b in after] == [b["start"] for b in before]
