"""The visit sheet as one HTML page that needs nothing else: no script, no other file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pacing_cli.exporters import charts as pictures
from pacing_cli.exporters.sheet import front
from pacing_cli.exporters.sheet import front as sheet_parts
from pacing_cli.exporters.sheet.front import ACTIVITY_COLUMNS
from pacing_cli.exporters.sheet.layout import (
    HEAD,
    HEIGHTS,
    LINE,
    RESERVE,
    SMALL_LINE,
    Front,
    front_layout,
    pointing_back,
    rows_of,
)
from pacing_cli.exporters.sheet.room import (
    Figure,
    ShortList,
    cut,
    in_words,
    is_wide,
    lines_in,
    lines_of,
    with_picture,
)
from pacing_cli.model.chart import Chart
from pacing_cli.model.findings import Findings
from pacing_cli.model.value import Value
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording import sheet as words
from pacing_cli.wording.look_back import PAIN_AFTER
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.quota_short import PURPOSE
from pacing_cli.wording.sheet import left_out

_HALF, _TEXT = 86.0, 8.4
"""The width of a line of half the page behind the mark of a list, and its letters in points."""


_PICTURE: Final = 31.0
_LISTS: Final[Mapping[str, Callable[[Findings, int], ShortList[str]]]] = {
    "tried": sheet_parts.tried,
    "stood_out": sheet_parts.stood_out,
    "medicines": sheet_parts.medicines,
    "unknown": sheet_parts.unknown,
    "notes": sheet_parts.notes,
}


class BackRoom(Value):
    """Rows of charts, activities and flares, and lines of everything else."""

    charts: int = 3
    activities: int = sheet_parts.BACK_ACTIVITIES
    flares: int = sheet_parts.BACK_FLARES
    tried: int = 6
    stood_out: int = 10
    medicines: int = 5
    unknown: int = 7
    notes: int = 6


_STEP: Final = BackRoom(1, 2, 2, 2, 3, 2, 2, 3)


class Back(Value):
    """What stands on the second page, cut to its room."""

    charts: ShortList[Chart]
    activities: ShortList[tuple[str, ...]]
    flares: ShortList[tuple[str, ...]]
    tried: ShortList[str]
    stood_out: ShortList[str]
    medicines: ShortList[str]
    unknown: ShortList[str]
    notes: ShortList[str]


def back_of(
    sheet: Sheet, front: Front, figures: Sequence[Figure], scales: Sequence[str], paper: Paper
) -> tuple[Back, BackRoom]:
    """The back, and the room that its parts got. `figures`: the charts of the back, in words."""
    room = least_room(sheet, front)
    back = Back(*(_part(name, sheet, front, most) for name, most in room._asdict().items()))
    growing = list(BackRoom._fields)
    while growing:
        for part in tuple(growing):
            fuller, wider = _grown(part, back, room, sheet, front)
            room_for_it = _used(sheet, fuller, figures, scales) <= HEIGHTS[paper] - RESERVE
            if getattr(back, part).rest and room_for_it:
                back, room = fuller, wider
            else:
                growing.remove(part)
    return back, room


def _grown(
    part: str, back: Back, room: BackRoom, sheet: Sheet, front: Front
) -> tuple[Back, BackRoom]:
    """The same with one step more of a part."""
    most = getattr(room, part) + getattr(_STEP, part)
    fuller: dict[str, Any] = {part: _part(part, sheet, front, most)}
    wider: dict[str, Any] = {part: most}
    return back._replace(**fuller), room._replace(**wider)


def least_room(sheet: Sheet, front: Front) -> BackRoom:
    """What fits always: tables take the place of charts."""
    others = len(sheet.findings.activities) > len(front.activities.rows)
    earlier = len(sheet.findings.flares) > len(front.flares.rows)
    return BackRoom(charts=BackRoom().charts - others - earlier)


def _part(name: str, sheet: Sheet, front: Front, most: int) -> ShortList[Any]:
    """One part of the back, in so much room."""
    found = sheet.findings
    match name:
        case "charts":
            return _with_room(sheet.back, 2 * most)
        case "activities":
            return sheet_parts.more_activities(sheet, len(front.activities.rows), most)
        case "flares":
            return sheet_parts.more_flares(found, len(front.flares.rows), most)
    return _LISTS[name](found, most)


def _with_room(charts: Sequence[Chart], places: int) -> ShortList[Chart]:
    """As many charts as there are places; a wide calendar takes two of them."""
    kept = charts[: max(places - sum(map(is_wide, charts)), 1)]
    more = len(charts) - len(kept)
    return ShortList(tuple(kept), left_out(more, "chart", "charts", "pace chart draws them"))


def _used(sheet: Sheet, back: Back, figures: Sequence[Figure], scales: Sequence[str]) -> float:
    """The whole page."""
    said = f"{words.title(sheet)[:48]}, {words.span_words(sheet.findings)}. {words.HOW_TO_READ}"
    left = (_list(back.tried) if back.tried.rows else 0.0) + _list(back.stood_out)
    right = (
        _list(back.unknown)
        + sum(_lines(f"The scale of {scale}.") * LINE for scale in scales)
        + _list(back.medicines)
        + (_list(back.notes) if back.notes.rows else 0.0)
    )
    return sum((
        6.2 + lines_of(said, 108) * LINE,
        sum(_rows_of_figures(figures[: len(back.charts.rows)])),
        _rest(back.charts),
        _table(back.activities, sheet_parts.ACTIVITY_COLUMNS),
        _table(back.flares, words.FLARE_COLUMNS),
        max(left, right),
        3.6 + lines_of(PURPOSE, 120) * SMALL_LINE,
    ))  # fmt: skip


def _rows_of_figures(figures: Sequence[Figure]) -> Iterator[float]:
    """The height of each row: two figures side by side, or a wide one alone."""
    beside = 0.0
    for one in figures:
        height = one.height(_PICTURE)
        if beside and not one.wide:
            yield max(beside, height)
            beside = 0.0
        else:
            if beside:
                yield beside
            beside = 0.0 if one.wide else height
            if one.wide:
                yield height
    if beside:
        yield beside


def _table(kept: ShortList[tuple[str, ...]], columns: Sequence[str]) -> float:
    return HEAD + rows_of(kept.rows, columns) + _rest(kept) if kept.rows else 0.0


def _list(kept: ShortList[str]) -> float:
    return HEAD + sum(map(_lines, kept.rows or ("",))) * LINE + _rest(kept)


def _lines(text: str) -> int:
    return lines_in(text, _HALF, _TEXT)


def _rest(kept: "ShortList[Any]") -> float:
    return SMALL_LINE * (2 if kept.rest else 0)


_TEMPLATE: Final = "visit.html.j2"


def visit_sheet(sheet: Sheet, paper: Paper = "a4", with_pictures: bool | None = None) -> str:
    """The page. Everything that a person wrote is escaped, cut to its room, and made visible."""
    drawn = pictures.available() if with_pictures is None else with_pictures
    texts = _texts(sheet)
    before, behind = (
        [in_words(one, drawn) for one in charts] for charts in (sheet.front, sheet.back)
    )
    layout = front_layout(sheet, [text for _, text in texts["in_short"]], before, paper)
    back, room = back_of(sheet, layout.front, behind, texts["scales"], paper)
    size = pictures.Size(pictures.SMALL.width, layout.sizes.chart)
    return str(
        _environment().get_template(_TEMPLATE).render(
            **texts,
            paper=paper,
            words=words,
            columns=ACTIVITY_COLUMNS,
            front=pointing_back(sheet, layout.front, room.activities, room.flares),
            sizes=layout.sizes,
            back=back,
            front_charts=[
                with_picture(one, chart, f"front{n}", size)
                for n, (one, chart) in enumerate(zip(before, sheet.front, strict=True))
            ],
            back_charts=[
                with_picture(one, chart, f"back{n}")
                for n, (one, chart) in enumerate(zip(behind, back.charts.rows, strict=False))
            ],
            pictured=drawn,
        )
    )  # fmt: skip


def _texts(sheet: Sheet) -> dict[str, Any]:
    care = sheet.care
    return {
        "title": cut(words.title(sheet), 48),
        "in_short": [(lead, cut(text, 170)) for lead, text in words.in_short(sheet)],
        "made_on": full_date(sheet.made_on),
        "span": f"{words.span_words(sheet.findings)}.",
        "coverage": words.coverage(sheet.findings),
        "weeks": front.weeks(sheet.findings),
        "pain_after": PAIN_AFTER,
        "purpose": PURPOSE,
        "agreed_with": cut(care.agreed_with, 40),
        "review_on": _date(care.review_on),
        "scales": [cut(f"{what}: {scale}", 110) for what, scale in sheet.findings.scales[:2]],
    }


def _date(on: date | None) -> str:
    return full_date(on) if on else ""


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("pacing_cli.exporters.sheet", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
