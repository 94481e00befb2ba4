"""Turn words into drafts: the entries to save, and the names that are new with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.value import Value
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.names import Known, Match, fold
from pacing_cli.shorthand.refusals import NotUnderstood
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.storage.journal.journal import Draft

# Lines of a text, each read for itself: an entry in the making, or why it is refused.


class LineRead(Value):
    """One line with words in it: `draft` and `parts` are there, or `refusal` says why not."""

    number: int
    words: str
    draft: Draft | None = None
    parts: Parts | None = None
    refusal: str = ""
    guess: str = ""
    """The line as it may be meant, where it was refused."""


def read_lines(
    lines: Iterable[str], clock: Clock, known: Callable[[], Known]
) -> Iterator[LineRead]:
    """Return the lines that are not empty and do not begin with #."""
    for number, line in enumerate(lines, 1):
        words = line.strip("\r\n\t \ufeff")
        if not words or words.startswith("#"):
            continue
        try:
            parts = parse(Tokens.of_line(words), clock, known)
            yield LineRead(number, words, draft_of(parts, clock), parts)
        except WordsNotUnderstood as error:
            guess = error.guess if isinstance(error, NotUnderstood) else ""
            yield LineRead(number, words, refusal=error.message, guess=guess)


def draft_of(parts: Parts, clock: Clock) -> Draft:
    """The entry that the words mean. Raises WordsNotUnderstood for a moment that cannot be."""
    assert parts.kind is not None
    at = parts.when.resolve(clock) if parts.when else clock.now
    return Draft(parts.kind, at, clock.zone_of(at), dated(parts, clock))


def dated(parts: Parts, clock: Clock) -> Mapping[str, object]:
    """The fields, marked where only the day was said: then nobody knows what came before it."""
    if parts.when and parts.when.names_day_only(clock):
        return {**parts.fields, "date_only": True}
    return parts.fields


class Drafted(Value):
    """Drafts in the order of the words, and the lines that were refused."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    new: tuple[Match, ...] = ()
    """Activities that are not in the inventory yet, each once."""


def draft(parts: Parts, clock: Clock) -> Drafted:
    """One entry. Raises WordsNotUnderstood for a moment that cannot be."""
    new = (parts.activity,) if parts.activity and parts.activity.new else ()
    return Drafted((draft_of(parts, clock),), new=new)


def drafts_of_lines(
    lines: Iterable[str], where: str, clock: Clock, known: Callable[[], Known]
) -> Drafted:
    """Turn the lines of a text into drafts. Empty lines and those that begin with # are skipped.

    A new name in one line is the same activity in the next, whatever its capitals. Only
    known names can be shortened. `where` names the text.
    """
    drafts: list[Draft] = []
    problems: list[Problem] = []
    new: dict[str, Match] = {}
    for line in read_lines(lines, clock, known):
        if line.draft and line.parts:
            drafts.append(line.draft._replace(fields=with_new_name(line.parts, line.draft, new)))
        else:
            problems.append(Problem(f"{where} line {line.number}", line.refusal, line.words))
    return Drafted(tuple(drafts), tuple(problems), tuple(new.values()))


def with_new_name(parts: Parts, draft: Draft, new: dict[str, Match]) -> Mapping[str, object]:
    """The draft's fields, under the one spelling of a name that is new. `new` is added to."""
    if parts.activity is None or not parts.activity.new:
        return draft.fields
    first = new.setdefault(fold(parts.activity.name), parts.activity)
    return {**draft.fields, "activity": first.name}
