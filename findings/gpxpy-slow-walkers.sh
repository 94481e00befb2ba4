#!/bin/sh
# gpxpy 1.6.2: a slow walker did not move, and a phone on a table walked for 20 minutes.
#
# `get_moving_data` calls everything up to 1 km/h a stop, whatever the displacement. 10 minutes at
# 0.9 km/h (a walking frame, a bad day) are 0 s of moving time and 0 m of moving distance, at
# 1.1 km/h all 10 minutes. The other way round, 20 minutes at one place with 3 m of noise in each
# fix (an ordinary phone) are almost 20 minutes of moving time, and 6 km where a fix a second was
# taken. So neither its time nor its distance can be taken for somebody who walks slowly and rests.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check gpxpy==1.6.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt
import random
import sys

import gpxpy.gpx

METRES_A_DEGREE = 111_195


def moved(kmh, minutes, every, noise=0.0):
    chance = random.Random(1)
    gpx, track, segment = (
        gpxpy.gpx.GPX(),
        gpxpy.gpx.GPXTrack(),
        gpxpy.gpx.GPXTrackSegment(),
    )
    gpx.tracks.append(track)
    track.segments.append(segment)
    start = dt.datetime(2026, 3, 1, 10, tzinfo=dt.timezone.utc)
    for second in range(0, minutes * 60 + 1, every):
        north = kmh / 3.6 * second + chance.gauss(0, noise)
        east = chance.gauss(0, noise)
        segment.points.append(
            gpxpy.gpx.GPXTrackPoint(
                52 + north / METRES_A_DEGREE,
                13 + east / (METRES_A_DEGREE * 0.616),
                time=start + dt.timedelta(seconds=second),
            )
        )
    data = gpx.get_moving_data()
    return data.moving_time, data.moving_distance


slow, quicker = moved(0.9, 10, 5), moved(1.1, 10, 5)
still = moved(0, 20, 1, noise=3)
print(f"10 min at 0.9 km/h: moving for {slow[0]:.0f} s, {slow[1]:.0f} m")
print(f"10 min at 1.1 km/h: moving for {quicker[0]:.0f} s, {quicker[1]:.0f} m")
print(f"20 min standing, 3 m of noise: moving for {still[0]:.0f} s, {still[1]:.0f} m")
same = slow == (0, 0) and quicker[0] == 600 and still[0] > 1100 and still[1] > 5000
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
