"""Changing an entry: the words that are given replace those parts, all others stay."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import ACTIVITY, BY_WORD, FLARE, FLARE_END, PAIN_AFTER, Entry
from pacing_cli.model.quantity import MEASURES
from pacing_cli.model.text import shown
from pacing_cli.model.value import Value
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.names import Known, Match
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.shorthand.values import field_of

_OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "pain": ("pain", PAIN_AFTER),
    "after": (PAIN_AFTER,),
    "note": ("note",),
    "tags": ("tags",),
    **{measure: (measure,) for measure in MEASURES},
}
"""What can be dropped by a word that is not simply a field's own."""


class Changed(Value):
    """An entry's new text, and the name that is new with it."""

    at: datetime
    zone: str
    fields: Mapping[str, object]
    new: tuple[Match, ...] = ()

    def same_as(self, old: Entry) -> bool:
        """True where nothing is different."""
        return (self.at, self.zone, dict(self.fields)) == (old.at, old.zone, dict(old.fields))


def change(
    old: Entry,
    words: Sequence[str],
    drop: Sequence[str],
    clock: Clock,
    known: Callable[[], Known],
) -> Changed:
    """The entry with the words put in the place of what they name; first `drop` takes out."""
    parts = parse(Tokens.of_arguments(words), clock, known, amending=True)
    _check_kind(old, parts)
    left = _without(old.fields, drop)
    fields = {**left, **parts.fields}
    if "tags" in parts.fields:
        fields["tags"] = [*dict.fromkeys((*_tags(left), *_tags(parts.fields)))]
    at = parts.when.resolve(clock, old.at) if parts.when else old.at
    zone = clock.zone_of(at) if parts.when else old.zone
    new = (parts.activity,) if parts.activity and parts.activity.new else ()
    return Changed(at, zone, fields, new)


def _check_kind(old: Entry, parts: Parts) -> None:
    if parts.kind not in (None, old.kind):
        raise WordsNotUnderstood(
            f"An entry cannot become another kind of entry ({_kind(old.kind)} stays "
            f"{_kind(old.kind)}).",
            "Take it out with pace withdraw, and log it anew.",
        )
    amount = next((measure for measure in MEASURES if measure in parts.fields), None)
    if amount and old.kind != ACTIVITY:
        raise WordsNotUnderstood(f"Only an activity has an amount in {amount}.")


def _kind(kind: str) -> str:
    return "flare" if kind in (FLARE, FLARE_END) else kind


def _without(fields: Mapping[str, object], drop: Sequence[str]) -> dict[str, object]:
    left = dict(fields)
    for word in drop:
        if word.startswith("+"):
            _drop_tag(left, word)
            continue
        for key in _keys(word):
            left.pop(key, None)
    return left


def _drop_tag(fields: dict[str, object], word: str) -> None:
    kept = [tag for tag in _tags(fields) if tag.casefold() != word[1:].casefold()]
    fields.pop("tags", None)
    if kept:
        fields["tags"] = kept


def _keys(word: str) -> tuple[str, ...]:
    lower = word.lower()
    found = field_of(lower)
    if lower in _OTHERS:
        return _OTHERS[lower]
    if found and found[1] is None:
        return _OTHERS.get(found[0].word, (found[0].key,))
    allowed = ", ".join(dict.fromkeys((*BY_WORD, *_OTHERS)))
    raise WordsNotUnderstood(f"{shown(word)} cannot be dropped: say one of {allowed}, or +tag.")


def _tags(fields: Mapping[str, object]) -> tuple[str, ...]:
    tags = fields.get("tags")
    return tuple(map(str, tags)) if isinstance(tags, list | tuple) else ()
