"""Plain TOML is read without `tomllib`, and never otherwise than by it."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pacing_cli.storage.settings.toml_plain import loads
from tests.storage.toml_texts import Writer, any_table

KEYS = st.sampled_from(["a", "b", "a-b", "ä", '"a b"', "'c'", '"a.b"', '"', '""', "a.b", "a b", ""])
TOKENS = st.sampled_from(
    (
        '"text"', "'text'", '"a \\" b"', '"""x"""', '""', "''", '"#"', '"ä \u2028"', "true", "false",
        "True", "1", "-1", "+1", "01", "-0", "0", "1_000", "0x1f", "1.5", "-0.5", "1.", ".5", "1e3",
        "1.5.2", "inf", "nan", "2026-03-01", "2026-02-30", "2026-W01-1", "10:00", "[]", "[1, 2]",
        '["a", "b",]', "[[1], []]", "[1 2]", "[,]", "[", "]", "{a = 1}", "#", "x", "\u00b2", "-", "",
        "2026-03-01 10:00:00", "2026-03-01T10:00:00Z", "123456789012345678901", '"a\tb"', '"\x00"',
    )
)  # fmt: skip
SPACES = st.sampled_from(["", " ", "\t", "  "])
ENDS = st.sampled_from(["", "", " # why", "#x", " x", "\r", "\x0b", " # \x7f"])
PAIRS = st.builds("{}{}{}={}{}{}".format, SPACES, KEYS, SPACES, SPACES, TOKENS, ENDS)
HEADERS = st.builds("{}[{}{}{}]{}".format, SPACES, SPACES, KEYS, SPACES, ENDS)
DEEPER = st.builds("[{}.{}]".format, KEYS, KEYS)
OTHERS = st.sampled_from(["", "  ", "# a", "[[a]]", "a", "=", "[]", "[a", "\x0c", "\u00a0"])
TEXTS = st.lists(st.one_of(PAIRS, PAIRS, HEADERS, DEEPER, OTHERS), max_size=6).map("\n".join)


def _read(by: Callable[[str], object], text: str) -> str:
    """What was read with all types, in its order; or that it was refused."""
    try:
        return repr(by(text))
    except tomllib.TOMLDecodeError as error:
        return str(error)


@given(TEXTS)
@example("[a.b]\nx = 1\n[a]\ny = 2")
@example("[a]\nb = 1\n[a.b]")
@example("a = 1\na = 2")
def test_any_lines_are_read_or_refused_as_by_tomllib(text: str) -> None:
    """The values with their types, the order of keys, and the sentence of a refusal."""
    assert _read(loads, text) == _read(tomllib.loads, text)


@given(st.integers())
def test_any_file_is_read_as_by_tomllib(seed: int) -> None:
    """Values in every form that TOML allows: dotted, inline, in rows, with escapes."""
    chance = Random(seed)
    text = Writer(chance).text(any_table(chance)).decode("utf-8-sig")
    assert _read(loads, text) == _read(tomllib.loads, text)


@pytest.mark.parametrize("lines", [
    'mode = "graded"  # as agreed\nday = "08:00-20:00"',
    'contingency = ["lie down", "soup", "text Ana"]',
    'agreed_on = 2026-03-01\n[activity.walk]\nceiling = "15m"\nhold_days = 7\n\n[activity."tai chi"]',
    '[walk]\ndemand = 3.5\ndays = ["mon", "wed", "fri"]\npaused = false',
])  # fmt: skip
def test_what_people_write_takes_no_tomllib(lines: str) -> None:
    """The settings of the docs: a bad day and every plan are read sooner."""
    program = (
        "import sys; from pacing_cli.storage.settings.toml_plain import loads; "
        "print(loads(sys.argv[1])); sys.exit('tomllib' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, lines], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, f"{tomllib.loads(lines)}\n"), run.stderr
