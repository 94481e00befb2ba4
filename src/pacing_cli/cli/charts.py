"""A chart from the words of a command line, and its picture in a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.days import read_span
from pacing_cli.cli.seen import landmarks
from pacing_cli.cli.sheet.making import behind_of
from pacing_cli.engine.course import Behind, chart
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.chart import CHART_KINDS, Chart, ChartKind
from pacing_cli.model.near_words import did_you_mean
from pacing_cli.wording.extras import to_install

_ABOUT_ONE: Final = ("amount", "quota", "distance", "calendar")
"""Kinds that can be about one activity."""
_NO_MATPLOTLIB: Final = "A picture needs matplotlib, which is not installed here."
_INSTALL: Final = f"{to_install('charts')} Without it: pace chart"


def chart_of(pacing: Pacing, words: Sequence[str], start: str | None, to: str | None) -> Chart:
    """The chart that the words name. Raises WordsNotUnderstood."""
    kind, name = read_chart(words)
    span = read_span(start, to, pacing.today, lambda last: landmarks(pacing, last))
    behind = behind_of(pacing, span)
    activity = _activity(pacing, behind, kind, name)
    return chart(kind, behind, activity)


def read_chart(words: Sequence[str]) -> tuple[ChartKind, str]:
    """The kind and the rest: an activity alone means its amounts."""
    first, *rest = [*words, ""]
    name = " ".join(word for word in rest if word)
    if not first:
        return "amount", ""
    kind = next((each for each in CHART_KINDS if each == first.casefold()), None)
    if kind is None:
        return "amount", " ".join(words)
    if name and kind not in _ABOUT_ONE:
        raise WordsNotUnderstood(
            f"A chart of {kind} is about the whole day, not about one activity.",
            f"Such as: pace chart {kind}",
        )
    return kind, name


def _activity(pacing: Pacing, behind: Behind, kind: ChartKind, name: str) -> str:
    """The activity of that name, or of a unique beginning of it; the main one for a quota."""
    shorts = {short: one.name for one in pacing.settings.activities.values() for short in one.short}
    known = sorted({*behind.quotas, *(each for day in behind.days for each in day.done)})
    if not name:
        return _most_done(behind, known) if kind == "quota" else ""
    word = name.strip().casefold()
    exact = [one for one in known if word in (one.casefold(), *_named(shorts, one))]
    near = exact or [one for one in known if one.casefold().startswith(word)]
    if len(near) == 1:
        return near[0]
    mean = did_you_mean(name, (*known, *CHART_KINDS))
    there = f"It has {', '.join(known)}" if known else "No activity is logged yet"
    raise WordsNotUnderstood(
        f'"{name}" is neither a chart nor one activity of the log.{mean} {there}.',
        f"Charts: {', '.join(CHART_KINDS)}.",
    )


def _named(shorts: dict[str, str], name: str) -> list[str]:
    return [short.casefold() for short, full in shorts.items() if full == name]


def _most_done(behind: Behind, known: Sequence[str]) -> str:
    if not known:
        raise WordsNotUnderstood("No activity is logged yet, so there is no quota to draw.")
    return max(known, key=lambda name: sum(name in day.done for day in behind.days))


def write_svg(pacing: Pacing, drawn: Chart, path: Path) -> None:
    """The picture in a file. Raises WordsNotUnderstood where it cannot be drawn."""
    from pacing_cli.cli.sheet.files import write_out
    from pacing_cli.exporters import pictures
    from pacing_cli.model.page import Heading, Line
    from pacing_cli.wording.chart import chart_sentences, chart_title

    if not pictures.available():
        raise WordsNotUnderstood(_NO_MATPLOTLIB, _INSTALL)
    if drawn.empty:
        raise WordsNotUnderstood(f"{chart_sentences(drawn)[0]} There is nothing to draw.")
    write_out(path, pictures.svg_file(drawn).encode("utf-8"))
    pacing.output.show(
        lambda: (
            Heading(f"The picture is in {path}", 1),
            Line(f"{chart_title(drawn)}."),
            *map(Line, chart_sentences(drawn)),
        ),
        lambda: {"schema": "pace/chart-file/1", "file": str(path), "title": chart_title(drawn),
                 "text": list(chart_sentences(drawn))},
    )  # fmt: skip
