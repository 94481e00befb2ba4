#!/bin/sh
# icalendar 7.3.2: in the zones that `add_missing_timezones` writes, summer time begins an hour late.
#
# RFC 5545 (3.6.5) gives the onset of summer time in the local time before the change, as in its
# own example for New York (02:00 on the first Sunday of April 1987, from -0500 to -0400). For
# Berlin in 2026 that is 02:00 on 29 March. The library writes 03:00, the time after the change,
# beside TZOFFSETFROM:+0100: taken at its word, summer time begins at 04:00. In autumn, where 03:00
# is the time before the change, the onset is right.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.2 tzdata
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt
import sys
import zoneinfo

from icalendar import Calendar, Event

calendar = Calendar()
calendar.add("prodid", "-//example//EN")
calendar.add("version", "2.0")
event = Event()
event.add("uid", "1")
event.add("dtstamp", dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc))
event.add("dtstart", dt.datetime(2026, 7, 15, 9, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")))
calendar.add_component(event)
calendar.add_missing_timezones()
text = calendar.to_ical().decode().replace("\r\n ", "")
onset = {
    (part.splitlines()[0], moment)
    for part in text.split("BEGIN:")
    for moment in ("20260329T020000", "20260329T030000", "20261025T020000", "20261025T030000")
    if moment in part
}
for name, moment in sorted(onset):
    print(f"{name} begins at {moment}")
same = onset == {("DAYLIGHT", "20260329T030000"), ("STANDARD", "20261025T030000")}
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
