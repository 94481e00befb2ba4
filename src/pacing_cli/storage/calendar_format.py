"""Storage: what `profile.toml` says about the calendar, as a value. No disk here."""

from typing import Final

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.reminder import CalendarChoice
from pacing_cli.storage.toml_table import Table

CALENDAR_KEYS: Final = ("titles", "check_in", "review")
TITLES: Final = ("names", "neutral")
NONE: Final = "none"


def read_calendar(table: Table | None) -> CalendarChoice:
    """The table `[calendar]`; the usual choices where there is none."""
    if table is None:
        return CalendarChoice()
    table.note_unknown(CALENDAR_KEYS)
    check_in = table.text("check_in").strip()
    review = table.choice("review", (*WEEKDAYS, NONE))
    return CalendarChoice(
        neutral=table.choice("titles", TITLES) == "neutral",
        check_in=_minute(table, check_in),
        check_ins=check_in != NONE,
        review=CalendarChoice().review if review is None else review.replace(NONE, ""),
    )


def _minute(table: Table, text: str) -> int | None:
    if text in ("", NONE):
        return None
    minute = minute_of_day(text)
    if minute is None:
        table.refuse("check_in", f'is "{text}"; it takes a time such as "08:30", or "{NONE}"')
    return minute


def minute_of_day(text: str) -> int | None:
    """`08:30` in minutes after midnight; None where it is no time of a day."""
    hours, colon, minutes = text.strip().partition(":")
    digits = hours.isascii() and minutes.isascii() and hours.isdecimal() and minutes.isdecimal()
    if not colon or not digits or len(minutes) != 2 or len(hours) > 2:
        return None
    found = int(hours) * 60 + int(minutes)
    return found if int(hours) < 24 and int(minutes) < 60 else None
