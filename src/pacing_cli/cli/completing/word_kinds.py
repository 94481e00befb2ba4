"""What the words of the help stand for: for `DAY` days, for `ACTIVITY` one's own activities."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from pacing_cli.cli.completing.own_words import OwnWords
from pacing_cli.cli.rows import COMMANDS
from pacing_cli.shorthand.when import WEEKDAYS

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
