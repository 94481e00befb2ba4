"""Compare an export with the journal, value by value.

The person's own entries have priority: their entries of that day, and their corrections and
removals in an earlier import, stay. Of two imports of the same minutes, the one with more counts
is used, so steps of a phone and of a watch are never added.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal

from pacing_cli.importers.entries import Found, same_time
from pacing_cli.importers.tables.compare import ChangedEntry, merged
from pacing_cli.model.entry import ACTIVITY, CHECK, Entry
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.value import Value

Status = Literal["new", "changed", "same", "yours", "elsewhere"]
"""`yours`: what the person wrote stands. `elsewhere`: another import holds as much or more."""

_AROUND: Final = timedelta(minutes=30)
"""A bout that the person wrote down may stand this far from what the device saw."""


class Stand(Value):
    """One value of an export, compared with the journal."""

    what: str
    day: date
    status: Status


class Standing(Value):
    """The entries that an import would write, with the comparison of every value."""

    new: tuple[Found, ...]
    changed: tuple[ChangedEntry, ...]
    stands: tuple[Stand, ...]


Gone = frozenset[tuple[str, str]]
"""Source and key of entries of imports that the person took out of the journal."""


def stand(found: Sequence[Found], source: str, entries: Iterable[Entry], gone: Gone) -> Standing:
    """Match what was found with the journal. `source` is the name that its entries keep."""
    journal = _Journal(entries, source, gone, frozenset(one.key for one in found))
    new: list[Found] = []
    changed: list[ChangedEntry] = []
    stands: list[Stand] = []
    for one in found:
        statuses, kept, old = _judge(one, journal)
        stands.extend(Stand(what, one.at.date(), statuses[key]) for what, key in whats(one).items())
        if old is not None and "changed" in statuses.values():
            changed.append(ChangedEntry(old, kept, merged(old, kept)))
        elif old is None and "new" in statuses.values():
            new.append(kept)
    return Standing(tuple(new), tuple(changed), tuple(stands))


_Span = tuple[datetime, datetime]


class _Journal:
    """What is there already, in the ways in which it is asked for."""

    def __init__(
        self, entries: Iterable[Entry], source: str, gone: Gone, told: frozenset[str]
    ) -> None:
        self.before: dict[str, Entry] = {}
        self.by_day: dict[date, list[Entry]] = {}
        self._bouts: dict[date, list[tuple[_Span, Entry]]] = {}
        self._gone = {key for name, key in gone if name == source}
        self._gone_spans = [span for key in self._gone if (span := _span_of(key))]
        for entry in entries:
            mark = entry.source
            if mark.get("name") != source:
                self.by_day.setdefault(entry.day, []).append(entry)
                continue
            key = str(mark.get("key"))
            self.before.setdefault(key, entry)
            span = _span_of(key) if entry.kind == ACTIVITY and key not in told else None
            if span:
                self._bouts.setdefault(span[0].date(), []).append((span, entry))

    def is_gone(self, one: Found) -> bool:
        """Whether the person took it out of the journal; a bout also where its times differ."""
        return one.key in self._gone or (
            one.until is not None
            and any(same_time(one.at, one.until, *span) for span in self._gone_spans)
        )

    def same_bout(self, one: Found) -> Entry | None:
        """The bout of an earlier import over the same time, of which this reading has none of
        that very key: each is found once."""
        if one.until is None:
            return None
        for days in (-1, 0, 1):
            near = self._bouts.get(one.at.date() + timedelta(days=days), [])
            for place, (span, entry) in enumerate(near):
                if same_time(one.at, one.until, *span):
                    del near[place]
                    return entry
        return None

    def beside(self, one: Found) -> list[Entry]:
        """Entries of the same day and kind that this source did not write."""
        found = self.by_day.get(one.at.date(), [])
        return [entry for entry in found if entry.kind == one.kind]


def _span_of(key: str) -> _Span | None:
    """From when to when a bout was, by the two moments at the end of its key."""
    try:
        start, end = map(datetime.fromisoformat, key.rsplit(" ", 2)[-2:])
    except ValueError:
        return None
    return (start, end) if start.tzinfo and end.tzinfo else None


Judged = tuple[dict[str, Status], Found, Entry | None]
"""A status for every value, the entry without what is left out, and the one it changes."""


def _judge(one: Found, journal: _Journal) -> Judged:
    keys = list(whats(one).values())
    old = journal.before.get(one.key) or journal.same_bout(one)
    if old is None and journal.is_gone(one):
        return dict.fromkeys(keys, "yours"), one, None
    if old is not None and _other_device(one, old):
        return dict.fromkeys(keys, "elsewhere"), one, None
    if old is not None:
        return _again(one, keys, old)
    if one.kind == ACTIVITY and "x_whole_day" not in one.fields:
        return _bout(one, keys, journal.beside(one))
    if one.kind in (ACTIVITY, CHECK) and one.by_device:
        return _day(one, keys, journal.beside(one))
    return dict.fromkeys(keys, "new"), one, None


def _again(one: Found, keys: Sequence[str], old: Entry) -> Judged:
    """Update an entry of an earlier import of this source, keeping the person's corrections.

    A bout has one line, which counts as changed if any part of the bout has.
    """
    said = _said(old)
    bout = one.until is not None
    compared = [key for key in one.fields if key not in _BESIDE] if bout else keys
    statuses: dict[str, Status] = {}
    for key in (*compared, *(("activity",) if bout else ())):
        here, there = old.fields.get(key), one.fields.get(key)
        if said is not None and here != said.get(key, None if key == "activity" else here):
            statuses[key] = "yours"
        else:
            statuses[key] = "same" if here == there else "changed"
    if one.partial and not old.partial:
        _leave_the_whole_day(one, old, statuses)
    completed = old.partial and not one.partial
    if (completed or "changed" in statuses.values()) and statuses.get(keys[0]) == "same":
        statuses[keys[0]] = "changed"
    yours = [key for key, status in statuses.items() if status in ("yours", "elsewhere")]
    return statuses, _without(one, yours, said or {}), old


def _leave_the_whole_day(one: Found, old: Entry, statuses: dict[str, Status]) -> None:
    """An older export knew a part of the day: a number of it that is not higher says nothing."""
    for key, status in statuses.items():
        there = one.fields.get(key)
        if status == "changed" and isinstance(there, int | float):
            statuses[key] = "elsewhere" if there <= (old.number(key) or 0) else "changed"


def _other_device(one: Found, old: Entry) -> bool:
    """Two devices of one program saw the bout: it is there already."""
    source = one.fields.get("source")
    here = source.get("of") if isinstance(source, Mapping) else None
    there = old.source.get("of")
    return one.until is not None and here is not None and there is not None and here != there


def _said(entry: Entry) -> Mapping[str, object] | None:
    """What the import wrote at first, by field; None where it did not keep that."""
    source = entry.fields.get("source")
    said = source.get("said") if isinstance(source, Mapping) else None
    return said if isinstance(said, Mapping) else None


def _bout(one: Found, keys: Sequence[str], beside: Sequence[Entry]) -> Judged:
    """A workout that is there already: written by the person, or seen by another device."""
    start, end = one.at, one.until or one.at
    for entry in beside:
        if "x_whole_day" in entry.fields:
            continue
        length = timedelta(minutes=entry.number("minutes") or 0)
        if _imported(entry):
            if same_time(start, end, entry.at, entry.at + length):
                return dict.fromkeys(keys, "elsewhere"), one, None
        elif _alike(one, entry) and _close(start, end, entry.at - length, entry.at + length):
            # The person may have written it down when it began or when it was over.
            return dict.fromkeys(keys, "yours"), one, None
    return dict.fromkeys(keys, "new"), one, None


def _alike(one: Found, entry: Entry) -> bool:
    return (entry.activity or "").casefold() == str(one.fields.get("activity", "")).casefold()


def _close(start: datetime, end: datetime, first: datetime, last: datetime) -> bool:
    return start - _AROUND <= last and first <= end + _AROUND


def _day(one: Found, keys: Sequence[str], beside: Sequence[Entry]) -> Judged:
    """What a device measured over a day: each value beside what is known of it already."""
    statuses: dict[str, Status] = {}
    replaced: Entry | None = None
    for key in keys:
        status, holder = _one_value(one, key, beside)
        statuses[key] = status
        replaced = replaced or holder
    kept = _without(one, [key for key in keys if statuses[key] in ("yours", "elsewhere")])
    if replaced is not None and one.kind == ACTIVITY:
        return statuses, kept, replaced
    return statuses, kept, None


def _one_value(one: Found, key: str, beside: Sequence[Entry]) -> tuple[Status, Entry | None]:
    """The status of a value, and the entry of another import whose place it takes."""
    there = [
        entry for entry in beside if key in entry.fields and (key != "steps" or _alike(one, entry))
    ]
    if any(not _imported(entry) for entry in there):
        return "yours", None
    device = [entry for entry in there if one.kind == CHECK or "x_whole_day" in entry.fields]
    if not device:
        return "new", None
    fuller = max(device, key=lambda entry: entry.number(key) or 0)
    value = one.fields[key]
    assert isinstance(value, int | float)
    if one.kind == CHECK or key != "steps" or (fuller.number(key) or 0) >= value:
        return "elsewhere", None
    return "changed", fuller


def _imported(entry: Entry) -> bool:
    return isinstance(entry.fields.get("source"), Mapping)


def _without(one: Found, keys: Sequence[str], said: Mapping[str, object] = {}) -> Found:
    """The entry without some of its values. Of these it goes on saying what it `said` before."""
    if not keys:
        return one
    fields = {key: value for key, value in one.fields.items() if key not in keys}
    source = fields.get("source")
    if isinstance(source, Mapping) and isinstance(source.get("said"), Mapping):
        others = {key: value for key, value in source["said"].items() if key not in keys}
        before = {key: said[key] for key in keys if key in said}
        fields["source"] = {**source, "said": {**others, **before}}
    return one._replace(fields=fields)


_NAMES: Final = {
    "sleep_hours": "sleep", "x_resting_hr": "resting heart rate", "hr": "heart rate",
    "hrmax": "highest heart rate", "x_hrv_ms": "heart rate variability", "x_stress": "stress",
    "metres": "distance", "stiff": "stiffness", "fatigue": "fatigue",
}  # fmt: skip
_BESIDE: Final = frozenset({"activity", "source", "x_whole_day", "x_partial", "x_called"})


def whats(one: Found) -> dict[str, str]:
    """Return the contents of an entry in a few words, each with its field, without repeats."""
    keys = [key for key in one.fields if key not in _BESIDE]
    if one.kind == ACTIVITY and "x_whole_day" not in one.fields:
        key = next((key for key in MEASURES if key in one.fields), keys[0] if keys else "activity")
        return {f"{one.fields['activity']}": key}
    return {name_of(key): key for key in keys} or {one.kind: "source"}


def name_of(key: str) -> str:
    """What a field is called in the table of an import."""
    return _NAMES.get(key, key.removeprefix("x_").replace("_", " "))


# Importers: what all formats of a parcel would write together, each on top of the one before.


class MergeOutcome:
    """The journal as it would be, and what has to be written for that: each entry once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._new: dict[str, Found] = {}
        self._changed: dict[str, ChangedEntry] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the next format is matched with."""
        return tuple(self._entries.values())

    @property
    def new(self) -> tuple[Found, ...]:
        """Entries to be written."""
        return tuple(self._new.values())

    @property
    def changed(self) -> tuple[ChangedEntry, ...]:
        """Entries that get a new text."""
        return tuple(self._changed.values())

    def take(self, standing: Standing, now: datetime) -> None:
        """Add what one format would write."""
        for found in standing.new:
            # Not an id that a journal can have: this entry has no line yet.
            name = f"\n{len(self._new)}"
            self._new[name] = found
            self._entries[name] = Entry(name, found.kind, found.at, "", now, found.fields)
        for change in standing.changed:
            self._change(change)

    def _change(self, change: ChangedEntry) -> None:
        name, at = change.old.id, change.new.at
        self._entries[name] = change.old._replace(at=at, fields=change.fields)
        if name in self._new:
            self._new[name] = self._new[name]._replace(at=at, fields=change.fields)
        else:
            before = self._changed.get(name)
            old = before.old if before else change.old
            self._changed[name] = ChangedEntry(old, change.new, change.fields)
