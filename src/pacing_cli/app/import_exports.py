"""Import exports: sort the files, read them, match them with the journal, save after a yes."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from pacing_cli.app.run import Run
from pacing_cli.errors import FileNotUsable, Problem, WordsNotUnderstood
from pacing_cli.importers.entries import STEPS_OF_A_DAY, Provenance
from pacing_cli.importers.matching import MergeOutcome, Standing, stand
from pacing_cli.importers.merge import MergedSources, gather
from pacing_cli.importers.observations import FULLEST, INTERVAL, Rule
from pacing_cli.importers.reading.cells import DatesUnclear, Order
from pacing_cli.importers.registry import Claimed, Format, Here, sort_parcel
from pacing_cli.model.entry import Entry
from pacing_cli.model.page import Heading, Line, Page, Part
from pacing_cli.model.value import Value
from pacing_cli.storage.journal.restored import BroughtBack, looks_own, read_own, stand_to
from pacing_cli.wording.phrases import count, from_to, listed

if TYPE_CHECKING:
    from pacing_cli.importers.reading.archive import ArchiveFile, Progress

_WAYS: Final = (FULLEST, INTERVAL)
_NAMED: Final = 5


class ImportOptions(Value):
    """What was asked for on the command line."""

    rule: Rule = Rule()
    steps_as: str = STEPS_OF_A_DAY
    dates: Order | None = None


class ReadIn(Value):
    """One format of the given files: its data, compared with the journal."""

    format: Format
    files: tuple[str, ...]
    gathered: MergedSources
    standing: Standing


class LeftOut(Value):
    """One format of what was given that could not be read beside others that could, and why."""

    format: Format
    files: tuple[str, ...]
    message: str
    hint: str


class GivenFiles(Value):
    """Everything that was given: the formats in it, and what nobody knows."""

    read: tuple[ReadIn, ...]
    left: tuple[LeftOut, ...]
    unknown: tuple[str, ...]
    outcome: MergeOutcome


def wishes(
    way: str, prefer: Sequence[str], steps_as: str, dates: str | None = None
) -> ImportOptions:
    """The options of the command. Raises WordsNotUnderstood."""
    if way not in _WAYS:
        raise WordsNotUnderstood(f'--sources can be {" or ".join(_WAYS)}, and you typed "{way}".')
    if not steps_as.strip():
        raise WordsNotUnderstood(
            "--steps-as needs the name of an activity. For example: --steps-as walk"
        )
    return ImportOptions(Rule(way, tuple(prefer)), steps_as.strip(), order_said(dates))


def order_said(dates: str | None) -> Order | None:
    """What `--dates` says. Raises WordsNotUnderstood."""
    order = next((one for one in get_args(Order) if one == dates), None)
    if dates and order is None:
        raise WordsNotUnderstood(f'--dates can be ymd, dmy or mdy, and you typed "{dates}".')
    return order


def read_asking(run: Run, paths: Sequence[Path], wanted: ImportOptions) -> GivenFiles:
    """As `read_in`; on a terminal, what the dates do not tell is asked for."""
    from pacing_cli.console.prompts import may_ask

    try:
        return read_in(run, paths, wanted)
    except DatesUnclear as unclear:
        if not may_ask(run.output):
            raise
        return read_in(run, paths, wanted._replace(dates=_ask_order(unclear.example)))


def _ask_order(example: str) -> Order:
    from pacing_cli.console.prompts import ask

    while True:
        answer = ask(f"In {example}, which comes first: the day or the month? [day/month]").lower()
        if answer in ("day", "d", "month", "m"):
            return "dmy" if answer.startswith("d") else "mdy"


def read_in(run: Run, paths: Sequence[Path], wanted: ImportOptions) -> GivenFiles:
    """Read everything that was given; nothing is written. Raises FileNotUsable."""
    from pacing_cli.importers.reading.archive import opened_parcel

    # The program runs without looking for rings of objects; an export is long enough for it.
    gc.enable()
    with opened_parcel(paths) as members:
        parcel = sort_parcel(members)
        unknown = tuple(member.where for member in parcel.unknown if member.size)
        if not parcel.claimed:
            raise _nothing_known(paths, members)
        _refuse_strangers(paths, unknown, members)
        with _progress(run, parcel.claimed) as progress:
            outcome = MergeOutcome(run.loaded().entries)
            read, left = _read_all(run, paths, parcel.claimed, wanted, progress, outcome)
            _refuse_unreadable(paths, read)
            return GivenFiles(read, left, unknown, outcome)


def _read_all(
    run: Run,
    paths: Sequence[Path],
    claimed: Sequence[Claimed],
    wanted: ImportOptions,
    progress: "Progress",
    outcome: MergeOutcome,
) -> tuple[tuple[ReadIn, ...], tuple[LeftOut, ...]]:
    """Read every format. One that cannot be read does not affect the others.

    Raises FileNotUsable where none can be read, and DatesUnclear.
    """
    from pacing_cli.storage.undo import taken_out

    gone = taken_out(run.journal)
    clock = run.clock
    here = Here(run.now, clock.local, clock.here, progress, wanted.rule.parts, wanted.dates)
    read: list[ReadIn] = []
    left: list[LeftOut] = []
    for format_, members in claimed:
        files = tuple(one.where for one in members)
        origin = Provenance(format_.source, _file_of(paths, members), wanted.steps_as)
        try:
            gathered = gather(format_.importer.read(members, here), origin, here, wanted.rule)
        except DatesUnclear:
            raise
        except (FileNotUsable, WordsNotUnderstood) as error:
            if len(left) + 1 == len(claimed):
                raise
            message = error.message.replace(" Nothing was imported.", "")
            left.append(LeftOut(format_, files, message, error.hint))
            continue
        standing = stand(gathered.found, format_.source, outcome.entries, gone)
        outcome.take(standing, run.now)
        read.append(ReadIn(format_, files, gathered, standing))
    return tuple(read), tuple(left)


def write_in(run: Run, given: GivenFiles) -> None:
    """Write what is new and what has changed, of all formats together, in one write."""
    from pacing_cli.storage.journal.journal import Draft, Revision

    zone_of = run.clock.zone_of
    drafts = [Draft(new.kind, new.at, zone_of(new.at), new.fields) for new in given.outcome.new]
    changes = [
        Revision(change.old, change.fields, change.new.at, zone_of(change.new.at))
        for change in given.outcome.changed
    ]
    run.journal.take_in(drafts, changes, run.now)


def _file_of(paths: Sequence[Path], members: Sequence["ArchiveFile"]) -> str:
    """The name that the entries keep: the file that was given, or the first of many."""
    if len(paths) == 1:
        return paths[0].name
    return (
        members[0].base if len(members) == 1 else f"{members[0].base} and {len(members) - 1} more"
    )


def _refuse_unreadable(paths: Sequence[Path], read: Sequence[ReadIn]) -> None:
    """Files of which no row at all could be read: that is not "nothing new".

    Raises FileNotUsable.
    """
    rows = sum(one.gathered.rows for one in read)
    if rows and rows == sum(one.gathered.unreadable for one in read):
        what = str(paths[0]) if len(paths) == 1 else f"{len(paths)} files"
        titles = listed([one.format.title for one in read])
        raise FileNotUsable(
            f"{what} looks like {titles}, but pace could not read any of its "
            f"{count(rows, 'row', 'rows')}. Nothing was saved.",
            "Export the file again, and do not change it before the import.",
            [one.problem for of in read for one in of.gathered.refused][:_NAMED],
        )


def _nothing_known(paths: Sequence[Path], members: Sequence["ArchiveFile"]) -> FileNotUsable:
    """What was seen in place of a known export, and one line on what to do."""
    from pacing_cli.importers.unknown_files import what_is

    if len(paths) == 1:
        found = what_is(paths[0], members)
        return FileNotUsable(f"{found.what} ({paths[0]}). Nothing was imported.", found.do)
    strangers = [Problem(str(path), _seen(path, members)) for path in paths]
    return FileNotUsable(
        "Nothing was imported, because pace knows none of these files.",
        "To read a table of your own: pace import csv FILE",
        strangers[:_NAMED],
    )


def _seen(path: Path, members: Sequence["ArchiveFile"]) -> str:
    from pacing_cli.importers.unknown_files import of_file

    alone = next((one for one in members if one.path == path), None)
    return of_file(alone).what if alone else "this has nothing in it that pace knows"


def _refuse_strangers(
    paths: Sequence[Path], unknown: Sequence[str], members: Sequence["ArchiveFile"]
) -> None:
    """A file that was named by itself and is not known stops all; within an archive it does not."""
    named = [path for path in paths if str(path) in unknown]
    if named:
        raise FileNotUsable(
            "Nothing was imported, because pace does not know all of these files.",
            "Leave these out. To read a table of your own: pace import csv FILE",
            [Problem(str(path), _seen(path, members)) for path in named[:_NAMED]],
        )


@contextmanager
def _progress(run: Run, claimed: Sequence[Claimed]) -> Iterator["Progress"]:
    """A bar on standard error while a person waits; nothing for programs and linear text."""
    import sys

    total = sum(member.size for one in claimed for member in one.members)
    if run.output.json or run.output.plain or not sys.stderr.isatty() or total < 2_000_000:
        yield lambda _: None
        return
    from pacing_cli.terminal.keys import bar

    with bar(total, run.output.colour) as progress:
        yield progress


# Reading back what `pace export` wrote: shown first, written with a yes.

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


def bring_back(run: Run, path: Path, *, write: bool) -> None:
    """Match the file with the journal; with `write` put in what is not there.

    Raises FileNotUsable.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileNotUsable(f"{path}: {error.strerror}.") from error
    own = read_own(content, path.name)
    if not own.entries and own.problems:
        raise FileNotUsable(f"{path} has no entry that pace can read.", problems=own.problems[:5])
    found = stand_to(run.home, own)
    if write:
        _write(run, found)
    run.output.show(lambda: _page(found, written=write), lambda: _document(found, written=write))


def _write(run: Run, found: BroughtBack) -> None:
    """The entries, and the names that the inventory lacks; both are undone together."""
    from pacing_cli.app.record import add_names, group_for, known
    from pacing_cli.shorthand.names import Match, fold
    from pacing_cli.storage.journal.restored import bring_back as put_back
    from pacing_cli.storage.paths import device_word

    there = {fold(name) for name in known(run)}
    new: dict[str, Match] = {}
    for entry in (*found.new, *found.same):  # of an interrupted call as well
        name = entry.activity
        if name and "source" not in entry.fields and fold(name) not in there:
            new.setdefault(fold(name), Match(name, new=True))
    group = group_for(run, tuple(new.values()))
    put_back(run.journal, run.home, device_word, found, run.now, group)
    add_names(run, tuple(new.values()), group)


def _page(found: BroughtBack, *, written: bool) -> Page:
    return (
        Heading("Imported" if written else "What an import would do", 1),
        *_counts(found),
        *_problems(found),
        Line(_ending(found, written=written)),
    )


def _counts(found: BroughtBack) -> Iterator[Part]:
    coming = (*found.new, *found.again)
    yield Line(f"An export of pace: {_told(coming)} new{_span(coming)}.")
    if found.same:
        yield Line(f"{_told(found.same)} are already in the journal, unchanged.")
    if found.other:
        yield Line(
            f"{_told(found.other)} changed or removed in the journal since. The journal stays as "
            "it is."
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
        return "Nothing new. Everything that pace could read is already in the journal."
    if written:
        return "Saved. To undo all of this import: pace undo"
    return "This was a preview. To save it, add --yes"


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
