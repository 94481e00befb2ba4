"""The visit sheet as a PDF, through WeasyPrint; the same page gives the same bytes."""

from typing import Any

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.wording.extras import to_install

_MISSING = "A PDF needs WeasyPrint, which is not installed here."
_NO_PANGO = "A PDF needs Pango on the system, which was not found."
_INSTALL = f"{to_install('pdf')} The page itself: pace report --html FILE"
_INSTALL_PANGO = (
    "On Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0. "
    "The page itself: pace report --html FILE"
)


def sheet_pdf(page: str) -> bytes:
    """The page printed. Nothing is fetched for it.

    Raises WordsNotUnderstood where WeasyPrint or Pango is not there.
    """
    weasyprint = _weasyprint()
    html = weasyprint.HTML(string=page, url_fetcher=_nothing_is_fetched, base_url=None)
    content = html.write_pdf(pdf_identifier=b"pace")
    assert isinstance(content, bytes)
    return content


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise WordsNotUnderstood(_MISSING, _INSTALL) from error
    except OSError as error:  # a library of the system that could not be loaded
        raise WordsNotUnderstood(_NO_PANGO, _INSTALL_PANGO) from error
    return weasyprint


def _nothing_is_fetched(address: str, *_: object, **__: object) -> Any:
    raise ValueError(f"the sheet needs nothing from elsewhere: {address}")
