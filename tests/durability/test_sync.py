"""Homes that git and rsync keep in step lose nothing; `make soak` asks more, and Syncthing too."""

import random
from pathlib import Path

import pytest

from tests.durability.device import Warm
from tests.durability.sync import kept_in_step
from tests.durability.sync_tools import Git, Rsync, Tool, version_of


@pytest.mark.parametrize("tool", [Git(union=False), Git(union=True), Rsync()], ids=lambda t: t.name)
def test_entries_withdrawals_and_undos_of_two_devices_all_count(
    tool: Tool, tmp_path: Path, warm: Warm
) -> None:
    if not version_of(tool):
        pytest.skip(f"{tool.needs} is not installed")
    run = kept_in_step(
        tool, tmp_path / "in step", warm, random.Random(7), 3, acts=("write", "withdraw", "undo")
    )
    assert (run.seen.rounds, run.seen.faults) == (3, 0)
    assert run.seen.writes > 20
