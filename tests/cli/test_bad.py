"""`pace bad`: few keys, no question, the person's own lines, and quiet until `pace better`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Person
from tests.cli.test_startup import loaded_by

OWN = ["lie down with a warm pack", "soup from the freezer", "text Ana"]
MOST_KEYS = 9


def wrote(person: Person, text: str) -> None:
    person.home.mkdir(parents=True, exist_ok=True)
    (person.home / "profile.toml").write_text(text, encoding="utf-8")


def contingency(person: Person, *lines: str) -> None:
    wrote(person, f"contingency = {json.dumps(lines)}\n")


def steady_weeks(person: Person) -> None:
    """Three weeks that went well, up to the day before."""
    lines = "".join(
        f"2026-{month:02}-{day:02} {words}\n"
        for month, day in [*((2, n) for n in range(15, 29)), *((3, n) for n in range(1, 8))]
        for words in ("08:00 check pain 3 fatigue 3", "10:00 walk 20m pain 3-3")
    )
    person.done("log", "--from", "-", typed=lines)


def test_it_takes_nine_keys_with_enter() -> None:
    assert len("pace bad\n") <= MOST_KEYS


def test_the_answer_is_what_the_person_wrote_and_nothing_else(person: Person) -> None:
    contingency(person, *OWN, "a fourth line")
    assert person.done("bad").splitlines() == OWN
    assert [entry["kind"] for entry in person.entries()] == ["bad"]
    assert person.document("bad")["bad_day"] == OWN


def test_who_wrote_nothing_is_told_that_it_is_logged_and_what_ends_it(person: Person) -> None:
    said = person.done("bad").splitlines()
    assert said[0].startswith("Logged: bad day, today 09:30. [")
    assert said[1:] == ["You need nothing more today. When it is over: pace better"]


def test_without_lines_of_its_own_the_flare_plan_gives_the_first_of_each_part(
    person: Person,
) -> None:
    wrote(
        person,
        '[flare_plan]\nhelps = ["warm pack", "quiet room"]\ndrop = ["the shopping"]\n'
        'call = ["the practice, when it lasts a week"]\n',
    )
    assert person.done("bad").splitlines() == [
        "warm pack",
        "Leave out: the shopping",
        "the practice, when it lasts a week",
    ]


@pytest.mark.parametrize(
    "text",
    ["contingency = 3\n", "contingency = [\n", "[flare_plan]\nhelps = 3\n", 'flare_plan = "x"\n'],
)
def test_a_profile_that_cannot_be_read_stops_nothing(person: Person, text: str) -> None:
    wrote(person, text)
    assert person.done("bad").startswith("Logged: bad day")


def test_a_very_long_line_is_cut_at_a_word_and_markup_stays_text(person: Person) -> None:
    contingency(person, "[red]call[/red] \x1b[31m" + " warm" * 100, "tea\nand\trest")
    first, second = person.done("bad").splitlines()
    assert len(first) <= 130
    assert first.startswith("[red]call[/red] \\x1b[31m")
    assert first.endswith("warm…")
    assert second == "tea and rest"


def test_yesterday_was_bad_is_a_receipt_and_no_instruction(person: Person) -> None:
    contingency(person, *OWN)
    (line,) = person.done("bad", "yesterday", "pain", "7").splitlines()
    assert line.startswith("Logged: bad day, pain 7, yesterday 12:00.")


def test_a_note_with_a_word_of_the_list_still_shows_where_to_turn(person: Person) -> None:
    contingency(person, *OWN)
    assert "nobody" in person.done("bad", "note", "I want to die").lower()


def test_then_the_tool_is_quiet_until_better(person: Person) -> None:
    """A plan with something to say, a first check-in: on a bad day none of it is said."""
    steady_weeks(person)
    contingency(person, *OWN)
    (person.home / "care.toml").write_text("review_on = 2026-03-01\n", encoding="utf-8")
    loud = [notice["reason"] for notice in person.document("plan")["notices"]]
    assert "CareReviewDue" in loud
    person.done("bad")
    assert [one["reason"] for one in person.document("plan")["notices"]] == ["BadDayToday"]
    assert len(person.done("check", "pain", "8").splitlines()) == 1
    assert len(person.done("log", "walk", "2m").splitlines()) == 1
    assert person.done().splitlines()[2:] == [
        *(f"- {line}" for line in OWN),
        "When it is over: pace better",
    ]
    person.now = "2026-03-09T09:30"
    assert person.done("log", "walk", "2m").count("\n") == 1
    person.done("better")
    assert "CareReviewDue" in [one["reason"] for one in person.document("plan")["notices"]]
    assert "pace plan" in person.done("check", "pain", "3")


def test_safety_is_said_on_a_bad_day_too(person: Person) -> None:
    person.done("setup", "--red-flags", "yes")
    person.done("bad")
    reasons = [one["reason"] for one in person.document("plan")["notices"]]
    assert reasons == ["RedFlag", "BadDayToday"]
    assert "No suggestions for now." in person.done()


def test_better_brings_back_eighty_ninety_and_all_and_says_so(person: Person) -> None:
    steady_weeks(person)
    full = person.document("plan")["quotas"][0]["quota"]
    person.done("bad")
    assert person.document("plan")["quotas"][0]["quota"] <= full / 2
    person.now = "2026-03-09T09:30"
    receipt, way = person.done("better").splitlines()
    assert receipt.startswith("Logged: better again")
    assert way == "Amounts build back up: 80% now, then 90% and 100%, with 2 days at each."
    shares = []
    for day in range(9, 16):
        person.now = f"2026-03-{day:02}T09:30"
        shares.append(person.document("plan")["quotas"][0]["quota"] / full)
    for share, most in zip(shares, [0.8, 0.8, 0.9, 0.9, 1, 1, 1], strict=True):
        assert most - 0.1 < share <= most


@pytest.mark.parametrize("looked", [(), ("plan",)], ids=["no checkpoint", "a checkpoint"])
def test_better_after_a_year_of_entries_says_the_same(
    person: Person, looked: tuple[str, ...]
) -> None:
    """The whole journal is read where nothing is kept of it, and the newest months elsewhere."""
    lines = "".join(f"2025-{month:02}-{day:02} check pain 3\n" for month in range(3, 13)
                    for day in range(1, 29))  # fmt: skip
    person.done("log", "--from", "-", typed=lines)
    steady_weeks(person)
    for words in (looked, ("bad",)):
        if words:
            person.done(*words)
    person.now = "2026-03-09T09:30"
    _, way = person.done("better").splitlines()
    assert way == "Amounts build back up: 80% now, then 90% and 100%, with 2 days at each."
    loaded = loaded_by("better", "--home", str(person.home), "--now", person.now)
    assert "pacing_cli.engine.advise" not in loaded


def test_better_with_a_safety_answer_promises_no_amounts(person: Person) -> None:
    steady_weeks(person)
    person.done("setup", "--red-flags", "yes")
    person.done("bad")
    assert len(person.done("better").splitlines()) == 1


def test_undo_takes_the_bad_day_back(person: Person) -> None:
    person.done("bad")
    person.done("undo")
    assert person.entries() == []
    assert person.document("plan")["day"] != "bad"


HEAVY = ("rich", "pacing_cli.engine", "pacing_cli.terminal", "pacing_cli.exporters",
         "pacing_cli.model.parameters", "pacing_cli.model.settings")  # fmt: skip


@pytest.mark.parametrize("heavy", HEAVY)
def test_it_loads_nothing_heavy(person: Person, heavy: str) -> None:
    contingency(person, *OWN)
    modules = loaded_by("bad", "--home", str(person.home))
    assert not {name for name in modules if name == heavy or name.startswith(f"{heavy}.")}


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal needs a POSIX system")
def test_at_a_terminal_it_asks_nothing(person: Person, tmp_path: Path) -> None:
    """Both ends are a terminal on which nobody types anything; it ends all the same."""
    import pty

    contingency(person, *OWN)
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "pacing_cli", "--home", str(person.home), "bad"]
    done = subprocess.run(
        words, stdin=theirs, stdout=theirs, stderr=theirs, timeout=60, check=False
    )
    os.close(theirs)
    said = os.read(ours, 4096).decode()
    os.close(ours)
    assert done.returncode == 0
    assert said.split("\r\n") == [*OWN, ""]


def test_of_a_try_that_goes_on_nothing_is_said_on_a_bad_day(person: Person) -> None:
    """What was written down for a bad day is another thing: it is the person's own word."""
    steady_weeks(person)
    person.done("try", "start", "walk", "with warm-up", "without warm-up", "--seed", "3")
    person.done("support", "add", "Ana", "--good-for", "shopping", "--need", "bad day")
    person.now = "2026-03-09T09:30"
    reasons = [one["reason"] for one in person.document("plan")["notices"]]
    assert "TryToday" in reasons
    person.done("bad")
    reasons = [one["reason"] for one in person.document("plan")["notices"]]
    assert reasons == ["BadDayToday", "SupportFor"]


def test_the_lines_for_a_bad_day_are_read_however_their_key_is_written(person: Person) -> None:
    person.home.mkdir()
    text = '\ufeff"c\\u006fntingency" = ["a warm pack"]\r\n'
    (person.home / "profile.toml").write_bytes(text.encode())
    assert "a warm pack" in person.done("bad")
