"""Storage: `supports.toml` as values, with all its problems. No disk here."""

import re
from typing import Final

from pacing_cli.model.support import SUPPORT_KINDS, Support
from pacing_cli.storage.toml_table import Table, TomlFile

SUPPORT_KEYS: Final = (
    "kind", "what", "good_for", "needs", "contact", "on", "at", "minutes", "where",
)  # fmt: skip
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_LONGEST: Final = 24 * 60


def read_supports(file: TomlFile) -> tuple[Support, ...]:
    """`supports.toml`: a table for each support, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "stands outside of every support; one begins with [its name]")
    return tuple(_support(name, table) for name, table in top.tables().items())


def _support(name: str, table: Table) -> Support:
    table.note_unknown(SUPPORT_KEYS, tables_too=True)
    return Support(
        name=name,
        kind=table.choice("kind", SUPPORT_KINDS) or "person",
        what=table.text("what"),
        good_for=table.words("good_for"),
        needs=table.words("needs"),
        contact=table.text("contact"),
        on=table.day("on"),
        at=_at(table),
        minutes=table.whole("minutes", 1, _LONGEST),
        where=table.text("where"),
    )


def _at(table: Table) -> int | None:
    text = table.text("at").strip()
    found = _CLOCK.fullmatch(text)
    if found:
        return int(found[1]) * 60 + int(found[2])
    if text:
        table.refuse("at", f'is "{text}"; it takes a time such as "14:30"')
    return None
