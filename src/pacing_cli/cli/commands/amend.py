"""`pace amend`: change an entry."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pacing_cli.app.receipts import short_id, told_new, told_to_come, when_told
from pacing_cli.app.record import add_names, known
from pacing_cli.app.run import Run
from pacing_cli.app.selection import LAST, entry_meant, entry_named
from pacing_cli.cli.options import WordsArgument
from pacing_cli.console.prompts import ask_yes_no, may_ask
from pacing_cli.errors import FileNotUsable, Stopped, WordsNotUnderstood
from pacing_cli.model.entry import ACTIVITY, BY_WORD, FLARE, FLARE_END, PAIN_AFTER, Entry
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.text import shown
from pacing_cli.model.value import Value
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.grammar import Parts, is_part, parse
from pacing_cli.shorthand.names import Known, Match
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.shorthand.values import field_of, read_value
from pacing_cli.shorthand.when import is_when
from pacing_cli.wording.phrases import count, listed
from pacing_cli.wording.receipt import told

if TYPE_CHECKING:
    from pacing_cli.storage.undo import Undone


# Changing an entry: the words that are given replace those parts, all others stay.

_OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "pain": ("pain", PAIN_AFTER),
    "after": (PAIN_AFTER,),
    "note": ("note",),
    "tags": ("tags",),
    **{measure: (measure,) for measure in MEASURES},
}
"""What can be dropped by a word that is not simply a field's own."""


class Changed(Value):
    """An entry's new text, and the name that is new with it."""

    at: datetime
    zone: str
    fields: Mapping[str, object]
    new: tuple[Match, ...] = ()

    def same_as(self, old: Entry) -> bool:
        """True where nothing is different."""
        return (self.at, self.zone, dict(self.fields)) == (old.at, old.zone, dict(old.fields))


def change(
    old: Entry,
    words: Sequence[str],
    drop: Sequence[str],
    clock: Clock,
    known: Callable[[], Known],
) -> Changed:
    """The entry with the words put in the place of what they name; first `drop` takes out."""
    parts = parse(Tokens.of_arguments(words), clock, known, amending=True)
    _check_kind(old, parts)
    left = _without(old.fields, drop)
    fields = {**left, **parts.fields}
    if "tags" in parts.fields:
        fields["tags"] = [*dict.fromkeys((*_tags(left), *_tags(parts.fields)))]
    at = parts.when.resolve(clock, old.at) if parts.when else old.at
    zone = clock.zone_of(at) if parts.when else old.zone
    if parts.when and (parts.when.at or parts.when.moment):
        fields.pop("date_only", None)
    new = (parts.activity,) if parts.activity and parts.activity.new else ()
    return Changed(at, zone, fields, new)


def _check_kind(old: Entry, parts: Parts) -> None:
    if parts.kind not in (None, old.kind):
        raise WordsNotUnderstood(
            f"pace cannot turn a {_kind(old.kind)} into another kind of entry.",
            "Remove it with pace withdraw last, and log it again.",
        )
    amount = next((measure for measure in MEASURES if measure in parts.fields), None)
    if amount and old.kind != ACTIVITY:
        raise WordsNotUnderstood(
            f"Only an activity has {amount}, and this entry is {told(old)}.",
            "To see the entries: pace list. To change one, put its id first: pace amend ID 12m",
        )


def _kind(kind: str) -> str:
    return "flare" if kind in (FLARE, FLARE_END) else kind


def _without(fields: Mapping[str, object], drop: Sequence[str]) -> dict[str, object]:
    left = dict(fields)
    for word in drop:
        if word.startswith("+"):
            _drop_tag(left, word)
            continue
        for key in _keys(word):
            left.pop(key, None)
    return left


def _drop_tag(fields: dict[str, object], word: str) -> None:
    kept = [tag for tag in _tags(fields) if tag.casefold() != word[1:].casefold()]
    fields.pop("tags", None)
    if kept:
        fields["tags"] = kept


def _keys(word: str) -> tuple[str, ...]:
    lower = word.lower()
    found = field_of(lower)
    if lower in _OTHERS:
        return _OTHERS[lower]
    if found and found[1] is None:
        return _OTHERS.get(found[0].word, (found[0].key,))
    allowed = ", ".join(dict.fromkeys((*BY_WORD, *_OTHERS)))
    raise WordsNotUnderstood(f"--drop can be {allowed}, or +tag, and you typed {shown(word)}.")


def _tags(fields: Mapping[str, object]) -> tuple[str, ...]:
    tags = fields.get("tags")
    return tuple(map(str, tags)) if isinstance(tags, list | tuple) else ()


DropOption = Annotated[
    list[str] | None,
    typer.Option("--drop", metavar="WORD", help="Remove a part: pain, minutes, note, +busy."),
]


def amend(ctx: typer.Context, words: WordsArgument = None, drop: DropOption = None) -> None:
    """Change an entry. The words you type replace those parts, and the others stay.

    pace amend last pain 4

    pace amend 4kd7 yesterday 18:00 15m

    pace amend the walk of yesterday 15m

    pace amend last --drop pain

    pace amend 20m changes the entry that you logged last. You can name another one by what it was,
    or by its id from pace list. pace show still shows the old text.
    """
    run = Run.of(ctx)
    if not words and not drop:
        raise WordsNotUnderstood("What should change?", "For example: pace amend pain 4")
    old, rest = _meant(run, words or [])
    changed = change(old, rest, drop or [], run.clock, lambda: known(run))
    if changed.same_as(old) and not run.journal.in_conflict(old.id):
        _show(run, old, False)
        return
    add_names(run, changed.new)
    new = run.journal.amend(old, changed.fields, changed.at, changed.zone, run.now)
    _show(run, new, True, told_new(changed.new))


def _meant(run: Run, words: Sequence[str]) -> tuple[Entry, Sequence[str]]:
    """The entry, and what changes about it. Words that name none are about the last one."""
    if not words or _is_change(words[0]):
        return entry_named(run, LAST), words
    try:
        found = entry_meant(run, words)
    except WordsNotUnderstood as unknown:
        last = entry_named(run, LAST)
        try:
            changed = change(last, words, (), run.clock, lambda: known(run))
        except WordsNotUnderstood:
            raise unknown from None
        if changed.new:
            raise WordsNotUnderstood(
                f"There is no entry of {shown(changed.new[0].name)}. Nothing was changed.",
                f"To give your last entry that name: pace amend last {' '.join(words)}\n"
                "To see the entries: pace list",
            ) from None
        return last, words
    if found.by_name and not found.rest:
        raise WordsNotUnderstood(
            f"What should change about {told(found.entry)}, {when_told(found.entry, run.today)}?",
            f"For example: pace amend {' '.join(words)} 10m",
        )
    return found.entry, found.rest


def _is_change(word: str) -> bool:
    """True for a word that says what changes. `p4` does; `p6m6sj` is the beginning of an id."""
    found = field_of(word)
    if found is None or found[1] is None:
        return is_when(word) or is_part(word)
    try:
        return bool(read_value(found[0], found[1]))
    except WordsNotUnderstood:
        return "=" in word or ":" in word


def _show(run: Run, entry: Entry, changed: bool, *more: str) -> None:
    if run.output.json:
        from pacing_cli.exporters.json.entries import entries_document

        run.output.document({**entries_document([entry]), "changed": changed})
    what = "Changed" if changed else "Nothing changed"
    when = when_told(entry, run.today)
    run.output.say(f"{what}: {told(entry)}, {when}. [{short_id(entry)}]")
    run.output.say(*told_to_come(run, entry), *filter(None, more))


# `pace withdraw`: take entries out of the journal.

IdsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ENTRY...", help=("A name, last, or the first letters of ids.")),
]


def withdraw(ctx: typer.Context, ids: IdsArgument) -> None:
    """Remove entries from the journal.

    pace withdraw last

    pace withdraw hoovering

    pace withdraw 4kd7 9xs2

    A name means the last entry of that name. To see the ids: pace list. To put them back: pace undo
    """
    run = Run.of(ctx)
    entries = _named(run, ids)
    run.journal.withdraw(entries, run.now)
    if run.output.json:
        from pacing_cli.exporters.json.entries import entry_line

        withdrawn = [entry_line(entry) for entry in entries]
        run.output.document({"schema": "pace/withdrawn/1", "withdrawn": withdrawn})
    for entry in entries:
        run.output.say(f"Removed: {told(entry)}, {when_told(entry, run.today)}.")
    run.output.say(*_still_listed(run, entries), "To put it back: pace undo")


def _named(run: Run, words: Sequence[str]) -> list[Entry]:
    """The entries; one that was named by what it was is shown and asked about on a terminal."""
    first = entry_meant(run, words)
    if not first.by_name:
        return list({(found := entry_named(run, one)).id: found for one in words}.values())
    if first.rest:
        raise WordsNotUnderstood(
            f'pace cannot read "{" ".join(first.rest)}" there.',
            f"For example: pace withdraw {first.entry.activity or LAST}",
        )
    entry = first.entry
    if may_ask(run.output) and not ask_yes_no(
        f"Remove {told(entry)}, {when_told(entry, run.today)}?"
    ):
        raise Stopped("Nothing was removed.")
    return [entry]


def _still_listed(run: Run, gone: "Sequence[Entry]") -> Iterator[str]:
    """For a name of which no entry is left: a slip of the fingers would stay in the plan."""
    left = {entry.activity for entry in run.again().loaded().entries}
    for name in dict.fromkeys(entry.activity for entry in gone):
        if name and name not in left and name in _listed(run):
            typed = f'"{name}"' if " " in name else name
            yield (
                f"{name} is still one of your activities. To leave it out of the plan: "
                f"pace activity pause {typed}"
            )


def _listed(run: Run) -> Collection[str]:
    """The names of the list; none where it cannot be used, as the entries are taken out already."""
    from pacing_cli.storage.settings.settings import known_activities

    try:
        return known_activities(run.home)
    except FileNotUsable:
        return ()


# `pace undo`: take back the last thing that was written.

_MOST_TOLD = 5
_WHAT = {
    "added": "Undone",
    "amended": "Back as it was",
    "withdrawn": "Back in the journal",
}


YesOption = Annotated[
    bool, typer.Option("--yes", help="Even if this lifts a safety stop or envelope mode.")
]
SkipOption = Annotated[
    bool, typer.Option("--skip", help="Leave out a change if you have edited the file since.")
]


def undo(ctx: typer.Context, yes: YesOption = False, skip: SkipOption = False) -> None:
    """Undo the last thing that was saved on this device.

    Type it again to undo the one before.
    """
    from pacing_cli.storage.undo import undo as undo_last

    run = Run.of(ctx)
    undone = undo_last(run.journal, run.now, lifting=yes, passing=skip)
    if run.output.json:
        _document(run, undone)
    elif undone is None:
        run.output.say("There is nothing to undo.")
    else:
        _tell(run, undone)


def _tell(run: Run, undone: "Undone") -> None:
    entries = undone.entries
    for entry in entries[:_MOST_TOLD]:
        when = when_told(entry, run.today)
        run.output.say(f"{_WHAT.get(undone.what, 'Undone')}: {told(entry)}, {when}.")
    if len(entries) > _MOST_TOLD:
        run.output.say(f"And {count(len(entries) - _MOST_TOLD, 'more entry', 'more entries')}.")
    if undone.files:
        files = listed(sorted(set(undone.files)))
        run.output.say(f"{files}: as it was before.")


def _document(run: Run, undone: "Undone | None") -> None:
    from pacing_cli.exporters.json.entries import entry_line

    run.output.document(
        {
            "schema": "pace/undone/1",
            "what": undone.what if undone else None,
            "entries": [entry_line(entry) for entry in undone.entries] if undone else [],
            "files": list(undone.files) if undone else [],
        }
    )
