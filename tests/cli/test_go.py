"""`pace go` without a terminal: by the plan or as typed, and what stands in the journal."""

import json
import subprocess
import sys

import pytest

from pacing_cli.app.run import clock
from pacing_cli.cli.timer import SPEED_VARIABLE
from pacing_cli.storage.paths import Home, state_of
from pacing_cli.storage.timer_runs import hold
from tests.cli.conftest import Person


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve minutes take half a second."""
    monkeypatch.setenv(SPEED_VARIABLE, "1500")


def cut_off(person: Person, activity: str, *bouts: float) -> str:
    """A timer whose program was ended in the middle of it."""
    now = clock(None).now.replace(2026, 3, 8, 9, 5)
    holding = hold(Home(person.home), activity, now, "UTC")
    assert holding
    holding.keep(bouts)
    holding.let_go()
    return holding.run.id


def a_tried_walk(person: Person) -> None:
    lines = "".join(f"2026-03-0{day} walk 10m pain 3-3\n" for day in range(1, 7))
    lines += "".join(f"2026-03-0{day} 08:00 check pain 3\n" for day in range(1, 8))
    person.done("log", "--from", "-", typed=lines)


def test_what_was_typed_is_timed_and_written_down(person: Person) -> None:
    said = person.done("go", "walk", "12m")
    assert said.splitlines()[:3] == [
        "walk: 12 minutes.",
        "Go: 12 minutes.",
        "Stop. 12 minutes done.",
    ]
    assert "Logged: walk, 12 min, stopped time, today 09:30." in said
    (entry,) = person.entries()
    assert (entry["activity"], entry["minutes"], entry["stopped"]) == ("walk", 12, "time")
    assert entry["at"].startswith("2026-03-08T09:30")
    assert "pain" not in entry


def test_bouts_are_one_line_that_knows_how_long_each_was(person: Person) -> None:
    said = person.done("go", "kitchen", "10m/5m", "x3", "--plain")
    assert "kitchen: 3 times 10 minutes, with 5 minutes of rest between." in said
    (entry,) = person.entries()
    assert (entry["minutes"], entry["bouts"]) == (30, [10, 10, 10])
    person.done("undo")
    assert person.entries() == []


def test_a_bout_of_ten_minutes_stays_one_of_ten_in_the_plan(person: Person) -> None:
    """Three of them are no evidence for one of thirty."""
    for day in range(1, 5):
        person.now = f"2026-03-0{day}T09:30"
        person.done("go", "kitchen", "10m/5m", "x3")
    person.now = "2026-03-05T07:00"
    blocks = [b for b in person.document("plan")["blocks"] if b["activity"] == "kitchen"]
    assert blocks
    assert max(block["minutes"] for block in blocks) <= 10


def test_without_words_it_is_the_next_bout_of_the_plan(person: Person) -> None:
    a_tried_walk(person)
    plan = person.document("plan")
    walk = next(block for block in plan["blocks"] if block["activity"] == "walk")
    said = person.done("go", "--plain")
    assert said.splitlines()[0] == f"walk: {walk['minutes']} minutes."
    assert "Rest: 5 minutes." in said
    quota = plan["quotas"][0]["quota"]
    assert sum(e.get("minutes", 0) for e in person.entries() if e["at"] > "2026-03-08") == quota


def test_when_the_day_is_done_it_does_not_push_on(person: Person) -> None:
    a_tried_walk(person)
    person.done("go", "walk")
    assert "That is enough for today" in person.refused("go", "walk")
    assert "Nothing more is planned" in person.done("go")


def test_a_sign_to_stop_at_is_said_before_it_begins(person: Person) -> None:
    a_tried_walk(person)
    (person.home / "activities.toml").write_text('[walk]\nanchor = "until the song ends"\n')
    assert "Stop sign for walk: until the song ends." in person.done("go", "walk")


def test_what_is_counted_otherwise_says_how_much_of_it_is_planned(person: Person) -> None:
    person.home.mkdir(parents=True)
    (person.home / "activities.toml").write_text('[shoulder]\nmeasure = "reps"\n')
    lines = "".join(f"2026-03-0{day} shoulder 10reps pain 3-3\n" for day in range(1, 7))
    person.done("log", "--from", "-", typed=lines)
    said = person.done("go", "shoulder")
    assert "Planned: 8 reps." in said
    entry = person.entries()[-1]
    assert entry["minutes"] > 0
    assert "reps" not in entry, "what nobody counted is not written down"


def test_more_than_today_is_said_and_not_refused(person: Person) -> None:
    a_tried_walk(person)
    assert "you typed 40 min. The timer stops at the amount that you typed." in person.done(
        "go", "walk", "40m"
    )


def test_part_of_the_day_that_was_done_by_hand_is_left_out(person: Person) -> None:
    a_tried_walk(person)
    person.done("log", "walk", "5m")
    assert person.done("go", "walk").startswith("Part 2 of 2 of today.\nwalk: 3 minutes.")


def test_nothing_planned_is_no_error(person: Person) -> None:
    assert "Nothing more is planned for today." in person.done("go")
    assert "not on today's plan" in person.refused("go", "walk")
    assert person.document("go")["entries"] == []


def test_as_json_there_is_one_document_and_nothing_else(person: Person) -> None:
    document = person.document("go", "walk", "2m")
    assert document["schema"] == "pace/entries/1"
    assert document["entries"][0]["minutes"] == 2


def test_while_a_safety_question_is_answered_yes_there_is_no_timer(person: Person) -> None:
    person.done("setup", "--red-flags", "yes")
    assert "timer is off" in person.refused("go", "walk", "5m")
    assert "timer is off" in person.refused("go")


def test_a_moment_only_is_not_written_down(person: Person) -> None:
    assert "nothing was saved" in person.done("go", "walk", "4s")
    assert not person.home.exists()


def test_what_was_cut_off_is_offered_and_logged_once(person: Person) -> None:
    a_tried_walk(person)
    run = cut_off(person, "walk", 400, 320.9)
    line = "12 minutes of walk from 09:05 are not logged. pace go log, or pace go forget"
    assert line in person.done("--plain")
    assert person.document()["not_logged"] == line
    assert line in person.done("go", "kitchen", "1m")
    said = person.done("go", "log", "pain", "3-4", "effort", "2")
    assert "Logged: walk, 12 min, pain 3 to 4, effort 2, today 09:05." in said
    entry = next(entry for entry in person.entries() if entry.get("timer") == run)
    assert entry["minutes"] == 12
    assert line not in person.done()
    assert "The timer has nothing left" in person.done("go", "log")


def test_a_run_that_reached_the_journal_before_the_crash_is_not_counted_twice(
    person: Person,
) -> None:
    """The line was written, and the program ended before it could forget its own copy."""
    cut_off(person, "walk", 300)
    folder = state_of(Home(person.home)) / "timer"
    copies = {path: path.read_bytes() for path in folder.glob("*.json")}
    person.done("go", "log")
    for path, content in copies.items():
        path.write_bytes(content)
    assert "not logged" not in person.done()
    person.done("go", "log")
    assert len(person.entries()) == 1


def test_what_is_not_wanted_is_forgotten(person: Person) -> None:
    cut_off(person, "walk", 300)
    assert "Removed: 1 run of the timer." in person.done("go", "forget")
    assert "The timer has nothing left" in person.done("go", "forget")
    assert not person.home.exists()


def test_wrong_words_for_what_was_cut_off_lose_nothing(person: Person) -> None:
    cut_off(person, "walk", 300)
    assert "11" in person.refused("go", "log", "pain", "11")
    cut_off(person, "kitchen", 60)
    assert "2 sessions of the timer are not logged" in person.refused("go", "log", "pain", "3")
    assert len(person.document("go", "log")["entries"]) == 2


def test_an_inventory_that_cannot_be_read_loses_nothing(person: Person) -> None:
    cut_off(person, "walk", 300)
    person.home.mkdir(parents=True)
    (person.home / "activities.toml").write_text("[walk\n")
    person.refused("go", "log", code=3)
    (person.home / "activities.toml").unlink()
    assert "Logged: walk, 5 min" in person.done("go", "log")


def test_purging_everything_takes_what_the_timer_kept(person: Person) -> None:
    cut_off(person, "walk", 300)
    person.done("log", "walk", "1m")
    person.done("purge", "--everything", "--yes")
    assert not state_of(Home(person.home)).exists()


@pytest.mark.parametrize(
    "words", [("--cadence", "5"), ("walk", "x3"), ("5m",), ("walk", "1400steps")]
)
def test_wrong_words_are_one_sentence(person: Person, words: tuple[str, ...]) -> None:
    assert person.refused("go", *words).strip()


def test_a_line_of_another_program_with_odd_bouts_does_no_harm(person: Person) -> None:
    person.done("log", "walk", "12m")
    (path,) = (person.home / "journal").iterdir()
    line = json.loads(path.read_text())
    path.write_text(json.dumps({**line, "bouts": [5, 7]}) + "\n")
    assert person.entries()[0]["bouts"] == [5, 7]
    path.write_text(json.dumps({**line, "bouts": ["x"]}) + "\n")
    assert "a list of minutes" in person.pace("list").stderr


@pytest.mark.parametrize(("text", "says"), [('bell = "loud"', "bell"), ("speak = 1", "speak")])
def test_a_timer_table_that_cannot_be_is_named(person: Person, text: str, says: str) -> None:
    person.home.mkdir(parents=True)
    (person.home / "profile.toml").write_text(f"[timer]\n{text}\n")
    result = person.pace("go", "walk", "5s")
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_a_reader_that_has_enough_leaves_nothing_behind(person: Person) -> None:
    """The answer is cut off behind its first line; the bout is in the journal, once."""
    command = f"'{sys.executable}' -m pacing_cli go walk 2m --home '{person.home}'"
    subprocess.run(["bash", "-c", f"{command} --now {person.now} | head -n 1"], check=True)
    assert person.entries()[0]["minutes"] == 2
    assert "not logged" not in person.done()
