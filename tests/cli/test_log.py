"""`pace log` and its short forms: what is written, what is said, what is refused."""

from pathlib import Path

import pytest

from tests.cli.conftest import Person

WEEK = """\
# my week

2026-03-01 walk 12m pain 3-4 effort 3
2026-03-01 20:00 check pain 4 sleep 6.5h
2026-03-02 Walk 10m
2026-03-02 "deep breathing" 5m +calm
"""


def test_the_receipt_is_one_line_in_plain_words(person: Person) -> None:
    first, *_ = person.done("log", "walk", "12m", "pain", "3-4").splitlines()
    assert first.startswith("Logged: walk, 12 min, pain 3 to 4, today 09:30. [")


def test_the_line_in_the_file_is_that_of_the_contract(person: Person) -> None:
    entry = person.logged("log", "2026-03-01T10:00:00+01:00", "walk", "12m", "pain", "3-4", "e3")
    name = entry.pop("id")
    assert name
    assert entry == {
        "v": 1,
        "kind": "activity",
        "at": "2026-03-01T10:00:00+01:00",
        "zone": "UTC+01:00",
        "noted": "2026-03-08T09:30:00Z",
        "activity": "walk",
        "minutes": 12,
        "pain": 3,
        "pain_after": 4,
        "effort": 3,
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["check", "pain", "4"], "check"),
        (["check", "yesterday", "21:00", "pain", "5"], "check"),
        (["check"], "check"),
        (["bad"], "bad"),
        (["better", "+sun"], "better"),
        (["flare", "pain", "8"], "flare"),
        (["flare", "end"], "flare_end"),
        (["flare", "end", "yesterday"], "flare_end"),
        (["dose", "paracetamol"], "dose"),
        (["note", "so", "so"], "note"),
        (["visit", "done"], "visit"),
        (["visit", "done", "yesterday", "14:00", "with", "Ann"], "visit"),
        (["log", "check", "pain", "4"], "check"),
        (["log", "flare", "end"], "flare_end"),
    ],
)
def test_every_word_for_a_kind_of_entry_writes_that_kind(
    person: Person, words: list[str], kind: str
) -> None:
    assert person.logged(*words)["kind"] == kind


def test_a_new_name_is_added_and_said_so(person: Person) -> None:
    assert "Added walk to your activities" in person.done("log", "walk", "12m")
    assert (person.home / "activities.toml").read_text(encoding="utf-8") == "[walk]\n"
    assert "new" not in person.done("log", "wa", "12m")


def test_undo_takes_back_a_slip_and_the_name_that_came_with_it(person: Person) -> None:
    person.done("log", "walk", "12m")
    assert "Did you mean walk? To undo: pace undo" in person.done("log", "wolk", "12m")
    person.done("undo")
    assert [entry["activity"] for entry in person.entries()] == ["walk"]
    assert (person.home / "activities.toml").read_text(encoding="utf-8") == "[walk]\n"


def test_the_next_thing_worth_knowing_is_one_line_at_most(person: Person) -> None:
    person.done("log", "walk", "5m")
    assert person.done("check", "pain", "3").splitlines()[1:] == [
        "To see today's schedule: pace plan"
    ]
    assert len(person.done("log", "walk", "5m").splitlines()) == 1
    assert "still to come" in person.done("log", "2026-04-01", "walk")
    assert "lighter" in person.done("flare")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["log", "walk", "pain", "11"], '"11"'),
        (["log", "walk", "--pian", "3"], '"--pian"'),
        (["log", "walk", "5m", "banana"], '"banana"'),
        (["log", "2026-02-30", "walk"], '"2026-02-30"'),
        (["log"], "What did you do?"),
        (["check", "12m"], "minutes"),
        (["dose"], "medicine"),
        (["note"], "note"),
        (["visit"], "done"),
        (["visit", "yesterday"], "done"),
        (["log", "walk", "--from", "x"], "--from"),
    ],
)
def test_wrong_words_end_with_one_sentence_and_nothing_written(
    person: Person, words: list[str], named: str
) -> None:
    assert named in person.refused(*words)
    assert not person.home.exists()


def test_with_json_the_refused_words_stand_in_the_document(person: Person) -> None:
    result = person.pace("log", "walk", "pain", "11", "--json")
    import json

    document = json.loads(result.stdout)
    assert result.exit_code == 2
    assert document["schema"] == "pace/entries/1"
    assert document["entries"] == []
    (problem,) = document["problems"]
    assert problem["line"] == 1
    assert problem["text"] == "walk pain 11"
    assert "Pain is rated from 0 to 10" in problem["message"]
    assert "Pain is rated from 0 to 10" in result.stderr


def test_a_file_of_lines_is_written_whole(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "week.txt"
    file.write_text(WEEK, encoding="utf-8-sig", newline="\r\n")
    said = person.done("log", "--from", str(file))
    assert "Logged: 4 entries, 1 March to 2 March 2026." in said
    names = [str(entry.get("activity", entry["kind"])) for entry in person.entries()]
    assert names[:2] == ["walk", "check"]
    assert sorted(names[2:]) == ["deep breathing", "walk"]


def test_lines_may_be_piped_in(person: Person) -> None:
    person.done("log", "--from", "-", typed=WEEK)
    assert len(person.entries()) == 4


def test_a_file_with_many_new_names_changes_the_inventory_once(person: Person) -> None:
    """Two hundred names of an old diary: the list of activities was written two hundred times."""
    lines = "".join(f"2026-03-01 10:00 game{number} 5m\n" for number in range(200))
    person.done("log", "--from", "-", typed=lines)

    trail = "".join(path.read_text() for path in person.home.glob("backups/undo/*.jsonl"))

    assert trail.count('"file": "activities.toml"') == 1
    assert (person.home / "activities.toml").read_text().count("[game") == 200


def test_one_bad_line_stops_the_file_and_is_named_with_its_number(person: Person) -> None:
    lines = WEEK + "walk pain 12\n\nwalk 5m banana\n"
    said = person.refused("log", "--from", "-", typed=lines)
    assert "2 lines were not understood" in said
    assert 'standard input line 7: Pain is rated from 0 to 10, and you typed "12"' in said
    assert 'line 9: pace does not know the word "banana"' in said
    assert not person.home.exists()


def test_with_keep_going_the_good_lines_are_written_and_the_others_listed(
    person: Person,
) -> None:
    result = person.pace("log", "--from", "-", "--keep-going", typed=WEEK + "walk pain 12\n")
    assert result.exit_code == 2
    assert "line 7" in result.stderr
    assert len(person.entries()) == 4


def test_a_name_only_in_a_refused_line_is_not_added(person: Person) -> None:
    lines = "walk 5m\nhopping 23:00 5m\nskipping 5m pain 44\n"
    person.pace("log", "--from", "-", "--keep-going", typed=lines)
    assert (person.home / "activities.toml").read_text(encoding="utf-8") == "[walk]\n"


def test_in_a_file_a_beginning_is_only_that_of_a_name_known_before(person: Person) -> None:
    person.done("log", "--from", "-", typed='"walk far" 5m\nwalk 5m\n')
    assert {entry["activity"] for entry in person.entries()} == {"walk far", "walk"}


@pytest.mark.parametrize("content", [b"walk 12m \xff\n", b"walk\x00 12m\n"])
def test_bytes_that_are_no_words_are_refused(
    person: Person, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "bytes"
    file.write_bytes(content)
    result = person.pace("log", "--from", str(file))
    assert result.exit_code in (2, 3)
    assert "line 1" in result.stderr
    assert not person.home.exists()


def test_a_file_that_is_not_there_is_named(person: Person, tmp_path: Path) -> None:
    assert "nowhere.txt" in person.refused("log", "--from", str(tmp_path / "nowhere.txt"), code=3)


def test_a_broken_list_of_activities_stops_before_anything_is_written(person: Person) -> None:
    person.home.mkdir()
    (person.home / "activities.toml").write_text("[walk\n", encoding="utf-8")
    assert "activities.toml" in person.refused("log", "walk", "12m", code=3)


def test_a_text_with_control_characters_is_kept_and_shown_as_codes(person: Person) -> None:
    note = "red \x1b[31m and \u202eturned\nline"
    said = person.done("log", "walk", "--note", note)
    assert "\\x1b[31m" in said
    assert "\\u202e" in said
    assert "\x1b" not in said
    assert person.entries()[0]["note"] == note


def test_markup_in_a_note_is_text(person: Person) -> None:
    person.done("log", "walk", "note", "[red]no[/red] :smile:")
    assert "[red]no[/red] :smile:" in person.done("list")


def test_days_before_the_first_entry_are_not_unknown(person: Person) -> None:
    """An empty home has no unknown days; a log of two days has none before it began."""
    said = person.done("report", "--plain")
    assert "unknown" not in said
    assert "no entries" not in said
    person.done("log", "2026-03-06", "walk", "5m")
    person.done("log", "walk", "5m")
    said = person.done("report", "--from", "2026-02-09", "--plain")
    assert "Entries on 2 of 28 days. 1 day without entries is unknown." in said


@pytest.mark.parametrize(
    ("words", "receipt"),
    [
        ("walk 12 minutes pain 3 to 4", "walk, 12 min, pain 3 to 4, "),
        ("walk, 12min, pain 3, effort 4, +busy, note slow, but fine,", "note: slow, but fine,"),
        ("yesterday, walk, 12 minutes, pain 3", "walk, 12 min, pain 3, yesterday"),
        ("check pain 4, sleep 6h30", "check-in, pain 4, sleep 6.5 h, "),
    ],
)
def test_words_as_a_newcomer_or_a_dictation_writes_them(
    person: Person, words: str, receipt: str
) -> None:
    assert receipt in person.done("log", *words.split())
    assert receipt in person.done("log", words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("check 4", "For example: pace check pain 4"),
        ("log walk pain 3/4", "For before and after: pain 3-4."),
        ("log walk 12", "12m (minutes)"),
    ],
)
def test_what_a_newcomer_meant_is_said(person: Person, words: str, says: str) -> None:
    assert says in person.refused(*words.split())


@pytest.mark.parametrize(
    ("words", "course", "medicine"),
    [
        ("dose start amitriptyline 10mg", "start", "amitriptyline 10mg"),
        ("dose stop vitamin b12", "stop", "vitamin b12"),
        ("log dose change gabapentin 300mg", "change", "gabapentin 300mg"),
    ],
)
def test_the_course_of_a_medicine_is_noted_and_is_no_dose(
    person: Person, words: str, course: str, medicine: str
) -> None:
    entry = person.logged(*words.split())
    assert (entry["kind"], entry["course"], entry["medicine"]) == ("note", course, medicine)


def test_an_entry_of_a_day_without_a_time_is_marked_so(person: Person) -> None:
    entry = person.logged("log", "yesterday", "walk", "6m")
    assert entry["at"].endswith("T12:00:00+00:00")
    assert entry["date_only"] is True
    for words in (("yesterday", "12:00"), ("2026-03-01", "10:00"), ("today",), ()):
        assert "date_only" not in person.logged("log", *words, "walk", "6m")


def test_a_time_that_is_given_later_takes_the_mark_away(person: Person) -> None:
    person.done("log", "yesterday", "walk", "6m")
    person.done("amend", "last", "yesterday", "8m")
    assert person.entries()[0]["date_only"] is True
    person.done("amend", "last", "yesterday", "15:00")
    assert "date_only" not in person.entries()[0]
