#!/bin/sh
# tomlkit 0.15.2: a table that is added below a dotted key cuts the keys behind it off.
#
# Two dotted keys of one table, `activity.kitchen.floor` and `activity.kitchen.ceiling`, stand
# below each other. A new table is put beside `kitchen` with the documented interface. The header
# of the new table is written between the two lines, so that the second one becomes a key of the
# new table. The document is valid before and after; no error is raised; kitchen's ceiling has
# moved to `activity.walk.activity.kitchen.ceiling`.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check tomlkit==0.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import tomllib

import tomlkit

text = 'activity.kitchen.floor = "5m"\nactivity.kitchen.ceiling = "8m"\n'
document = tomlkit.parse(text)
document["activity"]["walk"] = tomlkit.table()
document["activity"]["walk"]["ceiling"] = "15m"
written = tomlkit.dumps(document)
print(written)
read = tomllib.loads(written)
print(read)
moved = read == {
    "activity": {
        "kitchen": {"floor": "5m"},
        "walk": {"ceiling": "15m", "activity": {"kitchen": {"ceiling": "8m"}}},
    }
}
print("as described" if moved else "this has changed")
sys.exit(not moved)
PYTHON
