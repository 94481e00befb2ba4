"""The same files, the same moment, the same version: the same bytes, page and PDF."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from pacing_cli.exporters.sheet import pdf
from tests.cli.conftest import Person

MOMENT = "2026-03-01T09:00"
WITHOUT_HARFBUZZ = """
import weasyprint.pdf.fonts
weasyprint.pdf.fonts.harfbuzz_subset = None
from pacing_cli.__main__ import main
main()
"""
"""The program on a system that has no library to cut fonts down with."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                        reason="WeasyPrint or Pango is not installed")  # fmt: skip
    home = tmp_path_factory.mktemp("sheet") / "demo"
    Person(home, MOMENT).done("demo", str(home))
    return home


def printing(
    home: Path, folder: Path, seed: str, fonts: str = "/usr/share/fonts", run: str = ""
) -> "subprocess.Popen[bytes]":
    """Another process that writes the sheet, with an order of its sets, a list of fonts and an
    empty cache of its own."""
    folder.mkdir()
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig><include ignore_missing='yes'>/etc/fonts/conf.d</include>"
        f"<dir>{fonts}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    words = ["--home", home, "--now", MOMENT, "report",
             "--html", folder / "sheet.html", "--pdf", folder / "sheet.pdf"]  # fmt: skip
    pace = [sys.executable, "-c", run] if run else [Path(sys.executable).with_name("pace")]
    return subprocess.Popen(
        [*pace, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONHASHSEED": seed, "FONTCONFIG_FILE": str(settings)},
    )  # fmt: skip


@pytest.mark.parametrize("run", ["", WITHOUT_HARFBUZZ], ids=["harfbuzz", "fontTools"])
def test_two_runs_side_by_side_on_cold_caches_give_the_same_bytes(
    demo: Path, tmp_path: Path, run: str
) -> None:
    """On a new machine the two differed by a byte: the moment stood in a font of the PDF.

    The second one begins in another second.
    """
    both = [printing(demo, tmp_path / "a", "1", run=run)]
    time.sleep(1.1)
    both.append(printing(demo, tmp_path / "b", "2", run=run))
    assert [(*one.communicate()[1:], one.returncode) for one in both] == [(b"", 0)] * 2
    for name in ("sheet.html", "sheet.pdf"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert (tmp_path / "a/sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_font_one_sentence_says_what_to_install(demo: Path, tmp_path: Path) -> None:
    """A server without any: Pango complained six times, and the program was gone."""
    (tmp_path / "nothing").mkdir()
    run = printing(demo, tmp_path / "a", "1", fonts=str(tmp_path / "nothing"))
    said = run.communicate()[1].decode()
    assert run.returncode == 4
    assert said.startswith("pace made no PDF, because this system has no font")
    assert "apt install fonts-dejavu-core" in said
    assert "Pango" not in said
    assert not list((tmp_path / "a").glob("sheet.*"))


def test_without_weasyprint_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    said = Person(tmp_path / "home", "2026-03-01").refused("report", "--pdf", str(tmp_path / "x"))
    assert said.startswith("A PDF needs WeasyPrint, which is not installed here.")
    assert "-m pip install weasyprint" in said
    assert not (tmp_path / "x").exists()


def test_with_an_older_weasyprint_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With 69.0 of the system, `pace report --pdf` was a bug in pace: no header had attributes."""
    monkeypatch.setitem(sys.modules, "weasyprint", SimpleNamespace(__version__="69.0"))
    said = Person(tmp_path / "home", "2026-03-01").refused("report", "--pdf", str(tmp_path / "x"))
    assert said.startswith("A PDF needs WeasyPrint 70.0 or later, and this is 69.0.")
    assert '-m pip install "weasyprint>=70.0"' in said
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
        pdf._nothing_is_fetched("http://example.org/x.png")
