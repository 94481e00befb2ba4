#!/bin/sh
# tomlkit 0.15.2: a table appended to an empty array is written without its braces.
#
# `pauses = []` is a valid array. A table that is appended to it with `append` is written as
# `pauses = [why = "illness"` and so on, which no TOML reader takes, tomlkit's own included. An
# inline table is written rightly; a table is refused by nothing.
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

document = tomlkit.parse("pauses = []\n")
table = tomlkit.table()
table["why"] = "illness"
document["pauses"].append(table)
written = tomlkit.dumps(document)
print(written)
try:
    print(tomllib.loads(written))
    refused = False
except tomllib.TOMLDecodeError as error:
    print(f"tomllib: {error}")
    refused = True
print("as described" if refused else "this has changed")
sys.exit(not refused)
PYTHON
