"""Exporters: the journal as a diary to be read: a heading a day, a line an entry."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pacing_cli.model.entry import Entry
from pacing_cli.model.page import Heading, Line, Page, Part
from pacing_cli.wording.next_thing import NONE_SUCH
from pacing_cli.wording.phrases import full_date, weekday
from pacing_cli.wording.receipt import time_of_day, told


def diary_page(entries: Sequence[Entry]) -> Page:
    """Every day with entries, in order."""
    return (Heading("Journal", 1), *_days(entries))


def _days(entries: Sequence[Entry]) -> Iterator[Part]:
    if not entries:
        yield Line(NONE_SUCH)
    for day, found in groupby(entries, key=lambda entry: entry.day):
        yield Heading(f"{weekday(day)} {full_date(day)}")
        for entry in found:
            yield Line(f"{time_of_day(entry)} {told(entry)}", item=True)
