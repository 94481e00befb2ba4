"""What every command is given: where everything lives, the moment, the person's settings."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from pacing_cli.app.system_clock import clock
from pacing_cli.console.output import Output
from pacing_cli.shorthand.clock import Clock

if TYPE_CHECKING:
    from pacing_cli.model.day import Day
    from pacing_cli.model.entry import Entry
    from pacing_cli.model.settings import Settings
    from pacing_cli.storage.checkpoints import StoredCheckpoint
    from pacing_cli.storage.journal.journal import Journal, JournalView
    from pacing_cli.storage.paths import Home

_WAITING: Final = "Another pace command is writing; this one waits for it. Ctrl-C stops it here."


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
    def of(ctx: typer.Context) -> "Run":
        """The run that a command belongs to."""
        pacing = ctx.find_root().obj
        assert isinstance(pacing, Run)
        return pacing

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
                f"A command was cut off before it was done, so {listed(names)} {was} as before "
                "it. What it was to write is not written: please give it again."
            )

    def loaded(self, since: date | None = None) -> "JournalView":
        """The entries up to now, amendments and withdrawals done; nothing later is seen.

        Read once in a run; `again` reads anew.
        """
        whole = self._loaded.get(None)
        if since is not None and whole:
            entries = tuple(entry for entry in whole.entries if entry.day >= since)
            return whole._replace(entries=entries)
        if since not in self._loaded:
            self._loaded[since] = self.journal.entries(since=since, until=self.now)
        return self._loaded[since]

    def days(self, entries: "Sequence[Entry] | None" = None) -> "tuple[Day, ...]":
        """The run of days from the first entry to today."""
        from pacing_cli.engine.days import days

        return days(self.loaded().entries if entries is None else entries, self.today)
