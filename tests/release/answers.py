"""What a program says to every call, as one JSON document: `answers.py PACKAGE HOME FOLDER FORM`.

It runs in a process of its own: the package that is asked is the translated one.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from unittest import mock

REFUSED = (
    "log", "log walk pain 12", "log 25:00 walk 5m", "plan 2026-13-40", "plan skip nothing",
    "goal show nowhere", "goal rate market 7", "share --to nobody", "amend zzzz pain 4",
    "nonsense", "list --from 2026-03-03 --to 2026-01-01", "measure peg 11 2 3",
    "calm nothing", "learn nothing", "try level walk 8m 90m", "visit --ceiling walk",
    "activity set walk --demand 30", "support add", "setup --day late", "why nothing",
)  # fmt: skip
"""Words that are wrong, each in another way."""

READ_BY_PROGRAMS = (
    "export csv", "export csv --daily", "export json", "export jsonl", "export fhir --derived",
)  # fmt: skip
"""Exports with nothing in them that a person reads."""

FOLDER = "FOLDER"
"""Stands in the answers for the folder of the run."""


def main(package: str, home: str, folder: str, form: str) -> None:
    sys.path.insert(0, package)
    import pacing_cli

    assert pacing_cli.__file__.startswith(package), pacing_cli.__file__
    answers: object = (
        _documents(Path(home), Path(folder))
        if form == "json"
        else _told(Path(home), Path(folder), plain=form == "plain")
    )
    print(json.dumps(answers))


def _told(home: Path, folder: Path, plain: bool) -> dict[str, str]:
    """What a person reads, by what was typed."""
    from tests.cli.every_command import TYPED, show

    asked = calls() if plain else TYPED
    shown = {call: show(home, call, 100, plain=plain, beside=folder) for call in asked}
    shutil.rmtree(folder)
    wrong = dict.fromkeys(REFUSED, 2)
    other = {call: one for call, one in shown.items() if one.code != wrong.get(call, 0)}
    assert other == {}, other
    return {call: one.said for call, one in shown.items()}


def calls() -> list[str]:
    """Every command with something to show, its help, wrong words, and every text of pace's own."""
    from pacing_cli.cli.commands_table import COMMANDS
    from pacing_cli.storage.shipped import CARDS, ROUTINES, TOPICS
    from tests.cli.every_command import TYPED

    texts = {"learn": CARDS, "calm": ROUTINES, "help": TOPICS}
    return [
        *TYPED,
        *REFUSED,
        "--help",
        *(f"{row.name} --help" for row in COMMANDS),
        *(f"{command} {name}" for command, names in texts.items() for name in names),
    ]


def _documents(home: Path, folder: Path) -> dict[str, object]:
    """The documents of `--json`, and all files beside them afterwards."""
    from typer.testing import CliRunner

    from pacing_cli.cli.app import app
    from tests.cli.every_command import BESIDE, NOW, TABLE, TYPED

    answers: dict[str, object] = {}
    for call in (*TYPED, *READ_BY_PROGRAMS):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(home, folder / "home")
        (folder / "days.csv").write_text(TABLE, encoding="utf-8")
        typed = [str(folder / word) if word in BESIDE else word for word in call.split()]
        form = [] if call in READ_BY_PROGRAMS else ["--json"]
        words = ["--home", str(folder / "home"), "--now", NOW, *form, *typed]
        # The same names for the same entries: chance is drawn from a hat of one kind.
        hat = mock.patch("os.urandom", lambda many: bytes(range(many)))
        with hat, mock.patch.dict(os.environ, {"PACE_STATE": str(folder / "state")}):
            ended = CliRunner().invoke(app, words)
        said = ended.stdout.replace(str(folder), FOLDER)
        answers[call] = [ended.exit_code, said, _files(folder)]
    return answers


def _files(folder: Path) -> dict[str, str]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", "backslashreplace")
        for path in paths
        if "state" not in path.relative_to(folder).parts[0]
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
