"""Every command with something to show, on the life of the invented person."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from unittest import mock

from typer.testing import CliRunner

from pacing_cli.cli.app import app
from pacing_cli.storage.journal.format import write_line
from tests.histories import read_history

NOW: Final = "2026-03-01T09:00:00+00:00"

CALLS: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("",),
    "log": ("log walk 12m pain 3-4 effort 3 +busy note by the river",),
    "check": ("check pain 4 fatigue 5 sleep 6.5h",),
    "plan": ("plan", "plan tomorrow", "plan --less", "plan skip kitchen", "plan --only must"),
    "today": ("today", "today --checklist"),
    "done": ("done 1",),
    "same": ("same",),
    "calendar": ("calendar", "calendar --neutral --days 7"),
    "go": ("go log",),
    "calm": ("calm", "calm grounding"),
    "why": ("why", "why walk"),
    "bad": ("bad",),
    "better": ("better",),
    "flare": ("flare", "flare plan", "flare plan helps the quiet room"),
    "note": ("note slept badly",),
    "dose": ("dose ibuprofen",),
    "undo": ("undo",),
    "help": ("help", "help bad-day", "help advice", "help exit-codes"),
    "completion": ("completion bash",),
    "setup": ("setup --name Ana --country GB --red-flags none",),
    "activity": ("activity", "activity starter", "activity set walk --step 2m"),
    "mode": ("mode", "mode pause illness"),
    "holiday": ("holiday until 31 March",),
    "goal": ("goal", "goal show market", "goal rate market 1"),
    "care": ("care", "care diff"),
    "safety": ("safety",),
    "support": ("support", "support add Ana --good-for shopping", "support ideas"),
    "demo": ("demo elsewhere",),
    "learn": ("learn", "learn flares"),
    "report": ("report", "report --from 2026-02-01"),
    "chart": ("chart amount walk", "chart pain", "chart calendar"),
    "review": ("review", "review wins"),
    "measure": ("measure",),
    "patterns": ("patterns", "patterns --explain"),
    "share": ("share --to family", "share --to therapist", "share fields"),
    "card": ("card",),
    "list": ("list", "list --from 2026-02-25"),
    "show": ("show last",),
    "visit": ("visit done", "visit --ceiling walk=15m"),
    "try": ("try", "try start walk early late --seed 5", "try level walk 8m 9m --seed 5"),
    "replay": ("replay yesterday",),
    "simulate": ("simulate --weeks 4",),
    "amend": ("amend last pain 4",),
    "withdraw": ("withdraw last",),
    "inbox": ("inbox",),
    "import": ("import csv days.csv",),
    "export": ("export markdown --from 2026-02-27",),
    "doctor": ("doctor",),
    "backup": ("backup",),
    "restore": ("restore",),
    "purge": ("purge --field note",),
}
"""What is typed, by the name of the command: the words of one call, split at blanks."""

TYPED: Final = tuple(call for calls in CALLS.values() for call in calls)


TABLE: Final = "date,activity,minutes,pain\n2025-11-01,walk,8,4\n2025-11-02,walk,9,4.5\n"
BESIDE: Final = ("elsewhere", "days.csv")
"""Words of a call that name something beside the home."""


class Shown(NamedTuple):
    """What a call said, and how it ended."""

    said: str
    code: int


def invented_person(folder: Path) -> Path:
    """A home with twelve weeks in it, up to NOW."""
    home = folder / "home"
    ended = CliRunner().invoke(app, ["--now", NOW, "demo", str(home)])
    assert ended.exit_code == 0, ended.output
    return home


def lived_home(text: str, folder: Path, settings: Iterable[Path] = ()) -> Path:
    """A home with the history in the text, as lines of a journal, and with the settings."""
    home = folder / "home"
    (home / "journal").mkdir(parents=True)
    for one in settings:
        shutil.copy(one, home)
    entries = read_history(text).entries
    for month in {f"{entry.at:%Y-%m}" for entry in entries}:
        lines = [write_line(entry) for entry in entries if f"{entry.at:%Y-%m}" == month]
        path = home / "journal" / f"{month}.told.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return home


def show(home: Path, call: str, width: int, *, plain: bool, beside: Path, now: str = NOW) -> Shown:
    """The answer to `pace CALL` in a copy of the home, on a screen without colours."""
    copy = beside / "copy"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(home, copy)
    words = ["--home", str(copy), "--now", now, *(["--plain"] if plain else [])]
    typed = [str(beside / word) if word in BESIDE else word for word in call.split()]
    (beside / "days.csv").write_text(TABLE, encoding="utf-8")
    screen = {
        "COLUMNS": str(width),
        "LINES": "50",
        "NO_COLOR": "1",
        "PACE_STATE": str(beside / "state"),
    }
    with mock.patch.dict(os.environ, screen):
        ended = CliRunner().invoke(app, [*words, *typed])
    return Shown(_unfolded(ended.output, width).replace(str(beside), "~"), ended.exit_code)


def _unfolded(said: str, width: int) -> str:
    """With addresses in one piece: a word longer than the screen goes on in the next line."""
    joined, before = "", ""
    for line in (line.rstrip() for line in said.splitlines()):
        goes_on = len(before) == width and " " not in before.strip()[-width // 2 :]
        joined += line.lstrip() if goes_on else f"\n{line}"
        before = line
    return joined.removeprefix("\n")
