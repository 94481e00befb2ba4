#!/bin/sh
# ruptures 1.1.10 finds the day of a change to the nearest five days, or two changes for one.
#
# Its searches look at every fifth value (`jump=5`), unless told otherwise. A level that moves from
# 4 to 6 after day 33 of 64 days moves after day 35 for `Binseg`, `BottomUp` and `Dynp`, and for
# `Pelt` twice, after days 30 and 35. With `jump=1`, and for `KernelCPD`, it is day 33. In a series
# of seconds that is nothing; in a diary with a value a day it makes two changes of one, or moves it
# away from what happened on that day.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check ruptures==1.1.10 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy as np
import ruptures as rpt

diary = np.array([4.0, 4.5, 3.5] * 11 + [6.0, 6.5, 5.5] * 10 + [6.0])
found = {"Pelt": rpt.Pelt(model="l2").fit(diary).predict(pen=3)}
for search in (rpt.Binseg, rpt.BottomUp, rpt.Dynp):
    found[search.__name__] = search(model="l2").fit(diary).predict(n_bkps=1)
right = {
    "Pelt, jump=1": rpt.Pelt(model="l2", jump=1).fit(diary).predict(pen=3),
    "Binseg, jump=1": rpt.Binseg(model="l2", jump=1).fit(diary).predict(n_bkps=1),
    "KernelCPD": rpt.KernelCPD(kernel="linear").fit(diary).predict(n_bkps=1),
}
for name, ends in {**found, **right}.items():
    print(f"{name}: {[int(day) for day in ends]}")
same = (
    found == {"Pelt": [30, 35, 64], "Binseg": [35, 64], "BottomUp": [35, 64], "Dynp": [35, 64]}
    and set(map(tuple, right.values())) == {(33, 64)}
)
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
