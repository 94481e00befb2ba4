"""Storage: which cards were offered to the person of this home, so that each is offered once.

A plain list beside the word of the device: a date and a name a line.
"""

import os
from contextlib import suppress
from datetime import date
from typing import Final

from pacing_cli.storage.atomic import FILE_MODE, make_private_folder
from pacing_cli.storage.paths import Home, state_of

_NAME: Final = "cards.txt"


def offered(home: Home) -> dict[str, str]:
    """The names of the cards with the date of the offer. Rows that cannot be read count not."""
    try:
        text = (state_of(home) / _NAME).read_text(encoding="ascii", errors="replace")
    except OSError:
        return {}
    rows = (line.split() for line in text.splitlines())
    return {row[1]: row[0] for row in rows if len(row) == 2}


def note_offer(home: Home, name: str, today: date) -> bool:
    """Remember it. False where that is not possible: then it is better not offered."""
    with suppress(OSError):
        folder = state_of(home)
        make_private_folder(folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(folder / _NAME, flags, FILE_MODE)
        try:
            os.write(descriptor, f"{today.isoformat()} {name}\n".encode("ascii"))
        finally:
            os.close(descriptor)
        return True
    return False
