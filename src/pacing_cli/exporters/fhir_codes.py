"""Exporters: the codes of FHIR: LOINC where there is one, else a code of this project.

Evidence, section 10. This material contains content from LOINC (http://loinc.org), copyright
Regenstrief Institute, Inc., and available at no cost under the licence at
http://loinc.org/license.
"""

from collections.abc import Mapping
from typing import Final

from pacing_cli.model.value import Value

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
