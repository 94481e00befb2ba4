"""What could stand at the cursor: the words of a call so far in, candidates out."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Final

from pacing_cli.cli.commands_table import COMMANDS
from pacing_cli.cli.completion.words import (
    FILES,
    KINDS_OF_WORDS,
    Known,
    OwnWords,
    days_of_late,
    known_commands,
    nothing,
)
from pacing_cli.model.entry import DOSE, FIELDS, FLARE, NOTE
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import KIND_WORDS, fold
from pacing_cli.shorthand.values import field_of
from pacing_cli.shorthand.when import WHEN_WORDS, is_when

# What could stand next in an entry: `[WHEN] WHAT [FIELD VALUE]... [+TAG]... [note TEXT]`.

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


_ENTRIES: Final = ("log", "check", "bad", "better", "flare", "dose", "note")


class Candidate(Value):
    """One word that could stand here, and what it is, for shells that show that."""

    word: str
    about: str = ""


def candidates(words: Sequence[str], own: OwnWords) -> tuple[Candidate, ...]:
    """What could stand in the place of the last word, which may be empty."""
    *before, typed = words or ("",)
    start = fold(typed)
    found = {one.word: one for one in _all(before, typed, own)}
    return tuple(
        one for one in found.values() if one.word == FILES or fold(one.word).startswith(start)
    )


def _all(before: Sequence[str], typed: str, own: OwnWords) -> Iterator[Candidate]:
    tree = known_commands()
    path, rest = _command(_without_globals(before, tree[""]), tree)
    known = tree[path]
    if before and (value := _takes(before[-1], known, tree[""])):
        yield from _plain(_values(path, before[-1], value, own))
    elif typed.startswith("-"):
        yield from _plain(_options(path, known, tree[""]))
    elif not path:
        yield from (Candidate(row.name, row.help) for row in COMMANDS)
    else:
        if not rest:
            yield from _plain(_below(path, tree))
        yield from _plain(_words(path, rest, typed, own))


def _plain(words: Iterable[str]) -> Iterator[Candidate]:
    return map(Candidate, words)


def _without_globals(words: Sequence[str], root: Known) -> list[str]:
    kept: list[str] = []
    values = iter(words)
    for word in values:
        if word.partition("=")[0] not in root.options:
            kept.append(word)
        elif root.options.get(word):
            next(values, "")
    return kept


def _command(words: Sequence[str], tree: Mapping[str, Known]) -> tuple[str, list[str]]:
    """The longest command that the first words name, and the words behind it."""
    for count in (2, 1):
        path = " ".join(words[:count])
        if len(words) >= count and path in tree:
            return path, list(words[count:])
    return "", list(words)


def _below(path: str, tree: Mapping[str, Known]) -> Iterator[str]:
    return (name.rpartition(" ")[2] for name in tree if name.rpartition(" ")[0] == path)


def _takes(word: str, known: Known, root: Known) -> str:
    """What the option before the cursor takes; empty where there is none that takes something."""
    return known.options.get(word, "") or root.options.get(word, "")


def _options(path: str, known: Known, root: Known) -> Iterator[str]:
    yield from known.options
    if path in _ENTRIES[:2]:
        yield from (f"--{field.word}" for field in FIELDS)
        yield from ("--at", "--tag", "--note")
    yield from root.options if path else ()
    yield "--help"


def _words(path: str, rest: Sequence[str], typed: str, own: OwnWords) -> Iterator[str]:
    """The words of the command itself, without its options."""
    if path in _ENTRIES:
        yield from next_in_entry(path, rest, own)
        yield from days_of_late(own) if typed[:1].isdigit() and not rest else ()
        yield from rest_of_name(rest, typed, own) if path == "log" else ()
    elif path == "amend":
        yield from next_in_entry(path, rest[1:], own) if rest else ("last",)
    else:
        arguments = _arguments(path)
        if arguments and (len(rest) < len(arguments) or arguments[-1].endswith("...")):
            yield from KINDS_OF_WORDS[arguments[min(len(rest), len(arguments) - 1)]](own)


def _arguments(path: str) -> tuple[str, ...]:
    """The kinds of the words of a command; by path where its help says no more than NAME."""
    return _BY_PATH.get(path) or tuple(
        word if word in KINDS_OF_WORDS else "TEXT" for word in known_commands()[path].arguments
    )


_TO_AN_ACTIVITY: Final = ("set", "pause", "resume", "restart")
_TO_A_GOAL: Final = ("show", "set", "rate", "close", "let-go", "reopen")
_BY_PATH: Final[Mapping[str, tuple[str, ...]]] = {
    **{f"activity {word}": ("ACTIVITY",) for word in _TO_AN_ACTIVITY},
    **{f"goal {word}": ("GOAL",) for word in _TO_A_GOAL},
    "support remove": ("SUPPORT",),
    "support ideas": ("SUPPORT_KIND",),
    "chart": ("CHART", "ACTIVITY"),
    "restore": ("FILE",),
}
_BY_OPTION: Final[Mapping[str, str]] = {"--activity": "ACTIVITY", "--tag": "TAG"}


def _values(path: str, option: str, takes: str, own: OwnWords) -> Iterable[str]:
    """The values of an option: what its help calls them, or one of a few words."""
    if "|" in takes:
        return [word for word in takes.split("|") if word.islower()]
    kind = "TEXT" if path == "setup" else _BY_OPTION.get(option, takes)
    return KINDS_OF_WORDS.get(kind, nothing)(own)


# The hidden call behind the Tab key: `pace __complete -- WORDS...`, the last being typed.

_QUOTES: Final = "\"'"


def answer(arguments: Sequence[str]) -> None:
    """Print what could stand next, a line each, behind a tab what it is. Never complains."""
    from pacing_cli.cli.completion.words import OwnWords

    words = _as_typed(arguments)
    with suppress(Exception):
        home = _said(words, "--home") or os.environ.get("PACE_HOME")
        now = _said(words, "--now") or os.environ.get("PACE_NOW", "")
        lines = candidates(words, OwnWords(home, _day(now)))
        for one in lines:
            if one.word.isprintable():
                print(one.word, one.about, sep="\t" if one.about else "")
        sys.stdout.flush()


def _as_typed(arguments: Sequence[str]) -> list[str]:
    """The words as `pace` would get them: bash gives `=` as a word, and quotes as they are."""
    words = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    if words and words[-1] == "=":
        words[-1] = ""
    elif words and words[-1].startswith("--") and "=" in words[-1]:
        words[-1:] = words[-1].split("=", 1)
    return [word.strip(_QUOTES) for word in words if word != "="]


def _said(words: Sequence[str], option: str) -> str:
    """The value of a global option among the words before the cursor."""
    for word, behind in pairwise(words[:-1]):
        if word == option:
            return behind
    found = [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]
    return found[0] if found else ""


def _day(now: str) -> date:
    with suppress(ValueError):
        return date.fromisoformat(now.strip()[:10])
    return date.today()  # noqa: DTZ011 (the day of the person's own clock)
