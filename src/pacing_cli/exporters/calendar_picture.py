"""The calendar as a picture: a square a day that grows with what was done; unknown days empty."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.model.chart import Chart, level
from pacing_cli.wording.phrases import MONTHS, WEEKDAY_NAMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INK, _GREY, _PALE = "#1c2730", "#5d6b76", "#c3ccd3"
_SIDES: Final = (0.28, 0.5, 0.68, 0.86)
"""The sides of the squares, from little to much, as parts of a day's place."""
_SHADES: Final = ("#8a98a3", "#6b7a86", "#475560", "#1c2730")


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
    for place, name in ticks.values():
        if not kept or place - kept[-1][0] >= 3:
            kept.append((place, name))
    axes.set_xticks([x for x, _ in kept], [name for _, name in kept], fontsize=5.5)
    axes.tick_params(length=0, pad=1.5)
    axes.spines[:].set_visible(False)
