"""Engine: an invented person who kept a journal for twelve weeks.

For the demo, and for checks that need a whole life rather than a few lines.
Nobody real stands behind it: every number is drawn from the chance that is
handed in, so the same seed and the same day give the same person.
"""

from collections.abc import Mapping
from datetime import date

from pacing_cli.engine.chance import Chance
from pacing_cli.engine.invent.course import weeks
from pacing_cli.engine.invent.files import settings_files
from pacing_cli.engine.invent.telling import Told, told_of
from pacing_cli.model.value import Value

__all__ = ["Chance", "Person", "Told", "invent"]


class Person(Value):
    """An invented person: what was written down, and the four files of settings."""

    told: tuple[Told, ...]
    """In the order in which it happened, up to the evening of the last day."""
    files: Mapping[str, str]
    """The text of each file by its name: `profile.toml`, `activities.toml`, ..."""


def invent(chance: Chance, today: date) -> Person:
    """Twelve weeks that end on the evening of `today`.

    A see-saw start, three steady tries, a visit, a flare around the sixth week
    with its way back, and steadier weeks after it.
    """
    days = weeks(chance, today)
    return Person(
        told=tuple(told for day in days for told in told_of(chance, day)),
        files=settings_files(today),
    )
