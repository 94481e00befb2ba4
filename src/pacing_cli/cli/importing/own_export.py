"""Reading back what `pace export` wrote: shown first, written with a yes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pacing_cli.cli.context import Pacing
from pacing_cli.errors import FileNotUsable
from pacing_cli.model.entry import Entry
from pacing_cli.model.page import Heading, Line, Page, Part
from pacing_cli.storage.bringing_back import stand_to
from pacing_cli.storage.own_lines import BroughtBack, looks_own, read_own
from pacing_cli.wording.phrases import count, from_to

_SHOWN: Final = 10


def is_own(paths: Sequence[Path]) -> bool:
    """Whether one file was given, and it is an export of `pace` itself."""
    if len(paths) != 1 or not paths[0].is_file():
        return False
    try:
        with paths[0].open("rb") as stream:
            start = stream.read(4096)
            return looks_own(start) or (not start and paths[0].suffix == ".jsonl")
    except OSError:
        return False


def bring_back(pacing: Pacing, path: Path, *, write: bool) -> None:
    """Match the file with the journal; with `write` put in what is not there."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
    own = read_own(content, path.name)
    if not own.entries and own.problems:
        raise FileNotUsable(f"{path} holds no entry that can be read.", problems=own.problems[:5])
    found = stand_to(pacing.home, own)
    if write:
        _write(pacing, found)
    pacing.output.show(lambda: _page(found, written=write), lambda: _document(found, written=write))


def _write(pacing: Pacing, found: BroughtBack) -> None:
    """The entries, and the names that the inventory lacks; both are undone together."""
    from pacing_cli.cli.entering import add_names, group_for, known
    from pacing_cli.cli.words.names import Match, fold
    from pacing_cli.storage.bringing_back import bring_back as put_back
    from pacing_cli.storage.paths import device_word

    there = {fold(name) for name in known(pacing)}
    new: dict[str, Match] = {}
    for entry in (*found.new, *found.same):  # of a call that was cut off, too
        name = entry.activity
        if name and "source" not in entry.fields and fold(name) not in there:
            new.setdefault(fold(name), Match(name, new=True))
    group = group_for(pacing, tuple(new.values()))
    put_back(pacing.journal, pacing.home, device_word, found, pacing.now, group)
    add_names(pacing, tuple(new.values()), group)


def _page(found: BroughtBack, *, written: bool) -> Page:
    return (
        Heading("Read in" if written else "What an import would do", 1),
        *_counts(found),
        *_problems(found),
        Line(_ending(found, written=written)),
    )


def _counts(found: BroughtBack) -> Iterator[Part]:
    coming = (*found.new, *found.again)
    yield Line(f"An export of pace: {_told(coming)} new{_span(coming)}.")
    if found.same:
        yield Line(f"{_told(found.same)} in the journal already, the same.")
    if found.other:
        yield Line(
            f"{_told(found.other)} in the journal in another form, or taken out there: "
            "the journal stays as it is."
        )


def _told(entries: Sequence[Entry]) -> str:
    return count(len(entries), "entry is", "entries are")


def _span(entries: Sequence[Entry]) -> str:
    days = sorted(entry.day for entry in entries)
    return f", {from_to(days[0], days[-1])}" if days else ""


def _problems(found: BroughtBack) -> Iterator[Part]:
    if found.problems:
        yield Line(f"Refused, and left out ({len(found.problems):,}):")
    for problem in found.problems[:_SHOWN]:
        yield Line(str(problem), item=True)


def _ending(found: BroughtBack, *, written: bool) -> str:
    coming = len(found.new) + len(found.again)
    if not coming:
        return "Nothing new: the journal holds all that could be read."
    if written:
        return "Written. pace undo takes it back, whole."
    return "Nothing was written yet. To write it, add --yes."


def _document(found: BroughtBack, *, written: bool) -> dict[str, object]:
    return {
        "schema": "pace/import/1",
        "source": "pace",
        "written": written,
        "rows": sum(map(len, (found.new, found.again, found.same, found.other))),
        "entries_new": len(found.new) + len(found.again),
        "entries_changed": 0,
        "entries_same": len(found.same),
        "entries_left": len(found.other),
        "columns": [],
        "changes": [],
        "problems": [{"where": one.where, "message": one.message} for one in found.problems],
    }
