"""Importers: what the first lines of a table look like, and a map to start from."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from pacing_cli.importers.reading.cells import tidy_text
from pacing_cli.importers.tables.table import ValueRange, spans_of
from pacing_cli.model.value import Value

DELIMITERS: Final = (",", ";", "\t", "|")
"""The marks between cells that are tried."""
_DATE_FORMATS: Final = (
    "%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%m/%d/%Y", "%m-%d-%Y",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M", "%m/%d/%Y %I:%M:%S %p",
    "%d/%m/%Y %H:%M", "%Y%m%d",
)  # fmt: skip

_STEPS: Final = 'activity = "steps"\nmeasure = "steps"'
_METRES: Final = 'activity = "distance"\nmeasure = "metres"'
_KILOMETRES: Final = f"{_METRES}\ndivide = 0.001"
_DISTANCES: Final = (_METRES, _KILOMETRES)

# What a header's words usually mean; the first that fits is taken.
_MEANINGS: Final = (
    (r"steps?\b|step.?count|schritte", _STEPS),
    (r"distance.*\(?km\b", _KILOMETRES),
    (r"distance.*\bm\b|met(re|er)s", _METRES),
    (r"minutes.?asleep|sleep.*min", 'field = "sleep"\ndivide = 60'),
    (r"sleep.*(quality|score)|quality", 'field = "quality"'),
    (r"sleep(?!.*record)|schlaf|sueño", 'field = "sleep"'),
    (r"pain|schmerz|dolor|douleur|\bnrs\b|\bvas\b", 'field = "pain"'),
    (r"fatigue|tired|müde|energy.?loss", 'field = "fatigue"'),
    (r"mood|happiness|stimmung|humeur", 'field = "mood"'),
    (r"stress", 'field = "stress"'),
    (r"stiff", 'field = "stiff"'),
    (r"resting.*(heart|hr)|^(heart.?rate|hr)$", 'field = "hr"'),
    (r"upright|on.?feet", 'field = "upright"'),
    (r"note|comment|remark|notiz", "note = true"),
    (r"\bwalk(ing)?.*(min|dur)", 'activity = "walk"\nmeasure = "minutes"'),
)
_DATE_WORDS: Final = re.compile(r"date|datum|fecha|^day$|\bday\b|sleepday", re.IGNORECASE)
_REST_ALL_DAY: Final = re.compile(r"sedentary|inactive", re.IGNORECASE)


class Look(Value):
    """What the first lines of a table look like."""

    header: tuple[str, ...]
    header_line: int
    delimiter: str
    decimal: str
    thousands: str
    date: str
    date_formats: tuple[str, ...]
    """Every format that all the dates seen would fit; more than one: the person decides."""
    spans: Mapping[str, ValueRange] = {}
    """From which number to which each column goes."""
    scales: Mapping[str, str] = {}
    """What the person said of a scale, by column: `1 to 5`; empty: it is 0 to 10."""
    one_row_a_day: bool = False
    """No day stands in two rows, as far as they were looked at."""
    whole_day: bool | None = None
    """What the person said of `counted`: of the whole day, or of single bouts; None: nothing."""

    @property
    def counted(self) -> tuple[str, ...]:
        """The columns that look like the count of a whole day: steps, and how far they led."""
        steps = [name for name in self.header if _meaning(name) == _STEPS]
        if not steps or not self.one_row_a_day:
            return ()
        return (*steps, *(name for name in self.header if _meaning(name) in _DISTANCES))

    def becomes(self, name: str) -> str:
        """The lines of a map for a column; empty for what is left alone.

        A distance that was counted beside the steps is what they led to: one activity.
        """
        meaning = _meaning(name)
        if name in self.counted and self.whole_day is not False:
            return meaning.replace('"distance"', '"steps"')
        return meaning

    @property
    def unclear(self) -> tuple[str, ...]:
        """The columns of ratings of which nobody said yet where their scale ends."""
        rated = {name for name in self.header if _meaning(name) in _RATINGS}
        return tuple(
            name
            for name in self.header
            if name in rated and name not in self.scales
            and name in self.spans and self.spans[name].is_unclear
        )  # fmt: skip

    @property
    def understood(self) -> tuple[tuple[str, str], ...]:
        """Column by column, what it would become; empty for what is left alone."""
        whole = () if self.whole_day is False else self.counted
        return tuple(
            (name, _in_words(self.becomes(name)) + (" of the whole day" if name in whole else ""))
            for name in self.header
            if name != self.date
        )


def look_at(cut: Mapping[str, Sequence[Sequence[str]]]) -> Look | None:
    """What the first lines look like; None where no table can be seen in them.

    `cut` holds these lines cut into cells by each mark of `DELIMITERS`.
    """
    delimiter = max(DELIMITERS, key=lambda mark: _evenness(cut[mark]))
    rows = cut[delimiter]
    start = next((at for at, row in enumerate(rows) if len(row) > 1), None)
    if start is None:
        return None
    header = tuple(tidy_text(cell) for cell in rows[start])
    body = [[tidy_text(cell) for cell in row] for row in rows[start + 1 :] if len(row) > 1]
    decimal, thousands = _marks(body)
    date, formats = _date(header, body)
    spans = spans_of(header, body, decimal, thousands)
    look = Look(header, start + 1, delimiter, decimal, thousands, date, formats, spans)
    return look._replace(one_row_a_day=bool(date) and _a_row_a_day(body, header.index(date), look))


def _evenness(rows: Sequence[Sequence[str]]) -> int:
    """How many rows have as many cells as the widest one, times its cells; 0 for one column."""
    widths = [len(row) for row in rows]
    widest = max(widths, default=0)
    return sum(width == widest for width in widths) * widest if widest > 1 else 0


def _marks(body: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The decimal mark and the mark between thousands, from how the numbers look."""
    cells = [cell for row in body for cell in row]
    comma_thousands = any(re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", cell) for cell in cells)
    comma_decimal = any(re.fullmatch(r"\d+,\d{1,2}", cell) for cell in cells)
    if comma_decimal:
        points = any(re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", cell) for cell in cells)
        return ",", "." if points else ""
    return ".", "," if comma_thousands else ""


def _date(header: Sequence[str], body: Sequence[Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """The column of dates and the formats that fit all of it; named so first, then any."""
    order = sorted(range(len(header)), key=lambda place: not _DATE_WORDS.search(header[place]))
    for place in order:
        cells = [row[place] for row in body if place < len(row) and row[place]]
        formats = tuple(form for form in _DATE_FORMATS if cells and _all_fit(cells, form))
        if formats:
            return header[place], formats
    return "", ()


def _a_row_a_day(body: Sequence[Sequence[str]], place: int, look: Look) -> bool:
    """Whether no day stands in two rows, but for rows that are word for word the same."""
    rows = {tuple(row) for row in body if place < len(row) and row[place]}
    days = {datetime.strptime(row[place], look.date_formats[0]).date() for row in rows}  # noqa: DTZ007
    return len(days) == len(rows)


def _all_fit(cells: Sequence[str], date_format: str) -> bool:
    try:
        for cell in cells:
            datetime.strptime(cell, date_format)  # noqa: DTZ007  only its form is looked at
    except ValueError:
        return False
    return True


def suggested_map(look: Look, file_name: str, source: str) -> str:
    """A map file to start from, with what was understood and what is open as comments."""
    lines = [
        f"# A map to start from, made from the header of {file_name}. Read it through and",
        "# change what is not right. Columns that are not named here are left alone.",
        "",
        "# The name that ties the entries to this table. Keep it the same next time.",
        f"source = {_quoted(source)}",
        *_date_lines(look),
        "# The moment of the entries of a day.",
        'time = "12:00"',
        f"delimiter = {_quoted(look.delimiter)}",
        f"decimal = {_quoted(look.decimal)}",
    ]
    if look.thousands:
        lines.append(f"thousands = {_quoted(look.thousands)}")
    if look.header_line > 1:
        lines.append(f"header_line = {look.header_line}")
    return "\n".join((*lines, *_column_lines(look))) + "\n"


def _date_lines(look: Look) -> list[str]:
    if not look.date:
        return ["", "# No column of dates was found. Write its name here.", 'date = ""']
    lines = ["", f"date = {_quoted(look.date)}"]
    others = look.date_formats[1:]
    if others:
        lines.append(f"# The dates would also fit {', '.join(others)}: please check.")
    lines.append(f"date_format = {_quoted(look.date_formats[0])}")
    return lines


def _column_lines(look: Look) -> list[str]:
    idle = next((name for name in look.header if _REST_ALL_DAY.search(name)), "")
    lines: list[str] = []
    taken: set[str] = set()
    left: list[str] = []
    for name in look.header:
        meaning = look.becomes(name)
        if name in ("", look.date):
            continue
        if not meaning:
            left.append(name)
            continue
        block = ["[[column]]", f"name = {_quoted(name)}", *meaning.split("\n")]
        if name in look.counted:
            block += _whole_day_lines(look)
        if meaning == _STEPS and idle:
            block.append("# 0 steps on a day of rest from midnight to midnight: it was not worn.")
            block.append(f"not_worn = {{ column = {_quoted(idle)}, value = 1440 }}")
        if meaning in _RATINGS:
            block += _scale_lines(look, name)
        target = re.sub(r"\ndivide.*", "", meaning)
        if target in taken:
            lines += [
                "",
                f"# {_quoted(name)} could be {target.splitlines()[0]} too: choose one.",
            ]
            continue
        taken.add(target)
        lines += ["", *block]
    if left:
        lines += ["", "# Not understood, and left alone: " + ", ".join(left)]
    return lines


_RATINGS: Final = tuple(
    f'field = "{word}"' for word in ("pain", "fatigue", "mood", "stress", "stiff", "quality")
)


def _whole_day_lines(look: Look) -> list[str]:
    """A phone or a watch counts from morning to night: an amount, and no bout of a schedule."""
    if look.whole_day is None:
        return [
            "# Counted over the whole day, as a phone or a watch does: an amount for each day,",
            "# and no time of the plan. If these are single walks, take the next line out.",
            "whole_day = true",
        ]
    return ["whole_day = true"] if look.whole_day else []


def _scale_lines(look: Look, name: str) -> list[str]:
    """What is known of a scale that is not 0 to 10, and what is open."""
    span, said = look.spans.get(name), look.scales.get(name)
    if said:
        return [f"scale = {_quoted(said)}"]
    if span and span.is_hundred:
        return ["divide = 10", 'scale = "0 to 100, divided by 10"']
    if span and (span.is_unclear or span.is_no_scale) and said is None:
        return [
            f"# The numbers go from {span.low:g} to {span.high:g}. If that is a scale of its own,",
            "# say so; the numbers stay as they are, and no rule counts with them blindly.",
            f'# scale = "own, {span.low:g} to {span.high:g}"',
        ]
    return []


def _in_words(meaning: str) -> str:
    """`steps of steps`, `pain`: the lines of a map as a person says them."""
    values = re.findall(r'"([^"]*)"', meaning)
    if "measure" in meaning and len(values) == 2:
        return values[1] if values[0] == values[1] else f"{values[1]} of {values[0]}"
    return "note" if meaning.startswith("note") else values[0] if values else ""


def _meaning(name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name)
    return next((becomes for form, becomes in _MEANINGS if re.search(form, words, re.I)), "")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'
