"""Which entry is meant: `last`, or the beginning of an id."""

from pacing_cli.cli.context import Pacing
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import Entry

LAST = "last"


def entry_named(pacing: Pacing, word: str) -> Entry:
    """The entry. Raises WordsNotUnderstood where none is meant, or several are."""
    return last_written(pacing) if word.lower() == LAST else pacing.journal.find(word)


def last_written(pacing: Pacing) -> Entry:
    """The entry that was written down last on this device, or else anywhere."""
    from pacing_cli.storage.paths import device_word
    from pacing_cli.storage.undo_trail import steps

    entries = pacing.journal.entries().entries
    if not entries:
        raise WordsNotUnderstood("There are no entries yet.", "pace log walk 12m writes one.")
    # The trail tells the order of two writes of the same second, which `noted` does not.
    for step in reversed(steps(pacing.home, device_word())):
        for entry in reversed(entries):
            if step.lines and step.lines in (entry.id, entry.word("batch")):
                return entry
    return max(entries, key=lambda entry: (entry.noted, entry.at, entry.id))
