"""Calendar files: repeating events, other zones, whole days, and garbage."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.calendar import events_on
from pacing_cli.model.day import Fixed

BERLIN = ZoneInfo("Europe/Berlin")


def calendar(*events: str) -> bytes:
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n"
    for number, event in enumerate(events):
        rows = "\n".join(row.strip() for row in event.strip().splitlines())
        text += f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20260101T000000Z\n{rows}\nEND:VEVENT\n"
    return (text + "END:VCALENDAR\n").replace("\n", "\r\n").encode()


def test_an_event_of_another_zone_stands_at_its_time_here() -> None:
    found = events_on(
        calendar(
            """DTSTART;TZID=America/New_York:20260309T090000
            DTEND;TZID=America/New_York:20260309T100000
            SUMMARY:call"""
        ),
        date(2026, 3, 9),
        BERLIN,
    )
    assert found.fixed == (Fixed("call", 14 * 60, 15 * 60),)


def test_what_repeats_keeps_its_time_over_a_clock_change_and_leaves_out_exceptions() -> None:
    weekly = calendar(
        """DTSTART;TZID=Europe/Berlin:20260302T100000
        DURATION:PT45M
        RRULE:FREQ=WEEKLY
        EXDATE;TZID=Europe/Berlin:20260309T100000
        SUMMARY:physio"""
    )
    days = [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 30)]
    assert [[f.start for f in events_on(weekly, day, BERLIN).fixed] for day in days] == [
        [600], [], [], [600],
    ]  # fmt: skip


def test_whole_days_take_no_time_and_free_or_cancelled_ones_do_not_count() -> None:
    found = events_on(
        calendar(
            "DTSTART;VALUE=DATE:20260309\nDTEND;VALUE=DATE:20260310\nSUMMARY:holiday",
            "DTSTART:20260309T100000\nDTEND:20260309T110000\nSTATUS:CANCELLED\nSUMMARY:gone",
            "DTSTART:20260309T100000\nDTEND:20260309T110000\nTRANSP:TRANSPARENT\nSUMMARY:free",
            "DTSTART:20260309T120000\nSUMMARY:no end",
            "DTSTART:20260308T220000\nDTEND:20260309T010000\nSUMMARY:late\\, late",
        ),
        date(2026, 3, 9),
        UTC,
    )
    assert found.all_day == ("holiday",)
    assert found.fixed == (Fixed("late, late", 0, 60),)


ELSEWHEN = "DTSTART:20260309T150000\nDURATION:PT1H"


@pytest.mark.parametrize(
    "broken",
    [
        "DTSTART:nonsense",
        "DTSTART:99999999T999999",
        # A valid cancellation or answer in a calendar with a METHOD has no start.
        "COMMENT:no start",
        f"{ELSEWHEN}\nDTSTART:20260309T160000",
        f"{ELSEWHEN}\nRRULE:FREQ=DAILY\\;UNTIL=never",
        f"{ELSEWHEN}\nRRULE:FREQ=DAILY;UNTIL=never",
        f"{ELSEWHEN}\nRECURRENCE-ID:nonsense",
        f"{ELSEWHEN}\nSEQUENCE:nonsense",
        f"{ELSEWHEN}\nUID:other",
    ],
)
def test_one_broken_event_hides_no_other(broken: str) -> None:
    fine = [f"DTSTART:20260309T{hour}0000\nDURATION:PT1H\nSUMMARY:{hour}" for hour in (10, 11, 12)]
    for place in range(len(fine) + 1):
        events = [*fine[:place], f"{broken}\nSUMMARY:x", *fine[place:]]
        found = events_on(calendar(*events), date(2026, 3, 9), UTC)
        assert [one.what for one in found.fixed if one.what != "x"] == ["10", "11", "12"]


def test_what_repeats_keeps_its_changes_beside_a_broken_event() -> None:
    """Every Monday at 10:00, and on 9 March at 14:00; another event has no start."""
    weekly = "DTSTART:20260302T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nSUMMARY:physio"
    moved = "RECURRENCE-ID:20260309T100000\nDTSTART:20260309T140000\nDURATION:PT1H\nSUMMARY:physio"
    content = calendar("SUMMARY:x", weekly, moved).replace(b"UID:2", b"UID:1")
    assert events_on(content, date(2026, 3, 9), UTC).fixed == (Fixed("physio", 14 * 60, 15 * 60),)
    assert events_on(content, date(2026, 3, 16), UTC).fixed == (Fixed("physio", 10 * 60, 11 * 60),)


def test_a_calendar_of_nothing_but_broken_events_is_refused() -> None:
    with pytest.raises(FileNotUsable):
        events_on(calendar("SUMMARY:x", "SUMMARY:y"), date(2026, 3, 9), UTC)


def test_the_first_of_two_titles_is_the_title() -> None:
    twice = "DTSTART:20260309T100000\nDURATION:PT1H\nSUMMARY:physio\nSUMMARY:gym"
    (only,) = events_on(calendar(twice), date(2026, 3, 9), UTC).fixed
    assert only.what == "physio"


@pytest.mark.parametrize(
    "content", [b"garbage", b"", b"\xff\xfe\x00", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b"[1]"]
)
def test_garbage_is_no_calendar(content: bytes) -> None:
    with pytest.raises(FileNotUsable):
        events_on(content, date(2026, 3, 9), UTC)
