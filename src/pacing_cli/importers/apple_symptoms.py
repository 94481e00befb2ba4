"""Apple Health: symptoms, which are words of the person's own, on a scale of five words.

`Unspecified` means that it was there, and no more. `NotPresent` is a real zero. The names
of the grades are those of Apple's public documentation; no real export with them was seen.
"""

import re
from datetime import datetime
from typing import Final

from pacing_cli.importers.observed import Told

_CATEGORY: Final = "HKCategoryTypeIdentifier"
_GRADE: Final = re.compile(r"HKCategoryValue(?:Severity|Presence|AppetiteChanges)(\w+)$")
_RATED: Final = {"NotPresent": 0.0, "Mild": 3.0, "Moderate": 6.0, "Severe": 9.0}
_SCALE: Final = "Apple Health, in words: mild is kept as 3, moderate as 6, severe as 9"
_FIELDS: Final = {
    "LowerBackPain": "pain", "GeneralizedBodyAche": "pain", "PelvicPain": "pain",
    "Fatigue": "fatigue",
}  # fmt: skip
_BREAK: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def symptom(one: dict[str, str], at: datetime) -> Told | None:
    """A symptom as a check-in; None for a category that is none, such as an hour of standing."""
    grade = _GRADE.match(one.get("value", ""))
    name = one["type"].removeprefix(_CATEGORY)
    if not grade:
        return None
    there = grade[1] != "NotPresent"
    fields: dict[str, object] = {"x_symptoms": {name: grade[1]}}
    scale: dict[str, str] = {}
    field = _FIELDS.get(name)
    if field and grade[1] in _RATED:
        fields[field], scale[field] = _RATED[grade[1]], _SCALE
    if there:
        fields["tags"] = [_BREAK.sub("-", name).lower()]
    key = f"{one.get('sourceName', '')} {name} {at.isoformat()}"
    return Told(at, fields, key, scale=scale, original={name: one["value"]})
