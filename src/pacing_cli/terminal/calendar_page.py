"""What a calendar file would hold, as a page: for a look before it is made."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.reminder import Reminder
from pacing_cli.wording.phrases import clock, day_and_month, weekday

INTO_A_FILE: Final = "To put this into a file: pace calendar > plan.ics"


def calendar_page(found: Sequence[Reminder]) -> Page:
    """A list for each day."""
    parts: list[Part] = [Heading("For your calendar", 1)]
    for day, of_day in groupby(found, key=lambda one: one.start.date()):
        rows = tuple((_time(one), _title(one)) for one in of_day)
        told = tuple(f"{at} {title}" for at, title in rows)
        parts += [Gap(), Heading(f"{weekday(day)} {day_and_month(day)}")]
        parts.append(Rows(("time", "what"), rows, told, title=2))
    return (*parts, Gap(), Line(INTO_A_FILE, "dim"))


def _time(one: Reminder) -> str:
    return clock(one.start.hour * 60 + one.start.minute)


def _title(one: Reminder) -> str:
    return f"{one.title} (taken out)" if one.cancelled else one.title
