"""Convert a cell of a table into a number, a date or a yes. Blank is unknown, never zero."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from unicodedata import normalize

from pacing_cli.errors import FileNotUsable

MOST_IN_A_DAY: Final[Mapping[str, float]] = {
    "minutes": 1440, "steps": 200_000, "metres": 300_000, "reps": 20_000,
}  # fmt: skip
"""More than this in one day is taken for a slip, and refused."""

EARLIEST_YEAR: Final = 1970
"""The journal's first year; an earlier date is most often a device that lost its clock."""

_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f\ufeff]+")
_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,17})?(?:[eE][+-]?\d{1,2})?")
_YES: Final = frozenset(
    ("1", "yes", "y", "true", "x", "1.0", "ja", "oui", "sí", "si", "wahr", "vrai", "✓", "✔")
)
_NO: Final = frozenset(("0", "no", "n", "false", "0.0", "nein", "non", "nee", "falsch", "faux"))


def tidy_text(cell: str) -> str:
    """Without the spaces around it and the byte-order mark; no-break spaces are spaces."""
    if cell.isascii() and " " not in cell:  # most cells: the pattern would cost ten times as much
        return cell.strip()
    return _SPACES.sub(" ", cell).strip()


def read_number(cell: str, decimal: str, thousands: str) -> float:
    """A number as its table writes it; spaces of any kind between thousands are let go.

    Raises ValueError where it is none.
    """
    text = _SPACES.sub("", cell).replace("’", "'")
    if thousands and thousands != decimal:
        text = _grouped(text, thousands, decimal)
    if decimal == ",":
        if "." in text:
            raise ValueError(cell)
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise ValueError(cell)
    return float(text)


def _grouped(text: str, thousands: str, decimal: str) -> str:
    """`1,773` without its comma; a comma anywhere but before three digits is no number."""
    whole, point, rest = text.partition(decimal)
    head, *groups = whole.split(thousands)
    if any(len(group) != 3 for group in groups) or (groups and len(head.lstrip("+-")) > 3):
        raise ValueError(text)
    return head + "".join(groups) + point + rest


def either_number(cell: str, *, whole: bool = False) -> float:
    """Read a number without a known decimal mark.

    Of two kinds of marks the last is the decimal one. A comma before three digits separates
    thousands, and so does a point in a column of `whole` numbers. Raises ValueError.
    """
    text = _SPACES.sub("", cell).removeprefix("'")  # a spreadsheet guards a minus with it
    marks = [mark for mark in text if mark in ",."]
    decimal = marks[-1] if marks else "."
    if len(set(marks)) == 1:
        head, *groups = text.split(decimal)
        three = len(groups[-1]) == 3 and head != "0" and (whole or decimal == ",")
        if len(groups) > 1 or three:
            decimal = "." if decimal == "," else ","
    return read_number(text, decimal, "." if decimal == "," else ",")


_BEHIND: Final = re.compile(
    r"(.*\d)\s?(%|/\s?10|/\s?100|km|mi|miles?|m|met(?:er|re)s?|kg|lbs?|bpm|steps|schritte)",
    re.IGNORECASE,
)


def split_unit(cell: str) -> tuple[str, str]:
    """A number and the unit behind it, in small letters; the cell itself where there is none."""
    found = _BEHIND.fullmatch(cell)
    return (found[1], found[2].replace(" ", "").casefold()) if found else (cell, "")


def read_moment(cell: str, date_format: str) -> datetime:
    """The date (and the clock, if the format has one) on the wall; with an offset where the
    format has one. `excel` counts days as a spreadsheet does. Raises ValueError."""
    if date_format == "%Y-%m-%d":
        return datetime.fromisoformat(_iso(cell))
    if date_format == EXCEL:
        return _FIRST_DAY_OF_EXCEL + timedelta(days=round(float(cell), 5))
    plain, late = _MIDNIGHT.subn(r"\g<1>00:00", plain_moment(cell))
    found = datetime.strptime(plain, _BETWEEN.sub(" ", date_format))  # noqa: DTZ007  the wall's
    return found + timedelta(days=late)  # 24:00 is the first moment of the next day


def _iso(cell: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
        raise ValueError(cell)
    return cell


EXCEL: Final = "excel"
"""The form of a date that is a number: days since the end of 1899."""
_FIRST_DAY_OF_EXCEL: Final = datetime(1899, 12, 30)  # noqa: DTZ001  a day on the wall
_MIDNIGHT: Final = re.compile(r"(\b|T)24:00(?=$|[^.\d])")
_BETWEEN: Final = re.compile(r"[,\s]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?\.?")
_BESIDE_A_DATE: Final = frozenset({"at", "um", "à", "uhr", "of", "de", "del", "kl", "den", "le"})
_ENGLISH_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MONTHS: Final = {
    word: number
    for number, words in enumerate((
        "jan january januar janner janv janvier ene enero gen gennaio januari janeiro sty stycznia",
        "feb february februar fevr fev fevrier febrero febbraio februari fevereiro lut lutego",
        "mar march marz mrz mars marzo maart mrt marco marca",
        "apr april avr avril abr abril aprile kwi kwietnia",
        "may mai mayo mag maggio mei maio maj maja",
        "jun june juni juin junio giu giugno junho cze czerwca",
        "jul july juli juil juillet julio lug luglio julho lip lipca",
        "aug august aout aou ago agosto augustus sie sierpnia",
        "sep sept september septembre septiembre setiembre set settembre setembro wrz wrzesnia",
        "oct october okt oktober octobre octubre ott ottobre out outubro paz pazdziernika",
        "nov november novembre noviembre novembro lis listopada",
        "dec december dez dezember decembre dic diciembre dicembre dezembro gru grudnia",
    ), 1)
    for word in words.split()
}  # fmt: skip
"""Months as English, German, French, Spanish, Italian, Dutch, Portuguese and Polish write them,
in small letters without their accents."""


def without_accents(text: str) -> str:
    """Small letters, and only those of the English alphabet where there is one."""
    return normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


def month_of(word: str) -> int:
    """The number of the month that a word names; 0 where it names none."""
    return _MONTHS.get(without_accents(word).rstrip("."), 0)


def plain_moment(cell: str) -> str:
    """A date as the formats write it: English months, AM and PM, no commas, no name of the
    day of the week: `Mar 3 2026 11:19 PM` of `Tue, 3rd` or of `Dienstag, 3. März`."""
    text = _BETWEEN.sub(" ", tidy_text(cell))
    if not any(letter.isalpha() for letter in text):
        return text
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = re.sub(r"\b(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$", _offset, text)
    return _BETWEEN.sub(" ", _LETTERS.sub(_in_english, text)).strip()


def _offset(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]):02}{found[3] or '00'}"


def _in_english(found: re.Match[str]) -> str:
    word = found[0].casefold().rstrip(".")
    if word.replace(".", "") in ("am", "pm"):
        return word.replace(".", "").upper()
    if month := month_of(word):
        return _ENGLISH_MONTHS[month - 1]
    first = found.start() == 0 and len(word) > 1  # the day of the week
    return "" if first or word in _BESIDE_A_DATE else found[0]


# Importers: a length of time in a cell: on a clock, or in words.

H_MM: Final = "h:mm"
M_SS: Final = "m:ss"
_ON_A_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?")
_PART_OF_TIME: Final = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,4})?) ?"
    r"(?:(h|hrs?|hours?|stunden?|std|heures?|horas?|ore|uur|u)"
    r"|(m|mins?|minutes?|minuten?|mn|minuti|minutos)"
    r"|(s|secs?|seconds?|sek|sekunden?))"
    r"(?![^\W\d_])[.,]? ?(?:(?:and|und|et|y) )?",
    re.IGNORECASE,
)
_MINUTES_OF: Final = (60.0, 1.0, 1 / 60)


def read_duration(cell: str, clock: str = H_MM) -> float:
    """Minutes of `7:30`, `7:30:00`, `7 h 30 min`, `45 min`. `clock` says what two numbers with
    a colon are: `h:mm` or `m:ss`. Raises ValueError."""
    text = _SPACES.sub(" ", cell).strip()
    if found := _ON_A_CLOCK.fullmatch(text):
        first, second, third = int(found[1]), int(found[2]), int(found[3] or 0)
        if found[3] is None and clock == M_SS:
            return first + second / 60
        return first * 60 + second + third / 60
    return _in_words(text.removeprefix("PT"))


def _in_words(text: str) -> float:
    """`7 h 30 min`, `7h30`: each unit once, the larger first."""
    minutes, at, last = 0.0, 0, -1
    while found := _PART_OF_TIME.match(text, at):
        unit = next(place for place in range(3) if found[place + 2])
        if unit <= last:
            raise ValueError(text)
        minutes += float(found[1].replace(",", ".")) * _MINUTES_OF[unit]
        at, last = found.end(), unit
    if at < len(text):
        if last != 0 or not re.fullmatch(r"[0-5]?\d", text[at:]):
            raise ValueError(text)
        return minutes + int(text[at:])
    if last < 0:
        raise ValueError(text)
    return minutes


def has_clock(date_format: str) -> bool:
    """True where the format of the date holds a time of day too."""
    return any(part in date_format for part in ("%H", "%I", "%X", "%c"))


def read_yes(cell: str) -> bool:
    """1, yes, true or x; 0, no or false. Raises ValueError on anything else."""
    word = cell.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(cell)


# Importers: whether a date begins with its day or its month, told by all dates together.

Order = Literal["ymd", "dmy", "mdy"]

_LONGEST_SHOWN: Final = 40
_QUOTED: Final = re.compile(r"(['\"])(.+)\1")


class ValueUnreadable(ValueError):
    """What cannot be read and why, in a sentence that a person can use."""


def unreadable(error: Exception, values: Iterable[object]) -> str:
    """Return the value of a row that the error is about, unchanged.

    The text of other errors comes from Python, and helps no person.
    """
    about = str(error)
    if isinstance(error, ValueUnreadable):
        return about
    quoted = _QUOTED.search(about)
    part = quoted[2] if quoted else about
    texts = (" ".join(str(value).split()) for value in values)
    named = next((text for text in texts if part and part in text), "")
    if not named:
        return f"there is no `{part}`" if isinstance(error, KeyError) else "it cannot be read"
    return f"`{named[:_LONGEST_SHOWN]}` cannot be read"


class DatesUnclear(FileNotUsable):
    """Days and months could be either way round: only the person can tell."""

    def __init__(self, where: str, example: str) -> None:
        cell = " ".join(example.split())[:_LONGEST_SHOWN]  # a damaged one can run over lines
        super().__init__(
            f"{where}: pace cannot tell the day from the month in `{cell}`.",
            "Add --dates dmy if the day comes first, or --dates mdy if the month does.",
        )
        self.example = example


def names_a_month(text: str) -> bool:
    """True for a date whose month is a word."""
    return any(map(month_of, re.findall(r"[^\W\d_]+", text)))


_WORDED: Final = re.compile(r"\b(\d{1,2})(?!\d)|\b(\d{4})\b|([^\W\d_]{3,})")


def worded_date(text: str, year: int | None = None) -> date:
    """A date with its month in letters: `8th Dec 2021`, `May 18` of a year. Raises ValueError."""
    day = month = 0
    for number, four, word in _WORDED.findall(text):
        if number:
            day = int(number)
        elif four:
            year = int(four)
        else:
            month = month_of(word) or month
    if year is None:
        raise ValueError(text)
    return date(year, month, day)


_CLOCK: Final = r"(?<![\d.:])(\d{1,2})%s(\d{2})(?:%s(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?"
_COLONS, _POINTS = (re.compile(_CLOCK % (mark, mark), re.IGNORECASE) for mark in (":", "[.]"))
"""A text with a colon has its clock there: in `05.11.2025, 9:00` the points are the date's."""
_PARTS: Final = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")


def order_of(texts: Iterable[str]) -> Order | None:
    """The one order in which all dates can be dates; None where two orders can, or none."""
    found = [match for text in texts if (match := _PARTS.match(text))]
    if found and all(len(one[1]) == 4 for one in found):
        return "ymd"
    first, second = (max((int(one[i]) for one in found), default=0) for i in (1, 2))
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


def date_of(text: str, order: Order) -> date:
    """A date in this order; two signs for the year are of this century. Raises ValueError."""
    found = _PARTS.match(text)
    if not found:
        raise ValueError(text)
    one, two, three = int(found[1]), int(found[2]), int(found[3])
    year, month, day = {
        "ymd": (one, two, three), "dmy": (three, two, one), "mdy": (three, one, two),
    }[order]  # fmt: skip
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise ValueError(text) from None  # never the language's own words


def clock_of(text: str) -> time | None:
    """The first time of day in a text, by 12 or by 24 hours; None where there is none."""
    found = _clock_in(text)
    if not found:
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def before_the_clock(text: str) -> str:
    """Return the text before the first time of day, or the whole text."""
    return text[: found.start()] if (found := _clock_in(text)) else text


def _clock_in(text: str) -> re.Match[str] | None:
    return (_COLONS if ":" in text else _POINTS).search(text)


# Importers: units of exports, as factors to those of the journal.

METRES: Final = {
    "m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144, "cm": 0.01, "in": 0.0254,
}  # fmt: skip
MINUTES: Final = {
    "min": 1.0, "s": 1 / 60, "sec": 1 / 60, "ms": 1 / 60_000, "h": 60.0, "hr": 60.0, "hour": 60.0,
}  # fmt: skip
