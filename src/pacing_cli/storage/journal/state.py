"""Merge journal lines into entries. Order and duplicates do not change the result."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from pacing_cli.errors import Problem
from pacing_cli.model.entry import Amendment, Entry, Purge
from pacing_cli.model.value import Value
from pacing_cli.storage.journal.format import CHANGED, SEEN, Line, amended, write_line

_AT, _ID = attrgetter("at"), attrgetter("id")


class JournalState(Value):
    """Every line once, and what follows from all of them.

    `void` holds the id of every line that a withdrawal in force takes away.
    """

    lines: Mapping[str, Line]
    void: frozenset[str]
    entries: tuple[Entry, ...]
    """What counts: after amendments and withdrawals, ordered by moment, then id."""
    problems: tuple[Problem, ...]
    purges: tuple[Purge, ...] = ()
    """What was purged, and is to be gone from wherever it still stands. Not among `lines`."""
    conflicts: tuple[Problem, ...] = ()
    """One key of an entry that two devices changed without knowing of each other."""

    def root(self, name: str) -> str:
        """The id of the entry that a line speaks of, through all amendments and withdrawals."""
        return _root(name, self.lines)


def project(lines: Iterable[Line]) -> JournalState:
    """The state that follows from these lines.

    Lines of one id that say the same are one line. Where they differ, the one that
    was noted first counts, and a problem says so. What was purged is not there, from
    whatever file it comes; a purge that was withdrawn is none.
    """
    lines = list(lines)
    if {*map(type, lines)} <= {Entry}:  # mostly no line speaks of another one
        entries = {line.id: line for line in lines if isinstance(line, Entry)}
        if len(entries) == len(lines):
            return JournalState(entries, _NONE, _ordered(entries), ())
    purges = purges_in_force(lines)
    if purges:
        of = {line.id: line.of for line in lines if isinstance(line, Amendment)}
        lines = [left for line in lines if (left := left_of(line, purges, of)) is not None]
    known, clashes = _once_each(line for line in lines if not isinstance(line, Purge))
    amendments = [line for line in known.values() if isinstance(line, Amendment)]
    void = _void(amendments)
    if amendments:
        entries = _after(known, amendments, void)
    else:
        entries = {name: line for name, line in known.items() if isinstance(line, Entry)}
    problems = tuple(Problem(f"id {name}", _CLASH, name) for name in sorted(clashes))
    conflicts = tuple(_conflicts(known, amendments, void))
    return JournalState(known, void, _ordered(entries), problems, purges, conflicts)


def _ordered(entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """By moment, then by id."""
    ordered = sorted(entries.values(), key=_ID)
    ordered.sort(key=_AT)
    return tuple(ordered)


def _conflicts(
    known: Mapping[str, Line], amendments: Sequence[Amendment], void: frozenset[str]
) -> Iterator[Problem]:
    """Two amendments of one key, of which neither knew the other, until a later one knew both."""
    by_root: dict[str, list[Amendment]] = {}
    for line in amendments:
        if line.id not in void and isinstance(line.fields.get(CHANGED), Mapping):
            by_root.setdefault(_root(line.id, known), []).append(line)
    for root, lines in sorted(by_root.items()):
        lines.sort(key=lambda line: (line.noted.timestamp(), line.id))
        for one, other in combinations(lines, 2):
            if root in void or {one.id, other.id} & (_seen(one) | _seen(other)):
                continue
            if any({one.id, other.id} <= _seen(line) for line in lines):
                continue
            for key, value in _changed_keys(one).items():
                if key in (new := _changed_keys(other)) and new[key] != value:
                    first, later = _said(value), _said(new[key])
                    text = f"two devices changed {key}, to {first} and to {later}"
                    told = f"{text}. The later one counts"
                    yield Problem(f"id {root}", told, f"{key} {later}")


def _seen(line: Amendment) -> frozenset[str]:
    seen = line.fields.get(SEEN)
    return (
        frozenset(one for one in seen if isinstance(one, str)) if isinstance(seen, list) else _NONE
    )


_NONE: frozenset[str] = frozenset()


def _changed_keys(line: Amendment) -> Mapping[str, object]:
    changed = line.fields.get(CHANGED)
    return changed if isinstance(changed, Mapping) else {}


def _said(value: object) -> str:
    return "nothing" if value is None else str(value)


def purges_in_force(lines: Sequence[Line]) -> tuple[Purge, ...]:
    """Every purge among the lines that no withdrawal takes back, once, by id."""
    found: dict[str, Purge] = {}
    for line in lines:
        if isinstance(line, Purge):
            found[line.id] = min(found.get(line.id, line), line, key=_noted_then_text)
    if not found:
        return ()
    void = _void([line for line in lines if isinstance(line, Amendment)])
    return tuple(found[name] for name in sorted(found.keys() - void))


def left_of(line: Line, purges: Sequence[Purge], of: Mapping[str, str] = {}) -> Line | None:
    """Return a line after all purges: None if it is gone, the same line if nothing changed.

    An amendment is purged with its entry, even if no purge has seen it. `of` maps the
    amendments in between to their targets. A field that got a new text after the purge,
    according to the amendment, stays.
    """
    if isinstance(line, Purge):
        return line
    names = {line.id}
    name = line.of if isinstance(line, Amendment) else ""
    while name and name not in names:
        names.add(name)
        name = of.get(name, "")
    for purge in purges:
        if names.isdisjoint(purge.ids):
            continue
        if not purge.keys:
            return None
        line = _without_keys(line, purge)
    return line


def _without_keys(line: Entry | Amendment, purge: Purge) -> Entry | Amendment:
    text = line.fields if isinstance(line, Entry) else line.entry or {}
    gone = {key for key in purge.keys if key in text and not _said_again(line, purge, key)}
    if not gone:
        return line
    left = {key: value for key, value in text.items() if key not in gone}
    if isinstance(line, Entry):
        return line._replace(fields=left)
    changed = {key: value for key, value in _changed_keys(line).items() if key not in gone}
    more = {CHANGED: changed} if CHANGED in line.fields else {}
    return line._replace(entry=left, fields={**line.fields, **more})


def _said_again(line: Entry | Amendment, purge: Purge, key: str) -> bool:
    """Return whether the field got a new text after the purge.

    A device that did not know of the purge may only have copied the old text, and so may a
    line that does not list its changes."""
    return isinstance(line, Amendment) and line.noted > purge.noted and key in _changed_keys(line)


def speaks_of_others(lines: Sequence[Line]) -> bool:
    """Whether a line is about an entry that is not among the lines."""
    known = {line.id for line in lines}
    return any(isinstance(line, Amendment) and line.of not in known for line in lines)


_CLASH = "two different lines have this id. The one that was saved first counts"


def _once_each(lines: Iterable[Line]) -> tuple[dict[str, Line], set[str]]:
    known: dict[str, Line] = {}
    clashes: set[str] = set()
    for line in lines:
        first = known.setdefault(line.id, line)
        if first is not line and not same(first, line):
            if not _read_by_two(first, line):
                clashes.add(line.id)
            known[line.id] = min(first, line, key=_noted_then_text)
    return known, clashes


def same(one: Line, other: Line) -> bool:
    """Whether two lines say the same, the local day included."""
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, Entry) and isinstance(other, Entry):
        return one.at.utcoffset() == other.at.utcoffset()
    return True


def _read_by_two(one: Line, other: Line) -> bool:
    """Two devices read the same line of an inbox that they share: it is one entry."""
    return all(isinstance(line, Entry) and "inbox" in line.fields for line in (one, other))


def _noted_then_text(line: Line) -> tuple[float, str]:
    plain = json.loads(write_line(line))
    return line.noted.timestamp(), json.dumps(plain, sort_keys=True)


def _void(amendments: Iterable[Amendment]) -> frozenset[str]:
    """The ids that a withdrawal in force names.

    A withdrawal is itself in force as long as no other withdrawal in force names
    it. Withdrawals that name each other in a ring take nothing away.
    """
    withdrawals = {line.id: line.of for line in amendments if line.entry is None}
    by_target: dict[str, list[str]] = {}
    for name, of in withdrawals.items():
        by_target.setdefault(of, []).append(name)
    open_count = {name: len(by_target.get(name, ())) for name in withdrawals}
    ready = [name for name, count in open_count.items() if not count]
    void: set[str] = set()
    while ready:
        name = ready.pop()
        of = withdrawals[name]
        if name not in void:
            void.add(of)
        if of in open_count:
            open_count[of] -= 1
            if not open_count[of]:
                ready.append(of)
    return frozenset(void)


def _root(name: str, lines: Mapping[str, Line]) -> str:
    seen = {name}
    line = lines.get(name)
    while isinstance(line, Amendment) and line.of not in seen:
        name = line.of
        seen.add(name)
        line = lines.get(name)
    return name


def _after(
    known: Mapping[str, Line], amendments: list[Amendment], void: frozenset[str]
) -> dict[str, Entry]:
    """Amendments in the order in which they were noted; what is withdrawn is not there."""
    entries = {name: line for name, line in known.items() if isinstance(line, Entry)}
    for change in sorted(amendments, key=lambda line: (line.noted.timestamp(), line.id)):
        if change.entry is None or change.id in void:
            continue
        root = _root(change.id, known)
        if root == change.id or isinstance(known.get(root), Amendment):
            continue  # a ring, or an amended withdrawal
        new = amended(entries.get(root), change._replace(of=root))
        if new is not None:
            entries[root] = new
    return {name: entry for name, entry in entries.items() if name not in void}
