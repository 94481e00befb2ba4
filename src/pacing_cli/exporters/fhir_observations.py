"""Exporters: one entry of the journal as FHIR Observations, or a MedicationStatement."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from pacing_cli.exporters.fhir_codes import CATEGORIES, CODES, MARKS, OTHERS, PANEL, UCUM, Code
from pacing_cli.model import entry as kinds
from pacing_cli.model.entry import Entry
from pacing_cli.model.quantity import tidy
from pacing_cli.wording.receipt import told

Resource = dict[str, Any]

_WORDS: Final = ("stopped", "with")
_BY_PERSON: Final = "Written down by the person in a journal (pace)"
_BY_DEVICE: Final = "Measured by a device or an app ({}), read into a journal (pace)"
_FROM_ELSEWHERE: Final = "Written down by the person in another program ({}), read in (pace)"


def resources_of(entry: Entry, person: str) -> Iterator[Resource]:
    """Everything that one entry says. `person` is the address of the Patient."""
    match entry.kind:
        case kinds.ACTIVITY:
            yield _activity(entry, person)
        case kinds.DOSE:
            yield _dose(entry, person)
        case kinds.CHECK:
            yield from _check(entry, person)
        case kinds.NOTE:
            yield _said(entry, person, OTHERS["note"], entry.word("note") or "")
        case kind if kind in MARKS:
            mark = {"valueCodeableConcept": _concept(MARKS[kind])}
            yield {**_observation(entry, person, OTHERS["mark"]), **mark, **_remarks(entry)}
            yield from _ratings(entry, person)
        case _:
            yield _said(entry, person, OTHERS["other"], told(entry))


def _check(entry: Entry, person: str) -> Iterator[Resource]:
    found = list(_ratings(entry, person))
    if found:
        found[0] |= _remarks(entry)
        yield from found
    else:
        yield _said(entry, person, OTHERS["other"], told(entry))


def _ratings(entry: Entry, person: str) -> Iterator[Resource]:
    """An Observation for every number that has a code."""
    for key, code in CODES.items():
        value = entry.number(key)
        if value is not None:
            yield {**_observation(entry, person, code), **_value(key, value)}


def _activity(entry: Entry, person: str) -> Resource:
    """One Observation, with a component for every amount and rating of it."""
    parts: list[Resource] = [
        {"code": _concept(CODES[key]), **_value(key, value)}
        for key in CODES
        if (value := entry.number(key)) is not None
    ]
    if entry.impact:
        parts.append({"code": _concept(OTHERS["impact"]), "valueBoolean": True})
    for key in _WORDS:
        if word := _text(entry.word(key)):
            parts.append({"code": _concept(OTHERS[key]), "valueString": word})
    found = _observation(entry, person, PANEL)
    found["valueCodeableConcept"] = {"text": _text(entry.activity) or "activity"}
    return {**found, **_remarks(entry), **({"component": parts} if parts else {})}


def _dose(entry: Entry, person: str) -> Resource:
    named = _text(entry.word("medicine")) or "a medicine without a name"
    return {
        "resourceType": "MedicationStatement",
        "status": "completed",
        "medicationCodeableConcept": {"text": named},
        "subject": {"reference": person},
        "effectiveDateTime": _moment(entry.at),
        "dateAsserted": _moment(entry.noted),
        "informationSource": {"reference": person},
        **_remarks(entry),
    }


def _said(entry: Entry, person: str, code: Code, text: str) -> Resource:
    words = _text(text) or entry.kind
    return {
        **_observation(entry, person, code),
        "valueString": words,
        **({} if code is OTHERS["note"] else _remarks(entry)),
    }


def derived_observation(
    code: Code, value: float, activity: str, now: datetime, person: str, calculated: str
) -> Resource:
    """A figure that the program worked out. Every reader is told so, in three places."""
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [_category(code)],
        "code": {**_concept(code), "text": f"{code.display} ({_text(activity)})"},
        "subject": {"reference": person},
        "effectiveDateTime": _moment(now),
        "valueQuantity": _quantity(code, value),
        "method": {"text": calculated},
        "note": [{"text": calculated}],
    }


def _observation(entry: Entry, person: str, code: Code) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [_category(code)],
        "code": _concept(code),
        "subject": {"reference": person},
        "effectiveDateTime": _moment(entry.at),
        "issued": _moment(entry.noted),
        "performer": [{"reference": person}],
        "method": {"text": _method(entry)},
    }


def _method(entry: Entry) -> str:
    source = entry.fields.get("source")
    if not isinstance(source, Mapping):
        return _BY_PERSON
    words = _BY_DEVICE if source.get("by") == "device" else _FROM_ELSEWHERE
    return words.format(_text(str(source.get("name", ""))) or "another program")


def _value(key: str, value: float) -> Resource:
    """Pain as the code is used elsewhere: a whole number; everything else with its unit."""
    if key == "pain" and value.is_integer():
        return {"valueInteger": int(value)}
    return {"valueQuantity": _quantity(CODES[key], value)}


def _quantity(code: Code, value: float) -> Resource:
    return {"value": tidy(value), "unit": code.unit, "system": UCUM, "code": code.ucum}


def _concept(code: Code) -> Resource:
    coding = {"system": code.system, "code": code.code, "display": code.display}
    return {"coding": [coding], "text": code.display}


def _category(code: Code) -> Resource:
    return {"coding": [{"system": CATEGORIES, "code": code.category}]}


def _remarks(entry: Entry) -> Resource:
    """Tags and the person's own words, beside the value."""
    texts = [f"+{tag}" for tag in entry.tags]
    texts += [entry.word("note") or ""] if entry.kind != kinds.NOTE else []
    found = [{"text": text} for one in texts if (text := _text(one))]
    return {"note": found} if found else {}


def _text(text: str | None) -> str:
    """A text as FHIR takes it: not empty, no control characters but tabs and line ends."""
    return "".join(char for char in text or "" if char >= " " or char in "\t\n\r").strip()


def _moment(at: datetime) -> str:
    return at.replace(microsecond=0).isoformat()
