"""`pace amend`: change an entry."""

from typing import Annotated

import typer

from pacing_cli.app.receipts import short_id, told_new, told_to_come, when_told
from pacing_cli.app.record import add_names, known
from pacing_cli.app.run import Pacing
from pacing_cli.app.selection import LAST, entry_named
from pacing_cli.cli.changing import change
from pacing_cli.cli.options import WordsArgument
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import Entry
from pacing_cli.shorthand.grammar import is_part
from pacing_cli.shorthand.values import field_of, read_value
from pacing_cli.shorthand.when import is_when
from pacing_cli.wording.receipt import told

DropOption = Annotated[
    list[str] | None,
    typer.Option("--drop", metavar="WORD", help="Take a part out: pain, minutes, note, +busy."),
]


def amend(ctx: typer.Context, words: WordsArgument = None, drop: DropOption = None) -> None:
    """Change an entry: the words that are given replace those parts, all others stay.

    pace amend last pain 4

    pace amend 4kd7 yesterday 18:00 15m

    pace amend last --drop pain

    Without an id, or with last, it is the entry that was written down last.
    pace list shows the ids. The old text is kept; pace show shows it.
    """
    pacing = Pacing.of(ctx)
    if not words and not drop:
        raise WordsNotUnderstood("What should change?", "Such as: pace amend last pain 4")
    name, *rest = words if words and not _is_change(words[0]) else [LAST, *(words or [])]
    old = entry_named(pacing, name)
    changed = change(old, rest, drop or [], pacing.clock, lambda: known(pacing))
    if changed.same_as(old) and not pacing.journal.in_conflict(old.id):
        _show(pacing, old, False)
        return
    add_names(pacing, changed.new)
    new = pacing.journal.amend(old, changed.fields, changed.at, changed.zone, pacing.now)
    _show(pacing, new, True, told_new(changed.new))


def _is_change(word: str) -> bool:
    """True for a word that says what changes. `p4` does; `p6m6sj` is the beginning of an id."""
    found = field_of(word)
    if found is None or found[1] is None:
        return is_when(word) or is_part(word)
    try:
        return bool(read_value(found[0], found[1]))
    except WordsNotUnderstood:
        return "=" in word or ":" in word


def _show(pacing: Pacing, entry: Entry, changed: bool, *more: str) -> None:
    if pacing.output.json:
        from pacing_cli.exporters.json.entries import entries_document

        pacing.output.document({**entries_document([entry]), "changed": changed})
    what = "Changed" if changed else "Nothing changed"
    when = when_told(entry, pacing.today)
    pacing.output.say(f"{what}: {told(entry)}, {when}. [{short_id(entry)}]")
    pacing.output.say(*told_to_come(pacing, entry), *filter(None, more))
