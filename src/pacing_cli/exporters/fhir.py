"""Convert one entry into FHIR Observations, or a MedicationStatement."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from pacing_cli.model import entry as kinds
from pacing_cli.model.entry import Entry
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import tidy
from pacing_cli.model.value import Value
from pacing_cli.wording.receipt import told

# Exporters: the codes of FHIR: LOINC where there is one, else a code of this project.
#
# Evidence, section 10. This material contains content from LOINC (http://loinc.org), copyright
# Regenstrief Institute, Inc., and available at no cost under the licence at
# http://loinc.org/license.

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
CATEGORIES: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
LOCAL: Final = "urn:oid:2.25.236457380927104310417745327610241352897"
"""The project's own codes. The number is a UUID: free to make, and nobody else's."""


class Code(Value):
    """What an observation is of, in which unit, and in which category."""

    code: str
    display: str
    system: str = LOCAL
    unit: str = "score"
    ucum: str = "{score}"
    category: str = "survey"


_MINUTE: Final = ("min", "min")
PANEL: Final = Code("73985-4", "Exercise activity", LOINC, category="activity")
CODES: Final[Mapping[str, Code]] = {
    "pain": Code("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported", LOINC),
    "pain_after": Code("pain-after", "Pain after an activity, 0 to 10"),
    "peak": Code("pain-peak", "Worst pain of an activity or a day, 0 to 10"),
    "effort": Code("effort", "How hard an activity felt, 0 to 10"),
    "fatigue": Code("fatigue", "Tiredness, 0 to 10"),
    "mood": Code("mood", "Mood, 0 to 10, 10 is best"),
    "stress": Code("stress", "Stress, 0 to 10"),
    "stiff": Code("stiffness", "Stiffness, 0 to 10"),
    "meaning": Code("meaning", "How much an activity mattered, 0 to 10"),
    "quality": Code("sleep-quality", "How good the sleep was, 0 to 10, 10 is best"),
    "sleep_hours": Code("93832-4", "Sleep duration", LOINC, "h", "h", "activity"),
    "upright_hours": Code("upright", "Hours upright in a day", LOCAL, "h", "h", "activity"),
    "minutes": Code("55411-3", "Exercise duration", LOINC, *_MINUTE, "activity"),
    "steps": Code(
        "55423-8", "Number of steps in unspecified time Pedometer", LOINC,
        "steps", "{steps}", "activity",
    ),
    "metres": Code("distance", "Distance covered", LOCAL, "m", "m", "activity"),
    "reps": Code("repetitions", "Repetitions", LOCAL, "repetitions", "{repetitions}", "activity"),
    "hr": Code("8867-4", "Heart rate", LOINC, "beats/minute", "/min", "vital-signs"),
    "hrmax": Code("55426-1", "Heart rate unspecified time maximum", LOINC,
                  "beats/minute", "/min", "vital-signs"),
    "x_resting_hr": Code("40443-4", "Heart rate --resting", LOINC,
                         "beats/minute", "/min", "vital-signs"),
    "x_hrv_ms": Code("80404-7", "R-R interval.standard deviation (Heart rate variability)", LOINC,
                     "ms", "ms", "vital-signs"),
    "load_kg": Code("load", "Weight used in an activity", LOCAL, "kg", "kg", "activity"),
}  # fmt: skip
"""By the name of the field in the journal."""

MARKS: Final[Mapping[str, Code]] = {
    "bad": Code("bad-day", "The person calls it a bad day"),
    "better": Code("better-day", "The person calls it better again"),
    "flare": Code("flare-begins", "The person says that a flare has begun"),
    "flare_end": Code("flare-ends", "The person says that a flare is over"),
    "visit": Code("therapy-session", "A therapy session"),
}
"""Kinds of entries that are words of the person about a day."""

OTHERS: Final[Mapping[str, Code]] = {
    "mark": Code("day-mark", "What the person says of a day"),
    "note": Code("note", "A note of the person"),
    "impact": Code("impact", "Hard to bear, or the day had to change"),
    "stopped": Code("stopped", "Why an activity ended"),
    "with": Code("with", "Who was there"),
    "other": Code("journal-entry", "Another entry of the journal, in words"),
    "quota": Code("quota", "Suggested amount of an activity for a day: calculated"),
    "baseline": Code("baseline", "Comfortable amount of an activity: calculated"),
}


def local_codes() -> list[Code]:
    """Every code of this project, each once."""
    every = (*CODES.values(), *MARKS.values(), *OTHERS.values())
    return [code for code in every if code.system == LOCAL]


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
    """Return one Observation, with a component for every amount and rating."""
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
    """Return a figure that the program worked out, marked as such in three places."""
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


# Exporters: the journal as a FHIR R4 Bundle, for the systems of clinics.
#
# A collection of one Patient without any identity, the project's own codes, and an
# Observation (a dose: a MedicationStatement) an entry and thing. What was written goes out;
# what was calculated only where it is asked for, and then every piece says so.

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
