"""Pages of entries: a list, or one entry in full."""

from collections.abc import Iterator, Mapping, Sequence

from pacing_cli.model.entry import Entry
from pacing_cli.model.page import Heading, Line, Page, Part, Rows
from pacing_cli.model.quantity import tidy
from pacing_cli.wording.phrases import full_date, weekday
from pacing_cli.wording.receipt import time_of_day, told

_SHORTEST_ID = 4


def journal_page(entries: Sequence[Entry], instead: Sequence[str] = ()) -> Page:
    """The entries in the order given, each with the beginning of its id that names it.

    `instead`: what is said where there are none, if more is known than that.
    """
    if not entries:
        from pacing_cli.wording.day import NONE_SUCH

        return tuple(map(Line, instead or (NONE_SUCH,)))
    names = short_ids([entry.id for entry in entries])
    return tuple(
        Line(f"{entry.day} {time_of_day(entry)} {told(entry)} ({name})", item=True)
        for entry, name in zip(entries, names, strict=True)
    )


def entry_page(entry: Entry) -> Page:
    """One entry with all its fields, those included that this version does not know."""
    return (
        Heading(f"{weekday(entry.day)} {full_date(entry.day)}, {time_of_day(entry)}", 1),
        Line(told(entry)),
        *_all_fields(entry),
    )


def short_ids(ids: Sequence[str]) -> list[str]:
    """The shortest common length of beginnings, at least four letters, that tells all apart."""
    longest = max(map(len, ids), default=0)
    different = len(set(ids))
    length = next(
        (n for n in range(_SHORTEST_ID, longest) if len({one[:n] for one in ids}) == different),
        longest,
    )
    return [one[:length] for one in ids]


def _all_fields(entry: Entry) -> Iterator[Part]:
    known = {
        "id": entry.id,
        "kind": entry.kind,
        "at": entry.at.isoformat(),
        "zone": entry.zone,
        "noted": entry.noted.isoformat(),
    }
    cells = tuple((key, _value(value)) for key, value in {**known, **entry.fields}.items())
    yield Rows(("field", "value"), cells, tuple(f"{key}: {value}" for key, value in cells))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return str(tidy(float(value)))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return str(value)
