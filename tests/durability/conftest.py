"""A device, with a home of its own, and the loaded program that answers for it."""

from pathlib import Path

import pytest

from tests.durability.device import Device, Warm


@pytest.fixture
def device(tmp_path: Path, warm: Warm) -> Device:
    """It is Sunday, 8 March 2026, noon, in UTC."""
    return Device(tmp_path / "home", tmp_path / "state-of-one", warm)


@pytest.fixture
def other(device: Device) -> Device:
    """A second device on the same home."""
    return device._replace(state=device.state.with_name("state-of-other"))
