#!/bin/sh
# uv 0.13.9 with --resolution lowest-direct installs the newest of everything that a wheel needs.
#
# For the folder of a project the same option takes what the project names as direct, and so its
# lowest versions. For the wheel that is built from this folder, only the wheel itself counts as
# direct, and all that it names is resolved to the highest. A check of the lowest versions that
# installs the artefact, instead of the folder, passes without having tried one of them.
# What helps: `uv pip compile --resolution lowest-direct pyproject.toml`, and its result as
# constraints for the wheel.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/tools"
"$folder/tools/bin/python" -m pip install --quiet --disable-pip-version-check uv==0.13.9
uv=$folder/tools/bin/uv
mkdir -p "$folder/project/example_of_bounds"
: > "$folder/project/example_of_bounds/__init__.py"
cat > "$folder/project/pyproject.toml" << 'TOML'
[build-system]
requires = ["hatchling==1.33.0"]
build-backend = "hatchling.build"

[project]
name = "example-of-bounds"
version = "1"
requires-python = ">=3.11"
dependencies = ["jinja2>=3.1.2,<3.2"]
TOML
cd "$folder"
"$uv" build --quiet --wheel --out-dir dist project
installed() {
    "$uv" venv --quiet --clear --python python3 venv
    "$uv" pip install --quiet --python venv/bin/python --resolution lowest-direct "$1"
    "$uv" pip freeze --quiet --python venv/bin/python | grep -i '^jinja2=='
}
of_folder=$(installed ./project)
of_wheel=$(installed dist/example_of_bounds-1-py3-none-any.whl)
echo "jinja2>=3.1.2,<3.2 from the folder: $of_folder, from its wheel: $of_wheel"
if test "$of_folder" = jinja2==3.1.2 && test "$of_wheel" != "$of_folder"; then
    echo "as described"
else
    echo "this has changed"
    exit 1
fi
