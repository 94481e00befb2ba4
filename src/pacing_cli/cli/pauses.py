"""Pauses in the profile: begun, and ended, with all else in the file kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pacing_cli.model.profile import Pause, PauseWhy

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from pacing_cli.storage.paths import Home


def begin_pause(
    home: "Home", why: PauseWhy, today: date, until: date | None, open_now: Sequence[Pause]
) -> None:
    """Write a pause from today on; one of the same kind that holds gets the new end instead."""
    from pacing_cli.storage.settings import edit_toml

    held = next((pause for pause in open_now if pause.why == why), None)

    def change(document: "TOMLDocument") -> None:
        if held is None:
            _append(document, Pause(why, today, until))
            return
        for table in _tables_of(document, [held]):
            table.pop("until", None)
            if until is not None:
                table["until"] = until

    edit_toml(home.profile, change)


def end_pauses(home: "Home", pauses: Sequence[Pause], today: date) -> None:
    """Today is the first day on which they no longer hold."""
    from pacing_cli.storage.settings import edit_toml

    def change(document: "TOMLDocument") -> None:
        for table in _tables_of(document, pauses):
            table["until"] = today

    edit_toml(home.profile, change)


def _append(document: "TOMLDocument", pause: Pause) -> None:
    import tomlkit

    table = tomlkit.table()
    table.trivia.indent = "\n"
    table["why"] = pause.why
    table["since"] = pause.since
    if pause.until is not None:
        table["until"] = pause.until
    if "pauses" not in document:
        document["pauses"] = tomlkit.aot()
    pauses: Any = document["pauses"]
    pauses.append(table)


def _tables_of(document: "TOMLDocument", pauses: Sequence[Pause]) -> list[Any]:
    wanted = {(pause.why, str(pause.since)) for pause in pauses}
    tables: Any = document.get("pauses", [])
    return [table for table in tables if (table.get("why"), str(table.get("since"))[:10]) in wanted]
