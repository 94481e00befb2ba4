"""A table without a map: the one that was kept, or what was understood, with questions."""

from pathlib import Path
from typing import Final

from pacing_cli.app.import_table import fits, looked_at, open_map
from pacing_cli.app.run import Pacing
from pacing_cli.console.prompts import ask, ask_yes_no, may_ask
from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.tables.guess import Look, suggested_map
from pacing_cli.importers.tables.mapping import TableMap
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.storage.settings.table_maps import keep_map, kept_maps

_DELIMITERS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a stroke"}
_EXAMPLE: Final = {"%d": "the day first", "%m": "the month first", "%Y": "the year first"}


def map_for(pacing: Pacing, file: Path) -> TableMap | None:
    """The map that was kept for a table with this header, or one made by asking.

    None where neither can be: nobody is there to be asked.
    """
    look = looked_at(file)
    kept = kept_map(pacing, look)
    if kept is not None:
        return kept
    if not may_ask(pacing.output):
        return None
    pacing.output.show(lambda: understood_page(look, file.name), dict)
    answered = _answered(look)
    if answered is None:
        return None
    path = keep_map(pacing.home, file.stem, suggested_map(answered, file.name, file.stem))
    pacing.output.say(f"The map is kept for the next time, as {path.name} in your home.", "")
    return open_map(path)


def kept_map(pacing: Pacing, look: Look) -> TableMap | None:
    """The first kept map that fits. One that cannot be read is told, and passed over."""
    for path in kept_maps(pacing.home):
        try:
            found = open_map(path)
        except FileNotUsable as error:
            pacing.output.problem(error.message)
            continue
        if fits(found, look):
            pacing.output.problem(f"Read with the map {path.name} of your home.")
            return found
    return None


def understood_page(look: Look, name: str) -> Page:
    """What was understood of a table, before anything is asked or read."""
    rows = tuple((column, becomes or "left alone") for column, becomes in look.understood)
    dates = f"The dates stand in {look.date}." if look.date else "No column of dates was found."
    return (
        Heading(f"What {name} looks like", 1),
        Line(
            f"Between the cells stands {_DELIMITERS[look.delimiter]}, in numbers "
            f"{'a decimal comma' if look.decimal == ',' else 'a decimal point'}. {dates}"
        ),
        Rows(("column", "becomes"), rows, tuple(f"{one}: {other}" for one, other in rows)),
        Gap(),
    )


def _answered(look: Look) -> Look | None:
    """What cannot be known is asked for; None where the person would rather write the map."""
    if not look.date:
        return None
    if len(look.date_formats) > 1:
        look = look._replace(date_formats=(_ask_dates(look),))
    if look.counted:
        look = look._replace(whole_day=_ask_whole_day(look))
    scales = {name: _ask_scale(look, name) for name in look.unclear}
    look = look._replace(scales=scales)
    return look if ask_yes_no("Shall these columns be read so?") else None


def _ask_dates(look: Look) -> str:
    """Which of the formats that fit is meant."""
    choices = {str(number): form for number, form in enumerate(look.date_formats, 1)}
    shown = ", ".join(
        f"{n}: {_EXAMPLE.get(form[:2], form)} ({form})" for n, form in choices.items()
    )
    while True:
        answer = ask(f"The dates can be read in several ways. {shown}. Which? [1]") or "1"
        if answer in choices:
            return choices[answer]


def _ask_whole_day(look: Look) -> bool:
    """Whether what was counted is of the whole day; it is, where nothing was said."""
    names = " and ".join(look.counted)
    verb = "Was" if len(look.counted) == 1 else "Were"
    return (
        ask_yes_no(f"{verb} {names} counted over the whole day, as a phone or a watch does?")
        is not False
    )


def _ask_scale(look: Look, name: str) -> str:
    """The words on a scale of its own; empty where it is 0 to 10."""
    span = look.spans[name]
    answer = ask(
        f"{name} goes from {span.low:g} to {span.high:g} here. What is the highest number that "
        "it can have? [10]"
    )
    try:
        highest = float(answer.replace(",", ".") or 10)
    except ValueError:
        return answer
    return "" if highest == 10 else f"own, up to {highest:g}"
