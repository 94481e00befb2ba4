#!/bin/sh
# ics 0.7.2 (ics.py) gives a file without CALSCALE the calendar "GEORGIAN".
#
# CALSCALE may be left out, and then is GREGORIAN; no other value is defined (RFC 5545, 3.7.1). A
# file without it that ics has read is written with CALSCALE:GEORGIAN, the language for the
# calendar. What a reader does with a calendar it does not know is its own affair.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check ics==0.7.2
cd "$folder"
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

from ics import Calendar

LINES = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT", "UID:1",
    "DTSTAMP:20260101T000000Z", "DTSTART:20260328T120000Z", "SUMMARY:walk", "END:VEVENT",
    "END:VCALENDAR", "",
]  # fmt: skip


def scale(lines):
    written = Calendar("\r\n".join(lines)).serialize().splitlines()
    return [line for line in written if line.startswith("CALSCALE")]


without = scale(LINES)
given = scale([*LINES[:3], "CALSCALE:GREGORIAN", *LINES[3:]])
print(f"without CALSCALE, written again: {without}; with it: {given}")
same = without == ["CALSCALE:GEORGIAN"] and given == ["CALSCALE:GREGORIAN"]
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
