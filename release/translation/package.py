"""Release: all files of the package that hold sentences, and the package with others in them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from release.translation.beside import exchanged_beside, is_beside
from release.translation.sentence import Exchange, Said
from release.translation.texts import compared_in, exchanged, read_module

PACKAGE: Final = Path(__file__).parents[2] / "src" / "pacing_cli"
"""The source that is translated."""


def all_sentences(package: Path = PACKAGE) -> tuple[Said, ...]:
    """Every sentence of every file, in the order of files and lines."""
    found: list[Said] = []

    def keep(said: Said) -> tuple[str, ...]:
        found.append(said)
        return ()

    for _ in _turned(package, keep):
        pass
    return tuple(sorted(found, key=lambda said: (said.place.file, said.place.line)))


def translate(exchange: Exchange, target: Path, package: Path = PACKAGE) -> None:
    """The whole package at `target`, with other sentences and the same lines."""
    shutil.copytree(package, target, ignore=shutil.ignore_patterns("__pycache__"))
    for file, new in _turned(package, exchange):
        (target / file).write_text(new, encoding="utf-8")


def _turned(package: Path, exchange: Exchange) -> Iterator[tuple[str, str]]:
    """Each file that holds sentences: its place in the package, and its new text."""
    sources = dict(_sources(package))
    modules = [read_module(text, file) for file, text in sources.items() if file.endswith(".py")]
    compared = frozenset[str]().union(*map(compared_in, modules))
    for module in modules:
        yield module.file, exchanged(module, exchange, compared)
    for file in filter(is_beside, sources):
        yield file, exchanged_beside(sources[file], file, exchange)


def _sources(package: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(package.rglob("*")):
        file = path.relative_to(package).as_posix()
        if path.is_file() and (path.suffix == ".py" or is_beside(file)):
            yield file, path.read_text(encoding="utf-8")
