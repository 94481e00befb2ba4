"""Storage: every version of the care file that was seen, kept in `backups/care/`."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from pacing_cli.model.value import Value
from pacing_cli.storage.atomic import could_not_write, make_private_folder, replace
from pacing_cli.storage.paths import Home
from pacing_cli.storage.toml_text import content_of

if TYPE_CHECKING:
    from pacing_cli.model.care import Care

_STAMP: Final = "%Y-%m-%dT%H%M%S"


class CareVersion(Value):
    """One version: when it was seen first (on the clock of that place), and its bytes."""

    seen: datetime
    content: bytes


def see_care(home: Home, now: datetime) -> None:
    """Keep a copy, if the file is another one than the last that was seen.

    A file that is gone is a version too, once there was one. Nothing is kept for a
    moment before the last version. Raises FileNotUsable or CouldNotWrite.
    """
    versions = care_versions(home)
    content = content_of(home.care)
    seen = now.replace(tzinfo=None, microsecond=0)
    last = versions[-1] if versions else None
    if content == (last.content if last else b"") or (last and seen < last.seen):
        return
    folder = home.backups / "care"
    try:
        for each in (home.root, home.backups, folder):
            make_private_folder(each)
    except OSError as error:
        raise could_not_write(folder, error) from error
    replace(folder / f"{seen.strftime(_STAMP)}.toml", content, aside=True)


def care_versions(home: Home) -> tuple[CareVersion, ...]:
    """All versions, the oldest first."""
    found = []
    for path in sorted((home.backups / "care").glob("*.toml")):
        try:
            seen = datetime.strptime(path.stem, _STAMP)  # noqa: DTZ007 (a clock on the wall)
        except ValueError:
            continue
        found.append(CareVersion(seen, content_of(path)))
    return tuple(found)


def care_of_version(version: CareVersion) -> "Care":
    """The version as a value. Raises FileNotUsable where it cannot be read as it stands."""
    from pacing_cli.storage.care_format import read_care
    from pacing_cli.storage.toml_table import TomlFile
    from pacing_cli.storage.toml_text import not_usable, text_in

    file = TomlFile("care.toml", text_in("care.toml", version.content))
    care = read_care(file)
    if file.problems:
        raise not_usable(file.problems)
    return care
