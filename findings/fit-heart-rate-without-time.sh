#!/bin/sh
# fitdecode 0.11.0, fitparse 1.2.0 and Garmin's own SDK 21.218.0: a day's heart rates without a time.
#
# In the monitoring files of a watch most messages carry, in place of `timestamp`, the lower 16 bits
# of it: `timestamp_16`. With the last full `timestamp` before it, it is a moment (the rule is in
# Garmin's cookbook). None of the three libraries puts it together: the message has a heart rate and
# a number such as 13756, and no `timestamp`. Who reads `timestamp`, and leaves out what has none,
# loses almost every heart rate of the day without an error.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    fit-tool==0.9.16 fitdecode==0.11.0 fitparse==1.2.0 garmin-fit-sdk==21.218.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime as dt
import pathlib
import sys

import fitdecode
import fitparse
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.monitoring_message import MonitoringMessage
from fit_tool.profile.profile_type import ActivityType, FileType, Manufacturer
from garmin_fit_sdk import Decoder, Stream

EPOCH = dt.datetime(1989, 12, 31, tzinfo=dt.timezone.utc)
begin = dt.datetime(2026, 3, 1, tzinfo=dt.timezone.utc)
milliseconds, since = round(begin.timestamp() * 1000), round((begin - EPOCH).total_seconds())
about = FileIdMessage()
about.type = FileType.MONITORING_B
about.manufacturer = Manufacturer.DEVELOPMENT.value
about.product = 1
about.serial_number = 1
about.time_created = milliseconds
walk = MonitoringMessage()
walk.timestamp = milliseconds
walk.activity_type = ActivityType.WALKING
walk.cycles = 100
heart = MonitoringMessage()
heart.timestamp_16 = (since + 60) & 0xFFFF
heart.heart_rate = 70
builder = FitFileBuilder(auto_define=True)
for message in (about, walk, heart):
    builder.add(message)
pathlib.Path("day.fit").write_bytes(builder.build().to_bytes())

found = {}
with fitdecode.FitReader("day.fit") as frames:
    messages = [frame for frame in frames if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    *_, last = [one for one in messages if one.name == "monitoring"]
    found["fitdecode"] = {field.name: field.value for field in last.fields}
*_, last = fitparse.FitFile("day.fit").get_messages("monitoring")
found["fitparse"] = last.get_values()
read, errors = Decoder(Stream.from_file("day.fit")).read()
found["garmin-fit-sdk"] = read["monitoring_mesgs"][-1]
for name, message in found.items():
    print(f"{name}: {message}")
full = since + (((since + 60) & 0xFFFF) - (since & 0xFFFF)) % 0x10000
print(f"by the rule: {EPOCH + dt.timedelta(seconds=full)}")
wanted = {"timestamp_16": (since + 60) & 0xFFFF, "heart_rate": 70}
same = not errors and all(message == wanted for message in found.values())
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
