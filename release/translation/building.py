"""Release: the program in another language: a package with other sentences, and its wheel."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from release.translation.package import PACKAGE, translate
from release.translation.translation import NUMBERS, Translation

ROOT: Final = PACKAGE.parents[1]
_BESIDE: Final = ("pyproject.toml", "README.md", "LICENSE")
"""What a wheel is built from, beside the package."""

_PLURALS: Final = ("wording/phrases.py", "    return int(many != 1)\n")
_LANGUAGE: Final = ("exporters/sheet/templates/visit.html.j2", '<html lang="en-GB">')
"""Two lines that are the language itself: its rule for plurals, and its name on the sheet."""


def translated(said: Translation, target: Path) -> None:
    """The package at `target`, in the language of the translation."""
    translate(said.exchange, target)
    _exchange(target, *rule_line(said))
    if said.language:
        _exchange(target, _LANGUAGE, f'<html lang="{said.language.replace("_", "-")}">')


def rule_line(said: Translation) -> tuple[tuple[str, str], str]:
    """The line with the rule for plurals, and the one that takes its place: a table."""
    forms = "".join(map(str, said.forms))
    many = f"many if many < {NUMBERS} else {NUMBERS // 2} + many % 100"
    return _PLURALS, f'    return int("{forms}"[{many}])\n'


def _exchange(target: Path, line: tuple[str, str], new: str) -> None:
    file, old = line
    text = (target / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has no line any more that says: {old.strip()}"
    (target / file).write_text(text.replace(old, new), encoding="utf-8")


def wheel(said: Translation, workshop: Path, place: Path) -> Path:
    """The translated wheel in `place`; it takes the place of the English one where installed."""
    for name in _BESIDE:
        shutil.copy(ROOT / name, workshop)
    translated(said, workshop / "src" / PACKAGE.name)
    _run("-m", "build", "--wheel", "--outdir", str(place), str(workshop))
    return max(place.glob("*.whl"), key=lambda path: path.stat().st_mtime)


def _run(*words: str) -> Sequence[str]:
    ran = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(ran.stdout[-2000:] + ran.stderr[-2000:])
    return words
