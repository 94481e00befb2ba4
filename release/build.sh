#!/bin/sh
# The wheel and the source archive in dist/, the same bytes from the same commit. `make build` runs
# it. The build tool's version stands in the wheel, so it is held (release/build-tools.txt).
set -eu

python=${PYTHON:-python3}
cd "$(dirname "$0")/.."
# The time in the archives is that of the last commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2> /dev/null || echo 1580601600)}
export SOURCE_DATE_EPOCH
rm -rf dist
"$python" -m build --dependency-constraints-txt release/build-tools.txt --outdir dist .
