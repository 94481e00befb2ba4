"""WHEN: the words for the moment of an event."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.text import shown
from pacing_cli.model.value import Value
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.tokens import Tokens

WEEKDAYS: Final[tuple[str, ...]] = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
WHEN_WORDS: Final[tuple[str, ...]] = ("now", "today", "yesterday", *WEEKDAYS)
NOON: Final = time(12)
_BETWEEN_CLOCKS: Final = timedelta(minutes=10)
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2199

_TIME: Final = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?"
# Patterns are texts here and everywhere in this room: most calls need few of them,
# and compiling one costs half a millisecond.
_MOMENT: Final = (
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"(?:[Tt ]+(?P<time>{_TIME})\s*(?P<offset>Z|z|[+-]\d{{2}}:?\d{{2}})?)?"
)
_LIKE_A_TIME: Final = r"(?i)\d{1,3}:\d{1,3}(?::\d+)?(?:[ap]m)?"
_LIKE_A_DATE: Final = r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}.*|\d{4}-\d{1,2}.*|\d{8}T.*"


class When(Value):
    """What was said about the moment; what was not said is None.

    `dated` tells a date that was written out from one that is counted from today.
    """

    text: str
    on: date | None = None
    at: time | None = None
    moment: datetime | None = None
    dated: bool = False

    def is_to_come(self, clock: Clock) -> bool:
        """Return whether it is a time later today, which may mean yesterday.

        A written date is not ambiguous. Two clocks may differ by a few minutes.
        """
        if self.at is None or self.dated or self.on not in (None, clock.now.date()):
            return False
        return self.resolve(clock) - clock.now > _BETWEEN_CLOCKS

    def names_day_only(self, clock: Clock) -> bool:
        """Return whether the words name a day other than today, without a time."""
        said = self.at is not None or self.moment is not None
        return not said and self.on not in (None, clock.now.date())

    def resolve(self, clock: Clock, around: datetime | None = None) -> datetime:
        """The moment that is meant.

        A date alone means its noon, today means now, a time alone means today. With
        `around` (the moment an entry has already) what was not said stays as it is there.
        A time that is still to come is one too: it is not seen before its moment.
        """
        if self.moment is not None:
            return self.moment if self.moment.tzinfo else clock.local(self.moment)
        base = around or clock.now
        on = self.on or base.date()
        return clock.local(datetime.combine(on, self.at or _time_of(on, base, around)))


def _time_of(on: date, base: datetime, around: datetime | None) -> time:
    return base.time() if around is not None or on == base.date() else NOON


def is_when(text: str) -> bool:
    """True for a word that begins WHEN, and for two of which the second is its time."""
    word, _, second = text.partition(" ")
    if second:
        return word.lower() in WHEN_WORDS and re.fullmatch(_LIKE_A_TIME, second) is not None
    return (
        word.lower() in WHEN_WORDS
        or re.match(_MOMENT, word) is not None
        or re.fullmatch(_LIKE_A_TIME, word) is not None
    )


def take_when(tokens: Tokens, today: date) -> When | None:
    """Take the words for the moment from the front, if there are any. Raises WordsNotUnderstood."""
    token = tokens.peek()
    if token is None or token.is_option:
        return None
    word = token.text.lower()
    if word in WHEN_WORDS:
        tokens.take()
        return _with_time(tokens, word, day_of(word, today))
    if not word[:1].isdigit():
        return None
    if re.fullmatch(_MOMENT, token.text):
        tokens.take()
        return _dated(tokens, token.text)
    if re.fullmatch(_TIME, word):
        return _with_time(tokens, "", None)
    if re.fullmatch(_LIKE_A_TIME, word):
        raise _no_time(token.text)
    if re.fullmatch(_LIKE_A_DATE, token.text):
        raise _no_date(token.text)
    return None


def day_of(word: str, today: date) -> date | None:
    """The day that a word names; the last Monday is the one before today."""
    if word == "yesterday":
        return today - timedelta(days=1)
    if word in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS.index(word) - 1) % 7 + 1
        return today - timedelta(days=back)
    return None


def _dated(tokens: Tokens, text: str) -> When:
    try:
        moment = read_moment(text)
    except ValueError as error:
        raise _no_date(text) from error
    if len(text) > len("2026-03-01"):
        return When(text, moment=moment, dated=True)
    return _with_time(tokens, text, moment.date())._replace(dated=True)


def _with_time(tokens: Tokens, text: str, on: date | None) -> When:
    token = tokens.peek()
    if token is None or not re.fullmatch(_LIKE_A_TIME, token.text):
        return When(text, on)
    try:
        at = read_time(token.text)
    except ValueError as error:
        raise _no_time(token.text) from error
    tokens.take()
    return When(f"{text} {token.text}".strip(), on, at)


def read_moment(text: str) -> datetime:
    """Read `2026-03-01`, `2026-03-01 10:00`, `2026-03-01T10:00:00+01:00`.

    A date alone means its noon. Without an offset the moment has none. Raises ValueError.
    """
    found = re.fullmatch(_MOMENT, text)
    if not found:
        raise ValueError(text)
    on = date.fromisoformat(found["date"])
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise ValueError(text)
    at = read_time(found["time"]) if found["time"] else NOON
    offset = found["offset"]
    zone = datetime.strptime(offset.upper(), "%z").tzinfo if offset else None
    return datetime.combine(on, at, zone)


def read_time(text: str) -> time:
    """Read `9:30`, `10:00`, `10:00:00`. Raises ValueError. Parts of a second are dropped."""
    if not re.fullmatch(_TIME, text):
        raise ValueError(text)
    hour, minute, *second = text.split(":")
    return time(int(hour), int(minute), int(float(second[0])) if second else 0)


def _no_date(text: str) -> WordsNotUnderstood:
    return WordsNotUnderstood(
        f"{shown(text)} is not a date. Type year, month and day, for example 2026-03-01."
    )


def _no_time(text: str) -> WordsNotUnderstood:
    return WordsNotUnderstood(
        f"{shown(text)} is not a time of day. Type hours and minutes, for example 9:30 or 18:05."
    )
