"""Check all files and list the problems, the most serious first. It changes nothing."""

import os
import stat
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.model.entry import BY_WORD, Entry, Purge
from pacing_cli.model.value import Value
from pacing_cli.storage.files import BESIDE, FILE_MODE, FOLDER_MODE
from pacing_cli.storage.journal.months import can_matter, month_of
from pacing_cli.storage.journal.reading import FileRead, read_months
from pacing_cli.storage.journal.state import left_of, project
from pacing_cli.storage.maintenance.backup import copies, files_of, is_ahead
from pacing_cli.storage.maintenance.restore import vanished
from pacing_cli.storage.paths import Home, device_word_so_far
from pacing_cli.storage.settings import copies as copied_settings
from pacing_cli.storage.settings.settings import check_settings
from pacing_cli.storage.settings.supports import check_beside
from pacing_cli.storage.sync_names import (
    NOT_HERE_YET,
    SettingsCopy,
    place_holder,
    settings_copies,
)

Weight = Literal["first", "wrong", "note"]
"""`first`: entries or limits may be out of sight. `wrong`: to put right. `note`: good to know."""

Repair = Literal["", "purge", "set aside", "make private", "fold in", "tidy", "copy line"]

OLD_COPY_DAYS: Final = 8
FAR_AHEAD_DAYS: Final = 366
"""An entry may speak of a day to come, such as a visit; hardly of one that is further ahead."""
_LITTLE_SPACE: Final = 20 * 1024 * 1024
_ORDER: Final = ("first", "wrong", "note")


class Finding(Value):
    """One thing that was found.

    `repair` names what `pace doctor --repair` does about it; empty: it does nothing, and
    `advice` says what the person can do. `details`: the lines or keys, one by one.
    """

    weight: Weight
    where: str
    what: str
    repair: Repair = ""
    advice: str = ""
    details: tuple[Problem, ...] = ()


class Examination(Value):
    """The result of the check. `sound`: nothing needs a repair."""

    findings: tuple[Finding, ...]
    entries: int = 0
    files: int = 0

    @property
    def sound(self) -> bool:
        """Only notes, or nothing at all."""
        return all(finding.weight == "note" for finding in self.findings)


def examine(home: Home, today: date) -> Examination:
    """Look at every file of the home. Nothing is written."""
    if not home.root.exists() and not home.root.is_symlink():
        return Examination(())
    if not home.root.is_dir():
        told = Finding(
            "first", str(home.root), "this is not a folder, so pace cannot save anything in it"
        )
        return Examination((told,))
    try:
        files = read_months(home.journal)
        unlisted: tuple[Finding, ...] = ()
    except FileNotUsable as refused:
        files, unlisted = (), (Finding("first", "journal", refused.message),)
    state = project(line for file in files for line in file.lines)
    found = (
        *unlisted,
        *(finding for file in files for finding in _of_file(file)),
        *_of_settings(home),
        *_copies_of_settings(home),
        *_purged(files, state.purges),
        *_clashes(state.problems),
        *_conflicts(state.conflicts),
        *_misplaced(files),
        *_modes(home),
        *_left_over(home),
        *_disk(home),
        *_backups(home, today),
        *_vanished(home, today),
        *_ahead(state.entries, today),
    )
    ordered = sorted(found, key=lambda finding: _ORDER.index(finding.weight))
    return Examination(tuple(ordered), len(state.entries), len(files))


def _of_file(file: FileRead) -> Iterable[Finding]:
    shown = file.file.shown
    if file.fault:
        yield Finding(
            "first", shown, file.fault, "", "Its entries do not count until pace can read it."
        )
    rows = file.found.unread
    unread = [row for row in rows if row.kind != "kind"]
    if unread:
        many = "1 line" if len(unread) == 1 else f"{len(unread)} lines"
        details = tuple(Problem(f"{shown} line {r.number}", r.message, r.text) for r in unread)
        what = f"{many} cannot be read, or only in part. All others count"
        yield Finding("wrong", shown, what, "set aside", "", details)
    unknown = [row for row in rows if row.kind == "kind"]
    if unknown:
        details = tuple(Problem(f"{shown} line {r.number}", r.message, r.text) for r in unknown)
        yield Finding(
            "note",
            shown,
            "this version of pace does not know the kind of some lines",
            "",
            "",
            details,
        )
    if file.found.newer:
        what = f"a newer version of pace wrote {len(file.found.newer)} of its lines"
        yield Finding("note", shown, what, "", "Please update pace on this device.")
    if file.found.marks:
        yield Finding("note", shown, "git left marks of a merge in it. All lines count", "tidy")
    if file.file.is_copy and not file.fault:
        what = "a sync tool or a person made this copy. Its lines count"
        yield Finding("note", shown, what, "fold in")


def _of_settings(home: Home) -> Iterable[Finding]:
    checked = check_settings(home)
    by_file: dict[str, list[Problem]] = {}
    for problem in (*checked.problems, *check_beside(home)):
        by_file.setdefault(problem.where.split(" ")[0], []).append(problem)
    for name, problems in by_file.items():
        here = any(problem.message != NOT_HERE_YET for problem in problems)
        advice = "Please change it in an editor. pace does not change it." if here else ""
        yield Finding("first", name, "pace cannot use it as it is", "", advice, tuple(problems))
    for notice in checked.notices:
        yield Finding("note", notice.where, notice.message)


def _copies_of_settings(home: Home) -> Iterable[Finding]:
    """Report other versions of settings files: their differences, and the values in use."""
    for copy in settings_copies(home.root):
        name, counts = copy.path.name, copied_settings.what_counts([copy])
        _, unread = copied_settings.opened_copy(copy)
        if not copy.is_here:
            if copy.main.exists() or place_holder(copy.main) != copy.path:
                yield Finding("first", name, NOT_HERE_YET)
        elif unread:
            what = (
                f"this is another version of {copy.of}. pace cannot read it, so it does not count"
            )
            yield Finding("first", name, what, "", copied_settings.TO_SETTLE, unread)
        else:
            what = f"this is another version of {copy.of}, left by a sync tool or a person"
            advice = f"{counts} {copied_settings.TO_SETTLE}"
            yield Finding("first", name, what, "", advice, _in_two_ways(copy))


def _in_two_ways(copy: SettingsCopy) -> tuple[Problem, ...]:
    return tuple(
        Problem(one.key, f"{one.main or 'absent'} in {copy.of}, {one.copy or 'absent'} in the copy")
        for one in copied_settings.differences(copy)
    )


def _purged(files: Sequence[FileRead], purges: Sequence[Purge]) -> Iterable[Finding]:
    """Text that was purged, and came back in a file: nothing shows it.

    A device removes it from its own files and from copies.
    """
    own = device_word_so_far() if purges else ""
    for file in files if purges else ():
        many = sum(left_of(line, purges) is not line for line in file.lines)
        if many:
            lines = "1 line was purged and is" if many == 1 else f"{many} lines were purged and are"
            what = f"{lines} still in the file. pace does not show them"
            here = file.file.device in ("", own)
            advice = "" if here else "The device that wrote it removes them when pace runs there."
            yield Finding("note", file.file.shown, what, "purge" if here else "", advice)


def _clashes(problems: Sequence[Problem]) -> Iterable[Finding]:
    for problem in problems:
        yield Finding("wrong", problem.where, problem.message, "set aside", "", (problem,))


def _conflicts(conflicts: Sequence[Problem]) -> Iterable[Finding]:
    for problem in conflicts:
        name = problem.where.removeprefix("id ")
        typed = problem.text.partition(" ")[0] in BY_WORD
        keep = f"To keep that: pace amend {name} {problem.text}"
        see = f"To see both: pace show {name}. pace uses what you then change with pace amend"
        advice = keep if typed else see
        yield Finding("wrong", problem.where, problem.message, "", advice)


def _misplaced(files: Sequence[FileRead]) -> Iterable[Finding]:
    """Return entries that are only in the file of another month."""
    far = [(file, _far(file)) for file in files]
    wanted = {(month_of(entry.at.date()), entry.id) for _, found in far for entry in found}
    there = {
        (file.month, line.id)
        for file in (files if wanted else ())
        for line in file.lines
        if (file.month, line.id) in wanted
    }
    for file, found in far:
        lost = [entry for entry in found if (month_of(entry.at.date()), entry.id) not in there]
        if lost:
            what = f"{len(lost)} of its entries belong to another month, and pace may not find them"
            yield Finding("wrong", file.file.shown, what, "copy line")


def _far(file: FileRead) -> list[Entry]:
    """The entries of a file that `is_far` says yes to; asked once a month, as it is the same for
    all days of a month."""
    asked: dict[tuple[int, int], bool] = {}
    found = list[Entry]()
    for line in file.lines if file.month else ():
        if isinstance(line, Entry):
            month = line.at.year, line.at.month
            if month not in asked:
                asked[month] = is_far(file, line)
            if asked[month]:
                found.append(line)
    return found


def is_far(file: FileRead, entry: Entry) -> bool:
    """Whether reading a part of the journal would pass over the entry, margin and all."""
    day = entry.at.date()
    return bool(file.month) and not can_matter(file.file, day, day)


def _modes(home: Home) -> Iterable[Finding]:
    open_ones = [path for path, mode in private_places(home) if _mode(path) not in (mode, None)]
    if open_ones:
        names = ", ".join(_shown(home, path) for path in open_ones[:3])
        more = f" and {len(open_ones) - 3} more" if len(open_ones) > 3 else ""
        what = "other users of this computer can open it"
        yield Finding("wrong", names + more, what, "make private")


def private_places(home: Home) -> Iterable[tuple[Path, int]]:
    yield home.root, FOLDER_MODE
    folders = {parent for one in files_of(home.root) for parent in one.parents}
    for inner in sorted(folders - {Path()}):
        yield home.root / inner, FOLDER_MODE
    if home.backups.is_dir():
        yield home.backups, FOLDER_MODE
    for inner in files_of(home.root):
        if not (home.root / inner).is_symlink():
            yield home.root / inner, FILE_MODE


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(os.stat(path).st_mode) & 0o777
    except OSError:
        return None


def _shown(home: Home, path: Path) -> str:
    return str(home.root) if path == home.root else str(path.relative_to(home.root))


def unfinished(home: Home) -> list[Path]:
    """Return files whose write was interrupted. The complete ones are next to them."""
    places = (home.root, home.journal, home.plans)
    return sorted(path for place in places for path in place.glob(f".*{BESIDE}"))


def _left_over(home: Home) -> Iterable[Finding]:
    for path in unfinished(home):
        what = "the computer stopped while pace was saving this. The complete file is beside it"
        yield Finding("note", _shown(home, path), what, "tidy")


def _disk(home: Home) -> Iterable[Finding]:
    if not os.access(home.root, os.W_OK):
        yield Finding("wrong", str(home.root), "pace cannot save anything there")
    if hasattr(os, "statvfs"):
        found = os.statvfs(home.root)
        if found.f_bavail * found.f_frsize < _LITTLE_SPACE:
            yield Finding("note", str(home.root), "the disk is nearly full")


def _backups(home: Home, today: date) -> Iterable[Finding]:
    every = copies(home)
    there = [copy for copy in every if not is_ahead(copy.name, today)]
    if len(there) < len(every):
        many = len(every) - len(there)
        what = f"{many} {'copy is' if many == 1 else 'copies are'} dated ahead of today"
        names = tuple(Problem(copy.name.text, "dated ahead") for copy in every[-many:])
        advice = (
            "A clock was wrong, or is wrong now. pace does not remove these backups for newer ones."
        )
        yield Finding("note", "backups", what, "", advice, names)
    if not home.journal.is_dir():
        return
    if not there:
        yield Finding("note", "backups", "you have no backups yet", "", "To make one: pace backup")
    elif (today - there[-1].name.on).days > OLD_COPY_DAYS:
        what = f"the newest backup is of {there[-1].name.on}"
        yield Finding("note", "backups", what, "", "To make one: pace backup")


def _vanished(home: Home, today: date) -> Iterable[Finding]:
    """What a dated copy holds of a month and the journal does not."""
    for file in vanished(home, today):
        lines = "1 line" if file.lines == 1 else f"{file.lines} lines"
        them = "it" if file.lines == 1 else "them"
        what = (
            f"the file is gone, and with it {lines} that the backup {file.copy} still has"
            if file.gone
            else f"{lines} are gone from the journal, and the backup {file.copy} still has them"
        )
        advice = f"pace restore {file.copy} --journal --yes restores {them}."
        yield Finding("first" if file.gone else "wrong", file.shown, what, "", advice)


def _ahead(entries: Sequence[Entry], today: date) -> Iterable[Finding]:
    """Entries of a day that is far ahead, as a clock that was set wrong leaves them."""
    last = date.fromordinal(min(today.toordinal() + FAR_AHEAD_DAYS, date.max.toordinal()))
    found = [entry for entry in entries if entry.at.date() > last]
    if not found:
        return
    many = "1 entry is" if len(found) == 1 else f"{len(found)} entries are"
    details = tuple(
        Problem(entry.id, f"{entry.activity or entry.kind} on {entry.day}") for entry in found
    )
    name = found[0].id
    advice = f"pace amend {name} {today} corrects the day. pace withdraw {name} removes it."
    what = f"{many} dated more than a year ahead, so advice does not use them yet"
    yield Finding("wrong", "journal", what, "", advice, details)
