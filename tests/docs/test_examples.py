"""The docs tell what the program really does."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from docs import examples

PAGES = examples.pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_a_page_is_answered_as_it_stands_there(page, warm):
    """A reader types the examples of one page from top to bottom, in an empty home.

    The home has a short path: where a line is folded depends on its length.
    """
    with TemporaryDirectory(prefix="p") as folder:
        wrong = list(examples.differences(page, Path(folder), warm.programs))

    assert not wrong, "\n\n".join(map(str, wrong))


def test_an_answer_that_differs_is_found(tmp_path):
    """A page says that the version is 9.9.9."""
    page = _page(tmp_path, "```console\n$ pace --version\npace 9.9.9\n```\n")

    (wrong,) = examples.differences(page, tmp_path / "reader")

    assert wrong.expected == ("pace 9.9.9",)
    assert wrong.got[0].startswith("pace ")


def test_a_command_of_a_sh_block_that_ends_badly_is_found(tmp_path):
    """A page lets the reader type a word that is no command."""
    page = _page(tmp_path, "```sh\npace --plain hoorah\n```\n")

    (wrong,) = examples.differences(page, tmp_path / "reader")

    assert wrong.got[-1] == "exit 2"


def test_ids_may_differ_and_dots_stand_for_any_lines():
    """A receipt ends with an id that is new each time, and a page leaves lines out."""
    assert examples.agrees(["Logged: walk. [5t4ba3]"], ["Logged: walk. [zzz999]"])
    assert examples.agrees(["first", "…", "last"], ["first", "second", "third", "last"])
    assert not examples.agrees(["first", "…", "last"], ["first", "second"])
    assert not examples.agrees(["Logged: walk. [5t4ba3]"], ["Logged: rows. [5t4ba3]"])


def test_a_page_is_renewed_where_the_answer_differs_and_only_there(tmp_path):
    """One answer is out of date, one is shortened and right."""
    page = _page(
        tmp_path,
        "```console\n$ echo new\nold\n\n$ printf 'a\\nb\\n'\n…\nb\n```\n",
    )

    assert examples.renewed(page, tmp_path / "reader") == (
        "```console\n$ echo new\nnew\n\n$ printf 'a\\nb\\n'\n…\nb\n```\n"
    )


def test_a_crash_is_never_written_into_a_page(tmp_path):
    """Somebody renews the pages while the program is broken."""
    page = _page(tmp_path, "```console\n$ pace --plain hoorah\nWell done.\n```\n")

    with pytest.raises(RuntimeError, match="hoorah ended with 2"):
        examples.renewed(page, tmp_path / "reader")


def _page(folder: Path, text: str) -> Path:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return page
