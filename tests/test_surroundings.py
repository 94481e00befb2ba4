"""The suite lives nowhere: no zone, language, terminal or home of whoever runs it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ELSEWHERE = {
    "TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8", "LC_TIME": "de_DE.UTF-8", "LANG": "de_DE",
    "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "33", "PACE_PLAIN": "1", "PACE_HOME": "/nowhere",
    "EDITOR": "false",
}  # fmt: skip
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "PACE_STATE")


@pytest.fixture(scope="module")
def of_a_module() -> dict[str, str]:
    """The surroundings in which a module makes what all its tests share."""
    return dict(os.environ)


def test_a_module_and_a_test_live_below_the_folder_of_the_run(
    of_a_module: dict[str, str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run = tmp_path_factory.getbasetemp()
    assert all(Path(of_a_module[name]).is_relative_to(run) for name in HOMES)
    assert all(Path(os.environ[name]).is_relative_to(tmp_path) for name in HOMES)
    assert time.tzname[0] == "UTC"


def test_nothing_of_whoever_runs_the_suite_comes_into_it(tmp_path: Path) -> None:
    show = (
        "import os, tests.conftest, time; "
        f"print([(n, os.environ.get(n)) for n in {tuple(ELSEWHERE)}], time.tzname[0])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", show], env={**os.environ, **there}, cwd=Path(__file__).parents[1],
            check=True, capture_output=True, text=True,
        ).stdout
        for there in ({}, ELSEWHERE)
    }  # fmt: skip
    assert len(told) == 1
    assert "Auckland" not in told.pop()
