#!/bin/sh
# recurring-ical-events 3.8.2 with icalendar 7.3.2: one event without DTSTART hides every event of
# the calendar, with `skip_bad_series=True` as well.
#
# RFC 5545, 3.6.1: DTSTART is required in an event only if the calendar has no METHOD. A
# cancellation as RFC 5546 (3.2.5) describes it has no DTSTART, and files of exports have such
# events among others. `of(calendar, skip_bad_series=True)` skips a series with a broken start
# (`DTSTART:nonsense`), but raises KeyError for one without a start. With icalendar 6.3.2 both
# raise KeyError, since that version drops a broken start while it reads.
# What helps: read the series of one UID at a time, or halve the calendar where it fails.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/look.py" << 'PYTHON'
from datetime import date

from icalendar import Calendar
from recurring_ical_events import of

OF_THE_DAY = ("DTSTART:20260309T100000Z", "DURATION:PT1H", "SUMMARY:physiotherapy", "SEQUENCE:1")


def calendar(*others):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "METHOD:CANCEL"]
    for number, event in enumerate((OF_THE_DAY, *others)):
        lines += ["BEGIN:VEVENT", f"UID:{number}@example", "DTSTAMP:20260301T000000Z"]
        lines += ["ORGANIZER:mailto:clinic@example.org", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def found(text):
    try:
        events = of(Calendar.from_ical(text), skip_bad_series=True).at(date(2026, 3, 9))
    except KeyError as error:
        return f"KeyError {error}"
    return ",".join(str(event["SUMMARY"]) for event in events)


alone = found(calendar())
without = found(calendar(("STATUS:CANCELLED", "SEQUENCE:1")))
broken = found(calendar(("DTSTART:nonsense", "SEQUENCE:1")))
print(f"{alone}; {without}; {broken}")
PYTHON
look() {
    python3 -m venv --clear "$folder/venv"
    "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        recurring-ical-events==3.8.2 "icalendar==$1"
    "$folder/venv/bin/python" -W ignore "$folder/look.py"
}
new=$(look 7.3.2)
old=$(look 6.3.2)
echo "alone; beside one without a start; beside one with a broken start"
echo "icalendar 7.3.2: $new"
echo "icalendar 6.3.2: $old"
if test "$new" = "physiotherapy; KeyError 'DTSTART'; physiotherapy" &&
    test "$old" = "physiotherapy; KeyError 'DTSTART'; KeyError 'DTSTART'"; then
    echo "as described"
else
    echo "this has changed"
    exit 1
fi
