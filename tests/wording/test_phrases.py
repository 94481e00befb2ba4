"""Small parts that many sentences share."""

from datetime import date

import pytest

from pacing_cli.wording.phrases import from_to, lower_to_higher, to_install


def test_a_span_of_one_day_is_one_date():
    """The first day of a journal: nobody reads the same date twice."""
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    assert from_to(first, last) == "1 March to 31 March 2026"
    assert from_to(date(2025, 12, 30), last) == "30 December 2025 to 31 March 2026"
    assert from_to(first, first) == "1 March 2026"


def test_what_is_missing_is_installed_where_pace_is():
    """It said `pip install "pacing-cli[charts]"`, and no package index has that name."""
    said = {
        prefix: to_install("charts", prefix, f"{prefix}/bin/python")
        for prefix in ("/home/ana/.local/share/pipx/venvs/pacing-cli",
                       "/home/ana/.local/share/uv/tools/pacing-cli",
                       "/home/ana/my tools/pace")
    }  # fmt: skip
    assert list(said.values()) == [
        "To install it: pipx inject pacing-cli matplotlib",
        "To install it: uv pip install --python /home/ana/.local/share/uv/tools/pacing-cli matplotlib",
        'To install it: "/home/ana/my tools/pace/bin/python" -m pip install matplotlib',
    ]
    assert to_install("pdf", "C:\\Users\\ana\\pipx\\venvs\\pace", "") == (
        "To install it: pipx inject pace weasyprint"
    )
    assert to_install("pdf", "/home/ana/.local/share/pipx/venvs/pace", "", "70.0") == (
        'To install it: pipx inject pace "weasyprint>=70.0"'
    )


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (-0.6, 0.2, "0.6 lower to 0.2 higher"),
        (0.1, 0.4, "0.1 to 0.4 higher"),
        (-0.4, -0.1, "0.1 to 0.4 lower"),
        (-0.04, 0.4, "0 to 0.4 higher"),
        (-0.4, 0.02, "0.4 lower to 0"),
        (0.0, 0.0, "0 to 0"),
    ],
)
def test_a_range_of_differences_has_no_signs(low: float, high: float, told: str) -> None:
    """A voice leaves the sign out, and `-0.4 to +0.4` is hard to read with the eye too."""
    assert lower_to_higher(low, high) == told
