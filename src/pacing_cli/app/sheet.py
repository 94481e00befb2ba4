"""Draw a chart from the words of a command line, and save it as a picture."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pacing_cli.app.dates import Span, read_span
from pacing_cli.app.evaluation import landmarks, looked_back
from pacing_cli.app.run import Run
from pacing_cli.engine.look_back.course import Behind, chart, marks_of
from pacing_cli.engine.look_back.visit import behind_charts, visit_sheet
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.chart import CHART_KINDS, Chart, ChartKind
from pacing_cli.model.page import Heading, Line, Page
from pacing_cli.model.text import did_you_mean
from pacing_cli.model.visit import PAPERS, Paper, Sheet
from pacing_cli.wording.phrases import listed, to_install
from pacing_cli.wording.sheet import NO_PICTURES

# From one run's files to the visit sheet, and to a single chart of it.


def sheet_of(run: Run, span: Span) -> Sheet:
    """The sheet of a span; it is made on the day that the run answers for."""
    seen, found = looked_back(run, span)
    days, evaluation = seen.days, seen.evaluation
    behind = behind_charts(days, evaluation, run.settings, span.start, span.end, found.usual_pain)
    made = visit_sheet(found, behind, evaluation, run.settings)
    return made._replace(made_on=run.today)


def behind_of(run: Run, span: Span) -> Behind:
    """What the charts of a span are drawn from."""
    seen, found = looked_back(run, span)
    days, evaluation = seen.days, seen.evaluation
    behind = behind_charts(days, evaluation, run.settings, span.start, span.end, found.usual_pain)
    pauses, entries = run.settings.profile.pauses, run.loaded(since=span.start).entries
    return behind._replace(marks=marks_of(pauses, entries, span.start, span.end))


def _for_charts() -> str:
    return to_install("charts", sys.prefix, sys.executable)


_ABOUT_ONE: Final = ("amount", "quota", "distance", "calendar")
"""Kinds that can be about one activity."""
_NO_MATPLOTLIB: Final = "To draw a picture, pace needs matplotlib, which is not installed here."


def chart_of(run: Run, words: Sequence[str], start: str | None, to: str | None) -> Chart:
    """The chart that the words name. Raises WordsNotUnderstood."""
    kind, name = read_chart(words)
    span = read_span(start, to, run.today, lambda last: landmarks(run, last))
    behind = behind_of(run, span)
    activity = _activity(run, behind, kind, name)
    return chart(kind, behind, activity)


def read_chart(words: Sequence[str]) -> tuple[ChartKind, str]:
    """The kind and the rest: an activity alone means its amounts. Raises WordsNotUnderstood."""
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
            f"For example: pace chart {kind}",
        )
    return kind, name


def _activity(run: Run, behind: Behind, kind: ChartKind, name: str) -> str:
    """Find an activity by its name or a unique beginning, or the main one for a quota."""
    shorts = {short: one.name for one in run.settings.activities.values() for short in one.short}
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
        f'"{name}" is not a chart, and not one of your logged activities.{mean} {there}.',
        f"Charts: {', '.join(CHART_KINDS)}.",
    )


def _named(shorts: dict[str, str], name: str) -> list[str]:
    return [short.casefold() for short, full in shorts.items() if full == name]


def _most_done(behind: Behind, known: Sequence[str]) -> str:
    if not known:
        raise WordsNotUnderstood("There is nothing to draw yet, because no activity is logged.")
    return max(known, key=lambda name: sum(name in day.done for day in behind.days))


def write_svg(run: Run, drawn: Chart, path: Path) -> None:
    """The picture in a file. Raises WordsNotUnderstood where it cannot be drawn."""
    from pacing_cli.exporters import charts
    from pacing_cli.model.page import Heading, Line
    from pacing_cli.wording.chart import chart_sentences, chart_title

    if not charts.available():
        raise WordsNotUnderstood(_NO_MATPLOTLIB, f"{_for_charts()}. Without it: pace chart")
    if drawn.empty:
        raise WordsNotUnderstood(f"{chart_sentences(drawn)[0]} There is nothing to draw.")
    write_out(path, charts.svg_file(drawn).encode("utf-8"))
    run.output.show(
        lambda: (
            Heading(f"The picture is in {path}", 1),
            Line(f"{chart_title(drawn)}."),
            *map(Line, chart_sentences(drawn)),
        ),
        lambda: {"schema": "pace/chart-file/1", "file": str(path), "title": chart_title(drawn),
                 "text": list(chart_sentences(drawn))},
    )  # fmt: skip


# The visit sheet written to files that the person names, and the receipt for it.


def write_sheet(
    run: Run, span: Span, html: Path | None, pdf: Path | None, paper: str | None
) -> None:
    """Make the sheet and write it. A folder gets a file that is named after the day.

    Raises WordsNotUnderstood, or CouldNotWrite.
    """
    from pacing_cli.exporters import charts
    from pacing_cli.exporters.sheet.page import visit_sheet
    from pacing_cli.exporters.sheet.pdf import sheet_pdf

    size = read_paper(paper)
    if html is None and pdf is None:
        raise WordsNotUnderstood(
            "--paper is for a page that is printed.", "For example: pace report --html sheet.html"
        )
    sheet = sheet_of(run, span)
    page = visit_sheet(sheet, size)
    made = [
        *([(_named_file(html, run, ".html"), page.encode("utf-8"))] if html else []),
        *([(_named_file(pdf, run, ".pdf"), sheet_pdf(page))] if pdf else []),
    ]
    for path, content in made:
        write_out(path, content)
    names = [str(path) for path, _ in made]
    run.output.show(
        lambda: _page(names, size, charts.available()),
        lambda: {"schema": "pace/sheet/1", "files": names, "paper": size,
                 "from": span.start.isoformat(), "to": span.end.isoformat(),
                 "pictures": charts.available()},
    )  # fmt: skip


def _named_file(path: Path, run: Run, ending: str) -> Path:
    """The file; in a folder, one that is named after the day, with its whole path."""
    return (
        path.resolve() / f"pace-report-{run.today.isoformat()}{ending}" if path.is_dir() else path
    )


def read_paper(text: str | None) -> Paper:
    """`a4` where nothing is said. Raises WordsNotUnderstood."""
    word = (text or "a4").strip().casefold()
    for paper in PAPERS:
        if word == paper:
            return paper
    raise WordsNotUnderstood(f'--paper can be a4 or letter, and you typed "{text}".')


def write_out(path: Path, content: bytes) -> None:
    """A file for the person alone, whole or not there. Raises CouldNotWrite."""
    from pacing_cli.errors import CouldNotWrite
    from pacing_cli.storage.files import replace

    if path == Path("-"):
        raise CouldNotWrite(
            "A sheet needs a file. It cannot go into a pipe.", "Name one: sheet.html"
        )
    if path.is_dir():
        raise CouldNotWrite(
            f"{path} is a folder, so nothing was saved.", "Name a file in that folder."
        )
    if path.exists() and not path.is_file():
        raise CouldNotWrite(f"{path} is not an ordinary file, so nothing was saved.")
    if not path.parent.is_dir():
        raise CouldNotWrite(f"The folder {path.parent} does not exist. Nothing was saved.")
    replace(path.absolute(), content)


def _page(names: list[str], paper: Paper, pictured: bool) -> Page:
    size = "A4" if paper == "a4" else "Letter"
    return (
        Heading(f"The sheet is in {listed(names)}", 1),
        Line(
            f"It has two sides of {size}. Read it before you pass it on, because it has your "
            "own words in it."
        ),
        *(() if pictured else (Line(f"{NO_PICTURES} {_for_charts()}", "note"),)),
        Line("To save what you agree on: pace visit"),
    )
