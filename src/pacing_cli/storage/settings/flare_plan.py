"""Storage: the flare plan of `profile.toml` as a value. No disk here."""

from typing import Final

from pacing_cli.model.profile import FlarePlan
from pacing_cli.storage.settings.toml_table import Table

FLARE_PLAN_KEYS: Final = ("helps", "drop", "who", "call", "signs", "triggers", "read_on")


def read_flare_plan(table: Table | None) -> FlarePlan:
    """The table `[flare_plan]`; an empty plan where there is none."""
    if table is None:
        return FlarePlan()
    table.note_unknown(FLARE_PLAN_KEYS)
    triggers = table.inner("triggers")
    return FlarePlan(
        helps=_lines(table, "helps"),
        drop=_lines(table, "drop"),
        who=_lines(table, "who"),
        call=_lines(table, "call"),
        signs=_lines(table, "signs"),
        triggers={key: triggers.text(key).strip() for key in triggers.values()} if triggers else {},
        read_on=table.day("read_on"),
    )


def _lines(table: Table, key: str) -> tuple[str, ...]:
    return tuple(line for line in table.words(key) if line.strip())
