"""An earlier state of the program, built from the repository into an environment of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
_UV: Final = (sys.executable, "-m", "uv")
OUTSIDE: Final = ("PACE_HOME", "PACE_STATE", "PACE_NOW", "PACE_PLAIN")


class Said(NamedTuple):
    """How a call ended and what it printed."""

    code: int
    out: str
    problem: str


class Program(NamedTuple):
    """An installed program with the folders that it is given."""

    folder: Path
    home: Path
    state: Path

    def say(self, now: str, *words: str, zone: str = "Europe/Berlin") -> Said:
        """Type the words at a moment. Whatever came of them is given back."""
        told = {
            name: value for name, value in os.environ.items() if name not in OUTSIDE
        } | {
            "PACE_HOME": str(self.home), "PACE_STATE": str(self.state), "PACE_NOW": now,
            "TZ": zone, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1",
        }  # fmt: skip
        ran = subprocess.run(
            [str(self.folder / "bin" / "pace"), *words],
            env=told, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return Said(ran.returncode, ran.stdout, ran.stderr)


def wheel_of(commit: str, folder: Path) -> Path:
    """The wheel of a commit, built from `git archive`. Raises CalledProcessError."""
    source = folder / f"source-{commit}"
    source.mkdir(parents=True)
    packed = folder / f"{commit}.tar"
    _do("git", "archive", "--format=tar", f"--output={packed}", commit, cwd=ROOT)
    _do("tar", "-xf", str(packed), "-C", str(source))
    _do(
        *_UV,
        "build",
        "--quiet",
        "--wheel",
        "--out-dir",
        str(folder / f"wheel-{commit}"),
        str(source),
    )
    (wheel,) = (folder / f"wheel-{commit}").glob("*.whl")
    return wheel


def environment(folder: Path, *wheels: str) -> Path:
    """An environment with the wheels and what they need."""
    _do(*_UV, "venv", "--quiet", "--python", sys.executable, str(folder))
    install(folder, *wheels)
    return folder


def install(folder: Path, *wheels: str) -> None:
    """Put the wheels into the environment, in place of what it has of them."""
    python = str(folder / "bin" / "python")
    _do(*_UV, "pip", "install", "--quiet", "--python", python, "--reinstall", *wheels)


def contents(*folders: Path) -> Mapping[str, bytes]:
    """Every file below the folders, by its path."""
    return {
        f"{folder.name}/{path.relative_to(folder)}": path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _do(*words: str, cwd: Path | None = None) -> None:
    subprocess.run(words, check=True, cwd=cwd, stdout=subprocess.DEVNULL)
