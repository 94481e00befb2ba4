"""The face of the timer: a live one with large digits, a plain one with a line a change."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from shutil import which
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from pacing_cli.engine.timer import Timer, breath_at
from pacing_cli.model.profile import Signals
from pacing_cli.model.text import visible
from pacing_cli.wording.timer import breath_line, breath_words, calm_keys, keys_for

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


# Large digits, so that the time can be read from across the room.

_GLYPHS: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("  #", "  #", "  #", "  #", "  #"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
HEIGHT: Final = 5


def big(text: str, dot: str) -> tuple[str, ...]:
    """Digits and colons, drawn `HEIGHT` lines high; every dot is two columns wide."""
    glyphs = [_GLYPHS[sign] for sign in text if sign in _GLYPHS]
    rows = ("  ".join(glyph[row] for glyph in glyphs) for row in range(HEIGHT))
    return tuple(_wide(row, dot) for row in rows)


def _wide(row: str, dot: str) -> str:
    return "".join(dot * 2 if sign == "#" else "  " for sign in row).rstrip()


# The face of a calm routine: a guide that moves with the breath, or one step after the other.

Pattern = tuple[float, float]
"""Seconds of breathing in and of breathing out."""


class PlainCalm(PlainFace):
    """One line a step; with a pattern, one line each time that the breath turns."""

    def __init__(self, say: Callable[[str], None], pattern: Pattern | None) -> None:
        super().__init__(say, calm_keys)
        self._pattern = pattern
        self._turn: tuple[str, int] | None = None

    def show(self, timer: Timer) -> None:
        """What is new since the last look."""
        super().show(timer)
        if self._pattern and timer.state == "rest":
            breath = breath_at(timer.passed, *self._pattern)
            if (breath.way, breath.number) != self._turn:
                self._turn = (breath.way, breath.number)
                self.tell(breath_line(breath, *self._pattern))


class LiveCalm:
    """Drawn in place by Rich; nothing in it blinks."""

    def __init__(
        self, title: str, stream: TextIO, width: int, colour: bool, pattern: Pattern | None
    ) -> None:
        from rich.live import Live

        self._title = visible(title)
        self._pattern = pattern
        self._said = self._drawn = ""
        self._console = live_console(stream, width, colour)
        self._live = Live(console=self._console, auto_refresh=False, transient=True)
        self._live.start()

    def show(self, timer: Timer) -> None:
        """Drawn anew only when something in it is another."""
        picture = self._picture(timer)
        if picture.plain != self._drawn:
            self._drawn = picture.plain
            with suppress(OSError):
                self._live.update(picture, refresh=True)

    def hide(self) -> None:
        """What was drawn goes, and the cursor is there."""
        with suppress(OSError):
            self._live.stop()

    def back(self) -> None:
        """Drawn anew, below what the shell has said."""
        self._drawn = ""
        with suppress(OSError):
            self._live.start()

    def tell(self, line: str) -> None:
        """The step that is on."""
        self._said = visible(line)

    def close(self) -> None:
        """What was drawn goes."""
        with suppress(OSError):
            self._live.stop()

    def _picture(self, timer: Timer) -> "Text":
        from rich.text import Text

        width = min(self._console.width - 2, WIDEST)
        rows = [Text(self._title, style="bold"), Text("")]
        if self._pattern and timer.state == "rest":
            breath = breath_at(timer.passed, *self._pattern)
            rows.append(Text(breath_words(breath), style="bold"))
            rows.append(Text(bar(breath.full, width, self._console)))
        else:
            rows.append(Text(self._said, style="bold"))
            rows.append(Text(bar(part_gone(timer), width, self._console)))
        rows += [Text(""), Text(f"{clock_of(_left(timer))} left"), Text(calm_keys(timer))]
        return Text("\n").join(rows)


def _left(timer: Timer) -> float:
    """Of everything, this step included."""
    return timer.left + sum(leg.seconds for leg in timer.legs[timer.at + 1 :])


# How the timer calls: the bell, a notification of the desktop, a spoken line.
#
# The last two are programs of the system, started only if the person switched them on;
# where there is none, nothing happens.

Start = Callable[[Sequence[str]], None]

_OSASCRIPT: Final = (
    "-e", "on run argv",
    "-e", "display notification (item 1 of argv) with title (item 2 of argv)",
    "-e", "end run",
)  # fmt: skip


def call(text: str, signals: Signals, stream: TextIO | None, start: Start | None = None) -> None:
    """Ring, show and say, as far as it is switched on. `stream` None: no bell."""
    if signals.bell and stream is not None:
        ring(stream)
    begin = start or _start
    if signals.notify and (command := notifier(text)):
        begin(command)
    if signals.speak and (command := voice(text)):
        begin(command)


def ring(stream: TextIO) -> None:
    """The bell of the terminal. It moves no cursor; a file gets none."""
    if stream.isatty():
        with suppress(OSError):
            stream.write("\a")
            stream.flush()


def notifier(text: str, found: Callable[[str], str | None] = which) -> tuple[str, ...]:
    """The command for a notification; empty where the system has none."""
    if path := found("notify-send"):
        return path, "--app-name=pace", "--", "pace", text
    if path := found("osascript"):
        return path, *_OSASCRIPT, text, "pace"
    return ()


def voice(text: str, found: Callable[[str], str | None] = which) -> tuple[str, ...]:
    """The command for a spoken line; empty where the system has no voice."""
    for name, more in (("spd-say", ("--",)), ("say", ()), ("espeak-ng", ("--",))):
        if path := found(name):
            return path, *more, text
    return ()


def _start(command: Sequence[str]) -> None:
    """Not waited for; what it says is nobody's."""
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
