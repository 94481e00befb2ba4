#!/bin/sh
# ics 0.7.2 (ics.py) moves an alarm from the end of an event to its beginning.
#
# `TRIGGER;RELATED=END:-PT1M` rings a minute before an event is over (RFC 5545, 3.8.6.3). The library
# reads the duration alone, and writes `TRIGGER:-PT1M`, which rings before it begins. A file that is
# read and written again says "stop and rest" before the start.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check ics==0.7.2 icalendar==7.3.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import ics
from icalendar import Calendar

TEXT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//example//EN\r
CALSCALE:GREGORIAN\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20260101T000000Z\r
DTSTART:20260328T120000Z\r
DTEND:20260328T122000Z\r
SUMMARY:walk\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:stop and rest\r
TRIGGER;RELATED=END:-PT1M\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""


def rings(text):
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    (moment,) = event.alarms.times
    return moment.trigger


written = ics.Calendar(TEXT).serialize()
before, after = rings(TEXT), rings(written)
(line,) = [line for line in written.splitlines() if line.startswith("TRIGGER")]
print(f"rings at {before:%H:%M}; written again: {line}, rings at {after:%H:%M}")
same = (before.hour, before.minute) == (12, 19) and (after.hour, after.minute) == (11, 59)
same = same and line == "TRIGGER:-PT1M"
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
