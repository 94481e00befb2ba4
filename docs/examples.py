"""Docs: the examples of the pages, read and run as a person would type them.

All blocks of one page share one home, empty at the start. In a `console` block a line
after `$ ` is typed, and what follows it is what the program answers; a line `…`
stands for any lines, and ids such as `[5t4ba3]` may differ. In a `sh` block
everything is typed, and has to end well.

Comments on the line before a block, which no reader of the page sees:

    <!-- now 2026-03-02 09:00 -->     from here on it is this moment
    <!-- file care.toml -->           the block becomes this file of the home
    <!-- file ./care.toml -->         the block becomes this file of the folder one types in
    <!-- demo -->                     from here on the home is that of the invented person
    <!-- exit 2 -->                   the block's last command ends with this code
    <!-- not run: why -->             the block is shown and not run
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
GENERATED = (
    "docs/reference/parameters.md",
    "docs/reference/commands.md",
    "docs/reference/reasons.md",
)
FIRST_MOMENT = "2026-03-01T09:00"
ANY_LINES = "…"

_COMMENT = re.compile(r"<!-- *(now|file|demo|exit|not run:) *(.*?) *-->")
_ID = re.compile(r"(?<=[\[(])[0-9a-z]{4,26}(?=[\])]$)")
_FENCE = re.compile(r"( *)(`{3,})(\w*) *")
_RUN = ("console", "sh")
# A block that types one of these is run only where it is installed.
_NOT_EVERYWHERE = ("jq", "python3")


class Block(NamedTuple):
    """One fenced block: its language, its lines without indent, the comments before it."""

    language: str
    lines: tuple[str, ...]
    first: int
    """The index of its first inner line in the page."""
    indent: str
    notes: dict[str, str]

    @property
    def runs(self) -> bool:
        """True where its commands are typed."""
        words = " ".join(self.lines).split()
        lacking = any(name in words and not shutil.which(name) for name in _NOT_EVERYWHERE)
        return self.language in _RUN and "not run:" not in self.notes and not lacking


class Said(NamedTuple):
    """One command of a `console` block with the answer that stands on the page."""

    command: str
    answer: tuple[str, ...]


class Mismatch(NamedTuple):
    """An example that the program answers in another way."""

    where: str
    command: str
    expected: tuple[str, ...]
    got: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((
            f"{self.where}: $ {self.command}",
            "--- the page", *self.expected,
            "--- the program", *self.got,
        ))  # fmt: skip


def pages() -> list[Path]:
    """Every page that a person wrote, the README first."""
    written = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    generated = {ROOT / page for page in GENERATED}
    return [page for page in written if page not in generated and page.is_file()]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found: list[Block] = []
    notes: dict[str, str] = {}
    lines = text.splitlines()
    index = 0
    while index < len(lines):
        comment, fence = _COMMENT.search(lines[index]), _FENCE.fullmatch(lines[index])
        if comment:
            notes[comment[1]] = comment[2]
        elif fence:
            end = next(i for i in range(index + 1, len(lines)) if lines[i].strip() == fence[2])
            inner = tuple(line.removeprefix(fence[1]) for line in lines[index + 1 : end])
            found.append(Block(fence[3], inner, index + 1, fence[1], notes))
            notes, index = {}, end
        elif lines[index].strip():
            # What these two say holds on; the others speak of the very next line.
            notes = {key: value for key, value in notes.items() if key in ("now", "demo")}
        index += 1
    return found


def said(block: Block) -> list[Said]:
    """The commands of a `console` block, each with its answer. A `\\` carries a command on."""
    found: list[Said] = []
    for line in block.lines:
        if line.startswith("$ "):
            found.append(Said(line[2:], ()))
        elif found and found[-1].command.endswith("\\") and not found[-1].answer:
            found[-1] = Said(f"{found[-1].command}\n{line.removeprefix('> ')}", ())
        elif found:
            found[-1] = found[-1]._replace(answer=(*found[-1].answer, line))
    return found


class Session:
    """An empty home, and a person who types. `programs`: the folder in which `pace` is."""

    def __init__(self, folder: Path, programs: Path = Path(sys.executable).parent) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True, mode=0o700)
        places = (
            str(programs),
            str(Path(sys.executable).parent),
            os.environ.get("PATH", os.defpath),
        )
        self.environment = {
            "PATH": os.pathsep.join(places),
            "HOME": str(folder),
            "PACE_HOME": str(self.home),
            "PACE_STATE": str(folder / "state"),
            "PACE_NOW": FIRST_MOMENT,
            "TZ": "Europe/London",
            "LC_ALL": "C.UTF-8",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": "80",
            "NO_COLOR": "1",
        }

    def prepare(self, block: Block) -> None:
        """Do what the comments before a block say."""
        if "now" in block.notes:
            self.environment["PACE_NOW"] = block.notes["now"].replace(" ", "T")
        if "demo" in block.notes:
            self.environment["PACE_HOME"] = "demo"
            self.home = self.folder / "demo"
            self.type("pace demo demo > demo.log")
        if "file" in block.notes:
            text = "\n".join(block.lines) + "\n"
            name = block.notes["file"]
            folder = self.folder if name.startswith("./") else self.home
            (folder / name).write_text(text, encoding="utf-8")

    def type(self, command: str) -> tuple[int, tuple[str, ...]]:
        """Run one command line; its exit code and every line it printed, to both streams."""
        ran = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        text = ran.stdout.decode("utf-8").replace(str(self.folder), "~")
        return ran.returncode, tuple(line.rstrip() for line in text.splitlines())


def differences(
    page: Path, folder: Path, programs: Path = Path(sys.executable).parent
) -> Iterator[Mismatch]:
    """Run all examples of a page; every one that the program answers in another way."""
    session = Session(folder, programs)
    for block in blocks(page.read_text(encoding="utf-8")):
        session.prepare(block)
        if block.runs:
            name = page.relative_to(ROOT) if page.is_relative_to(ROOT) else page.name
            where = f"{name}:{block.first}"
            yield from _wrong(session, block, where)


def _wrong(session: Session, block: Block, where: str) -> Iterator[Mismatch]:
    shown = block.language == "console"
    wanted = int(block.notes.get("exit", "0"))
    typed = said(block) if shown else [_script(block)]
    for number, (command, answer) in enumerate(typed, 1):
        code, got = session.type(command)
        if shown and not agrees(_trimmed(answer), _trimmed(got)):
            yield Mismatch(where, command, _trimmed(answer), _trimmed(got))
        if code != (wanted if number == len(typed) else 0):
            yield Mismatch(where, command, (f"exit {wanted}",), (*got, f"exit {code}"))


def _script(block: Block) -> Said:
    """A `sh` block as one thing that is typed; it stops at the first command that ends badly."""
    return Said("\n".join(("set -e", *block.lines)), ())


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Without empty lines at the end: a page may leave one before the next command."""
    kept = [line.rstrip() for line in lines]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def agrees(answer: Sequence[str], got: Sequence[str]) -> bool:
    """True where the lines are the same but for ids; `…` in the answer stands for any lines."""
    if not answer:
        return not got
    if answer[0].strip() == ANY_LINES:
        return any(agrees(answer[1:], got[skipped:]) for skipped in range(len(got) + 1))
    same = bool(got) and _ID.sub("", answer[0]) == _ID.sub("", got[0])
    return same and agrees(answer[1:], got[1:])


def renewed(page: Path, folder: Path) -> str:
    """The text of a page with the answers that the program gives now.

    An answer that still agrees, with its `…`, stays as it is. Raises RuntimeError where a
    command ends in another way than the page says: that is no answer to print.
    """
    text = page.read_text(encoding="utf-8")
    lines = text.splitlines()
    session = Session(folder)
    moved = 0
    for block in blocks(text):
        session.prepare(block)
        if not block.runs:
            continue
        if block.language == "sh":
            _typed(session, _script(block).command, int(block.notes.get("exit", "0")))
            continue
        fresh = [block.indent + line if line else "" for line in _answered(session, block)]
        start = block.first + moved
        lines[start : start + len(block.lines)] = fresh
        moved += len(fresh) - len(block.lines)
    return "\n".join(lines) + "\n"


def _answered(session: Session, block: Block) -> Iterator[str]:
    typed = said(block)
    for number, (command, answer) in enumerate(typed, 1):
        if number > 1:
            yield ""
        got = _typed(session, command, int(block.notes.get("exit", "0")), number == len(typed))
        yield from f"$ {command}".splitlines()
        yield from _trimmed(answer) if agrees(_trimmed(answer), _trimmed(got)) else _trimmed(got)


def _typed(session: Session, command: str, wanted: int, last: bool = True) -> tuple[str, ...]:
    code, got = session.type(command)
    if code != (wanted if last else 0):
        raise RuntimeError(f"$ {command} ended with {code}: {' '.join(got)}")
    return got
