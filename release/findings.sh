#!/bin/sh
# Run the scripts of findings/ one by one, each in a folder of its own: `make findings`. A word keeps
# to those whose name begins with it. Needs the package indexes. Ends with 1 if one has changed.
set -u

cd "$(dirname "$0")/../findings"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
changed=0
for script in "${1:-}"*.sh; do
    if sh "$script" > "$log" 2>&1; then
        echo "as described: $script"
    else
        echo "NOT as described: $script"
        tail -n 5 "$log"
        changed=1
    fi
done
exit "$changed"
