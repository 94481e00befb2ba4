"""Storage: an e-mail that was saved into the inbox: its words, and the moment it was sent."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER: Final = re.compile(rb"(?:From [^\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\n]*\n)")
_NAMES: Final = (b"\nfrom:", b"\ndate:", b"\nsubject:", b"\nto:", b"\nmessage-id:")
_NEEDED: Final = 2
_MAIL_LOOKED_AT: Final = 16_384
_QUOTED: Final = ">"
_SIGNATURE: Final = re.compile(r"(?m)^--[ ]?\r?$")
ONLY_HTML: Final = "the e-mail has no plain text in it; send it as plain text"
NOT_READ: Final = "the e-mail could not be taken apart"


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
