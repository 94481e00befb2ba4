"""Lines of a text, each read for itself: an entry in the making, or why it is refused."""

from collections.abc import Callable, Iterable, Iterator

from pacing_cli.cli.clock import Clock
from pacing_cli.cli.words.gathered import Parts
from pacing_cli.cli.words.grammar import parse
from pacing_cli.cli.words.names import Known
from pacing_cli.cli.words.tokens import Tokens
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.value import Value
from pacing_cli.storage.journal import Draft


class LineRead(Value):
    """One line with words in it: `draft` and `parts` are there, or `refusal` says why not."""

    number: int
    words: str
    draft: Draft | None = None
    parts: Parts | None = None
    refusal: str = ""


def read_lines(
    lines: Iterable[str], clock: Clock, known: Callable[[], Known]
) -> Iterator[LineRead]:
    """Every line that says something; empty ones and those that begin with # are passed over."""
    for number, line in enumerate(lines, 1):
        words = line.strip("\r\n\t \ufeff")
        if not words or words.startswith("#"):
            continue
        try:
            parts = parse(Tokens.of_line(words), clock, known)
            yield LineRead(number, words, draft_of(parts, clock), parts)
        except WordsNotUnderstood as error:
            yield LineRead(number, words, refusal=error.message)


def draft_of(parts: Parts, clock: Clock) -> Draft:
    """The entry that the words mean. Raises WordsNotUnderstood for a moment that cannot be."""
    assert parts.kind is not None
    at = parts.when.resolve(clock) if parts.when else clock.now
    return Draft(parts.kind, at, clock.zone_of(at), parts.fields)
