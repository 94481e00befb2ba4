#!/bin/sh
# One file that runs wherever there is a Python: dist/pace.pyz. `make zipapp` runs it.
# It holds the wheel and the libraries of every day, no extras: those have compiled parts.
set -eu

python=${PYTHON:-python3}
root=$(cd "$(dirname "$0")/.." && pwd)
wheel=$(ls -t "$root"/dist/*.whl | head -n 1)
place=$(mktemp -d "${TMPDIR:-/tmp}/pace-zipapp.XXXXXX")
trap 'rm -rf "$place"' EXIT

"$python" -m pip install --quiet --disable-pip-version-check --no-compile --target "$place" "$wheel"
# Compiled parts cannot be loaded from an archive; the libraries do without them.
find "$place" -name '*.so' -delete
rm -rf "$place/bin"
"$python" -m compileall -q "$place"
"$python" -m zipapp "$place" --compress --python '/usr/bin/env python3' \
    --main 'pacing_cli.__main__:main' --output "$root/dist/pace.pyz"
echo "$root/dist/pace.pyz"
