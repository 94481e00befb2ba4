"""Libraries whose newest version lies outside of our ranges: `make bounds`.

    python release/bounds.py

Asks the package index for the newest version of each library in pyproject.toml that has an upper
bound, and names the bound beside it. The reasons for the bounds are in pyproject.toml and in
docs/design.md. Ends with 0: a bound that leaves a version out can be meant.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_UV: Final = (sys.executable, "-m", "uv")
_BOUND: Final = re.compile(r"^([\w.-]+)[^;]*<")


def bounded() -> Iterator[tuple[str, str]]:
    """Name and requirement of every library with an upper bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    for each in (*project["dependencies"], *(one for extra in extras for one in extra)):
        if found := _BOUND.match(each):
            yield found[1], each


def newest(requirement: str) -> str:
    """The highest version that meets it. Raises CalledProcessError."""
    ran = subprocess.run(
        [*_UV, "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--no-deps", "-"],
        input=requirement, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stdout.strip().partition("==")[2]


def main() -> None:
    """Print a line for each."""
    for name, requirement in sorted(set(bounded())):
        highest, taken = newest(name), newest(requirement)
        told = "the newest" if highest == taken else f"NOT the newest, {highest}"
        print(f"{requirement}: {taken} is {told}")


if __name__ == "__main__":
    main()
