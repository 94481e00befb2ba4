"""`make try`: the first thing that somebody sees of the program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docs.examples import ROOT

PACE = Path(sys.executable).with_name("pace")


@pytest.mark.skipif(not shutil.which("sh"), reason="there is no sh here")
def test_trying_it_shows_plan_and_report_and_leaves_the_own_journal_alone(tmp_path):
    """Somebody with a journal of their own tries the demo."""
    own = tmp_path / "own"
    temporary = tmp_path / "tmp"
    temporary.mkdir()

    ran = subprocess.run(
        ["sh", str(ROOT / "docs" / "try.sh")],
        env={**os.environ, "PACE": str(PACE), "PACE_HOME": str(own), "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "$ pace plan" in ran.stdout
    assert "$ pace report" in ran.stdout
    assert not own.exists()
    (made,) = temporary.iterdir()
    assert str(made) in ran.stdout
    assert (made / "journal" / "care.toml").is_file()
