"""List the words that can follow at the cursor, from the words of a call so far."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from pacing_cli.cli.commands_table import COMMANDS
from pacing_cli.errors import PacingError
from pacing_cli.model.entry import DOSE, FIELDS, FLARE, NOTE
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import KIND_WORDS, fold
from pacing_cli.shorthand.values import field_of
from pacing_cli.shorthand.when import WEEKDAYS, WHEN_WORDS, is_when
from pacing_cli.storage.journal.months import month_of, recognise
from pacing_cli.storage.paths import Home, default_home, shipped_file

# What a person's own files know to fill in: activities, goals, tags, medicines.
#
# Only small files are read, and of the journal only its newest month. Whatever cannot be
# read is passed over: the Tab key never complains.


class OwnWords:
    """The words of one home on one day, read when they are needed."""

    def __init__(self, root: str | None, today: date) -> None:
        self._home = Home(Path(root).expanduser()) if root else default_home()
        self.today = today

    def activities(self) -> tuple[str, ...]:
        """The names of the inventory, then the short ones."""
        from pacing_cli.storage.settings.settings import known_activities

        with suppress(PacingError, OSError):
            known = known_activities(self._home)
            return tuple(sorted(known, key=lambda word: (known[word] != word, word.casefold())))
        return ()

    def goals(self) -> tuple[str, ...]:
        """The names of the goals, in the order of the file."""
        return _tables(self._home.goals)

    def supports(self) -> tuple[str, ...]:
        """The names in `supports.toml`."""
        return _tables(self._home.supports)

    def tags(self) -> tuple[str, ...]:
        """The tags of the newest month, each once."""
        found = (tag for entry in self._entries('"tags"') for tag in entry.get("tags", ()))
        return tuple(sorted({tag for tag in found if isinstance(tag, str)}))

    def medicines(self) -> tuple[str, ...]:
        """The medicines of the newest month, each once."""
        found = (entry.get("medicine") for entry in self._entries('"medicine"'))
        return tuple(sorted({name for name in found if isinstance(name, str)}))

    def _entries(self, holding: str) -> Iterator[dict[str, Any]]:
        """Return the lines of the newest month up to today that contain a word."""
        import json

        for path in self._newest():
            with suppress(OSError):
                for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                    if holding in line:
                        with suppress(ValueError):
                            found = json.loads(line)
                            yield found if isinstance(found, dict) else {}

    def _newest(self) -> list[Path]:
        """The files of all devices for the last month that has some."""
        with suppress(OSError):
            files = [
                recognise(self._home.journal / name) for name in os.listdir(self._home.journal)
            ]
            months = [one for one in files if one and "" < one.month <= month_of(self.today)]
            newest = max((one.month for one in months), default="")
            return [one.path for one in months if one.month == newest]
        return []


def _tables(path: Path) -> tuple[str, ...]:
    """The names of the tables of a file, in its order."""
    from pacing_cli.storage.settings.toml_table import TomlFile
    from pacing_cli.storage.settings.toml_text import content_of, text_in

    with suppress(PacingError):
        found = TomlFile(path.name, text_in(path.name, content_of(path))).parsed()
        return tuple(name for name, value in found.items() if isinstance(value, dict))
    return ()


FILES: Final = ":files"
"""In the place of candidates: here the shell's own files fit."""
SHELLS: Final = ("bash", "zsh", "fish", "powershell")
_DAYS_OF_LATE: Final = 14


def nothing(_own: OwnWords) -> Iterable[str]:
    """For what only the person knows."""
    return ()


def days_of_late(own: OwnWords) -> Iterator[str]:
    """The last days, as they are written out."""
    for ago in range(_DAYS_OF_LATE):
        yield (own.today - timedelta(days=ago)).isoformat()


def _days(own: OwnWords) -> Iterator[str]:
    yield from ("today", "yesterday", "tomorrow", *WEEKDAYS)
    yield from days_of_late(own)


def _files(_own: OwnWords) -> Iterable[str]:
    return (FILES,)


def _last(_own: OwnWords) -> Iterable[str]:
    return ("last",)


def _shells(_own: OwnWords) -> Iterable[str]:
    return SHELLS


# Each of these loads what it names only when it is asked for.


def _cards(_own: OwnWords) -> Sequence[str]:
    from pacing_cli.storage.shipped import CARDS

    return CARDS


def _routines(_own: OwnWords) -> Sequence[str]:
    from pacing_cli.storage.shipped import ROUTINES

    return ROUTINES


def _topics(_own: OwnWords) -> Sequence[str]:
    from pacing_cli.storage.shipped import TOPICS

    return (*TOPICS, *(row.name for row in COMMANDS))


def _audiences(_own: OwnWords) -> Sequence[str]:
    from pacing_cli.model.support import AUDIENCES

    return AUDIENCES


def _supports(_own: OwnWords) -> Sequence[str]:
    from pacing_cli.model.support import SUPPORT_KINDS

    return SUPPORT_KINDS


def _charts(_own: OwnWords) -> Sequence[str]:
    from pacing_cli.model.chart import CHART_KINDS

    return CHART_KINDS


KINDS_OF_WORDS: Final[Mapping[str, Callable[[OwnWords], Iterable[str]]]] = {
    "ACTIVITY": OwnWords.activities,
    "CARD": _cards,
    "CHART": _charts,
    "DATE": _days,
    "DAY": _days,
    "DIR": _files,
    "FILE": _files,
    "[FILE]": _files,
    "FILE...": _files,
    "GOAL": OwnWords.goals,
    "ID": _last,
    "ID...": _last,
    "ROUTINE": _routines,
    "SHELL": _shells,
    "SUPPORT": OwnWords.supports,
    "SUPPORT_KIND": _supports,
    "TAG": OwnWords.tags,
    "TEXT": nothing,
    "TOPIC": _topics,
    "WHO": _audiences,
}


# The options and arguments of every command, read from a list that `make docs` writes.

LIST: Final = Path(__file__).with_name("commands.txt")


class Known(Value):
    """One command, or one below it: what it takes."""

    arguments: tuple[str, ...]
    """The words for them in the help: `DAY`, `ACTIVITY`."""
    options: dict[str, str]
    """Each option with the word for its value; empty where it takes none."""


def known_commands() -> dict[str, Known]:
    """Every command by its words: `log`, `activity set`; `` is `pace` itself."""
    return dict(map(_read, shipped_file(LIST).splitlines()))


def _read(line: str) -> tuple[str, Known]:
    path, arguments, options = (part.strip() for part in line.split("|", 2))
    pairs = (option.partition("=") for option in options.split())
    return path, Known(tuple(arguments.split()), {name: value for name, _, value in pairs})


def written(path: str, known: Known) -> str:
    """The line of one command."""
    options = " ".join(
        f"{name}={value}" if value else name for name, value in known.options.items()
    )
    return f"{path} | {' '.join(known.arguments)} | {options}".rstrip()


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
    """One possible word, with a description for shells that show it."""

    word: str
    about: str = ""


def candidates(words: Sequence[str], own: OwnWords) -> tuple[Candidate, ...]:
    """Return the possible words for the last one, which may be empty."""
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
    """Print each possible word on a line, with a tab and its description. Never fails."""
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
