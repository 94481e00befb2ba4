"""Storage: what the bytes of an inbox file say, line by line, whatever they are. No disk here."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from pacing_cli.model.value import Value

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOOKED_AT: Final = 4096
_MOSTLY: Final = 0.4
"""In UTF-16 without its mark, every second byte of plain words is empty: this share is enough."""
_JUNK: Final = 0.02
"""More control characters than this share: no text was meant."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
LONGEST_LINE: Final = 20_000

NOT_TEXT: Final = "this is not text, so that no line of it could be read"
_NOT_A_LINE: Final = "these bytes are not text"
_TOO_LONG: Final = f"the line has more than {LONGEST_LINE:,} characters"


class Row(Value):
    """One line of a file. `refusal`: why it cannot even be tried; mostly empty."""

    number: int
    text: str
    refusal: str = ""


class Letter(Value):
    """What one file says. `refusal` is for the file as a whole, and then there are no rows."""

    rows: tuple[Row, ...]
    sent: datetime | None = None
    """The moment that the file itself names, such as the date of an e-mail."""
    refusal: str = ""


def read_letter(content: bytes, name: str) -> Letter:
    """The lines of a file, whatever it holds: text in any usual form, an e-mail, or junk."""
    from pacing_cli.storage.inbox_mail import looks_like_mail, read_mail

    if looks_like_mail(content, name):
        body, sent, refusal = read_mail(content)
        return Letter(rows_of(body), sent, refusal)
    found = decoded(content)
    if _is_junk(content.decode("latin-1") if found is None else found):
        return Letter((), None, NOT_TEXT)
    if found is None:
        return Letter(tuple(_by_line(content)))
    return Letter(rows_of(found))


def rows_of(text: str) -> tuple[Row, ...]:
    """The lines, whatever ends them; empty bytes around a line are let go."""
    stripped = (line.strip("\0\x1a\ufeff \t\f\v") for line in _LINE_END.split(text))
    return tuple(
        Row(number, line, _TOO_LONG if len(line) > LONGEST_LINE else "")
        for number, line in enumerate(stripped, 1)
        if line
    )


def decoded(content: bytes) -> str | None:
    """The text by its mark, or as UTF-8, or as UTF-16 without a mark; None where it is none."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for encoding in filter(None, (marked, _without_mark(content), "utf-8")):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _without_mark(content: bytes) -> str:
    start = content[:_LOOKED_AT]
    if b"\0" not in start.strip(b"\0"):
        return ""
    half = max(len(start) // 2, 1)
    even, odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    if odd > _MOSTLY and even < _MOSTLY / 4:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY and odd < _MOSTLY / 4 else ""


def _by_line(content: bytes) -> Iterator[Row]:
    """A file that is not UTF-8 as a whole: each line as UTF-8, or as older Windows writes."""
    for number, raw in enumerate(re.split(rb"\r\n|\n|\r", content), 1):
        for encoding in ("utf-8", "cp1252"):
            try:
                line = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            yield from (row._replace(number=number) for row in rows_of(line))
            break
        else:
            yield Row(number, raw.decode("utf-8", "backslashreplace"), _NOT_A_LINE)


def _is_junk(text: str) -> bool:
    start = text.strip("\0")[:_LOOKED_AT]
    return len(_CONTROL.findall(start)) > max(2, _JUNK * len(start))
