"""The visit sheet written to files that the person names, and the receipt for it."""

from pathlib import Path

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import Span
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.page import Heading, Line, Page
from pacing_cli.model.sheet import PAPERS, Paper
from pacing_cli.wording.phrases import listed
from pacing_cli.wording.sheet import NO_PICTURES


def write_sheet(
    pacing: Pacing, span: Span, html: Path | None, pdf: Path | None, paper: str | None
) -> None:
    """Make the sheet and write it. Raises WordsNotUnderstood, or CouldNotWrite."""
    from pacing_cli.cli.sheet.making import sheet_of
    from pacing_cli.exporters import pictures
    from pacing_cli.exporters.sheet_pdf import sheet_pdf
    from pacing_cli.exporters.visit_sheet import visit_sheet

    size = read_paper(paper)
    if html is None and pdf is None:
        raise WordsNotUnderstood(
            "--paper is for a page that is printed.", "Such as: pace report --html sheet.html"
        )
    sheet = sheet_of(pacing, span)
    page = visit_sheet(sheet, size)
    made = [
        *([(html, page.encode("utf-8"))] if html else []),
        *([(pdf, sheet_pdf(page))] if pdf else []),
    ]
    for path, content in made:
        write_out(path, content)
    names = [str(path) for path, _ in made]
    pacing.output.show(
        lambda: _page(names, size, pictures.available()),
        lambda: {"schema": "pace/sheet/1", "files": names, "paper": size,
                 "from": span.start.isoformat(), "to": span.end.isoformat(),
                 "pictures": pictures.available()},
    )  # fmt: skip


def read_paper(text: str | None) -> Paper:
    """`a4` where nothing is said. Raises WordsNotUnderstood."""
    word = (text or "a4").strip().casefold()
    for paper in PAPERS:
        if word == paper:
            return paper
    raise WordsNotUnderstood(f'--paper cannot be "{text}": it is a4 or letter.')


def write_out(path: Path, content: bytes) -> None:
    """A file for the person alone, whole or not there. Raises CouldNotWrite."""
    from pacing_cli.errors import CouldNotWrite
    from pacing_cli.storage.atomic import replace

    if path == Path("-"):
        raise CouldNotWrite("This goes into a file, not into a pipe.", "Name one: sheet.html")
    if path.is_dir():
        raise CouldNotWrite(f"{path} is a folder, so nothing was written.", "Name a file in it.")
    if path.exists() and not path.is_file():
        raise CouldNotWrite(f"{path} is no ordinary file, so nothing was written.")
    if not path.parent.is_dir():
        raise CouldNotWrite(f"There is no folder {path.parent}, so nothing was written.")
    replace(path.absolute(), content)


def _page(names: list[str], paper: Paper, pictured: bool) -> Page:
    size = "A4" if paper == "a4" else "Letter"
    return (
        Heading(f"The sheet is in {listed(names)}", 1),
        Line(f"Two sides of {size}. Read it before you hand it on: it holds your own words."),
        *(() if pictured else (Line(NO_PICTURES, "note"),)),
        Line("What you agree on goes back in with: pace visit"),
    )
