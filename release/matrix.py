"""The whole suite against the built wheel: every Python, lowest and newest libraries.

    python release/matrix.py [VERSION]... [ARGUMENTS OF PYTEST]...

For every supported Python that is on this machine, and for both ends of the ranges in
pyproject.toml, an environment of its own; `make matrix` runs it. A Python that the system does not
have is taken from the folder of `make pythons`; one that is nowhere is named and left out. The
whole suite runs in each: a part of it once hid a moment that was stored wrongly on newer Pythons.
At the end stands a table, in dist/matrix.md too. VERSION (3.14) keeps to one Python; other
arguments go to pytest in place of `tests`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14", "3.15")
ENDS: Final = {"lowest": "lowest-direct", "newest": "highest"}
EXTRAS: Final = ("charts", "pdf", "watch")
SHOWN: Final = ("typer", "rich", "icalendar", "plotext", "matplotlib", "weasyprint")
"""Libraries that the table names: those that differ most between the two ends."""
OWN: Final = Path(os.environ.get("PACE_PYTHONS") or Path.home() / ".cache" / "pacing-cli-pythons")
_UV: Final = (sys.executable, "-m", "uv")
_COUNTS: Final = re.compile(r"^(?:=+ )?((?:\d+ [a-z]+(?:, )?)+) in ", re.MULTILINE)


class Corner(NamedTuple):
    """One Python with one end of the ranges, and what came of it."""

    python: str
    end: str
    libraries: str
    result: str
    good: bool
    minutes: float = 0


def pythons() -> Iterator[tuple[str, str | None]]:
    """Every supported version with its program; None where this machine has none."""
    for version in PYTHONS:
        found = [
            shutil.which(f"python{version}"),
            *sorted(str(p) for p in Path.home().glob(f".pyenv/versions/{version}.*/bin/python")),
            str(OWN / version / "usr" / "bin" / f"python{version}"),
        ]
        yield version, next((one for one in found if one and _runs(one)), None)


def _runs(python: str) -> bool:
    """A version manager may have a name on the path that leads to nothing."""
    try:
        return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run(*words: str) -> str | None:
    """What it printed, None where it did not end well; then it is shown."""
    ran = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    if ran.returncode:
        print(ran.stdout[-6000:], ran.stderr[-3000:], sep="\n", flush=True)
        return None
    return ran.stdout


def tried(
    version: str, python: str, end: str, wheel: Path, folder: Path, tests: list[str]
) -> Corner:
    """One corner of the matrix: the wheel with its libraries, then the tests."""
    begun = monotonic()
    place = folder / f"{version}-{end}"
    inside = str(place / "bin" / "python")
    # The ends are worked out from the project file. For a wheel, uv would take the wheel alone as
    # direct, and so the newest of all that it needs. Only what has a wheel for this Python is
    # taken: what would have to be compiled is no version that people get.
    held = folder / f"{place.name}.txt"
    extras = [word for extra in EXTRAS for word in ("--extra", extra)]
    made = (
        run(*_UV, "venv", "--quiet", "--python", python, str(place)) is not None
        and run(
            *_UV, "pip", "compile", "--quiet", "--python", inside, "--resolution", ENDS[end],
            "--no-build", *extras, "--output-file", str(held), "pyproject.toml",
        ) is not None
        # What the tests need comes in its newest version, and moves nothing of the above.
        and run(
            *_UV, "pip", "install", "--quiet", "--python", inside, "--no-build",
            "--constraint", str(held), f"{wheel}[browser]",
        ) is not None
    )  # fmt: skip
    if not made:
        return Corner(version, end, "", "could not be installed", False)
    exact = (run(inside, "-c", "import platform; print(platform.python_version())") or "").strip()
    libraries = ", ".join(_versions(inside))
    ran = subprocess.run(
        [
            inside, "-m", "pytest", "-n", "2", "--dist", "loadfile",
            "-p", "no:cacheprovider", *tests,
        ],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    if ran.returncode:
        print(ran.stdout[-6000:], ran.stderr[-3000:], sep="\n", flush=True)
    counts = _COUNTS.findall(ran.stdout)
    result = counts[-1] if counts else "no tests"
    return Corner(exact, end, libraries, result, not ran.returncode, (monotonic() - begun) / 60)


def _versions(inside: str) -> Iterator[str]:
    frozen = run(*_UV, "pip", "freeze", "--quiet", "--python", inside) or ""
    versions = dict(line.split("==") for line in frozen.splitlines() if "==" in line)
    return (f"{name} {versions.get(name, 'none')}" for name in SHOWN)


def table(corners: list[Corner], absent: list[str]) -> str:
    """The results as a table in Markdown."""
    rows = [
        "| Python | libraries | versions | tests | minutes |",
        "|---|---|---|---|---|",
        *(
            f"| {c.python} | {c.end} | {c.libraries} | {c.result} | {c.minutes:.0f} |"
            for c in corners
        ),
        *(
            f"| {version} | | | not on this machine, left out: make pythons | |"
            for version in absent
        ),
    ]
    return "\n".join(rows) + "\n"


def main(words: list[str]) -> int:
    """Run the corners. 1 where one of them did not pass."""
    only = [word for word in words if word in PYTHONS]
    tests = [word for word in words if word not in PYTHONS] or ["tests"]
    (wheel,) = sorted((ROOT / "dist").glob("*.whl"))[-1:] or [None]
    if wheel is None:
        print("There is no wheel in dist/: make build")
        return 1
    corners, absent = [], []
    with tempfile.TemporaryDirectory() as folder:
        for version, python in pythons():
            if only and version not in only:
                continue
            if python is None:
                absent.append(version)
                continue
            for end in ENDS:
                corner = tried(version, python, end, wheel, Path(folder), tests)
                print(f"Python {corner.python}, {end}: {corner.result}", flush=True)
                corners.append(corner)
    told = table(corners, absent)
    (ROOT / "dist" / "matrix.md").write_text(told, encoding="utf-8")
    print(told)
    return 0 if all(corner.good for corner in corners) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
