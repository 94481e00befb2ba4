"""Pauses in the profile: begun, and ended, with all else in the file kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pacing_cli.model.profile import Pause, PauseWhy

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home


def begin_pause(
    home: "Home", why: PauseWhy, today: date, until: date | None, open_now: Sequence[Pause]
) -> None:
    """Write a pause from today on; one of the same kind that holds gets the new end instead."""
    from pacing_cli.storage.settings import edit_toml

    held = next((pause for pause in open_now if pause.why == why), None)

    def change(file: dict[str, Any]) -> None:
        if held is None:
            _append(file, Pause(why, today, until))
            return
        for table in _tables_of(file, [held]):
            table.pop("until", None)
            if until is not None:
                table["until"] = until

    edit_toml(home.profile, change)


def end_pauses(home: "Home", pauses: Sequence[Pause], today: date) -> None:
    """Today is the first day on which they no longer hold."""
    from pacing_cli.storage.settings import edit_toml

    def change(file: dict[str, Any]) -> None:
        for table in _tables_of(file, pauses):
            table["until"] = today

    edit_toml(home.profile, change)


def _append(file: dict[str, Any], pause: Pause) -> None:
    row = {key: value for key, value in pause._asdict().items() if value is not None}
    file.setdefault("pauses", []).append(row)


def _tables_of(file: dict[str, Any], pauses: Sequence[Pause]) -> list[dict[str, Any]]:
    wanted = {(pause.why, str(pause.since)) for pause in pauses}
    tables = file.get("pauses", [])
    return [table for table in tables if (table["why"], str(table["since"])[:10]) in wanted]
