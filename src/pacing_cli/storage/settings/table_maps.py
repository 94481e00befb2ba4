"""Read and save maps of tables for the next import: `map.NAME.toml` in the data folder."""

import re
from pathlib import Path

from pacing_cli.storage.files import could_not_write, replace
from pacing_cli.storage.paths import Home, make_private_home


def kept_maps(home: Home) -> tuple[Path, ...]:
    """Every map that was kept, by name."""
    try:
        return tuple(sorted(home.root.glob("map.*.toml")))
    except OSError:
        return ()


def keep_map(home: Home, name: str, text: str) -> Path:
    """Keep a map; one that is there under this name stays, and the new one gets a number.

    Raises CouldNotWrite.
    """
    plain = re.sub(r"[^\w-]+", "-", name).strip("-")[:40] or "table"
    path, number = home.root / f"map.{plain}.toml", 1
    while path.exists():
        number += 1
        path = home.root / f"map.{plain}-{number}.toml"
    try:
        make_private_home(home)
    except OSError as error:
        raise could_not_write(path, error) from error
    replace(path, text.encode("utf-8"))
    return path
