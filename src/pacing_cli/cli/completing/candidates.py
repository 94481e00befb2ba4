"""What could stand at the cursor: the words of a call so far in, candidates out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pacing_cli.cli.completing.command_words import Known, known_commands
from pacing_cli.cli.completing.entry_words import next_in_entry, rest_of_name
from pacing_cli.cli.completing.own_words import OwnWords
from pacing_cli.cli.completing.word_kinds import FILES, KINDS_OF_WORDS, days_of_late, nothing
from pacing_cli.cli.rows import COMMANDS
from pacing_cli.model.entry import FIELDS
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import fold

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
