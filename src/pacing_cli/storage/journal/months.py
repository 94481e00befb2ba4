"""Find the names of the month files and their copies, and which of them can matter."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from pacing_cli.model.value import Value
from pacing_cli.storage.sync_names import is_same, may_be_copy, stands_for

_MONTH: Final = r"\d{4}-(?:0[1-9]|1[0-2])"
_OWN_NAME: Final = r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))\.(?P<device>[a-z0-9]+)\.jsonl"
_ENDING: Final = ".jsonl"


class MonthFile(Value):
    """One file of the journal's folder.

    `month` is empty where the name does not say one: such a file can always matter.
    `device` is empty for a copy that a sync tool, or a person, has made.
    """

    path: Path
    month: str = ""
    device: str = ""

    @property
    def is_copy(self) -> bool:
        """Return whether a file is a copy of a month file. Its lines count like all others."""
        return not self.device

    @property
    def shown(self) -> str:
        """The file as a person finds it, from HOME."""
        return f"{self.path.parent.name}/{self.path.name}"


def month_of(day: date) -> str:
    """Return the month of a day, in the form of a file name."""
    return f"{day.year:04d}-{day.month:02d}"


def month_in(text: str) -> str:
    """The month with which a text begins; empty where there is none."""
    found = re.match(_MONTH, text)
    return found[0] if found else ""


def recognise(path: Path) -> MonthFile | None:
    """The month file of that name, or None where the name is not one of a month file.

    Understood are the names that sync tools and file managers give to a copy (`sync_names`),
    with their mark before or behind the ending: `2026-03.word (conflict).jsonl`,
    `2026-03.word.jsonl.orig`, `Copy of 2026-03.word.jsonl`, `2026-03.word.JSONL`.
    """
    name = path.name
    own = re.fullmatch(_OWN_NAME, name)
    if own:
        return MonthFile(path, own["month"], own["device"])
    if not may_be_copy(name, _ENDING):
        return None
    plain = path.with_name(name.lower())
    if plain.name != name and re.fullmatch(_OWN_NAME, plain.name) and is_same(path, plain):
        return recognise(plain)
    months = re.findall(_MONTH, name)
    return MonthFile(path, months[0] if len(set(months)) == 1 else "")


class Folder(Value):
    """The files of a folder of month files."""

    files: tuple[MonthFile, ...]
    elsewhere: tuple[str, ...]
    """Names of files that a sync tool keeps on its server only: a place-holder stands here."""


def listed(folder: Path, since: date | None = None, until: date | None = None) -> Folder:
    """Every month file, by name. A folder that is not there is empty; raises OSError otherwise.

    With days, own files whose names say that they cannot matter to them are left out.
    """
    names = _names(folder)
    found = (recognise(folder / name) for name in near(names, since, until))
    return Folder(
        tuple(file for file in found if file is not None),
        tuple(name for name in names if stands_for(name, _ENDING)),
    )


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        if folder.is_symlink() or (folder.parent.is_symlink() and not folder.parent.exists()):
            raise
        return []


def names_before(folder: Path, month: str) -> Iterator[str]:
    """The names of the files of earlier months, and of those that say no month. Raises OSError.

    No Path is made of a name that says all: there are hundreds, and every plan asks for them.
    """
    for name in _names(folder):
        if re.fullmatch(_OWN_NAME, name):
            if name[:7] < month:
                yield name
        elif (file := recognise(folder / name)) and file.month < month:
            yield name


def can_matter(file: MonthFile, since: date | None, until: date | None) -> bool:
    """Whether the file may hold an entry of these days, with a month of margin on both sides."""
    return not file.month or _first(since) <= file.month <= _last(until)


def around(folder: Path, since: date, until: date) -> list[MonthFile]:
    """The month files that may hold an entry of these days. Raises OSError.

    Of a long journal most names say at once that theirs may not: nothing is made of them.
    """
    found = (recognise(folder / name) for name in near(_names(folder), since, until))
    return [file for file in found if file is not None and can_matter(file, since, until)]


def near(names: Iterable[str], since: date | None, until: date | None = None) -> Iterator[str]:
    """The names whose files may matter, and those that say no month by themselves."""
    first, last = _first(since), _last(until)
    for name in names:
        if first <= name[:7] <= last or not re.fullmatch(_OWN_NAME, name):
            yield name


def _first(since: date | None) -> str:
    return "" if since is None else _month_away(since, -1)


def _last(until: date | None) -> str:
    return "9999-12" if until is None else _month_away(until, 1)


Wanted = Callable[[MonthFile], bool]
"""Whether a file is to be opened."""


def every(_file: MonthFile) -> bool:
    """Yes to each file."""
    return True


def held_since(
    folder: Path, kind: str, since: date, until: date, wanted: Wanted = every
) -> date | None:
    """The first day of the first month of a span in which a line of that kind can be.

    None: it is in none of them. A look at the bytes alone; a file that cannot be opened, or
    whose name says no month, may hold anything: then it is `since`. Files to which `wanted`
    says no hold none.
    """
    word = f'"{kind}"'.encode()
    try:
        files = filter(wanted, around(folder, since, until))
        months = [one.month for one in files if word in one.path.read_bytes()]
        return date.fromisoformat(f"{min(months)}-01") if months else None
    except (OSError, ValueError):
        return since


def _month_away(day: date, months: int) -> str:
    number = day.year * 12 + day.month - 1 + months
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
