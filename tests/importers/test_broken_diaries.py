"""Whatever is done to a diary or a file of a watch: it is read, or refused in one sentence."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.entry import Entry
from pacing_cli.storage.journal.journal import refusal_of
from tests.importers.parcels import NOW, read, written
from tests.importers.test_activity_files import GARMIN, GPX, TCX
from tests.importers.test_broken_exports import DAMAGE, damaged, read_or_refused
from tests.importers.test_diaries import ATTACKS, BEARABLE, FLAREDOWN, TAPS, VISIBLE

SAMPLES = {
    "garmin-activities": GARMIN,
    "tcx": TCX.format(""),
    "gpx": GPX.format(""),
    "bearable": BEARABLE,
    "visible": VISIBLE.format(";"),
    "taplog": TAPS,
    "flaredown": FLAREDOWN,
    "attacks": ATTACKS.format("8/15/2025,7,Ibuprofen,Weather").replace("8/4/2026", "8/4/2025"),
    "daylio": "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2024-03-03,3. März,Sonntag,10:00 pm,good,"walk | bad sleep","Title","a, b"\n',
    "loop-habits": "Date,Stretching,Water,\n2024-03-03,YES_MANUAL,1500,\n2024-03-02,YES_AUTO,NO,\n",
    "track-and-graph": "FeatureName,Timestamp,Value,Note\n"
    "Pain,2024-03-03T10:00:00.123+01:00,4,stairs\nYoga,2024-03-03T18:00:00+01:00,0:25:30,\n",
}


@pytest.mark.parametrize("name", SAMPLES)
@given(harm=st.lists(DAMAGE, max_size=4))
def test_law_a_damaged_diary_is_read_or_refused_and_all_of_it_can_be_written(
    name: str, harm: list[tuple[float, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), {"export.csv": damaged(SAMPLES[name], harm)})
        found, refused = read_or_refused(path)
        assert "\n" not in refused
        for one in (entry for gathered in found.values() for entry in gathered.found):
            assert one.at <= NOW
            assert refusal_of(Entry("id", one.kind, one.at, "", NOW, one.fields)) == ""


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_of_its_format(name: str, tmp_path: Path) -> None:
    (source,) = read(written(tmp_path / "export", {"export.csv": SAMPLES[name]}))
    assert source == name
