"""The face of the timer: a live one with large digits, a plain one with a line a change."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from pacing_cli.engine.timer import Timer
from pacing_cli.model.text import visible
from pacing_cli.wording.timer import keys_for

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDEST: Final = 60
"""A bar that is longer is no easier to read."""


class Face(Protocol):
    """What is looked at, or listened to, while time passes."""

    def show(self, timer: Timer) -> None:
        """The timer as it is at this moment; called many times a second."""

    def tell(self, line: str) -> None:
        """Something has changed."""

    def hide(self) -> None:
        """Leave the terminal to the shell for a while."""

    def back(self) -> None:
        """The terminal is there again."""

    def close(self) -> None:
        """It is over: leave the terminal as it was."""


class NoFace:
    """For `--json`, and for a terminal that is gone."""

    def show(self, timer: Timer) -> None:
        """Nothing."""

    def tell(self, line: str) -> None:
        """Nothing."""

    def hide(self) -> None:
        """Nothing."""

    def back(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class PlainFace:
    """One line a change, from top to bottom: no cursor movement, nothing that turns."""

    def __init__(self, say: Callable[[str], None], keys: Callable[[Timer], str] = keys_for) -> None:
        self._say = say
        self._keys = keys
        self._told = ""

    def show(self, timer: Timer) -> None:
        """The keys, once for each state that has others."""
        keys = self._keys(timer)
        if keys and keys != self._told and sys.stdin.isatty():
            self.tell(f"Keys: {keys}.")
        self._told = keys

    def tell(self, line: str) -> None:
        """The line, at once."""
        with suppress(OSError):
            self._say(line)
            sys.stdout.flush()

    def hide(self) -> None:
        """Its lines stay where they are."""

    def back(self) -> None:
        """The next line comes below."""

    def close(self) -> None:
        """Nothing is to be put back."""


class LiveFace:
    """Large digits, a bar, the last thing that was said, the keys; drawn in place by Rich."""

    def __init__(self, what: str, stream: TextIO, width: int, colour: bool) -> None:
        from rich.live import Live

        self._what = visible(what)
        self._said = ""
        self._drawn: object = None
        self._console = live_console(stream, width, colour)
        self._over = False
        self._live = Live(console=self._console, auto_refresh=False, transient=True)
        self._live.start()

    def hide(self) -> None:
        """What was drawn goes, and the cursor is there."""
        with suppress(OSError):
            self._live.stop()

    def back(self) -> None:
        """Drawn anew, below what the shell has said."""
        self._drawn = None
        with suppress(OSError):
            self._live.start()

    def show(self, timer: Timer) -> None:
        """Drawn anew only when something in it is another."""
        self._over = timer.complete
        now = (round(timer.left), timer.state, timer.at, self._said)
        if now != self._drawn:
            self._drawn = now
            with suppress(OSError):
                self._live.update(self._picture(timer), refresh=True)

    def tell(self, line: str) -> None:
        """Shown under the digits until the next one."""
        self._said = visible(line)

    def close(self) -> None:
        """The lines that were drawn go; what was said at a planned end stays."""
        with suppress(OSError):
            self._live.stop()
            if self._over:
                self._console.print(self._said, style="bold")

    def _picture(self, timer: Timer) -> "Text":
        from rich.text import Text

        lines = [
            Text(self._what, style="bold"),
            Text(""),
            *(Text(row, style="bold", no_wrap=True) for row in digits(timer.left, self._console)),
            Text(""),
            Text(bar(part_gone(timer), min(self._console.width - 2, WIDEST), self._console)),
            Text(self._said, style="bold"),
            Text(keys_for(timer)),
        ]
        return Text("\n").join(lines)


def live_console(stream: TextIO, width: int, colour: bool) -> "Console":
    """A console as the pages have it: no markup is read in any text."""
    from rich.console import Console

    return Console(
        file=stream, width=width, no_color=not colour, highlight=False, markup=False, emoji=False
    )


def part_gone(timer: Timer) -> float:
    """Of the leg that is on, 0 to 1."""
    return timer.passed / timer.leg.seconds if timer.leg and timer.leg.seconds else 1.0


def digits(seconds: float, console: "Console") -> tuple[str, ...]:
    """`12:00` in large; small where the terminal is too narrow for it."""
    from pacing_cli.terminal.big_digits import big

    text = clock_of(seconds)
    rows = big(text, sign("█", "#", console))
    return rows if max(map(len, rows)) < console.width else (text,)


def clock_of(seconds: float) -> str:
    """`12:00`, `1:05:00`. Never 0:00 while anything is left."""
    whole = max(round(seconds), 1 if seconds > 0 else 0)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def bar(part: float, width: int, console: "Console") -> str:
    """How much of something is there, 0 to 1."""
    full = round(max(0.0, min(part, 1.0)) * width)
    return sign("█", "#", console) * full + sign("░", "-", console) * (width - full)


def sign(wanted: str, instead: str, console: "Console") -> str:
    """The sign, or another where the terminal does not know it."""
    try:
        wanted.encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return instead
    return wanted
