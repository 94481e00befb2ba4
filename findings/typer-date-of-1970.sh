#!/bin/sh
# Typer 0.29.2 takes 20260301 for a datetime option as 23 August 1970.
#
# A parameter of the type `datetime` has the formats %Y-%m-%d, %Y-%m-%dT%H:%M:%S and
# %Y-%m-%d %H:%M:%S, and the help shows them. Up to 0.28 all else is refused, and the refusal names
# the formats. From 0.29 on pydantic reads the value: a number is a count of seconds since 1970, so
# that the usual short form of a date is a day half a century ago, without a word. The result also
# has a zone, UTC, and that of 2026-03-01 has none, so that a comparison of the two raises an error.
# For the same reason an `int` option takes 7.0 as 7.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/look.py" << 'PYTHON'
from datetime import datetime

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def look(on: datetime, times: int = 1) -> None:
    print(on, times)


app()
PYTHON
for version in 0.28.0 0.29.2; do
    python3 -m venv "$folder/$version"
    "$folder/$version/bin/python" -m pip install --quiet --disable-pip-version-check "typer==$version"
done
say() {
    "$folder/$1/bin/python" "$folder/look.py" "$2" --times "$3" 2>&1 | tail -n 1
}
before=$(say 0.28.0 20260301 1)
now=$(say 0.29.2 20260301 7.0)
long=$(say 0.29.2 2026-03-01 1)
printf '20260301 with 0.28.0: %s\n20260301 with 0.29.2: %s\n2026-03-01 with 0.29.2: %s\n' "$before" "$now" "$long"
case $before in *"does not match the formats"*) ;; *) before= ;; esac
if test -n "$before" && test "$now" = "1970-08-23 11:51:41+00:00 7" && test "$long" = "2026-03-01 00:00:00 1"; then
    echo "as described"
else
    echo "this has changed"
    exit 1
fi
