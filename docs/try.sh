#!/bin/sh
# An invented person's twelve weeks in a temporary folder: today's plan, and the visit sheet.
# `make try` runs it. PACE names the program; without it, the one on the path is taken.
set -eu

pace=${PACE:-pace}
home=$(mktemp -d "${TMPDIR:-/tmp}/pace-demo.XXXXXX")

# Only that folder: whatever is set for your own journal is left alone.
unset PACE_HOME PACE_NOW
PACE_STATE=$home/state
export PACE_STATE

typed() {
    printf '\n$ pace %s\n\n' "$*"
    "$pace" --home "$home/journal" "$@"
}

"$pace" demo "$home/journal" > /dev/null
typed plan
typed report

# From here the program can be typed as it was reached just now.
case $pace in
    */*) shown=$(cd "$(dirname "$pace")" && pwd)/$(basename "$pace") ;;
    *) shown=$pace ;;
esac
cat <<END

This person is invented. Everything is in
  $home
and stays there until you delete it. Your own journal was not touched.

To go on with it, type first
  alias pace='"$shown" --home "$home/journal"'
and then, for instance
  pace why walk
  pace log walk 12m pain 4-4
  pace bad
  pace list
END
