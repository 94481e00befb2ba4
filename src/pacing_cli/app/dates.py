"""Read days and spans as a person types them."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.value import Value

WEEKS_WITHOUT_A_VISIT: Final = 4
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_NEAR: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEK: Final = 7
_SHORTEST_NAME: Final = 3
_FARTHEST: Final = 7
"""Days ahead. Further on, a plan would take the days in between for days of silence."""


class Span(Value):
    """Both days are included."""

    start: date
    end: date


def read_period(text: str, today: date) -> Span | None:
    """The days that words name: `yesterday`, `last week`, `4 weeks`, `since 1 March`, `March`.

    A week begins on Monday. Nothing lies after today. None where the words name no days.
    """
    words = [word for word in text.lower().replace(",", " ").split() if word not in _BESIDE_DAYS]
    since = words[:1] in (["since"], ["from"])
    first, to, last = " ".join(words[since:]).partition(" to ")
    start = _read(first, today, ahead=False) if first else None
    end = _read(last, today, ahead=False) if to else today if since else start
    if start is None or end is None:
        found = None if since or to else _named_days(words, today)
    else:
        found = Span(start, end)
    if found is None or not found.start <= found.end or found.start > today:
        return None
    return found._replace(end=min(found.end, today))


_BESIDE_DAYS: Final = frozenset(("the", "my", "of", "for", "in", "on", "all", "past"))
_DAYS_IN: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 28, "months": 28}
"""`4 weeks` and `2 months` end today; a month that is counted so has four weeks."""


def _named_days(words: Sequence[str], today: date) -> Span | None:
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    before = first - timedelta(days=1)
    fixed: dict[tuple[str, ...], Span] = {
        ("this", "week"): Span(monday, today),
        ("last", "week"): Span(monday - timedelta(days=7), monday - timedelta(days=1)),
        ("this", "month"): Span(first, today),
        ("last", "month"): Span(before.replace(day=1), before),
    }
    return fixed.get((*words,)) or _so_many_days(words, today) or _month(words, today)


def _so_many_days(words: Sequence[str], today: date) -> Span | None:
    from pacing_cli.shorthand.vocabulary import number_at

    counted = words[1:] if words[:1] == ["last"] else words
    number = number_at(counted, 0)
    each = _DAYS_IN.get(counted[number[1]]) if number and len(counted) == number[1] + 1 else None
    if number is None or each is None or number[0] < 1:
        return None
    start = _moved(today, 1 - round(number[0] * each))
    return Span(start, today) if start else None


def _month(words: Sequence[str], today: date) -> Span | None:
    """`March`, the last one; `March 2025`."""
    from pacing_cli.shorthand.spoken_when import MONTHS

    month, year = MONTHS.get(words[0]) if words else None, words[1:]
    if month is None or len(year) > 1 or not all(one.isdecimal() and len(one) == 4 for one in year):
        return None
    of_year = int(year[0]) if year else today.year - (month > today.month)
    if not 1 <= of_year <= today.year:
        return None
    start = date(of_year, month, 1)
    return Span(start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1))


class Landmarks(Value):
    """The dates from which a span is computed, as known before its last day."""

    first: date | None
    """The first day with an entry."""
    visit: date | None
    """The last therapy session."""


def read_day(text: str | None, today: date) -> date:
    """The day of a plan. A weekday is the coming one, today included. Raises WordsNotUnderstood."""
    if text is None:
        return today
    day = _read(text, today, ahead=True)
    if day is None or (day - today).days > _FARTHEST:
        raise WordsNotUnderstood(
            f'pace does not know the day "{text}". Type today, tomorrow, a weekday or a date up to '
            f"a week ahead: pace plan {example_day(today, 2)}"
        )
    return day


def read_span(
    start: str | None,
    end: str | None,
    today: date,
    landmarks: "Callable[[date], Landmarks]",
    words: Sequence[str] = (),
) -> Span:
    """The span of a report: from the last visit to today where nothing else is said.

    A visit on the last day itself does not count: its sheet looks back to the one before.
    `words` name the days without options, as in `last 4 weeks`.

    Raises WordsNotUnderstood.
    """
    if words:
        period = None if start or end else read_period(" ".join(words), today)
        if period is None:
            raise no_such_days(" ".join(words), "report")
        return period
    last = read_past_day("--to", end, today) or today
    first = read_past_day("--from", start, today) or _since_visit(last, landmarks(last))
    if first > last:
        raise WordsNotUnderstood(
            f"--from {first} is later than --to {last}. Put the earlier day first."
        )
    return Span(first, last)


def no_such_days(text: str, command: str) -> WordsNotUnderstood:
    """For words that name no days up to today."""
    return WordsNotUnderstood(
        f'pace {command} cannot read the words "{text}".',
        f"For example: pace {command} last 4 weeks, or pace {command} since 1 March",
    )


def read_past_day(option: str, text: str | None, today: date) -> date | None:
    """The day that an option names, today or before; a weekday is the last one, today included.

    Raises WordsNotUnderstood.
    """
    if text is None:
        return None
    day = _read(text, today, ahead=False)
    if day is not None and option == "--to":
        return min(day, today)
    if day is None or day > today:
        raise WordsNotUnderstood(
            f'{option} is a day up to today, and you typed "{text}". Type today, '
            f"yesterday, a weekday or a date, for example {example_day(today, -_WEEK)}."
        )
    return day


def read_coming_day(option: str, text: str | None, today: date) -> date | None:
    """The day after today that an option names; a weekday is the coming one.

    Raises WordsNotUnderstood.
    """
    if text is None:
        return None
    day = _read(text, today, ahead=True)
    if day == today and text.strip().lower() not in _NEAR:
        day = _moved(today, _WEEK) if not text.strip()[:1].isdigit() else day
    if day is None or day <= today:
        raise WordsNotUnderstood(
            f'{option} is a day to come, and you typed "{text}". Type '
            f"tomorrow, a weekday or a date, for example {example_day(today, _WEEK)}."
        )
    return day


def example_day(today: date, ahead: int) -> date:
    """A date near today for the example of a refusal; `ahead` in days."""
    return _moved(today, ahead) or today


def read_weekday(option: str, text: str) -> str:
    """`sun` for `Sunday` or a beginning of it of three letters or more.

    Raises WordsNotUnderstood.
    """
    word = text.strip().lower()
    for name in _WEEKDAYS:
        if len(word) >= _SHORTEST_NAME and name.startswith(word):
            return name[:_SHORTEST_NAME]
    raise WordsNotUnderstood(
        f'{option} is a weekday or none, and you typed "{text}". For example: sunday'
    )


def _since_visit(last: date, found: Landmarks) -> date:
    """The day of the last visit; else four weeks back, or the first entry if that is later."""
    four_weeks = last - timedelta(weeks=WEEKS_WITHOUT_A_VISIT) + timedelta(days=1)
    return found.visit or max(four_weeks, found.first or four_weeks)


def _read(text: str, today: date, *, ahead: bool) -> date | None:
    word = text.strip().lower()
    if word in _NEAR:
        return _moved(today, _NEAR[word])
    named = [
        index
        for index, name in enumerate(_WEEKDAYS)
        if len(word) >= _SHORTEST_NAME and name.startswith(word)
    ]
    if named:
        to_go = (named[0] - today.weekday()) % _WEEK
        return _moved(today, to_go if ahead else (to_go - _WEEK if to_go else 0))
    try:
        return date.fromisoformat(word)
    except ValueError:
        return _day_of_month(word, today, ahead=ahead)


def _day_of_month(text: str, today: date, *, ahead: bool) -> date | None:
    """`31 March`: the next one ahead, else the last one; today is either."""
    from pacing_cli.shorthand.spoken_when import spoken_when

    words = text.replace(",", " ").split()
    noon = datetime.combine(today, time(12), UTC)
    try:
        found = spoken_when(words, 0, noon) if words and words[0][:1].isdigit() else None
    except WordsNotUnderstood:
        return None
    if found is None or found.many != len(words) or found.when.at or found.when.on is None:
        return None
    last = found.when.on
    if not ahead or found.when.dated or last == today:
        return last
    try:
        return last.replace(year=last.year + 1)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
