"""Save the flare plan in `profile.toml` and keep everything else in the file."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.value import Value
from pacing_cli.wording.flare_plan import PARTS, TYPED

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home


# The words of `pace flare plan`: which part a line belongs to, and what is taken out.

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
        raise WordsNotUnderstood(
            f"{first} needs some text after it.", f"For example: {TYPED[part]}"
        )
    return PlanChange({part: (text,)})


def read_answer(text: str) -> tuple[str, ...]:
    """Split an answer into lines at its semicolons."""
    return tuple(line for piece in text.split(";") if (line := piece.strip()))


def read_trigger(line: str) -> tuple[str, str]:
    """`weather: warm clothes`, with or without a colon: the tag, and the step for it.

    Raises WordsNotUnderstood.
    """
    found = _TRIGGER.fullmatch(line.strip())
    if found is None:
        raise WordsNotUnderstood(
            f'"{line}" needs a sign before the colon.', f"For example: {TYPED['triggers']}"
        )
    return found[1], found[2].strip()


def _taken_out(words: Sequence[str]) -> tuple[str, int]:
    if len(words) != 2 or not words[1].isdecimal() or not int(words[1]):
        raise WordsNotUnderstood(
            "What do you want to remove? Name a part and the number of its line.",
            "For example: pace flare plan without helps 2",
        )
    return _part(words[0]), int(words[1])


def _part(word: str) -> str:
    part = _SAME.get(word.casefold(), word.casefold())
    if part not in PARTS:
        raise WordsNotUnderstood(
            f'"{word}" is not a part of the flare plan. Its parts: bad, helps, drop, who, call, '
            "sign and trigger. You can also say ask, read or without.",
            f"For example: {TYPED['helps']}",
        )
    return part


_TABLE: Final = "flare_plan"
_AT_THE_TOP: Final = {"bad": "contingency"}


def write_change(home: "Home", change: PlanChange, today: date) -> None:
    """Write the change; who writes it has gone through the plan. `pace undo` takes it back.

    Raises WordsNotUnderstood for a line that is not there.
    """
    from pacing_cli.storage.settings.settings import edit_toml

    def edit(file: dict[str, Any]) -> None:
        for part, lines in change.add.items():
            _add(file, part, lines)
        if change.take_out:
            _take_out(file, *change.take_out)
        file.setdefault(_TABLE, {})["read_on"] = today

    edit_toml(home.profile, edit)


def _add(file: dict[str, Any], part: str, lines: Sequence[str]) -> None:
    place = file if part in _AT_THE_TOP else file.setdefault(_TABLE, {})
    if part == "triggers":
        place.setdefault(part, {}).update(read_trigger(line) for line in lines)
    else:
        place.setdefault(_AT_THE_TOP.get(part, part), []).extend(lines)


def _take_out(file: dict[str, Any], part: str, number: int) -> None:
    place = file if part in _AT_THE_TOP else file.get(_TABLE, {})
    lines = place.get(_AT_THE_TOP.get(part, part), [])
    if number > len(lines):
        raise WordsNotUnderstood(
            f"This part has no line {number}. It has {len(lines)}.",
            "To see them in order: pace flare plan",
        )
    del lines[list(lines)[number - 1] if part == "triggers" else number - 1]
