"""Split a spoken line into words and pauses. The note is kept as it is."""

import re
from datetime import UTC, datetime
from typing import Final

from pacing_cli.model.entry import NOTE
from pacing_cli.model.value import Value
from pacing_cli.shorthand import refusals as refuse
from pacing_cli.shorthand.names import fold
from pacing_cli.shorthand.spoken_when import spoken_when
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.shorthand.values import field_of
from pacing_cli.shorthand.vocabulary import SINGULAR

_ANY_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Whether words are a moment does not depend on today."""
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})


_GLUED: Final = r",(?=[A-Za-z+])|(?<=[A-Za-z]),(?=\w)"
"""A comma without its space, as phones leave it: `12m,pain 3`."""


_TIME: Final = r"\d{1,2}(?::\d\d(?:[ap]m)?|[ap]m)"
_SPAN: Final = rf"(?i)({_TIME})[-–]({_TIME}[,;]?)"
"""`10:00-10:30`, `9am-11am`."""


class Word(Value):
    """One word: `text` as typed, `low` for comparing; `pause`: a comma or stop follows."""

    text: str
    low: str
    pause: bool = False
    quoted: bool = False


def words_of(tokens: Tokens) -> tuple[list[Word], str | None]:
    """The words before the note, and the note's text; None where there is none.

    Raises WordsNotUnderstood for an option that there is not.
    """
    found: list[Word] = []
    note = None
    alone = tokens.peek(1) is None
    while token := tokens.peek():
        tokens.take()
        text = token.text
        if token.is_option:
            name, equals, value = text.lstrip("-").partition("=")
            if name == NOTE:
                note = value if equals else (tokens.take().text if tokens.peek() else "")
                continue
            text = _option_words(name, equals, value, tokens)
        elif text.rstrip(":=,").lower() == NOTE and not token.quoted:
            return found, tokens.rest()
        if token.quoted or (" " in text and not token.is_option and not _is_line(text, alone)):
            found.append(Word(text, fold(" ".join(text.split())), quoted=True))
            continue
        for place, part in enumerate(pieces := text.split()):
            if part.rstrip(":=,").lower() == NOTE:
                rest = " ".join(pieces[place + 1 :])
                return found, f"{rest} {tokens.rest()}".strip()
            _add(found, part)
    return found, note


def _option_words(name: str, equals: str, value: str, tokens: Tokens) -> str:
    if name not in ("at", "tag") and field_of(name) is None:
        raise refuse.no_such_option(f"--{name}")
    if name in ("at", "tag") and not equals:
        value = tokens.take().text if tokens.peek() else ""
    if name == "at" and spoken_when(value.lower().split(), 0, _ANY_DAY) is None:
        raise refuse.unknown_word(value)
    return (
        f"+{value.removeprefix('+')}"
        if name == "tag"
        else value
        if name == "at"
        else (f"{name} {value}".strip())
    )


def _is_line(text: str, alone: bool) -> bool:
    """Whether an argument with spaces is words of a line that the shell kept together."""
    if re.match(rf"(?i)\d[\d.,]*[ -](?:{'|'.join(SINGULAR)}) [a-z]", text):
        return bool(re.search(r"(?i)\s(?:pain|effort|fatigue|note|\+\w)", text))
    first, *others = text.split()
    return (
        alone
        or first[:1].isdigit()
        or any(
            one.startswith("+") or one[:1].isdigit() or field_of(one) for one in (first, *others)
        )
        or spoken_when([one.lower() for one in (first, *others)], 0, _ANY_DAY) is not None
    )


def _add(found: list[Word], part: str) -> None:
    if len(glued := re.split(_GLUED, part)) > 1:
        for piece in glued:
            _add(found, f"{piece},")
        return
    if span := re.fullmatch(_SPAN, part):
        for piece in (span[1], "to", span[2]):
            _add(found, piece)
        return
    part = part.lstrip("~≈") if part[1:2].isdigit() else part
    text = part.translate(_QUOTES).strip('"()').lstrip(",;")
    bare = text.rstrip(",;.!?")
    halves = re.fullmatch(r"(?i)(\d{0,2}(?:[:.]\d\d)?)([ap])\.m", bare)
    if halves:
        bare = f"{halves[1]}{halves[2].lower()}m"
    if bare not in ("", "=", ":"):
        bare = bare.rstrip(":=") or bare
    bare = "with" if bare.lower() == "w/" or (found and bare.lower() == "w") else bare
    if not bare or bare in ("'", "-", "–", "—"):
        if found:
            found[-1] = found[-1]._replace(pause=True)
        return
    pause = text[-1:] in ",;.!?" and not halves
    spelled = part.strip('“”„"(),;!?') if bare == text else bare
    found.append(Word(spelled.rstrip(",;.:=") or bare, fold(bare), pause))
