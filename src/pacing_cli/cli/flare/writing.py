"""The flare plan put into `profile.toml`, with all else in the file kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.cli.flare.words import PlanChange, read_trigger
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.storage.toml_edit import set_at_top

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from pacing_cli.storage.paths import Home

_TABLE: Final = "flare_plan"
_AT_THE_TOP: Final = {"bad": "contingency"}


def write_change(home: "Home", change: PlanChange, today: date) -> None:
    """Write the change; who writes it has gone through the plan. `pace undo` takes it back.

    Raises WordsNotUnderstood for a line that is not there.
    """
    from pacing_cli.storage.settings import edit_toml

    def edit(document: "TOMLDocument") -> None:
        for part, lines in change.add.items():
            _add(document, part, lines)
        if change.take_out:
            _take_out(document, *change.take_out)
        _set(_table(document), "read_on", today)

    edit_toml(home.profile, edit)


def _add(document: "TOMLDocument", part: str, lines: Sequence[str]) -> None:
    if part == "triggers":
        table = _table(document)
        if part not in table:
            table[part] = _new_table()
        for line in lines:
            name, step = read_trigger(line)
            table[part][name] = step
        return
    key = _AT_THE_TOP.get(part, part)
    place: Any = document if part in _AT_THE_TOP else _table(document)
    if key in place:
        for line in lines:
            place[key].append(line)
        return
    import tomlkit

    found = tomlkit.array()
    found.extend(lines)
    if part in _AT_THE_TOP:
        set_at_top(document, key, found.multiline(True))
    else:
        _set(place, key, found)


def _take_out(document: "TOMLDocument", part: str, number: int) -> None:
    key = _AT_THE_TOP.get(part, part)
    place: Any = document if part in _AT_THE_TOP else document.get(_TABLE, {})
    lines: Any = place.get(key, [])
    if number > len(lines):
        raise WordsNotUnderstood(
            f"There is no line {number} in that part: it has {len(lines)}.",
            "pace flare plan shows them, in order.",
        )
    del lines[list(lines)[number - 1] if part == "triggers" else number - 1]


def _table(document: "TOMLDocument") -> Any:
    if _TABLE not in document:
        document[_TABLE] = _new_table()
    return document[_TABLE]


def _new_table() -> Any:
    import tomlkit

    return tomlkit.table()


def _set(table: Any, key: str, value: object) -> None:
    """Put a key into a table; a new one in front of the tables that are inside of it."""
    inner = {name: table[name] for name in ("triggers",) if name in table and key not in table}
    for name in inner:
        table.remove(name)
    table[key] = value
    for name, one in inner.items():
        table[name] = one
