"""Small parts that many sentences share."""

from datetime import date

from pacing_cli.wording.phrases import from_to, to_install


def test_a_span_of_one_day_is_one_date():
    """The first day of a journal: nobody reads the same date twice."""
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    assert from_to(first, last) == "1 March 2026 to 31 March 2026"
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
