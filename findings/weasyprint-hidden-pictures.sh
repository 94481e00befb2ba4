#!/bin/sh
# WeasyPrint 70.0: in a PDF/UA file, pictures hidden from readers are figures without a text.
#
# PDF/UA wants a text for every figure, and what is mere decoration as an artifact (ISO 14289-1,
# 7.1 and 7.3). `<svg aria-hidden="true">` and `<img alt="">` are how HTML says "decoration", and
# `aria-label` is how it names a drawing. With `pdf_variant="pdf/ua-1"` all of them become a Figure
# without /Alt. Of an SVG only a `<title>` inside it is read, even where the SVG is hidden.
#
# Seen on 2026-11-30 with Python 3.11. Ends with 0 while this is so, with 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check weasyprint==70.0 pypdf==7.1.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import base64
import io
import sys
import zlib

import pypdf
import weasyprint


def chunk(kind, data):
    check = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + check


size = (1).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
dot = b"\x89PNG\r\n\x1a\n" + b"".join(
    (chunk(b"IHDR", size), chunk(b"IDAT", zlib.compress(b"\x00\x00")), chunk(b"IEND", b""))
)
BOX = '<rect width="9" height="9"/></svg>'
PICTURES = {
    "aria-hidden": f'<svg width="9" height="9" aria-hidden="true">{BOX}',
    "aria-hidden, with a title": f'<svg width="9" height="9" aria-hidden="true"><title>line</title>{BOX}',
    "aria-label": f'<svg width="9" height="9" role="img" aria-label="pain by week">{BOX}',
    "title": f'<svg width="9" height="9" role="img"><title>pain by week</title>{BOX}',
    'alt=""': f'<img alt="" src="data:image/png;base64,{base64.b64encode(dot).decode()}">',
}


def figures(element):
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from figures(one)
    elif hasattr(element, "get"):
        if element.get("/S") == "/Figure":
            yield element.get("/Alt")
        yield from figures(element["/K"]) if "/K" in element else ()


found = {}
for name, picture in PICTURES.items():
    page = f'<html lang="en"><title>x</title><h1>Sheet</h1><p>{picture}</p></html>'
    made = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    root = pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]
    found[name] = list(figures(root["/StructTreeRoot"]))
    print(f"{name}: figures with the texts {found[name]}")
same = found == {
    "aria-hidden": [None],
    "aria-hidden, with a title": ["line"],
    "aria-label": [None],
    "title": ["pain by week"],
    'alt=""': [None],
}
print("as described" if same else "this has changed")
sys.exit(not same)
PYTHON
