"""The dictionary of words names what the code has."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    line.strip("|").split("|")
    for line in (ROOT / "docs/explanation/words.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and "`" in line
]
SOURCE = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))


def code_names() -> list[str]:
    """Every name in the column of the code, which is the last but one."""
    return [name for row in ROWS for name in re.findall(r"`(\w+)`", row[-2])]


@pytest.mark.parametrize("name", code_names())
def test_a_name_of_the_dictionary_stands_in_the_code(name: str) -> None:
    assert re.search(rf"\b{name}\b", SOURCE)


def test_a_row_has_a_name_of_the_code():
    assert len(ROWS) > 25
    assert all(re.search(r"`\w+`", row[-2]) for row in ROWS)
