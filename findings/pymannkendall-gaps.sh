#!/bin/sh
# pymannkendall 1.4.3: days without a value keep their place for the slope and lose it for the test.
#
# A diary has gaps. Sen's slope uses the real distances, so that a gap changes it. The tests that
# correct for the likeness of neighbouring days (pre-whitening, Hamed and Rao, Yue and Wang) first
# drop the gaps, and then take the day before a gap of weeks and the day after it for neighbours.
# One answer so holds a slope of one series and a p of another.
#
# Seen on 2026-11-29 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pymannkendall==1.4.3
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import math
import random
import sys

import pymannkendall as mk

chance = random.Random(5)
weeks = [4 + 0.02 * day + chance.gauss(0, 1) for day in range(40)]
gap = weeks[:20] + [math.nan] * 60 + weeks[20:]
for name in (
    "pre_whitening_modification_test",
    "hamed_rao_modification_test",
    "yue_wang_modification_test",
):
    test = getattr(mk, name)
    without, with_gap = test(weeks), test(gap)
    print(f"{name}: p {without.p:.6f} and {with_gap.p:.6f}, slope {without.slope:.5f} and {with_gap.slope:.5f}")
without, with_gap = (mk.pre_whitening_modification_test(each) for each in (weeks, gap))
same = without.p == with_gap.p and without.slope != with_gap.slope
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
