"""Who is told what: the audiences, and the fields of a share."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from pacing_cli.model.value import Value

Audience = Literal["therapist", "family", "employer", "partner", "claim"]
AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)

FIELDS: Final[dict[str, str]] = {
    "name": "your name",
    "capacity": "about how much today has room for, without numbers",
    "helps": "what you wrote down that helps on a bad day",
    "supports": "names of your supports and what they are good for",
    "adjustments": "adjustments at work that help, and what for",
    "days": "how many days have entries, and how many are unknown",
    "activities": "what was done, how much, on how many days",
    "amounts": "today's amounts",
    "range": "usual, lighter and heavier days together",
    "good_days": "days of much more, always with what they cost",
    "steadiness": "whether your days got steadier",
    "flares": "flares: when, and for how long",
    "pain": "pain: your usual, and the worst of flares",
    "changes": "how ratings changed over the time",
    "sleep": "hours of sleep",
    "mood": "mood and stress",
    "medicines": "on how many days a medicine was taken",
    "goals": "your goals",
    "tries": "what you tried out and what came out",
    "together": "what goes together with what in your log",
    "questions": "questions for the visit",
    "notes": "your notes",
    "week": "one line about this week that invites",
}
"""Every field that can be shared, with what it says."""


class Told(Value):
    """One field's sentences. None at all where there is nothing to say."""

    field: str
    lines: tuple[str, ...]


class Share(Value):
    """What one audience is told, in the order of its list, and what it is not told."""

    audience: Audience
    told: tuple[Told, ...]
    kept: tuple[str, ...]
    """Fields that stay here: they are not on the list."""
    without: tuple[str, ...] = ()
    """Fields on the list of which there is nothing to say yet."""


Lists = Mapping[str, tuple[str, ...]]
"""For each audience the fields that may leave, in the order in which they are told."""
