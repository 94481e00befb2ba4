"""What a screen reader's voice drops or mumbles never stands in `--plain`.

Read by eSpeak NG 1.51: `30 s` is "thirty ess", `1 h` "one aitch", `3-4` "three dash four", an en
dash, an arrow of two letters and a minus with blanks around it are nothing at all. A voice gets
words for them, one form in one page.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.every_command import TYPED, Shown, lived_home, show
from tests.scenarios.scenario import Scenario, scenarios
from tests.sparse_month import LINES as SPARSE_MONTH

_UNITS = r"\d (?:h|hr|min|mins|s|sec|secs|m|km|kg)\b"
_RANGES = r"\d\s?[-–—]\s?\d"
_DRAWN = r"[–—→←↑↓·×÷±≥≤≈~|•✓✔□■=<>^_{}\\*/\[\]#&]|(?<=\S) -+>? (?=\S)|[-+](?=\d)"
_CUT_SHORT = (
    r"(?<=\d )(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b(?:mon|tue|wed|thu|fri)\b"
)
MUMBLED = re.compile("|".join((_UNITS, _RANGES, _DRAWN, _CUT_SHORT)))
OF_A_FILE = ("calendar", "completion", "export", "import csv")
"""These print a file to keep: a voice reads what the file has."""
NOT_SENTENCES = (
    r"https?://\S+",
    r"“[^”]*”",
    r"\bnote: .*",
    r"\bpace (?:[a-z-]+)\b.*?(?=$|[.] |, (?:then|or) |: message)",  # a line to type
    r"^\[[ x]\] ",  # a box to tick on paper; what is done is in words as well
    r" \[[0-9a-z]{4,10}\]$",  # the beginning of an id
    r"(?:~|\b[\w.-]+)?/[\w./-]+",  # a path
    r"--[a-z-]+",
    r"\b[a-z]+_[a-z_]+\b(?: = \d+)?",  # a field, as it is typed
    r"^(?:at|noted|zone|id|sealed_at): .*",  # a line of the journal, field by field
)
"""A person's own words, what is typed or copied letter for letter, and signs for paper."""
LOOKS = (
    "", "plan", "plan tomorrow", "today", "why", "report", "review", "patterns --explain", "list",
    "chart pain", "chart calendar", "care", "activity", "share --to therapist", "flare", "bad",
    "log walk 7m30s pain 3-4", "visit --ceiling walk=12m --step walk=30s",
)  # fmt: skip
MESSY = (
    "2026-04-20 swim 300metres pain 3-4 effort 3",
    "2026-04-21 plank 45s effort 6",
    "2026-04-22 plank 90s effort 6 stopped tired",
    "2026-04-23 stairs 3x10 load 4kg pain 4",
    "2026-04-24 steps 3400steps",
    "2026-04-25 steps 12400steps",
    "2026-04-26 drive 1h20m pain 3-5 +heat",
    "2026-04-27 plank 60s effort 5 note 5 min later - worse / 3-4",
    "2026-04-27 dose ibuprofen 400mg",
)


def mumbled(text: str) -> list[tuple[str, str]]:
    """Each sign that a voice does not say well, with its line."""
    found = []
    for line in text.splitlines():
        rest = re.sub(r"^\s*(?:- |\d+\. )?", "", line)
        for other in NOT_SENTENCES:
            rest = re.sub(other, "", rest)
        found += [(one, line) for one in MUMBLED.findall(rest)]
    return found


def test_the_law_finds_what_it_looks_for() -> None:
    """Without this, a pattern that finds nothing holds nothing."""
    for line in (
        "12 min", "then 5 s", "10:00-10:20", "from 3–4", "3 / 4", "x -> y", "8 Mar", "on tue",
        "pain -0.5", "[x", "a · b", "± 2", "a - b",
    ):  # fmt: skip
        assert mumbled(line), line


@pytest.mark.parametrize("call", TYPED)
def test_a_voice_can_read_every_answer(call: str, answer: Callable[..., Shown]) -> None:
    said = answer(call, plain=True).said if not call.startswith(OF_A_FILE) else ""
    assert mumbled(said) == []


@pytest.mark.parametrize("call", LOOKS)
def test_a_voice_can_read_a_messy_month(call: str, tmp_path: Path) -> None:
    """Half of the days, a boom of 4 h, seconds, metres, steps of a device, doses, a flare."""
    home = lived_home("\n".join((*SPARSE_MONTH.splitlines(), *MESSY)), tmp_path)
    for now in ("2026-04-13T09:00:00+00:00", "2026-05-01T12:00:00+00:00"):
        told = show(home, call, 80, plain=True, beside=tmp_path / "b", now=now)
        assert told.code == 0, told.said
        assert mumbled(told.said) == [], now
        shutil.rmtree(tmp_path / "b")


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda each: each.folder.name)
def test_a_voice_can_read_every_scenario(scenario: Scenario, tmp_path: Path) -> None:
    """Envelope mode, ceilings, silence, turns, steps: the last day of each, and why."""
    text = (scenario.folder / "journal.txt").read_text(encoding="utf-8")
    home = lived_home(text, tmp_path, scenario.folder.glob("*.toml"))
    last = re.findall(r"\d{4}-\d\d-\d\d", text.partition("\n")[0])[-1]
    for call in ("", "plan", "why", "report", "patterns", "review"):
        now = f"{last}T12:00:00+00:00"
        said = show(home, call, 80, plain=True, beside=tmp_path / "b", now=now).said
        assert mumbled(said) == [], call


def test_own_words_are_read_as_they_were_written(tmp_path: Path) -> None:
    """A note has a hyphen, a unit and a stroke: on the list and on the receipt as typed."""
    home = lived_home("\n".join(MESSY), tmp_path)
    now = "2026-05-01T12:00:00+00:00"
    said = show(home, "list", 80, plain=True, beside=tmp_path / "b", now=now).said
    assert (
        "- 27 April 2026, 12:00 plank, 1 minute, effort 5, note: 5 min later - worse / 3-4" in said
    )
    for call in ("log walk 5m note up 5 min - fine", "list --json"):
        said = show(home, call, 80, plain=True, beside=tmp_path / "b", now=now).said
        assert "5 min" in said
    assert "minutes 30 seconds" not in said
