"""Decode the bytes of an inbox file into lines. No disk here."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pacing_cli.model.value import Value
from pacing_cli.storage.files import could_not_write, make_private_folder, replace
from pacing_cli.storage.inbox import DONE, REVIEW, free_name
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home

if TYPE_CHECKING:
    from email.message import EmailMessage

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

NOT_TEXT: Final = "this is not text, so pace could read no line"
_NOT_A_LINE: Final = "these bytes are not text"
_TOO_LONG: Final = f"the line has more than {LONGEST_LINE:,} characters"


class InboxRow(Value):
    """One line of a file. `refusal`: why it cannot even be tried; mostly empty."""

    number: int
    text: str
    refusal: str = ""


class Letter(Value):
    """What one file says. `refusal` is for the file as a whole, and then there are no rows."""

    rows: tuple[InboxRow, ...]
    sent: datetime | None = None
    """The moment that the file itself names, such as the date of an e-mail."""
    refusal: str = ""


def read_letter(content: bytes, name: str) -> Letter:
    """The lines of a file, whatever it holds: text in any usual form, an e-mail, or junk."""
    if looks_like_mail(content, name):
        body, sent, refusal = read_mail(content)
        return Letter(rows_of(body), sent, refusal)
    found = decoded(content)
    if _is_junk(content.decode("latin-1") if found is None else found):
        return Letter((), None, NOT_TEXT)
    if found is None:
        return Letter(tuple(_by_line(content)))
    return Letter(rows_of(found))


def rows_of(text: str) -> tuple[InboxRow, ...]:
    """The lines, whatever ends them; empty bytes around a line are let go."""
    stripped = (line.strip("\0\x1a\ufeff \t\f\v") for line in _LINE_END.split(text))
    return tuple(
        InboxRow(number, line, _TOO_LONG if len(line) > LONGEST_LINE else "")
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


def _by_line(content: bytes) -> Iterator[InboxRow]:
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
            yield InboxRow(number, raw.decode("utf-8", "backslashreplace"), _NOT_A_LINE)


def _is_junk(text: str) -> bool:
    start = text.strip("\0")[:_LOOKED_AT]
    return len(_CONTROL.findall(start)) > max(2, _JUNK * len(start))


# Storage: an e-mail that was saved into the inbox: its words, and the moment it was sent.

_HEADER: Final = re.compile(rb"(?:From [^\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\n]*\n)")
_NAMES: Final = (b"\nfrom:", b"\ndate:", b"\nsubject:", b"\nto:", b"\nmessage-id:")
_NEEDED: Final = 2
_MAIL_LOOKED_AT: Final = 16_384
_QUOTED: Final = ">"
_SIGNATURE: Final = re.compile(r"(?m)^--[ ]?\r?$")
ONLY_HTML: Final = "the e-mail has no plain text. Send it as plain text"
NOT_READ: Final = "pace could not read the e-mail"


def looks_like_mail(content: bytes, name: str) -> bool:
    """By its ending, or by two of the usual headers in front of an empty line."""
    start = content[:_MAIL_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if not _HEADER.match(start):
        return False
    head = b"\n" + re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0].lower()
    found = sum(one in head for one in _NAMES)
    return found >= _NEEDED or (found > 0 and name.lower().endswith(".eml"))


def read_mail(content: bytes) -> tuple[str, datetime | None, str]:
    """The words, when it was sent, and why it cannot be read (mostly empty).

    Left out are what was quoted (`> …`) and the signature behind `-- `. An e-mail without a
    body says what its subject says.
    """
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    try:
        letter = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        body = letter.get_body(preferencelist=("plain",))
        text = str(body.get_content()) if body else ""
        if body is None and letter.get_body(preferencelist=("html",)):
            return "", None, ONLY_HTML
        words = _own_words(text)
        return words if words.strip() else str(letter["subject"] or ""), _sent(letter), ""
    except Exception:  # whatever the library trips over in somebody's e-mail: it is set aside
        return "", None, NOT_READ


def _own_words(text: str) -> str:
    """Quoted lines become empty ones, so that the numbers of the lines stay."""
    own = _SIGNATURE.split(text, maxsplit=1)[0]
    return "\n".join("" if line.lstrip().startswith(_QUOTED) else line for line in own.splitlines())


def _sent(letter: "EmailMessage") -> datetime | None:
    found = getattr(letter["date"], "datetime", None)
    return found if isinstance(found, datetime) and found.tzinfo else None


# Storage: the review list of the inbox: lines that could not be read, each with its reason.

HEAD: Final = """\
# Lines of the inbox that pace could not read. Nothing is lost: every file is kept whole in
# inbox/done. Log a line again with pace log, or correct it and save it as a new
# file in the inbox. Delete a line here when it is done. To clear the whole list: pace inbox --clear
"""
_LONGEST: Final = 2000
_BLOCK: Final = re.compile(r"(?m)^## (?P<where>.*)\n# (?P<why>.*)\n(?P<text>.*)(?:\n|\Z)")
_BROKEN: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


GUESSED: Final = " Did you mean: "


class ToReview(Value):
    """One line, or a whole file, that could not be read."""

    where: str
    """`walk.txt of 2026-03-08 09:30, line 3`: so that a line is listed once."""
    why: str
    text: str

    @property
    def guess(self) -> str:
        """The line as it may be meant; empty where nobody knows."""
        return self.why.rpartition(GUESSED)[2] if GUESSED in self.why else ""

    def without_file(self) -> str:
        """The block without the name of its file: a copy of a file is not listed again."""
        return str(self).removeprefix(f"## {_one_line(self.where.rpartition(' of ')[0])}")

    def place(self) -> tuple[str, str]:
        """Where it stands in any copy of its file, and its text as it is listed."""
        return self.where.rpartition(" of ")[2], str(self).split("\n")[2]

    def __str__(self) -> str:
        text = self.text if len(self.text) <= _LONGEST else f"{self.text[:_LONGEST]}…"
        return f"## {_one_line(self.where)}\n# {_one_line(self.why)}\n{_one_line(text)}\n"


def _one_line(text: str) -> str:
    return _BROKEN.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def to_review(home: Home) -> tuple[ToReview, ...]:
    """Return the lines of the review list that have its usual form."""
    return tuple(ToReview(*found.groups()) for found in _BLOCK.finditer(_text(home)))


def _text(home: Home) -> str:
    try:
        return (home.inbox / REVIEW).read_bytes().decode("utf-8", "backslashreplace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise could_not_write(home.inbox / REVIEW, error) from error


def add_to_review(home: Home, lines: Sequence[ToReview]) -> None:
    """Add lines at the end of the list, without repeating a line.

    Raises CouldNotWrite.
    """
    if not lines:
        return
    with device_lock():
        before = _text(home)
        blocks = [str(line) for line in lines if line.without_file() not in before]
        if blocks:
            try:
                make_private_folder(home.inbox)
            except OSError as error:
                raise could_not_write(home.inbox, error) from error
            start = before or HEAD
            gap = "" if start.endswith("\n\n") else "\n" if start.endswith("\n") else "\n\n"
            text = start + gap + "\n".join(dict.fromkeys(blocks))
            replace(home.inbox / REVIEW, text.encode("utf-8", "backslashreplace"))


def take_from_review(home: Home, line: ToReview) -> None:
    """Take one line out of the list. Raises CouldNotWrite."""
    with device_lock():
        before = _text(home)
        after = (
            before.replace(f"{line}\n", "", 1)
            if f"{line}\n" in before
            else before.replace(str(line), "", 1)
        )
        if after.strip() == HEAD.strip():
            after = HEAD
        replace(home.inbox / REVIEW, after.encode("utf-8", "backslashreplace"))


def clear_review(home: Home) -> str:
    """Lay the list aside among what is done; its name there, or empty where there is none.

    Raises CouldNotWrite.
    """
    path = home.inbox / REVIEW
    with device_lock():
        if not path.exists():
            return ""
        folder = home.inbox / DONE
        name = free_name(folder, REVIEW)
        try:
            make_private_folder(folder)
            path.rename(folder / name)
        except OSError as error:
            raise could_not_write(folder / name, error) from error
        return name
