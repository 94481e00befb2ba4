"""The FHIR bundle, held against the definitions of R4.

`fhirclient` has R4's own classes, `fhir.resources` those of R4B, in which these resources are
the same; what neither knows, the codes that an element may have, is checked here by hand.
"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle as BundleR4B
from fhirclient.models.bundle import Bundle as BundleR4
from fhirclient.models.fhirabstractbase import FHIRValidationError
from pydantic import ValidationError
from typer.testing import CliRunner

from pacing_cli.cli.app import app
from pacing_cli.exporters.fhir import CODES, LOCAL, LOINC
from tests.cli.conftest import Person

STATUS = {
    "Observation": {"registered", "preliminary", "final", "amended", "corrected", "cancelled",
                    "entered-in-error", "unknown"},
    "MedicationStatement": {"active", "completed", "entered-in-error", "intended", "stopped",
                            "on-hold", "unknown", "not-taken"},
    "CodeSystem": {"draft", "active", "retired", "unknown"},
}  # fmt: skip
CATEGORIES = {"social-history", "vital-signs", "imaging", "laboratory", "procedure", "survey", "exam",
              "therapy", "activity"}  # fmt: skip
DEMO_NOW = "2026-03-08T09:30"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "home", DEMO_NOW)


def faults(bundle: dict[str, Any]) -> list[str]:
    """Everything that the two libraries and the lists of codes find wrong."""
    return [*_by_r4(bundle), *_by_r4b(bundle), *_by_codes(bundle), *_by_addresses(bundle)]


def _by_r4(bundle: dict[str, Any]) -> Iterator[str]:
    try:
        BundleR4(deepcopy(bundle), strict=True)
    except FHIRValidationError as error:
        yield str(error)


def _by_r4b(bundle: dict[str, Any]) -> Iterator[str]:
    try:
        BundleR4B.model_validate(deepcopy(bundle))
    except ValidationError as error:
        yield str(error)


def _by_codes(bundle: dict[str, Any]) -> Iterator[str]:
    for entry in bundle["entry"]:
        resource = entry["resource"]
        allowed = STATUS.get(resource["resourceType"])
        if allowed and resource.get("status") not in allowed:
            yield f"status {resource.get('status')}"
        for category in resource.get("category", ()):
            for coding in category["coding"]:
                if coding["code"] not in CATEGORIES:
                    yield f"category {coding['code']}"


def _by_addresses(bundle: dict[str, Any]) -> Iterator[str]:
    """Every reference leads to something in the bundle, and no address is there twice."""
    there = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(set(there)) != len(there):
        yield "an address twice"
    for found in _references(bundle):
        if found not in there:
            yield f"{found} leads nowhere"


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from _references(part)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve weeks of the invented person."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {"PACE_STATE": str(folder / "state"), "TZ": "UTC"}
    words = ["--now", DEMO_NOW, "demo", str(folder / "home")]
    assert CliRunner(env=environment).invoke(app, words).exit_code == 0
    return folder / "home"


def exported(home: Path, *words: str) -> dict[str, Any]:
    return dict(json.loads(Person(home, DEMO_NOW).done("export", "fhir", *words)))


def test_the_bundle_of_the_demo_is_valid(demo):
    bundle = exported(demo, "--derived")

    assert len(bundle["entry"]) > 200
    assert faults(bundle) == []


def _first(bundle: dict[str, Any], kind: str = "Observation") -> dict[str, Any]:
    return next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind)


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no status": lambda b: _first(b).pop("status"),
    "another status": lambda b: _first(b).update(status="finished"),
    "no code": lambda b: _first(b).pop("code"),
    "two values": lambda b: _first(b).update(valueInteger=3, valueString="three"),
    "a value that is none": lambda b: _first(b).update(valueInteger="three"),
    "a half as a whole number": lambda b: _first(b).update(valueInteger=3.5, valueQuantity=None),
    "a time without offset": lambda b: _first(b).update(effectiveDateTime="2026-03-01T10:00:00"),
    "no time": lambda b: _first(b).update(effectiveDateTime="yesterday"),
    "an unknown element": lambda b: _first(b).update(colour="blue"),
    "another category": lambda b: _first(b)["category"][0]["coding"][0].update(code="pain"),
    "a reference to nobody": lambda b: _first(b)["subject"].update(reference="urn:uuid:0"),
    "an empty text": lambda b: _first(b)["method"].update(text=""),
    "no type of bundle": lambda b: b.pop("type"),
    "a dose of nothing": lambda b: _first(b, "MedicationStatement").pop(
        "medicationCodeableConcept"
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_bundle_is_found(person, name):
    person.done("log", "--from", "-", typed="check pain 4\ndose ibuprofen\n")
    bundle = exported(person.home)
    assert faults(bundle) == []

    BREAKS[name](bundle)

    assert faults(bundle)


@pytest.fixture
def ana(person: Person) -> Person:
    person.done("log", "--from", "-", typed=(
        "08:00 check pain 4 fatigue 5.5 sleep 6.5h +weather note stiff at first\n"
        "09:00 walk 12m 900metres pain 3-4.5 effort 3 hr 96 stopped pain with Sam impact\n"
        "08:10 dose ibuprofen 400mg\n08:20 flare\n08:30 bad\n08:40 note hello\n"
    ))  # fmt: skip
    return person


def resources(person: Person, *words: str) -> list[dict[str, Any]]:
    bundle = dict(json.loads(person.done("export", "fhir", *words)))
    assert faults(bundle) == []
    return [entry["resource"] for entry in bundle["entry"]]


def test_each_thing_has_the_code_of_the_evidence(ana):
    """Pain, sleep and heart rate are LOINC's; tiredness has no code there, so it has one of ours."""
    found = resources(ana)
    by_code = {
        one["code"]["coding"][0]["code"]: one
        for one in found
        if one["resourceType"] == "Observation"
    }

    assert by_code["72514-3"]["valueInteger"] == 4
    assert by_code["72514-3"]["code"]["coding"][0]["system"] == LOINC
    assert by_code["fatigue"]["code"]["coding"][0]["system"] == LOCAL
    assert by_code["fatigue"]["valueQuantity"] == {
        "value": 5.5, "unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}",
    }  # fmt: skip
    assert by_code["93832-4"]["valueQuantity"]["code"] == "h"
    parts = {p["code"]["coding"][0]["code"]: p for p in by_code["73985-4"]["component"]}
    assert parts["55411-3"]["valueQuantity"]["value"] == 12
    assert parts["distance"]["valueQuantity"]["code"] == "m"
    assert parts["8867-4"]["valueQuantity"]["code"] == "/min"
    assert parts["pain-after"]["valueQuantity"]["value"] == 4.5
    assert by_code["73985-4"]["valueCodeableConcept"] == {"text": "walk"}


def test_the_person_is_the_performer_and_has_no_identity(ana):
    found = resources(ana)

    assert found[0] == {"resourceType": "Patient", "active": True}
    for one in found:
        if one["resourceType"] == "Observation":
            assert one["performer"] == [one["subject"]]
            assert "by the person" in one["method"]["text"]


def test_nothing_that_was_calculated_goes_out_unless_it_is_asked_for(demo):
    def calculated(*words: str) -> list[dict[str, Any]]:
        found = exported(demo, *words)["entry"]
        return [e["resource"] for e in found if "Calculated" in json.dumps(e["resource"])]

    assert calculated() == []
    assert calculated("--derived")
    for one in calculated("--derived"):
        assert "performer" not in one
        assert one["method"]["text"].startswith("Calculated on")
        assert one["code"]["coding"][0]["code"] in ("quota", "baseline")


def test_the_same_journal_gives_the_same_bytes(ana):
    assert ana.done("export", "fhir") == ana.done("export", "fhir")


def test_every_local_code_is_explained_in_the_bundle(ana):
    found = resources(ana)
    (system,) = [one for one in found if one["resourceType"] == "CodeSystem"]
    explained = {one["code"] for one in system["concept"]}

    assert {code.code for code in CODES.values() if code.system == LOCAL} <= explained
    assert len(explained) == len(system["concept"])


def test_odd_words_make_no_odd_bundle(person):
    """Control characters, an emoji, kinds that nobody maps, a line of an older day."""
    journal = person.home / "journal"
    journal.mkdir(parents=True)
    rows = [
        {"v": 1, "id": f"odd{number}", "kind": kind, "at": "2026-03-01T10:00:00+01:00", "zone": "",
         "noted": "2026-03-01T10:00:00Z", "activity": "\u0007 \u0000x", "note": "\u0001", "tags": ["", "❤️"],
         "pain": 0.1, "medicine": " ", "x_odd": [1, {"a": None}]}
        for number, kind in enumerate(
            ("activity", "check", "note", "dose", "review", "score", "experiment", "rearrange", "visit")
        )
    ]  # fmt: skip
    (journal / "2026-03.odd.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    assert len(resources(person)) > 9
