"""Importers: what workouts are called here, whatever a watch calls them."""

import re
from typing import Final

_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_VERSION: Final = re.compile(r" v\d$")
_NAMES: Final = {
    "walking": "walk", "walk": "walk", "casual walking": "walk", "indoor walking": "walk",
    "speed walking": "walk", "walking fitness": "walk", "treadmill walking": "walk",
    "running": "run", "run": "run", "treadmill running": "run", "indoor running": "run",
    "trail running": "run", "street running": "run", "track running": "run", "jogging": "run",
    "cycling": "cycle", "biking": "cycle", "bike": "cycle", "indoor cycling": "cycle",
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
}  # fmt: skip


def activity_of(name: str) -> str:
    """The activity that a workout is: `walk` of `HKWorkoutActivityTypeWalking` or `Walking`."""
    plain = _VERSION.sub("", plain_words(name.removeprefix("HKWorkoutActivityType")))
    return _NAMES.get(plain, plain)


def plain_words(name: str) -> str:
    """Words of a name that is written together: `stair stepper` of `StairStepper`."""
    if re.search(r"[\s_-]", name) or not name.isascii():
        return " ".join(re.split(r"[\s_-]+", name.strip())).casefold()
    return " ".join(word.lower() for word in _WORDS.findall(name))
