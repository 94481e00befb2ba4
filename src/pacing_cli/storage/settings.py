"""Storage: the person's settings, read whole and edited without touching anything else."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.errors import CouldNotWrite, FileNotUsable, Problem, WordsNotUnderstood
from pacing_cli.model.value import Value
from pacing_cli.storage.paths import Home
from pacing_cli.storage.toml_text import content_of, not_usable, text_in

# `pace log` asks this module for the known names alone, so the models stay outside.
if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from pacing_cli.model.activity import Activity
    from pacing_cli.model.settings import Settings
    from pacing_cli.storage.toml_table import TomlFile


class Checked(Value):
    """The settings as far as they could be read, and what was found on the way."""

    settings: "Settings"
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    """Not wrong, but worth a look: a key that nobody reads and that looks like a known one."""


def load_settings(home: Home) -> "Settings":
    """The four files as one value. A file that is not there holds nothing.

    Raises FileNotUsable with all problems of all files together, and changes nothing.
    """
    checked = check_settings(home)
    if checked.problems:
        raise not_usable(checked.problems)
    return checked.settings


def check_settings(home: Home) -> Checked:
    """As `load_settings`, but with the problems and notices as values."""
    from pacing_cli.model.parameter_table import with_choices
    from pacing_cli.model.settings import Settings
    from pacing_cli.storage.settings_format import (
        check_together,
        note_unlisted,
        read_activities,
        read_care,
        read_goals,
        read_profile,
    )

    files = [_opened(path) for path in home.settings_files]
    profile, activities = read_profile(files[0]), read_activities(files[1])
    goals, care = read_goals(files[2]), read_care(files[3])
    if not any(file.problems for file in files):
        check_together(files[3], activities, care)
        note_unlisted(files[3], activities, care)
    spelt = {name.casefold(): name for name in activities}
    agreed = {spelt.get(name.casefold(), name): one for name, one in care.activities.items()}
    care = care._replace(activities=agreed)
    settings = Settings(profile, activities, goals, care, with_choices(profile.parameters))
    return Checked(
        settings,
        tuple(problem for file in files for problem in file.problems),
        tuple(notice for file in files for notice in file.notices),
    )


def _opened(path: Path) -> "TomlFile":
    from pacing_cli.storage.toml_table import TomlFile

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
    Raises FileNotUsable.
    """
    if home.root.is_file():
        raise CouldNotWrite(f"{home.root} is a file and not a folder, so nothing was written.")
    path = home.activities
    text = text_in(path.name, content_of(path))
    found = _names_by_line(text)
    return _names_by_parser(path.name, text) if found is None else found


def check_inventory(home: Home) -> None:
    """Raises FileNotUsable where no name could be added to `activities.toml` as it stands."""
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
    from pacing_cli.storage.settings_format import read_activities
    from pacing_cli.storage.toml_table import TomlFile

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
    from pacing_cli.storage.toml_edit import edit_bytes

    def extended(content: bytes) -> bytes:
        names = _names_by_parser(home.activities.name, text_in(home.activities.name, content))
        for activity in activities:
            if activity.name not in names.values():
                content = _with_table(content, _table_of(activity))
        return content

    edit_bytes(home.activities, extended, group)


def _with_table(content: bytes, text: str) -> bytes:
    """The file with one more table at its end, an empty line before it."""
    new_line = b"\r\n" if b"\r\n" in content else b"\n"
    table = text.encode("utf-8").replace(b"\n", new_line)
    if not content:
        return table
    return content + (new_line if content.endswith(b"\n") else new_line * 2) + table


def _table_of(activity: "Activity") -> str:
    rows = [f"[{_key(activity.name)}]"]
    usual = type(activity)(activity.name)
    for key, value in activity._asdict().items():
        if key != "name" and value != getattr(usual, key):
            rows.append(
                f"{'anchor' if key == 'cue' else key} = {_toml(_written(activity, key, value))}"
            )
    return "\n".join(rows) + "\n"


def _written(activity: "Activity", key: str, value: Any) -> object:
    """A value of an activity as it stands in the file."""
    from pacing_cli.model.quantity import Amount, word_for

    if key == "time":
        return f"{value // 60:02}:{value % 60:02}"
    if key in ("warm_up", "cool_down"):
        return word_for(Amount("minutes", value))
    if key == "subtasks":
        measure = activity.measure or "minutes"
        return tuple(f"{task.name} {word_for(Amount(measure, task.amount))}" for task in value)
    return value


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, str):
        return '"' + "".join(_escaped(sign) for sign in value) + '"'
    return f"{value:g}"


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign < " " or sign == "\x7f":
        return f"\\u{ord(sign):04x}"
    if "\ud800" <= sign <= "\udfff":
        raise WordsNotUnderstood("A name holds something that is not text.")
    return sign


def edit_toml(path: Path, change: Callable[["TOMLDocument"], None], group: str = "") -> None:
    """Let `change` edit the file; comments, order and spacing of all else stay.

    What comes out is read again before it is written: an edit that would leave a file
    with problems raises FileNotUsable, and nothing is written. The file is replaced in
    one step, and undo can bring the old one back. `group` as in `Journal.append`.
    """
    from pacing_cli.storage.toml_edit import edit_bytes, edited

    edit_bytes(path, lambda content: edited(path.name, content, change), group)
