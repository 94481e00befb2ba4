"""What the words of the help stand for: for `DAY` days, for `ACTIVITY` one's own activities."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from pacing_cli.cli.commands_table import COMMANDS
from pacing_cli.errors import PacingError
from pacing_cli.model.value import Value
from pacing_cli.shorthand.when import WEEKDAYS
from pacing_cli.storage.journal.months import month_of, recognise
from pacing_cli.storage.paths import Home, default_home
from pacing_cli.storage.shipped_file import shipped_file

# What a person's own files know to fill in: activities, goals, tags, medicines.
#
# Only small files are read, and of the journal only its newest month. Whatever cannot be
# read is passed over: the Tab key never complains.


class OwnWords:
    """The words of one home, as they stand on one day. Read when they are asked for."""

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
        """The lines of the newest month, up to today's, in which a word stands."""
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
