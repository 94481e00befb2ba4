#!/bin/sh
# icalendar 7.3.2 (and recurring-ical-events 3.8.2 on top of it): 24 hours become one day.
#
# RFC 5545 tells an exact duration (PT24H) from a nominal one (P1D): over a night in which the
# clocks change they end an hour apart. A Python `timedelta` knows only one of them, so that a file
# with DURATION:PT24H, or with an alarm of TRIGGER:-PT24H, is written back as P1D, and an event of
# PT24H that begins the day before the change ends after 23 hours.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2 tzdata
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt
import sys

import recurring_ical_events
from icalendar import Calendar

TEXT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//example//EN\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20260101T000000Z\r
DTSTART;TZID=Europe/Berlin:20260328T120000\r
DURATION:PT24H\r
SUMMARY:patch\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:change the patch\r
TRIGGER:-PT24H\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""

calendar = Calendar.from_ical(TEXT)
written = calendar.to_ical().decode()
(event,) = recurring_ical_events.of(calendar).at(dt.date(2026, 3, 28))
start, end = event.start, event.end
hours = (end.astimezone(dt.timezone.utc) - start.astimezone(dt.timezone.utc)) / dt.timedelta(hours=1)
found = [line for line in written.splitlines() if line.startswith(("DURATION", "TRIGGER"))]
print(f"written back: {found}; from {start} to {end}: {hours:g} hours")
same = found == ["DURATION:P1D", "TRIGGER:-P1D"] and hours == 23
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
