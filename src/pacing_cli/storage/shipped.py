"""Read the texts that are part of the program, from the files in this folder."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pacing_cli.model.entry import FIELDS
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.shipped import CalmStep, Card, Routine, Source, Topic, TopicPart
from pacing_cli.storage.paths import shipped_file

CARDS: Final[tuple[str, ...]] = (
    "pacing", "baseline", "rest", "small-steps", "good-days", "flares", "thoughts", "goals",
    "sleep", "breathing", "family", "work", "medicines", "coming-back",
)  # fmt: skip
"""In the order in which they are listed."""

ROUTINES: Final[tuple[str, ...]] = (
    "breathing", "grounding", "muscles", "body-scan", "warm-up", "cool-down",
)  # fmt: skip

TOPICS: Final[tuple[str, ...]] = (
    "words", "first-day", "bad-day", "advice", "safety", "privacy", "files", "settings",
    "exit-codes",
)  # fmt: skip
"""Of `pace help`, in the order in which they are listed."""

_HERE: Final = Path(__file__).parent


def card(name: str) -> Card:
    """One of CARDS."""
    found = _read("cards", name)
    blocks = found["text"].strip().split("\n\n")
    paragraphs = tuple(" ".join(block.split()) for block in blocks)
    return Card(name, found["title"], paragraphs, _sources(found))


def topic(name: str) -> Topic:
    """One of TOPICS."""
    found = _read("topics", name)
    parts = tuple(_topic_part(block) for block in found["text"].strip("\n").split("\n\n"))
    return Topic(name, found["title"], parts, found["see"])


def _topic_part(block: str) -> TopicPart:
    if not block.startswith(" "):
        return TopicPart(" ".join(block.split()))
    if block.strip() == "{fields}":
        fields = ((field.example, field.meaning.replace("`", "")) for field in FIELDS)
        return TopicPart(lines=tuple(fields))
    pairs = (line.partition(" | ") for line in block.splitlines())
    return TopicPart(lines=tuple((words.strip(), meaning) for words, _, meaning in pairs))


def routine(name: str, parameters: Parameters, minutes: float | None = None) -> Routine:
    """One of ROUTINES. `minutes`: how long the whole is to take; None: as it is usual."""
    found = _read("routines", name)
    steps = _timed(found.get("steps", ()), parameters, _whole(found, parameters))
    if minutes is not None and steps:
        factor = minutes * 60 / sum(step.seconds for step in steps)
        steps = tuple(step._replace(seconds=step.seconds * factor) for step in steps)
    return Routine(
        name,
        found["title"],
        found["about"],
        found["caution"],
        found["end"],
        steps,
        _sources(found),
        found.get("breaths", False),
        found.get("fixed", False),
    )


def _whole(found: Mapping[str, Any], parameters: Parameters) -> float:
    """Seconds of the whole, for steps that share it; 0 where none does."""
    minutes = {"warm_up": parameters.relax_warm_up, "cool_down": parameters.relax_cool_down}
    return minutes.get(found.get("minutes", ""), 0.0) * 60


def _timed(
    rows: "list[Mapping[str, Any]] | tuple[()]", parameters: Parameters, whole: float
) -> tuple[CalmStep, ...]:
    named = {
        "tense": parameters.relax_tense,
        "release": parameters.relax_release,
        "share": whole / max(len(rows), 1),
    }
    return tuple(
        CalmStep(row["say"], float(named[row["take"]] if row["take"] in named else row["take"]))
        for row in rows
    )


def _sources(found: Mapping[str, Any]) -> tuple[Source, ...]:
    return tuple(Source(row["text"], row["grade"], row.get("url", "")) for row in found["sources"])


def _read(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(shipped_file(_HERE / folder / f"{name}.toml"))
