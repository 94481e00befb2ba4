"""The tests against the built wheel: oldest and newest Python, lowest and newest libraries.

For every Python that is on this machine and supported, and for both ends of the ranges in
pyproject.toml, an environment of its own. `make matrix` runs it; a Python that is not here
is named and left out. The whole suite runs in each: a part of it once hid a moment that was
stored wrongly on newer Pythons. Arguments go to pytest in place of `tests`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ENDS = ("lowest-direct", "highest")
TESTS = ("tests",)


def pythons() -> Iterator[tuple[str, str | None]]:
    """Every supported version with its program; None where this machine has none."""
    for version in PYTHONS:
        here = shutil.which(f"python{version}")
        kept = sorted(str(p) for p in Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        yield version, next((one for one in [here, *kept] if one and _runs(one)), None)


def _runs(python: str) -> bool:
    """A version manager may have a name on the path that leads to nothing."""
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def run(*words: str, **options: str) -> bool:
    """True where it ended well; what it said is shown where it did not."""
    ran = subprocess.run(
        words, capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, **options}
    )
    if ran.returncode:
        print(ran.stdout[-3000:], ran.stderr[-3000:], sep="\n")
    return ran.returncode == 0


def tried(python: str, end: str, wheel: Path, folder: Path, tests: list[str]) -> bool:
    """One corner of the matrix: the wheel alone, then the tests."""
    place = folder / f"{Path(python).parent.parent.name}-{end}"
    inside = str(place / "bin" / "python")
    uv = (sys.executable, "-m", "uv")
    return (
        run(*uv, "venv", "--quiet", "--python", python, str(place))
        and run(
            *uv, "pip", "install", "--quiet", "--python", inside, "--resolution", end,
            f"{wheel}[all]",
        )
        # What the tests need comes in its newest version, and moves nothing that is there.
        and run(*uv, "pip", "install", "--quiet", "--python", inside, f"{wheel}[dev]")
        and run(inside, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *tests)
    )  # fmt: skip


def main(tests: list[str]) -> int:
    (wheel,) = sorted((ROOT / "dist").glob("*.whl"))[-1:] or [None]
    if wheel is None:
        print("There is no wheel in dist/: make build")
        return 1
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for version, python in pythons():
            if python is None:
                print(f"Python {version}: not on this machine, left out")
                continue
            for end in ENDS:
                well = tried(python, end, wheel, Path(folder), tests or list(TESTS))
                print(f"Python {version}, {end}: {'passed' if well else 'did not pass'}")
                good = good and well
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
