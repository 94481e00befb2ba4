"""Storage: days of the week as a list in a settings file."""

from typing import Final

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.storage.toml_table import Table

_NAMES: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def weekdays(table: Table) -> tuple[str, ...]:
    """Days in the order of the week; `Monday` means `mon`."""
    found = set()
    for word in table.words("days"):
        small = word.strip().lower()
        fits = [name[:3] for name in _NAMES if len(small) >= 3 and name.startswith(small)]
        if not fits:
            allowed = ", ".join(f'"{day}"' for day in WEEKDAYS)
            table.refuse("days", f'holds "{word}"; it takes a list of {allowed}')
            return ()
        found.add(fits[0])
    return tuple(day for day in WEEKDAYS if day in found)
