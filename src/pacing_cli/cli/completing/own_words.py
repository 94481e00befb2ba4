"""What a person's own files know to fill in: activities, goals, tags, medicines.

Only small files are read, and of the journal only its newest month. Whatever cannot be
read is passed over: the Tab key never complains.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from pacing_cli.errors import PacingError
from pacing_cli.storage.journal.months import month_of, recognise
from pacing_cli.storage.paths import Home, default_home


class OwnWords:
    """The words of one home, as they stand on one day. Read when they are asked for."""

    def __init__(self, root: str | None, today: date) -> None:
        self._home = Home(Path(root).expanduser()) if root else default_home()
        self.today = today

    def activities(self) -> tuple[str, ...]:
        """The names of the inventory, then the short ones."""
        from pacing_cli.storage.settings.settings import known_activities

        with suppress(PacingError, OSError):
            known = known_activities(self._home)
            return tuple(sorted(known, key=lambda word: (known[word] != word, word.casefold())))
        return ()

    def goals(self) -> tuple[str, ...]:
        """The names of the goals, in the order of the file."""
        return _tables(self._home.goals)

    def supports(self) -> tuple[str, ...]:
        """The names in `supports.toml`."""
        return _tables(self._home.supports)

    def tags(self) -> tuple[str, ...]:
        """The tags of the newest month, each once."""
        found = (tag for entry in self._entries('"tags"') for tag in entry.get("tags", ()))
        return tuple(sorted({tag for tag in found if isinstance(tag, str)}))

    def medicines(self) -> tuple[str, ...]:
        """The medicines of the newest month, each once."""
        found = (entry.get("medicine") for entry in self._entries('"medicine"'))
        return tuple(sorted({name for name in found if isinstance(name, str)}))

    def _entries(self, holding: str) -> Iterator[dict[str, Any]]:
        """The lines of the newest month, up to today's, in which a word stands."""
        import json

        for path in self._newest():
            with suppress(OSError):
                for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                    if holding in line:
                        with suppress(ValueError):
                            found = json.loads(line)
                            yield found if isinstance(found, dict) else {}

    def _newest(self) -> list[Path]:
        """The files of all devices for the last month that has some."""
        with suppress(OSError):
            files = [
                recognise(self._home.journal / name) for name in os.listdir(self._home.journal)
            ]
            months = [one for one in files if one and "" < one.month <= month_of(self.today)]
            newest = max((one.month for one in months), default="")
            return [one.path for one in months if one.month == newest]
        return []


def _tables(path: Path) -> tuple[str, ...]:
    """The names of the tables of a file, in its order."""
    from pacing_cli.storage.settings.toml_table import TomlFile
    from pacing_cli.storage.settings.toml_text import content_of, text_in

    with suppress(PacingError):
        found = TomlFile(path.name, text_in(path.name, content_of(path))).parsed()
        return tuple(name for name, value in found.items() if isinstance(value, dict))
    return ()
