"""`pace chart`: drawn in the terminal, told in words, as a document, as a picture."""

import sys
from pathlib import Path

import pytest

from pacing_cli.exporters import charts
from tests.cli.conftest import Person


@pytest.fixture
def walker(person: Person) -> Person:
    """A week of walks, a flare in it."""
    for day in range(1, 8):
        pain = 7 if day in (4, 5) else 3
        person.done("log", f"2026-03-0{day}", "09:00", "walk", f"{9 + day}m", "pain", f"{pain}-4")
        person.done("check", f"2026-03-0{day}", "08:00", "sleep", "6h", "upright", "5h")
    return person


def test_the_amounts_of_an_activity_are_drawn_and_told(walker: Person) -> None:
    shown = walker.done("chart", "amount", "walk")
    assert "walk: minutes a day" in shown
    assert "█" in shown
    assert "most 16 min on 7 March" in shown


@pytest.mark.parametrize(
    "words", [(), ("walk",), ("amount",), ("quota", "wal"), ("pain",), ("upright",), ("sleep",),
              ("calendar",), ("calendar", "walk")],
)  # fmt: skip
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_every_chart_fits_the_terminal(
    walker: Person, words: tuple[str, ...], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for line in walker.done("chart", *words).splitlines():
        assert len(line) <= int(columns)


def test_in_plain_text_the_same_facts_are_rows(walker: Person) -> None:
    shown = walker.done("chart", "walk", "--plain")
    assert "from 1 March 2026: 10 minutes, days known 1 of 1" in shown
    assert "from 2 March 2026: 14 minutes, days known 6 of 7" in shown
    assert not set(shown) & set("█│┤└●·")


def test_a_stream_without_such_signs_gets_the_table(
    walker: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacing_cli.model.chart import Chart
    from pacing_cli.terminal.charts import chart_page
    from pacing_cli.terminal.rich_page import write
    from tests.engine.test_course import START

    drawn = Chart("sleep", "hours", (START,), (6.5,), known=(True,))
    with (tmp_path / "out").open("w", encoding="ascii") as stream:
        write(chart_page(drawn, 60), stream, 60, colour=False)
    assert "1 of 1" in (tmp_path / "out").read_text(encoding="ascii")


def test_the_document_holds_every_value(walker: Person) -> None:
    found = walker.document("chart", "walk")
    assert found["schema"] == "pace/chart/1"
    assert found["values"] == [10, 11, 12, 13, 14, 15, 16, None]
    assert found["days"][0] == "2026-03-01"
    assert (found["unit"], found["activity"]) == ("minutes", "walk")


@pytest.mark.skipif(not charts.available(), reason="matplotlib is not installed")
def test_a_picture_is_the_same_twice_and_holds_no_name(walker: Person, tmp_path: Path) -> None:
    walker.done("log", "2026-03-07", "10:00", "secret", "5m")
    one, two = tmp_path / "a.svg", tmp_path / "b.svg"
    for file in (one, two):
        said = walker.done("chart", "amount", "secret", "--svg", str(file))
        assert f"Thepictureisin{file}" in "".join(said.split())
    assert one.read_bytes() == two.read_bytes()
    text = one.read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert "secret" not in text
    assert "<metadata" not in text
    assert one.stat().st_mode & 0o777 == 0o600


def test_without_matplotlib_one_sentence_says_what_to_install(
    walker: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    said = walker.refused("chart", "walk", "--svg", str(tmp_path / "x.svg"))
    assert "To draw a picture, pace needs matplotlib" in said
    assert "-m pip install matplotlib" in said


def test_words_that_are_no_chart_are_refused(walker: Person, tmp_path: Path) -> None:
    assert '"fly" is not a chart, and not one of your logged' in walker.refused("chart", "fly")
    assert "about the whole day" in walker.refused("chart", "pain", "walk")
    assert "The folder" in walker.refused(
        "chart", "walk", "--svg", str(tmp_path / "no" / "x.svg"), code=4
    )
    assert "is a folder" in walker.refused("chart", "walk", "--svg", str(tmp_path), code=4)


def test_an_empty_home_is_told_and_not_drawn(person: Person, tmp_path: Path) -> None:
    assert "No amount was logged in this time." in person.done("chart")
    assert "No pain was rated in this time." in person.done("chart", "pain")
    assert "There is nothing to draw yet" in person.refused("chart", "quota")
    assert "nothing to draw" in person.refused("chart", "pain", "--svg", str(tmp_path / "x.svg"))


def test_a_holiday_and_the_course_of_a_medicine_are_marked_and_said(walker: Person) -> None:
    """Started on 3 March, stopped on 6 March, and away from today on."""
    walker.done("log", "2026-03-03", "dose", "start", "amitriptyline", "10mg")
    walker.done("log", "2026-03-06", "dose", "stop", "amitriptyline")
    walker.done("holiday", "until", "31", "March")
    told = (
        "Holiday: 8 March. Medicine: amitriptyline 10mg started on 3 March and amitriptyline "
        "stopped on 6 March."
    )
    for words in (("amount", "walk"), ("pain",), ("calendar",)):
        shown = walker.done("chart", *words)
        assert told in " ".join(shown.split())
        assert "h a holiday" in " ".join(shown.split())
        assert "m a medicine changed" in " ".join(shown.split())
        assert told in " ".join(walker.done("--plain", "chart", *words).split())
    marks = walker.document("chart", "pain")["marks"]
    assert [(one["kind"], one["first"], one["what"], one["course"]) for one in marks] == [
        ("medicine", "2026-03-03", "amitriptyline 10mg", "started"),
        ("medicine", "2026-03-06", "amitriptyline", "stopped"),
        ("holiday", "2026-03-08", "", None),
    ]


def test_a_chart_without_such_days_has_no_mark_and_no_word_of_it(walker: Person) -> None:
    shown = walker.done("chart", "pain")
    assert "holiday" not in shown
    assert "medicine" not in shown
