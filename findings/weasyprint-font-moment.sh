#!/bin/sh
# WeasyPrint 70.0: one page gives other bytes a second later where HarfBuzz's subset library
# (libharfbuzz-subset, a package of its own on Debian) is not installed.
#
# The fonts are then cut down by fontTools, which writes the moment of the cutting into each font
# (`head.modified`), so that `write_pdf` with a fixed `pdf_identifier` is not reproducible. With
# the library, or with SOURCE_DATE_EPOCH set, the bytes are the same. WeasyPrint only warns that
# fontTools will not be supported for ever.
#
# Needs Pango and a font on the system. The missing library is told to WeasyPrint as its own
# loader does it, by None in its place.
#
# Seen on 2026-11-29 with Python 3.11 and Pango 1.50. Ends with 0 while this is so, with 1 when it
# has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check weasyprint==70.0
"$folder/venv/bin/python" - <<'PYTHON'
import os
import sys
import time

import weasyprint
import weasyprint.pdf.fonts

os.environ.pop("SOURCE_DATE_EPOCH", None)


def twice():
    found = []
    for _ in range(2):
        page = weasyprint.HTML(string="<p>Twelve minutes of walking.</p>")
        found.append(page.write_pdf(pdf_identifier=b"fixed"))
        time.sleep(1.1)
    return found[0] == found[1]


with_library = weasyprint.pdf.fonts.harfbuzz_subset is None or twice()
weasyprint.pdf.fonts.harfbuzz_subset = None
without = twice()
os.environ["SOURCE_DATE_EPOCH"] = "0"
named = twice()
print(f"same bytes: with the library {with_library}, without {without}, with a moment {named}")
same = (with_library, without, named) == (True, False, True)
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
