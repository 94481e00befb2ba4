#!/bin/sh
# The Pythons that this system does not have, from Debian's unstable packages, in a folder of their
# own: `make pythons`. Nothing of the system is changed, and no right of an administrator is needed.
#
#     sh release/pythons.sh FOLDER 3.14 3.15
#
# prints the path of each interpreter. apt works out which packages belong together and checks who
# signed them; they are unpacked and not installed. The interpreter then gets its own C library as
# its loader, since it needs a newer one than most systems have. Where that cannot be had, it says so
# and ends with 3: no apt, no patchelf, another processor's packages, no such version in unstable.
set -eu

folder=${1:?a folder}
shift
instead() {
    echo "Python from Debian's unstable packages: not here, $1." >&2
    exit 3
}

for program in apt-get apt-cache dpkg-deb patchelf; do
    command -v "$program" > /dev/null || instead "$program is missing"
done
keys=/usr/share/keyrings/debian-archive-keyring.gpg
test -r "$keys" || instead "the keys of Debian's archive are missing (debian-archive-keyring)"

mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial"
folder=$(cd "$folder" && pwd)
apt=$folder/apt
: > "$apt/status"
echo "deb [signed-by=$keys] http://deb.debian.org/debian unstable main" > "$apt/sources.list"
# apt with its lists, its memory of what is installed (nothing) and its downloads in the folder.
own() {
    program=$1
    shift
    "$program" -qq -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status" \
        -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives" \
        -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/nonexistent \
        -o Dir::Etc::preferences=/nonexistent -o Dir::Etc::preferencesparts=/nonexistent \
        -o "APT::Sandbox::User=$(id -un)" -o Debug::NoLocking=1 "$@"
}
own apt-get update > "$apt/log" 2>&1 || instead "Debian's archive does not answer: $(tail -n 1 "$apt/log")"

for version in "$@"; do
    root=$folder/$version
    python=$root/usr/bin/python$version
    wanted=$(own apt-cache show "python$version" 2> /dev/null | sed -n 's/^Version: //p' | head -n 1)
    if test -z "$wanted"; then
        echo "Python $version: not among Debian's unstable packages." >&2
        continue
    fi
    if ! test "$(cat "$root/version" 2> /dev/null)" = "$wanted"; then
        rm -rf "$root" "$apt"/archives/*.deb
        mkdir -p "$root"
        own apt-get install -y --no-install-recommends --download-only "python$version" > "$apt/log" 2>&1 ||
            instead "python$version could not be downloaded: $(tail -n 1 "$apt/log")"
        for package in "$apt"/archives/*.deb; do
            dpkg-deb -x "$package" "$root"
        done
        rm -f "$apt"/archives/*.deb
        loader=$(find "$root/usr/lib" "$root/usr/lib64" -name 'ld-linux*.so.*' | head -n 1)
        libraries=$(dirname "$(find "$root/usr/lib" -name 'libc.so.6' | head -n 1)")
        # An old tag on purpose: it holds for what the libraries load in their turn too.
        patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$python" 2> "$apt/log" ||
            instead "patchelf could not give python$version its loader: $(tail -n 1 "$apt/log")"
        "$python" -c 'import ctypes, curses, lzma, readline, sqlite3, ssl, zoneinfo' || instead "python$version does not run"
        echo "$wanted" > "$root/version"
    fi
    echo "$python"
done
