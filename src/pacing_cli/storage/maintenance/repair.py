"""Repair what the doctor found. No byte is deleted unless it is saved elsewhere."""

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.model.entry import Entry
from pacing_cli.model.value import Value
from pacing_cli.storage.files import (
    FILE_MODE,
    append,
    could_not_write,
    held,
    make_private_folder,
    note_changed,
    replace,
    tighten,
)
from pacing_cli.storage.journal.format import Line
from pacing_cli.storage.journal.lines import joined, pieces_of, rows_of
from pacing_cli.storage.journal.months import month_of
from pacing_cli.storage.journal.reading import FileRead, read_months
from pacing_cli.storage.journal.state import JournalState, project, same
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.maintenance.backup import Made, make_locked
from pacing_cli.storage.maintenance.doctor import examine, is_far, private_places, unfinished
from pacing_cli.storage.maintenance.purge import carry_out
from pacing_cli.storage.maintenance.restore import Name, own_month
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.copies import CopyDifference, Keys, differences, flat, parsed
from pacing_cli.storage.settings.one_write import edit_bytes, edited
from pacing_cli.storage.settings.profile import read_profile
from pacing_cli.storage.settings.stricter import stricter_profile
from pacing_cli.storage.settings.toml_table import TomlFile
from pacing_cli.storage.settings.toml_text import content_of, text_in
from pacing_cli.storage.sync_names import SettingsCopy

if TYPE_CHECKING:
    from pacing_cli.model.profile import Profile


class Repaired(Value):
    """What was done, a sentence each, and the copy of everything from before."""

    done: tuple[str, ...]
    before: Made | None


def repair(home: Home, device: str, now: datetime) -> Repaired:
    """Make all possible repairs, after a backup of everything.

    The entries stay the same: those from before and after are compared. Raises
    CouldNotWrite.
    """
    with device_lock():
        wanted: set[str] = {one.repair for one in examine(home, now.date()).findings}
        wanted.discard("")
        if not wanted:
            return Repaired((), None)
        made = make_locked(home, now, "before-repair")
        before = _settled(home).entries
        done = list(_done(home, device, now, wanted))
        if _settled(home).entries != before:
            raise CouldNotWrite(
                "The repair would have changed which entries count, so pace stopped it. Your "
                f"files as they were are in {made.copy.home.root}."
            )
    return Repaired(tuple(done), made)


def _done(home: Home, device: str, now: datetime, wanted: set[str]) -> Iterable[str]:
    if "purge" in wanted:
        for shown in carry_out(home, device):
            yield f"{shown}: the purged lines were removed."
    if "make private" in wanted:
        yield from _make_private(home)
    if "fold in" in wanted:
        yield from _fold_in(home, device, now)
    if "copy line" in wanted:
        yield from _copy_lines(home, device)
    if wanted & {"set aside", "tidy"}:
        yield from _clean(home, now)
    if "tidy" in wanted:
        yield from _move_unfinished(home, now)


def _settled(home: Home) -> JournalState:
    return project(line for file in read_months(home.journal) for line in file.lines)


def _make_private(home: Home) -> Iterable[str]:
    for path, mode in private_places(home):
        tighten(path, path.stat().st_mode, mode)
    yield "Only you can read your files now."


def aside(home: Home) -> Path:
    """Where bytes are kept that were taken out of the journal. Raises CouldNotWrite."""
    folder = home.backups / "set-aside"
    try:
        make_private_folder(home.backups)
        make_private_folder(folder)
    except OSError as error:
        raise could_not_write(folder, error) from error
    return folder


def _fold_in(home: Home, device: str, now: datetime) -> Iterable[str]:
    """Lines that only a copy has go to this device's own file; the copy itself is set aside."""
    files = [file for file in read_months(home.journal) if not file.fault]
    there: dict[tuple[str, Name], Line | None] = {}
    for file in files:
        if not file.file.is_copy:
            there |= {place: line for place, line, _ in _placed(file)}
    for file in files:
        if not file.file.is_copy:
            continue
        rows: dict[str, list[bytes]] = {}
        for place, line, content in _placed(file):
            known = there.get(place)
            if place not in there or (line and known and not same(known, line)):
                rows.setdefault(place[0], []).append(content)
                there.setdefault(place, line)
        append(_pieces(home, device, rows))
        set_aside(home, file.file.path, now)
        count = sum(map(len, rows.values()))
        lines = "1 line" if count == 1 else f"{count} lines"
        yield f"{file.file.shown}: {lines} added, and the copy moved aside."


def _placed(file: FileRead) -> Iterable[tuple[tuple[str, Name], Line | None, bytes]]:
    """Each line of a file with its month and name, and its bytes; None: of no known kind."""
    for row in rows_of(file.file.path.read_bytes()):
        for line, content in pieces_of(row):
            month = file.month or own_month(line, content)
            yield (month, line.id if line else content), line, content


def _pieces(home: Home, device: str, rows: dict[str, list[bytes]]) -> dict[Path, bytes]:
    return {home.journal / f"{m}.{device}.jsonl": joined(part) for m, part in rows.items()}


def _copy_lines(home: Home, device: str) -> Iterable[str]:
    files = read_months(home.journal)
    there = {(file.month, line.id) for file in files for line in file.lines}
    rows: dict[str, list[bytes]] = {}
    for file in files:
        for row in rows_of(file.file.path.read_bytes()) if file.lines else ():
            for line, content in pieces_of(row):
                if isinstance(line, Entry) and is_far(file, line):
                    month = month_of(line.at.date())
                    if (month, line.id) not in there:
                        rows.setdefault(month, []).append(content)
    append(_pieces(home, device, rows))
    many = sum(map(len, rows.values()))
    yield f"{many} {'entry' if many == 1 else 'entries'} also added to the file of their month."


def _clean(home: Home, now: datetime) -> Iterable[str]:
    """Rows that cannot be read go to a file of their own, byte for byte."""
    files = read_months(home.journal)
    state = project(line for file in files for line in file.lines)
    clashing = {problem.text for problem in state.problems}
    for file in files:
        if file.fault:
            continue
        with held(file.file.path):
            content = file.file.path.read_bytes()
            kept, out = _sorted_out(content, state, clashing)
            if out:
                place = aside(home) / f"{now:%Y-%m-%d-%H%M%S}-{file.file.path.name}.txt"
                append({place: joined(out)})
            if out or file.found.marks:
                replace(file.file.path, joined(kept))
        if out or file.found.marks:
            lines = "1 line" if len(out) == 1 else f"{len(out)} lines"
            yield f"{file.file.shown}: {lines} moved, byte for byte, to backups/set-aside."


def _sorted_out(
    content: bytes, state: JournalState, clashing: set[str]
) -> tuple[list[bytes], list[bytes]]:
    kept: list[bytes] = []
    out: list[bytes] = []
    for row in rows_of(content):
        if row.found.marks and not row.lines:
            continue
        unread = [one for one in row.found.unread if one.kind != "kind"]
        losers = [
            line
            for line in row.lines
            if line.id in clashing and not same(state.lines[line.id], line)
        ]
        if (not unread and not losers) or row.found.newer:
            kept.append(row.content)
        else:
            out.append(row.content)
            kept += [content for line, content in pieces_of(row) if line not in losers]
    return kept, out


def _move_unfinished(home: Home, now: datetime) -> Sequence[str]:
    paths = unfinished(home)
    for path in paths:
        set_aside(home, path, now)
    return [f"Moved {path.name.lstrip('.')} to backups/set-aside." for path in paths]


def set_aside(home: Home, path: Path, now: datetime) -> Path:
    """Out of the way, whole, and never over another file; where it is now. Raises CouldNotWrite."""
    name = f"{now:%Y-%m-%d-%H%M%S}-{path.name.lstrip('.')}"
    place = aside(home) / name
    number = 1
    while place.exists():
        number += 1
        place = place.with_name(f"{name}.{number}")
    try:
        os.rename(path, place)
    except OSError as error:
        raise could_not_write(path, error) from error
    note_changed(path)
    return place


# One of two versions of a settings file chosen, key by key; the copy is kept aside.


Side = Literal["main", "copy"]
SIDES: Final = ("main", "copy")


def settle(home: Home, copy: SettingsCopy, sides: Mapping[Keys, Side], now: datetime) -> Path:
    """Put the chosen values into the file and the copy into `backups`; where it is now.

    `sides`: for every key that differs, whose value is kept. Raises FileNotUsable, with
    nothing changed, where what comes out could not be used, or CouldNotWrite.
    """
    edit_bytes(copy.main, lambda content: chosen(copy, sides, content))
    try:
        with device_lock():
            place = set_aside(home, copy.path, now)
    except CouldNotWrite as error:
        raise CouldNotWrite(
            f"{copy.of} has your choice, but pace could not move {copy.path.name}, so both still "
            "count.",
            hint="To try again: pace doctor --settle",
        ) from error
    tighten(place, place.stat().st_mode, FILE_MODE)
    return place


def chosen(copy: SettingsCopy, sides: Mapping[Keys, Side], content: bytes) -> bytes:
    """The file's bytes with what is taken from the copy. Taken whole, its comments come too.

    Raises FileNotUsable.
    """
    taken = [one for one in differences(copy) if sides.get(one.keys) == "copy"]
    if not taken:
        return content
    if len(taken) == len(differences(copy)):
        return content_of(copy.path)
    other = flat(parsed(copy.path))
    after = edited(copy.of, content, lambda document: _take(document, taken, other))
    wanted = flat(parsed(copy.main))
    for one in taken:
        wanted.pop(one.keys, None)
        wanted |= {one.keys: other[one.keys]} if one.keys in other else {}
    if _filled(flat(tomllib.loads(text_in(copy.of, after)))) != _filled(wanted):
        raise FileNotUsable(
            f"pace could not change {copy.of} key by key. Nothing was changed.",
            hint="Keep one of the two as a whole, or change it in an editor.",
        )
    return after


def _filled(found: Mapping[Keys, Any]) -> dict[Keys, Any]:
    """Return the value without empty tables."""
    return {key: value for key, value in found.items() if value != {}}


def _take(document: Any, taken: Sequence[CopyDifference], other: Mapping[Keys, Any]) -> None:
    for one in taken:
        if one.keys not in other:
            _take_away(document, one.keys)
    for one in taken:
        *way, last = one.keys
        if one.keys in other:
            table = document
            for key in way:
                table = table.setdefault(key, {})
            table[last] = other[one.keys]


def _take_away(document: Any, keys: Keys) -> None:
    """The key, and the tables around it that are empty without it."""
    tables = [document]
    for key in keys[:-1]:
        tables.append(tables[-1][key])
    for table, key in zip(reversed(tables), reversed(keys), strict=True):
        del table[key]
        if table:
            return


def lifted(copy: SettingsCopy, sides: Mapping[Keys, Side]) -> str:
    """What holds now and would hold no longer: leaving that is an act of its own; or empty."""
    if copy.of != "profile.toml":
        return ""
    content = content_of(copy.main)
    after = _profile(copy.of, chosen(copy, sides, content))
    held = stricter_profile(
        _profile(copy.of, content), _profile(copy.path.name, content_of(copy.path))
    )
    if held.mode == "envelope" != after.mode:
        return "leaves envelope mode"
    if set(held.safety.red_flags) - set(after.safety.red_flags):
        return "undoes a yes to a safety question"
    return "ends a pause" if set(held.pauses) - set(after.pauses) else ""


def _profile(name: str, content: bytes) -> "Profile":
    return read_profile(TomlFile(name, text_in(name, content)))
