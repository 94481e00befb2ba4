"""The answers of `pace setup`: what was said, checked; None where a question was skipped."""

import re
from collections.abc import Sequence
from typing import Final

from pacing_cli.cli.words.names import RESERVED, checked_name, fold
from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.profile import Mode
from pacing_cli.model.quantity import Amount, parse_amount
from pacing_cli.model.safety import SAFETY_QUESTIONS, UNNAMED
from pacing_cli.model.value import Value

_FILLERS: Final = ("", "and", "of", "them", "these")
COUNTRIES: Final[dict[str, str]] = {
    "united kingdom": "GB", "great britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "ireland": "IE", "united states": "US", "usa": "US", "america": "US",
    "canada": "CA", "australia": "AU", "new zealand": "NZ", "germany": "DE", "austria": "AT",
    "switzerland": "CH", "netherlands": "NL", "belgium": "BE", "france": "FR", "spain": "ES",
    "italy": "IT", "portugal": "PT", "norway": "NO", "sweden": "SE", "denmark": "DK",
    "finland": "FI", "poland": "PL", "india": "IN", "south africa": "ZA",
}  # fmt: skip
"""Names that are said rather than typed; any country can be given by its two letters."""
_CLOCKS: Final = re.compile(r"(?i:from\s+)?(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?")


class Wanted(Value):
    """An activity to pace, and about how much of it is possible now."""

    name: str
    about: Amount | None = None


class Answers(Value):
    """Everything that setup can be told."""

    name: str | None = None
    country: str | None = None
    day: str | None = None
    mode: Mode | None = None
    activities: tuple[Wanted, ...] = ()
    red_flags: tuple[str, ...] | None = None
    post_exertional: bool | None = None

    @property
    def empty(self) -> bool:
        """True where every question was skipped."""
        return self == Answers()


def read_country(text: str) -> str:
    """Two letters, or the name of one of the countries that are told here."""
    named = COUNTRIES.get(text.casefold().strip(" ."))
    if named:
        return named
    if re.fullmatch(r"[A-Za-z]{2}", text):
        return {"UK": "GB"}.get(text.upper(), text.upper())
    raise WordsNotUnderstood(f'country cannot be "{text}": write two letters, such as GB or DE.')


def read_day(text: str) -> str:
    """The hours of the day as the profile has them: `08:00-20:00`."""
    parts = _CLOCKS.fullmatch(text.strip())
    if parts:
        hour, minute, end_hour, end_minute = (int(part or 0) for part in parts.groups())
        begins, ends = hour * 60 + minute, end_hour * 60 + end_minute
        if minute < 60 and end_minute < 60 and begins < ends <= 24 * 60:
            return f"{hour:02}:{minute:02}-{end_hour:02}:{end_minute:02}"
    raise WordsNotUnderstood(
        f'day cannot be "{text}": write when it begins and ends, such as 08:00-20:00.'
    )


def read_mode(text: str) -> Mode:
    """`graded` or `envelope`. Raises WordsNotUnderstood."""
    word = text.casefold()
    if word == "graded":
        return "graded"
    if word == "envelope":
        return "envelope"
    raise WordsNotUnderstood(f'mode cannot be "{text}": it is graded or envelope.')


def read_post_exertional(text: str) -> bool | None:
    """yes, no, or skip. Raises WordsNotUnderstood."""
    word = text.casefold()
    if word in ("yes", "no"):
        return word == "yes"
    if word == "skip":
        return None
    raise WordsNotUnderstood(f'--post-exertional cannot be "{text}": it is yes, no or skip.')


def read_red_flags(text: str) -> tuple[str, ...]:
    """`none`, `yes`, or names or numbers of the questions; the answer holds their words.

    Raises WordsNotUnderstood that names the word and what is allowed.
    """
    words = [word for word in re.split(r"[,.\s]+", text.casefold()) if word not in _FILLERS]
    if words in (["none"], ["n"], ["no"], ["0"]):
        return ()
    if words in (["yes"], ["y"]):
        return (UNNAMED,)
    keys = [question.key for question in SAFETY_QUESTIONS]
    numbered = {str(number): key for number, key in enumerate(keys, 1)}
    chosen = [numbered.get(word, word) for word in words]
    unknown = [word for word in chosen if word not in keys]
    if unknown or not chosen:
        raise WordsNotUnderstood(
            f'red flags cannot be "{text}": write none, yes, '
            f"numbers from 1 to {len(keys)}, or names: {', '.join(keys)}."
        )
    return tuple(question.text for question in SAFETY_QUESTIONS if question.key in chosen)


def read_activity(text: str) -> Wanted:
    """`walk`, `walk:12m` or `walk 12m`. Raises WordsNotUnderstood."""
    name, colon, typed = text.partition(":")
    if not colon:
        first, _, last = text.strip().rpartition(" ")
        name, typed = (first, last) if first and parse_amount(last) else (text, "")
    about = parse_amount(typed.strip()) if typed.strip() else None
    if typed.strip() and about is None:
        raise WordsNotUnderstood(
            f'"{typed.strip()}" is not an amount of {name.strip()}: write it like walk:12m.'
        )
    return Wanted(activity_name(name), about)


def activity_name(text: str) -> str:
    """A name that an activity can have. Raises WordsNotUnderstood."""
    name = checked_name(text, "an activity takes")
    if fold(name) in RESERVED:
        raise WordsNotUnderstood(
            f'An activity cannot be called "{name}": that word means something else in pace.'
        )
    return name


def read_activities(texts: Sequence[str]) -> tuple[Wanted, ...]:
    """Each text as an activity; all that cannot be read are told together."""
    found: list[Wanted] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            found.append(read_activity(text))
        except WordsNotUnderstood as error:
            problems.append(Problem("", error.message, text))
    if problems:
        first, *others = problems
        raise WordsNotUnderstood(first.message, problems=others)
    return tuple(found)
