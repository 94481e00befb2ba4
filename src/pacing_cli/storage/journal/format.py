"""Read and write one line of the journal. No disk here.

`docs/reference/journal-format.md` is the specification of what this module does.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal, NoReturn, TypeGuard

from pacing_cli.model.entry import (
    ACTIVITY,
    AMEND,
    EVENT_KINDS,
    FIELDS,
    PAIN_AFTER,
    PURGE,
    WITHDRAW,
    Amendment,
    Entry,
    Purge,
)
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.score import BETTER, LARGEST_SCORE

# Storage: what each known field of an entry may hold in the file.

LARGEST_AMOUNT: Final = 1e9

FieldFaultKind = Literal["kind", "value"]


class FieldError(ValueError):
    """A field holds what it cannot hold."""

    def __init__(self, message: str, kind: FieldFaultKind = "value") -> None:
        super().__init__(message)
        self.message = message
        self.kind: FieldFaultKind = kind


NUMBERS: Final[Mapping[str, tuple[float, float]]] = {
    **{f.key: (f.low, f.high) for f in FIELDS if f.kind not in ("flag", "choice", "words")},
    PAIN_AFTER: (0, 10),
    **dict.fromkeys(MEASURES, (0, LARGEST_AMOUNT)),
    "value": (-LARGEST_SCORE, LARGEST_SCORE),
    "error": (0, LARGEST_SCORE),
    "order": (0, LARGEST_AMOUNT),
}
"""Fields that hold a number, with their range, both ends included."""

WORDS: Final = frozenset({
    "activity", "block", "note", "medicine", "batch", "inbox", "timer", "sha256", "stops",
    "instrument", "goal", "next_on", "values",
    "change", "other", "time", "other_time", "until", "what", "priority",
    *(f.key for f in FIELDS if f.kind == "words"),
})  # fmt: skip
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    **{f.key: f.choices for f in FIELDS if f.kind == "choice"},
    "better": BETTER,
}
FLAGS: Final = frozenset(
    {"undo", "practice", "monthly", "date_only", *(f.key for f in FIELDS if f.kind == "flag")}
)
LISTS: Final = frozenset({"tags", "wins", "well", "barriers", "agreed", "answers"})
TABLES: Final = frozenset({"protocol"})
"""Fields that hold names with values: one JSON object."""
_OTHERS: Final = WORDS | CHOICES.keys() | FLAGS | LISTS | TABLES | {"items", "bouts"}


def check_fields(kind: str, fields: dict[str, object], newer: bool) -> None:
    """Check every known field; unknown ones may hold anything. Raises FieldError.

    With `newer`, the line was written by a newer version: what does not hold is
    taken out of `fields` and not read.
    """
    wrong: list[str] = []
    for key, value in fields.items():
        span = NUMBERS.get(key)
        if span is not None:
            if (type(value) is int or type(value) is float) and span[0] <= value <= span[1]:
                continue
        elif key in WORDS:
            if type(value) is str:
                continue
        elif key not in _OTHERS or _holds(key, value):
            continue
        if not newer:
            raise FieldError(f"`{key}` is {_quoted(value)}. Allowed: {allowed(key)}")
        wrong.append(key)
    for key in wrong:
        del fields[key]
    if kind == ACTIVITY:
        name = fields.get("activity")
        if not name or not isinstance(name, str) or name.isspace():
            raise FieldError("an entry of kind `activity` needs the name of an `activity`")


def _holds(key: str, value: object) -> bool:
    if key in FLAGS:
        return type(value) is bool
    if key in TABLES:
        return type(value) is dict
    if key in CHOICES:
        return value in CHOICES[key]
    if key == "items":
        return type(value) is dict and all(map(_is_score, value.values()))
    if key == "bouts":
        return type(value) is list and all(_is_amount(one) for one in value)
    return type(value) is list and all(type(tag) is str for tag in value)


def _is_score(value: object) -> bool:
    if type(value) is not int and type(value) is not float:
        return False
    return -LARGEST_SCORE <= value <= LARGEST_SCORE


def _is_amount(value: object) -> bool:
    return (type(value) is int or type(value) is float) and 0 <= value <= LARGEST_AMOUNT


def allowed(key: str) -> str:
    """What a known field takes, in a few words."""
    if key in NUMBERS:
        low, high = NUMBERS[key]
        return f"a number from {low:g} to {high:g}"
    if key in CHOICES:
        return "one of " + ", ".join(CHOICES[key])
    if key in FLAGS:
        return "true or false"
    if key in TABLES:
        return "names with values, {…}"
    if key == "items":
        return "a name and a number for each part, {…}"
    if key == "bouts":
        return "a list of minutes"
    return "a list of words" if key in LISTS else "text"


def _quoted(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


VERSION: Final = 1
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2200
LONGEST_ID: Final = 64

Line = Entry | Amendment | Purge
"""What one line says: something that happened, or something about another line."""

CHANGED: Final = "changed"
"""Beside `entry`: the keys that an amendment changed; null for one that it took away."""
SEEN: Final = "seen"
"""Beside `entry`: the ids of the amendments of the entry that the writer knew."""

RESERVED: Final = frozenset({"v", "id", "kind", "at", "zone", "noted", "of", "entry"})
"""Names that `Entry.fields` never holds: they have a place of their own."""

_EVENTS: Final = frozenset(EVENT_KINDS)
FaultKind = Literal["json", "kind", "value"]
_LINE_BREAKS: Final = {0x7F: "\\u007f", 0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class LineError(ValueError):
    """The text is not a line of the journal. `kind` says how far it could be read.

    `json`: it is not even an object; `kind`: it is of a kind that this version does
    not know; `value`: a field holds what it cannot hold.
    """

    def __init__(self, message: str, kind: FaultKind) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:
        raise ValueError(text)
    return number


_DECODER = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite)
_DECODE: Callable[[str, int], tuple[object, int]] = _DECODER.scan_once  # type: ignore[attr-defined]
"""As `raw_decode`, one call less for every line; what is no JSON raises StopIteration too."""
_ENCODE = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode


def read_line(text: str) -> Line:
    """Read one line, without its line end. Raises LineError, and nothing else.

    A line of a newer version is read as far as it is understood: a field that
    does not hold what this version expects is left out.
    """
    return read_versioned(text)[0]


def read_versioned(text: str) -> tuple[Line, int]:
    """As `read_line`, together with the version that the line was written in. Raises LineError."""
    plain = read_plain(text)
    if plain is not None:
        return plain, VERSION
    line, version, end = read_from(text, 0)
    refuse_rest(text, end)
    return line, version


def refuse_rest(text: str, end: int) -> None:
    """Raise LineError where something stands behind the end of a line."""
    if end != len(text) and text[end:].strip():
        raise LineError("there is something after the end of the entry", "json")


_NEW: Final = tuple.__new__
"""Makes an entry at half the time that its own constructor takes."""


def read_plain(text: str, escaped: bool = True) -> Entry | None:
    """An event of this version in which nothing is unusual, at a third of the time; None: only
    `read_from` can tell what the line is. Nearly all lines of a long journal are of this kind.

    `escaped`: False where no character of the text is escaped (`\\u`): it is not looked for."""
    found: Any
    try:
        found, end = _DECODE(text, 0)
        pop = found.pop
        version, name, kind, zone = pop("v"), pop("id"), pop("kind"), pop("zone")
        at, noted = datetime.fromisoformat(pop("at")), datetime.fromisoformat(pop("noted"))
        if (
            type(version) is int
            and version == VERSION
            and end == len(text)
            and not (escaped and "\\u" in text)
            and type(name) is type(kind) is type(zone) is str
            and 0 < len(name) <= LONGEST_ID
            and name.isprintable()
            and kind in _EVENTS
            and at.tzinfo is not None
            and FIRST_YEAR <= at.year <= LAST_YEAR
            and noted.tzinfo is not None
            and 1 < noted.year < 9999
            and "of" not in found
            and "entry" not in found
        ):
            check_fields(kind, found, newer=False)
            return _NEW(Entry, (name, kind, at, zone, noted, found))
    except (StopIteration, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        pass  # `read_from` says what is wrong
    return None


def read_from(text: str, start: int) -> tuple[Line, int, int]:
    """The line that begins at `start`, its version, and where it ends. Raises LineError."""
    try:
        found, end = _DECODE(text, start)
    except (StopIteration, ValueError, RecursionError) as error:
        raise LineError("this is not a whole line of the journal (not JSON)", "json") from error
    if type(found) is not dict:
        raise LineError("a line has one JSON object, {…}", "json")
    if "\\u" in text and ("\\ud" in text or "\\uD" in text):
        _refuse_half_characters(found)
    version = found.pop("v", None)
    if type(version) is not int or version < 1:
        raise LineError("`v` is the version of the line, a whole number, 1", "value")
    try:
        return _line(found, version > VERSION), version, end
    except FieldError as fault:
        raise LineError(fault.message, fault.kind) from None


def _refuse_half_characters(found: object) -> None:
    try:
        _ENCODE(found).encode("utf-8")
    except (UnicodeEncodeError, ValueError, RecursionError) as error:
        raise LineError("it has half a character (a lone \\ud8…)", "value") from error


def _line(found: dict[str, object], newer: bool) -> Line:
    name = found.pop("id", None)
    if type(name) is not str or not 0 < len(name) <= LONGEST_ID or not name.isprintable():
        raise FieldError(f"`id` is a short word of up to {LONGEST_ID} characters")
    kind = found.pop("kind", None)
    if type(kind) is str:
        if kind in _EVENTS:
            return _event(name, kind, found, newer)
        if kind in (AMEND, WITHDRAW):
            return _amendment(name, kind, found, newer)
    if kind == PURGE:
        return _purge(name, found)
    raise FieldError(f"`kind` is {_shown(kind)}, which this version does not know", "kind")


def _event(name: str, kind: str, found: dict[str, object], newer: bool) -> Entry:
    at = moment("at", found.pop("at", None))
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise FieldError(
            f"`at` is in the year {at.year}, and pace reads {FIRST_YEAR} to {LAST_YEAR}"
        )
    zone = found.pop("zone", "")
    if type(zone) is not str:
        raise FieldError("`zone` is the name of a zone, such as Europe/Berlin")
    noted = found.pop("noted", None)
    wrote = at if noted is None else moment("noted", noted)
    if "of" in found or "entry" in found:  # these mean something in other kinds of lines only
        found.pop("of", None)
        found.pop("entry", None)
    check_fields(kind, found, newer)
    return Entry(name, kind, at, zone, wrote, found)


def _amendment(name: str, kind: str, found: dict[str, object], newer: bool) -> Amendment:
    of = found.pop("of", None)
    if type(of) is not str or not of:
        raise FieldError("`of` is the id of the line that this line is about")
    noted = moment("noted", found.pop("noted", None))
    entry = found.pop("entry", None)
    if "at" in found or "zone" in found:  # these mean something in events only
        found.pop("at", None)
        found.pop("zone", None)
    if kind == WITHDRAW:
        return Amendment(name, noted, of, None, found)
    if type(entry) is not dict:
        raise FieldError("`entry` is the new text of the entry, {…}")
    _check_part(entry, newer)
    if CHANGED in found:
        changed = found[CHANGED]
        if type(changed) is not dict:
            raise FieldError("`changed` has the keys that the amendment changed, {…}")
        _check_part(changed, newer)
    return Amendment(name, noted, of, entry, found)


def _purge(name: str, found: dict[str, object]) -> Purge:
    noted = moment("noted", found.pop("noted", None))
    ids, keys = found.pop("ids", None), found.pop("fields", [])
    if not _are_words(ids) or not ids:
        raise FieldError("`ids` has the ids of the lines that are gone, […]")
    if not _are_words(keys):
        raise FieldError("`fields` has the names of the fields that are gone, […]")
    rest = {key: value for key, value in found.items() if key not in RESERVED}
    return Purge(name, noted, tuple(ids), tuple(keys), rest)


def _are_words(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(type(one) is str and one for one in value)


def _check_part(entry: dict[str, object], newer: bool) -> None:
    """The new text of an entry may be whole, or hold only what is to change."""
    given = {key: value for key, value in entry.items() if value is not None}
    part = {"kind": "note", "at": "2000-01-01T00:00:00Z", **given}
    if type(part["kind"]) is not str or part["kind"] not in _EVENTS:
        raise FieldError(
            f"`kind` is {_shown(part['kind'])}, which this version does not know", "kind"
        )
    checked = dict(part)
    kind = str(checked.pop("kind"))
    if kind == "activity" and "activity" not in checked and not is_whole(entry):
        checked["activity"] = "any"
    _event("part", kind, checked, newer)
    if newer:
        for key in entry.keys() - checked.keys() - RESERVED:
            del entry[key]


def is_whole(entry: Mapping[str, object]) -> bool:
    """Return whether the new text of an amended entry is whole: it has a kind and a moment."""
    return entry.get("kind") is not None and entry.get("at") is not None


def amended(old: Entry | None, amendment: Amendment) -> Entry | None:
    """The entry after one amendment; None where there is nothing to amend.

    A whole new text replaces the old one. A part changes the fields that it names,
    and `null` takes a field away. Where a line says what it changed, that is its part, so
    that what another device changed at the same time stays.
    """
    new = amendment.entry
    if new is None:
        return old
    changed = amendment.fields.get(CHANGED)
    if old is not None and isinstance(changed, Mapping):
        return _changed(old, changed)
    if is_whole(new):
        parts = dict(new)
        parts["noted"] = new.get("noted") or amendment.noted.isoformat()
        entry = _event(amendment.of, str(parts.pop("kind")), parts, newer=True)
        return entry if old is None else entry._replace(id=old.id, noted=old.noted)
    if old is None:
        return None
    return _changed(old, new)


def _changed(old: Entry, new: Mapping[str, object]) -> Entry:
    kind, at, zone = new.get("kind"), new.get("at"), new.get("zone")
    fields = {**old.fields, **{key: value for key, value in new.items() if key not in RESERVED}}
    nameless = kind == ACTIVITY and not isinstance(fields.get("activity"), str)
    return old._replace(
        kind=kind if isinstance(kind, str) and not nameless else old.kind,
        at=old.at if at is None else moment("at", at),
        zone=zone if isinstance(zone, str) else old.zone,
        fields={key: value for key, value in fields.items() if value is not None},
    )


def moment(key: str, text: object) -> datetime:
    """A date and time with its offset from UTC. Raises FieldError."""
    try:
        found = datetime.fromisoformat(text)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise FieldError(
            f"`{key}` is {_shown(text)}. Allowed: a date and a time with an offset, "
            "such as 2026-03-01T10:00:00+01:00"
        ) from None
    if found.tzinfo is None:
        raise FieldError(f"`{key}` has no offset from UTC, such as +01:00 or Z")
    if not 1 < found.year < 9999:
        raise FieldError(f"`{key}` is in the year {found.year}")
    return found


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def write_line(line: Line) -> str:
    """One line of JSON, without its line end. Numbers are tidy: 12 and not 12.0.

    Raises LineError where the text cannot be written, such as half a character.
    """
    found: dict[str, object] = {"v": VERSION, "id": line.id}
    if isinstance(line, Entry):
        found |= {"kind": line.kind, "at": line.at.isoformat(), "zone": line.zone}
    elif isinstance(line, Purge):
        found |= {"kind": PURGE, "ids": list(line.ids)}
        found |= {"fields": list(line.keys)} if line.keys else {}
    else:
        found |= {"kind": WITHDRAW if line.entry is None else AMEND}
    found["noted"] = in_utc(line.noted)
    if isinstance(line, Amendment):
        found["of"] = line.of
        if line.entry is not None:
            found["entry"] = {key: _tidy(value) for key, value in line.entry.items()}
    found |= {key: _tidy(value) for key, value in line.fields.items() if key not in RESERVED}
    return _encoded(found)


def text_of(entry: Entry) -> dict[str, object]:
    """Return the whole new text of an entry, from `entry` in an amendment."""
    return {
        "kind": entry.kind,
        "at": entry.at.isoformat(),
        "zone": entry.zone,
        "noted": in_utc(entry.noted),
        **entry.fields,
    }


def changed_keys(old: Entry, new: Entry) -> dict[str, object]:
    """What an amendment changes, key by key; None for a key that it takes away."""
    before, after = text_of(old), text_of(new)
    keys = [key for key in (*after, *before) if key != "noted"]
    return {key: after.get(key) for key in keys if before.get(key) != after.get(key)}


def in_utc(at: datetime) -> str:
    """A moment in UTC, with a Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _encoded(found: Mapping[str, object]) -> str:
    try:
        text = _ENCODE(found).translate(_LINE_BREAKS)
        text.encode("utf-8")
    except (ValueError, TypeError, RecursionError) as error:
        raise LineError("these words have something in them that is not text", "value") from error
    return text


def _tidy(value: object) -> object:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, tuple):
        return [_tidy(part) for part in value]
    return value
