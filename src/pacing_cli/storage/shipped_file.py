"""Storage: a file that comes with the program, also where the program is one archive."""

from pathlib import Path
from typing import Any


def shipped_file(path: Path) -> str:
    """The text of a file beside the modules: what has loaded this module can reach it as well."""
    loader: Any = __spec__.loader
    text: str = loader.get_data(str(path)).decode("utf-8")
    return text.replace("\r\n", "\n")
