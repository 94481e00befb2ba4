"""`pace list`, `show`, `amend`, `withdraw`, `undo`: what was written can be seen and put right."""

import pytest

from pacing_cli.cli.commands.amend import _is_change
from tests.cli.conftest import Person


@pytest.fixture
def week(person: Person) -> Person:
    """Three days, written down in this order."""
    person.done("log", "2026-03-06", "10:00", "walk", "12m", "pain", "3-4", "+busy")
    person.done("log", "2026-02-20", "garden", "20m", "note", "in the sun")
    person.done("check", "2026-03-07", "8:00", "pain", "5", "fatigue", "6")
    return person


def ids(person: Person) -> dict[str, str]:
    return {str(entry.get("activity", entry["kind"])): entry["id"] for entry in person.entries()}


def test_list_shows_the_last_seven_days_and_json_everything(week: Person) -> None:
    said = week.done("list", "--plain")
    assert "walk, 12 minutes, pain 3 to 4" in said
    assert "garden" not in said
    assert len(week.entries()) == 3
    assert week.document("list")["schema"] == "pace/journal/1"


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (["--from", "2026-02-01"], 3),
        (["--from", "2026-02-01", "--to", "2026-03-06"], 2),
        (["--from", "yesterday"], 1),
        (["--kind", "check"], 1),
        (["--activity", "walk"], 1),
        (["--activity", "WAL"], 1),
        (["--activity", "swim"], 0),
        (["--tag", "+busy"], 1),
        (["--tag", "Busy", "--kind", "activity"], 1),
        (["--tag", "sun"], 0),
    ],
)
def test_list_keeps_what_is_asked_for(week: Person, filters: list[str], left: int) -> None:
    assert len(week.document("list", *filters)["entries"]) == left


@pytest.mark.parametrize(
    "wrong",
    [
        ["--kind", "banana"],
        ["--from", "banana"],
        ["--from", "2026-03-05", "--to", "2026-03-01"],
    ],
)
def test_list_refuses_what_cannot_be(week: Person, wrong: list[str]) -> None:
    assert wrong[1] in week.refused("list", *wrong)


def test_entries_after_now_are_not_seen(week: Person) -> None:
    week.done("log", "2026-04-01", "walk", "5m")
    assert len(week.entries()) == 3


def test_amend_last_changes_only_what_is_named(week: Person) -> None:
    said = week.done("amend", "last", "pain", "4")
    assert said.startswith("Changed: check-in, pain 4, fatigue 6, yesterday 08:00. [")
    assert week.entries()[-1]["pain"] == 4


def test_last_is_the_last_that_was_written_also_within_one_second(person: Person) -> None:
    for name in ("walk", "garden", "stairs", "reading"):
        person.done("log", name, "5m")
        assert name in person.done("amend", "7m")
    assert [entry["minutes"] for entry in person.entries()] == [7, 7, 7, 7]


@pytest.mark.parametrize(("word", "changes"), [("p4", True), ("p6m6sj", False), ("p=x", True)])
def test_an_id_may_begin_as_a_field_in_short_does(word: str, changes: bool) -> None:
    assert _is_change(word) is changes


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["15m"], {"minutes": 15}),
        (["1400steps"], {"minutes": 12, "steps": 1400}),
        (["pain", "2"], {"pain": 2, "pain_after": 4}),
        (["--drop", "pain"], {"pain": None, "pain_after": None}),
        (["--drop", "after"], {"pain": 3, "pain_after": None}),
        (["--drop", "pain", "pain", "2"], {"pain": 2, "pain_after": None}),
        (["+sun"], {"tags": ["busy", "sun"]}),
        (["--drop", "+Busy"], {"tags": None}),
        (["--drop", "minutes", "9reps"], {"minutes": None, "reps": 9}),
        (["9:15"], {"at": "2026-03-06T09:15:00+00:00"}),
        (["yesterday"], {"at": "2026-03-07T10:00:00+00:00"}),
        (["2026-03-01T10:00:00+02:00"], {"at": "2026-03-01T10:00:00+02:00"}),
        (["garden"], {"activity": "garden", "minutes": 12}),
        (["note", "tired", "later"], {"note": "tired later"}),
        (["--note", "tired later", "--pain=1"], {"note": "tired later", "pain": 1}),
    ],
)
def test_amend_by_id(week: Person, words: list[str], found: dict[str, object]) -> None:
    name = ids(week)["walk"]
    week.done("amend", name[:6], *words)
    (entry,) = [one for one in week.entries() if one["id"] == name]
    assert {key: entry.get(key) for key in found} == found


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["last", "pain", "11"], '"11"'),
        (["last", "walk"], "another kind"),
        (["last", "12m"], "minutes"),
        (["last", "--drop", "banana"], '"banana"'),
        (["zzzz", "pain", "4"], "zzzz"),
        ([], "change"),
    ],
)
def test_amend_refuses_what_cannot_be(week: Person, words: list[str], named: str) -> None:
    assert named in week.refused("amend", *words)


def test_an_amendment_that_changes_nothing_writes_nothing(week: Person) -> None:
    before = week.files()
    assert week.done("amend", "last", "pain", "5").startswith("Nothing changed")
    assert week.document("amend", "last", "pain", "5")["changed"] is False
    assert week.files() == before


def test_show_tells_an_entry_and_what_it_said_before(week: Person) -> None:
    week.done("amend", "last", "pain", "4")
    said = week.done("show", "--plain")
    assert "pain 4" in said
    assert "pain 5" in said
    document = week.document("show", "last")
    assert document["entry"]["pain"] == 4
    assert [one["entry"]["pain"] for one in document["history"]] == [5, 4]


def test_withdraw_takes_several_out_and_undo_puts_them_back(week: Person) -> None:
    names = ids(week)
    week.done("withdraw", names["walk"], names["garden"])
    assert [entry["kind"] for entry in week.entries()] == ["check"]
    week.done("undo")
    assert len(week.entries()) == 3


def test_answers_of_a_measure_are_shown_in_words(week: Person) -> None:
    """`pace show last` after three questions showed the braces of a program."""
    week.done("measure", "peg", "1", "2", "3")
    shown = week.done("show", "last", "--plain")
    assert "items: pain 1, enjoyment 2, everyday things 3\n" in shown


def test_a_slip_that_was_taken_out_can_be_taken_off_the_plan_too(week: Person) -> None:
    """`wakl` was noticed a day later; its entry went, and the plan still had a try of it."""
    week.done("log", "wakl", "10m")
    week.done("log", "walk", "10m")
    wakl = next(one["id"] for one in week.entries() if one.get("activity") == "wakl")
    told = week.done("withdraw", wakl)
    assert (
        "wakl is still one of your activities. To leave it out of the plan: pace activity pause "
        "wakl\n" in told
    )
    assert "in your list" not in week.done("withdraw", "last")
    week.done("activity", "pause", "wakl")
    assert "pace activity pause NAME" in week.refused("activity", "remove", "wakl")


def test_withdraw_with_one_unknown_id_takes_nothing_out(week: Person) -> None:
    assert "zzzz" in week.refused("withdraw", ids(week)["walk"], "zzzz")


def test_undo_works_on_the_last_write_whatever_it_was(week: Person) -> None:
    week.done("amend", "last", "pain", "4")
    assert "Back as it was" in week.done("undo")
    assert week.entries()[-1]["pain"] == 5
    assert "Undone: check-in" in week.done("undo")
    assert week.document("undo")["what"] == "added"
    week.done("undo")
    assert week.entries() == []
    assert "nothing" in week.done("undo")


def test_undo_takes_a_whole_file_of_lines_back(week: Person) -> None:
    week.done("log", "--from", "-", typed="2026-03-01 walk 5m\n2026-02-01 walk 5m\n")
    week.done("undo")
    assert len(week.entries()) == 3


def test_without_entries_there_is_no_last(person: Person) -> None:
    assert "no entries" in person.refused("amend", "last", "pain", "4")


def test_an_entry_that_is_moved_ahead_of_now_says_that_it_is_still_to_come(week: Person) -> None:
    said = week.done("amend", "last", "2026-04-01")
    assert "This is still to come. It counts from " in said
    assert len(week.entries()) == 2
    assert "still to come" not in week.done("amend", ids(week)["walk"], "pain", "4")


def test_what_comes_later_is_said_beside_a_new_name_and_of_many_lines(week: Person) -> None:
    said = week.done("log", "2026-04-01", "swim", "5m")
    assert "still to come" in said
    assert "Added swim" in said
    lines = "2026-04-01 walk 5m\n2026-04-02 walk 5m\nwalk 5m\n"
    assert "2 of them are still to come." in week.done("log", "--from", "-", typed=lines)


@pytest.fixture
def two_days(person: Person) -> Person:
    person.done("log", "yesterday", "10:00", "walk", "12m", "pain", "3")
    person.done("log", "walk", "10m")
    person.done("log", "washing", "up", "5m")
    return person


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("20m", "washing up, 20 min, today"),
        ("twenty minutes", "washing up, 20 min, today"),
        ("pain 5", "washing up, 5 min, pain 5, today"),
        ("walk 11m", "walk, 11 min, today"),
        ("the walk of yesterday 15m", "walk, 15 min, pain 3, yesterday"),
        ("walk yesterday 15m", "walk, 15 min, pain 3, yesterday"),
        ("washing up 10m", "washing up, 10 min, today"),
    ],
)
def test_an_entry_is_changed_by_words(two_days: Person, words: str, told: str) -> None:
    assert told in two_days.done("amend", *words.split())


def test_the_last_entry_of_a_name_is_removed(two_days: Person) -> None:
    assert "Removed: washing up, 5 min" in two_days.done("withdraw", "washing", "up")
    assert "Removed: walk, 12 min, pain 3, yesterday" in two_days.done(
        "withdraw", "the", "walk", "of", "yesterday"
    )
    assert len(two_days.entries()) == 1


def test_the_same_again_is_yesterdays_without_a_plan(two_days: Person) -> None:
    assert "Logged: walk, 12 min, pain 4, today" in two_days.done("same", "pain", "4")


@pytest.mark.parametrize(
    ("words", "name"),
    [("rename hovered hoovering", "hoovering"), ("merge hovered washing up", "washing up")],
)
def test_another_name_takes_its_entries_along_and_is_undone_in_one_step(
    person: Person, words: str, name: str
) -> None:
    person.done("log", "hovered", "10m")
    person.done("log", "washing", "up", "5m")
    listed = (person.home / "activities.toml").read_text()
    assert f"hovered is now {name}, in 1 entry" in person.done("activity", *words.split())
    assert "hovered" not in (person.home / "activities.toml").read_text()
    assert {one["activity"] for one in person.entries()} == {"washing up", name}
    person.done("undo")
    assert {one["activity"] for one in person.entries()} == {"washing up", "hovered"}
    assert (person.home / "activities.toml").read_text() == listed


def test_an_amendment_never_gives_the_last_entry_the_name_of_another_thing(person: Person) -> None:
    """`pace amend laundry 10 mins` made laundry of a call with a sister, the last entry."""
    person.done("log", "folded", "laundry", "15m")
    person.done("log", "phoned", "my", "sister", "20m", "mood", "7")
    assert "folded laundry, 10 min" in person.done("amend", "laundry", "10", "mins")
    said = person.refused("amend", "ironing", "10m")
    assert "no id starts with" in said or "pace amend last ironing 10m" in said
    assert {one["activity"] for one in person.entries()} == {"folded laundry", "phoned my sister"}
