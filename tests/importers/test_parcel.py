"""What no honest export has is refused as a whole, in one sentence, and nothing is read."""

import gzip
import sqlite3
import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from pacing_cli.errors import FileNotUsable
from tests.importers.parcels import days, read, written, zipped

RECORD = (
    '<Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" '
    'startDate="2026-03-02 08:00:00 +0100" endDate="2026-03-02 08:10:00 +0100" value="100"/>'
)
APPLE = f'<?xml version="1.0"?>\n<HealthData locale="en_GB">\n{RECORD}\n</HealthData>\n'


def climbing(path: Path) -> Path:
    return zipped(path, {"export.xml": APPLE, "../../evil.xml": APPLE})


def absolute(path: Path) -> Path:
    return zipped(path, {"export.xml": APPLE, "/etc/evil.xml": APPLE})


def linked(path: Path) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr("export.xml", APPLE)
        link = ZipInfo("link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return path


def bomb(path: Path) -> Path:
    """Forty megabytes of nothing in forty kilobytes."""
    return zipped(path, {"export.xml": APPLE + " " * 40_000_000})


def locked(path: Path) -> Path:
    raw = bytearray(zipped(path, {"export.xml": APPLE}).read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = raw.find(mark) + (6 if mark == b"PK\x03\x04" else 8)
        raw[place] |= 1
    path.write_bytes(raw)
    return path


def cut_short(path: Path) -> Path:
    raw = zipped(path, {"export.xml": APPLE * 3}).read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    return path


def wrong_sum(path: Path) -> Path:
    """One byte of the content is another one."""
    with ZipFile(path, "w") as archive:
        archive.writestr("export.xml", APPLE)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b'value="100"', b'value="900"'))
    return path


def says_less(path: Path) -> Path:
    """The list of members promises fewer bytes than there are."""
    raw = bytearray(zipped(path, {"export.xml": APPLE}).read_bytes())
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(mark) + place
        raw[at : at + 4] = struct.pack("<I", 200)
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "made", [climbing, absolute, linked, bomb, locked, cut_short, wrong_sum, says_less]
)
def test_a_zip_that_cannot_be_trusted_is_refused(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    with pytest.raises(FileNotUsable) as refused:
        read(made(tmp_path / "export.zip"))
    assert "export.zip" in refused.value.message
    assert "\n" not in refused.value.message
    assert not (tmp_path / "evil.xml").exists()


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE HealthData [
 <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<HealthData locale="&c;"></HealthData>
"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE HealthData [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>
<HealthData><Record type="&x;"/></HealthData>
"""


@pytest.mark.parametrize(
    "text",
    [LAUGHS, OUTSIDE, APPLE[:-10], APPLE[: len(APPLE) // 2], APPLE.replace("/>", ">", 1)],
    ids=["entities", "a file from outside", "no end", "half", "a tag that is never closed"],
)
def test_xml_that_is_not_whole_or_meant_badly_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotUsable):
        read(written(tmp_path / "export", {"export.xml": text}))


def test_noise_of_a_mac_and_links_in_a_folder_are_passed_by(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "export",
        {"__MACOSX/._export.xml": APPLE, ".DS_Store": b"x", "export.xml": APPLE},
    )
    (folder / "link.xml").symlink_to("/etc/passwd")
    assert days(read(folder)["apple-health"].found, "steps") == {"2026-03-02": 100}


def test_the_same_file_twice_is_told_once(tmp_path: Path) -> None:
    """The zip, and beside it what was unpacked from it."""
    folder = written(tmp_path / "both", {"apple_health_export/export.xml": APPLE})
    zipped(folder / "export.zip", {"apple_health_export/export.xml": APPLE})
    assert days(read(folder)["apple-health"].found, "steps") == {"2026-03-02": 100}


def test_two_exports_of_one_phone_are_not_added(tmp_path: Path) -> None:
    folder = written(tmp_path / "two", {"old.xml": APPLE, "new.xml": APPLE.replace("100", "200")})
    with pytest.raises(FileNotUsable, match="2 exports"):
        read(folder)


def database(path: Path) -> Path:
    found = sqlite3.connect(path)
    found.execute(
        "CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, "
        "start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, count INTEGER)"
    )
    found.executemany(
        "INSERT INTO steps_record_table VALUES (NULL, 1, ?, ?, 0, 1)",
        [(1_772_000_000_000 + i * 1000, 1_772_000_000_500 + i * 1000) for i in range(5000)],
    )
    found.commit()
    found.close()
    return path


def test_a_database_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "health_connect_export.db")
    path.write_bytes(path.read_bytes()[:-9000])
    with pytest.raises(FileNotUsable, match="ends too early"):
        read(path)


def test_a_database_with_a_torn_page_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "health_connect_export.db")
    raw = bytearray(path.read_bytes())
    raw[8192:12288] = b"\xff" * 4096
    path.write_bytes(raw)
    with pytest.raises(FileNotUsable, match="damaged or incomplete"):
        read(path)


def test_a_database_that_is_still_being_written_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "health_connect_export.db")
    Path(f"{path}-wal").write_bytes(b"not yet in it")
    with pytest.raises(FileNotUsable, match="still saving"):
        read(path)


def test_reading_a_database_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = database(tmp_path / "health_connect_export.db")
    before = path.read_bytes()
    read(path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before


@pytest.mark.parametrize("deep", ["[" * 100_000, '[{"dateTime":"01/11/24 00:00:00","value":'])
def test_json_that_is_not_whole_is_refused(deep: str, tmp_path: Path) -> None:
    text = '[{"dateTime":"01/11/24 00:00:00","value":"1"},' + deep
    with pytest.raises(FileNotUsable):
        read(written(tmp_path / "fitbit", {"steps-2024-01-11.json": text}))


def test_a_locked_member_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(FileNotUsable) as refused:
        read(locked(tmp_path / "export.zip"))
    assert "password" in refused.value.message
    assert "folder" in refused.value.hint


def test_a_zip_that_was_stored_by_streaming_is_read(tmp_path: Path) -> None:
    """Sizes stand behind the member, as phones write it: they know them only afterwards."""
    path = tmp_path / "export.zip"
    with path.open("wb") as file:

        class Stream:
            def write(self, content: bytes) -> int:
                return file.write(content)

            def flush(self) -> None:
                file.flush()

        with ZipFile(Stream(), "w", ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
            archive.writestr("apple_health_export/导出.xml", APPLE)
    assert days(read(path)["apple-health"].found, "steps") == {"2026-03-02": 100}


def promises(raw: bytes, size: int) -> bytes:
    """A .gz whose last four bytes promise another size than it has."""
    return raw[:-4] + struct.pack("<I", size)


def test_a_gz_is_opened_in_every_format_alone_in_a_folder_and_in_a_zip(tmp_path: Path) -> None:
    packed = gzip.compress(APPLE.encode())
    folder = written(tmp_path / "export", {"apple_health_export/export.xml.gz": packed})
    alone = written(tmp_path, {"no name that helps": packed}) / "no name that helps"
    archive = zipped(tmp_path / "export.zip", {"export.xml.gz": packed})
    for path in (folder, alone, archive):
        assert days(read(path)["apple-health"].found, "steps") == {"2026-03-02": 100}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (gzip.compress(APPLE.encode() + b" " * 40_000_000), "far more"),
        (
            promises(gzip.compress(APPLE.encode() + b" " * 40_000_000), 2_000),
            "more in it than it declares",
        ),
        (promises(gzip.compress(APPLE.encode()), len(APPLE) - 1), "damaged|more in it than"),
        (gzip.compress(APPLE.encode() * 3)[:-30], "damaged or incomplete"),
        (gzip.compress(APPLE.encode()).replace(b"\x00\x00", b"\x00\x01", 1)[:-9] + b"x" * 9, "."),
    ],
    ids=["bomb", "a bomb that promises little", "a lie", "cut short", "another sum"],
)
def test_a_gz_that_cannot_be_trusted_is_refused(raw: bytes, why: str, tmp_path: Path) -> None:
    tracemalloc.start()
    with pytest.raises(FileNotUsable, match=why):
        read(written(tmp_path / "export", {"export.xml.gz": raw}))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 16_000_000


def test_a_gz_that_is_read_at_once_is_never_held_whole_beyond_what_it_promised(
    tmp_path: Path,
) -> None:
    """JSON and tracks are read in one piece: the guard looks before it takes."""
    raw = promises(
        gzip.compress(b'[{"calendarDate":"2026-03-01","totalSteps":1},' + b" " * 60_000_000), 900
    )
    tracemalloc.start()
    with pytest.raises(FileNotUsable, match="more in it than it declares"):
        read(written(tmp_path / "export", {"UDSFile.json.gz": raw}))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 16_000_000
