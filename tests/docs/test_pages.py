"""The pages fit together: generated ones are fresh, links lead somewhere, nothing is left out."""

import re
import subprocess
import sys

import pytest

from docs import examples
from pacing_cli.cli.app import COMMANDS
from pacing_cli.cli.tree import load
from pacing_cli.model.parameter_table import NOT_CHECKED, PARAMETERS
from pacing_cli.model.scale import FIELDS
from pacing_cli.model.share import AUDIENCES
from pacing_cli.model.share import FIELDS as SHARED
from pacing_cli.storage import settings_format as keys
from pacing_cli.storage.share_format import SHARE_KEYS
from pacing_cli.storage.support_format import SUPPORT_KEYS

ROOT = examples.ROOT
_LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.M)
ALL_PAGES = sorted(
    [*examples.pages(), ROOT / "CHANGELOG.md", *map(ROOT.joinpath, examples.GENERATED)]
)


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


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.name)
def test_every_link_within_the_docs_leads_to_a_page_and_a_heading(page):
    """Links to files beside each other, with or without a heading behind #."""
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        name, _, heading = target.partition("#")
        found = (page.parent / name).resolve() if name else page
        assert found.exists(), f"{page.name}: {target}"
        if heading:
            assert heading in _anchors(found.read_text(encoding="utf-8")), f"{page.name}: {target}"


def _anchors(text: str) -> set[str]:
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in _HEADING.findall(text)
    }


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
        ("settings.md", keys.PROFILE_KEYS),
        ("settings.md", keys.SAFETY_KEYS),
        ("settings.md", keys.FLARE_PLAN_KEYS),
        ("settings.md", keys.CALENDAR_KEYS),
        ("settings.md", keys.ACTIVITY_KEYS),
        ("settings.md", keys.GOAL_KEYS),
        ("settings.md", SUPPORT_KEYS),
        ("settings.md", SHARE_KEYS),
        ("care-file.md", (*keys.CARE_KEYS[:-1], *keys.AGREEMENT_KEYS)),
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
