#!/bin/sh
# Python 3.15.2: a program that has imported `tomllib` can still fail to find a part of it later.
#
# `tomllib/_parser.py` names `tomllib._re` in `__lazy_modules__` (PEP 810), so that the file of the
# patterns is read with the first number, date or time, and not at the import. What has only text
# in it is read without. A program that imports all it needs, and then enters a chroot, gives up
# its rights or stays on while its Python is replaced, ends at `minutes = 12` with
# ModuleNotFoundError, which no reader of TOML expects beside TOMLDecodeError. On 3.14 the import
# was enough.
# What helps: read one number after the import, `tomllib.loads("number = 1.5")`.
#
# Here the folder of a copy of `tomllib` is removed after the import. Needs Python 3.14 and 3.15 on
# the system, or in the folder of `make pythons`.
#
# Seen on 2026-11-30. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
own=${PACE_PYTHONS:-$HOME/.cache/pacing-cli-pythons}
cat > "$folder/look.py" << 'PYTHON'
import pathlib
import shutil
import sys
import sysconfig

copy = sys.argv[1] + "/copy"
shutil.copytree(pathlib.Path(sysconfig.get_path("stdlib"), "tomllib"), copy + "/tomllib")
sys.path.insert(0, copy)
import tomllib

shutil.rmtree(copy)
told = []
for text in ('name = "walk"', "minutes = 12"):
    try:
        told.append(str(tomllib.loads(text)))
    except ImportError as error:
        told.append(f"{type(error).__name__}: {error}")
print("; ".join(told))
PYTHON
look() {
    python=$(command -v "python$1" || echo "$own/$1/usr/bin/python$1")
    "$python" -IB "$folder/look.py" "$folder"
}
new=$(look 3.15)
old=$(look 3.14)
echo "3.15: $new"
echo "3.14: $old"
if test "$new" = "{'name': 'walk'}; ModuleNotFoundError: No module named 'tomllib._re'" &&
    test "$old" = "{'name': 'walk'}; {'minutes': 12}"; then
    echo "as described"
else
    echo "this has changed"
    exit 1
fi
