"""The moment and the zone: what an entry says about where its clock was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.app.run import clock
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.when import read_moment
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.settings import load_settings
from tests.laws.test_edit_laws import profile, some
from tests.storage.toml_texts import Writer


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The system's zone can be set; it is put back afterwards."""
    import time

    yield monkeypatch  # type: ignore[misc]
    monkeypatch.undo()
    time.tzset()


def in_zone(zone: pytest.MonkeyPatch, name: str) -> None:
    import time

    zone.setenv("TZ", name)
    time.tzset()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "UTC+01:00"),
    ],
)
def test_the_zone_has_the_name_that_tz_gives_it(
    zone: pytest.MonkeyPatch, name: str, shown: str
) -> None:
    in_zone(zone, name)
    assert clock(read_moment("2026-03-01T10:00")).zone == shown


def test_each_day_has_the_offset_of_its_own_season(zone: pytest.MonkeyPatch) -> None:
    in_zone(zone, "Europe/Berlin")
    here = clock(read_moment("2026-07-01T10:00"))
    assert here.now.isoformat() == "2026-07-01T10:00:00+02:00"
    assert here.local(read_moment("2026-03-01T10:00")).isoformat() == "2026-03-01T10:00:00+01:00"


def test_a_time_that_summer_time_jumps_over_is_the_same_moment(zone: pytest.MonkeyPatch) -> None:
    in_zone(zone, "Europe/Berlin")
    here = clock(read_moment("2026-04-01T10:00"))
    assert here.local(read_moment("2026-03-29T02:30")).isoformat() == "2026-03-29T03:30:00+02:00"


ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
    "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns", "Africa/Monrovia",
)  # fmt: skip


@pytest.mark.parametrize("of", ["system", "profile"])
@pytest.mark.parametrize("name", ZONES)
def test_a_local_time_is_the_first_minute_at_which_the_clock_shows_it_or_later(
    zone: pytest.MonkeyPatch, tmp_path: Path, name: str, of: str
) -> None:
    """Asked of every five minutes of the days around each change of three years.

    Lord Howe changes by half an hour, Samoa left out a whole day.
    """
    in_zone(zone, name if of == "system" else "UTC")
    rule = ZoneInfo(name)
    here = Clock(datetime.now(UTC), name, None if of == "system" else rule)
    for change in changes(rule, 2010, 2013):
        shown: dict[datetime, datetime] = {}
        start = change - timedelta(hours=30)
        for minute in range(0, 60 * 60, 5):
            moment = start + timedelta(minutes=minute)
            shown.setdefault(moment.astimezone(rule).replace(tzinfo=None, fold=0), moment)
        first, last = min(shown), max(shown)
        jumped = (change - timedelta(minutes=1)).astimezone(rule).utcoffset()
        naive = first
        while naive <= last:
            expected = shown.get(naive) or (naive.replace(tzinfo=UTC) - jumped)
            assert here.local(naive) == expected, naive
            naive += timedelta(minutes=5)


def changes(rule: ZoneInfo, first: int, last: int) -> list[datetime]:
    """The minutes at which the offset of a zone changes."""

    def offset(moment: datetime) -> timedelta | None:
        return moment.astimezone(rule).utcoffset()

    found, hour, minute = [], timedelta(hours=1), timedelta(minutes=1)
    moment = datetime(first, 1, 1, tzinfo=UTC)
    while moment.year < last:
        if offset(moment) != offset(moment + hour):
            before = offset(moment)
            found.append(next(m for n in range(61) if offset(m := moment + n * minute) != before))
        moment += hour
    return found


@pytest.mark.parametrize("of", ["system", "profile"])
def test_in_the_hour_that_comes_twice_the_day_before_has_the_zone_and_offset_of_its_own(
    zone: pytest.MonkeyPatch, tmp_path: Path, of: str
) -> None:
    """At the second 02:30 of the end of summer time, somebody writes down yesterday's walk."""
    in_zone(zone, "Europe/Berlin" if of == "system" else "UTC")
    if of == "profile":
        (tmp_path / "profile.toml").write_text('zone = "Europe/Berlin"\n', encoding="utf-8")
    here = clock(datetime.fromisoformat("2026-10-25T02:30:00+01:00"), tmp_path)
    assert (here.now.isoformat(), here.zone) == ("2026-10-25T02:30:00+01:00", "Europe/Berlin")
    yesterday = here.local(read_moment("2026-10-24T10:00"))
    assert (yesterday.isoformat(), here.zone_of(yesterday)) == (
        "2026-10-24T10:00:00+02:00", "Europe/Berlin",
    )  # fmt: skip


def test_a_now_in_utc_is_shown_by_the_clock_of_the_profile(
    zone: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_zone(zone, "Europe/Berlin")
    (tmp_path / "profile.toml").write_text('zone = "Asia/Tokyo"\n', encoding="utf-8")
    there = clock(datetime.fromisoformat("2026-03-01T01:00:00+00:00"), tmp_path)
    assert (there.now.isoformat(), there.zone) == ("2026-03-01T10:00:00+09:00", "Asia/Tokyo")


def test_a_now_with_an_offset_of_its_own_is_kept(zone: pytest.MonkeyPatch) -> None:
    in_zone(zone, "Europe/Berlin")
    away = clock(datetime.fromisoformat("2026-03-01T10:00:00-05:00"))
    assert (away.now.isoformat(), away.zone) == ("2026-03-01T10:00:00-05:00", "UTC-05:00")
    home = clock(datetime.fromisoformat("2026-03-01T10:00:00+01:00"))
    assert home.zone == "Europe/Berlin"


def test_the_zone_of_the_profile_counts_more(zone: pytest.MonkeyPatch, tmp_path: Path) -> None:
    in_zone(zone, "Europe/Berlin")
    (tmp_path / "profile.toml").write_text('zone = "Asia/Tokyo"\n', encoding="utf-8")
    there = clock(read_moment("2026-03-01T10:00"), tmp_path)
    assert (there.now.isoformat(), there.zone) == ("2026-03-01T10:00:00+09:00", "Asia/Tokyo")
    assert there.local(read_moment("2026-07-01T10:00")).isoformat() == "2026-07-01T10:00:00+09:00"


@pytest.mark.parametrize(
    "line", ['zone = "Nowhere/At all"', "zone = [", "zone = 3", 'zone = "../x"']
)
def test_a_zone_that_cannot_be_does_not_stop_the_log(
    zone: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    in_zone(zone, "Europe/Berlin")
    (tmp_path / "profile.toml").write_text(line + "\n", encoding="utf-8")
    assert clock(read_moment("2026-03-01T10:00"), tmp_path).zone == "Europe/Berlin"


def test_now_has_whole_seconds() -> None:
    assert clock().now.microsecond == 0
    assert abs(clock().now - datetime.now(UTC)).total_seconds() < 60


ZONE_LINES = [
    '\ufeffzone = "Asia/Tokyo"\n',
    '"zone" = "Asia/Tokyo"\n',
    "'zone'='Asia/Tokyo'\r\n",
    '\ufeff  "z\\u006fne"\t= "Asia/Tokyo"',
    'name = "K" # mine\r\n "\\U0000007aone" = """\\\n  Asia/Tokyo"""\r\n[calendar]\n',
]


@pytest.mark.parametrize("text", ZONE_LINES)
def test_the_zone_is_that_of_the_profile_however_it_is_written(
    zone: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    """Settings said Tokyo, and entries were stored in the zone of the machine."""
    in_zone(zone, "Europe/Berlin")
    (tmp_path / "profile.toml").write_bytes(text.encode())
    assert load_settings(Home(tmp_path)).profile.zone == "Asia/Tokyo"
    assert clock(read_moment("2026-03-01T10:00"), tmp_path).zone == "Asia/Tokyo"


@given(seed=st.integers(0, 2**64))
def test_the_clock_and_the_settings_read_one_zone(seed: int) -> None:
    chance = Random(seed)
    value = some(chance, {**profile(chance), "zone": "Asia/Tokyo"})
    if chance.random() < 0.3:
        value["own"] = {"zone": "Africa/Cairo", "text": 'one\nzone = "Africa/Cairo"\n'}
    with TemporaryDirectory() as folder:
        (Path(folder) / "profile.toml").write_bytes(Writer(chance).text(value))
        read = load_settings(Home(Path(folder))).profile.zone
        assert clock(read_moment("2026-03-01T10:00"), Path(folder)).zone == (read or "UTC")
        assert read == value.get("zone", "")
