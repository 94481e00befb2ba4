"""The pages fit together: generated ones are fresh, links lead somewhere, nothing is left out."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from docs.site_pages import ADDED, moved

from docs import examples
from pacing_cli.cli.app import COMMANDS
from pacing_cli.cli.tree import load
from pacing_cli.model.entry import FIELDS
from pacing_cli.model.parameter_table import NOT_CHECKED, PARAMETERS
from pacing_cli.model.support import AUDIENCES
from pacing_cli.model.support import FIELDS as SHARED
from pacing_cli.storage.settings.care import AGREEMENT_KEYS, CARE_KEYS
from pacing_cli.storage.settings.flare_plan import FLARE_PLAN_KEYS
from pacing_cli.storage.settings.formats import ACTIVITY_KEYS, GOAL_KEYS
from pacing_cli.storage.settings.profile import CALENDAR_KEYS, PROFILE_KEYS, SAFETY_KEYS
from pacing_cli.storage.settings.supports import SHARE_KEYS, SUPPORT_KEYS

ROOT = examples.ROOT


def _name(page: Path) -> str:
    return page.name


_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_DRAWN = re.compile(r"<text[^>]*>([^<]*)</text>")
_FENCED = re.compile(r"^( *)(`{3,}).*?^\1\2", re.M | re.S)
_HEADING = re.compile(r"^#+ (.+)$", re.M)
ALL_PAGES = sorted(
    [*examples.pages(), ROOT / "CHANGELOG.md", *map(ROOT.joinpath, examples.GENERATED)]
)


def _prose(page: Path) -> str:
    """The page without what stands in its blocks: a `#` there is no heading."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_the_generated_pages_say_what_the_program_says_today():
    """`make docs` was run after the last change."""
    ran = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize("page", ALL_PAGES, ids=_name)
def test_every_link_within_the_docs_leads_to_a_page_and_a_heading(page):
    """Links to files beside each other, with or without a heading behind #."""
    for target in _LINK.findall(_prose(page)):
        if target.startswith(("http://", "https://")):
            continue
        name, _, heading = target.partition("#")
        found = (page.parent / name).resolve() if name else page
        assert found.exists(), f"{page.name}: {target}"
        if heading and found.suffix == ".md":  # a test behind #: test_promises.py
            assert heading in _anchors(_prose(found)), f"{page.name}: {target}"


def test_a_page_of_keys_has_one_row_for_each_key():
    """Two people wrote the same row of the care file, and each had half of it."""
    for page in ("reference/care-file.md", "reference/exit-codes.md", "reference/shorthand.md"):
        for part in _page(page).split("\n## "):
            rows = re.findall(r"^\| `([^`]+)` \|", part, re.M)
            assert sorted(rows) == sorted(set(rows)), page


def _anchors(text: str) -> list[str]:
    return [
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in _HEADING.findall(text)
    ]


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "reference").glob("*.md")), ids=_name)
def test_no_heading_of_a_reference_page_stands_twice(page):
    """Somebody looks up `[medicine]` and finds half of it, as the other half is further down."""
    anchors = _anchors(_prose(page))

    assert sorted(set(anchors)) == sorted(anchors)


def test_every_picture_is_there_and_its_words_say_what_stands_in_it():
    """Somebody hears the README: the words have facts, and each number in them is of today."""
    found = [each for page in ALL_PAGES for each in _PICTURE.findall(_prose(page))]

    assert len(found) >= 3
    for words, target in found:
        shown = " ".join(_DRAWN.findall((ROOT / target).read_text(encoding="utf-8")))
        assert len(_numbers(words)) >= 6, target
        assert _numbers(words) <= _numbers(shown), target


def _numbers(text: str) -> set[int]:
    return set(map(int, re.findall(r"\d+", text)))


def test_every_page_has_its_place_on_the_site():
    """In one of the four kinds, or among what is for building."""
    listed = re.findall(r"^ +- (?:\w+: )?(\S+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.M)
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")]

    assert sorted(listed) == sorted([*pages, *ADDED.values()])


def test_links_that_leave_a_folder_lead_to_the_same_page_on_the_site():
    """The README is the home of the site, and one folder up from where its pages are."""
    assert moved("[a](docs/tutorial/x.md#b)", "README.md") == "[a](tutorial/x.md#b)"
    assert moved("![a](docs/screens/x.svg)", "README.md") == "![a](screens/x.svg)"
    assert moved("[a](../../README.md#b)", "docs/how-to/x.md") == "[a](../index.md#b)"
    assert moved("[a](../CHANGELOG.md)", "docs/design.md") == "[a](changes.md)"
    assert moved("[a](docs/design.md)", "CONTRIBUTING.md") == "[a](design.md)"
    assert moved("[a](https://x.y/docs/z.md) [b](#c)", "README.md") == (
        "[a](https://x.y/docs/z.md) [b](#c)"
    )


def test_the_site_is_built_without_a_warning(tmp_path):
    """`make site`, where its extra is installed."""
    pytest.importorskip("mkdocs", reason="the extra `site` is not installed")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (tmp_path / "screens" / "plan.svg").is_file()
    assert "What it keeps to" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_every_library_has_one_row_in_the_design():
    """Why it, and what was rejected."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["charts"], *extras["pdf"], *extras["watch"]]
    rows = [line for line in _page("design.md").splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([\w-]+)", row.split("|")[1])]

    libraries = sorted(re.match(r"[\w-]+", each)[0] for each in wanted)
    assert [name for name in libraries if named.count(name) != 1] == []


def test_no_decision_of_the_design_is_told_twice():
    """Several people write there."""
    anchors = _anchors(_page("design.md"))

    assert sorted(set(anchors)) == sorted(anchors)


def test_every_page_can_be_reached_from_the_readme():
    """Nobody should have to search a folder."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                waiting.append((page.parent / target.partition("#")[0]).resolve())

    assert set(ALL_PAGES) - reached == set()


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_of_the_tree_stands_in_the_reference(row):
    """With its own heading, and so has each command below it."""
    page = _page("reference/commands.md")

    assert f"\n### pace {row.name}\n" in page
    for below in getattr(load(row), "commands", {}):
        assert f"\n#### pace {row.name} {below}\n" in page


def test_every_parameter_stands_in_the_reference_and_unchecked_sources_say_so():
    """The table is made from the program's own."""
    page = _page("reference/parameters.md")

    for each in PARAMETERS:
        (row,) = (line for line in page.splitlines() if line.startswith(f"| `{each.name}` |"))
        assert (NOT_CHECKED in row) == (each.grade == "memory")


def test_every_word_of_the_shorthand_stands_in_its_page():
    """The fields, and each choice of theirs."""
    page = _page("reference/shorthand.md")

    for field in FIELDS:
        assert f"`{field.word}`" in page
        assert all(f"`{choice}`" in page for choice in field.choices)


@pytest.mark.parametrize(
    ("page", "known"),
    [
        ("settings.md", PROFILE_KEYS),
        ("settings.md", SAFETY_KEYS),
        ("settings.md", FLARE_PLAN_KEYS),
        ("settings.md", CALENDAR_KEYS),
        ("settings.md", ACTIVITY_KEYS),
        ("settings.md", GOAL_KEYS),
        ("settings.md", SUPPORT_KEYS),
        ("settings.md", SHARE_KEYS),
        ("care-file.md", (*CARE_KEYS[:-1], *AGREEMENT_KEYS)),
    ],
)
def test_every_key_of_a_settings_file_is_explained(page, known):
    """Whatever the program reads, a person can look up."""
    text = _page(f"reference/{page}")

    for key in known:
        explained = re.search(rf"^\| [^|]*`{key}`|^### {key}$", text, re.M)
        assert explained, f"{page}: {key}"


def test_every_field_that_can_be_shared_is_explained():
    """And everybody who can be told something."""
    text = _page("reference/settings.md")

    assert all(f"| `{name}` | {says} |" in text for name, says in SHARED.items())
    assert all(f"`[{who}]`" in text for who in AUDIENCES)


def test_each_version_of_the_changelog_has_each_heading_once_and_whole_lists():
    """Several people add their lines at the same time, and nobody looks at the whole."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    for version in text.split("\n## ")[1:]:
        headings = re.findall(r"^### (.+)$", version, re.M)
        assert sorted(set(headings)) == sorted(headings), version.splitlines()[0]
        assert not re.search(r"[^\n]\n###|^[- ] .+\n\n- ", version, re.M)
