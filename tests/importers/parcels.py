"""Small exports for tests: files written below a folder, and what an import makes of them."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pacing_cli.importers.entries import Found, Provenance
from pacing_cli.importers.merge import MergedSources, gather
from pacing_cli.importers.observations import Observation, Rule
from pacing_cli.importers.reading.archive import opened_parcel
from pacing_cli.importers.registry import Here, sort_parcel
from pacing_cli.shorthand.clock import Clock

NOW = datetime(2026, 6, 1, 18, tzinfo=UTC)
FULLEST = Rule()
BERLIN_IN_WINTER = timezone(timedelta(hours=1))


def here(zone: tzinfo = UTC, parts: int = 1) -> Here:
    """A person in a zone, with the clock that the program has."""
    clock = Clock(NOW, "", zone)
    return Here(NOW, clock.local, clock.here, parts=parts)


def written(folder: Path, files: Mapping[str, str | bytes | object]) -> Path:
    """The folder with these files in it; anything but text and bytes is written as JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A zip with these members."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def read(path: Path, rule: Rule = FULLEST, zone: tzinfo = UTC) -> dict[str, MergedSources]:
    """Everything below a path, by the name of its format."""
    found: dict[str, MergedSources] = {}
    with opened_parcel([path]) as members:
        for format_, claimed in sort_parcel(members).claimed:
            place = here(zone, rule.parts)
            origin = Provenance(format_.source, path.name)
            found[format_.source] = gather(
                format_.importer.read(claimed, place), origin, place, rule
            )
    return found


def merged(observations: Iterable[Observation], rule: Rule = FULLEST) -> MergedSources:
    """Observations by themselves, merged."""
    place = here(parts=rule.parts)
    return gather(observations, Provenance("test", "test"), place, rule)


def days(found: Iterable[Found], key: str) -> dict[str, Any]:
    """One value of all whole days, by date."""
    return {
        str(one.at.date()): one.fields[key]
        for one in found
        if key in one.fields and one.key.endswith((" steps", " check"))
    }


def bouts(found: Iterable[Found]) -> list[dict[str, object]]:
    """The fields of all workouts, without where they came from."""
    return [
        {key: value for key, value in one.fields.items() if key != "source"}
        for one in found
        if one.until is not None
    ]
