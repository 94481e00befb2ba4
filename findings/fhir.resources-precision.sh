#!/bin/sh
# fhir.resources 8.3.0 changes how exact a number and a moment are.
#
# In FHIR the digits of a decimal carry meaning: "the precision of the decimal value has
# significance", 0.010 is other than 0.01, and programs SHALL preserve it (R4, decimal). An
# Observation of 4.50 that is read from JSON and written again is 4.5, and one of 1E2 is 100.0: one
# loses a digit that was measured, the other gains one that was not. A moment of .250 s is written
# with six digits, as if it had been taken to the microsecond.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check fhir.resources==8.3.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys

from fhir.resources.observation import Observation

TEXT = (
    '{"resourceType":"Observation","status":"final","code":{"text":"walked"},'
    '"effectiveDateTime":"2026-03-01T10:00:00.250+01:00",'
    '"valueQuantity":{"value":%s,"unit":"km"}}'
)
written = {}
for value in ("4.50", "1E2"):
    text = Observation.model_validate_json(TEXT % value).model_dump_json()
    read = json.loads(text, parse_float=str)
    written[value] = read["valueQuantity"]["value"], read["effectiveDateTime"]
    print(f"{value} at .250 s, written again: {written[value][0]} at {written[value][1]}")
moment = "2026-03-01T10:00:00.250000+01:00"
same = written == {"4.50": ("4.5", moment), "1E2": ("100.0", moment)}
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
