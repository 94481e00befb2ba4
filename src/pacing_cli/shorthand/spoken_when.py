"""Read a spoken WHEN: `yesterday at 6 pm`, `25 March`, `this morning`, `an hour ago`."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.text import shown
from pacing_cli.model.value import Value
from pacing_cli.shorthand.vocabulary import UNITS, number_at, words_in
from pacing_cli.shorthand.when import WEEKDAYS, When, day_of, read_moment, read_time

SHORT_DAYS: Final = {
    short: day
    for day in WEEKDAYS
    for short in (day[:3], *{"tuesday": ("tues",), "wednesday": ("weds",),
                             "thursday": ("thur", "thurs")}.get(day, ()))
}  # fmt: skip
MONTHS: Final = {
    form: number
    for number, name in enumerate(
        words_in("january february march april may june july august september october november "
                 "december"), 1
    )
    for form in (name, name[:3], *(("sept",) if number == 9 else ()))
}  # fmt: skip
_PARTS: Final = {"morning": (4, 9), "afternoon": (12, 15), "evening": (17, 19), "night": (20, 22)}
"""From which hour on a part of the day is one, and the fixed hour that stands for it."""
_LINKS: Final = frozenset(("on", "at", "since", "from", "around", "about", "by", "in", "the"))
_O_CLOCK: Final = ("o'clock", "oclock")
_AGO: Final = {
    **dict.fromkeys(("minute", "minutes", "min", "mins"), timedelta(minutes=1)),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), timedelta(hours=1)),
    **dict.fromkeys(("day", "days"), timedelta(days=1)),
    **dict.fromkeys(("week", "weeks"), timedelta(days=7)),
}
_SMALL_HOURS: Final = range(1, 6)


class SpokenWhen(Value):
    """The words of a moment. `many`: how many words it is; `hours`: what `at 10` may be."""

    many: int
    when: When
    hours: tuple[time, ...] = ()
    day_word: bool = False
    """It began with the short name of a day, such as `sat`, which is a word of its own too."""
    night: bool = False
    """It was `last night`."""


class TimeSpan(Value):
    """`10:00 to 10:30`: its beginning, its length, and how many words it is."""

    begin: time
    minutes: float
    many: int


def span_at(words: Sequence[str], at: int) -> TimeSpan | None:
    """The span of time that begins there; None unless both its ends are a full time of day."""
    begin, many = _full_time(words, at)
    if begin is None or words[at + many : at + many + 1] not in (["to"], ["until"], ["till"]):
        return None
    end, more = _full_time(words, at + many + 1)
    if end is None or end == begin:
        return None
    minutes = (end.hour - begin.hour) * 60 + end.minute - begin.minute
    return TimeSpan(begin, minutes % (24 * 60), many + 1 + more)


def _full_time(words: Sequence[str], at: int) -> tuple[time | None, int]:
    """`10:30`, `10am`, `10:30 pm`, noon, and of how many words; None where there is none."""
    word, behind = ([*words[at : at + 2], "", ""])[:2]
    if word in ("noon", "midday"):
        return time(12), 1
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?", word)
    half = (found[3] or (behind if behind in ("am", "pm") else "")) if found else ""
    if found is None or not (half or (found[2] and ":" in word)):
        return None, 0
    hour, minute, taken = int(found[1]), int(found[2] or 0), 1 + bool(half and not found[3])
    if half:
        return _half(hour, minute, half, word), taken
    return _clock(hour, minute, word), taken


def spoken_when(words: Sequence[str], at: int, now: datetime) -> SpokenWhen | None:
    """The moment that these words begin with; None where they begin with none.

    Raises WordsNotUnderstood for a day or a time that cannot be.
    """
    return _Moment(words, at, now).read()


class _Moment:
    """Takes day, part of the day and time in any order, each once."""

    def __init__(self, words: Sequence[str], at: int, now: datetime) -> None:
        self._words = words
        self._start = self._at = at
        self._now = now
        self._on: date | None = None
        self._dated = False
        self._part = ""
        self._clock: time | None = None
        self._hour: int | None = None
        self._night = False
        self._exact: datetime | None = None

    def read(self) -> SpokenWhen | None:
        while self._take():
            pass
        if self._hour is not None and self._part:
            self._clock, self._hour = _in_part(self._hour, self._part), None
        if self._at == self._start:
            return None
        hours: tuple[time, ...] = ()
        if self._hour is not None:
            hours = (time(self._hour % 12), time(self._hour % 12 + 12))
        elif self._clock and self._doubtful():
            hours = (self._clock, self._clock.replace(hour=self._clock.hour + 12))
        first = self._words[self._start]
        when = self._when()
        count = self._at - self._start
        return SpokenWhen(count, when, hours, first in SHORT_DAYS, self._night)

    def _doubtful(self) -> bool:
        """`at 1:20` with no `am` in the middle of the day is more likely twenty past one."""
        text = self._words[self._at - 1]
        return (
            self._start > 0
            and re.fullmatch(r"\d:\d\d", text) is not None
            and self._clock is not None
            and self._clock.hour in _SMALL_HOURS
        )

    def _word(self, ahead: int = 0) -> str:
        place = self._at + ahead
        return self._words[place] if place < len(self._words) else ""

    def _take(self) -> bool:
        linked = 0
        while self._word(linked) in _LINKS and linked < 2:
            linked += 1
        begin, self._at = self._at, self._at + linked
        link = self._words[self._at - 1] if linked else ""
        if self._ago() or self._day() or self._part_of_day() or self._time(link):
            return True
        self._at = begin
        return False

    def _ago(self) -> bool:
        if self._at != self._start or self._on or self._clock:
            return False
        found = (1.0, 1) if self._word() in ("a", "an") else number_at(self._words, self._at)
        if found is None and self._word() == "half" and self._word(1) == "an":
            found = (0.5, 2)
        if found is None:
            return False
        value, taken = found
        span = _AGO.get(self._word(taken))
        if span is None or self._word(taken + 1) != "ago":
            return False
        then = self._now - span * value
        self._at += taken + 2
        self._on = then.date()
        if span < timedelta(days=1):
            self._clock = then.time().replace(second=0, microsecond=0)
        return True

    def _day(self) -> bool:
        if self._on is not None:
            return False
        word = self._word()
        if (word, self._word(1), self._word(2)) == ("day", "before", "yesterday"):
            return self._is_day(self._now.date() - timedelta(days=2), 3)
        name = SHORT_DAYS.get(word, word)
        if name in WEEKDAYS or name in ("today", "yesterday"):
            return self._is_day(day_of(name, self._now.date()) or self._now.date(), 1)
        behind = SHORT_DAYS.get(self._word(1), self._word(1))
        if word == "last" and behind in WEEKDAYS:
            return self._is_day(day_of(behind, self._now.date()), 2)
        if re.match(r"\d{4}-\d{2}-\d{2}t", word) and self._clock is None:
            self._exact = _read_moment(word)
            return self._is_day(self._exact.date(), 1)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
            self._dated = True
            return self._is_day(_read_date(word), 1)
        return self._day_of_month()

    def _is_day(self, on: date | None, taken: int) -> bool:
        self._on = on
        self._at += taken
        return True

    def _day_of_month(self) -> bool:
        number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", self._word())
        more = 1 + (self._word(1) == "of")
        month = MONTHS.get(self._word(more))
        if number is None or month is None:
            return False
        year = re.fullmatch(r"(?:19|20)\d\d", self._word(more + 1))
        day = int(number[1])
        text = f"{self._word()} {self._word(more)}"
        if year:
            self._dated = True
            return self._is_day(_date(int(year[0]), month, day, text), more + 2)
        return self._is_day(_last(month, day, self._now.date(), text), more + 1)

    def _part_of_day(self) -> bool:
        if self._part:
            return False
        word, behind = self._word(), self._word(1)
        if (word, behind) == ("last", "night") and self._on is None:
            self._on, self._night = self._now.date() - timedelta(days=1), True
            return self._is_part("night", 2)
        if word == "this" and behind in _PARTS and behind != "night" and self._on is None:
            self._on = self._now.date()
            return self._is_part(behind, 2)
        told = self._on is not None or self._hour is not None
        return told and word in _PARTS and self._is_part(word, 1)

    def _is_part(self, part: str, taken: int) -> bool:
        self._part = part
        self._at += taken
        return True

    def _time(self, link: str) -> bool:
        if self._clock is not None or self._hour is not None or self._exact is not None:
            return False
        word = self._word()
        if re.fullmatch(r"\d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})?", word):
            return self._is_time(_read_time(word), 1)
        clock, taken = _full_time(self._words, self._at)
        if clock is not None:
            return self._is_time(clock, taken)
        found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?", word)
        if found is None:
            return False
        if found[2] or not 1 <= int(found[1]) <= 12:
            return False
        return self._bare_hour(int(found[1]), link)

    def _bare_hour(self, hour: int, link: str) -> bool:
        """`at 10`, `10 o'clock`: which half of the day is not said."""
        said = self._word(1) in _O_CLOCK
        if not (said or link in ("at", "around", "about")):
            return False
        if not said and not _ends_a_time(self._words, self._at + 1):
            return False
        self._hour = hour
        self._at += 1 + said
        return True

    def _is_time(self, clock: time, taken: int) -> bool:
        self._clock = clock
        self._at += taken
        return True

    def _when(self) -> When:
        if self._exact is not None:
            return When(self._words[self._at - 1].upper(), moment=self._exact, dated=True)
        on, clock = self._on, self._clock
        if self._part and clock is None:
            clock = self._fixed(on or self._now.date())
        text = _text(on, clock, self._now.date())
        if on == self._now.date() and clock is None:
            on = self._now.date()
        return When(text, on, clock, None, self._dated)

    def _fixed(self, on: date) -> time:
        begins, hour = _PARTS[self._part]
        now = self._now.time().replace(second=0, microsecond=0)
        if on == self._now.date() and begins <= now.hour < hour:
            return now
        return time(hour)


def _ends_a_time(words: Sequence[str], at: int) -> bool:
    """Return False if a unit follows, because `at 10 minutes` is not a time."""
    return at >= len(words) or words[at] not in UNITS


def _in_part(hour: int, part: str) -> time:
    """`9` of this morning is 09:00, `7` of the evening is 19:00, `1` of the night is 01:00."""
    if part == "morning":
        return time(hour % 12)
    if part == "night" and (hour == 12 or hour < 6):
        return time(hour % 12)
    return time(hour % 12 + 12)


def _half(hour: int, minute: int, half: str, word: str) -> time:
    if not 1 <= hour <= 12:
        raise WordsNotUnderstood(
            f"{shown(word)} is not a time of day.", "For example: pace log 3pm walk 12m"
        )
    return _clock(hour % 12 + (12 if half == "pm" else 0), minute, word)


def _clock(hour: int, minute: int, word: str) -> time:
    try:
        return time(hour, minute)
    except ValueError as error:
        raise WordsNotUnderstood(
            f"{shown(word)} is not a time of day. Hours go to 23 and minutes to 59.",
            "For example: pace log 18:05 walk 12m",
        ) from error


def _read_time(word: str) -> time:
    try:
        return read_time(word)
    except ValueError as error:
        raise WordsNotUnderstood(f"{shown(word)} is not a time of day.") from error


def _read_date(word: str) -> date:
    return _read_moment(word).date()


def _read_moment(word: str) -> datetime:
    try:
        return read_moment(word)
    except ValueError as error:
        raise _no_such_day(word) from error


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_such_day(text) from error


def _last(month: int, day: int, today: date, text: str) -> date:
    """The last day of that name, today included; 29 February is up to eight years ago."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise _no_such_day(text)


def _no_such_day(text: str) -> WordsNotUnderstood:
    return WordsNotUnderstood(f"There is no {text}.", "Type the date as year-month-day: 2026-03-01")


def _text(on: date | None, clock: time | None, today: date) -> str:
    """The moment in words that every line of the shorthand takes."""
    day = "yesterday" if on == today - timedelta(days=1) else "today" if on == today else f"{on}"
    at = f"{clock:%H:%M}" if clock else ""
    return at if on is None or (on == today and at) else f"{day} {at}".strip()
