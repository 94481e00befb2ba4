"""Versions of the care file: kept when it is another one than the last that was seen."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pacing_cli.errors import FileNotUsable
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.care import care_of_version, care_versions, snapshot_care_file

NOON = datetime(2026, 3, 8, 12, tzinfo=UTC)
FIRST = '[activity.walk]\nceiling = "12m"\n'
SECOND = '[activity.walk]\nceiling = "15m"\n'


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    return home


def seen(home: Home) -> list[str]:
    return [version.content.decode() for version in care_versions(home)]


def test_without_a_care_file_nothing_is_kept(home: Home) -> None:
    snapshot_care_file(home, NOON)
    assert care_versions(home) == ()
    assert not home.backups.exists()


def test_each_version_is_kept_once_and_for_the_owner_alone(home: Home) -> None:
    for minutes, text in enumerate((FIRST, FIRST, SECOND, SECOND, FIRST)):
        home.care.write_text(text)
        snapshot_care_file(home, NOON + timedelta(minutes=minutes))
    assert seen(home) == [FIRST, SECOND, FIRST]
    for path in (home.backups / "care").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((home.backups / "care").stat().st_mode) == 0o700


def test_a_file_that_is_gone_is_a_version_too(home: Home) -> None:
    home.care.write_text(FIRST)
    snapshot_care_file(home, NOON)
    home.care.unlink()
    snapshot_care_file(home, NOON + timedelta(days=1))
    assert seen(home) == [FIRST, ""]


def test_a_look_at_an_earlier_day_keeps_nothing(home: Home) -> None:
    """`--now` may lie before the last version: the order of the versions stays true."""
    home.care.write_text(FIRST)
    snapshot_care_file(home, NOON)
    home.care.write_text(SECOND)
    snapshot_care_file(home, NOON - timedelta(days=30))
    assert seen(home) == [FIRST]


def test_a_version_that_cannot_be_read_says_so(home: Home) -> None:
    home.care.write_text("ceiling = \n")
    snapshot_care_file(home, NOON)
    (version,) = care_versions(home)
    with pytest.raises(FileNotUsable):
        care_of_version(version)
