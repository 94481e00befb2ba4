"""Storage: what the person wrote for a bad day, read as quickly as can be, whatever the file."""

from typing import Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.model.profile import FlarePlan
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.toml_text import content_of, text_in

_KEYS: Final = ("contingency", "flare_plan")


def written_for_a_bad_day(home: Home) -> tuple[tuple[str, ...], FlarePlan]:
    """The lines for the day itself, and the flare plan.

    A profile that cannot be used holds nothing here: on a bad day nobody is told about it.
    """
    name = home.profile.name
    try:
        text = text_in(name, content_of(home.profile))
    except FileNotUsable:
        return (), FlarePlan()
    # Reading TOML costs 9 ms: a profile without these words, also escaped, does not pay it.
    if not any(key in text for key in (*_KEYS, "\\")):
        return (), FlarePlan()
    from pacing_cli.storage.settings.flare_plan import read_flare_plan
    from pacing_cli.storage.settings.toml_table import TomlFile

    file = TomlFile(name, text)
    top = file.table(file.parsed())
    return top.words("contingency"), read_flare_plan(top.inner("flare_plan"))
