"""Docs: what `make site` adds to the pages of docs/: README, CONTRIBUTING and CHANGELOG.

MkDocs calls the functions that begin with `on_`. The three pages stand at the root of the
repository and are shown as pages of the site, with their links turned to where they lead
there. Nothing of them is kept twice.
"""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parents[1]
ADDED: Final[Mapping[str, str]] = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changes.md",
}
"""Pages of the root, and their names on the site."""

_TESTS = re.compile(r"\s*\((?:\[test\]\([^)]*\)(?:,\s+)?)+\)")
"""Links to tests, which are no pages of the site."""
_LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)(\))")


def moved(text: str, place: str) -> str:
    """The text of a page with its links as they have to be on the site.

    `place`: where the page stands in the repository, such as `docs/how-to/share.md`.
    """
    return _LINK.sub(lambda link: link[1] + _target(link[2], place) + link[3], _TESTS.sub("", text))


def _target(target: str, place: str) -> str:
    name, hash_, heading = target.partition("#")
    if not name or "://" in name:
        return target
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(place), name))
    return posixpath.relpath(_on_site(meant), posixpath.dirname(_on_site(place))) + hash_ + heading


def _on_site(place: str) -> str:
    return ADDED.get(place) or place.removeprefix("docs/")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages of the root."""
    from mkdocs.structure.files import File

    for name, on_site in ADDED.items():
        text = moved((ROOT / name).read_text(encoding="utf-8"), name)
        files.append(File.generated(config, on_site, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turn the links of a page of docs/ that lead out of it."""
    path = page.file.src_uri
    return markdown if path in ADDED.values() else moved(markdown, f"docs/{path}")
