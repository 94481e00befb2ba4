"""Years of entries: the answer is that of the whole journal, and old months stay shut."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pacing_cli.storage.journal import reading
from pacing_cli.storage.journal.months import MonthFile
from pacing_cli.storage.paths import Home, state_folder
from tests.cli.conftest import Person

FIRST = date(2024, 1, 1)
DAYS = 797


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a journal with a walk and a check-in on most days of two years.

    More of them than a checkpoint knows every session of.
    """
    journal = tmp_path_factory.mktemp("years") / "journal"
    journal.mkdir()
    for many in range(DAYS):
        day = FIRST + timedelta(days=many)
        if many % 9 == 4:
            continue
        with (journal / f"{day:%Y-%m}.other.jsonl").open("a", encoding="utf-8") as file:
            for hour, fields in (
                (8, {"kind": "check", "pain": 3 + (many % 5 == 0)}),
                (10, {"kind": "activity", "activity": "walk", "minutes": 10 + many // 60}),
            ):
                at = f"{day}T{hour:02}:00:00+00:00"
                line = {"v": 1, "id": f"{many:04}{hour:02}", "at": at, "zone": "UTC", "noted": at}
                file.write(json.dumps({**line, **fields}) + "\n")
    return journal


@pytest.fixture
def years(person: Person, months: Path) -> Person:
    """Somebody who has written all that."""
    shutil.copytree(months, person.home / "journal")
    return person


def checkpoints() -> list[Path]:
    return sorted((state_folder() / "footholds").rglob("*.json"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the month files that are opened."""
    names: list[str] = []
    read = reading._read

    def noted(file: MonthFile) -> reading.FileRead:
        names.append(file.path.name)
        return read(file)

    monkeypatch.setattr(reading, "_read", noted)
    return names


def from_scratch(person: Person, *words: str) -> str:
    """The same question, with nothing kept."""
    for path in checkpoints():
        path.unlink()
    return person.done(*words)


def test_the_second_plan_opens_this_month_and_says_the_same(
    years: Person, opened: list[str]
) -> None:
    first = years.done("plan", "--json")
    opened.clear()
    assert years.done("plan", "--json") == first
    assert set(opened) == {"2026-03.other.jsonl"}


def test_a_report_opens_the_months_of_its_span(years: Person, opened: list[str]) -> None:
    first = years.done("report", "--json")
    opened.clear()
    assert years.done("report", "--json") == first
    assert min(opened) >= "2026-01"


def test_a_report_of_all_years_opens_this_month_where_the_others_only_add_up(
    years: Person, opened: list[str]
) -> None:
    everything = ("report", "--from", FIRST.isoformat(), "--json")
    years.done("plan")
    opened.clear()
    first = years.done(*everything)
    assert set(opened) == {"2026-03.other.jsonl"}
    assert first == from_scratch(years, *everything)


def test_a_report_tells_a_note_of_an_old_day(years: Person) -> None:
    """A note, a dose and a score of last summer: they are read where they stand."""
    years.done("note", "2025-06-14", "the garden again")
    years.done("dose", "2025-06-14", "21:00", "ibuprofen")
    for since in ("2025-06-14", "2025-06-15", FIRST.isoformat()):
        asked = ("report", "--from", since, "--json")
        years.done("plan")
        here = years.done(*asked)
        assert ("the garden again" in here) == (since != "2025-06-15")
        assert here == from_scratch(years, *asked)


@pytest.fixture
def looked_into(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the month files of which a byte is read."""
    names: list[str] = []
    read = Path.read_bytes

    def noted(path: Path) -> bytes:
        if path.suffix == ".jsonl":
            names.append(path.name)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    return names


def with_doses(person: Person, **more: object) -> None:
    """Ibuprofen at breakfast and at supper, on every day of the year 2025."""
    for many in range(365):
        day = date(2025, 1, 1) + timedelta(days=many)
        for hour in (8, 20):
            at = f"{day}T{hour:02}:00:00+00:00"
            line = {"v": 1, "id": f"d{hour:02}{day}", "at": at, "zone": "UTC", "noted": at}
            dose = {"kind": "dose", "medicine": "ibuprofen", "amount": "400mg", **more}
            path = person.home / "journal" / f"{day:%Y-%m}.pills.jsonl"
            with path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({**line, **dose}) + "\n")


ALL_OF_IT = ("report", "--from", FIRST.isoformat(), "--json")


def test_a_report_of_a_year_with_two_doses_a_day_opens_this_month_alone(
    years: Person, looked_into: list[str]
) -> None:
    """The days of a medicine and its name are known from the sums of the days."""
    with_doses(years)
    years.done("plan")
    looked_into.clear()
    first = years.done(*ALL_OF_IT)
    assert set(looked_into) == {"2026-03.other.jsonl"}
    assert json.loads(first)["medicines"][0]["days"] == 365
    assert first == from_scratch(years, *ALL_OF_IT)


@pytest.mark.parametrize(
    "words",
    [
        ("dose", "2025-06-14", "13:00", "ibuprofen", "note", "after the garden"),
        ("dose", "2024-11-03", "07:00", "Ibuprofen", "200mg"),
        ("dose", "2024-11-03", "07:00", "paracetamol"),
        ("dose", "start", "ibuprofen", "600mg"),
        ("dose", "stop", "Ibuprofen"),
        ("amend", "d082025-01-01", "note", "with food"),
        ("amend", "d082025-01-01", "dose", "naproxen"),
        ("withdraw", "d082025-01-01"),
        ("check", "2025-06-14", "12:00", "pain", "4", "note", "hot"),
        ("bad", "2025-06-14", "12:00"),
    ],
    ids=" ".join,
)
def test_what_is_told_of_a_medicine_is_that_of_the_whole_journal(
    years: Person, words: tuple[str, ...]
) -> None:
    """A note with a dose, another spelling before, a course that began, a slip put right."""
    with_doses(years)
    years.done("plan")
    years.done(*words)
    years.done("plan")
    for since in (FIRST.isoformat(), "2025-01-01", "2025-06-14", "2025-11-20"):
        asked = ("report", "--from", since, "--json")
        assert years.done(*asked) == from_scratch(years, *asked)


def test_a_dose_within_the_name_of_a_medicine_is_told_as_it_was_written(
    years: Person, looked_into: list[str]
) -> None:
    """Another app wrote "Oxycodone 10mg" as one name, before the first plain dose of its day,
    and in a file of its own: the other file of the month says nothing of its own, but is read."""
    with_doses(years, medicine="oxycodone")
    at = "2025-01-01T06:00:00+00:00"
    line = {"v": 1, "id": "x1", "at": at, "zone": "UTC", "noted": at}
    (years.home / "journal" / "2025-01.app.jsonl").write_text(
        json.dumps({**line, "kind": "dose", "medicine": "Oxycodone 10mg"}) + "\n", encoding="utf-8"
    )
    years.done("plan")
    looked_into.clear()
    first = years.document(*ALL_OF_IT)
    opened = {"2025-01.app.jsonl", "2025-01.pills.jsonl", "2026-03.other.jsonl"}
    assert set(looked_into) == opened
    assert [one["name"] for one in first["medicines"]] == ["Oxycodone 10mg"]
    assert first == json.loads(from_scratch(years, *ALL_OF_IT))


def test_a_word_with_an_escaped_letter_is_read_as_any_other(years: Person) -> None:
    """Another program wrote the n of "note" as JSON allows it too."""
    path = years.home / "journal" / "2025-06.other.jsonl"
    at = "2025-06-03T06:00:00+00:00"
    line = {"v": 1, "id": "n1", "kind": "note", "at": at, "zone": "UTC", "noted": at}
    row = json.dumps({**line, "note": "a letter of its own"}).replace('"note"', '"\\u006eote"')
    with path.open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    years.done("plan")
    first = years.done(*ALL_OF_IT)
    assert "a letter of its own" in first
    assert first == from_scratch(years, *ALL_OF_IT)


def test_a_report_looks_back_from_every_day_as_from_the_whole_journal(years: Person) -> None:
    """Spans that begin within a month, at its first and last day, and before the log."""
    for since in ("2023-06-01", "2024-01-31", "2024-02-01", "2025-11-17", "2026-03-01"):
        for asked in (("report", "--from", since), ("chart", "walk", "--from", since)):
            years.done("plan")
            assert years.done(*asked, "--json") == from_scratch(years, *asked, "--json")


def test_the_plan_that_is_kept_says_how_much_was_seen(years: Person) -> None:
    years.done("plan")
    years.done("plan")
    saw = [
        json.loads(line)["saw"]
        for path in (years.home / "plans").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert saw[0] == saw[1]
    assert saw[0]["entries"] == len(years.entries())


@pytest.mark.parametrize(
    "words",
    [
        ("log", "2025-05-20", "10:00", "walk", "40m", "pain", "3-8"),
        ("log", "yesterday", "walk", "12m"),
        ("log", "2026-02-27", "flare"),
        ("amend", "060008", "pain", "9"),
        ("withdraw", "078010"),
        ("activity", "add", "walk", "--step", "2m"),
        ("mode", "envelope"),
        ("bad",),
    ],
    ids=" ".join,
)
def test_whatever_is_written_the_answer_is_that_of_the_whole_journal(
    years: Person, words: tuple[str, ...]
) -> None:
    """Something is put right far back, or yesterday, or in the settings."""
    years.done("plan")
    years.done(*words)
    here = [years.done(*asked, "--json") for asked in (("plan",), ("report",))]
    again = [years.done(*asked, "--json") for asked in (("plan",), ("report",))]
    assert here == again == [from_scratch(years, *a, "--json") for a in (("plan",), ("report",))]


def test_a_line_of_an_old_day_in_a_new_file_is_seen(years: Person) -> None:
    """Another program wrote a withdrawal of last year's entry into this month's file alone."""
    years.done("plan")
    line = {"v": 1, "id": "w1", "kind": "withdraw", "noted": "2026-03-07T09:00:00Z", "of": "060010"}
    with (years.home / "journal" / "2026-03.more.jsonl").open("w", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    assert years.done("plan", "--json") == from_scratch(years, "plan", "--json")


def test_days_of_a_year_are_planned_as_from_the_whole_journal(years: Person) -> None:
    """Month after month the plan goes on from where it stood."""
    for many in range(480, DAYS, 24):
        person = Person(years.home, f"{FIRST + timedelta(days=many)}T09:30")
        kept = person.done("plan", "--json")
        assert kept == from_scratch(person, "plan", "--json")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1,2,3]\n{}", b"null\nnull", b"{}\n[["])
def test_a_damaged_checkpoint_is_passed_over(years: Person, content: bytes) -> None:
    first = years.done("plan", "--json")
    (path,) = checkpoints()
    path.write_bytes(content)
    assert years.done("plan", "--json") == first


def test_a_checkpoint_with_another_text_behind_true_marks_is_passed_over(years: Person) -> None:
    first = years.done("plan", "--json")
    (path,) = checkpoints()
    seal, head, _ = path.read_bytes().split(b"\n", 2)
    path.write_bytes(seal + b"\n" + head + b'\n{"Day":{"on":{"d":"2026-03-01"}}}\n')
    assert years.done("plan", "--json") == first


@pytest.mark.parametrize(
    ("true", "false"),
    [(b'null, ["2025-06', b'"2024-06-01", ["2025-06'), (b'["2025-06.other.jsonl"]', b"[]")],
)
def test_what_a_checkpoint_says_beside_its_days_is_not_believed_once_it_is_damaged(
    years: Person, true: bytes, false: bytes
) -> None:
    """A visit that never was; a file of June with a note that is said to hold none."""
    asked = (("report", "--json"), ("report", "--from", FIRST.isoformat(), "--json"))
    at = "2025-06-03T06:00:00+00:00"
    line = {"v": 1, "id": "n1", "kind": "note", "at": at, "zone": "UTC", "noted": at, "note": "hot"}
    with (years.home / "journal" / "2025-06.other.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    years.done("plan")
    first = [years.done(*words) for words in asked]
    (path,) = checkpoints()
    content = path.read_bytes()
    assert content.count(true) == 1
    path.write_bytes(content.replace(true, false))
    assert [years.done(*words) for words in asked] == first


@pytest.mark.parametrize("name", ["2026-02.other.jsonl", "kept by hand.jsonl"])
def test_a_line_of_a_new_day_in_an_old_file_is_seen(years: Person, name: str) -> None:
    """Walks of March and April at the end of February's file, or in one that says no month.

    It is April by the time the last of them count; the plans of March came before.
    """
    with (years.home / "journal" / name).open("a", encoding="utf-8") as file:
        for at in [f"2026-0{month}-0{day}T15:00:00Z" for month in (3, 4) for day in range(1, 8)]:
            line = {"v": 1, "id": f"late{at[:10]}", "at": at, "zone": "UTC", "noted": at}
            file.write(json.dumps({**line, "kind": "activity", "activity": "swim", "minutes": 9}))
            file.write("\n")
    for now in ("2026-03-08T09:30", "2026-03-09T09:30", "2026-04-09T09:30", "2026-05-09T09:30"):
        person = Person(years.home, now)
        for asked in (("plan", "--json"), ("report", "--json")):
            person.done(*asked)
            assert person.done(*asked) == from_scratch(person, *asked)
    assert '"swim"' in Person(years.home, "2026-04-09T09:30").done("plan", "--json")
    assert checkpoints()


def test_a_withdrawal_in_a_file_that_says_no_month_is_seen(years: Person) -> None:
    """The week's last walk was taken out, and the line stands in a copy of another name."""
    line = {"v": 1, "id": "w1", "kind": "withdraw", "noted": "2026-03-07T09:00:00Z", "of": "079510"}
    copy = years.home / "journal" / "kept by hand.jsonl"
    copy.write_text(json.dumps(line) + "\n", encoding="utf-8")
    years.done("plan")
    assert years.done("report", "--json") == from_scratch(years, "report", "--json")


def test_a_journal_with_an_unreadable_line_is_read_whole_and_says_so_each_time(
    years: Person,
) -> None:
    with (years.home / "journal" / "2025-06.other.jsonl").open("ab") as file:
        file.write(b"half a li\n")
    for _ in range(2):
        assert "2025-06.other.jsonl line" in years.pace("plan").stderr
    assert not checkpoints()


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(years: Person) -> None:
    state = state_folder()
    state.mkdir(parents=True, exist_ok=True)
    (state / "footholds").write_text("a file stands here", encoding="utf-8")
    assert years.done("plan", "--json") == years.done("plan", "--json")


def test_what_is_purged_leaves_no_checkpoint(years: Person) -> None:
    years.done("plan")
    assert checkpoints()
    years.done("purge", "--everything", "--yes")
    assert not checkpoints()


def test_checkpoints_are_private_and_few(years: Person) -> None:
    for month in range(6, 13):
        Person(years.home, f"2025-{month:02}-20T09:30").done("plan")
    found = checkpoints()
    assert 0 < len(found) <= 4
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in found)
    assert all(path.parent.stat().st_mode & 0o777 == 0o700 for path in found)


def test_who_has_looked_far_ahead_has_a_fast_plan_today(years: Person, opened: list[str]) -> None:
    """Somebody was curious about 2030 and 2031: what was kept for those years takes no room."""
    for now in ("2030-05-20T09:30", "2031-05-20T09:30"):
        Person(years.home, now).done("plan")
    years.done("plan")
    opened.clear()
    years.done("plan")
    assert set(opened) == {"2026-03.other.jsonl"}


def test_two_homes_do_not_share_checkpoints(years: Person, tmp_path: Path) -> None:
    years.done("plan")
    other = Person(tmp_path / "other", years.now)
    assert Home(other.home) != Home(years.home)
    assert '"quotas": []' in other.done("plan", "--json")


@pytest.fixture
def trying(years: Person) -> Person:
    """Since the 20th of February mornings and afternoons take turns."""
    now, years.now = years.now, "2026-02-19T18:00"
    years.done("try", "start", "walk", "morning", "afternoon", "--kind", "time", "--seed", "3")
    years.now = now
    return years


def test_a_plan_with_a_try_opens_the_months_since_it_was_written(
    trying: Person, opened: list[str]
) -> None:
    first = trying.done("plan", "--json")
    assert "TryToday" in first
    opened.clear()
    assert trying.done("plan", "--json") == first
    assert min(opened) >= "2025-12"
    assert first == from_scratch(trying, "plan", "--json")


@pytest.mark.parametrize(
    "words",
    [
        ("try", "stop", "enough", "of", "it"),
        ("log", "2026-02-22", "flare"),
        ("log", "yesterday", "walk", "12m", "pain", "3-9"),
        ("log", "2024-06-10", "walk", "50m", "pain", "3-8"),
        ("bad",),
    ],
    ids=" ".join,
)
def test_a_try_stands_as_in_the_whole_journal(trying: Person, words: tuple[str, ...]) -> None:
    trying.done("plan")
    trying.done(*words)
    for asked in (("plan", "--json"), ("plan", "tomorrow", "--json"), ("try", "--json")):
        assert trying.done(*asked) == from_scratch(trying, *asked)


def test_a_calendar_opens_this_month(years: Person, opened: list[str]) -> None:
    years.done("calendar", "--json")
    opened.clear()
    again = years.document("calendar")
    assert min(opened) >= "2026-01"
    assert again["events"] == json.loads(from_scratch(years, "calendar", "--json"))["events"]
