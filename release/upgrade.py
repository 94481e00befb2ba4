"""From an earlier wheel to this one with a real home: everything still reads, nothing is rewritten.

    python -m release.upgrade [COMMIT]     f2e11b0, where nothing is named

`make upgrade` runs it. pipx installs the wheel of COMMIT, which writes a demo with some days of its
own and a journal of ten years, with plans shown and checkpoints kept. Then pipx puts the wheel of
dist/ in its place, as an update does, and:

- the entries are the same, `pace doctor` has nothing to say, and the report is made;
- no file of the home changes by looking; a plan that is shown adds its line and its backup;
- checkpoints are made once by the new rules; the second look writes nothing at all.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from bench.start_up import journal_of
from release.builds import ROOT, Program, contents, environment, wheel_of

NOW: Final = "2026-03-01T12:00"
LATER: Final = "2026-03-02T09:00"
LOOKS: Final = ("list --json", "report --json", "why", "patterns", "doctor")
WORDS: Final = (
    "check pain 4 fatigue 5 sleep 6.5h",
    "log 10:00 walk 9m pain 4-4",
    "amend last pain_after 5",
    "log kitchen 12m note soup",
    "withdraw last",
    "plan",
    "report --json",
)


class NotAsItShouldBe(Exception):
    """What the update changed or no longer reads."""


def check(good: bool, what: str) -> None:
    """Say that it holds. Raises NotAsItShouldBe."""
    if not good:
        raise NotAsItShouldBe(what)
    print(f"- {what}", flush=True)


class Pipx:
    """pipx in an environment of its own, with its programs in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._place = environment(folder / "pipx", "pipx")
        self._home = folder / "programs"
        self.program = self._home / "venvs" / "pacing-cli"

    def install(self, wheel: Path) -> None:
        """Install the wheel, in place of what is there. Raises CalledProcessError."""
        folders = {"PIPX_HOME": str(self._home), "PIPX_BIN_DIR": str(self._home / "bin")}
        subprocess.run(
            [str(self._place / "bin" / "pipx"), "install", "--force", "--python", sys.executable,
             str(wheel)],
            check=True, capture_output=True, env={**os.environ, **folders},
        )  # fmt: skip


def answer(program: Program, words: str) -> str:
    """What it printed. Raises NotAsItShouldBe where it did not end well."""
    said = program.say(LATER, *words.split(" "), zone="UTC")
    if said.code:
        raise NotAsItShouldBe(f"pace {words} ended with {said.code}: {said.problem}")
    return said.out


def homes(folder: Path, program: Path) -> Iterator[tuple[str, Program]]:
    """The demo with a day of its own, and ten years. Both written or used by the old program."""
    demo = Program(program, folder / "demo", folder / "state-demo")
    demo.say(NOW, "demo", str(demo.home))
    for words in WORDS:
        demo.say(NOW, *words.split(" "), zone="UTC")
    yield "demo", demo
    long = Program(program, folder / "long", folder / "state-long")
    first = date.fromisoformat(NOW[:10]).replace(year=int(NOW[:4]) - 10)
    journal_of(long.home, (date.fromisoformat(NOW[:10]) - first).days)
    for words in WORDS:
        long.say(NOW, *words.split(" "), zone="UTC")
    yield "ten years", long


def checkpoints(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if "/footholds/" in name}


def others(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """All but checkpoints and the empty file of the lock."""
    return {name: c for name, c in files.items() if "/footholds/" not in name}


def updated(name: str, program: Program, before: Mapping[str, bytes], entries: object) -> None:
    """What the new program makes of one home. Raises NotAsItShouldBe."""
    print(f"\n{name}: {len(before)} files, {len(checkpoints(before))} checkpoints", flush=True)
    for words in LOOKS:
        answer(program, words)
    now = contents(program.home, program.state)
    check(others(now) == others(before), "looking changed no file of home and state")
    check(
        json.loads(answer(program, "list --json"))["entries"] == entries, "the entries are the same"
    )
    check("All files are fine" in answer(program, "doctor"), "pace doctor: all files are fine")
    made = checkpoints(now)
    if checkpoints(before):
        check(made != checkpoints(before), "checkpoints were made by the new rules")
    for words in LOOKS:
        answer(program, words)
    check(contents(program.home, program.state) == now, "the second look wrote nothing")
    answer(program, "plan")
    shown = contents(program.home, program.state)
    new = [each for each in shown if shown[each] != now.get(each)]
    check(
        all(each.startswith((f"{program.home.name}/plans/", f"{program.home.name}/backups/"))
            for each in new)
        and set(now) <= set(shown),
        f"a plan wrote its line and the backup of the day: {len(new)} files",
    )  # fmt: skip
    check(
        all(shown[each].startswith(now[each]) for each in new if each in now),
        "every line of the plans shown before is as it was",
    )


def main(words: Sequence[str]) -> int:
    """Run it. 1 where something is not as it should be."""
    commit = words[0] if words else "f2e11b0"
    (wheel,) = sorted((ROOT / "dist").glob("*.whl"))[-1:] or [None]
    if wheel is None:
        print("There is no wheel in dist/: make build")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pipx = Pipx(folder)
        pipx.install(wheel_of(commit, folder))
        old = [
            (name, program, contents(program.home, program.state),
             json.loads(answer(program, "list --json"))["entries"])
            for name, program in homes(folder, pipx.program)
        ]  # fmt: skip
        old = [(name, p, contents(p.home, p.state), entries) for name, p, _, entries in old]
        pipx.install(wheel)
        print(f"from {commit} to {wheel.name}")
        try:
            for each in old:
                updated(*each)
        except NotAsItShouldBe as problem:
            print(f"NOT as it should be: {problem}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
