"""`pace plan` with words: today rearranged, kept in the journal, undone, and never by force."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Person


@pytest.fixture
def settled(person: Person) -> Person:
    """A week of two things was logged; it is half past nine."""
    lines = "".join(
        f"2026-03-0{day} 10:00 {what}\n"
        for day in range(1, 8)
        for what in ("walk 20m", "kitchen 40m", "check pain 3")
    )
    person.done("log", "--from", "-", typed=lines)
    return person


def starts(plan: dict[str, Any], name: str) -> list[str]:
    return [block["start"] for block in plan["blocks"] if block["activity"] == name]


def total(plan: dict[str, Any], name: str) -> float:
    return sum(block["minutes"] for block in plan["blocks"] if block["activity"] == name)


def quota(plan: dict[str, Any], name: str) -> float:
    return next(one["quota"] for one in plan["quotas"] if one["activity"] == name)


def test_less_holds_for_today_is_shown_again_and_can_be_undone(settled: Person) -> None:
    before = settled.document("plan")
    less = settled.document("plan", "--less")
    assert quota(less, "walk") < quota(before, "walk")
    assert total(less, "walk") == quota(less, "walk")
    assert settled.document("plan") == less
    assert (
        settled.document("plan", "tomorrow")["quotas"]
        == (Person(settled.home, settled.now).document("plan", "tomorrow")["quotas"])
    )
    assert quota(settled.document("plan", "tomorrow"), "walk") == quota(before, "walk")
    assert "less today" in settled.done("undo")
    assert settled.document("plan") == before


def test_where_there_are_only_tries_less_says_so(person: Person) -> None:
    """On the second day `--less` was typed, and the page was the same as before."""
    person.done("log", "yesterday", "walk", "10m")
    assert "No activity has an amount to make smaller yet" in person.done("plan", "--less")


def test_less_of_an_amount_needs_no_such_word(settled: Person) -> None:
    assert "no amount yet" not in settled.done("plan", "--less")


def test_another_order_stays_when_something_is_logged_after_it(settled: Person) -> None:
    moved = settled.document("plan", "move", "walk", "15:00")
    assert starts(moved, "walk")[0] == "15:00"
    settled.now = "2026-03-08T10:20"
    settled.done("log", "kitchen", "10m")
    later = settled.document("plan")
    assert starts(later, "walk")[0] == "15:00"
    assert [block["done"] for block in later["blocks"] if "done" in block] == [True]
    assert total(later, "kitchen") == quota(later, "kitchen")


def test_two_change_places(settled: Person) -> None:
    before = settled.document("plan")
    swapped = settled.document("plan", "swap", "walk", "kit")
    first = {name: starts(before, name)[0] for name in ("walk", "kitchen")}
    assert starts(swapped, "walk")[0] == first["kitchen"]
    assert starts(swapped, "kitchen")[0] == first["walk"]


def test_skip_only_fixed_and_afresh(settled: Person) -> None:
    settled.done("activity", "set", "walk", "--priority", "must")
    before = settled.document("plan")
    assert not starts(settled.document("plan", "skip", "walk"), "walk")
    fixed = settled.document("plan", "fixed", "11:00-12:30", "phone", "call")
    assert [b["title"] for b in fixed["blocks"] if b["kind"] == "fixed"] == ["phone call"]
    assert not starts(settled.document("plan", "--only", "must", "--more-rest"), "kitchen")
    afresh = settled.document("plan", "afresh")
    assert {b["activity"] for b in afresh["blocks"]} == {b["activity"] for b in before["blocks"]}
    assert len(settled.document("list", "--kind", "rearrange")["entries"]) == 5


def test_every_line_that_rearranges_is_valid_under_the_schema(settled: Person) -> None:
    from importlib.resources import files

    from jsonschema import Draft202012Validator

    settled.done("plan", "swap", "walk", "kitchen")
    settled.done("plan", "move", "walk", "16:00")
    settled.done("plan", "fixed", "11:00-12:00", "tea \u202e[bold]")
    settled.done("plan", "--less", "--more-rest", "--only", "should")
    schema = json.loads((files("pacing_cli.storage") / "journal.schema.json").read_text("utf-8"))
    for path in (settled.home / "journal").glob("*.jsonl"):
        for row in path.read_text("utf-8").splitlines():
            Draft202012Validator(schema).validate(json.loads(row))


def test_two_devices_come_to_the_same_day(settled: Person, tmp_path: Path) -> None:
    settled.done("plan", "--less")
    settled.done("plan", "skip", "kitchen")
    copy = tmp_path / "copy"
    (copy / "journal").mkdir(parents=True)
    for path in settled.home.glob("*.toml"):
        (copy / path.name).write_bytes(path.read_bytes())
    for number, path in enumerate(sorted((settled.home / "journal").glob("*.jsonl"))):
        lines = path.read_text().splitlines(keepends=True)
        (copy / "journal" / f"2026-03.other{number} (conflict).jsonl").write_text(
            "".join(lines[::-1])
        )
    assert Person(copy, settled.now).document("plan") == settled.document("plan")


def test_a_mistyped_word_says_which_was_meant(settled: Person) -> None:
    """Tired fingers: "no day" would send somebody looking for a date."""
    assert 'Did you mean "skip"?' in settled.refused("plan", "skp", "walk")
    assert 'Did you mean "move"?' in settled.refused("plan", "moev", "walk", "15:00")
    assert "does not know the day" in settled.refused("plan", "next", "whenever")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["swap", "walk"], "pace plan swap walk kitchen"),
        (["swap", "walk", "walk"], "with itself"),
        (["swap", "walk", "swimming"], "is not in this plan"),
        (["move", "walk", "8:00"], "has passed"),
        (["move", "walk", "23:00"], "outside your day"),
        (["move", "walk", "25:61"], "not a time of day"),
        (["move", "walk"], "pace plan move walk 15:00"),
        (["skip"], "pace plan skip walk"),
        (["skip", "nothing"], "is not in this plan"),
        (["fixed", "14:00"], "14:00-14:45"),
        (["fixed"], "pace plan fixed"),
        (["afresh", "now"], "pace plan afresh"),
        (["tomorrow", "--less"], "only today"),
        (["--only", "soon"], "must, should or want"),
        (["someday"], "does not know the day"),
    ],
)
def test_words_that_cannot_be_are_one_sentence_and_write_nothing(
    settled: Person, words: list[str], said: str
) -> None:
    assert said in settled.refused("plan", *words)


def test_a_calendar_file_and_appointments_are_fixed_and_garbage_is_only_told(
    settled: Person,
) -> None:
    profile = settled.home / "profile.toml"
    profile.write_text(
        'appointments_from = ["cal.ics", "gone.ics"]\n[[appointments]]\nwhat = "lunch"\nat = "12:00-12:40"\n'
    )
    (settled.home / "cal.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n"
        "DTSTART:20260301T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nSUMMARY:[b]choir[/b]\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    result = settled.pace("plan", "--json")
    assert result.exit_code == 0
    fixed = [b["title"] for b in json.loads(result.stdout)["blocks"] if b["kind"] == "fixed"]
    assert fixed == ["lunch", "[b]choir[/b]"]
    assert "gone.ics" in result.stderr
    (settled.home / "cal.ics").write_bytes(b"\x00 garbage")
    result = settled.pace("plan", "--plain")
    assert result.exit_code == 0
    assert "not a calendar file" in result.stderr
    assert "walk" in result.stdout


def test_wrong_settings_of_the_day_are_told_all_at_once(settled: Person) -> None:
    (settled.home / "profile.toml").write_text(
        'good_hours = ["12-10"]\nenergy_budget = "much"\n[rest]\nby = "mood"\nmidday = "9h"\n'
        '[[appointments]]\nwhat = "x"\n[medicine.x]\ndrowsy = "2steps"\nat = ["late"]\n'
    )
    (settled.home / "activities.toml").write_text(
        '[walk]\ntime = "25:00"\nsubtasks = ["x"]\nwarm_up = "3h"\nstandby = "yes"\n'
    )
    said = settled.refused("plan", code=3)
    for key in ("good_hours", "energy_budget", "by", "midday", "at", "drowsy", "time", "subtasks",
                "warm_up", "standby"):  # fmt: skip
        assert f"`{key}`" in said


@pytest.mark.parametrize("dose", ["pregabalin", "pregabalin 75mg"])
def test_drowsy_hours_follow_the_dose_that_was_logged(settled: Person, dose: str) -> None:
    (settled.home / "profile.toml").write_text(
        '[medicine.Pregabalin]\ndrowsy = "2h"\nat = ["08:00"]\n'
    )
    notices = settled.document("plan")["notices"]
    assert [(n["start"], n["end"]) for n in notices if n["reason"] == "DrowsyHours"] == [(480, 600)]
    settled.done("dose", "09:20", *dose.split())
    notices = settled.document("plan")["notices"]
    assert [(n["start"], n["end"]) for n in notices if n["reason"] == "DrowsyHours"] == [(560, 680)]


def test_the_starter_list_is_picked_from_as_one_thing_to_undo(person: Person) -> None:
    assert "walk" in person.done("activity", "starter", "--plain")
    person.done("activity", "starter", "1", "kitchen,reading")
    found = person.document("activity")["activities"]
    assert [one["activity"] for one in found] == ["walk", "kitchen", "reading"]
    assert found[1]["subtasks"][0] == {"name": "dishes", "amount": 8}
    assert "already in your activities" in person.refused("activity", "starter", "walk")
    assert "1 to" in person.refused("activity", "starter", "99")
    person.done("undo")
    assert person.document("activity")["activities"] == []


def test_every_activity_of_the_starter_list_comes_back_from_the_file(person: Person) -> None:
    from pacing_cli.model.shipped import STARTER
    from pacing_cli.storage.paths import Home
    from pacing_cli.storage.settings.settings import load_settings

    person.done("activity", "starter", *(str(n + 1) for n in range(len(STARTER))))
    assert tuple(load_settings(Home(person.home)).activities.values()) == STARTER


SHIFTS = """\
day.usual = "08:00-20:00"
day.mon = "15:00-21:00"  # my free day
day.late = "14:00-22:00"
"""


def begins(person: Person, *words: str) -> list[str]:
    return [block["start"] for block in person.document("plan", *words)["blocks"]]


def test_a_weekday_and_a_shift_have_hours_of_their_own(settled: Person) -> None:
    (settled.home / "profile.toml").write_text(SHIFTS)
    assert min(begins(settled)) < "12:00"
    assert begins(settled, "monday")
    assert min(begins(settled, "monday")) >= "15:00"
    settled.done("plan", "late")
    assert min(begins(settled)) >= "14:00"
    assert min(begins(settled, "tuesday")) < "12:00"
    settled.done("plan", "move", "walk", "21:00")
    settled.done("plan", "usual")
    settled.refused("plan", "move", "walk", "21:00")
    assert min(begins(settled)) < "12:00"


def test_setup_changes_the_usual_hours_and_leaves_the_others(settled: Person) -> None:
    (settled.home / "profile.toml").write_text(SHIFTS)
    settled.done("setup", "--day", "09:00-19:00")
    assert (settled.home / "profile.toml").read_text().startswith(
        SHIFTS.replace("08:00-20:00", "09:00-19:00")
    )  # fmt: skip


def test_hours_that_cannot_be_are_told_with_their_key(settled: Person) -> None:
    (settled.home / "profile.toml").write_text('day.late = "22:00-06:00"\nday.mon = 8\n')
    said = settled.refused("plan", code=3)
    assert "`late`" in said
    assert "`mon`" in said


def test_a_word_that_names_no_hours_is_refused(settled: Person) -> None:
    settled.refused("plan", "late")


@pytest.mark.parametrize(("said", "typed"), [("less", "--less"), ("more rest", "--more-rest")])
def test_less_and_more_rest_are_words_as_well(person: Person, said: str, typed: str) -> None:
    """`pace plan less` was taken for a day that nobody knows."""
    person.done("log", "yesterday", "walk", "20m")
    spoken = person.done("plan", *said.split())
    person.done("undo")
    assert spoken == person.done("plan", typed)
