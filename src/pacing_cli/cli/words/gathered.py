"""An entry in the making: what the words have said so far, each thing once."""

import re
from collections.abc import Mapping
from typing import Final

from pacing_cli.cli.words.names import Match
from pacing_cli.cli.words.refusals import said_twice
from pacing_cli.cli.words.when import When
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.quantity import MEASURES, Measure
from pacing_cli.model.safe_text import shown
from pacing_cli.model.scale import FIELDS, PAIN_AFTER
from pacing_cli.model.value import Value

LONGEST_NOTE: Final = 4000
LONGEST_TAG: Final = 40
_HALF_A_PAIR: Final = "[\ud800-\udfff]"


class Parts(Value):
    """What the words said; what they did not say is None or not there."""

    when: When | None
    kind: str | None
    fields: Mapping[str, object]
    """Under the file's keys, in its order: activity, amounts, ratings, tags, note."""
    activity: Match | None = None
    remark: str = ""
    """What the person may want to know about a word, mostly empty."""


class Gathered:
    """The parts of one entry as they come in. What comes twice is refused."""

    def __init__(self) -> None:
        self.activity: Match | None = None
        self.name: dict[str, object] = {}
        """Under `activity` or `medicine`; empty for what has no name."""
        self.amounts: dict[Measure, float | int] = {}
        self.fields: dict[str, object] = {}
        self.note: str | None = None
        self.remark = ""
        self._when: When | None = None
        self._tags: list[str] = []

    def set_when(self, when: When | None) -> None:
        """The moment; None says nothing about it."""
        if when and self._when:
            raise said_twice("The time")
        self._when = when or self._when

    def name_activity(self, activity: Match) -> None:
        """What was done."""
        self.activity = activity
        self.name["activity"] = activity.name

    def add_tag(self, text: str) -> None:
        """A tag, with or without its plus. The same once more changes nothing."""
        tag = text.removeprefix("+")
        if not tag or len(tag) > LONGEST_TAG or not tag.isprintable() or " " in tag:
            raise WordsNotUnderstood(
                f"{shown(text)} cannot be a tag: it takes one word of at most {LONGEST_TAG} "
                "characters behind the plus, such as +weather."
            )
        if tag.casefold() not in (other.casefold() for other in self._tags):
            self._tags.append(tag)

    def set_note(self, text: str) -> None:
        """The free text, kept as it is."""
        if self.note is not None:
            raise said_twice("A note")
        if not text:
            raise WordsNotUnderstood("note needs some text behind it.")
        if len(text) > LONGEST_NOTE or re.search(_HALF_A_PAIR, text):
            raise WordsNotUnderstood(
                f"The note beginning {shown(text)} cannot be kept: it takes at most "
                f"{LONGEST_NOTE:,} characters of readable text."
            )
        self.note = text

    def parts(self, kind: str | None) -> Parts:
        """All of it. The order of the fields is the file's, however they were typed."""
        found: dict[str, object] = dict(self.name)
        found.update((m, self.amounts[m]) for m in MEASURES if m in self.amounts)
        found.update((key, self.fields[key]) for key in _KEYS if key in self.fields)
        if self._tags:
            found["tags"] = self._tags
        if self.note is not None:
            found["note"] = self.note
        return Parts(self._when, kind, found, self.activity, self.remark)


_KEYS: Final = tuple(
    key
    for field in FIELDS
    for key in ((field.key, PAIN_AFTER) if field.key == "pain" else (field.key,))
)
