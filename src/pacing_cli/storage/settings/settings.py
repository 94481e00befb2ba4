"""Read all of the person's settings, and edit them without other changes."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.errors import CouldNotWrite, FileNotUsable, Problem
from pacing_cli.model.value import Value
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.toml_text import content_of, not_usable, text_in
from pacing_cli.storage.sync_names import settings_copies

# `pace log` asks this module for the known names alone, so the models stay outside.
if TYPE_CHECKING:
    from pacing_cli.model.activity import Activity
    from pacing_cli.model.parameters import Parameters
    from pacing_cli.model.settings import Settings
    from pacing_cli.storage.settings.one_write import Change
    from pacing_cli.storage.settings.toml_table import TomlFile


class Checked(Value):
    """The settings as far as they could be read, and what was found on the way."""

    settings: "Settings"
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    """Not wrong, but worth a look: a key that nobody reads and that looks like a known one."""
    unread: tuple[Problem, ...] = ()
    """Copies of the files, made by a sync tool, that cannot be read."""


def load_settings(home: Home) -> "Settings":
    """The four files as one value. A file that is not there holds nothing.

    Raises FileNotUsable with all problems of all files together, and changes nothing.
    """
    checked = check_settings(home)
    if checked.problems:
        raise not_usable(checked.problems)
    return checked.settings


def check_settings(home: Home, *, copies: bool = True) -> Checked:
    """As `load_settings`, but with the problems and notices as values.

    While there is a sync tool's copy of a file, the stricter of two values is used.
    Without `copies`: the files alone, which is what an edit begins from.
    """
    from pacing_cli.model.parameters import Parameters
    from pacing_cli.model.settings import Settings
    from pacing_cli.storage.settings.care import check_together, note_unlisted, read_care
    from pacing_cli.storage.settings.formats import read_activities, read_goals
    from pacing_cli.storage.settings.profile import read_profile

    files = [_opened(path) for path in home.settings_files]
    profile, activities = read_profile(files[0]), read_activities(files[1])
    goals, care = read_goals(files[2]), read_care(files[3])
    if not any(file.problems for file in files):
        check_together(files[3], activities, care)
        note_unlisted(files[3], activities, care)
    spelt = {name.casefold(): name for name in activities}
    agreed = {spelt.get(name.casefold(), name): one for name, one in care.activities.items()}
    care = care._replace(activities=agreed)
    problems = tuple(problem for file in files for problem in file.problems)
    unread: tuple[Problem, ...] = ()
    if copies and (beside := settings_copies(home.root)):
        from pacing_cli.storage.settings.copies import Held, held_with

        held = held_with(beside, Held(profile, activities, care, problems))
        profile, care, problems, unread = held.profile, held.care, held.problems, held.unread
        activities = dict(held.activities)
    parameters = _chosen(profile.parameters) if profile.parameters else Parameters()
    settings = Settings(profile, activities, goals, care, parameters)
    notices = tuple(notice for file in files for notice in file.notices)
    return Checked(settings, problems, notices, unread)


def _chosen(parameters: Mapping[str, float]) -> "Parameters":
    """The table of all parameters is loaded for those alone who have chosen some."""
    from pacing_cli.model.parameter_table import with_choices

    return with_choices(parameters)


def _opened(path: Path) -> "TomlFile":
    from pacing_cli.storage.settings.toml_table import TomlFile

    try:
        return TomlFile(path.name, text_in(path.name, content_of(path)))
    except FileNotUsable as refused:
        if not refused.problems:  # the folder itself: said once and not for each of its files
            raise
        file = TomlFile(path.name, "")
        file.problems += refused.problems
        return file


_HEADER: Final = r"\[[ \t]*(?:([A-Za-z0-9_-]+)|\"([^\"\\\x00-\x1f]*)\")[ \t]*\][ \t]*(?:#.*)?"
_PAIR: Final = r"([A-Za-z0-9_-]+)[ \t]*=[ \t]*(?![\[{]|\"\"\"|''')\S.*"
_SHORT: Final = r"short[ \t]*=[ \t]*\[([^\]#\\]*)\][ \t]*(?:#.*)?"
_LIST: Final = r"[A-Za-z0-9_-]+[ \t]*=[ \t]*\[[^\[\]{}#\\]*\][ \t]*(?:#.*)?"
_QUOTED: Final = r"\"([^\"\\]*)\"|'([^']*)'"


def known_activities(home: Home) -> Mapping[str, str]:
    """What may be typed, mapped to the name of the activity: names to themselves, short names too.

    `pace log` asks for this every time, so a file of the usual form is read line by
    line, without the TOML library, which costs 9 ms; any other form goes to it.
    Raises FileNotUsable. Raises CouldNotWrite.
    """
    if home.root.is_file():
        raise CouldNotWrite(f"{home.root} is a file and not a folder, so nothing was saved.")
    path = home.activities
    text = text_in(path.name, content_of(path))
    found = _names_by_line(text)
    return _names_by_parser(path.name, text) if found is None else found


def check_inventory(home: Home) -> None:
    """Raise FileNotUsable if `activities.toml` cannot take a new name."""
    _names_by_parser(
        home.activities.name, text_in(home.activities.name, content_of(home.activities))
    )


def _names_by_line(text: str) -> dict[str, str] | None:
    names: dict[str, str] = {}
    shorts: dict[str, str] = {}
    name = ""
    for row in text.split("\n"):
        line = row.strip()
        if not line or line.startswith("#"):
            continue
        header = re.fullmatch(_HEADER, line)
        if header:
            name = header[1] or header[2]
            names[name] = name
        elif short := re.fullmatch(_SHORT, line):
            shorts |= {word[0] or word[1]: name for word in re.findall(_QUOTED, short[1])}
        elif not re.fullmatch(_PAIR, line) and not re.fullmatch(_LIST, line):
            return None
    return {**shorts, **names}


def _names_by_parser(file_name: str, text: str) -> dict[str, str]:
    from pacing_cli.storage.settings.formats import read_activities
    from pacing_cli.storage.settings.toml_table import TomlFile

    file = TomlFile(file_name, text)
    activities = read_activities(file)
    if file.problems:
        raise not_usable(file.problems)
    shorts = {short: name for name, one in activities.items() for short in one.short}
    return {**shorts, **{name: name for name in activities}}


def add_activity(home: Home, activity: "Activity", group: str = "") -> None:
    """Add a table for the activity at the end of `activities.toml`; all that is there stays.

    Does nothing where the file has a table of that name. `group` as in `Journal.append`.
    Raises FileNotUsable for a file that is not TOML, or CouldNotWrite.
    """
    add_activities(home, (activity,), group)


def add_activities(home: Home, activities: "Sequence[Activity]", group: str = "") -> None:
    """As `add_activity`, for several of them in one write."""

    def change(file: dict[str, Any]) -> None:
        for activity in activities:
            if activity.name not in file:
                file[activity.name] = _table_of(activity)

    edit_toml(home.activities, change, group)


def _table_of(activity: "Activity") -> dict[str, object]:
    usual = type(activity)(activity.name)
    return {
        "anchor" if key == "cue" else key: _written(activity, key, value)
        for key, value in activity._asdict().items()
        if key != "name" and value != getattr(usual, key)
    }


def _written(activity: "Activity", key: str, value: Any) -> object:
    """Format a value of an activity for the file."""
    from pacing_cli.model.quantity import Amount, word_for

    if key == "time":
        return f"{value // 60:02}:{value % 60:02}"
    if key in ("warm_up", "cool_down"):
        return word_for(Amount("minutes", value))
    if key == "subtasks":
        measure = activity.measure or "minutes"
        return [f"{task.name} {word_for(Amount(measure, task.amount))}" for task in value]
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def edit_toml(path: Path, change: "Change", group: str = "", beginning: str = "") -> None:
    """Let `change` edit what the file holds; comments, order and spacing of all else stay.

    Raises FileNotUsable where the file, or what it would be, cannot be used; nothing is
    written then. `group` as in `Journal.append`, `beginning`: the first comment of a new file.
    """
    from pacing_cli.storage.settings.one_write import edit_bytes, edited

    edit_bytes(path, lambda content: edited(path.name, content, change, beginning), group)
