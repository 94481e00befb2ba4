"""The grammar of an entry: `[WHEN] WHAT [AMOUNT] [FIELD VALUE]... [+TAG]... [note TEXT]`.

One parser for the words of a command line, its options, a line of a file, and an
answer to a question. Options are the same words with two dashes. They can be
anywhere, and `--at` is WHEN.
"""

import re
from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import (
    ACTIVITY,
    BAD,
    BETTER,
    CHECK,
    DOSE,
    FIELDS,
    FLARE,
    FLARE_END,
    NOTE,
    PAIN_AFTER,
    VISIT,
)
from pacing_cli.model.quantity import MEASURES, Measure
from pacing_cli.model.text import shown
from pacing_cli.model.value import Value
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.names import COURSES, KIND_WORDS, Known, Match, checked_name, match
from pacing_cli.shorthand.refusals import (
    MEDICINE_MISSING,
    Ambiguous,
    NotUnderstood,
    WhatMissing,
    no_such_option,
    number_alone,
    own_words_on_a_bad_day,
    said_twice,
    unknown_word,
    what_missing,
    with_a_stroke,
)
from pacing_cli.shorthand.tokens import OPTION, Tokens
from pacing_cli.shorthand.values import field_of, is_amount, take_amount, take_value
from pacing_cli.shorthand.when import WHEN_WORDS, When, is_when, take_when

# An entry in the making: what the words have said so far, each thing once.

LONGEST_NOTE: Final = 4000
LONGEST_TAG: Final = 40
NOTE_EMPTY: Final = "A note needs some words after it."
NOTE_EXAMPLE: Final = "For example: pace note slept badly"
_LEAST_SLEEP: Final = 0.5
_HALF_A_PAIR: Final = "[\ud800-\udfff]"


class Parts(Value):
    """What the words said; what they did not say is None or not there."""

    when: When | None
    kind: str | None
    fields: Mapping[str, object]
    """Under the file's keys, in its order: activity, amounts, ratings, tags, note."""
    activity: Match | None = None


class ParsedWords:
    """The parts of one entry, collected in order. A repeated part is refused."""

    def __init__(self) -> None:
        self.activity: Match | None = None
        self.name: dict[str, object] = {}
        """Under `activity` or `medicine`; empty for what has no name."""
        self.amounts: dict[Measure, float | int] = {}
        self.fields: dict[str, object] = {}
        self.note: str | None = None
        self._when: When | None = None
        self._tags: list[str] = []

    def set_when(self, when: When | None) -> None:
        """The moment; None says nothing about it. Raises WordsNotUnderstood."""
        if when and self._when:
            raise said_twice("the time")
        self._when = when or self._when

    def name_activity(self, activity: Match) -> None:
        """What was done."""
        self.activity = activity
        self.name["activity"] = activity.name

    def add_tag(self, text: str) -> None:
        """A tag, with or without its plus. The same once more changes nothing.

        Raises WordsNotUnderstood.
        """
        tag = text.removeprefix("+").rstrip(".,;")
        if not tag or len(tag) > LONGEST_TAG or not tag.isprintable() or " " in tag:
            raise WordsNotUnderstood(
                f"{shown(text)} is not a tag. A tag is a plus and one word of up to {LONGEST_TAG} "
                "characters, for example +weather."
            )
        if tag.casefold() not in (other.casefold() for other in self._tags):
            self._tags.append(tag)

    def set_note(self, text: str) -> None:
        """The free text, kept as it is. Raises WordsNotUnderstood."""
        if self.note is not None and "course" in self.name:
            text = f"{self.note}: {text}"
        elif self.note is not None:
            raise said_twice("a note")
        if not text:
            raise WordsNotUnderstood(NOTE_EMPTY, NOTE_EXAMPLE)
        if len(text) > LONGEST_NOTE or re.search(_HALF_A_PAIR, text):
            raise WordsNotUnderstood(
                f"The note beginning {shown(text)} is too long or not readable. A note has up to "
                f"{LONGEST_NOTE:,} characters of text."
            )
        self.note = text

    def parts(self, kind: str | None) -> Parts:
        """Return all parts. The fields have the order of the file, not of the line."""
        found: dict[str, object] = dict(self.name)
        found.update((m, self.amounts[m]) for m in MEASURES if m in self.amounts)
        found.update((key, self.fields[key]) for key in _KEYS if key in self.fields)
        if self._tags:
            found["tags"] = self._tags
        if self.note is not None:
            found["note"] = self.note
        return Parts(self._when, kind, found, self.activity)


_KEYS: Final = tuple(
    key
    for field in FIELDS
    for key in ((field.key, PAIN_AFTER) if field.key == "pain" else (field.key,))
)

_MOST_WORDS_OF_A_NAME: Final = 8
_SECOND_WORD: Final = {FLARE: "end", VISIT: "done", BAD: "day", BETTER: "again"}
"""`bad day` and `better again` are said as easily as `bad` and `better`, and mean the same."""
_DONE: Final = {"start": "Started", "change": "Changed", "stop": "Stopped"}
_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_STRENGTH: Final = r"(?i)\d+(?:[.,/]\d+)?(?:mg|mcg|µg|ug|g|ml|iu|x|drops?|tablets?)"


def is_part(word: str) -> bool:
    """True for a word that is an amount, a field, a tag, an option, or the beginning of a note."""
    return (
        word.startswith(("+", "-"))
        or word.lower() == NOTE
        or field_of(word) is not None
        or is_amount(word)
    )


def parse(
    tokens: Tokens,
    clock: Clock,
    known: Callable[[], Known],
    kind: str | None = None,
    *,
    amending: bool = False,
) -> Parts:
    """Read the words of one entry.

    `kind`: what happened is settled and not read from the words. `amending`: WHAT may be
    left out. `known` is called only if an activity is named.

    The form that is typed takes the short way. What it does not take, and every name that is
    new, is heard as it is spoken, and put into that form. Raises WordsNotUnderstood with one
    sentence, WhatMissing where there is nothing to log, and Ambiguous with a line for each of
    the things that the words can mean. Each of those lines can be read.
    """
    try:
        return _parsed(tokens, clock, known, kind, amending=amending)
    except NotUnderstood as error:
        if amending and isinstance(error, Ambiguous):
            raise
        from pacing_cli.shorthand.offered import with_lines_that_work

        is_whole = isinstance(error, Ambiguous)

        def read(line: str) -> Parts:
            settled = None if is_whole or kind in line.split() else kind
            return _parsed(Tokens.of_line(line), clock, known, settled, amending=amending)

        raise with_lines_that_work(error, tokens.again().rest(), read) from None


def _parsed(
    tokens: Tokens,
    clock: Clock,
    known: Callable[[], Known],
    kind: str | None,
    *,
    amending: bool,
) -> Parts:
    reader = _Reader(tokens, clock, known, amending=amending)
    try:
        parts = reader.read(kind)
        if parts.kind == NOTE or not reader.in_doubt(parts):
            return parts
    except WordsNotUnderstood as error:
        if kind == NOTE or reader.has_begun_a_note:
            raise
        refused: WordsNotUnderstood | None = error
    else:
        refused = None
    return _heard(tokens.again(), clock, known, kind, refused, amending=amending)


def _heard(
    tokens: Tokens,
    clock: Clock,
    known: Callable[[], Known],
    kind: str | None,
    refused: WordsNotUnderstood | None,
    *,
    amending: bool,
) -> Parts:
    from pacing_cli.shorthand.spoken import understood

    try:
        said = understood(tokens, clock, known(), kind, refused, amending=amending)
    except WordsNotUnderstood as error:
        # What the short way says about a value is the nearer reason, but for a word put right
        # and for a line without an activity.
        is_nearer = isinstance(error, WhatMissing) or (
            isinstance(error, NotUnderstood) and error.guess
        )
        if type(refused) is WordsNotUnderstood and not is_nearer:
            raise refused from None
        raise
    try:
        return _Reader(Tokens.of_line(said.line), clock, known, amending=amending).read(
            None, said.when
        )
    except WordsNotUnderstood:
        if type(refused) is WordsNotUnderstood:
            raise refused from None
        raise


class _Reader:
    """Reads from the left; every part takes its words and leaves the rest."""

    def __init__(
        self, tokens: Tokens, clock: Clock, known: Callable[[], Known], *, amending: bool
    ) -> None:
        self._tokens = tokens
        self._clock = clock
        self._known = known
        self._amending = amending
        self._got = ParsedWords()
        self._kind: str | None = None
        self._quoted = False
        self.has_begun_a_note = False
        """A note that begins the line is text, whatever is wrong with it."""

    def in_doubt(self, parts: Parts) -> bool:
        """Whether the words have to be heard once more: a new name, or a time still to come."""
        if parts.activity is not None and parts.activity.new and not self._quoted:
            return True
        return parts.when is not None and not self._amending and parts.when.is_to_come(self._clock)

    def read(self, kind: str | None, when: When | None = None) -> Parts:
        self._got.set_when(when)
        if kind != NOTE:
            self._tokens.drop_commas(NOTE)
        self._options()
        if kind != NOTE:
            self._open_up()
            self._tokens.drop_commas(NOTE)
        if kind != NOTE or self._is_time_not_text():
            self._got.set_when(take_when(self._tokens, self._clock.now.date()))
        self._options()
        if kind is None:
            self._open_up()
        kind = self._kind = self._what(kind)
        while self._tokens.peek():
            self._one()
        self._check(kind)
        return self._got.parts(kind)

    def _is_time_not_text(self) -> bool:
        """Of a note whose text begins at once: `yesterday was hard` is text and no time."""
        first, second = self._tokens.peek(), self._tokens.peek(1)
        if first is None or first.text[:1].isdigit():
            return True
        return second is not None and is_when(f"{first.text} {second.text}")

    # --- WHAT

    def _what(self, kind: str | None) -> str | None:
        if kind is not None:
            return self._rest_of_what(kind)
        token = self._tokens.peek()
        if token is None or not self._can_be_what(token.text):
            if self._amending:
                return None
            raise self._missing(*what_missing(self._tokens.ahead(_MOST_WORDS_OF_A_NAME)))
        word = token.text.lower()
        if word in KIND_WORDS:
            self._tokens.take()
            return self._rest_of_what(word)
        return self._name_activity()

    def _can_be_what(self, word: str) -> bool:
        if word.lower() in KIND_WORDS:
            return not (self._amending and word.lower() == NOTE)
        return not (is_part(word) or re.fullmatch(_NUMBER, word))

    def _may_name(self, word: str) -> bool:
        return not is_part(word)

    def _open_up(self) -> None:
        """Take a whole line that the shell kept together as one argument apart."""
        token = self._tokens.peek()
        first, *others = (token.text.split() if token else []) or [""]
        whole_line = (
            not all(map(self._may_name, others))
            or first.lower() in (*WHEN_WORDS, *KIND_WORDS)
            or first[:1].isdigit()
        )
        if others and whole_line:
            self._tokens.split_next()

    def _rest_of_what(self, kind: str) -> str:
        if kind == DOSE:
            return self._take_medicine()
        if kind in _SECOND_WORD and self._next_is(_SECOND_WORD[kind]):
            kind = FLARE_END if kind == FLARE else kind
            self._options()
            self._got.set_when(take_when(self._tokens, self._clock.now.date()))
        elif kind == NOTE:
            self.has_begun_a_note = True
            self._options()
            if self._tokens.peek():
                self._got.set_note(self._tokens.rest())
        return kind

    def _next_is(self, word: str) -> bool:
        token = self._tokens.peek()
        if token is None or token.text.lower() != word:
            return False
        self._tokens.take()
        return True

    def _take_medicine(self) -> str:
        """A dose; or what is noted of the medicine's course, which is no dose."""
        token = self._tokens.peek()
        if token and token.text.lower() in COURSES:
            course = COURSES[self._tokens.take().text.lower()]
            if not self._names_a_medicine(0):
                raise self._missing(*MEDICINE_MISSING)
            self._take_medicine()
            self._got.name["course"] = course
            self._got.set_note(f"{_DONE[course]} {self._got.name['medicine']}")
            return NOTE
        if token is None or token.is_option:
            raise self._missing(*MEDICINE_MISSING)
        name = checked_name(self._tokens.take().text, "A medicine needs")
        strength = self._tokens.peek()
        if strength and re.fullmatch(_STRENGTH, strength.text):
            name = f"{name} {self._tokens.take().text}"
        self._got.name["medicine"] = name
        return DOSE

    def _names_a_medicine(self, ahead: int) -> bool:
        token = self._tokens.peek(ahead)
        return token is not None and not (
            token.is_option or re.fullmatch(_STRENGTH, token.text) or is_part(token.text)
        )

    def _name_activity(self) -> str:
        first = self._tokens.peek()
        self._quoted = first is not None and (first.quoted or " " in first.text)
        words = self._tokens.ahead(_MOST_WORDS_OF_A_NAME)
        if words[0][:1].isdigit() and "/" in words[0]:
            raise with_a_stroke(words[0])
        plain = 1 + sum(1 for _ in takewhile(self._may_name, words[1:]))
        found = match(words, self._known(), plain)
        self._tokens.take(found.words)
        self._got.name_activity(found)
        return ACTIVITY

    def _missing(self, message: str, hint: str) -> WhatMissing:
        missing = WhatMissing(message, hint)
        missing.before, missing.after = self._tokens.around()
        return missing

    # --- what stands behind it

    def _options(self) -> None:
        while (token := self._tokens.peek()) and token.is_option:
            self._option()

    def _one(self) -> None:
        """Take one amount, field, tag, option, or the note."""
        token = self._tokens.peek()
        assert token is not None
        if take_amount(self._tokens, self._got.amounts):
            return
        if token.is_option:
            self._option()
        elif token.text.startswith("+"):
            self._got.add_tag(self._tokens.take().text)
        elif token.text.lower() == NOTE:
            self._tokens.take()
            self._got.set_note(self._tokens.rest())
        elif found := field_of(token.text):
            self._tokens.take()
            take_value(found[0], self._tokens, found[1], self._got.fields)
        elif self._tokens.split_next():
            self._tokens.drop_commas(NOTE)
        else:
            raise self._not_understood(token.text)

    def _not_understood(self, word: str) -> WordsNotUnderstood:
        if re.fullmatch(_NUMBER, word):
            return number_alone(word, of_an_activity=self._kind in (ACTIVITY, None))
        return own_words_on_a_bad_day(word) if self._kind == BAD else unknown_word(word)

    def _option(self) -> None:
        word, equals, said = self._tokens.take().text.partition("=")
        name = word.removeprefix(OPTION).lower()
        if not word.startswith(OPTION):
            raise no_such_option(word)
        if name in ("at", "tag", NOTE):
            self._text_option(name, said if equals else self._value_of(word))
        elif (found := field_of(name)) and found[1] is None:
            take_value(found[0], self._tokens, said if equals else None, self._got.fields)
        else:
            raise no_such_option(word)

    def _value_of(self, word: str) -> str:
        if self._tokens.peek() is None:
            raise WordsNotUnderstood(
                f"{word} needs a value.", 'For example: --at "yesterday 10:00"'
            )
        return self._tokens.take().text

    def _text_option(self, name: str, text: str) -> None:
        if name == "tag":
            self._got.add_tag(text)
        elif name == NOTE:
            self._got.set_note(text.strip())
        else:
            self._got.set_when(_only_when(text, self._clock))

    def _check(self, kind: str | None) -> None:
        measure = next(iter(self._got.amounts), None)
        slept = self._got.fields.get("sleep_hours")
        if kind in (BAD, BETTER) and isinstance(slept, int | float) and slept < _LEAST_SLEEP:
            raise unknown_word("sleep")
        if measure and kind not in (ACTIVITY, None):
            raise WordsNotUnderstood(
                f"{_KIND_NAMES[kind]} has no amount in {measure}. Amounts belong to activities.",
                "For example: pace log walk 12m",
            )
        if kind == NOTE and self._got.note is None:
            raise self._missing(NOTE_EMPTY, NOTE_EXAMPLE)


_KIND_NAMES: Final = {
    CHECK: "A check-in",
    BAD: "A bad day",
    BETTER: "A better day",
    FLARE: "A flare",
    FLARE_END: "The end of a flare",
    DOSE: "A dose",
    NOTE: "A note",
    VISIT: "A visit",
}


def _only_when(text: str, clock: Clock) -> When:
    tokens = Tokens.of_line(text)
    when = take_when(tokens, clock.now.date())
    if when is None or tokens.peek():
        raise WordsNotUnderstood(
            f"pace cannot read {shown(text)} for --at, which is a date, a time or both.",
            'For example: --at "yesterday 10:00"',
        )
    return when
