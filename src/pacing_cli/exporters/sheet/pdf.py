"""Print the visit sheet to a PDF through WeasyPrint: the same page gives the same bytes.

The file is tagged as PDF/UA-1 asks: one H1, headings, lists, tables whose headers have a scope,
and charts with a text alternative (the `<title>` inside each picture, which is all that the
renderer reads).
"""

import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.wording.phrases import to_install

_MISSING = "A PDF needs WeasyPrint, which is not installed here."
LEAST: Final = "70.0"
"""WeasyPrint before it gives charts no text alternative and table headers no attributes."""
_NO_PANGO = "A PDF needs Pango on the system, which was not found."
_ITSELF = "The page itself: pace report --html"
_INSTALL_PANGO = f"On Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0. {_ITSELF}"
_NO_FONT = "pace made no PDF, because this system has no font to print with."
_INSTALL_FONT = f"On Debian or Ubuntu: apt install fonts-dejavu-core. {_ITSELF}"
_EPOCH: Final = "SOURCE_DATE_EPOCH"


def sheet_pdf(page: str) -> bytes:
    """The page printed. Nothing is fetched for it; its bytes depend on the page and the fonts.

    Raises WordsNotUnderstood where WeasyPrint or Pango is missing or too old, and CouldNotWrite
    where there is no font at all: Pango would end the program.
    """
    weasyprint = _weasyprint()
    html = weasyprint.HTML(string=page, url_fetcher=_nothing_is_fetched, base_url=None)
    with _one_moment():
        content = html.write_pdf(
            pdf_identifier=b"pace", pdf_variant="pdf/ua-1", finisher=_finish_tags
        )
    assert isinstance(content, bytes)
    return content


def _weasyprint() -> Any:
    try:
        with warnings.catch_warnings():
            # Said at the import, and only where not one font was found.
            warnings.filterwarnings("error", ".*FontConfig.*ugly output", UserWarning)
            import weasyprint
    except UserWarning as warned:
        raise CouldNotWrite(_NO_FONT, _INSTALL_FONT) from warned
    except ImportError as error:
        how = to_install("pdf", sys.prefix, sys.executable)
        raise WordsNotUnderstood(_MISSING, f"{how}. {_ITSELF}") from error
    except OSError as error:  # a library of the system that could not be loaded
        raise WordsNotUnderstood(_NO_PANGO, _INSTALL_PANGO) from error
    # A system can bring an older one that no extra of pace asked for.
    if int(weasyprint.__version__.split(".")[0]) < int(LEAST.split(".")[0]):
        how = to_install("pdf", sys.prefix, sys.executable, LEAST)
        old = f"A PDF needs WeasyPrint {LEAST} or later, and this is {weasyprint.__version__}."
        raise WordsNotUnderstood(old, f"{how}. {_ITSELF}")
    return weasyprint


@contextmanager
def _one_moment() -> Iterator[None]:
    """Fonts are cut down by HarfBuzz where its library for it is installed, else by fontTools.

    fontTools writes the moment of the cutting into each font, if this does not name one.
    """
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before


def _nothing_is_fetched(address: str, *_: object, **__: object) -> Any:
    raise ValueError(f"the sheet needs nothing from elsewhere: {address}")


# What the renderer leaves open in the tags. Its objects are dictionaries with references such
# as b"12 0 R"; the first number is the place in the list of objects.


def _finish_tags(_: object, pdf: Any) -> None:
    """Give table headers their scope, and make the items of a description list list items."""
    elements = {one.number: one for one in pdf.objects if _is_element(one)}
    for one in elements.values():
        match one["S"], _parent(one, elements).get("S"):
            case "/TH", _:
                row = _parent(one, elements)
                column = _parent(row, elements).get("S") == "/THead"
                one["A"]["Scope"] = "/Column" if column else "/Row"
            case "/Div", "/L":
                _make_list_item(one, elements)


def _is_element(one: Any) -> bool:
    return isinstance(one, dict) and one.get("Type") == "/StructElem"


def _parent(one: Mapping[str, Any], elements: Mapping[int, Any]) -> Any:
    return elements.get(_number(one.get("P", b"")), {})


def _number(reference: object) -> int:
    """The number in a reference such as b"12 0 R"; -1 for anything else."""
    first = reference.split(b" ")[0] if isinstance(reference, bytes) else b""
    return int(first) if first.isdigit() else -1


def _make_list_item(group: Any, elements: Mapping[int, Any]) -> None:
    """Turn the group of a term and its text into one item with a label and a body.

    A `div` round `dt` and `dd` comes out as a Div with an item for each of the two.
    """
    kept: list[Any] = []
    for item in map(_number, group["K"]):
        kept += elements[item]["K"] if item in elements else []
    for name, body in zip(("/Lbl", "/LBody"), map(_number, kept), strict=False):
        elements[body]["S"] = name
        elements[body]["P"] = group.reference
    group["S"] = "/LI"
    group["K"][:] = kept
