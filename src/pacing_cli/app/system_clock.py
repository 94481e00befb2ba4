"""The system's clock and zone, and the zone that the person set: nobody else asks for them."""

import os
import re
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from pacing_cli.errors import FileNotUsable
from pacing_cli.shorthand.clock import Clock, fixed, offset_name
from pacing_cli.storage.settings.toml_text import content_of, text_in

_POSIX_RULE: Final = r"[A-Za-z]+[+\-]?\d"
_ZONE_KEY: Final = r"""(?m)^[ \t]*(?:zone|'zone'|"zone"|"[^"\n]*\\[^"\n]*")[ \t]*="""
"""Every line that can set a zone: bare, in quotes, or with signs that are escaped."""
_PLAIN_UTC: Final = ("UTC", "Etc/UTC", "GMT", "Zulu", "Etc/GMT", "Etc/Zulu", "Universal")


def clock(now: datetime | None = None, home: Path | None = None) -> Clock:
    """The clock of this run. `now` may be without an offset, or have one of its own.

    Its own offset says where the clock is, unless the profile names the zone.
    """
    rule, name = _zone_of_profile(home) if home else (None, "")
    here = Clock(datetime.now(UTC).replace(microsecond=0), name, rule)
    if now is None:
        moment = fixed(here.now.astimezone(rule))
    else:
        moment = here.local(now) if now.tzinfo is None else here.here(now) if rule else fixed(now)
    here = Clock(moment, name or system_zone(moment), rule)
    if here.zone_of(moment) == here.zone:
        return here
    return Clock(moment, offset_name(moment), moment.tzinfo)


def system_seconds() -> float:
    """The system's own time, whatever `--now` says: for how long a file has been at rest."""
    return datetime.now(UTC).timestamp()


def system_zone(moment: datetime) -> str:
    """The name of the system's zone: TZ, /etc/localtime, /etc/timezone, or else the offset."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        known = _may_be_zone(named) and (named in _PLAIN_UTC or not re.match(_POSIX_RULE, named))
        return named if known else offset_name(moment)
    return _linked_zone() or _written_zone() or offset_name(moment)


def _may_be_zone(name: str) -> bool:
    return name[:1].isalpha() and all(char.isalnum() or char in "/_+-" for char in name)


def _linked_zone() -> str:
    try:
        target = os.readlink("/etc/localtime")
    except OSError:
        return ""
    _, found, name = target.partition("zoneinfo/")
    return name if found and _may_be_zone(name) else ""


def _written_zone() -> str:
    try:
        name = Path("/etc/timezone").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return name if _may_be_zone(name) else ""


def _zone_of_profile(home: Path) -> tuple[tzinfo | None, str]:
    """The zone that the person set. A profile that cannot be read is told by who needs it."""
    path = home / "profile.toml"
    try:
        text = text_in(path.name, content_of(path))
    except FileNotUsable:
        return None, ""
    # Most profiles have no such line: reading TOML for it would cost every call 9 ms.
    if not re.search(_ZONE_KEY, text):
        return None, ""
    import tomllib
    from zoneinfo import ZoneInfo

    try:
        name = str(tomllib.loads(text).get("zone", ""))
        return (ZoneInfo(name), name) if name else (None, "")
    except (ValueError, KeyError, OSError, RecursionError):
        return None, ""
