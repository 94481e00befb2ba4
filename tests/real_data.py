"""Real exports and tables beside the checkout: read in place, and never copied into it."""

import os
from pathlib import Path
from typing import Final

import pytest

DATA: Final = Path(
    os.environ.get("PACE_TEST_DATA") or Path(__file__).parents[2] / "shared" / "data"
)
"""The folder: `shared/data` beside the checkout, or where the variable says."""
P1: Final = DATA / "series" / "myaiguide" / "p1" / "daily_joined.csv"
"""Eight years of one person's steps and pain by region."""
real_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the folder of real data is not here; PACE_TEST_DATA can name it"
)
"""Leaves a test out where there is none."""
