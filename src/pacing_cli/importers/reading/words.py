"""Symptoms of other diaries: the field of each, and its grades on a scale of 0 to 10.

A grade with few steps is converted openly. The words of the scale and the original value are kept
next to the number, because only the journal's own scale is 0 to 10.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

GRADES_OF_THREE: Final[Mapping[float, float]] = {0: 0, 1: 3, 2: 6, 3: 9}
GRADES_OF_FOUR: Final[Mapping[float, float]] = {0: 0, 1: 2.5, 2: 5, 3: 7.5, 4: 10}

_FIELDS: Final = (
    ("fatigue", re.compile(r"fatigue|tired|exhaust|energy loss|lack of energy", re.IGNORECASE)),
    ("stiff", re.compile(r"stiff", re.IGNORECASE)),
    ("stress", re.compile(r"^stress|stressful|stress level", re.IGNORECASE)),
    ("mood", re.compile(r"^mood\b", re.IGNORECASE)),
    ("pain", re.compile(r"\bpain|pain\b|\baches?\b|aching|\bsore", re.IGNORECASE)),
)
_OTHER_PAIN: Final = re.compile(
    r"head|chest|stomach|abdom|throat|\bear\b|tooth|period|migraine", re.IGNORECASE
)
"""Pain that is not of muscles and joints: it is kept under its name, not as `pain`."""
_BETWEEN: Final = re.compile(r"[^\w]+")
_LONGEST_TAG: Final = 40


def field_of_symptom(name: str) -> str:
    """The field that a symptom is: `pain`, `fatigue`, `stiff`, `stress`; empty for others."""
    found = next((field for field, words in _FIELDS if words.search(name)), "")
    return "" if found == "pain" and _OTHER_PAIN.search(name) else found


def tag_of(text: str) -> str:
    """A tag of some words: one word, small letters; empty where no letter is in them."""
    return _BETWEEN.sub("-", text.casefold()).strip("-_")[:_LONGEST_TAG].strip("-_")


def tags_of(texts: Sequence[str]) -> list[str]:
    """Several, each once, in their order."""
    return [*dict.fromkeys(tag for text in texts if (tag := tag_of(text)))]


def highest(fields: dict[str, object], field: str, value: float) -> None:
    """Of several symptoms that are one field the strongest counts."""
    before = fields.get(field)
    if not isinstance(before, int | float) or value > before:
        fields[field] = int(value) if float(value).is_integer() else value


# Importers: names of columns in the languages in which an account may be kept.
#
# An export's header is in the language of the account. The unit behind a name, in brackets,
# is not a part of it. English stands here as real files have it; the other languages are as
# the programs call these things, and were not seen in a real file.

_UNIT: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")


def plain_name(name: str) -> str:
    """A name of a column without its unit, in small letters."""
    return _UNIT.sub("", name).strip().casefold()


def find_column(names: Iterable[str], words: frozenset[str]) -> str | None:
    """The first column that has one of these names; None where none has."""
    return next((name for name in names if plain_name(name) in words), None)


DATE: Final = frozenset({
    "date", "datum", "fecha", "data", "päivämäärä", "dato", "tarih", "日付", "日期", "дата",
})  # fmt: skip
START: Final = frozenset({
    "start time", "startzeit", "beginn", "heure de début", "hora de inicio", "ora di inizio",
    "hora de início", "starttijd", "starttid", "开始时间", "開始時刻", "время начала",
})  # fmt: skip
STEPS: Final = frozenset({
    "step count", "steps", "schrittzahl", "schrittanzahl", "anzahl der schritte", "schritte",
    "nombre de pas", "pas", "recuento de pasos", "número de pasos", "pasos",
    "conteggio dei passi", "numero di passi", "passi", "contagem de passos",
    "número de passos", "passos", "aantal stappen", "stappen", "antal steg", "steg",
    "antal skridt", "skridt", "askelmäärä", "askeleet", "liczba kroków", "kroki",
    "adım sayısı", "步数", "歩数", "количество шагов", "шаги",
})  # fmt: skip
DISTANCE_M: Final = frozenset({
    "distance", "distanz", "entfernung", "strecke", "distancia", "distanza", "distância",
    "afstand", "avstånd", "distans", "matka", "dystans", "odległość", "mesafe", "距离",
    "距離", "расстояние",
})  # fmt: skip
HEART_RATE: Final = frozenset({
    "average heart rate", "durchschnittliche herzfrequenz", "fréquence cardiaque moyenne",
    "frecuencia cardíaca media", "frequenza cardiaca media", "frequência cardíaca média",
    "gemiddelde hartslag",
})  # fmt: skip


# Importers: what workouts are called here, whatever a watch calls them.

_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_VERSION: Final = re.compile(r" v\d$")
_NAMES: Final = {
    "walking": "walk", "walk": "walk", "casual walking": "walk", "indoor walking": "walk",
    "speed walking": "walk", "walking fitness": "walk", "treadmill walking": "walk",
    "running": "run", "run": "run", "treadmill running": "run", "indoor running": "run",
    "trail running": "run", "street running": "run", "track running": "run", "jogging": "run",
    "cycling": "cycle", "biking": "cycle", "bike": "cycle", "indoor cycling": "cycle",
    "ride": "cycle",
    "road biking": "cycle", "outdoor bike": "cycle", "spinning": "cycle",
    "mountain biking": "cycle",
    "swimming": "swim", "swim": "swim", "lap swimming": "swim", "pool swim": "swim",
    "swimming pool": "swim", "open water swimming": "swim", "swimming open water": "swim",
    "hiking": "hike", "hike": "hike", "rowing": "row", "indoor rowing": "row",
    "traditional strength training": "strength", "functional strength training": "strength",
    "strength training": "strength", "weights": "strength", "weightlifting": "strength",
    "yoga": "yoga", "pilates": "pilates", "flexibility": "stretch", "stretching": "stretch",
    "social dance": "dance", "cardio dance": "dance", "dancing": "dance", "dance": "dance",
    "other": "workout", "workout": "workout", "": "workout",
    # As programs in German call them; there `Laufen` is running.
    "gehen": "walk", "spaziergang": "walk", "spazieren": "walk", "laufen": "run",
    "joggen": "run", "laufband": "run", "radfahren": "cycle", "fahrradfahren": "cycle",
    "schwimmen": "swim", "wandern": "hike", "rudern": "row",
    "krafttraining": "strength", "dehnen": "stretch", "tanzen": "dance", "sonstige": "workout",
    "andere": "workout",
}  # fmt: skip


def activity_of(name: str) -> str:
    """The activity that a workout is: `walk` of `HKWorkoutActivityTypeWalking` or `Walking`."""
    plain = _VERSION.sub("", plain_words(name.removeprefix("HKWorkoutActivityType")))
    return _NAMES.get(plain) or (kind_named(plain, {}) if plain.isdigit() else plain)


def kind_named(number: object, names: Mapping[int, str]) -> str:
    """Return the name for a number of the format, or the number if it is unknown."""
    digits = str(number)[:9]
    if not (digits.isascii() and digits.isdigit()):
        return "workout"
    return names.get(int(digits), f"workout (kind {digits})")


def plain_words(name: str) -> str:
    """Words of a name that is written together: `stair stepper` of `StairStepper`."""
    if re.search(r"[\s_-]", name) or not name.isascii():
        return " ".join(re.split(r"[\s_-]+", name.strip())).casefold()
    return " ".join(word.lower() for word in _WORDS.findall(name))
