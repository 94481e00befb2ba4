"""The same files, the same moment, the same version: the same bytes, page and PDF."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pacing_cli.exporters import sheet_pdf
from tests.cli.conftest import Person


def written(home: Path, folder: Path, seed: str) -> dict[str, bytes]:
    """What another process makes of the home, with another order of its sets."""
    folder.mkdir()
    page, print_ = folder / "sheet.html", folder / "sheet.pdf"
    pace = Path(sys.executable).with_name("pace")
    subprocess.run(
        [pace, "--home", home, "--now", "2026-03-01T09:00",
         "report", "--html", page, "--pdf", print_],
        check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in (page, print_)}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                        reason="WeasyPrint or Pango is not installed")  # fmt: skip
    home = tmp_path / "demo"
    Person(home, "2026-03-01T09:00").done("demo", str(home))
    first = written(home, tmp_path / "a", "1")
    assert first == written(home, tmp_path / "b", "2")
    assert first["sheet.pdf"].startswith(b"%PDF-")


def test_without_weasyprint_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    said = Person(tmp_path / "home", "2026-03-01").refused("report", "--pdf", str(tmp_path / "x"))
    assert said.startswith("A PDF needs WeasyPrint, which is not installed here.")
    assert 'pip install "pacing-cli[pdf]"' in said
    assert not (tmp_path / "x").exists()


def test_without_pango_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_library() -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    class Finder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                no_library()

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    said = Person(tmp_path / "home", "2026-03-01").refused("report", "--pdf", str(tmp_path / "x"))
    assert said.startswith("A PDF needs Pango on the system, which was not found.")
    assert "apt install libpango-1.0-0" in said


def test_nothing_is_fetched_for_a_pdf() -> None:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                        reason="WeasyPrint or Pango is not installed")  # fmt: skip
    with pytest.raises(ValueError, match="needs nothing from elsewhere"):
        sheet_pdf._nothing_is_fetched("http://example.org/x.png")
