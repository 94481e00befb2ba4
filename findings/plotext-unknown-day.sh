#!/bin/sh
# plotext 5.3.2 draws a small bar for a day that is not known, and none for a day of 0.
#
# `bar` takes nan without a word and fills the lowest line for it: on a chart of steps the day on
# which the watch lay in a drawer looks like a day of a few hundred steps, more than a day of 0,
# which stays empty. `plot` leaves a gap for nan.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check plotext==5.3.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import math
import sys

import plotext


def drawn(kind, values):
    plotext.clear_figure()
    plotext.plot_size(40, 9)
    if kind == "bar":
        plotext.bar(["mon", "tue", "wed"], values)
    else:
        plotext.plot([1, 2, 3], values)
    return plotext.uncolorize(plotext.build())


unknown, nothing = drawn("bar", [4000, math.nan, 2000]), drawn("bar", [4000, 0, 2000])
print(unknown)
line, with_zero = drawn("line", [4000, math.nan, 2000]), drawn("line", [4000, 0, 2000])
bars = [picture.splitlines()[6].count("█") for picture in (unknown, nothing)]
print(f"full cells in the lowest line: {bars[0]} with nan, {bars[1]} with 0")
same = bars == [30, 20] and line != with_zero
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
