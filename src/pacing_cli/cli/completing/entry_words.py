"""What could stand next in an entry: `[WHEN] WHAT [FIELD VALUE]... [+TAG]... [note TEXT]`."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.cli.completing.own_words import OwnWords
from pacing_cli.model.entry import DOSE, FIELDS, FLARE, NOTE
from pacing_cli.shorthand.names import KIND_WORDS, fold
from pacing_cli.shorthand.values import field_of
from pacing_cli.shorthand.when import WHEN_WORDS, is_when

_OF_A_SESSION: Final = ("effort", "hr", "hrmax", "load", "stopped", "with", "peak")
_SECOND: Final = {FLARE: ("end", "plan"), "visit": ("done",)}


def next_in_entry(command: str, before: Sequence[str], own: OwnWords) -> Iterator[str]:
    """The words that fit behind those before. `command` says what is written down."""
    rest = list(before)
    while rest and is_when(rest[0]):
        rest.pop(0)
    if not before and command != NOTE:
        yield from WHEN_WORDS
    kind = "" if command in ("log", "amend") else command
    if command == "log":
        if not rest:
            yield from (*own.activities(), *KIND_WORDS)
            return
        kind = rest.pop(0).lower() if rest[0].lower() in KIND_WORDS else ""
    yield from _behind(kind, rest, own)


def _behind(kind: str, rest: Sequence[str], own: OwnWords) -> Iterator[str]:
    """The words behind WHAT."""
    if kind == NOTE or NOTE in rest:
        return
    field = field_of(rest[-1]) if rest else None
    if field and field[0].kind != "flag" and field[1] is None:
        yield from field[0].choices
        return
    if not rest:
        yield from _SECOND.get(kind, ())
        yield from own.medicines() if kind == DOSE else ()
    said = {fold(word) for word in rest}
    yield from (one.word for one in FIELDS if one.word not in said and _fits(one.word, kind))
    yield from (f"+{tag}" for tag in own.tags() if fold(f"+{tag}") not in said)
    yield NOTE


def _fits(word: str, kind: str) -> bool:
    """Fields of a session are no part of a check-in, a dose or a flare."""
    return not kind or word not in _OF_A_SESSION


def rest_of_name(before: Sequence[str], typed: str, own: OwnWords) -> Iterator[str]:
    """Of a name of several words what is still to be typed: behind `long`, `walk`."""
    whole = fold(" ".join((*before, typed)))
    for name in own.activities():
        if before and fold(name).startswith(whole):
            yield " ".join(name.split()[len(before) :])
