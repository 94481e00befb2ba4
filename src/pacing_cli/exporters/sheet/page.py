"""The visit sheet as one HTML page that needs nothing else: no script, no other file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pacing_cli.exporters import charts as pictures
from pacing_cli.exporters.sheet import front
from pacing_cli.exporters.sheet import front as sheet_parts
from pacing_cli.exporters.sheet.layout import (
    HEAD,
    HEIGHTS,
    LINE,
    RESERVE,
    ROW,
    SMALL_LINE,
    TAG,
    Front,
    boxes_left,
    done_key,
    events_key,
    front_layout,
    pointing_back,
    rows_of,
    small_lines,
)
from pacing_cli.exporters.sheet.room import (
    Figure,
    ShortList,
    cut,
    in_words,
    is_wide,
    lines_in,
    with_picture,
)
from pacing_cli.model.chart import Chart
from pacing_cli.model.findings import Findings
from pacing_cli.model.value import Value
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording import sheet as words
from pacing_cli.wording import timeline
from pacing_cli.wording.chart import pictures_key
from pacing_cli.wording.look_back import PAIN_AFTER, PAIN_AFTER_COLUMN
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.quota_short import PURPOSE
from pacing_cli.wording.sheet import left_out

_PAGE, _HALF, _TEXT = 184.0, 86.0, 8.4
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

    charts: int = 1
    activities: int = 3
    flares: int = 2
    before: int = 3
    notes: int = 2
    stood_out: int = 5
    tried: int = 3
    medicines: int = 2
    unknown: int = 4
    totals: int = 0


_STEP: Final = BackRoom(1, 2, 1, 3, 3, 3, 2, 2, 2, 3)


class Back(Value):
    """What stands on the second page, cut to its room."""

    charts: ShortList[Chart]
    activities: ShortList[tuple[str, ...]]
    flares: ShortList[tuple[str, ...]]
    before: ShortList[str]
    notes: ShortList[str]
    stood_out: ShortList[str]
    tried: ShortList[str]
    medicines: ShortList[str]
    unknown: ShortList[str]
    totals: ShortList[tuple[str, ...]]


def back_of(
    sheet: Sheet, front: Front, figures: Sequence[Figure], scales: Sequence[str], paper: Paper,
    key: str = "",
) -> tuple[Back, BackRoom]:  # fmt: skip
    """The back, and the room that its parts got.

    `figures`: the charts of the back, in words; `key`: what the signs of all of them mean.
    """
    room = BackRoom()
    back = Back(*(_part(name, sheet, front, most) for name, most in room._asdict().items()))
    growing = list(BackRoom._fields)
    while growing:
        for part in tuple(growing):
            fuller, wider = _grown(part, back, room, sheet, front)
            room_for_it = _used(sheet, fuller, figures, scales, key) <= HEIGHTS[paper] - RESERVE
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


def _part(name: str, sheet: Sheet, front: Front, most: int) -> ShortList[Any]:
    """One part of the back, in so much room."""
    found = sheet.findings
    match name:
        case "charts":
            return _with_room(sheet.back, 2 * most)
        case "activities":
            return sheet_parts.more_activities(sheet, len(front.activities.rows), most)
        case "flares":
            return sheet_parts.flares(found, most)
        case "before":
            shown = {row.onset for row in front.events.rows if row.onset}
            return sheet_parts.before(found, most, shown)
        case "totals":
            return sheet_parts.totals(sheet, most)
    return _LISTS[name](found, most)


def _with_room(charts: Sequence[Chart], places: int) -> ShortList[Chart]:
    """As many charts as there are places; a wide calendar takes two of them."""
    kept = charts[: max(places - sum(map(is_wide, charts)), 1)]
    more = len(charts) - len(kept)
    return ShortList(
        tuple(kept),
        left_out(more, "chart", "charts", f"pace chart draws {'it' if more == 1 else 'them'}"),
    )


def _used(
    sheet: Sheet, back: Back, figures: Sequence[Figure], scales: Sequence[str], key: str
) -> float:
    """The whole page."""
    said = f"{words.title(sheet)[:48]}, {words.span_words(sheet.findings)}. {_how_to_read(back)}"
    left = sum(_list(each) for each in (back.before, back.tried) if each.rows) + (
        _list(back.stood_out) + (SMALL_LINE if back.before.rows else 0.0)
    )
    right = (
        _list(back.unknown)
        + sum(_lines(f"The scale of {scale}.") * LINE for scale in scales)
        + _list(back.medicines)
        + (_list(back.notes) if back.notes.rows else 0.0)
    )
    return sum((
        6.2 + lines_in(said, _PAGE, _TEXT) * LINE,
        sum(_rows_of_figures(figures[: len(back.charts.rows)])),
        _rest(back.charts) + (small_lines(key) * SMALL_LINE if key else 0.0),
        _table(back.activities, sheet_parts.activity_columns(sheet)),
        _weeks_and_flares(sheet, back),
        max(left, right),
        3.6 + small_lines(f"{PURPOSE} {words.BACK_SIDE}") * SMALL_LINE,
    ))  # fmt: skip


def _weeks_and_flares(sheet: Sheet, back: Back) -> float:
    """Weeks and totals on the left, flares on the right."""
    two_years = sheet.findings.start.year != sheet.findings.end.year
    flares = len(back.flares.rows) * (ROW + 2 * 3.6) + 2 * _rest(back.flares)
    weeks = sheet_parts.weeks(sheet.findings)
    left = 0.0
    if weeks:
        left = 4 * ROW + 2 * SMALL_LINE + (2 * 3.6 if two_years else 0)
    totals = HEAD + ROW * (1 + len(back.totals.rows)) + 2 * _rest(back.totals)
    return HEAD + max(left, ROW + flares + (totals if back.totals.rows else 0.0))


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
    front_key, back_key = (
        pictures_key(each) if drawn else "" for each in (sheet.front, sheet.back)
    )
    layout = front_layout(sheet, [text for _, text in texts["in_short"]], before, paper, front_key)
    back, room = back_of(sheet, layout.front, behind, texts["scales"], paper, back_key)
    size = pictures.Size(pictures.SMALL.width, layout.sizes.chart)
    return str(
        _environment().get_template(_TEMPLATE).render(
            **texts,
            paper=paper,
            words=words,
            story=timeline,
            columns=sheet_parts.activity_columns(sheet),
            totals=sheet_parts.total_columns(sheet),
            front=pointing_back(sheet, layout.front, room.activities),
            front_key=front_key,
            back_key=pictures_key(back.charts.rows) if drawn else "",
            events_key=events_key(sheet, layout.front),
            done_key=done_key(sheet, layout.front),
            boxes_left=boxes_left(sheet, layout.front),
            how_to_read=_how_to_read(back),
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
        "named": bool(sheet.name),
        "in_short": [(lead, cut(text, 200)) for lead, text in words.in_short(sheet)],
        "made_on": full_date(sheet.made_on),
        "span": f"{words.span_words(sheet.findings)}.",
        "coverage": words.coverage(sheet.findings),
        "weeks": front.weeks(sheet.findings),
        "pain_after": PAIN_AFTER,
        "pain_after_column": PAIN_AFTER_COLUMN,
        "notes_out": sheet.notes_out,
        "no_events": timeline.no_events(sheet.findings),
        "no_flares": words.flares_in_short(sheet.findings),
        "purpose": PURPOSE,
        "agreed_with": cut(care.agreed_with, 40),
        "review_on": _date(care.review_on),
        "scales": [cut(f"{what}: {scale}", 110) for what, scale in sheet.findings.scales[:2]],
    }


def _how_to_read(back: Back) -> str:
    """What is to be known of the back: only what is there."""
    lists = (back.before, back.stood_out, back.tried, back.unknown)
    texts = [text for each in lists for text in each.rows]
    together = any(" tended to be " in text or "pain goes with" in text for text in texts)
    tags = any(TAG.search(text) for text in texts)
    keys = ((words.HOW_TO_READ, True), (words.NOT_WHY, together), (timeline.TAG_KEY, tags))
    return " ".join(text for text, needed in keys if needed)


def _date(on: date | None) -> str:
    return full_date(on) if on else ""


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("pacing_cli.exporters.sheet", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
