#!/bin/sh
# The sheet of the demo as a PDF on both papers, held against two checkers of PDF/UA-1 that need no
# Java. Both see only what a machine can see; neither is the reference checker, veraPDF, which no
# package index has. `make pdf-ua` runs it.
#
# Left out: TBL-010, a guess by the wording of headers that takes our table of flares (one row of
# 4 cells under 5 headers) for headers that a tool tore apart.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PACE_HOME PACE_NOW
PACE_STATE=$folder/state
export PACE_STATE
"$PACE" demo "$folder/demo" > "$folder/said.txt"
for paper in a4 letter; do
    "$PACE" --home "$folder/demo" report --pdf "$folder/$paper.pdf" --paper "$paper" > "$folder/said.txt"
done
"$PYTHON" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pdfua==0.1.3 outloud==0.2.1
"$folder/venv/bin/pdfua" check --min-severity error "$folder/a4.pdf" "$folder/letter.pdf"
"$folder/venv/bin/outloud" --skip TBL-010 "$folder/a4.pdf" "$folder/letter.pdf"
