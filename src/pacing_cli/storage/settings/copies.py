"""Read the copies of settings files, and compare them with the files."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from pacing_cli.errors import FileNotUsable, Problem
from pacing_cli.model.activity import Activity
from pacing_cli.model.parameter_table import with_choices
from pacing_cli.model.profile import Profile
from pacing_cli.model.settings import Care
from pacing_cli.model.value import Value
from pacing_cli.storage.settings import formats, stricter
from pacing_cli.storage.settings.care import read_care
from pacing_cli.storage.settings.profile import read_profile
from pacing_cli.storage.settings.toml_table import TomlFile
from pacing_cli.storage.settings.toml_text import content_of, text_in
from pacing_cli.storage.sync_names import NOT_HERE_YET, SettingsCopy

Keys = tuple[str, ...]

TO_SETTLE: Final = "To choose between them: pace doctor --settle"
_STRICTER: Final = ("profile.toml", "activities.toml", "care.toml", "share.toml")
"""Files some of whose values have a stricter side."""


def what_counts(copies: Sequence[SettingsCopy]) -> str:
    """The sentence on what holds until the person chose."""
    if any(copy.of in _STRICTER for copy in copies):
        return "Until you choose, the stricter of two values counts."
    names = " and ".join(dict.fromkeys(copy.of for copy in copies))
    return f"Until you choose, {names} counts."


def told_copies(copies: Sequence[SettingsCopy]) -> tuple[str, ...]:
    """For every command: which files have another version, and what to type."""
    elsewhere = [f"{Problem(one.path.name, NOT_HERE_YET)}." for one in copies if not one.is_here]
    here = [one for one in copies if one.is_here]
    if not here:
        return tuple(elsewhere)
    found = ", ".join(f"{one.path.name} beside {one.of}" for one in here)
    told = f"A sync tool left another version: {found}. {what_counts(here)} {TO_SETTLE}"
    return (*elsewhere, told)


class Held(Value):
    """The values that hold while there are copies: the file's own, or stricter ones."""

    profile: Profile
    activities: Mapping[str, Activity]
    care: Care
    problems: tuple[Problem, ...] = ()
    """Limits that cannot be held side by side: which of them holds is for the person to say."""
    unread: tuple[Problem, ...] = ()
    """Copies that cannot be read, so that nothing of them holds."""


def held_with(copies: Sequence[SettingsCopy], held: Held) -> Held:
    """The stricter of each value, as the files and all of their copies have it."""
    cares: list[tuple[str, Care]] = []
    for copy in (one for one in copies if one.is_here):
        file, unread = opened_copy(copy)
        if unread:
            held = held._replace(unread=(*held.unread, *unread))
        elif copy.of == "profile.toml":
            profile = stricter.stricter_profile(held.profile, read_profile(file))
            held = held._replace(profile=profile)
        elif copy.of == "activities.toml":
            found = formats.read_activities(file)
            both = stricter.stricter_activities(held.activities, found)
            held = held._replace(activities=both)
        elif copy.of == "care.toml":
            cares.append((copy.path.name, read_care(file)))
    for name, care in cares:  # last: how long a step is held depends on the profile
        held = _with_care(held, name, care)
    return held


def _with_care(held: Held, name: str, care: Care) -> Held:
    mixed = tuple(
        Problem(
            "care.toml",
            f"{name} counts [activity.{one}] in another measure, so pace cannot use both. "
            f"{TO_SETTLE}",
        )
        for one, agreement in care.activities.items()
        if len(
            stricter.measures_of(agreement)
            | stricter.measures_of(held.care.of(one))
            | {known.measure for known in (held.activities.get(one),) if known and known.measure}
        )
        > 1
    )
    both = stricter.stricter_care(held.care, care, with_choices(held.profile.parameters))
    return held._replace(care=both, problems=(*held.problems, *mixed))


def opened_copy(copy: SettingsCopy) -> tuple[TomlFile, tuple[Problem, ...]]:
    """The copy, and why nothing of it can be read."""
    name = copy.path.name
    if not copy.is_here:
        return TomlFile(name, ""), (Problem(name, NOT_HERE_YET),)
    try:
        file = TomlFile(name, text_in(name, content_of(copy.path)))
    except FileNotUsable as refused:
        return TomlFile(name, ""), refused.problems or (Problem(name, refused.message),)
    file.parsed()
    return file, tuple(file.problems)


class CopyDifference(Value):
    """One key that the file and its copy have in two ways; empty text: it is not there."""

    keys: Keys
    main: str
    copy: str

    @property
    def key(self) -> str:
        """The key as it is typed: `activity.walk.ceiling`."""
        return ".".join(self.keys)


def differences(copy: SettingsCopy) -> tuple[CopyDifference, ...]:
    """Key by key, in the order of the file, then of the copy."""
    main, other = (flat(parsed(path)) for path in (copy.main, copy.path))
    keys = [key for key in dict.fromkeys((*main, *other)) if _differs(main, other, key)]
    return tuple(CopyDifference(key, _said(main, key), _said(other, key)) for key in keys)


def _differs(main: Mapping[Keys, Any], other: Mapping[Keys, Any], key: Keys) -> bool:
    """A table that is empty in one of them differs by the keys that the other has in it."""
    if {} in (main.get(key), other.get(key)):
        within = [one for found in (main, other) for one in found if one[: len(key)] == key]
        return not any(len(one) > len(key) for one in within) and main.get(key) != other.get(key)
    return written(main.get(key)) != written(other.get(key))


def parsed(path: Path) -> dict[str, Any]:
    """What a file holds; nothing where it is not TOML."""
    try:
        return tomllib.loads(text_in(path.name, content_of(path)))
    except (FileNotUsable, tomllib.TOMLDecodeError, RecursionError):
        return {}


def flat(table: Mapping[str, Any], path: Keys = ()) -> dict[Keys, Any]:
    """The values with the way to each; a list of tables is one value."""
    found: dict[Keys, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and value:
            found |= flat(value, (*path, key))
        else:
            found[*path, key] = value
    return found


def _said(found: Mapping[Keys, Any], key: Keys) -> str:
    return written(found[key]) if key in found else ""


def written(value: Any) -> str:
    """Format a value for a file, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    return f'"{value}"' if isinstance(value, str) else str(value)
