"""Exporters: the journal as a FHIR R4 Bundle, for the systems of clinics.

A collection of one Patient without any identity, the project's own codes, and an
Observation (a dose: a MedicationStatement) an entry and thing. What was written goes out;
what was calculated only where it is asked for, and then every piece says so.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid5

from pacing_cli.exporters.fhir_codes import CODES, LOCAL, OTHERS, Code, local_codes
from pacing_cli.exporters.fhir_observations import (
    Resource,
    derived_observation,
    resources_of,
)
from pacing_cli.model.entry import Entry
from pacing_cli.model.plan import Quota

_NAMES: Final = UUID("b1e3f6de-2d53-4f5c-9b4a-2b36c3f7a5c1")
"""The same journal gives the same bundle: addresses follow from the ids of the entries."""


def bundle(
    entries: Sequence[Entry], now: datetime, quotas: Sequence[Quota] = (), calculated: str = ""
) -> Resource:
    """The whole bundle. `calculated`: how every figure of `quotas` is marked."""
    person = _address("person")
    found: list[tuple[str, Resource]] = [
        (person, {"resourceType": "Patient", "active": True}),
        (_address("codes"), code_system()),
    ]
    for entry in entries:
        for number, resource in enumerate(resources_of(entry, person)):
            found.append((_address(f"{entry.id} {number}"), resource))
    for name, resource in _derived(quotas, now, person, calculated):
        found.append((_address(name), resource))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": now.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "entry": [{"fullUrl": address, "resource": resource} for address, resource in found],
    }


def _address(name: str) -> str:
    return f"urn:uuid:{uuid5(_NAMES, name)}"


def code_system() -> Resource:
    """The project's own codes, with their meaning: the bundle explains itself."""
    return {
        "resourceType": "CodeSystem",
        "url": LOCAL,
        "name": "PaceJournal",
        "title": "Words of a pacing journal for which no code was found",
        "status": "active",
        "content": "complete",
        "concept": [{"code": one.code, "display": one.display} for one in local_codes()],
    }


def _derived(
    quotas: Sequence[Quota], now: datetime, person: str, calculated: str
) -> Iterator[tuple[str, Resource]]:
    for quota in quotas:
        for name, value in (("quota", quota.quota), ("baseline", quota.baseline)):
            if value is not None:
                unit = CODES[quota.measure]
                code = Code(*OTHERS[name][:3], unit.unit, unit.ucum, "activity")
                yield (
                    f"{name} {quota.activity} {now.date()}",
                    derived_observation(code, value, quota.activity, now, person, calculated),
                )
