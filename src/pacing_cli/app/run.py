"""Command context: the data folder, the current time and the user's settings."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pacing_cli.console.output import Output
from pacing_cli.errors import FileNotUsable
from pacing_cli.shorthand.clock import Clock, fixed, offset_name
from pacing_cli.storage.settings.toml_text import content_of, text_in

if TYPE_CHECKING:
    import typer

    from pacing_cli.model.checkpoint import Checkpoint
    from pacing_cli.model.day import Day
    from pacing_cli.model.entry import Entry
    from pacing_cli.model.settings import Settings
    from pacing_cli.storage.checkpoints import StoredCheckpoint
    from pacing_cli.storage.journal.journal import Journal, JournalView
    from pacing_cli.storage.paths import Home


_WAITING: Final = (
    "Another pace command is saving, and this one waits for it. To stop waiting, press Ctrl-C"
)


class Run:
    """One run of the program. Everything that costs time is read when it is asked for."""

    def __init__(self, root: Path | None, now: datetime | None, output: Output) -> None:
        self._root = root
        self._now = now
        self.output = output
        self._loaded: dict[date | None, JournalView] = {}
        self.checkpoints: dict[date, StoredCheckpoint | None] = {}
        """The checkpoints that were looked for in this run, by the day they are for."""
        self.rules = ""
        """The rules and settings as one text, once they were asked for."""
        self.calendars: dict[str, bytes] | None = None
        """The calendar files that can be read, by name, once they were asked for."""
        self.saw: tuple[int, str | None] = (0, None)
        """How many entries the last advice was made from, and the id of the last of them."""

    @staticmethod
    def of(ctx: "typer.Context") -> "Run":
        """The run that a command belongs to."""
        run = ctx.find_root().obj
        assert isinstance(run, Run)
        return run

    @cached_property
    def home(self) -> "Home":
        """The folder that holds everything of the person."""
        from pacing_cli.storage.files import tell_waiting
        from pacing_cli.storage.paths import Home, default_home

        tell_waiting.set(lambda: self.output.problem(_WAITING))
        return Home(self._root) if self._root else default_home()

    @cached_property
    def clock(self) -> Clock:
        """The moment and the zone."""
        return clock(self._now, self.home.root)

    @property
    def now(self) -> datetime:
        """The moment that the answer is for, with its offset from UTC."""
        return self.clock.now

    @property
    def zone(self) -> str:
        """The name of the zone that the person is in."""
        return self.clock.zone

    @property
    def today(self) -> date:
        """The local date of now."""
        return self.clock.now.date()

    @cached_property
    def journal(self) -> "Journal":
        """The journal of this home."""
        from pacing_cli.storage.journal.journal import Journal
        from pacing_cli.storage.paths import device_word

        return Journal(self.home, device_word)

    @cached_property
    def settings(self) -> "Settings":
        """The four files of the person. Raises FileNotUsable with all problems together."""
        from pacing_cli.storage.settings.settings import check_settings
        from pacing_cli.storage.settings.toml_text import not_usable

        checked = check_settings(self.home)
        for notice in checked.notices:
            # A limit or a mode that is misspelt does not hold: that is said every time.
            if notice.where.startswith(("care.toml", "profile.toml")):
                self.output.problem(str(notice))
        for unread in checked.unread:
            self.output.problem(str(unread))
        if checked.problems:
            raise not_usable(checked.problems)
        return checked.settings

    @cached_property
    def own_settings(self) -> "Settings":
        """The files alone, without what their copies say: what an edit begins from."""
        from pacing_cli.storage.settings.settings import check_settings

        self.need_settings()
        return check_settings(self.home, copies=False).settings

    def need_settings(self) -> None:
        """For what shows an answer made of the settings after it wrote: an unusable file is
        told before anything is written. Raises FileNotUsable."""
        assert self.settings is not None

    def again(self) -> "Run":
        """The same run with nothing read yet: for showing what a command has just written."""
        return Run(self._root, self.now, self.output)

    def put_right(self) -> None:
        """A run begins: what an earlier one left half done, cut off, is put back and told."""
        from pacing_cli.storage.files import begin
        from pacing_cli.storage.paths import under_way

        begin()
        if not under_way(self.home).exists():
            return
        from pacing_cli.storage.settings.one_write import put_right

        names = put_right(self.home)
        if names:
            from pacing_cli.wording.phrases import listed

            was = "is" if len(names) == 1 else "are"
            self.output.problem(
                f"A command was cut off before it was done. {listed(names)} {was} as before, and "
                "the command saved nothing. Please type it again."
            )

    def loaded(self, since: date | None = None) -> "JournalView":
        """The entries up to now, amendments and withdrawals done; nothing later is seen.

        They are read once in a run. `again` reads them again.
        """
        if since not in self._loaded:
            wider = self._wider(since) if since else None
            self._loaded[since] = wider or self.journal.entries(since=since, until=self.now)
        return self._loaded[since]

    def _wider(self, since: date) -> "JournalView | None":
        """The part of something that was read already."""
        for first, view in self._loaded.items():
            if first is None or first <= since:
                return view._replace(entries=tuple(e for e in view.entries if e.day >= since))
        return None

    def loaded_behind(self, checkpoint: "Checkpoint") -> "JournalView | None":
        """The entries from the day of a checkpoint up to now; no earlier file is opened.

        The checkpoint says that earlier files have nothing to say of these days. None where a
        later file speaks of an earlier day.
        """
        view = self.journal.since(checkpoint.on, self.now)
        if view is not None:
            self._loaded[checkpoint.on] = view
        return view

    def days(self, entries: "Sequence[Entry] | None" = None) -> "tuple[Day, ...]":
        """The run of days from the first entry to today."""
        from pacing_cli.engine.days import days

        return days(self.loaded().entries if entries is None else entries, self.today)


# The system's clock and zone, and the zone that the person set: nobody else asks for them.


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
    """Return the zone of the profile. An unreadable profile is reported where it is needed."""
    path = home / "profile.toml"
    try:
        text = text_in(path.name, content_of(path))
    except FileNotUsable:
        return None, ""
    # Most profiles have no such line: nothing is loaded for them.
    if not ("zone" in text or "\\" in text) or not re.search(_ZONE_KEY, text):
        return None, ""
    from zoneinfo import ZoneInfo

    from pacing_cli.storage.settings.toml_plain import loads

    try:
        name = str(loads(text).get("zone", ""))
        return (ZoneInfo(name), name) if name else (None, "")
    except (ValueError, KeyError, OSError, RecursionError):
        return None, ""
