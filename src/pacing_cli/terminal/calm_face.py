"""The face of a calm routine: a guide that moves with the breath, or one step after the other."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from pacing_cli.engine.timer import Timer, breath_at
from pacing_cli.model.text import visible
from pacing_cli.terminal.timer_face import (
    WIDEST,
    PlainFace,
    bar,
    clock_of,
    live_console,
    part_gone,
)
from pacing_cli.wording.calm import breath_line, breath_words, calm_keys

if TYPE_CHECKING:
    from rich.text import Text

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
