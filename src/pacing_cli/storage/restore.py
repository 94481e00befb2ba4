"""Storage: a dated copy brought back, after a copy of what is there now."""

import contextlib
import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from pacing_cli.model.value import Value
from pacing_cli.storage.atomic import append, could_not_write, make_private_folder, replace
from pacing_cli.storage.backup import Made, files_of, make_locked
from pacing_cli.storage.journal_format import write_line
from pacing_cli.storage.line_rows import joined, rows_of
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.month_files import month_of, recognise
from pacing_cli.storage.paths import Home

_DATED: Final = re.compile(rb'"(?:at|noted)": ?"([0-9]{4}-(?:0[1-9]|1[0-2]))')
_UNDATED: Final = "1970-01"
"""The month of a line whose file and text say none."""


class Difference(Value):
    """What bringing a copy back would change."""

    lines: tuple[tuple[str, bytes], ...] = ()
    """Lines of the journal that are not there now: month and row."""
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


def _missing_lines(home: Home, copy: Home) -> tuple[tuple[str, bytes], ...]:
    """What can be read in the copy and is nowhere in the journal of now, each once a month.

    An entry behind a torn piece comes alone; a line of a kind that is not known here comes
    byte for byte, for the version that knows it.
    """
    now = [row for inner in _months(home) for row in rows_of(_bytes(home, inner))]
    known = {line.id for row in now for line in row.lines}
    as_they_stand = {row.content.strip() for row in now if row.unknown_kind}
    missing: dict[tuple[str, object], tuple[str, bytes]] = {}
    for inner in _months(copy):
        file = recognise(inner)
        own_month = file.month if file else ""
        for row in rows_of(_bytes(copy, inner)):
            content = row.content.strip(b"\r")
            if row.unknown_kind and row.content.strip() not in as_they_stand:
                dated = _DATED.search(content)
                month = own_month or (dated[1].decode() if dated else _UNDATED)
                missing[month, content] = (month, content)
            for line in row.lines:
                if line.id not in known:
                    month = own_month or month_of(getattr(line, "at", line.noted).date())
                    alone = content if row.whole else write_line(line).encode()
                    missing[month, line.id] = (month, alone)
    return tuple(missing.values())


def _months(home: Home) -> list[Path]:
    return [
        inner for inner in files_of(home.root) if inner.parts[0] == "journal" and recognise(inner)
    ]


def bring_back(home: Home, device: str, copy: Home, now: datetime, exact: bool = False) -> Made:
    """Do what `difference` tells, after a dated copy of what is there now.

    Answers with that copy. Raises CouldNotWrite; then nothing was changed, or the copy
    that was made first holds what was there.
    """
    with device_lock():
        made = make_locked(home, now, "before-restore", spare=copy.root.name)
        found = difference(home, copy, exact)
        rows: dict[str, list[bytes]] = {}
        for month, row in found.lines:
            rows.setdefault(month, []).append(row)
        try:
            make_private_folder(home.journal)
        except OSError as error:
            raise could_not_write(home.journal, error) from error
        append({home.journal / f"{m}.{device}.jsonl": joined(part) for m, part in rows.items()})
        for inner in (*found.added, *found.replaced):
            _put(home, copy, inner)
        for inner in found.removed:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(home.root / inner)
    return made


def _put(home: Home, copy: Home, inner: Path) -> None:
    place = home.root / inner
    try:
        make_private_folder(place.parent)
        content = (copy.root / inner).read_bytes()
    except OSError as error:
        raise could_not_write(place, error) from error
    replace(place, content)
