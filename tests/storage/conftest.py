"""A home and a journal of one device, in a folder of the test."""

from pathlib import Path

import pytest

from pacing_cli.storage.journal.journal import Journal
from pacing_cli.storage.paths import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def journal(home: Home) -> Journal:
    return Journal(home, lambda: "word")
