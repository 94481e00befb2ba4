"""Read the files of the inbox with the shorthand, save the entries, and move the files to done."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Final

from pacing_cli.app.drafts import LineRead, read_lines, with_new_name
from pacing_cli.app.run import Run, system_seconds
from pacing_cli.errors import PacingError, WordsNotUnderstood
from pacing_cli.model.entry import Entry
from pacing_cli.model.value import Value
from pacing_cli.shorthand.clock import Clock, fixed
from pacing_cli.shorthand.names import Known, Match
from pacing_cli.storage import inbox
from pacing_cli.storage.inbox_text import (
    GUESSED,
    InboxRow,
    Letter,
    ToReview,
    add_to_review,
    read_letter,
    take_from_review,
    to_review,
)
from pacing_cli.storage.journal.journal import Draft, refusal_of
from pacing_cli.storage.journal.reading import ids_of_lines
from pacing_cli.storage.settings.settings import known_activities

_EARLIEST: Final = 86_400.0 * 366
"""A file of the first year of all clocks has lost its time."""
_LOOK_AGAIN_SECONDS: Final = 0.05
_ONE_WORD_FOR_ALL: Final = 20
"""Of a file with more lines than this, none of which can be read, one thing is said."""

_TOO_LARGE: Final = "the file is too large for a list of lines"
_NO_LINE: Final = (
    "pace could not read any of its lines. If the file is from another program: pace import"
)
_STUMBLED: Final = "pace could not read this line, because of a bug in pace"


class TakenIn(Value):
    """What came of one visit to the inbox."""

    written: tuple[Entry, ...] = ()
    files: int = 0
    again: int = 0
    """Lines that had been read before."""
    review: int = 0
    new: tuple[Match, ...] = ()


class _File(Value):
    """One file, read and not yet written."""

    file: inbox.PendingFile
    drafts: tuple[Draft, ...]
    review: tuple[ToReview, ...]
    read_before: tuple[str, ...] = ()
    """For each line of `review` the id that its words had if they were read once: a name that
    was clear then may be the beginning of two by now. Empty for the whole file."""
    moment: datetime | None = None
    """That of lines which name none."""
    listed: int = 0
    """Lines that could be read now, and stand in the review list since they could not."""


def take_in(run: Run) -> TakenIn:
    """Read every file that is ready. Raises PacingError where a file of the home says no.

    For each file: its entries, then its lines for review, then it is moved. A call that
    ends in between does no harm: the id of an entry follows from its words, so that the
    next call finds what is there already.
    """
    new: dict[str, Match] = {}
    known = cache(lambda: known_activities(run.home))
    names = lambda: {**known(), **{one.name: one.name for one in new.values()}}  # noqa: E731
    listed = cache(lambda: frozenset(one.place() for one in to_review(run.home)))
    found = [_read(run, file, content, names, new, listed) for file, content in _ready(run)]
    there = _ids_there(run, found)
    from pacing_cli.storage.undo_log import new_id

    taken, group = TakenIn(new=tuple(new.values())), new_id()
    for one in found:
        taken = _write(run, one, there, group, taken)
    return taken


def _ready(run: Run) -> list[tuple[inbox.PendingFile, bytes]]:
    """The files that are whole. What is young is looked at twice."""
    files = [file for file in inbox.waiting(run.home, system_seconds()) if not file.why]
    if any(system_seconds() - file.changed < inbox.SETTLED_SECONDS for file in files):
        from time import sleep

        sleep(_LOOK_AGAIN_SECONDS)
    ready = []
    for file in files:
        content = inbox.content_of(file)
        if content is None or inbox.is_review(content):
            continue
        if file.size > inbox.LARGEST or not inbox.not_here_yet(content):
            ready.append((file, content))
    return ready


def _read(
    run: Run,
    file: inbox.PendingFile,
    content: bytes,
    known: Callable[[], Known],
    new: dict[str, Match],
    listed: Callable[[], Collection[tuple[str, str]]],
) -> _File:
    letter = read_letter(content, file.path.name)
    if file.size > inbox.LARGEST:
        letter = Letter((), None, _TOO_LARGE)
    clock = _clock_of(run, file, letter.sent)
    lines = [_line(row, clock, known, new) for row in letter.rows]
    said = [line for line in lines if line is not None]
    if not any(line.draft for line in said) and len(said) > _ONE_WORD_FOR_ALL:
        letter, said = letter._replace(refusal=_NO_LINE), []
    review = _to_review(file, letter, said, clock)
    # A line that could not be read once, and waits in the list, may be clear by now: a copy of its
    # file leaves it there, so that a file taken in twice counts once.
    fresh = [one for one in said if one.refusal or _place(file, one, clock) not in listed()]
    ids = () if letter.refusal else tuple(_ids_of_refused(said, clock))
    drafts = tuple(_drafts(file, fresh, clock, new))
    return _File(file, drafts, review, ids, clock.now, len(said) - len(fresh))


def _clock_of(run: Run, file: inbox.PendingFile, sent: datetime | None) -> Clock:
    """The moment of lines that name none: when the file was written, and never later than now."""
    now = run.now
    if sent is not None and _EARLIEST < sent.timestamp() <= now.timestamp():
        return run.clock._replace(now=fixed(sent.replace(microsecond=0)))
    if not _EARLIEST < file.changed <= now.timestamp():
        inbox.date_as(file, now.timestamp())
        return run.clock
    moment = datetime.fromtimestamp(int(file.changed), UTC).astimezone(run.clock.rule)
    return run.clock._replace(now=fixed(moment))


def _line(
    row: InboxRow, clock: Clock, known: Callable[[], Known], new: dict[str, Match]
) -> LineRead | None:
    """One line; whatever is wrong with it is a reason, as the next command must go on."""
    if row.refusal:
        return LineRead(row.number, row.text, refusal=row.refusal)
    try:
        found = next(read_lines((row.text,), clock, known), None)
    except PacingError:
        raise
    except Exception:
        return LineRead(row.number, row.text, refusal=_STUMBLED)
    if found is None:
        return None
    why_not = refusal_of(_as_entry(found.draft)) if found.draft else ""
    if why_not:
        return LineRead(row.number, row.text, refusal=why_not)
    if found.draft and found.parts and found.parts.activity and found.parts.activity.new:
        with_new_name(found.parts, found.draft, new)
    return found._replace(number=row.number)


def _as_entry(draft: Draft) -> Entry:
    return Entry("try", draft.kind, draft.at, draft.zone, draft.at, draft.fields)


def _drafts(
    file: inbox.PendingFile, lines: Sequence[LineRead], clock: Clock, new: dict[str, Match]
) -> list[Draft]:
    """Every entry under the id that its words and its moment have."""
    from pacing_cli.storage.undo_log import id_of

    drafts, seen = [], dict[str, int]()
    for line in lines:
        if line.draft is None or line.parts is None:
            continue
        when = line.parts.when
        fixed_by_words = when is not None and when.dated
        words = f"{line.words}\n{'' if fixed_by_words else _in_utc(clock)}"
        seen[words] = seen.get(words, 0) + 1
        fields = {**with_new_name(line.parts, line.draft, new), "inbox": file.path.name}
        drafts.append(line.draft._replace(fields=fields, id=id_of(f"{words}\n{seen[words]}")))
    return drafts


def _ids_of_refused(lines: Sequence[LineRead], clock: Clock) -> Iterator[str]:
    """For every refused line the id of its words at the moment of the file, as `_drafts` has it."""
    from pacing_cli.storage.undo_log import id_of

    seen = dict[str, int]()
    for line in lines:
        seen[line.words] = seen.get(line.words, 0) + 1
        if line.refusal:
            yield id_of(f"{line.words}\n{_in_utc(clock)}\n{seen[line.words]}")


def _in_utc(clock: Clock) -> str:
    return clock.now.astimezone(UTC).isoformat()


def _to_review(
    file: inbox.PendingFile, letter: Letter, lines: Sequence[LineRead], clock: Clock
) -> tuple[ToReview, ...]:
    if letter.refusal:
        kept = f"The whole file is in inbox/{inbox.DONE}."
        return (ToReview(_whose(file, clock), letter.refusal, kept),)
    return tuple(_listed(file, line, clock) for line in lines if line.refusal)


def _whose(file: inbox.PendingFile, clock: Clock) -> str:
    return f"{file.path.name} of {clock.now:%Y-%m-%d %H:%M}"


def _listed(file: inbox.PendingFile, line: LineRead, clock: Clock) -> ToReview:
    return ToReview(f"{_whose(file, clock)}, line {line.number}", _why(line), line.words)


def _place(file: inbox.PendingFile, line: LineRead, clock: Clock) -> tuple[str, str]:
    return _listed(file, line, clock).place()


def _why(line: LineRead) -> str:
    return f"{line.refusal}{GUESSED}{line.guess}" if line.guess else line.refusal


_SENT: Final = re.compile(r" of (\d{4}-\d\d-\d\d \d\d:\d\d), line \d+$")


def accept(run: Run, number: int | None) -> tuple[Entry, ...]:
    """Log a line of the review list as it was guessed, at the moment of its file.

    `number`: its place among those with a guess; None where there is only one. Raises
    WordsNotUnderstood.
    """
    from pacing_cli.app.drafts import drafts_of_lines
    from pacing_cli.app.record import known, write

    guessed = [line for line in to_review(run.home) if line.guess]
    if not guessed:
        raise WordsNotUnderstood("pace has no guess for a line of the inbox.", "pace inbox")
    if (number is None and len(guessed) > 1) or not 1 <= (number or 1) <= len(guessed):
        raise WordsNotUnderstood(
            f"Which line? There are {len(guessed)} with a guess.", "For example: pace inbox yes 1"
        )
    line = guessed[(number or 1) - 1]
    sent = _SENT.search(line.where)
    at = run.clock.local(datetime.fromisoformat(sent[1])) if sent else run.now
    clock = run.clock._replace(now=min(at, run.now))
    drafted = drafts_of_lines([line.guess], line.where, clock, lambda: known(run))
    if drafted.problems:
        raise WordsNotUnderstood(drafted.problems[0].message, f"The line: {line.guess}")
    written, _ = write(run, drafted)
    take_from_review(run.home, line)
    return written


def _ids_there(run: Run, found: Sequence[_File]) -> frozenset[str]:
    days = [draft.at.date() for one in found for draft in one.drafts]
    days += [one.moment.date() for one in found if one.read_before and one.moment]
    folder = run.home.journal
    return ids_of_lines(folder, min(days), max(days)) if days else frozenset()


def _write(run: Run, one: _File, there: frozenset[str], group: str, before: TakenIn) -> TakenIn:
    """The entries, their names, the lines for review, and last the move: each may be done again."""
    from pacing_cli.app.record import add_names

    done = there.union(entry.id for entry in before.written)
    fresh = {draft.id: draft for draft in one.drafts if draft.id not in done}
    names = {draft.fields.get("activity") for draft in one.drafts}
    ids = one.read_before or [""] * len(one.review)
    review = tuple(line for line, name in zip(one.review, ids, strict=True) if name not in there)
    written = run.journal.append(tuple(fresh.values()), run.now, group)
    add_names(run, [match for match in before.new if match.name in names], group)
    add_to_review(run.home, review)
    inbox.move_to_done(run.home, one.file.path)
    return before._replace(
        written=(*before.written, *written),
        files=before.files + 1,
        again=before.again
        + len(one.drafts)
        - len(fresh)
        + len(one.review)
        - len(review)
        + one.listed,
        review=before.review + len(review),
    )


def told_taken_in(taken: TakenIn) -> str:
    """Return one short line about the result, empty if nothing was there."""
    from pacing_cli.app.receipts import told_new
    from pacing_cli.wording.phrases import count

    if not taken.files:
        return ""
    parts = [count(len(taken.written), "entry saved", "entries saved")]
    if taken.again:
        parts.append(f"{count(taken.again, 'line')} read before")
    if taken.review:
        parts.append(f"{count(taken.review, 'line')} to check (pace inbox)")
    added = told_new([m for m in taken.new if any(e.activity == m.name for e in taken.written)])
    return f"From the inbox: {', '.join(parts)}. {added}".strip()


def tell_inbox(run: Run) -> None:
    """Take in what is there and say so on standard error. No command is kept from its work."""
    try:
        taken = take_in(run)
    except PacingError as error:
        run.output.problem(
            f"pace did not finish reading the inbox. Its files are still there: {error.message}"
        )
        return
    line = told_taken_in(taken)
    notes = [note for entry in taken.written if (note := entry.word("note"))]
    run.output.problem(*([line] if line else []))
    if notes:
        from pacing_cli.app.cards import signpost_lines

        run.output.problem(*signpost_lines(run, notes))
