"""Guess a map for a table, as a start."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import Final

from pacing_cli.importers.reading.cells import EXCEL, has_clock, read_moment, tidy_text
from pacing_cli.importers.reading.words import DATE
from pacing_cli.importers.tables.columns import (
    ColumnCells,
    Marks,
    columns_of,
    date_formats,
    differing,
    is_excel_days,
    marks_of,
    quoted,
)
from pacing_cli.importers.tables.meanings import (
    METRES,
    STEPS,
    ColumnGuess,
    Doubt,
    guess_column,
    in_words,
    target_of,
)
from pacing_cli.model.text import visible
from pacing_cli.model.value import Value

DELIMITERS: Final = (",", ";", "\t", "|")
"""The marks between cells that are tried."""

_DATE_WORDS: Final = r"date|datum|fecha|\bday\b|\btag\b|sleepday"
_WOKEN: Final = r"\bwake|woke|aufgewacht"
"""A night belongs to the day of waking up."""
_STAMPED: Final = r"timestamp|zeitstempel|horodateur|marca temporal|time|start|when|created|begin"
_OTHER_DATES: Final = r"\bend\b|ende|modif|update|birth|geburt|naissance|next|due"
_REST_ALL_DAY: Final = re.compile(r"sedentary|inactive", re.IGNORECASE)
_RATINGS: Final = re.compile(r'field = "(pain|fatigue|mood|stress|stiff|quality)"')


class Look(Value):
    """What a table looks like."""

    header: tuple[str, ...]
    header_line: int
    delimiter: str
    marks: Marks
    """The decimal mark, and the mark between thousands."""
    date: str
    date_formats: tuple[str, ...]
    """Every format that all the dates would fit; more than one: the person decides."""
    guesses: tuple[ColumnGuess, ...] = ()
    """What each column would become, but for the dates."""
    marks_open: tuple[str, Marks, Marks] | None = None
    """A number that can be read with two pairs of marks; None: nothing is open."""
    encoding: str = "utf-8"
    known_as: str = ""
    """The format that reads this table whole, without a map; empty: none."""
    has_clock: bool = False
    """The dates say more than the day: their own time of day counts."""
    example: str = ""
    """The first date, as it is written."""
    scales: Mapping[str, str] = {}
    """What the person said of a scale, by column: `1 to 5`; empty: it is 0 to 10."""
    one_row_a_day: bool = False
    """No day stands in two rows."""
    whole_day: bool | None = None
    """What the person said of `counted`: of the whole day, or of single bouts; None: nothing."""

    @property
    def counted(self) -> tuple[str, ...]:
        """The columns that look like the count of a whole day: steps, and how far they led."""
        steps = [one.name for one in self.guesses if one.lines.startswith(STEPS)]
        if not steps or not self.one_row_a_day:
            return ()
        return (*steps, *(one.name for one in self.guesses if one.lines.startswith(METRES)))

    def becomes(self, guess: ColumnGuess) -> str:
        """The lines of a map for a column; empty for what is left alone or open.

        A distance that was counted beside the steps is what they led to: one activity.
        """
        if guess.name in self.counted and self.whole_day is not False:
            return guess.lines.replace('"distance"', '"steps"')
        return guess.lines

    @property
    def doubts(self) -> tuple[tuple[str, Doubt], ...]:
        """The columns of which nobody can know what they are, with what is to be asked."""
        return tuple((one.name, one.doubt) for one in self.guesses if one.doubt)

    def settled(self, name: str, lines: str) -> "Look":
        """The same table with what the person said of one column; no lines: it is left alone."""
        guesses = tuple(
            one._replace(lines=lines, doubt=None) if one.name == name else one
            for one in self.guesses
        )
        return self._replace(guesses=_without_seconds(guesses))

    @property
    def unclear(self) -> tuple[ColumnGuess, ...]:
        """The columns of ratings of which nobody said yet where their scale ends."""
        return tuple(
            one
            for one in self.guesses
            if _RATINGS.match(one.lines) and "scale =" not in one.lines and not one.tells_scale
            and one.name not in self.scales and one.span and one.span.is_unclear
        )  # fmt: skip

    @property
    def understood(self) -> tuple[tuple[str, str], ...]:
        """Column by column, what it would become; empty for what is left alone."""
        whole = () if self.whole_day is False else self.counted
        return tuple(
            (
                one.name,
                in_words(self.becomes(one)) + (" of the whole day" if one.name in whole else ""),
            )
            for one in self.guesses
        )


def delimiter_of(cut: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """The mark between the cells: that which cuts most lines into equally many.

    `cut` holds the first lines cut into cells by each mark of `DELIMITERS`.
    """
    return max(DELIMITERS, key=lambda mark: _evenness(cut[mark]))


def _evenness(rows: Sequence[Sequence[str]]) -> int:
    """How many rows have as many cells as the widest one, times its cells; 0 for one column."""
    widths = [len(row) for row in rows]
    widest = max(widths, default=0)
    return sum(width == widest for width in widths) * widest if widest > 1 else 0


def look_at(
    lines: Sequence[tuple[int, Sequence[str]]], delimiter: str, marks: Marks | None = None
) -> Look | None:
    """What a table looks like; None where none can be seen.

    `lines` are its rows, each with the line on which it starts. `marks`: what the person said
    of the numbers.
    """
    rows = [(line, [tidy_text(cell) for cell in row]) for line, row in lines]
    start = _header_at([row for _, row in rows])
    if start is None:
        return None
    line, header = rows[start]
    if date_formats([cell for cell in header if cell][:1]):  # days where names are expected
        return None
    body = [row for _, row in rows[start + 1 :] if len(row) > 1]
    date, formats = _date(columns_of(header, body))
    if date:
        place = header.index(date)
        dated = [row for row in body if place < len(row) and _day(row[place], formats[0])]
        body = dated  # a row of sums, or one without a date, is never read
    others = [one for one in columns_of(header, body) if one.name != date]
    possible = (marks,) if marks else _with_most_meaning(others, marks_of(others))
    guesses = [_guess(one, header, possible) for one in others if one.name]
    unread = {guess.name for guess in guesses if guess.doubt and not guess.doubt.options}
    return Look(
        header=tuple(header),
        header_line=line,
        delimiter=delimiter,
        marks=possible[0],
        date=date,
        date_formats=formats,
        guesses=_without_seconds(guesses),
        marks_open=_open_marks([one for one in others if one.name in unread], possible),
        one_row_a_day=bool(date) and _a_row_a_day(body, header.index(date), formats[0]),
        has_clock=bool(date) and any(_clock(row[header.index(date)], formats[0]) for row in body),
        example=body[0][header.index(date)] if date and body else "",
    )


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the first row with several names. Rows above it can be a title or a separator line."""
    filled = [sum(bool(cell) for cell in row) for row in rows]
    enough = max(2, max(filled, default=0) // 2)
    return next((at for at, count in enumerate(filled) if count >= enough), None)


def _with_most_meaning(
    columns: Sequence[ColumnCells], possible: tuple[Marks, ...]
) -> tuple[Marks, ...]:
    """The marks with which most columns can be what their names say: nobody takes 8.432 steps,
    or walks 1,234 km in a day."""
    if len(possible) == 1:
        return possible
    fit = {
        one: sum(bool(guess_column(column, one).lines) for column in columns) for one in possible
    }
    return tuple(one for one in possible if fit[one] == max(fit.values()))


def _guess(cells: ColumnCells, header: Sequence[str], possible: Sequence[Marks]) -> ColumnGuess:
    if list(header).count(cells.name) > 1:
        return ColumnGuess(cells.name, left="two columns have this name")
    guess = guess_column(cells, possible[0])
    if (
        len(possible) > 1
        and (guess.lines or guess.doubt)
        and (cell := differing(cells, *possible[:2]))
    ):
        doubt = Doubt(f"{cells.name}: {_two_numbers(cell, possible)}")
        return guess._replace(lines="", doubt=doubt)
    return guess


def _without_seconds(guesses: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Nobody is asked about a column that could only be what another one is already."""
    taken = {target_of(one.lines) for one in guesses if one.lines}
    return tuple(
        one._replace(doubt=None, left="another column is already this")
        if one.doubt and one.doubt.options and not one.doubt.free
        and {target_of(lines) for lines in one.doubt.options.values()} <= taken
        else one
        for one in guesses
    )  # fmt: skip


def _open_marks(
    columns: Sequence[ColumnCells], possible: Sequence[Marks]
) -> tuple[str, Marks, Marks] | None:
    for column in columns if len(possible) > 1 else ():
        if cell := differing(column, possible[0], possible[1]):
            return cell, possible[0], possible[1]
    return None


def _two_numbers(cell: str, possible: Sequence[Marks]) -> str:
    one, other = (
        f"decimal = {quoted(decimal)}, thousands = {quoted(thousands)}"
        for decimal, thousands in possible[:2]
    )
    return f"{cell} is one number with {one}, and another number with {other}."


def _date(columns: Sequence[ColumnCells]) -> tuple[str, tuple[str, ...]]:
    """The column of dates and the formats that fit it; by its name first, then any."""
    for column in sorted(columns, key=lambda one: _date_rank(one.name)):
        if _date_rank(column.name) <= 1 and is_excel_days(column):
            return column.name, (EXCEL,)
        if formats := date_formats(column.cells):
            return column.name, formats
    return "", ()


def _date_rank(name: str) -> int:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).strip()
    if re.search(_OTHER_DATES, words, re.IGNORECASE):
        return 5
    if words.casefold() in DATE or words.casefold() == "day":
        return 0
    if re.search(_DATE_WORDS, words, re.IGNORECASE):
        return 1
    if re.search(_WOKEN, words, re.IGNORECASE):
        return 2
    return 3 if re.search(_STAMPED, words, re.IGNORECASE) else 4


def _a_row_a_day(body: Sequence[Sequence[str]], place: int, form: str) -> bool:
    """Return whether each day has only one row, apart from identical rows."""
    rows = {tuple(row) for row in body if place < len(row) and row[place]}
    days = [day for row in rows if (day := _day(row[place], form))]
    return bool(days) and len(set(days)) == len(days)


def _clock(cell: str, form: str) -> bool:
    """Whether a cell has a time of day that is not midnight, which some write for no time."""
    return has_clock(form) and read_moment(cell, form).time() != time()


def _day(cell: str, form: str) -> object:
    try:
        return read_moment(cell, form).date()
    except (ValueError, OverflowError):
        return None


def suggested_map(look: Look, file_name: str, source: str, rows: Sequence[str] = ()) -> str:
    """A map file to start from, with what was understood and what is open as comments.

    `rows`: the first rows as they would be stored.
    """
    decimal, thousands = look.marks
    lines = [
        f"# A map to start from, made from {_one_line(file_name)}.",
        "# Check each line and correct it if needed. pace leaves the other columns alone.",
        *(("#", "# The first rows, as pace would save them:") if rows else ()),
        *(f"# - {row}" for row in rows),
        "",
        "# The name that links the entries to this table. Keep it the same next time.",
        f"source = {quoted(source)}",
        *_date_lines(look),
        *_clock_lines(look),
        f"delimiter = {quoted(look.delimiter)}",
        f"decimal = {quoted(decimal)}",
    ]
    if thousands:
        lines.append(f"thousands = {quoted(thousands)}")
    if look.encoding != "utf-8":
        lines.append(f"encoding = {quoted(look.encoding)}")
    if look.header_line > 1:
        lines.append(f"header_line = {look.header_line}")
    return "\n".join((*lines, *_column_lines(look))) + "\n"


def _date_lines(look: Look) -> list[str]:
    if not look.date:
        return ["", "# pace found no column of dates. Write its name here.", 'date = ""']
    lines = ["", f"date = {quoted(look.date)}"]
    first, *others = look.date_formats
    if not others:
        return [*lines, f"date_format = {quoted(first)}"]
    return [
        *lines,
        f"# The dates fit {first}, and would also fit {', '.join(others)}. Choose one.",
        "# %d is the day, %m the month. Write one of these forms between the marks.",
        'date_format = ""',
    ]


def _clock_lines(look: Look) -> Iterator[str]:
    if not look.has_clock:
        yield "# The time of day for the entries."
        yield 'time = "12:00"'
    if look.date and not look.one_row_a_day:
        yield (
            "# Some days have several rows. The first row of a day counts, and pace refuses the "
            "others."
        )


def _column_lines(look: Look) -> list[str]:
    idle = next((name for name in look.header if _REST_ALL_DAY.search(name)), "")
    lines: list[str] = []
    taken: set[str] = set()
    left: list[str] = []
    for guess in look.guesses:
        meaning = look.becomes(guess)
        if not meaning:
            left += [f"{guess.name} ({guess.left})" if guess.left else guess.name] * (
                not guess.doubt
            )
            continue
        block = ["[[column]]", f"name = {quoted(guess.name)}", *meaning.split("\n")]
        if guess.name in look.counted:
            block += _whole_day_lines(look)
        if meaning.startswith(STEPS) and idle:
            block.append(
                "# 0 steps and rest from midnight to midnight: you did not wear the device."
            )
            block.append(f"not_worn = {{ column = {quoted(idle)}, value = 1440 }}")
        if _RATINGS.match(meaning):
            block += _scale_lines(look, guess)
        target = target_of(meaning)
        if target in taken and not target.startswith("note"):
            lines += [
                "",
                f"# {quoted(guess.name)} could be {target.splitlines()[0]} too: choose one.",
            ]
            continue
        if target in taken:
            left.append(guess.name)
            continue
        taken.add(target)
        lines += ["", *block]
    lines += _doubt_lines(look)
    if left:
        lines += [
            "",
            "# pace could not read these columns, and leaves them alone: "
            + _one_line(", ".join(left)),
        ]
    return lines


def _doubt_lines(look: Look) -> Iterator[str]:
    """Write the uncertain lines of the map with a #, so that they are not read."""
    if look.doubts:
        yield ""
        yield "# pace was not sure about these, and left them out. Remove the # from a right line."
    for name, doubt in look.doubts:
        yield f"# {_one_line(doubt.question)}"
        for answer, lines in doubt.options.items():
            yield f"# {answer}:"
            for line in ("[[column]]", f"name = {quoted(name)}", *lines.split("\n")):
                yield f"# {line}"


def _one_line(text: str) -> str:
    """A text of the file as a comment can hold it."""
    return visible(" ".join(text.split()))


def _whole_day_lines(look: Look) -> list[str]:
    """A phone or a watch counts from morning to night: an amount, and no bout of a schedule."""
    if look.whole_day is None:
        return [
            "# Counted over the whole day, as a phone or a watch does: an amount for each day,",
            "# and no time of the plan. If these are single walks, remove the next line.",
            "whole_day = true",
        ]
    return ["whole_day = true"] if look.whole_day else []


def _scale_lines(look: Look, guess: ColumnGuess) -> list[str]:
    """What is known of a scale that is not 0 to 10, and what is open."""
    span, said = guess.span, look.scales.get(guess.name)
    if said:
        return [f"scale = {quoted(said)}"]
    if said is None and guess in look.unclear and span:
        return [
            f"# The numbers go from {span.low:g} to {span.high:g}. If the scale is not 0 to 10, "
            "write it here,",
            "# and pace keeps the numbers as they are. No rule then uses them as 0 to 10.",
            f'# scale = "own, {span.low:g} to {span.high:g}"',
        ]
    return []
