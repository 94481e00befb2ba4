"""What all tests share."""

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pacing_cli.storage.files import begin
from tests.durability.device import Warm
from tests.histories import History, read_history

settings.register_profile(
    "pace", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("soak", parent=settings.get_profile("pace"), max_examples=600)
settings.load_profile(os.environ.get("PACE_TEST_PROFILE", "pace"))


SURROUNDINGS = {
    "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PYTHONUTF8": "1",
}  # fmt: skip
"""What the tests and every process they start share, wherever they run."""
_OF_A_TERMINAL = ("LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLORTERM",
                  "COLUMNS", "LINES", "PAGER", "EDITOR", "VISUAL")  # fmt: skip


def be_nowhere() -> None:
    """Take away the zone, the language and the terminal of whoever runs the tests."""
    for name in tuple(os.environ):
        of_pace = name.startswith("PACE_") and not name.startswith("PACE_TEST_")
        if of_pace or name.startswith("LC_") or name in _OF_A_TERMINAL:
            del os.environ[name]
    os.environ |= SURROUNDINGS
    time.tzset()


be_nowhere()


def pytest_collection_finish() -> None:
    """Look for garbage seldom, as `pace` itself does, and not among the tests themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture
def history(request: pytest.FixtureRequest) -> History:
    """The history that stands in the test's docstring."""
    return read_history(request.function.__doc__ or "")


def live_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Home and state below a folder, for this process and all that it starts."""
    patch.setenv("HOME", str(folder / "person"))
    patch.setenv("XDG_DATA_HOME", str(folder / "share"))
    patch.setenv("XDG_STATE_HOME", str(folder / "state"))
    patch.setenv("PACE_STATE", str(folder / "state" / "pace"))


@pytest.fixture(scope="session", autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is made once for a whole module or run is made before any test is `alone`."""
    with pytest.MonkeyPatch.context() as patch:
        live_in(tmp_path_factory.mktemp("nobody"), patch)
        yield


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the home, the state or the settings of whoever runs it.

    And each is a run of its own: what another one has written is none of its doing.
    """
    begin()
    live_in(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """The program, loaded once for all calls that need no start of their own."""
    program = Warm()
    yield program
    program.close()
