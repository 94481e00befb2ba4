"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pacing_cli.storage.atomic import begin
from tests.histories import History, read_history

settings.register_profile(
    "pace", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("soak", parent=settings.get_profile("pace"), max_examples=600)
settings.load_profile(os.environ.get("PACE_TEST_PROFILE", "pace"))


@pytest.fixture
def history(request: pytest.FixtureRequest) -> History:
    """The history that stands in the test's docstring."""
    return read_history(request.function.__doc__ or "")


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the home, the state or the settings of whoever runs it.

    And each is a run of its own: what another one has written is none of its doing.
    """
    begin()
    for name in ("PACE_HOME", "PACE_NOW", "PACE_PLAIN", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PACE_STATE", str(tmp_path / "state" / "pace"))
    monkeypatch.setenv("TZ", "UTC")
