"""A page that may be handed on: shown, or put into a file that is private until it is passed on."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pacing_cli.errors import CouldNotWrite
from pacing_cli.model.page import Page

if TYPE_CHECKING:
    from pacing_cli.app.run import Run


def hand_on(run: "Run", page: Page, document: Mapping[str, object], out: Path | None) -> None:
    """Show the page; or write it as text (as Markdown for a name that ends so)."""
    if out is None:
        run.output.show(lambda: page, lambda: document)
        return
    path = out.expanduser()
    write_private(path, _text(page, markdown=path.suffix.lower() in (".md", ".markdown")))
    run.output.say(f"Written: {path}. Only you can open it. Nothing was sent anywhere.")
    if run.output.json:
        run.output.document({**document, "file": str(path)})


def _text(page: Page, *, markdown: bool) -> str:
    if markdown:
        from pacing_cli.exporters.markdown import markdown as as_markdown

        return as_markdown(page)
    from io import StringIO

    from pacing_cli.terminal.rich_page import write

    holder = StringIO()
    write(page, holder, 78, colour=False)
    return "".join(f"{line.rstrip()}\n" for line in holder.getvalue().splitlines())


def write_private(path: Path, text: str) -> None:
    """A new file for its owner alone. A file that is there is left as it is: CouldNotWrite."""
    from pacing_cli.storage.files import replace

    if path.exists() or path.is_symlink():
        raise CouldNotWrite(f"{path} is there already; it was left as it is.")
    replace(path, text.encode("utf-8", "backslashreplace"))
