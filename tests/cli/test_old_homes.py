"""Homes as earlier versions wrote them: `make old-homes` makes them, and keeps what they said."""

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.conftest import Person

ROOT: Final = Path(__file__).parents[2]
HOMES: Final = sorted(path.parent for path in (ROOT / "tests" / "homes").rglob("told.json"))
LATER: Final = "2026-03-10T09:00"
CHANGED: Final = {
    ("demo", "kitchen"): "`progress.clean_days`",
    ("demo", "walk"): "`progress.clean_days`",
    ("demo", "shoulder"): "above the middle of the days",
    ("demo", "reading"): "`progress.clean_days`",
}
"""Amounts that are others now, each with words of the changelog's "Advice" that tell why."""


def _name(home: Path) -> str:
    return f"{home.parent.name}-{home.name}"


@pytest.fixture(params=HOMES, ids=_name)
def old(request: pytest.FixtureRequest) -> Path:
    """The folder of one old home, and of what its version said."""
    return Path(request.param)


@pytest.fixture
def told(old: Path) -> dict[str, Any]:
    return dict(json.loads((old / "told.json").read_text("utf-8")))


@pytest.fixture
def heir(old: Path, tmp_path: Path) -> Person:
    """A person who updated, with files as private as pace made them."""
    shutil.copytree(old / "home", tmp_path / "home")
    for path in (tmp_path / "home", *(tmp_path / "home").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return Person(tmp_path / "home", LATER)


def test_homes_of_each_earlier_state_are_here():
    assert {_name(home) for home in HOMES} >= {
        "8e3488d-demo", "8e3488d-messy", "f2e11b0-demo", "f2e11b0-messy",
    }  # fmt: skip


def test_every_entry_of_an_old_home_is_read_as_its_version_read_it(heir, told):
    """An update lost nothing: changed, removed and brought back entries are as they were."""
    assert told["entries"]
    assert heir.entries() == told["entries"]


def test_looking_at_an_old_home_changes_none_of_its_files(heir):
    """Whoever only looks finds all files as they were, and no file is a problem."""
    before = heir.files()

    assert "All files are fine" in heir.done("doctor")
    heir.done("list")
    heir.done("why")
    heir.document("report")

    assert heir.files() == before


def test_a_plan_adds_a_line_and_leaves_every_other_as_it_was(heir):
    before = heir.files()

    heir.done("plan")

    for name, content in heir.files().items():
        if not name.startswith(("backups/", "plans/")):
            assert content == before[name], name
        elif name in before:
            assert content.startswith(before[name]), name
    assert set(before) <= set(heir.files())


def test_an_old_home_is_told_the_same_amounts_but_for_what_the_changelog_names(heir, told, old):
    """What no line under "Advice" names has not moved. What it names has not gone up."""
    advice = _advice()
    for day, rows in told["plans"].items():
        heir.now = f"{day}T09:00:00+01:00"  # where they live
        now = {each["activity"]: each for each in heir.document("plan")["quotas"]}
        for activity, quota, decision in rows:
            found = now[activity]["quota"], now[activity]["decision"]
            why = CHANGED.get((old.name, activity))
            if why is None or found == (quota, decision):
                assert found == (quota, decision), (day, activity)
            else:
                assert why in advice, f"{activity} on {day}: no longer in the changelog"
                assert found[0] is None or quota is None or found[0] <= quota, (day, activity)


def _advice() -> str:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    parts = (part.split("\n### ")[0] for part in text.split("\n### Advice\n")[1:])
    return " ".join(" ".join(parts).split())


def test_something_new_is_written_beside_the_old(heir, told):
    """The day goes on after the update."""
    heir.done("log", "walk", "5m", "pain", "3-3")

    assert heir.entries()[:-1] == told["entries"]
    assert heir.entries()[-1]["minutes"] == 5
