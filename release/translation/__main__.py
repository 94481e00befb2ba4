"""Release: `make words` and `make translated PO=xx.po`, from the command line."""

import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import PoFileError
from release.translation.building import ROOT, wheel
from release.translation.catalogue import catalogue, write_pot
from release.translation.package import all_sentences
from release.translation.translation import Translation, read_translation

from pacing_cli import __version__

HOW = "python -m release.translation words | translated FILE.po"


def main(words: list[str]) -> int:
    """0 done; 1 something in the translation has to be put right; 2 the words were wrong."""
    match words:
        case ["words"]:
            return _words(ROOT / "dist" / "pace.pot")
        case ["translated", name] if name:
            return _translated(Path(name))
        case _:
            print(HOW, file=sys.stderr)
            return 2


def _words(path: Path) -> int:
    found = catalogue(all_sentences(), __version__)
    write_pot(found, path)
    print(f"{len(found)} sentences: {path}")
    return 0


def _translated(path: Path) -> int:
    try:
        said = read_translation(path)
    except (OSError, PoFileError, ValueError) as error:
        print(f"{path} cannot be read as a .po file: {error}", file=sys.stderr)
        return 1
    if not said.instead:
        print(f"{path} holds no sentence that is translated; nothing was built.", file=sys.stderr)
        return 1
    if said.wrong:
        _tell(path, said)
        return 1
    place = ROOT / "dist" / (said.language or path.stem)
    with tempfile.TemporaryDirectory() as workshop:
        built = wheel(said, Path(workshop), place)
    print(f"{len(said.instead)} sentences translated; {said.untranslated} without a translation")
    print(f"and {said.fuzzy} marked as fuzzy stay English. {built}")
    return 0


def _tell(path: Path, said: Translation) -> None:
    for line, what in said.wrong:
        print(f"{path}:{line}: {what}", file=sys.stderr)
    print(f"{len(said.wrong)} to put right; nothing was built.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
