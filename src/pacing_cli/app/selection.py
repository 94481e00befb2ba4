"""Select entries by span, kind, activity and tag, and leave out fields."""

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from pacing_cli.app.dates import Span, no_such_days, read_period
from pacing_cli.app.run import Run
from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.model.entry import EVENT_KINDS, Entry
from pacing_cli.model.text import did_you_mean
from pacing_cli.model.value import Value


class Choice(Value):
    """What is kept. Empty means everything; capitals make no difference."""

    first: date | None = None
    last: date | None = None
    kinds: Collection[str] = ()
    activities: Collection[str] = ()
    tags: Collection[str] = ()
    without: Collection[str] = ()
    """Fields that are left out of every entry, by their name in the journal."""

    def of(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries that are meant, without the fields that are not."""
        return tuple(self._told(entry) for entry in entries if self.has(entry))

    def has(self, entry: Entry) -> bool:
        """Whether an entry is meant."""
        return (
            (self.first is None or entry.day >= self.first)
            and (self.last is None or entry.day <= self.last)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.activities or _folded(entry.activity) in self.activities)
            and (not self.tags or not self.tags_of(entry).isdisjoint(self.tags))
        )

    def tags_of(self, entry: Entry) -> set[str]:
        """The tags of an entry, without capitals."""
        return {tag.casefold() for tag in entry.tags}

    def _told(self, entry: Entry) -> Entry:
        if not self.without:
            return entry
        kept = {key: value for key, value in entry.fields.items() if key not in self.without}
        return entry._replace(fields=kept)


def _folded(name: str | None) -> str:
    return (name or "").casefold()


def read_kinds(words: Sequence[str] | None) -> tuple[str, ...]:
    """The kinds of the file; people write `flare end`. Raises WordsNotUnderstood."""
    return tuple(_kind(word) for word in words or ())


def _kind(word: str) -> str:
    kind = "_".join(word.lower().split())
    if kind not in EVENT_KINDS:
        raise WordsNotUnderstood(
            f'--kind can be {", ".join(EVENT_KINDS)}, and you typed "{word}".'
            + did_you_mean(kind, EVENT_KINDS)
        )
    return kind


def read_activities(
    run: Run, words: Sequence[str] | None, entries: Sequence[Entry]
) -> tuple[str, ...]:
    """The activities that names, short names or beginnings mean, or the words as they are."""
    if not words:
        return ()
    from pacing_cli.app.record import known
    from pacing_cli.shorthand.names import match

    logged = {entry.activity: entry.activity for entry in entries if entry.activity}
    names = {**logged, **known(run)}
    return tuple(match([word], names, 1).name.casefold() for word in words)


class ListWords(Value):
    """What the words behind `pace list` name; empty or None where they name none of it."""

    period: Span | None = None
    kinds: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_list_words(run: Run, words: Sequence[str]) -> ListWords:
    """Days, an activity or a kind, and tags: `walk last week`, `yesterday`, `notes +rain`.

    Raises WordsNotUnderstood.
    """
    tags = read_tags([word for word in words if word.startswith("+")])
    rest = [word for word in words if not word.startswith("+")]
    for cut in range(len(rest), -1, -1):
        for name, days in ((rest[:cut], rest[cut:]), (rest[cut:], rest[:cut])):
            period = read_period(" ".join(days), run.today) if days else None
            found = _named_in_list(run, " ".join(name)) if name else ListWords()
            if found is not None and (period or not days):
                return found._replace(period=period, tags=tags)
    raise no_such_days(" ".join(words), "list")


def _named_in_list(run: Run, name: str) -> ListWords | None:
    """An activity, or a kind of entries in one or many: `walk`, `note`, `notes`."""
    from pacing_cli.app.record import known
    from pacing_cli.shorthand.names import match

    kind = name.lower().replace(" ", "_").removesuffix("s")
    if kind in EVENT_KINDS:
        return ListWords(kinds=(kind,))
    try:
        found = match([name], known(run), 1)
    except WordsNotUnderstood:
        return None
    return None if found.new else ListWords(activities=(found.name.casefold(),))


def with_a_file(
    run: Run, words: Sequence[str], file: str, entries: Sequence[Entry]
) -> tuple[list[str], str]:
    """The activities, and the file where one word behind a known name is one: `walk out.csv`.

    `file`: as it was named otherwise, `-` where it was not.
    """
    *front, last = words or ("",)
    name, _, behind = last.rpartition(" ")
    if file != PIPED or not name:
        return [*words], file
    from pacing_cli.app.record import known

    names = {*known(run), *(one.activity.casefold() for one in entries if one.activity)}
    if last.casefold() in names or name.casefold() not in names:
        return [*words], file
    return [*front, name], behind


def read_tags(words: Sequence[str] | None) -> tuple[str, ...]:
    """The tags, with or without their plus."""
    return tuple(word.removeprefix("+").casefold() for word in words or ())


def check_order(first: date | None, last: date | None) -> None:
    """Raises WordsNotUnderstood where the first day is later than the last."""
    if first is not None and last is not None and first > last:
        raise WordsNotUnderstood(f"--from {first} is later than --to {last}.")


# Which entry is meant: `last`, or the beginning of an id.

LAST = "last"


def entry_named(run: Run, word: str) -> Entry:
    """The entry. Raises WordsNotUnderstood where none is meant, or several are."""
    return last_written(run) if word.lower() == LAST else run.journal.find(word)


class EntryMeant(Value):
    """An entry that was named, and the words behind its name."""

    entry: Entry
    rest: tuple[str, ...]
    by_name: bool = False
    """It was named by what it says, and not by its id."""


_OF: Final = ("of", "from", "on")
_ARTICLES: Final = ("the", "my")


def entry_meant(run: Run, words: Sequence[str]) -> EntryMeant:
    """Find the entry of the first words: `4kd7`, `last`, `washing up`, `the walk of yesterday`.

    Raises WordsNotUnderstood.
    """
    named = _by_words(run, list(words))
    if named:
        return named
    return EntryMeant(entry_named(run, words[0]), tuple(words[1:]))


def _by_words(run: Run, words: list[str]) -> EntryMeant | None:
    from pacing_cli.shorthand.names import KIND_WORDS, fold
    from pacing_cli.shorthand.spoken_when import spoken_when

    bare = words[1:] if words[0].lower() in _ARTICLES else words
    bare = bare[1:] if len(bare) < len(words) and bare[:1] == [LAST] else bare
    entries = run.journal.entries().entries
    names = {name: name for one in entries if (name := fold(one.activity or ""))}
    many = next((n for n in range(len(bare), 0, -1) if fold(" ".join(bare[:n])) in names), 0)
    if not many:
        many, names = _by_part(bare, names)
    kind = not many and bare[:1] and bare[0].lower() in KIND_WORDS
    if not (many or kind):
        return None
    name = fold(" ".join(bare[:many]))
    name, rest = names.get(name, name), bare[many or 1 :]
    found = [
        one
        for one in entries
        if (fold(one.activity or "") == name if many else one.kind == bare[0].lower())
    ]
    of = bool(rest) and rest[0].lower() in _OF
    rest = rest[1:] if of else rest
    moment = spoken_when([word.lower() for word in rest], 0, run.now) if rest else None
    if moment and (of or len(rest) > moment.many):
        on, at = moment.when.on or run.today, moment.when.at
        that = [e for e in found if e.day == on and (not at or e.at.time().replace(second=0) == at)]
        if of and not that:
            raise WordsNotUnderstood(
                f"Your journal has no {' '.join(bare[: many or 1])} on {on}.",
                "To see the entries: pace list",
            )
        if that:
            found, rest = that, rest[moment.many :]
    if not found:
        raise WordsNotUnderstood(
            f"Your journal has no {bare[0]} yet.", "To see the entries: pace list"
        )
    return EntryMeant(max(found, key=lambda e: (e.at, e.noted, e.id)), tuple(rest), by_name=True)


def _by_part(words: Sequence[str], names: Mapping[str, str]) -> tuple[int, dict[str, str]]:
    """How many words are some of a name, if of one alone: `laundry` of `folded laundry`."""
    from pacing_cli.shorthand.grammar import is_part
    from pacing_cli.shorthand.names import KIND_WORDS, fold

    for many in range(len(words), 0, -1):
        typed = [fold(word) for word in words[:many]]
        if any(is_part(word) or word in KIND_WORDS for word in typed):
            continue
        fits = [name for name in names if {*typed} <= {*name.split()}]
        if len(fits) == 1:
            return many, {" ".join(typed): fits[0]}
    return 0, dict(names)


def last_written(run: Run) -> Entry:
    """The entry that was written down last on this device, or else anywhere.

    Raises WordsNotUnderstood.
    """
    from pacing_cli.storage.paths import device_word
    from pacing_cli.storage.undo_log import steps

    entries = run.journal.entries().entries
    if not entries:
        raise WordsNotUnderstood(
            "Your journal has no entries yet.", "To log one: pace log walk 12m"
        )
    # The trail tells the order of two writes of the same second, which `noted` does not.
    for step in reversed(steps(run.home, device_word())):
        for entry in reversed(entries):
            if step.lines and step.lines in (entry.id, entry.word("batch")):
                return entry
    return max(entries, key=lambda entry: (entry.noted, entry.at, entry.id))


# Lines of words from a file of the person's, or from what is piped in.

PIPED = "-"


def lines_of(source: str) -> tuple[list[str], str]:
    """Return the lines and the name of their source. Raises FileNotUsable.

    Lines end only at a line feed. Other separators are part of the text.
    """
    where = "standard input" if source == PIPED else source
    try:
        raw = sys.stdin.buffer.read() if source == PIPED else Path(source).read_bytes()
        return raw.decode("utf-8-sig").split("\n"), where
    except OSError as error:
        raise FileNotUsable(f"{where} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileNotUsable(
            f"{where} line {line} is not text in UTF-8. Nothing was saved."
        ) from error
