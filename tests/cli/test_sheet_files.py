"""`pace report --html` and `--pdf`: where the sheet goes, and what is said about it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Person


def test_the_sheet_is_private_and_the_receipt_says_where(person: Person, tmp_path: Path) -> None:
    person.done("log", "walk", "12m")
    file = tmp_path / "sheet.html"
    said = "".join(person.done("report", "--html", str(file)).split())
    assert f"Thesheetisin{file}" in said
    assert "Readitbeforeyoupassiton" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert "size: A4" in file.read_text(encoding="utf-8")


def test_letter_is_another_size(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    found = person.document("report", "--html", str(file), "--paper", "Letter")
    assert (found["schema"], found["paper"]) == ("pace/sheet/1", "letter")
    assert "size: letter" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("--html", "{}/x.html", "--paper", "a5"), "can be a4 or letter", 2),
        (("--paper", "a4"), "--paper is for a page that is printed", 2),
        (("--html", "{}/no/x.html"), "The folder", 4),
        (("--html", "/dev/null"), "is not an ordinary file", 4),
        (("--html", "-"), "A sheet needs a file", 4),
    ],
)
def test_a_place_that_cannot_be_is_one_sentence(
    person: Person, tmp_path: Path, words: tuple[str, ...], said: str, code: int
) -> None:
    problem = person.refused("report", *(word.format(tmp_path) for word in words), code=code)
    assert said in problem


def test_without_a_name_the_sheet_is_named_after_the_day_and_stands_here(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed on the morning of a visit: `pace report --html`. It asked for a file name."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    made = here / f"pace-report-{person.now[:10]}.html"
    for words in (("--html",), ("--html", "--paper", "letter"), ("--html", str(here))):
        said = "".join(person.done("report", *words).split())
        assert f"Thesheetisin{made}" in said
        assert [path.name for path in here.iterdir()] == [made.name]
        made.unlink()


def test_an_old_sheet_is_replaced_as_a_whole(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    file.write_text("old" * 100000, encoding="utf-8")
    person.done("report", "--html", str(file))
    assert "oldold" not in file.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir() if "sheet" in path.name] == ["sheet.html"]
