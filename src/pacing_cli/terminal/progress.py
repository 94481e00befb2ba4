"""A bar that tells how far a long reading is, on standard error, gone when it is over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn


class _Console(Console):
    """The cursor stays: whoever stops or kills a long reading has it back at once."""

    def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002 (Rich's signature)
        """Left as it is."""
        return False


@contextmanager
def bar(total: int, colour: bool) -> Iterator[Callable[[int], None]]:
    """A bar over `total` bytes; what it gives is told how many were read since the last time."""
    columns = (TextColumn("Reading"), BarColumn(None), DownloadColumn(), TimeRemainingColumn())
    console = _Console(stderr=True, no_color=not colour)
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as progress:
        task = progress.add_task("", total=total)
        yield lambda count: progress.advance(task, count)
