#!/bin/sh
# tcxreader 0.4.11: half an hour on a treadmill lasted 0 seconds.
#
# By default it drops every point without a position, as a treadmill, a hall or a switched-off GPS
# gives them, and works out duration, start and pulse from what is left: 0 s, no start, no pulse,
# while the lap says 1800 s and the distance is kept. With `only_gps=False` all of it is right.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check tcxreader==0.4.11
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import pathlib
import sys

from tcxreader.tcxreader import TCXReader

points = "".join(
    f"<Trackpoint><Time>2026-03-01T10:{minute:02}:00Z</Time>"
    f"<DistanceMeters>{minute * 40}</DistanceMeters>"
    f"<HeartRateBpm><Value>{95 + minute % 10}</Value></HeartRateBpm></Trackpoint>"
    for minute in range(0, 31, 5)
)
pathlib.Path("treadmill.tcx").write_text(
    '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase '
    'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
    '<Activity Sport="Other"><Id>2026-03-01T10:00:00Z</Id>'
    '<Lap StartTime="2026-03-01T10:00:00Z"><TotalTimeSeconds>1800</TotalTimeSeconds>'
    "<DistanceMeters>1200</DistanceMeters><Calories>0</Calories>"
    "<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod>"
    f"<Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>\n"
)
found = []
for choice in ({}, {"only_gps": False}):
    read = TCXReader().read("treadmill.tcx", **choice)
    found.append((read.duration, read.distance, read.start_time is not None, read.hr_max, read.laps[0].duration))
    print(choice, found[-1])
same = found == [(0, 1200, False, None, 0), (1800, 1200, True, 100, 1800)]
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
