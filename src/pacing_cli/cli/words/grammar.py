"""The grammar of an entry: `[WHEN] WHAT [AMOUNT] [FIELD VALUE]... [+TAG]... [note TEXT]`.

One parser for the words of a command line, its options, a line of a file, and an
answer to a question. Options are the same words with two dashes; they may stand
anywhere, and `--at` is WHEN.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from pacing_cli.cli.clock import Clock
from pacing_cli.cli.words.amounts import is_amount, take_amount
from pacing_cli.cli.words.fields import field_of, take_value
from pacing_cli.cli.words.names import KIND_WORDS, Known, Match, checked_name, match
from pacing_cli.cli.words.refusals import number_alone, said_twice, shown, unknown_word
from pacing_cli.cli.words.tokens import OPTION, Tokens
from pacing_cli.cli.words.when import WHEN_WORDS, When, take_when
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import ACTIVITY, CHECK, DOSE, FLARE, FLARE_END, NOTE, VISIT
from pacing_cli.model.quantity import MEASURES, Measure
from pacing_cli.model.scale import FIELDS, PAIN_AFTER

LONGEST_NOTE: Final = 4000
LONGEST_TAG: Final = 40
_MOST_WORDS_OF_A_NAME: Final = 8
_SECOND_WORD: Final = {FLARE: "end", VISIT: "done"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_STRENGTH = re.compile(r"\d+(?:[.,/]\d+)?(?:mg|mcg|µg|ug|g|ml|iu|x|drops?|tablets?)", re.I)
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


class Parts(NamedTuple):
    """What the words said; what they did not say is None or not there."""

    when: When | None
    kind: str | None
    fields: Mapping[str, object]
    """Under the file's keys, in its order: activity, amounts, ratings, tags, note."""
    activity: Match | None = None
    remark: str = ""
    """What the person may want to know about a word, mostly empty."""


class WhatMissing(WordsNotUnderstood):
    """Nothing said what happened. On a terminal it can be asked for.

    `before` and `after`: the words around the place where the answer belongs.
    """

    before: Sequence[str] = ()
    after: Sequence[str] = ()


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
    left out. `known` is called only if an activity is named. Raises WordsNotUnderstood
    with one sentence, and WhatMissing where there is nothing to log.
    """
    return _Reader(tokens, clock, known, amending=amending).read(kind)


class _Reader:
    """Reads from the left; every part takes its words and leaves the rest."""

    def __init__(
        self, tokens: Tokens, clock: Clock, known: Callable[[], Known], *, amending: bool
    ) -> None:
        self._tokens = tokens
        self._clock = clock
        self._known = known
        self._amending = amending
        self._when: When | None = None
        self._activity: Match | None = None
        self._name: dict[str, object] = {}
        self._amounts: dict[Measure, float | int] = {}
        self._fields: dict[str, object] = {}
        self._tags: list[str] = []
        self._note: str | None = None
        self._remark = ""

    def read(self, kind: str | None) -> Parts:
        self._options()
        self._open_up()
        self._set_when(take_when(self._tokens, self._clock.now.date()))
        self._options()
        self._open_up()
        kind = self._what(kind)
        while self._tokens.peek():
            self._one()
        return Parts(self._when, self._checked(kind), self._all(), self._activity, self._remark)

    def _set_when(self, when: When | None) -> None:
        if when and self._when:
            raise said_twice("The time")
        self._when = when or self._when

    # --- WHAT

    def _what(self, kind: str | None) -> str | None:
        if kind is not None:
            return self._rest_of_what(kind)
        token = self._tokens.peek()
        if token is None or not self._can_be_what(token.text):
            if self._amending:
                return None
            raise self._missing(*_WHAT_FIRST if token is None else _too_early(token.text))
        word = token.text.lower()
        if word in KIND_WORDS:
            self._tokens.take()
            return self._rest_of_what(word)
        return self._name_activity()

    def _can_be_what(self, word: str) -> bool:
        if word.lower() in KIND_WORDS:
            return not (self._amending and word.lower() == NOTE)
        return not (self._is_part(word) or is_amount(word) or _NUMBER.fullmatch(word))

    @staticmethod
    def _is_part(word: str) -> bool:
        return word.startswith(("+", "-")) or word.lower() == NOTE or field_of(word) is not None

    def _may_name(self, word: str) -> bool:
        return not (self._is_part(word) or is_amount(word))

    def _open_up(self) -> None:
        """Take a whole line that the shell kept together as one argument apart."""
        token = self._tokens.peek()
        first, *others = token.text.split() if token else [""]
        whole_line = (
            not all(map(self._may_name, others))
            or first.lower() in (*WHEN_WORDS, *KIND_WORDS)
            or first[:1].isdigit()
        )
        if others and whole_line:
            self._tokens.split_next()

    def _rest_of_what(self, kind: str) -> str:
        if kind == DOSE:
            self._take_medicine()
        elif kind in _SECOND_WORD and self._next_is(_SECOND_WORD[kind]):
            kind = FLARE_END if kind == FLARE else kind
            self._options()
            self._set_when(take_when(self._tokens, self._clock.now.date()))
        elif kind == NOTE:
            self._options()
            if self._tokens.peek():
                self._set_note(self._tokens.rest())
        return kind

    def _next_is(self, word: str) -> bool:
        token = self._tokens.peek()
        if token is None or token.text.lower() != word:
            return False
        self._tokens.take()
        return True

    def _take_medicine(self) -> None:
        token = self._tokens.peek()
        if token is None or token.is_option:
            raise self._missing("dose needs the name of a medicine.", "pace dose paracetamol")
        name = checked_name(self._tokens.take().text, "a medicine takes")
        strength = self._tokens.peek()
        if strength and _STRENGTH.fullmatch(strength.text):
            name = f"{name} {self._tokens.take().text}"
        self._name["medicine"] = name

    def _name_activity(self) -> str:
        words = self._tokens.ahead(_MOST_WORDS_OF_A_NAME)
        plain = 1 + sum(1 for _ in takewhile(self._may_name, words[1:]))
        self._activity = match(words, self._known(), plain)
        self._tokens.take(self._activity.words)
        self._name["activity"] = self._activity.name
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
        remark = take_amount(self._tokens, self._amounts)
        if remark is not None:
            self._remark = self._remark or remark
        elif token.is_option:
            self._option()
        elif token.text.startswith("+"):
            self._add_tag(self._tokens.take().text)
        elif token.text.lower() == NOTE:
            self._tokens.take()
            self._set_note(self._tokens.rest())
        elif found := field_of(token.text):
            self._tokens.take()
            take_value(found[0], self._tokens, found[1], self._fields)
        elif not self._tokens.split_next():
            raise self._not_understood(token.text)

    def _not_understood(self, word: str) -> WordsNotUnderstood:
        return number_alone(word) if _NUMBER.fullmatch(word) else unknown_word(word)

    def _option(self) -> None:
        word, equals, said = self._tokens.take().text.partition("=")
        name = word.removeprefix(OPTION).lower()
        if not word.startswith(OPTION):
            raise unknown_word(word)
        if name in ("at", "tag", NOTE):
            self._text_option(name, said if equals else self._value_of(word))
        elif (found := field_of(name)) and found[1] is None:
            take_value(found[0], self._tokens, said if equals else None, self._fields)
        else:
            raise unknown_word(word)

    def _value_of(self, word: str) -> str:
        if self._tokens.peek() is None:
            raise WordsNotUnderstood(f"{word} needs a value behind it.")
        return self._tokens.take().text

    def _text_option(self, name: str, text: str) -> None:
        if name == "tag":
            self._add_tag(text)
        elif name == NOTE:
            self._set_note(text.strip())
        else:
            self._set_when(_only_when(text, self._clock))

    def _add_tag(self, text: str) -> None:
        tag = text.removeprefix("+")
        if not tag or len(tag) > LONGEST_TAG or not tag.isprintable() or " " in tag:
            raise WordsNotUnderstood(
                f"{shown(text)} cannot be a tag: it takes one word of at most {LONGEST_TAG} "
                "characters behind the plus, such as +weather."
            )
        if tag.casefold() not in (other.casefold() for other in self._tags):
            self._tags.append(tag)

    def _set_note(self, text: str) -> None:
        if self._note is not None:
            raise said_twice("A note")
        if not text:
            raise WordsNotUnderstood("note needs some text behind it.")
        if len(text) > LONGEST_NOTE or _HALF_A_PAIR.search(text):
            raise WordsNotUnderstood(
                f"The note beginning {shown(text)} cannot be kept: it takes at most "
                f"{LONGEST_NOTE:,} characters of readable text."
            )
        self._note = text

    # --- the whole

    def _checked(self, kind: str | None) -> str | None:
        if self._amounts and kind not in (ACTIVITY, None):
            raise WordsNotUnderstood(
                f"{_KIND_NAMES.get(kind, kind)} has no amount in {next(iter(self._amounts))}: "
                "amounts belong to activities, such as pace log walk 12m."
            )
        if kind == NOTE and self._note is None:
            raise self._missing("note needs some text behind it.", "pace note slept badly")
        return kind

    def _all(self) -> dict[str, object]:
        """Everything under the file's keys, in one order, however it was typed."""
        keys = [key for field in FIELDS for key in _keys_of(field.key)]
        found: dict[str, object] = dict(self._name)
        found.update((m, self._amounts[m]) for m in MEASURES if m in self._amounts)
        found.update((key, self._fields[key]) for key in keys if key in self._fields)
        if self._tags:
            found["tags"] = self._tags
        if self._note is not None:
            found["note"] = self._note
        return found


_KIND_NAMES: Final[dict[str | None, str]] = {
    CHECK: "A check-in",
    DOSE: "A dose",
    NOTE: "A note",
    VISIT: "A visit",
    FLARE: "A flare",
    FLARE_END: "The end of a flare",
    "bad": "A bad day",
    "better": "A better day",
}


def _keys_of(key: str) -> tuple[str, ...]:
    return (key, PAIN_AFTER) if key == "pain" else (key,)


def _only_when(text: str, clock: Clock) -> When:
    tokens = Tokens.of_line(text)
    when = take_when(tokens, clock.now.date())
    if when is None or tokens.peek():
        raise WordsNotUnderstood(
            f"--at cannot be {shown(text)}: write a date, a time, or both, such as "
            '2026-03-01, 10:00 or "yesterday 10:00".'
        )
    return when


_WHAT_FIRST: Final = ("What was it?", "pace log walk 12m pain 3-4")


def _too_early(word: str) -> tuple[str, str]:
    return (
        f"{shown(word)} comes too early: what it was goes first, such as walk {word}.",
        "For a check-in of its own: pace check pain 4",
    )
