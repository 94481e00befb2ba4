"""`pace export`: the journal in forms that other programs take."""

import csv
import io
import json
import stat

import pytest

from tests.cli.conftest import Person


@pytest.fixture
def ana(person: Person) -> Person:
    """Three days: two walks, two check-ins, a dose, one entry that was changed, one taken out."""
    lines = (
        "2026-03-05 10:00 walk 12m pain 3-4 effort 3 +busy note =SUM(A1) felt fine\n"
        "2026-03-05 20:00 check pain 4 fatigue 5\n"
        "2026-03-07 09:00 walk 1.5km note @home\n"
        "2026-03-07 18:00 dose ibuprofen 400mg\n"
        "2026-03-07 21:00 check pain 5.5 sleep 6.5h\n"
        "2026-03-07 22:00 row 3m\n"
    )
    person.done("log", "--from", "-", typed=lines)
    person.done("withdraw", "last")
    return person


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_an_entry_and_no_cell_that_is_worked_out(ana):
    """A spreadsheet would run a note that begins with an equals sign."""
    found = rows(ana.done("export", "csv"))

    assert [row["kind"] for row in found] == ["activity", "check", "activity", "dose", "check"]
    assert found[0]["note"] == "'=SUM(A1) felt fine"
    assert found[2]["note"] == "'@home"
    assert (found[0]["minutes"], found[2]["metres"], found[2]["minutes"]) == ("12", "1500", "")
    assert (found[3]["medicine"], found[4]["sleep_hours"]) == ("ibuprofen 400mg", "6.5")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "＝", "\u00a0@", "|", "%"])
def test_no_text_begins_as_a_formula(person, start):
    person.done("log", "walk", "--note", f"{start}1+1")

    for row in csv.reader(io.StringIO(person.done("export", "csv"))):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "|", "%")), cell


def test_csv_daily_has_a_row_a_day_and_unknown_days_are_blank(ana):
    found = rows(ana.done("export", "csv", "--daily"))

    assert [row["date"] for row in found] == [f"2026-03-0{day}" for day in (5, 6, 7, 8)]
    assert [row["known"] for row in found] == ["yes", "no", "yes", "no"]
    assert set(found[1].values()) == {"2026-03-06", "no", ""}
    assert (found[0]["walk minutes"], found[2]["walk metres"], found[0]["pain"]) == (
        "12",
        "1500",
        "4",
    )


def test_a_span_a_kind_an_activity_and_a_tag_choose(ana):
    def many(*words: str) -> int:
        return len(ana.done("export", "jsonl", *words).splitlines())

    assert many() == 5
    assert many("--from", "2026-03-07") == 3
    assert many("--to", "2026-03-05", "--kind", "check") == 1
    assert many("--kind", "check", "--kind", "dose") == 3
    assert many("--activity", "walk") == 2
    assert many("--tag", "+Busy") == 1


def test_fields_can_be_left_out(ana):
    text = ana.done("export", "json", "--without", "note,pain", "--without", "tags")

    assert "SUM" not in text
    entries = json.loads(text)["entries"]
    assert not {"note", "pain", "pain_after", "tags"} & {key for one in entries for key in one}


def test_a_file_is_private_and_never_written_over(ana, tmp_path):
    target = tmp_path / "all.json"

    assert "5 entries saved in" in ana.done("export", "json", str(target))

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    ana.refused("export", "json", str(target), code=4)
    assert target.read_bytes() == before


def test_what_was_taken_out_comes_back_into_an_empty_home(ana, tmp_path):
    """A new computer: the same entries under the same ids, the activities, the same plan."""
    target = str(tmp_path / "all.json")
    ana.done("export", "json", target)
    new = Person(tmp_path / "new", ana.now)

    assert "This was a preview" in new.done("import", target)
    assert new.document("list")["entries"] == []
    assert "Saved" in new.done("import", target, "--yes")

    assert new.document("list") == ana.document("list")
    assert [one["activity"] for one in new.document("activity")["activities"]] == ["walk"]
    assert new.document("import", target, "--yes")["entries_new"] == 0
    new.done("undo")
    assert new.document("list")["entries"] == []
    assert new.document("import", target, "--yes")["entries_new"] == 5
    assert new.document("list") == ana.document("list")


def test_an_older_export_does_not_undo_what_was_changed_since(ana, tmp_path):
    target = str(tmp_path / "all.json")
    ana.done("export", "json", target)
    ana.done("amend", "last", "pain", "7")
    before = ana.document("list")

    found = ana.document("import", target, "--yes")

    assert (found["entries_new"], found["entries_same"], found["entries_left"]) == (0, 4, 1)
    assert ana.document("list") == before


@pytest.mark.parametrize("broken", ['{"schema":"pace/journal/1","entries":[', '{"v":1,"id":"x"'])
def test_a_broken_export_is_refused_and_nothing_is_written(person, tmp_path, broken):
    target = tmp_path / "all.json"
    target.write_text(broken)

    person.refused("import", str(target), "--yes", code=3)


def test_json_on_standard_output_is_one_document(ana):
    found = ana.document("export", "csv")

    assert (found["schema"], found["entries"], found["from"]) == ("pace/export/1", 5, "2026-03-05")
    assert rows(found["text"])[0]["activity"] == "walk"


def test_markdown_is_a_diary_and_nothing_in_a_note_is_markup(ana):
    ana.done("note", "# not a <b>heading</b>")

    text = ana.done("export", "markdown")

    assert "## Thursday 5 March 2026" in text
    assert "- 10:00 walk, 12 min, pain 3 to 4, effort 3, +busy, note: =SUM" in text
    assert "<b>" not in text.replace("\\<", "")


def test_derived_figures_come_only_when_asked_for_and_are_marked(ana):
    assert "derived" not in json.loads(ana.done("export", "json"))

    derived = json.loads(ana.done("export", "json", "--derived"))["derived"]

    assert derived["calculated"].startswith("Calculated on 2026-03-08 by pace")
    assert derived["plan"]["schema"] == "pace/plan/1"


@pytest.mark.parametrize(
    ("words", "said"),
    [(("xml",), "csv, json, jsonl"), (("json", "--daily"), "--daily"), (("csv", "--derived"), "--derived"),
     (("csv", "--without", "colour"), "--without"), (("csv", "--kind", "dance"), "--kind"),
     (("csv", "--from", "2026-03-07", "--to", "2026-03-01"), "later than")],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)  # fmt: skip
def test_wrong_words_are_refused_in_a_sentence(ana, words, said):
    assert said in ana.refused("export", *words)


def test_an_empty_journal_is_exported_as_one(person, tmp_path):
    assert person.done("export", "jsonl") == ""
    assert json.loads(person.done("export", "json"))["entries"] == []
    assert len(person.done("export", "csv", "--daily").splitlines()) == 2
    assert json.loads(person.done("export", "fhir"))["type"] == "collection"
    assert "no such entries" in person.done("export", "markdown")
