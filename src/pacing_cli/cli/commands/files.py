"""`pace doctor`, `backup`, `restore` and `purge`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.page import Heading, Line, Page, Role
from pacing_cli.wording.phrases import count, full_date, listed

if TYPE_CHECKING:
    from pacing_cli.storage.maintenance.backup import Copy
    from pacing_cli.storage.maintenance.doctor import Examination, Finding
    from pacing_cli.storage.maintenance.purge import PurgeRequest, PurgeTally
    from pacing_cli.storage.maintenance.restore import RestoreDifference
    from pacing_cli.storage.paths import Home

_MOST_DETAILS: Final = 10
_ROLES: Final[dict[str, Role]] = {"first": "warn", "wrong": "note", "note": "dim"}
_REPAIRS: Final = {
    "purge": "pace would remove them.",
    "set aside": "pace would move these lines into a file of their own, byte for byte.",
    "make private": "pace would make it private.",
    "fold in": "pace would add its lines to this device's file, and move the copy aside.",
    "tidy": "pace would tidy it up.",
    "copy line": "pace would also add them to the file of their month.",
}


def doctor_page(found: "Examination", done: Sequence[str], copy: str) -> Page:
    """What was found, the heaviest first; with a repair what was done, and what is left."""
    title = "All files are fine" if found.sound else "Problems found"
    parts = [Line(sentence, item=True) for sentence in done]
    head = (Heading(title, 1), Line(_sum(found)))
    repaired = (Heading("Repaired"), *parts) if parts else ()
    kept = (Line(f"Your files as they were are in the backup {copy}."),) if copy else ()
    lines = [line for finding in found.findings for line in _finding(finding, bool(done))]
    offer = any(finding.repair for finding in found.findings) and not done
    ask = (Line("To do this, after a backup of everything: pace doctor --repair"),) if offer else ()
    return (*head, *repaired, *kept, *lines, *ask)


def _sum(found: "Examination") -> str:
    entries = count(found.entries, "entry", "entries")
    return f"{entries} in {count(found.files, 'file')} of the journal."


def _finding(finding: "Finding", repaired: bool) -> list[Line]:
    end = "" if finding.what.endswith("?") else "."
    sentences = [f"{finding.where}: {finding.what}{end}"]
    if finding.repair and not repaired:
        sentences.append(_REPAIRS[finding.repair])
    if finding.advice:
        sentences.append(finding.advice)
    lines = [Line(" ".join(sentences), _ROLES[finding.weight], item=True)]
    for detail in finding.details[:_MOST_DETAILS]:
        text = f" “{detail.text}”" if detail.text else ""
        lines.append(Line(f"{detail.where}: {detail.message}.{text}", "dim", item=True))
    if len(finding.details) > _MOST_DETAILS:
        more = count(len(finding.details) - _MOST_DETAILS, "more line")
        lines.append(Line(f"and {more} like these", "dim", item=True))
    return lines


def doctor_document(found: "Examination", done: Sequence[str], copy: str) -> dict[str, object]:
    """`pace/doctor/1`."""
    return {
        "schema": "pace/doctor/1",
        "sound": found.sound,
        "entries": found.entries,
        "files": found.files,
        "findings": [
            {
                "weight": finding.weight,
                "where": finding.where,
                "what": finding.what,
                "repair": finding.repair or None,
                "advice": finding.advice or None,
                "details": [detail._asdict() for detail in finding.details],
            }
            for finding in found.findings
        ],
        "repaired": list(done),
        "copy": copy or None,
    }


def copies_page(there: Sequence["Copy"]) -> Page:
    """The dated copies, the newest first."""
    if not there:
        return (Heading("Backups", 1), Line("You have no backups yet. To make one: pace backup"))
    return (
        Heading("Backups", 1),
        *(Line(_copy_line(copy), item=True) for copy in reversed(there)),
        Line("To see what a backup would restore: pace restore NAME"),
    )


def _copy_line(copy: "Copy") -> str:
    name = copy.name
    why = f", {name.why.replace('-', ' ')}" if name.why else ""
    return f"{name.text}: {full_date(name.on)}{why}"


def restore_page(name: str, found: "RestoreDifference", done: bool, kept: str) -> Page:
    """What bringing a copy back would change, or has changed."""
    if found.nothing:
        return (
            Heading(f"From {name}", 1),
            Line("Your journal already has everything in this backup. There is nothing to do."),
        )
    would = "" if done else "would be "
    lines = []
    if found.lines:
        many = count(len(found.lines), "line")
        lines.append(f"{many} of the journal {would}added. Everything that is there now stays.")
    for paths, what in (
        (found.replaced, "restored as in the backup"),
        (found.added, "added"),
        (found.removed, "removed, because the backup does not have it"),
    ):
        lines += [f"{path.as_posix()}: {would}{what}" for path in paths]
    last = (
        f"Your files as they were are in the backup {kept}."
        if done
        else "This was a preview. To do it, after a backup of what is there now, add --yes"
    )
    head = Heading(f"Restored from {name}" if done else f"What {name} would restore", 1)
    return (head, *(Line(text, item=True) for text in lines), Line(last))


def purge_page(
    what: str, held: "PurgeTally", still: Sequence[tuple[str, int]], done: bool, every: bool
) -> Page:
    """What is removed, and where it still is. `every`: it is all there is."""
    parts = []
    if held.lines:
        entries = count(held.entries, "entry", "entries")
        parts.append(f"{count(held.lines, 'line')} of the journal, about {entries}")
    if held.plans:
        parts.append(count(held.plans, "plan that was shown", "plans that were shown"))
    read = [path for path in held.files if path.parts[:2] == ("inbox", "done") and not every]
    free = [path.as_posix() for path in held.files if path not in read]
    head = Heading(f"{'Removed' if done else 'To be removed'}: {what}", 1)
    lines = [Line(listed(parts) + "." if parts else "The journal has nothing like that.")]
    if held.unread:
        many = count(held.unread, "line")
        text = f"{many} cannot be read and may have it. To see where: pace doctor"
        lines.append(Line(text, "note"))
    if free:
        shown = listed([*free[:5], *([f"{len(free) - 5} more"] if len(free) > 5 else [])])
        lines.append(Line(f"Files: {shown}." if every else f"Not searched: {shown}.", "note"))
    if read:
        gone = "removed" if done else "to be removed"
        many = count(len(read), "text")
        lines.append(Line(f"{many} in inbox/done {gone}: the journal has those entries."))
    if held.elsewhere:
        names = listed([path.as_posix() for path in held.elsewhere])
        later = (
            "A sync can bring it back, until you also type pace purge --everything there."
            if every
            else "pace removes it there on the next day that it runs on that device. No device "
            f"{'shows' if done else 'would show'} it any more."
        )
        lines.append(Line(f"Another device wrote {names}. {later}", "note"))
    dated = [name for name, _ in still if name != "set-aside"]
    if dated:
        yet = "still " if done else ""
        lines.append(Line(f"These backups {yet}have it: {listed(dated)}.", "note"))
    if len(dated) < len(still):
        lines.append(Line("The files in backups/set-aside may have it.", "note"))
    if still:
        lines.append(Line("To remove it from the backups as well, add --backups"))
    if not done:
        lines.append(Line("This was a preview. To do it, add --yes"))
    return (head, *lines)


# `pace backup`: a dated copy of everything, or everything in one file.

ZipOption = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="Save everything in one .zip file."),
]
ListOption = Annotated[bool, typer.Option("--list", help="Show the backups.")]


def backup(ctx: typer.Context, to: ZipOption = None, show: ListOption = False) -> None:
    """Back up everything. pace also makes a backup on every day that you use it.

    pace keeps 7 daily, 4 weekly and 12 monthly backups, in the folder backups of your pace
    folder. To save one on another disk: pace backup --to FILE.zip
    """
    run = Run.of(ctx)
    if show:
        _show_copies(run)
    elif to is not None:
        _pack(run, to)
    else:
        _copy_now(run)


def _show_copies(run: Run) -> None:
    from pacing_cli.storage.maintenance.backup import copies

    there = copies(run.home)
    names = [copy.name.text for copy in there]
    run.output.show(
        lambda: copies_page(there), lambda: {"schema": "pace/copies/1", "copies": names}
    )


def _copy_now(run: Run) -> None:
    from pacing_cli.storage.maintenance.backup import make
    from pacing_cli.wording.phrases import count

    made = make(run.home, run.now, "asked")
    name = made.copy.name.text
    run.output.say(f"Copied {count(made.files, 'file')} to backups/{name}.")
    run.output.problem(
        *(f"pace cannot read {one}, so it left that file out." for one in made.left_out)
    )
    if run.output.json:
        run.output.document({"schema": "pace/backup/1", "copy": name, "files": made.files})


def _pack(run: Run, to: Path) -> None:
    from pacing_cli.storage.maintenance.restore import pack
    from pacing_cli.wording.phrases import count

    files = pack(run.home, to.expanduser())
    run.output.say(f"{count(files, 'file')} saved in {to}. Only you can read this file.")
    if run.output.json:
        run.output.document({"schema": "pace/backup/1", "file": str(to), "files": files})


# `pace restore`: bring a dated copy back.

NameArgument = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="The name of a backup, or a .zip file.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do it.")]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="Exactly as it was then, without newer entries.")
]
JournalOption = Annotated[
    bool, typer.Option("--journal", help="Only the journal. Settings stay as they are.")
]


def restore(
    ctx: typer.Context,
    name: NameArgument = None,
    yes: YesOption = False,
    exact: ExactOption = False,
    journal: JournalOption = False,
) -> None:
    """Restore a backup. Without a name, pace lists the backups.

    First pace shows what would change. To restore, after a backup of what is there now, add
    --yes. Newer entries stay, unless you add --exact. With --journal, settings stay as they are.
    """
    from pacing_cli.storage.maintenance.backup import copies
    from pacing_cli.storage.maintenance.restore import bring_back, difference
    from pacing_cli.storage.paths import device_word

    run = Run.of(ctx)
    if name is None:
        there = copies(run.home)
        names = [copy.name.text for copy in there]
        run.output.show(
            lambda: copies_page(there), lambda: {"schema": "pace/copies/1", "copies": names}
        )
        return
    with _copy_meant(run, name) as (title, copy):
        found = difference(run.home, copy, exact, journal)
        doing = yes and not found.nothing
        made = bring_back(run.home, device_word(), copy, run.now, exact, journal) if doing else None
    kept = made.copy.name.text if made else ""
    run.output.show(
        lambda: restore_page(title, found, doing, kept),
        lambda: {
            "schema": "pace/restore/1",
            "copy": title,
            "done": doing,
            "lines": len(found.lines),
            "replaced": [path.as_posix() for path in found.replaced],
            "added": [path.as_posix() for path in found.added],
            "removed": [path.as_posix() for path in found.removed],
            "before": kept or None,
        },
    )


@contextmanager
def _copy_meant(run: Run, typed: str) -> "Iterator[tuple[str, Home]]":
    """The copy that is meant: a name or its beginning, or a .zip file."""
    from pacing_cli.storage.maintenance.backup import find

    if typed.endswith(".zip"):
        from pacing_cli.storage.maintenance.restore import unpacked

        with unpacked(Path(typed).expanduser(), run.home.backups) as home:
            yield Path(typed).name, home
        return
    found = find(run.home, typed)
    if found is None:
        raise WordsNotUnderstood(
            f'No backup has a name that begins with "{typed}".',
            "To see the backups: pace restore",
        )
    yield found.name.text, found.home


# `pace doctor`: look whether all files are well, and put right what can be.

RepairOption = Annotated[
    bool, typer.Option("--repair", help="Repair what pace can, after a backup of everything.")
]
SettleOption = Annotated[
    bool, typer.Option("--settle", help="Choose between a settings file and its copy.")
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="WHICH", help="With --settle: main, copy or KEY=copy."),
]
RepairYesOption = Annotated[
    bool, typer.Option("--yes", help="With --keep: even if this lifts a safety stop.")
]


def doctor(
    ctx: typer.Context,
    repair: RepairOption = False,
    settle: SettleOption = False,
    keep: KeepOption = None,
    yes: RepairYesOption = False,
) -> None:
    """Check every file. pace lists each problem, the worst first, and how it can be mended.

    pace changes nothing without --repair or --settle, and never throws a byte away. The exit
    code is 0 when all is well, and 3 when there is a problem.
    """
    from pacing_cli.errors import FileNotUsable
    from pacing_cli.storage.maintenance.doctor import examine
    from pacing_cli.storage.maintenance.repair import repair as put_right
    from pacing_cli.storage.paths import device_word

    run = Run.of(ctx)
    done = put_right(run.home, device_word(), run.now) if repair else None
    settled: tuple[str, ...] = ()
    if settle or keep:
        from pacing_cli.cli.settling import read_kept, settle_copies

        settled = settle_copies(run, read_kept(keep or ()), lifting=yes)
    found = examine(run.home, run.today)
    told = (*(done.done if done else ()), *settled)
    copy = done.before.copy.name.text if done and done.before else ""
    run.output.show(
        lambda: doctor_page(found, told, copy), lambda: doctor_document(found, told, copy)
    )
    if not found.sound:
        raise typer.Exit(FileNotUsable.exit_code)


# `pace purge`: remove a span, a tag, a field or everything, for good.

FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day.")]
LastDayOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day.")]
TagOption = Annotated[
    str | None, typer.Option("--tag", metavar="TAG", help="Entries with this tag.")
]
FieldOption = Annotated[
    str | None,
    typer.Option("--field", metavar="FIELD", help="One field of all entries, for example note."),
]
EverythingOption = Annotated[bool, typer.Option("--everything", help="Everything.")]
BackupsOption = Annotated[
    bool, typer.Option("--backups", help="Remove it from the backups as well.")
]


def purge(
    ctx: typer.Context,
    start: FromOption = None,
    to: LastDayOption = None,
    tag: TagOption = None,
    field: FieldOption = None,
    everything: EverythingOption = False,
    backups: BackupsOption = False,
    yes: YesOption = False,
) -> None:
    """Delete dates, a tag, a field such as notes, or everything, for good.

    First pace shows what it would delete, and which backups have it. To delete, add --yes.
    To remove one entry, use pace undo or pace withdraw instead.
    """
    from pacing_cli.storage.maintenance.purge import held, still_held
    from pacing_cli.storage.maintenance.purge import purge as remove
    from pacing_cli.storage.paths import device_word

    run = Run.of(ctx)
    wanted = _wanted(run, start, to, tag, field, everything)
    device = device_word()
    before = held(run.home, wanted, device)
    purges = remove(run.home, wanted, run.now, device, backups).purges if yes else ()
    still = still_held(run.home, wanted, purges)
    run.output.show(
        lambda: purge_page(_told(wanted), before, still, yes, wanted.everything),
        lambda: {
            "schema": "pace/purge/1",
            "what": _told(wanted),
            "done": yes,
            "lines": before.lines,
            "entries": before.entries,
            "plans": before.plans,
            "unread": before.unread,
            "files": [path.as_posix() for path in before.files],
            "elsewhere": [path.as_posix() for path in before.elsewhere],
            "held_by": [{"copy": name, "count": many} for name, many in still],
        },
    )


def _wanted(
    run: Run,
    start: str | None,
    to: str | None,
    tag: str | None,
    field: str | None,
    everything: bool,
) -> "PurgeRequest":
    from pacing_cli.app.dates import read_past_day
    from pacing_cli.storage.maintenance.purge import PurgeRequest

    if everything == any((start, to, tag, field)):
        raise WordsNotUnderstood(
            "Say what to remove: --from and --to, --tag, --field, or --everything alone."
        )
    first = read_past_day("--from", start, run.today)
    last = read_past_day("--to", to, run.today)
    if first and last and first > last:
        raise WordsNotUnderstood(f"--from {first} is later than --to {last}.")
    return PurgeRequest(first, last, (tag or "").removeprefix("+"), _key(field), everything)


def _key(word: str | None) -> str:
    """The name in the file of a field as it is typed: `sleep` is `sleep_hours`."""
    from pacing_cli.model.entry import BY_WORD
    from pacing_cli.storage.journal.format import RESERVED

    if word in RESERVED or word == "activity":
        raise WordsNotUnderstood(
            f'Every entry needs "{word}", so pace cannot remove that field alone.'
        )
    found = BY_WORD.get(word or "")
    return found.key if found else {"notes": "note"}.get(word or "", word or "")


def _told(wanted: "PurgeRequest") -> str:
    if wanted.everything:
        return "everything"
    parts = [f"the field {wanted.field} of"] if wanted.field else []
    parts.append("entries")
    if wanted.tag:
        parts.append(f"with +{wanted.tag}")
    if wanted.start:
        parts.append(f"from {wanted.start}")
    if wanted.end:
        parts.append(f"to {wanted.end}")
    return " ".join(parts)
