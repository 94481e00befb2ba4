"""A scenario: what stands in its folder, and what the engine says to it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pacing_cli.engine import ENGINE_VERSION
from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.exporters.json import as_json
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.plan import Plan
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.settings import load_settings
from tests.histories import read_history

FOLDER = Path(__file__).parent
Document = dict[str, object]


class Scenario(NamedTuple):
    """One folder."""

    folder: Path

    @property
    def expected(self) -> Path:
        return self.folder / "expected.json"

    def said(self) -> Document:
        """The advice on the days that the journal's first line names, by date."""
        text = (self.folder / "journal.txt").read_text(encoding="utf-8")
        first, rest = text.split("\n", 1)
        asked = re.findall(r"\d{4}-\d\d-\d\d", first)
        assert first.startswith("# advice on:"), first
        assert asked, first
        entries = read_history(rest).entries
        settings = load_settings(Home(self.folder))
        found: Document = {}
        for word in asked:
            on = date.fromisoformat(word)
            seen = [entry for entry in entries if entry.day <= on]
            found[word] = _plan(advise(EvaluationInput(days(seen, on), settings, on)).plan)
        return found


def scenarios() -> list[Scenario]:
    """Every folder, by name."""
    return [Scenario(path.parent) for path in sorted(FOLDER.glob("*/journal.txt"))]


def read(scenario: Scenario) -> tuple[int, Document]:
    """The version of the rules that the expected advice was made with, and the advice."""
    document = json.loads(scenario.expected.read_text(encoding="utf-8"))
    return document["engine_version"], document["advice"]


def write(scenario: Scenario) -> None:
    """Write the expected advice as it is now."""
    document = {"engine_version": ENGINE_VERSION, "advice": scenario.said()}
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    scenario.expected.write_text(text, encoding="utf-8")


def _plan(plan: Plan) -> Document:
    """What counts as advice: numbers, decisions, reasons by name, times. Not the words."""
    return {
        "day": plan.day,
        "quotas": [
            {
                "activity": quota.activity,
                "measure": quota.measure,
                "quota": as_json(quota.quota),
                "baseline": as_json(quota.baseline),
                "decision": quota.decision,
                "because": [type(reason).__name__ for reason in quota.because],
            }
            for quota in plan.quotas
        ],
        "blocks": [
            f"{block.start // 60:02}:{block.start % 60:02} {block.kind} {block.activity or ''} "
            f"{as_json(block.amount.value) if block.amount else as_json(block.minutes)}"
            for block in plan.blocks
        ],
        "notices": [type(notice).__name__ for notice in plan.notices],
    }
