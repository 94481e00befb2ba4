"""Storage: the review list of the inbox: lines that could not be read, each with its reason."""

import re
from collections.abc import Sequence
from typing import Final

from pacing_cli.model.value import Value
from pacing_cli.storage.atomic import could_not_write, make_private_folder, replace
from pacing_cli.storage.inbox import DONE, REVIEW, free_name
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import Home

HEAD: Final = """\
# Lines of the inbox that pace could not read. Nothing is lost: every file lies whole in
# inbox/done. Write a line down again with pace log, or put it right and save it as a new
# file in the inbox. What is settled can be deleted here, or all of it: pace inbox --clear
"""
_LONGEST: Final = 2000
_BLOCK: Final = re.compile(r"(?m)^## (?P<where>.*)\n# (?P<why>.*)\n(?P<text>.*)(?:\n|\Z)")
_BROKEN: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


class ToReview(Value):
    """One line, or a whole file, that could not be read."""

    where: str
    """`walk.txt of 2026-03-08 09:30, line 3`: so that a line is listed once."""
    why: str
    text: str

    def without_file(self) -> str:
        """The block without the name of its file: a copy of a file is not listed again."""
        return str(self).removeprefix(f"## {_one_line(self.where.rpartition(' of ')[0])}")

    def __str__(self) -> str:
        text = self.text if len(self.text) <= _LONGEST else f"{self.text[:_LONGEST]}…"
        return f"## {_one_line(self.where)}\n# {_one_line(self.why)}\n{_one_line(text)}\n"


def _one_line(text: str) -> str:
    return _BROKEN.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def to_review(home: Home) -> tuple[ToReview, ...]:
    """What stands in the review list, as far as it has its usual form."""
    return tuple(ToReview(*found.groups()) for found in _BLOCK.finditer(_text(home)))


def _text(home: Home) -> str:
    try:
        return (home.inbox / REVIEW).read_bytes().decode("utf-8", "backslashreplace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise could_not_write(home.inbox / REVIEW, error) from error


def add_to_review(home: Home, lines: Sequence[ToReview]) -> None:
    """Put lines at the end of the list; one that stands there already is not put there again.

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


def clear_review(home: Home) -> str:
    """Lay the list aside among what is done; its name there, or empty where there is none."""
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
