"""Supports: people, adjustments at work, transport, community and appointments."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal, get_args

from pacing_cli.model.value import Value

SupportKind = Literal["person", "work", "transport", "community", "appointment"]
SUPPORT_KINDS: Final[tuple[SupportKind, ...]] = get_args(SupportKind)


class Support(Value):
    """One support in the person's words. Everything but the name may be left out."""

    name: str
    kind: SupportKind = "person"
    what: str = ""
    good_for: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Words: where a plan or a barrier has one of them, this support is offered."""
    contact: str = ""
    on: date | None = None
    at: int | None = None
    """Minutes after midnight; with `on` it is an appointment for the calendar."""
    minutes: int | None = None
    where: str = ""

    @property
    def told(self) -> str:
        """The name, with what it is good for."""
        return f"{self.name} ({', '.join(self.good_for)})" if self.good_for else self.name


class CalendarEvent(Value):
    """What a calendar needs of an appointment. `at` None: some time on that day."""

    title: str
    on: date
    at: int | None
    minutes: int
    where: str


_USUAL_MINUTES: Final = 30


def appointments(supports: Iterable[Support], first: date, last: date) -> tuple[CalendarEvent, ...]:
    """Every support with a day from `first` to `last`, both included, in the order of time."""
    found = [
        CalendarEvent(one.name, one.on, one.at, one.minutes or _USUAL_MINUTES, one.where)
        for one in supports
        if one.on is not None and first <= one.on <= last
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.at or 0, each.title)))


def offered(supports: Sequence[Support], *texts: str) -> tuple[Support, ...]:
    """The supports whose needs, or what they are good for, are named in one of the texts.

    The texts are needs of a plan (`bad day`, `flare`), barriers, or whatever was typed.
    """
    said = [f" {_spaced(text)} " for text in texts]
    return tuple(one for one in supports if any(_named(word, said) for word in _words(one)))


def _words(support: Support) -> list[str]:
    return [found for word in (*support.needs, *support.good_for) if (found := _spaced(word))]


def _named(word: str, said: Sequence[str]) -> bool:
    """Whole words only: `car` is not named in `care`."""
    return any(f" {word} " in text for text in said)


def _spaced(text: str) -> str:
    """Small letters, and single spaces for everything that is no letter and no digit."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


# Who is told what: the audiences, and the fields of a share.

Audience = Literal["therapist", "family", "employer", "partner", "claim"]
AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)

FIELDS: Final[dict[str, str]] = {
    "name": "your name",
    "capacity": "about how much you can do today, without numbers",
    "helps": "what helps you on a bad day",
    "supports": "names of people and places that help, and for what",
    "adjustments": "changes at work that help, and what for",
    "days": "how many days have entries, and how many are unknown",
    "activities": "what you did, how much, on how many days",
    "amounts": "today's amounts",
    "range": "usual, lighter and heavier days in one line",
    "good_days": "days with much more than usual, always with the days after",
    "steadiness": "how steady your days are",
    "flares": "flares: when, and for how long",
    "pain": "pain: your usual, and the worst of flares",
    "changes": "how ratings changed over the time",
    "sleep": "hours of sleep",
    "mood": "mood and stress",
    "medicines": "on how many days a medicine was taken",
    "goals": "your goals",
    "tries": "your experiments and what came out",
    "together": "what goes with what in your journal",
    "questions": "questions for the visit",
    "notes": "your notes",
    "week": "one friendly line about this week",
}
"""Every field that can be shared, with what it says."""


class FieldText(Value):
    """One field's sentences. None at all where there is nothing to say."""

    field: str
    lines: tuple[str, ...]


class Share(Value):
    """The fields shared with one audience, in the order of its list, and those kept back."""

    audience: Audience
    told: tuple[FieldText, ...]
    kept: tuple[str, ...]
    """Fields that stay here: they are not on the list."""
    without: tuple[str, ...] = ()
    """Fields on the list of which there is nothing to say yet."""


Lists = Mapping[str, tuple[str, ...]]
"""For each audience the fields that may leave, in the order in which they are told."""
