#!/bin/sh
# fit-file-parser 6.1.2 gives half the steps of a watch's day.
#
# In the monitoring files of a FIT device (the profile's `monitoring` message) one field holds
# `cycles` in halves, and for walking the same raw number as `steps` in wholes. Garmin's own
# library (21.217.0) gives both: 50 cycles and 100 steps. fit-file-parser gives the 50 alone, under
# the name `cycles`: taken for steps, a day of 4,000 is one of 2,000.
#
# Seen on 2026-11-29 with Node.js 20 and Python 3.11. Ends with 0 while this is so, with 1 when it
# has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check fit-tool==0.9.16
venv/bin/python - <<'PYTHON'
import datetime as dt
import pathlib

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.monitoring_message import MonitoringMessage
from fit_tool.profile.profile_type import ActivityType, FileType, Manufacturer

moment = round(dt.datetime(2026, 3, 1, tzinfo=dt.timezone.utc).timestamp() * 1000)
builder = FitFileBuilder(auto_define=True)
about = FileIdMessage()
about.type = FileType.MONITORING_B
about.manufacturer = Manufacturer.DEVELOPMENT.value
about.product = 1
about.serial_number = 1
about.time_created = moment
walk = MonitoringMessage()
walk.timestamp = moment
walk.activity_type = ActivityType.WALKING
walk.cycles = 100
for message in (about, walk):
    builder.add(message)
pathlib.Path("day.fit").write_bytes(builder.build().to_bytes())
PYTHON
npm init --yes > npm.txt
npm install --silent --no-audit --no-fund fit-file-parser@6.1.2 @garmin/fitsdk@21.217.0 > npm.txt
cat > look.mjs <<'JAVASCRIPT'
import fs from "fs";
import { Decoder, Stream } from "@garmin/fitsdk";
import FitFileParser from "fit-file-parser";

const bytes = fs.readFileSync("day.fit");
const [own] = new Decoder(Stream.fromBuffer(bytes)).read().messages.monitoringMesgs;
const parser = new (FitFileParser.default || FitFileParser)({ mode: "list" });
parser.parse(bytes, (error, data) => {
  if (error) throw new Error(error);
  const [other] = data.monitors;
  console.log(`Garmin: ${own.cycles} cycles, ${own.steps} steps; fit-file-parser: ${other.cycles} cycles, ${other.steps} steps`);
  const same = own.steps === 100 && other.cycles === 50 && other.steps === undefined;
  console.log(same ? "as described" : "this has changed");
  process.exit(same ? 0 : 1);
});
JAVASCRIPT
node look.mjs
