"""The visit sheet as a PDF, through WeasyPrint; the same page gives the same bytes."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.wording.extras import to_install

_MISSING = "A PDF needs WeasyPrint, which is not installed here."
_NO_PANGO = "A PDF needs Pango on the system, which was not found."
_INSTALL = f"{to_install('pdf')} The page itself: pace report --html FILE"
_INSTALL_PANGO = (
    "On Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0. "
    "The page itself: pace report --html FILE"
)
_NO_FONT = "No PDF was made: there is no font on this system to print it with."
_INSTALL_FONT = (
    "On Debian or Ubuntu: apt install fonts-dejavu-core. The page itself: pace report --html FILE"
)
_EPOCH: Final = "SOURCE_DATE_EPOCH"


def sheet_pdf(page: str) -> bytes:
    """The page printed. Nothing is fetched for it; its bytes depend on the page and the fonts.

    Raises WordsNotUnderstood where WeasyPrint or Pango is not there, and CouldNotWrite where
    there is no font at all: Pango would end the program.
    """
    weasyprint = _weasyprint()
    html = weasyprint.HTML(string=page, url_fetcher=_nothing_is_fetched, base_url=None)
    with _one_moment():
        content = html.write_pdf(pdf_identifier=b"pace")
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
        raise WordsNotUnderstood(_MISSING, _INSTALL) from error
    except OSError as error:  # a library of the system that could not be loaded
        raise WordsNotUnderstood(_NO_PANGO, _INSTALL_PANGO) from error
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
