"""Read the flare plan of `profile.toml`, and its lines for a bad day. Loads little."""

from typing import TYPE_CHECKING, Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.model.profile import FlarePlan
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.toml_text import content_of, text_in

if TYPE_CHECKING:
    from pacing_cli.storage.settings.toml_table import Table

FLARE_PLAN_KEYS: Final = ("helps", "drop", "who", "call", "signs", "triggers", "read_on")


def read_flare_plan(table: "Table | None") -> FlarePlan:
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


def _lines(table: "Table", key: str) -> tuple[str, ...]:
    return tuple(line for line in table.words(key) if line.strip())


# What the person wrote for a bad day, read as quickly as can be, whatever the file.


_KEYS: Final = ("contingency", "flare_plan")


def written_for_a_bad_day(home: Home) -> tuple[tuple[str, ...], FlarePlan]:
    """The lines for the day itself, and the flare plan.

    An unusable profile gives no lines and no message, because this is a bad day.
    """
    name = home.profile.name
    try:
        text = text_in(name, content_of(home.profile))
    except FileNotUsable:
        return (), FlarePlan()
    # Reading TOML costs 9 ms: a profile without these words, also escaped, does not pay it.
    if not any(key in text for key in (*_KEYS, "\\")):
        return (), FlarePlan()
    from pacing_cli.storage.settings.toml_table import TomlFile

    file = TomlFile(name, text)
    top = file.table(file.parsed())
    return top.words("contingency"), read_flare_plan(top.inner("flare_plan"))
