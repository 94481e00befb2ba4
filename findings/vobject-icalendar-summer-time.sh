#!/bin/sh
# vobject 0.9.9 reads a calendar that icalendar 7.3.2 wrote: every summer appointment is an hour
# late.
#
# `Calendar.add_missing_timezones` lists the changes of a zone as one RDATE with many dates
# (RFC 5545, 3.6.5 allows it). vobject hands such a zone to dateutil in other words, and then no
# date in summer has summer time. dateutil by itself reads the same text rightly, and so does
# vobject where the changes are an RRULE.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check vobject==0.9.9 icalendar==7.3.2 python-dateutil==2.9.0.post0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt
import io
import sys
import zoneinfo

import dateutil.tz
import vobject
from icalendar import Calendar, Event

WITH_RULE = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//example//EN\r
BEGIN:VTIMEZONE\r
TZID:Rule/Berlin\r
BEGIN:DAYLIGHT\r
DTSTART:19810329T020000\r
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20260101T000000Z\r
DTSTART;TZID=Rule/Berlin:20260715T090000\r
SUMMARY:physiotherapy\r
END:VEVENT\r
END:VCALENDAR\r
"""

calendar = Calendar()
calendar.add("prodid", "-//example//EN")
calendar.add("version", "2.0")
event = Event()
event.add("uid", "1")
event.add("dtstamp", dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc))
event.add("dtstart", dt.datetime(2026, 7, 15, 9, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")))
event.add("summary", "physiotherapy")
calendar.add_component(event)
calendar.add_missing_timezones()
text = calendar.to_ical().decode()

by_list = vobject.readOne(text).vevent.dtstart.value.utcoffset()
by_rule = vobject.readOne(WITH_RULE).vevent.dtstart.value.utcoffset()
zone = dateutil.tz.tzical(io.StringIO(text)).get("Europe/Berlin")
by_dateutil = dt.datetime(2026, 7, 15, 9, tzinfo=zone).utcoffset()
print(f"15 July, 9:00 in Berlin: vobject {by_list}, vobject with a rule {by_rule}, dateutil {by_dateutil}")
hour = dt.timedelta(hours=1)
same = (by_list, by_rule, by_dateutil) == (hour, 2 * hour, 2 * hour)
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
