"""Save entries: read the words, ask for missing ones, write, and show the receipt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pacing_cli.app.drafts import Drafted, draft
from pacing_cli.app.receipts import (
    begins_today,
    kept_win,
    next_thing,
    own_lines,
    receipt_line,
    receipt_of_many,
    told_bad_day,
    told_new,
    told_so_far,
    told_to_come,
)
from pacing_cli.app.run import Run
from pacing_cli.console.prompts import may_ask
from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.entry import FLARE, Entry
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.names import Known, Match
from pacing_cli.shorthand.refusals import Ambiguous, WhatMissing
from pacing_cli.shorthand.tokens import Tokens

if TYPE_CHECKING:
    from pacing_cli.model.activity import Activity

_MOST_QUESTIONS = 4
"""So often a line is asked about; each answer makes it clearer."""


def enter(run: Run, words: Sequence[str], kind: str | None = None) -> None:
    """Write down one entry from the words of a command line. `kind` None: the words say it."""
    try:
        parts = read(run, words, kind)
        drafted = draft(parts, run.clock)
    except WordsNotUnderstood as error:
        refused = (Problem("line 1", error.message, " ".join(words)),)
        _show_document(run, (), refused)
        raise
    first = not run.home.journal.is_dir()
    written, drafted = write(run, drafted)
    _show_document(run, written, ())
    if not run.output.json:
        run.output.say(*_receipt(run, written[0], drafted, first=first))
        _tell_signposts(run, written)


def tell_written(run: Run, written: Sequence[Entry], after: str = "") -> None:
    """The receipts of entries that were not typed word by word, and one line behind them."""
    _show_document(run, written, ())
    if not run.output.json:
        lines = (receipt_line(entry, run.today, told_so_far(run, entry)) for entry in written)
        run.output.say(*lines)
        run.output.say(*([after] if after else []))
        _tell_signposts(run, written)


def _receipt(run: Run, entry: Entry, drafted: Drafted, *, first: bool = False) -> tuple[str, ...]:
    """What was written, and one next thing at most; of a bad day only what it needs."""
    line = receipt_line(entry, run.today, told_so_far(run, entry))
    if begins_today(run, entry):
        return told_bad_day(run, entry, line)
    after = told_new(drafted.new) or next_thing(run, entry, first=first)
    win = kept_win(run, entry) if entry.kind == FLARE and entry.day == run.today else ()
    return (line, *told_to_come(run, entry), *win, *([after] if after else []))


def read(run: Run, words: Sequence[str], kind: str | None = None) -> Parts:
    """What the words say; on a terminal, what is missing or unclear is asked for.

    Raises WordsNotUnderstood.
    """
    asking = may_ask(run.output)
    line = Tokens.of_arguments(words)
    for _ in range(_MOST_QUESTIONS):
        try:
            parts = parse(line.again(), run.clock, lambda: known(run), kind)
            break
        except (Ambiguous, WhatMissing) as unclear:
            if not asking:
                raise
            from pacing_cli.console.entry_prompts import ask_about

            line, kind = ask_about(unclear, kind)
    else:
        raise WordsNotUnderstood(
            "pace still does not know which one you mean.", "For example: pace log walk 12m pain 4"
        )
    if asking and not parts.fields.keys() - {"activity"}:
        from pacing_cli.console.entry_prompts import ask_more

        return ask_more(parts, lambda more: _parse(run, line.with_more(more), kind))
    return parts


def known(run: Run) -> Known:
    """What may be typed for each activity of the inventory."""
    from pacing_cli.storage.settings.settings import known_activities

    return known_activities(run.home)


def write(run: Run, drafted: Drafted) -> tuple[tuple[Entry, ...], Drafted]:
    """Write the drafts and then the new names; with `new` as far as they are in the inventory.

    A file that cannot be used stops all.
    """
    group = group_for(run, drafted.new)
    written = run.journal.append(drafted.drafts, run.now, group)
    return written, drafted._replace(new=add_names(run, drafted.new, group))


def group_for(run: Run, new: Sequence[Match]) -> str:
    """What entries and the names that are new with them are undone with; empty without names.

    Raises FileNotUsable where the inventory cannot take them, before anything is written.
    """
    if not new:
        return ""
    from pacing_cli.storage.settings.settings import check_inventory
    from pacing_cli.storage.undo_log import new_id

    check_inventory(run.home)
    return new_id()


def add_names(run: Run, new: Sequence[Match], group: str = "") -> tuple[Match, ...]:
    """Add new activities to the inventory, after the entries, and return the added ones.

    If the disk refuses, the entries stay, and the next entry with that name adds it.
    `group`: the group that undo treats as one.
    """
    if not new:
        return ()
    from pacing_cli.errors import CouldNotWrite
    from pacing_cli.storage.settings.settings import add_activities

    try:
        added = [_new_activity(one.name) for one in new]
        add_activities(run.home, added, group)
    except CouldNotWrite as error:
        names = ", ".join(match.name for match in new)
        run.output.problem(
            f"{error.message}",
            f"The entry is saved. {names}: not in your activities yet. The next entry of that "
            "name adds it.",
        )
        return ()
    return tuple(new)


def _new_activity(name: str) -> "Activity":
    """What looks like a rest is logged, and never planned."""
    from pacing_cli.model.activity import Activity
    from pacing_cli.shorthand.vocabulary import looks_like_rest

    return Activity(name, kind="rest", plan=False) if looks_like_rest(name) else Activity(name)


def enter_lines(run: Run, lines: Sequence[str], where: str, *, keep_going: bool) -> None:
    """Write down every line of a text: all of them or none, or with `keep_going` the good ones.

    Raises WordsNotUnderstood with all the lines that were refused, whether or not the
    others were written.
    """
    from pacing_cli.app.drafts import drafts_of_lines

    drafted = drafts_of_lines(lines, where, run.clock, lambda: known(run))
    refused = drafted.problems
    written: tuple[Entry, ...] = ()
    if drafted.drafts and (keep_going or not refused):
        written, drafted = write(run, drafted)
    _show_document(run, written, refused)
    if written or not refused:
        new = told_new(drafted.new)
        run.output.say(receipt_of_many(written, run.now), *([new] if new else []))
        _tell_signposts(run, written)
    if refused:
        raise _lines_refused(refused, written=bool(written))


def _lines_refused(refused: Sequence[Problem], *, written: bool) -> WordsNotUnderstood:
    many = "1 line was" if len(refused) == 1 else f"{len(refused)} lines were"
    if written:
        return WordsNotUnderstood(f"{many} not saved. All others were.", problems=refused)
    return WordsNotUnderstood(
        f"Nothing was saved: {many} not understood.",
        "To save the others, add --keep-going",
        refused,
    )


def _parse(run: Run, words: Tokens, kind: str | None) -> Parts:
    return parse(words, run.clock, lambda: known(run), kind)


def _show_document(run: Run, written: Sequence[Entry], refused: Sequence[Problem]) -> None:
    if run.output.json:
        from pacing_cli.exporters.json.entries import entries_document

        signs = _signposts(run, written)
        more = {"signposts": list(signs)} if signs else {}
        if any(begins_today(run, entry) for entry in written):
            more["bad_day"] = list(own_lines(run))
        run.output.document({**entries_document(written, refused), **more})


def _notes(written: Sequence[Entry]) -> list[str]:
    return [note for entry in written if (note := entry.word("note"))]


def _signposts(run: Run, written: Sequence[Entry]) -> tuple[str, ...]:
    """Where to turn, if a note has a word of the list in it. Without a note nothing is loaded."""
    notes = _notes(written)
    if not notes:
        return ()
    from pacing_cli.app.cards import signpost_lines

    return signpost_lines(run, notes)


def _tell_signposts(run: Run, written: Sequence[Entry]) -> None:
    notes = _notes(written)
    if notes and not run.output.json:
        from pacing_cli.app.cards import tell_signposts

        tell_signposts(run, notes)
