"""`pace purge`: remove a span, a tag, a field or everything, for good."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.storage.maintenance.purge import Wanted

FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day.")]
LastDayOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day.")]
TagOption = Annotated[
    str | None, typer.Option("--tag", metavar="TAG", help="Entries with this tag.")
]
FieldOption = Annotated[
    str | None,
    typer.Option("--field", metavar="FIELD", help="One field of all entries, such as note."),
]
EverythingOption = Annotated[bool, typer.Option("--everything", help="All of it.")]
BackupsOption = Annotated[bool, typer.Option("--backups", help="From the dated copies, too.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Do it.")]


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
    """Really remove a span, a tag, a field such as notes, or everything.

    First it shows what would go and which dated copies hold it; --yes does it.
    To take an entry back that was wrong, use pace undo or pace withdraw instead.
    """
    from pacing_cli.cli.care_pages import purge_page
    from pacing_cli.storage.maintenance.purge import held, still_held
    from pacing_cli.storage.maintenance.purge import purge as remove
    from pacing_cli.storage.paths import device_word

    pacing = Pacing.of(ctx)
    wanted = _wanted(pacing, start, to, tag, field, everything)
    device = device_word()
    before = held(pacing.home, wanted, device)
    purges = remove(pacing.home, wanted, pacing.now, device, backups).purges if yes else ()
    still = still_held(pacing.home, wanted, purges)
    pacing.output.show(
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
    pacing: Pacing,
    start: str | None,
    to: str | None,
    tag: str | None,
    field: str | None,
    everything: bool,
) -> "Wanted":
    from pacing_cli.app.dates import read_past_day
    from pacing_cli.storage.maintenance.purge import Wanted

    if everything == any((start, to, tag, field)):
        raise WordsNotUnderstood(
            "Say what is to be removed: --from and --to, --tag, --field, or --everything alone."
        )
    first = read_past_day("--from", start, pacing.today)
    last = read_past_day("--to", to, pacing.today)
    if first and last and first > last:
        raise WordsNotUnderstood(f"--from {first} is later than --to {last}.")
    return Wanted(first, last, (tag or "").removeprefix("+"), _key(field), everything)


def _key(word: str | None) -> str:
    """The name in the file of a field as it is typed: `sleep` is `sleep_hours`."""
    from pacing_cli.model.entry import BY_WORD
    from pacing_cli.storage.journal.format import RESERVED

    if word in RESERVED or word == "activity":
        raise WordsNotUnderstood(f"“{word}” is in every entry and cannot be removed alone.")
    found = BY_WORD.get(word or "")
    return found.key if found else {"notes": "note"}.get(word or "", word or "")


def _told(wanted: "Wanted") -> str:
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
