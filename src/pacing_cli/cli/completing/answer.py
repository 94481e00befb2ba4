"""The hidden call behind the Tab key: `pace __complete -- WORDS...`, the last being typed."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Final

_QUOTES: Final = "\"'"


def answer(arguments: Sequence[str]) -> None:
    """Print what could stand next, a line each, behind a tab what it is. Never complains."""
    from pacing_cli.cli.completing.candidates import candidates
    from pacing_cli.cli.completing.own_words import OwnWords

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
