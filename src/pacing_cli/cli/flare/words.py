"""The words of `pace flare plan`: which part a line belongs to, and what is taken out."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.value import Value
from pacing_cli.wording.flare_plan import PARTS, TYPED

_SAME: Final = {"sign": "signs", "trigger": "triggers", "help": "helps"}
_TRIGGER: Final = re.compile(r"\+?([^\s:]+)\s*:?\s*(.*)", re.S)


class PlanChange(Value):
    """Lines that are added to parts, or one that is taken out of a part."""

    add: Mapping[str, tuple[str, ...]] = {}
    """By part; a line of `triggers` is `name: step`."""
    take_out: tuple[str, int] | None = None
    """The part, and which of its lines, from 1 on."""


def read_change(words: Sequence[str]) -> PlanChange:
    """`helps a warm pack`, or `without helps 2`. Raises WordsNotUnderstood."""
    first, *rest = [words[0].removeprefix("--"), *words[1:]]
    if first.casefold() == "without":
        return PlanChange(take_out=_taken_out(rest))
    part, text = _part(first), " ".join(rest).strip()
    if not text:
        raise WordsNotUnderstood(f"{first} needs some text behind it.", f"Such as: {TYPED[part]}")
    return PlanChange({part: (text,)})


def read_answer(text: str) -> tuple[str, ...]:
    """The lines of an answer: semicolons stand between them."""
    return tuple(line for piece in text.split(";") if (line := piece.strip()))


def read_trigger(line: str) -> tuple[str, str]:
    """`weather: warm clothes`, with or without a colon: the tag, and the step for it."""
    found = _TRIGGER.fullmatch(line.strip())
    if found is None:
        raise WordsNotUnderstood(f'"{line}" names nothing.', f"Such as: {TYPED['triggers']}")
    return found[1], found[2].strip()


def _taken_out(words: Sequence[str]) -> tuple[str, int]:
    if len(words) != 2 or not words[1].isdecimal() or not int(words[1]):
        raise WordsNotUnderstood(
            "What shall be taken out? A part and the number of its line.",
            "Such as: pace flare plan without helps 2",
        )
    return _part(words[0]), int(words[1])


def _part(word: str) -> str:
    part = _SAME.get(word.casefold(), word.casefold())
    if part not in PARTS:
        raise WordsNotUnderstood(
            f'"{word}" is no part of the flare plan: it has bad, helps, drop, who, call, sign '
            "and trigger; or say ask, read or without.",
            f"Such as: {TYPED['helps']}",
        )
    return part
