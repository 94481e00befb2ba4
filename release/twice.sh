#!/bin/sh
# Are the wheel, the source archive and the one file the same bytes when they are made again
# somewhere else? `make twice` runs it: another folder, another date of every file, another zone,
# language, umask and seed, and, where `faketime` is there, another day on the clock.
set -eu

python=${PYTHON:-python3}
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
root=$(cd "$(dirname "$0")/.." && pwd)
moment=$(git -C "$root" log -1 --format=%ct)
place=$(mktemp -d "${TMPDIR:-/tmp}/pace-twice.XXXXXX")
trap 'rm -rf "$place"' EXIT

# make FOLDER COMMAND...: build everything there; COMMAND stands in front of each program.
make_there() {
    folder=$1
    shift
    mkdir -p "$folder"
    git -C "$root" archive HEAD | tar -x -C "$folder"
    find "$folder" -exec touch --date="@$1" {} +
    shift
    (
        cd "$folder"
        export SOURCE_DATE_EPOCH="$moment" PYTHON="$python"
        "$@" sh release/build.sh > build.log 2>&1 || { cat build.log; exit 1; }
        "$@" sh release/zipapp.sh > build.log 2>&1 || { cat build.log; exit 1; }
    )
}

later=
if command -v faketime > /dev/null; then
    later='faketime -f +400d'
else
    echo 'No faketime here: both are made on one day of the clock.'
fi
make_there "$place/here" "$moment" env
(
    umask 077
    export TZ=Pacific/Auckland LC_ALL=C PYTHONHASHSEED=12345
    # shellcheck disable=SC2086
    make_there "$place/a folder of another name/there" 1000000000 env $later
)
good=0
for made in "$place"/here/dist/*; do
    name=$(basename "$made")
    if cmp "$made" "$place/a folder of another name/there/dist/$name"; then
        echo "same bytes twice: $name $(sha256sum < "$made" | cut -d ' ' -f 1)"
    else
        echo "NOT the same: $name"
        good=1
    fi
done
exit "$good"
