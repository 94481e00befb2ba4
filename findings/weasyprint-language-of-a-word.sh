#!/bin/sh
# WeasyPrint 70.0: a tagged PDF has one language, whatever the page says of its parts.
#
# `lang` on a part of a page changes its hyphens and its quotation marks in the PDF, so it is read.
# The tag tree does not have it: /Lang stands at the document alone, and a German line in an English
# page is read out with an English voice. PDF/UA wants the language of each change (ISO 14289-1,
# 7.2, Matterhorn protocol 11).
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check weasyprint==70.0 pypdf==7.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import pypdf
import weasyprint

PAGE = """<html lang="en"><title>x</title><h1>Sheet</h1>
<p lang="fr">Elle a dit <q>doucement</q>.</p><p>Called <span lang="de">Bewegung</span>.</p></html>"""


def languages(element):
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from languages(one)
    elif hasattr(element, "get"):
        yield from [element["/Lang"]] if "/Lang" in element else []
        yield from languages(element["/K"]) if "/K" in element else []


made = weasyprint.HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1")
reader = pypdf.PdfReader(io.BytesIO(made))
root, text = reader.trailer["/Root"], reader.pages[0].extract_text()
parts = list(languages(root["/StructTreeRoot"]))
marked = b"/Lang" in reader.pages[0].get_contents().get_data()
print(f"document: {root['/Lang']}; parts: {parts}; French quotation marks: {'«' in text}")
same = root["/Lang"] == "en" and not parts and not marked and "«" in text
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
