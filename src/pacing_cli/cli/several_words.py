"""Words behind a command that belong together without quotes: a name, a text, a date."""

from collections.abc import Sequence
from typing import Any, Final

_NAMES: Final = frozenset(("NAME", "ACTIVITY"))
_FREE: Final = _NAMES | {"TEXT", "WORDS"}
_DATES: Final = frozenset(("DAY", "DATE"))
_DAYS: Final = "[DAYS]..."
"""An argument that names days, as options do: no name goes first there."""
_SPANS: Final = ("day", "days", "week", "weeks", "month", "months")


def takes_a_name(parameter: Any) -> bool:
    """True for an argument whose one value is the name of something."""
    word = parameter.metavar or parameter.name.upper()
    return parameter.nargs == 1 and bool(_NAMES & {*word.strip("[]").split()})


def joined(parameters: Sequence[Any], words: Sequence[str]) -> list[str]:
    """The words with those in one piece that are one value: `--activity washing up`.

    Behind an option that takes a name or a text the words are its own, where the arguments
    have begun in front of it, or the command has none. `goal rate walk to the beach 1` and
    `try start washing up early late` have the surplus in the name that goes first.
    """
    arguments = [
        one for one in parameters if one.param_type_name == "argument" and one.metavar != _DAYS
    ]
    options = {
        name: one
        for one in parameters
        if one.param_type_name == "option" and not one.is_flag
        for name in (*one.opts, *one.secondary_opts)
    }
    found: list[str] = []
    typed: list[int] = []
    """Where the words stand that are arguments."""
    left = [*words]
    while left and left[0] != "--":
        word = left.pop(0)
        name, _, value = word.partition("=")
        option = options.get(name)
        if option is None:
            if not _is_option(word):
                typed.append(len(found))
            found.append(word)
        elif value or left:
            found += [] if value else [word]
            word = word if value else left.pop(0)
            found.append(_with_its_own(word, option, left, bool(typed) or not arguments))
        else:
            found.append(word)
    return [*_with_long_names(found, typed, arguments), *left]


def _is_option(word: str) -> bool:
    return len(word) > 1 and word[0] == "-" and not word[1].isdigit()


def _with_its_own(value: str, option: Any, left: list[str], is_alone: bool) -> str:
    """The value with the words behind it that belong to it; those are taken off `left`."""
    kind = (option.metavar or "").strip("[]")
    while left and not left[0].startswith("-"):
        is_next = (
            (kind in _FREE and is_alone)
            or ("=" in kind and "=" not in value)
            or (kind in _DATES and _goes_on(value, left[0]))
        )
        if not is_next:
            break
        value = f"{value} {left.pop(0)}"
    return value


def _goes_on(value: str, word: str) -> bool:
    """`1` goes on with `March`, and `1 March` with `2026`; `8` with `weeks`."""
    from pacing_cli.shorthand.spoken_when import MONTHS

    if value[:1].isdecimal() and " " not in value:
        return word.lower().rstrip(",.") in MONTHS or word.lower() in _SPANS
    last = value.rpartition(" ")[2].lower().rstrip(",.")
    return last in MONTHS and len(word) == 4 and word.isdecimal()


def _with_long_names(found: list[str], typed: Sequence[int], arguments: Sequence[Any]) -> list[str]:
    """The name of several words that goes first, in one piece; and so each of `a b=4 c=5`."""
    if not arguments or not typed:
        return found
    first, *more = arguments
    if "=" in (first.metavar or ""):
        return _up_to_a_sign(found, typed)
    if not more or not takes_a_name(first):
        return found
    if all(one.nargs == 1 for one in more):
        many = max(len(typed) - len(more), 1)
    else:
        values = (i for i, at in enumerate(typed) if i and found[at].lstrip("-+")[:1].isdigit())
        many = next(values, 1)
    together = [found[at] for at in typed[:many]]
    gone = {*typed[1:many]}
    kept = [word for at, word in enumerate(found) if at not in gone]
    kept[typed[0]] = " ".join(together)
    return kept


def _up_to_a_sign(found: list[str], typed: Sequence[int]) -> list[str]:
    kept: list[str] = []
    begun = ""
    for at, word in enumerate(found):
        if at not in typed:
            kept.append(word)
        elif "=" in word:
            kept.append(f"{begun}{word}")
            begun = ""
        else:
            begun = f"{begun}{word} "
    return [*kept, begun.strip()] if begun else kept
