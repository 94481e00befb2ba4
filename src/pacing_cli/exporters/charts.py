"""Draw charts as SVG with matplotlib: shapes, hatching and labels, never colour alone.

Text by the person is not drawn. Names and notes are next to the picture as text. The same chart
gives the same bytes: no date, no random numbers, and ids from its position only.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.model.chart import Chart, Episode, level
from pacing_cli.model.value import Value
from pacing_cli.wording.chart import axis_words, chart_sentences
from pacing_cli.wording.phrases import MONTHS, WEEKDAY_NAMES, number, short_date
from pacing_cli.wording.timeline import MARK_SIGNS, SYMPTOM_NAMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


# The calendar as a picture: a square a day that grows with what was done; unknown days empty.

_INK, _GREY, _PALE = "#1c2730", "#5d6b76", "#c3ccd3"
_SIDES: Final = (0.28, 0.5, 0.68, 0.86)
"""The sides of the squares, from little to much, as parts of a day's place."""
_SHADES: Final = ("#8a98a3", "#6b7a86", "#475560", "#1c2730")


_ROOMY: Final = 52
"""Up to so many weeks a month's name is narrower than two of them."""


def draw_calendar(axes: "Axes", chart: Chart) -> None:
    """Weeks from left to right, Monday at the top."""
    from matplotlib.patches import Rectangle

    monday = chart.days[0] - timedelta(days=chart.days[0].weekday())
    flare = {
        each.first + timedelta(days=n)
        for each in chart.flares
        for n in range((each.last - each.first).days + 1)
    }
    for on, value in zip(chart.days, chart.values, strict=True):
        x, y = (on - monday).days // 7, on.weekday()
        if on in flare:
            axes.add_patch(
                Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor="none", edgecolor=_GREY,
                          hatch="/////", linewidth=0, alpha=0.6)
            )  # fmt: skip
        if value is None:
            axes.plot([x], [y], marker="o", markersize=1.5, markerfacecolor="white",
                      markeredgecolor=_GREY, markeredgewidth=0.5)  # fmt: skip
            continue
        side = _SIDES[level(value, chart.middle)]
        axes.add_patch(
            Rectangle((x - side / 2, y - side / 2), side, side, linewidth=0,
                      facecolor=_SHADES[level(value, chart.middle)])
        )  # fmt: skip
    for on in chart.bad:
        x, y = (on - monday).days // 7, on.weekday()
        axes.add_patch(
            Rectangle((x - 0.47, y - 0.47), 0.94, 0.94, facecolor="none", edgecolor=_INK,
                      linewidth=0.7)
        )  # fmt: skip
    _calendar_frame(axes, chart, (chart.days[-1] - monday).days // 7)


def _calendar_frame(axes: "Axes", chart: Chart, last: int) -> None:
    monday = chart.days[0] - timedelta(days=chart.days[0].weekday())
    axes.set_xlim(-0.6, max(last, 11) + 0.6)
    axes.set_ylim(6.6, -0.6)
    axes.set_aspect("equal", adjustable="box", anchor="W")
    axes.set_yticks(range(7), [name[:2] for name in WEEKDAY_NAMES], fontsize=5.5)
    ticks: dict[tuple[int, int], tuple[int, str]] = {}
    for on in chart.days:
        place = (on - monday).days // 7
        ticks.setdefault((on.year, on.month), (place, MONTHS[on.month - 1][:3]))
    kept: list[tuple[int, str]] = []
    apart = 2 if last <= _ROOMY else 3
    for place, name in ticks.values():
        if len(kept) == 1 and place - kept[0][0] < apart:
            kept.clear()  # of a month that ends with the first weeks, the name gives way
        if not kept or place - kept[-1][0] >= apart:
            kept.append((place, name))
    axes.set_xticks([x for x, _ in kept], [name for _, name in kept], fontsize=5.5)
    axes.tick_params(length=0, pad=1.5)
    axes.spines[:].set_visible(False)


# Ratings below each other: a row each, darker where it was harder; unknown days stay white.

_TONES: Final = ("#e4e9ec", "#c3ccd3", "#98a4ae", "#5d6b76", "#1c2730")
_HOURS: Final = (8.0, 7.0, 6.0, 5.0)
"""Hours of sleep at which the next darker tone begins below."""


def tone(name: str, value: float) -> int:
    """How dark a day is drawn, 0 to 4: the harder, the darker."""
    if name == "sleep_hours":
        return sum(value < hours for hours in _HOURS)
    harder = 10 - value if name == "mood" else value
    return min(len(_TONES) - 1, int(harder / 2))


def draw_bands(axes: "Axes", chart: Chart) -> None:
    """A row of squares for each rating, the one that was given most at the top."""
    from matplotlib.patches import Rectangle

    for y, row in enumerate(chart.rows):
        for x, value in enumerate(row.values):
            if value is None:
                axes.plot([x], [y], marker="o", markersize=1.2, markerfacecolor="white",
                          markeredgecolor=_PALE, markeredgewidth=0.4)  # fmt: skip
                continue
            axes.add_patch(
                Rectangle((x - 0.5, y - 0.4), 1, 0.8, facecolor=_TONES[tone(row.name, value)],
                          edgecolor="white", linewidth=0.3)
            )  # fmt: skip
    names = [SYMPTOM_NAMES[row.name] for row in chart.rows]
    axes.set_yticks(range(len(names)), names)
    axes.set_xlim(-0.8, len(chart.days) - 0.2)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(length=0, pad=1.5)
    axes.spines[:].set_visible(False)
    _dates(axes, chart)
    draw_marks(axes, chart)


def draw_marks(axes: "Axes", chart: Chart) -> None:
    """A sign above the days of each event of the time line; a line over a longer one."""
    from matplotlib.transforms import blended_transform_factory

    across = blended_transform_factory(axes.transData, axes.transAxes)
    taken: set[int] = set()
    kinds = list(MARK_SIGNS)
    for mark in sorted(chart.marks, key=lambda one: kinds.index(one.kind)):
        first, last = _columns_of(chart, Episode(mark.first, mark.last))
        if last > first:
            axes.plot([first - 0.4, last + 0.4], [1.02, 1.02], transform=across, color=_INK,
                      linewidth=1.2, clip_on=False, zorder=6)  # fmt: skip
        middle = (first + last) // 2
        if middle in taken:
            continue
        taken.add(middle)
        axes.text((first + last) / 2, 1.03, MARK_SIGNS[mark.kind], transform=across, ha="center",
                  va="bottom", fontsize=5.5, clip_on=False, zorder=6)  # fmt: skip


_INCH: Final = 25.4
INK, GREY, PALE, BAND = "#1c2730", "#5d6b76", "#c3ccd3", "#cdd5db"
_RULES: Final[Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "pace",
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": 6.5,
    "hatch.linewidth": 0.5,
    "hatch.color": GREY,
    "axes.linewidth": 0.6,
    "axes.edgecolor": GREY,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "xtick.major.size": 2.5,
    "xtick.minor.size": 1.5,
    "xtick.minor.width": 0.5,
    "ytick.major.size": 2.5,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "path.simplify": False,
}
_NO_DATES: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}


class Size(Value):
    """Millimetres on paper."""

    width: float
    height: float


SMALL: Final = Size(91, 31)
WIDE: Final = Size(186, 30)
ALONE: Final = Size(180, 90)


def available() -> bool:
    """True where pictures can be drawn."""
    from importlib.util import find_spec

    return find_spec("matplotlib") is not None


def svg_file(chart: Chart) -> str:
    """Draw a chart as an SVG file. Its title has what it shows in words, and no name."""
    told = " ".join(chart_sentences(chart))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{svg(chart, ALONE, "chart", told)}\n'


def svg(chart: Chart, size: Size, name: str, title: str = "") -> str:
    """Draw a chart as an SVG element for a page.

    Its ids begin with `name`. `title` is its text alternative, the only one that a PDF keeps.
    """
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with matplotlib.rc_context(_RULES):
        figure = Figure(
            figsize=(size.width / _INCH, size.height / _INCH),
            layout=ConstrainedLayoutEngine(w_pad=0.02, h_pad=0.02),
        )
        axes = figure.add_subplot()
        if chart.kind == "calendar":
            draw_calendar(axes, chart)
        elif chart.kind == "bands":
            draw_bands(axes, chart)
        else:
            _draw(axes, chart)
        return _tidied(_written(figure), name, title)


def _written(figure: "Figure") -> str:
    stream = StringIO()
    figure.savefig(stream, format="svg", metadata=_NO_DATES, transparent=True)
    return stream.getvalue()


_HEAD: Final = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA: Final = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_STYLE: Final = re.compile(r"\s*<defs>\s*<style[^>]*>.*?</style>\s*</defs>", re.DOTALL)
_COMMENT: Final = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_IDS: Final = re.compile(r'(\bid="|href="#|url\(#)')


def _tidied(text: str, name: str, title: str) -> str:
    """Without prolog, dates and addresses; every id is this picture's own in the whole page."""
    bare = _COMMENT.sub("", _STYLE.sub("", _METADATA.sub("", _HEAD.sub("", text))))
    own = _IDS.sub(rf"\g<1>{name}-", bare)
    seen_as = 'role="img"' if title else 'aria-hidden="true"'
    start = f'<svg stroke-linejoin="round" stroke-linecap="butt" {seen_as} '
    drawn = own.replace("<svg ", start, 1).strip()
    place = drawn.index(">") + 1
    return f"{drawn[:place]}<title>{escape(title)}</title>{drawn[place:]}" if title else drawn


# --- columns, lines and bands


def _draw(axes: "Axes", chart: Chart) -> None:
    places = list(range(len(chart.days)))
    _flares(axes, chart)
    if chart.unit == "points":
        _pain(axes, chart, places)
    else:
        _columns(axes, chart, places)
    _limits(axes, chart)
    _unknown(axes, chart, places)
    _frame(axes, chart)
    draw_marks(axes, chart)


def _columns(axes: "Axes", chart: Chart, places: Sequence[int]) -> None:
    told = [(x, value) for x, value in zip(places, chart.values, strict=True) if value is not None]
    if told:
        axes.bar(
            [x for x, _ in told], [value for _, value in told], width=0.82,
            color=PALE, edgecolor=GREY, linewidth=0.4, zorder=2,
        )  # fmt: skip
    if chart.line:
        line = [float("nan") if value is None else value for value in chart.line]
        axes.step(places, line, where="mid", color=INK, linewidth=1.5, zorder=4)
        last = next(x for x in reversed(places) if chart.line[x] is not None)
        _label(axes, chart, last, chart.line[last] or 0.0, "daily\namount", bold=True)


def _pain(axes: "Axes", chart: Chart, places: Sequence[int]) -> None:
    low, high, middle = (
        [float("nan") if value is None else value for value in row]
        for row in (chart.low, chart.high, chart.values)
    )
    if chart.high:
        axes.fill_between(places, low, high, color=BAND, linewidth=0, zorder=1)
        axes.vlines(places, low, high, color=PALE, linewidth=0.8, zorder=1.5)
    axes.plot(places, middle, color=INK, linewidth=1.0, marker="o", markersize=1.6, zorder=4)
    if chart.usual is not None:
        axes.axhline(chart.usual, color=INK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=3)
        _label(axes, chart, places[-1], chart.usual, f"usual {number(chart.usual)}")


_CEILING: Final = "ceiling"
_FLOOR: Final = "floor"


def _limits(axes: "Axes", chart: Chart) -> None:
    dashes: dict[str, Any] = {_CEILING: (0, (1, 1.2)), _FLOOR: (0, (5, 1.5, 1, 1.5))}
    for name, value in _near(chart):
        axes.plot([limits_from(chart), len(chart.days) - 0.2], [value, value], color=INK,
                  linewidth=0.9, linestyle=dashes[name], zorder=3)  # fmt: skip
        _label(axes, chart, len(chart.days) - 1, value, name)


def limits_from(chart: Chart) -> float:
    """Where the lines of the ceiling and the floor begin: nothing was agreed before that."""
    first = -0.8
    if chart.agreed_on is None or chart.agreed_on <= chart.days[0]:
        return first
    place = (chart.agreed_on - chart.days[0]).days // chart.days_each
    return min(place, len(chart.days) - 1) - 0.5


def _near(chart: Chart) -> list[tuple[str, float]]:
    """The limits that are not far above everything else: those would press the rest flat."""
    highest = max((value for value in (*chart.values, *chart.line) if value is not None), default=0)
    limits = ((_CEILING, chart.ceiling), (_FLOOR, chart.floor))
    return [(name, value) for name, value in limits if value is not None and value <= 3 * highest]


def _label(axes: "Axes", chart: Chart, x: float, y: float, words: str, bold: bool = False) -> None:
    """Behind the last column, at the height of what it names."""
    room = max(1.0, len(chart.days) * 0.012)
    axes.annotate(
        words, (max(x, len(chart.days) - 1) + room, y), va="center", ha="left",
        fontsize=6, fontweight="bold" if bold else "normal", annotation_clip=False, zorder=5,
    )  # fmt: skip


def _flares(axes: "Axes", chart: Chart) -> None:
    from matplotlib.transforms import blended_transform_factory

    across = blended_transform_factory(axes.transData, axes.transAxes)
    for each in chart.flares:
        first, last = _columns_of(chart, each)
        axes.axvspan(
            first - 0.5, last + 0.5, facecolor="none", edgecolor=GREY, hatch="////",
            linewidth=0, alpha=0.55, zorder=0.5,
        )  # fmt: skip
        if last - first >= len(chart.days) * 0.035:
            axes.text(
                (first + last) / 2, 0.985, "flare", transform=across, ha="center", va="top",
                fontsize=5.5, zorder=6,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip


def _columns_of(chart: Chart, each: Episode) -> tuple[int, int]:
    first = (each.first - chart.days[0]).days // chart.days_each
    last = (each.last - chart.days[0]).days // chart.days_each
    return max(0, first), min(len(chart.days) - 1, max(0, last))


def _unknown(axes: "Axes", chart: Chart, places: Sequence[int]) -> None:
    """A small open ring at the foot of every column of which nothing is known."""
    from matplotlib.transforms import blended_transform_factory

    values = chart.line if chart.kind == "quota" else chart.values
    missing = [x for x, value in zip(places, values, strict=True) if value is None]
    if missing:
        axes.plot(
            missing, [0.028] * len(missing), linestyle="none", marker="o", markersize=1.7,
            markerfacecolor="white", markeredgecolor=GREY, markeredgewidth=0.5, zorder=6,
            transform=blended_transform_factory(axes.transData, axes.transAxes),
        )  # fmt: skip


def _frame(axes: "Axes", chart: Chart) -> None:
    from matplotlib.ticker import MaxNLocator

    highest = [
        value
        for value in (*chart.values, *chart.line, *(value for _, value in _near(chart)))
        if value is not None
    ]
    axes.set_ylim(0, 10 if chart.unit == "points" else max(highest, default=1) * 1.12 or 1)
    axes.set_xlim(-0.8, len(chart.days) - 0.2)
    axes.set_ylabel(axis_words(chart), fontsize=6.5)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.grid(axis="y", color=BAND, linewidth=0.5, zorder=0)
    axes.spines[["top", "right"]].set_visible(False)
    _dates(axes, chart)


def _dates(axes: "Axes", chart: Chart) -> None:
    ticks = day_ticks(chart)
    axes.set_xticks([x for x, _ in ticks], [words for _, words in ticks])
    axes.set_xticks(week_ticks(chart), minor=True)


_SHORT: Final = 8
"""Up to so many days every day has its date."""
_MOST_DATES: Final = 9
_MOST_MONDAYS: Final = 7
"""Of two charts beside each other more of their dates would touch."""
_MOST_WEEKS: Final = 60
"""Up to so many weeks each has its small mark; beyond, each month."""


def day_ticks(chart: Chart) -> list[tuple[int, str]]:
    """At most nine dates: every day of a short span, else Mondays.

    Weeks have the first Monday of some months, with the year where another one begins.
    """
    many = len(chart.days)
    if chart.days_each == 1 and many <= _SHORT:
        return [(x, short_date(on)) for x, on in enumerate(chart.days)]
    if chart.days_each == 1:
        mondays = _mondays(chart)
        kept = mondays[:: max(1, -(-len(mondays) // _MOST_MONDAYS))]
        return [(x, short_date(chart.days[x])) for x in kept]
    months = _first_mondays(chart)
    kept = months[:: max(1, -(-len(months) // _MOST_DATES))]
    years = [chart.days[x].year for x in kept]
    two = years[:1] != years[-1:]
    return [
        (x, short_date(chart.days[x]) + (f"\n{year}" if two and year != before else ""))
        for x, year, before in zip(kept, years, [0, *years], strict=False)
    ]


def week_ticks(chart: Chart) -> list[int]:
    """The columns with a small mark: Mondays, or the first Mondays of months in a long span."""
    mondays = _mondays(chart)
    return mondays if len(mondays) <= _MOST_WEEKS else _first_mondays(chart)


def _mondays(chart: Chart) -> list[int]:
    return [x for x, on in enumerate(chart.days) if not on.weekday()]


def _first_mondays(chart: Chart) -> list[int]:
    found: dict[tuple[int, int], int] = {}
    for x in _mondays(chart):
        found.setdefault((chart.days[x].year, chart.days[x].month), x)
    return list(found.values())
