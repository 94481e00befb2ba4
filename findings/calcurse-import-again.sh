#!/bin/sh
# calcurse 4.7.1 puts everything there again at each import, and a cancelled event as a live one.
#
# A UID names an event for good, and a later SEQUENCE of it takes the place of the earlier one;
# STATUS:CANCELLED says that it does not take place (RFC 5545, 3.8.4.7, 3.8.7.4, 3.8.1.11).
# `calcurse -i` reads none of the three. A file imported twice stands there twice, and the file in
# which an event was moved and another cancelled adds both, with an alarm, beside the old ones.
#
# Seen on 2026-11-30 with Debian 12. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download --quiet calcurse=4.7.1-1 > apt.txt 2>&1 || { cat apt.txt; exit 1; }
dpkg --extract calcurse_4.7.1-1_*.deb .
event() {
    printf 'BEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%s\r\nDTSTAMP:20260101T000000Z\r\n' "$1" "$2"
    printf 'STATUS:%s\r\nDTSTART:%s\r\nDURATION:PT20M\r\nSUMMARY:%s\r\n' "$3" "$4" "$1"
    printf 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:%s\r\nTRIGGER:PT0S\r\nEND:VALARM\r\n' "$1"
    printf 'END:VEVENT\r\n'
}
{
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:PUBLISH\r\n'
    event walk 0 CONFIRMED 20260715T090000Z
    event kitchen 0 CONFIRMED 20260715T110000Z
    printf 'END:VCALENDAR\r\n'
} > first.ics
{
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:PUBLISH\r\n'
    event walk 1 CONFIRMED 20260715T100000Z
    event kitchen 1 CANCELLED 20260715T110000Z
    printf 'END:VCALENDAR\r\n'
} > changed.ics
mkdir data
for file in first.ics first.ics changed.ics; do
    TZ=UTC usr/bin/calcurse --quiet --datadir data --import "$file"
done
cat data/apts
walks=$(grep -c '@ 09:00 -> .*!walk$' data/apts)
moved=$(grep -c '@ 10:00 -> .*!walk$' data/apts)
kitchens=$(grep -c '@ 11:00 -> .*!kitchen$' data/apts)
echo "walk at 9:00: $walks, moved to 10:00: $moved, kitchen, cancelled: $kitchens"
if [ "$walks $moved $kitchens" = "2 1 3" ]; then
    echo "as described"
else
    echo "this has changed"
    exit 1
fi
