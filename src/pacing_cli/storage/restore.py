"""Storage: a dated copy brought back, after a copy of what is there now."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pacing_cli.model.value import Value
from pacing_cli.storage.atomic import (
    append,
    could_not_write,
    make_private_folder,
    note_changed,
    replace,
)
from pacing_cli.storage.backup import Made, files_of, make_locked
from pacing_cli.storage.journal_format import Line
from pacing_cli.storage.line_rows import joined, rows_of
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.month_files import month_of, recognise
from pacing_cli.storage.paths import Home


class Difference(Value):
    """What bringing a copy back would change."""

    lines: tuple[tuple[str, bytes, Line], ...] = ()
    """Lines of the journal that are not there now: month, row, and what it says."""
    replaced: tuple[Path, ...] = ()
    """Files that would get other content."""
    added: tuple[Path, ...] = ()
    """Files that are not there now."""
    removed: tuple[Path, ...] = ()
    """Files that the copy does not have; only when it is to be exactly as it was."""

    @property
    def nothing(self) -> bool:
        """All of the copy is there already."""
        return not any(self)


def difference(home: Home, copy: Home, exact: bool = False) -> Difference:
    """What `bring_back` would do.

    As a rule entries that were written since stay: lines of the journal that are missing
    are added, and settings get the text of the copy. With `exact`, everything becomes
    as it was.
    """
    there, now = set(files_of(copy.root)), set(files_of(home.root))
    if exact:
        changed = [one for one in there & now if _bytes(home, one) != _bytes(copy, one)]
        return Difference((), _sorted(changed), _sorted(there - now), _sorted(now - there))
    plain = [one for one in there if one.parts[0] != "journal"]
    settings = [one for one in plain if len(one.parts) == 1 and one in now]
    return Difference(
        _missing_lines(home, copy),
        _sorted([one for one in settings if _bytes(home, one) != _bytes(copy, one)]),
        _sorted([one for one in plain if one not in now]),
    )


def _sorted(paths: "Sequence[Path] | set[Path]") -> tuple[Path, ...]:
    return tuple(sorted(paths))


def _bytes(home: Home, inner: Path) -> bytes:
    try:
        return (home.root / inner).read_bytes()
    except OSError:
        return b""


def _missing_lines(home: Home, copy: Home) -> tuple[tuple[str, bytes, Line], ...]:
    """Lines whose id is nowhere in the journal of now, each once a month."""
    known = {line.id for inner in _months(home) for line in _lines(home, inner)}
    missing: dict[tuple[str, str], tuple[str, bytes, Line]] = {}
    for inner in _months(copy):
        file = recognise(inner)
        for row in rows_of(_bytes(copy, inner)):
            if row.whole and row.lines[0].id not in known:
                line = row.lines[0]
                month = (file.month if file else "") or _own_month(line)
                missing[month, line.id] = (month, row.content.strip(b"\r"), line)
    return tuple(missing.values())


def _own_month(line: Line) -> str:
    return month_of(getattr(line, "at", line.noted).date())


def _months(home: Home) -> list[Path]:
    return [
        inner for inner in files_of(home.root) if inner.parts[0] == "journal" and recognise(inner)
    ]


def _lines(home: Home, inner: Path) -> Sequence[Line]:
    from pacing_cli.storage.journal_lines import read_lines

    return read_lines(_bytes(home, inner)).lines


def bring_back(home: Home, device: str, copy: Home, now: datetime, exact: bool = False) -> Made:
    """Do what `difference` tells, after a dated copy of what is there now.

    Answers with that copy. Raises CouldNotWrite; then nothing was changed, or the copy
    that was made first holds what was there.
    """
    with device_lock():
        made = make_locked(home, now, "before-restore", spare=copy.root.name)
        found = difference(home, copy, exact)
        rows: dict[str, list[bytes]] = {}
        for month, row, _ in found.lines:
            rows.setdefault(month, []).append(row)
        try:
            make_private_folder(home.journal)
        except OSError as error:
            raise could_not_write(home.journal, error) from error
        append({home.journal / f"{m}.{device}.jsonl": joined(part) for m, part in rows.items()})
        for inner in (*found.added, *found.replaced):
            _put(home, copy, inner)
        for inner in found.removed:
            _remove(home.root / inner)
    return made


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise could_not_write(path, error) from error
    note_changed(path)


def _put(home: Home, copy: Home, inner: Path) -> None:
    place = home.root / inner
    try:
        make_private_folder(place.parent)
        content = (copy.root / inner).read_bytes()
    except OSError as error:
        raise could_not_write(place, error) from error
    replace(place, content)
