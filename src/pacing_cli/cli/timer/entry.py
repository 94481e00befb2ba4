"""From a run of the timer to a line in the journal, once and no more than was done."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.entering import add_names, group_for, known
from pacing_cli.cli.words.grammar import parse
from pacing_cli.cli.words.names import Match, fold
from pacing_cli.cli.words.tokens import Tokens
from pacing_cli.model.entry import ACTIVITY, Entry
from pacing_cli.model.quantity import Amount, word_for
from pacing_cli.model.value import Value
from pacing_cli.storage.journal import Draft
from pacing_cli.storage.timer_runs import Run

_ANY: Final = "walk"
"""Stands for the name while the words are read: the name itself is settled already."""


class Written(Value):
    """The entry, and the activity where it is new with it."""

    entry: Entry
    new: tuple[Match, ...] = ()


def write_run(pacing: Pacing, run: Run, fields: Mapping[str, object]) -> Written | None:
    """Write it down; None where it is in the journal already. Raises CouldNotWrite.

    `fields`: what `read_more` gave.
    """
    since = run.at.date()
    if any(one.word("timer") == run.id for one in pacing.journal.entries(since=since).entries):
        return None
    found: dict[str, object] = {**fields, "activity": run.activity, "timer": run.id}
    if len(run.bouts) > 1:
        found["bouts"] = [round(bout / 60, 4) for bout in run.bouts]
    listed = {fold(name) for name in known(pacing).values()}
    new = () if fold(run.activity) in listed else (Match(run.activity, new=True),)
    group = group_for(pacing, new)
    noted = max(pacing.now, run.at + timedelta(seconds=run.seconds))
    (entry,) = pacing.journal.append([Draft(ACTIVITY, run.at, run.zone, found)], noted, group)
    return Written(entry, add_names(pacing, new, group))


def read_more(pacing: Pacing, run: Run, more: Sequence[str] = ()) -> Mapping[str, object]:
    """How long it was, and what the words say beside it: `effort 3`, `+busy`, `stopped pain`.

    Read as the words of `pace log` are. A pain alone is that of now, after it.
    Raises WordsNotUnderstood.
    """
    amount = word_for(Amount("minutes", run.seconds / 60))
    words = Tokens.of_arguments([_ANY, amount, *more])
    fields = dict(parse(words, pacing.clock, lambda: {_ANY: _ANY}).fields)
    if "pain" in fields and "pain_after" not in fields:
        fields["pain_after"] = fields.pop("pain")
    return fields
