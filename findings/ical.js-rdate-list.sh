#!/bin/sh
# ical.js 2.2.1 takes only the first date of a list of clock changes.
#
# In a VTIMEZONE the changes may be an RDATE with several dates (RFC 5545, 3.6.5 and 3.8.5.2), and
# the Python library icalendar writes them so for every zone. ical.js reads the first of each
# list: with the changes of 2025 and 2026 in one RDATE, an appointment in the summer of 2026 is an
# hour late. With one RDATE line a date, it is right.
#
# Seen on 2026-11-29 with Node.js 20. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > npm.txt
npm install --silent --no-audit --no-fund ical.js@2.2.1 > npm.txt
cat > look.mjs <<'JAVASCRIPT'
import ICAL from "ical.js";

const list = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VTIMEZONE
TZID:Example/Berlin
BEGIN:STANDARD
DTSTART:20251026T030000
RDATE:20251026T030000,20261025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20250330T020000
RDATE:20250330T020000,20260329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID=Example/Berlin:20260715T090000
SUMMARY:physiotherapy
END:VEVENT
END:VCALENDAR
`;
const lines = list.replace(/RDATE:(\w+),(\w+)/g, "RDATE:$1\nRDATE:$2");
const read = [list, lines].map((text) => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent("vtimezone");
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  return event.startDate.toJSDate().toISOString();
});
console.log(`15 July 2026, 9:00 in Berlin: ${read[0]} with a list, ${read[1]} with a line a date`);
const same = read[0] === "2026-07-15T08:00:00.000Z" && read[1] === "2026-07-15T07:00:00.000Z";
console.log(same ? "as described" : "this has changed");
process.exit(same ? 0 : 1);
JAVASCRIPT
node look.mjs
