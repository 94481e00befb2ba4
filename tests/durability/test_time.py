"""Trips, the change of the clocks, a clock set back: a past day does not move."""

import pytest

from tests.durability.device import ALL, Device

ZONES = ("UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu")


@pytest.mark.parametrize("zone", ZONES)
def test_a_trip_moves_no_past_day(zone: str, device: Device) -> None:
    """Late evenings in Berlin and early mornings in Auckland, read from anywhere."""
    for here, now in (
        ("Europe/Berlin", "2026-03-01T23:45"),
        ("Pacific/Auckland", "2026-03-04T00:15"),
    ):
        device._replace(now=now).done("log", "walk", "5m", environment={"TZ": here})
    at_home = device.done(*ALL).out
    there = device.done(*ALL, environment={"TZ": zone})
    assert there.out == at_home
    days = [entry["at"][:10] for entry in there.document["entries"]]
    assert days == ["2026-03-01", "2026-03-04"]
    assert [entry["zone"] for entry in there.document["entries"]] == [
        "Europe/Berlin",
        "Pacific/Auckland",
    ]


def test_the_days_when_the_clocks_change_keep_their_entries(device: Device) -> None:
    """02:30 is not there in spring and is there twice in autumn."""
    here = {"TZ": "Europe/Berlin"}
    autumn = device._replace(now="2026-11-01T12:00")
    lines = "".join(
        f"{day} {clock} walk 5m\n"
        for day in ("2026-03-29", "2026-10-25")
        for clock in ("01:30", "02:30", "03:30", "23:59")
    )
    autumn.done("log", "--from", "-", typed=lines, environment=here)
    entries = autumn.done(*ALL, environment={"TZ": "America/Los_Angeles"}).document["entries"]
    days = [entry["at"][:10] for entry in entries]
    assert days == ["2026-03-29"] * 4 + ["2026-10-25"] * 4
    offsets = {entry["at"][:16]: entry["at"][19:] for entry in entries}
    assert offsets["2026-03-29T01:30"] == "+01:00"
    assert offsets["2026-03-29T23:59"] == "+02:00"
    assert offsets["2026-10-25T23:59"] == "+01:00"


def test_a_clock_set_back_hides_what_is_later_and_loses_nothing(device: Device) -> None:
    """The battery was empty: for a while the laptop believes that it is 1 March."""
    device.done("log", "walk", "5m")
    device.done("amend", "last", "pain", "7")
    back = device._replace(now="2026-03-01T09:00")
    assert back.entries() == {}
    back.done("log", "walk", "6m")
    (early,) = back.entries().values()
    minutes = [entry["minutes"] for entry in device.entries().values()]
    assert sorted(minutes) == [5, 6]
    assert device.entries()[early["id"]] == early


def test_a_change_made_while_the_clock_was_wrong_is_the_one_that_counts(device: Device) -> None:
    """Changed at noon, and again under a clock that says it is the morning."""
    morning = device._replace(now="2026-03-08T08:00")
    (name,) = morning.done("log", "yesterday", "10:00", "walk", "5m", "--json").ids
    device.done("amend", name, "pain", "7")
    morning.done("amend", name, "pain", "3")
    assert device.entries()[name]["pain"] == 3
    morning.done("undo")
    assert device.entries()[name]["pain"] == 7
