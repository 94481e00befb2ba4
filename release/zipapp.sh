#!/bin/sh
# One file that runs wherever there is a Python: dist/pace.pyz. `make zipapp` runs it.
# It holds the wheel and the libraries of every day, no extras: those have compiled parts.
# The same wheel, libraries and Python give the same bytes, wherever and whenever it is made.
set -eu

python=${PYTHON:-python3}
root=$(cd "$(dirname "$0")/.." && pwd)
wheel=$(ls -t "$root"/dist/*.whl | head -n 1)
moment=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2> /dev/null || echo 1580601600)}
place=$(mktemp -d "${TMPDIR:-/tmp}/pace-zipapp.XXXXXX")
trap 'rm -rf "$place"' EXIT
umask 022

"$python" -m pip install --quiet --disable-pip-version-check --no-compile --target "$place" \
    --constraint "$root/release/one-file.txt" "$wheel"
# Compiled parts cannot be loaded from an archive; the libraries do without them. What pip notes of
# this machine goes too: where the wheel lay.
find "$place" -name '*.so' -delete
find "$place" -name direct_url.json -delete
rm -rf "$place/bin"
# By hand: what `zipapp --main` writes has the time of the clock.
printf 'import pacing_cli.__main__\n\npacing_cli.__main__.main()\n' > "$place/__main__.py"
"$python" - "$place" << 'PYTHON'
import sys
from pathlib import Path

place = Path(sys.argv[1])
for record in place.glob("*.dist-info/RECORD"):
    lines = record.read_text("utf-8").splitlines(keepends=True)
    record.write_text("".join(n for n in lines if (place / n.split(",")[0]).exists()), "utf-8")
PYTHON
# From an archive Python reads only what is compiled beside its source (-b) and never __pycache__: a
# start takes a quarter of the time with the Python that made it. Others compile for themselves. A
# set among the constants is written in the order of its hashes, so these are not left to chance.
PYTHONHASHSEED=0 "$python" -m compileall -q -b --invalidation-mode unchecked-hash -s "$place" "$place"
# An archive holds the time of every file, in local time, and what each may do.
find "$place" -exec touch --no-dereference --date="@$moment" {} +
chmod -R u=rwX,go=rX "$place"
TZ=UTC "$python" -m zipapp "$place" --compress --python '/usr/bin/env python3' \
    --output "$root/dist/pace.pyz"
echo "$root/dist/pace.pyz"
