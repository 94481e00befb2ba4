"""Decide the meaning of a column: its name suggests one, and its cells decide.

Every proposal is tried on every cell with the reader that an import would use. What reads as a
whole is sure; what reads for the most part, or could be two things, is a doubt to be asked about.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import Final

from pacing_cli.importers.reading.cells import H_MM, M_SS, read_duration
from pacing_cli.importers.reading.cells import METRES as METRES_OF
from pacing_cli.importers.reading.words import activity_of, tag_of
from pacing_cli.importers.tables.columns import (
    BRACKETS,
    ColumnCells,
    Marks,
    NamedColumn,
    ValueRange,
    quoted,
)
from pacing_cli.model.value import Value

STEPS: Final = 'activity = "steps"\nmeasure = "steps"'
METRES: Final = 'activity = "distance"\nmeasure = "metres"'
NOTE: Final = "note = true"
_MINUTES: Final = 'activity = {}\nmeasure = "minutes"'


class Doubt(Value):
    """What cannot be known of a column, as a question, with the lines that each answer gives."""

    question: str
    options: Mapping[str, str] = {}
    """By the word that is typed: the lines of a map."""
    free: Callable[[str], str] | None = None
    """The lines for any other word, where it may be the name of an activity."""


class ColumnGuess(Value):
    """What one column would become: sure lines of a map, a doubt, or neither with the reason."""

    name: str
    lines: str = ""
    doubt: Doubt | None = None
    left: str = ""
    """Why it is left alone, in a few words."""
    span: ValueRange | None = None
    tells_scale: bool = False
    """Where its scale ends stands in its name."""


# What a name's words usually mean, what they never do, and how such a column is read.
_NEVER: Final = (
    r"\b(goal|target|ziel|objecti[fv]\w*|objetivo|avg|average|rank|per)\b|"
    r"/ ?(?:min|h|km|day)\b|\d ?days"
)
_NOT_SLEEP: Final = (
    r"note|comment|start|end\b|begin|bed|wake|woke|rise|up\b|onset|laten|score|effic|quality|"
    r"qualit|stage|deep|rem\b|light|awake|heart|hr\b|resp|temp|regular|debt|need|record|count|"
    r"times\b|interrup|phase|nap|medic|med\b|aid|pill|location|snor|alarm"
)
_NOT_PAIN: Final = (
    r"head|kopf|chest|brust|stomach|bauch|abdom|throat|hals|\bear\b|tooth|zahn|period|migr|note|"
    r"comment|locat|where|type|kind|med|kill|relief|area|trigger|free|\bdays?\b|count|\bwhen|\btimes?\b"
)
_NOT_RATED: Final = r"note|comment|trigger|count|when|reason|why|start|end\b|time|swing"


class _Meaning(Value):
    words: str
    never: str
    propose: Callable[[NamedColumn], Iterator[str | Doubt]]

    def is_said(self, name: str) -> bool:
        never = self.never and re.search(self.never, name, re.IGNORECASE)
        return not never and bool(re.search(self.words, name, re.IGNORECASE))


# How each kind of column is proposed. The first proposal that fits every cell is taken.


def _rating(field: str) -> Callable[[NamedColumn], Iterator[str | Doubt]]:
    def propose(column: NamedColumn) -> Iterator[str | Doubt]:
        target = f'field = "{field}"{column.unit}'
        hundred = f'{target}\ndivide = 10\nscale = "0 to 100, divided by 10"'
        span = column.span
        if column.time_unit and not column.scale:
            return
        if (
            column.percent
            or column.cells.unit == "/100"
            or (column.scale and column.scale[1] == 100)
        ):
            yield hundred
        elif column.scale and column.scale[1] != 10:
            low, high = column.scale
            yield f'{target}\nscale = "own, {low} to {high}"'
        elif span and span.has_strays and span.is_hundred:
            yield Doubt(
                f"{column.cells.name} has a few numbers above 10, the highest {span.high:g}. "
                "Is its scale 0 to 10, or 0 to 100?",
                {"10": target, "100": hundred},
            )
        elif span and span.is_hundred:
            yield hundred
        elif span and _are_parts(column, span):
            yield Doubt(
                f"{column.cells.name} goes up to {span.high:g}. Is its scale 0 to 1, or 0 to 10?",
                {"1": f'{target}\nmultiply = 10\nscale = "0 to 1, times 10"', "10": target},
            )
        else:
            yield target

    return propose


def _hours(field: str) -> Callable[[NamedColumn], Iterator[str | Doubt]]:
    def propose(column: NamedColumn) -> Iterator[str | Doubt]:
        target, cells, span = f'field = "{field}"', column.cells, column.span
        if cells.durations.mostly:
            timed = f'{target}\nclock = "{H_MM}"'
            yield _clock_time(column, timed) if _is_perhaps_a_clock(column) else timed
        elif column.time_unit:
            by = {
                "h": "",
                "min": "\ndivide = 60",
                "s": "\ndivide = 3600",
                "ms": "\ndivide = 3600000",
            }
            yield f"{target}{by[column.time_unit]}"
        elif column.percent or cells.unit:
            return
        elif span and span.high > _HOURS_OF_A_DAY:
            yield Doubt(
                f"{cells.name} goes up to {span.high:g}. Are these minutes?",
                {"yes": f"{target}\ndivide = 60"},
            )
        elif span and _are_parts(column, span):
            yield Doubt(
                f"{cells.name} goes up to {span.high:g}. Are these hours, or parts of a day?",
                {"hours": target, "days": f"{target}\nmultiply = 24"},
            )
        else:
            yield target

    return propose


def _are_parts(column: NamedColumn, span: ValueRange) -> bool:
    """Fractions up to 1: a percentage or a time of a spreadsheet, without its form."""
    return 0 < span.high <= 1 and not column.cells.is_whole(column.marks)


_HOURS_OF_A_DAY: Final = 24
_A_LONG_NIGHT: Final = 14 * 60
_A_SHORT_ONE: Final = 2 * 60


def _is_perhaps_a_clock(column: NamedColumn) -> bool:
    """`22:45` is a bedtime. `7:30` is a length of sleep, or a time of waking up."""
    lengths = column.cells.on_clocks
    said = re.search(
        r"hour|duration|dauer|asleep|slept|total|length|stunden|h:?mm|heures|horas",
        column.words,
        re.I,
    )
    usual = bool(lengths) and median(lengths) >= _A_SHORT_ONE and max(lengths) <= _A_LONG_NIGHT
    return (
        bool(lengths)
        and not (said and max(lengths) <= 1440)
        and (not usual or bool(re.search(r"time|zeit|when|wann|uhr", column.words, re.I)))
    )


def _clock_time(column: NamedColumn, lines: str) -> Doubt:
    cell = max(column.cells.cells, key=_minutes)
    return Doubt(
        f"{column.cells.name}: is {cell} a length of time? "
        "If it is a time on the clock, leave it alone.",
        {"yes": lines},
    )


def _minutes(cell: str) -> float:
    try:
        return read_duration(cell)
    except ValueError:
        return 0


def _steps(column: NamedColumn) -> Iterator[str | Doubt]:
    # Nobody takes half a step: 8,432 of them is no number with a fraction.
    if column.cells.is_whole(column.marks) and not column.percent and not column.length_unit:
        yield f"{STEPS}{column.unit}"


def _metres(column: NamedColumn) -> Iterator[str | Doubt]:
    if column.time_unit and column.time_unit != "min":
        return
    if column.length_unit:
        yield _in_metres(column.length_unit) + column.unit
    elif not column.cells.unit and column.span:
        yield Doubt(
            f"{column.cells.name}: in km, in mi (miles) or in m (metres)?",
            {unit: _in_metres(unit) for unit in ("km", "mi", "m")},
        )


def _in_metres(unit: str) -> str:
    return METRES if unit == "m" else f"{METRES}\nmultiply = {METRES_OF[unit]:.7g}"


def _heart(column: NamedColumn) -> Iterator[str | Doubt]:
    yield f'field = "hr"{column.unit}'


def _note(column: NamedColumn) -> Iterator[str | Doubt]:
    if column.cells.has_words:
        yield NOTE


_MEANINGS: Final[tuple[_Meaning, ...]] = (
    _Meaning(
        r"\bnot(?:es?|as?)\b|comment|remark|notiz|bemerkung|kommentar|remarque|observa", "", _note
    ),
    _Meaning(r"steps?\b|step.?count|schritte|\bpas\b|pasos|passi\b|passos|stappen", _NEVER, _steps),
    _Meaning(
        r"distan[cz]|strecke|entfernung|afstand|\bkilomet|\bmet(re|er)s\b|\bmiles\b",
        f"{_NEVER}|elev|ascent|climb|flight|stride|active\\b|logged|tracker",
        _metres,
    ),
    _Meaning(
        r"sleep.*(quality|score)|quality.*sleep|^quality$|schlafqualität",
        rf"{_NEVER}|note|comment|start|end\b",
        _rating("quality"),
    ),
    _Meaning(
        r"sleep|slept|schlaf|sueño|sommeil|dormi|slaap",
        f"{_NEVER}|{_NOT_SLEEP}|im bett",
        _hours("sleep"),
    ),
    _Meaning(
        r"\bpain(?!t)|schmerz|dolor|douleur|\bnrs\b|\bvas\b",
        f"{_NEVER}|{_NOT_PAIN}",
        _rating("pain"),
    ),
    _Meaning(
        r"fatigue|tired|müdigkeit|müde|erschöpf|energy.?loss|vermoeid|cansancio",
        f"{_NEVER}|{_NOT_RATED}",
        _rating("fatigue"),
    ),
    _Meaning(
        r"\bmood|happiness|stimmung|humeur|ánimo|umore|stemming",
        f"{_NEVER}|{_NOT_RATED}",
        _rating("mood"),
    ),
    _Meaning(r"\bstress", f"{_NEVER}|{_NOT_RATED}", _rating("stress")),
    _Meaning(r"stiff|steif", f"{_NEVER}|{_NOT_RATED}", _rating("stiff")),
    _Meaning(
        r"resting.*(heart|hr\b|pulse)|\brhr\b|^(heart.?rate|hr|pulse|ruhepuls|puls)\b",
        rf"{_NEVER}|vari|hrv|zone|time|\bmax|\bmin\b",
        _heart,
    ),
    _Meaning(r"upright|on.?feet", f"{_NEVER}|note", _hours("upright")),
)
_KNOWN: Final = frozenset(
    (
        "walk",
        "run",
        "cycle",
        "swim",
        "hike",
        "row",
        "strength",
        "yoga",
        "pilates",
        "stretch",
        "dance",
    )
)
"""Activities that are called so in many programs: of these nobody needs to be asked."""
_NO_ACTIVITY: Final = (
    rf"{_NEVER}|{_NOT_SLEEP}|sedentary|\w*active\b|\bpain(?!t)|sleep|slept|schlaf|calor|lag\b"
)
_BARE_TIME: Final = re.compile(
    r"\W*(total )?(hours?|hrs?|h|minutes?|mins?|duration|length|stunden|std|dauer|minuten|"
    r"durée|heures|duración|horas|tijd|uren)\W*(\(.*\))?\W*",
    re.IGNORECASE,
)


def guess_column(cells: ColumnCells, marks: Marks) -> ColumnGuess:
    """What a column would become."""
    name = cells.name
    if not cells.cells:
        return ColumnGuess(name, left="empty")
    if cells.answers.whole and tag_of(name):
        return ColumnGuess(name, f"tag = {quoted(tag_of(name))}")
    column = NamedColumn(cells, marks)
    meaning = next((one for one in _MEANINGS if one.is_said(column.words)), None)
    proposals = meaning.propose(column) if meaning else _activity(column)
    found = next((guess for one in proposals if (guess := _settled(column, one))), None)
    if found is not None:
        return found
    why = "words" if cells.has_words else "its cells do not fit its name" if meaning else ""
    return ColumnGuess(name, left=why, span=column.span)


def _settled(column: NamedColumn, proposal: str | Doubt) -> ColumnGuess | None:
    """A proposal that reads every cell is sure; one that reads most of them is a doubt."""
    name = column.cells.name
    base = ColumnGuess(name, span=column.span, tells_scale=column.scale is not None)
    if isinstance(proposal, Doubt):
        options = {
            word: lines for word, lines in proposal.options.items() if column.tried(lines).mostly
        }
        if len(options) == 1 < len(proposal.options):  # the other answers cannot be
            return _settled(column, *options.values())
        return base._replace(doubt=proposal._replace(options=options)) if options else None
    fit = column.tried(proposal)
    if fit.whole:
        return base._replace(lines=proposal)
    if not fit.mostly:
        return None
    missed = fit.cells - fit.read
    cells = "1 cell" if missed == 1 else f"{missed} cells"
    doubt = Doubt(
        f"{name}: {cells} of {fit.cells} cannot be read as {in_words(proposal)}, for example "
        f"{fit.stray[:40]!r}. Import the others?",
        {"yes": proposal},
    )
    return base._replace(doubt=doubt)


def _activity(column: NamedColumn) -> Iterator[str | Doubt]:
    """How long or how far: of an activity that is known, of one that may be, or of nobody knows."""
    cells, name = column.cells, column.cells.name
    timed = cells.durations.mostly
    if re.search(_NO_ACTIVITY, column.words, re.I) or not (timed or column.span):
        return
    if _BARE_TIME.fullmatch(column.words):
        yield Doubt(
            f"{name}: of what? sleep, upright (on your feet), or the name of an activity.",
            {word: _timed(column, f'field = "{word}"', "hours") for word in ("sleep", "upright")},
            lambda word: _timed(column, _MINUTES.format(quoted(word)), "minutes"),
        )
        return
    what = _activity_in(column.words)
    target = _MINUTES.format(quoted(what))
    on_a_clock = bool(cells.on_clocks)
    if column.length_unit and what in _KNOWN:
        yield _in_metres(column.length_unit).replace('"distance"', quoted(what)) + column.unit
    elif what in _KNOWN and not (timed or column.time_unit or cells.unit):
        metres = {
            unit: _in_metres(unit).replace('"distance"', quoted(what)) for unit in ("km", "mi")
        }
        yield Doubt(f"{name}: in min (minutes), in km or in mi (miles)?", {"min": target, **metres})
    elif not what or not (timed or column.time_unit):
        return
    elif what not in _KNOWN:
        if column.time_unit or not on_a_clock:  # else they are as likely times of the day
            lines = _timed(column, target, "minutes")
            yield Doubt(
                f"{name}: is {what} an activity, with these as its minutes?", {"yes": lines}
            )
    elif on_a_clock and not _tells_seconds(column) and not re.search(r"\bh+:mm\b", name, re.I):
        yield _hours_or_minutes(column, what)
    else:
        yield _timed(column, target, "minutes")


def _hours_or_minutes(column: NamedColumn, what: str) -> Doubt:
    cell = next(one for one in column.cells.cells if re.fullmatch(r"\d{1,4}:[0-5]\d", one))
    first, second = (int(part) for part in cell.split(":"))
    target = _MINUTES.format(quoted(what))
    return Doubt(
        f"{column.cells.name}: {cell} is {first} h {second} min (h:mm), "
        f"or {first} min {second} s (m:ss)?",
        {form: f'{target}\nclock = "{form}"' for form in (H_MM, M_SS)},
    )


def _tells_seconds(column: NamedColumn) -> bool:
    """Minutes and seconds, by its name, or as nothing lasts so many hours."""
    hours = max(column.cells.on_clocks, default=0) / 60
    return hours >= _HOURS_OF_A_DAY or bool(re.search(r"(?<!:)\bm+:ss\b", column.words, re.I))


def _timed(column: NamedColumn, target: str, wanted: str) -> str:
    """The lines for a length of time that becomes hours or minutes."""
    if column.cells.durations.mostly:
        return f'{target}\nclock = "{M_SS if _tells_seconds(column) else H_MM}"'
    unit = column.time_unit or "min"
    minutes = {"h": 60.0, "min": 1.0, "s": 1 / 60, "ms": 1 / 60000}[unit]
    factor = minutes / 60 if wanted == "hours" else minutes
    if factor == 1:
        return target
    return (
        f"{target}\nmultiply = {factor:g}" if factor > 1 else f"{target}\ndivide = {1 / factor:g}"
    )


def _activity_in(words: str) -> str:
    """`walk` of `Walking (min)`; empty where nothing but units is left."""
    bare = BRACKETS.sub(" ", words)
    bare = re.sub(
        r"\b(min|mins|minutes?|minuten|h|hrs?|hours?|stunden|time|duration|dauer|total|of|in|"
        r"seconds?|ms|secs?)\b", " ", bare, flags=re.I,
    )  # fmt: skip
    return activity_of(" ".join(re.findall(r"[^\W\d]+", bare)).casefold()) if bare.strip() else ""


def target_of(lines: str) -> str:
    """The lines that say what a column becomes, without those that say how it is read."""
    return re.sub(r"\n(?!measure).*", "", lines)


def in_words(lines: str) -> str:
    """`steps of steps`, `pain`: the lines of a map as a person says them."""
    found = dict(re.findall(r'^(\w+) = "?([^"\n]*)"?', lines, re.MULTILINE))
    if "measure" in found:
        measure, activity = found["measure"], found.get("activity", "")
        return measure if measure == activity else f"{measure} of {activity}"
    if "tag" in found:
        return f"+{found['tag']}"
    return "note" if "note" in found else found.get("field", "")
