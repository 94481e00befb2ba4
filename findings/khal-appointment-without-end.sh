#!/bin/sh
# khal 0.14.1 writes an end of its own into an appointment that has none.
#
# RFC 5545 (3.6.1): an event with a moment as its start and neither DTEND nor DURATION ends when it
# begins. `khal import` stores it with a DTEND one hour later; one with DURATION:PT0S stays as
# long as it was. Every program that shares the folder then shows an hour.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check khal==0.14.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import os
import pathlib
import subprocess
import sys

here = pathlib.Path.cwd()
(here / "cal").mkdir()
(here / "config").write_text(
    f"[calendars]\n[[mine]]\npath = {here}/cal\n[locale]\n"
    "local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
    "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
    "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
)
(here / "given.ics").write_text(
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\n"
    + "".join(
        f"BEGIN:VEVENT\r\nUID:{name}\r\nDTSTAMP:20260101T000000Z\r\n"
        f"DTSTART:20260302T090000\r\n{end}SUMMARY:physiotherapy\r\nEND:VEVENT\r\n"
        for name, end in (("none", ""), ("zero", "DURATION:PT0S\r\n"))
    )
    + "END:VCALENDAR\r\n"
)
khal = pathlib.Path(sys.executable).with_name("khal")
subprocess.run(
    [khal, "-c", here / "config", "import", "--batch", here / "given.ics"],
    check=True,
    capture_output=True,
    env=os.environ
    | {"HOME": str(here), "XDG_DATA_HOME": str(here / "data"), "XDG_CACHE_HOME": str(here / "cache")},
)
stored = {
    path.stem: [
        line for line in path.read_text().splitlines() if line.startswith(("DTEND", "DURATION"))
    ]
    for path in sorted((here / "cal").iterdir())
}
print(stored)
same = list(stored) == ["none", "zero"]
same = same and len(stored["none"]) == 1 and stored["none"][0].endswith(":20260302T100000")
same = same and stored["zero"] == ["DURATION:P0D"]
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
