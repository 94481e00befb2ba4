"""`pace flare plan`: written on a good day, shown on a bad one, gone through every three months."""

import json
import tomllib
from typing import Any

import pytest

from tests.cli.conftest import Person

COMMENTED = """\
# mine, do not touch
name = "Ann"  # me

contingency = [
  "lie down",  # the blue blanket
  "soup",
]

[safety]  # asked in March
red_flags = []

[flare_plan]
# what my sister found out
helps = ["warm pack"]

[flare_plan.triggers]
weather = "warm clothes"  # always
"""


def profile(person: Person) -> dict[str, Any]:
    return tomllib.loads((person.home / "profile.toml").read_text(encoding="utf-8"))


def wrote(person: Person, text: str) -> None:
    person.home.mkdir(parents=True, exist_ok=True)
    (person.home / "profile.toml").write_text(text, encoding="utf-8")


def reasons(person: Person) -> list[str]:
    return [notice["reason"] for notice in person.document("plan")["notices"]]


def test_an_empty_home_is_told_how_to_write_each_part(person: Person) -> None:
    said = person.done("flare", "plan")
    for part in ("bad", "helps", "drop", "who", "call", "sign", "trigger"):
        assert f"pace flare plan {part} " in " ".join(said.split())
    assert not person.home.exists()


def test_a_line_is_written_read_back_and_told(person: Person) -> None:
    said = person.done("flare", "plan", "helps", "a", "warm", "pack")
    assert said == "Saved: What helps: a warm pack. To undo: pace undo\n"
    person.done("flare", "plan", "--helps", "a quiet room")
    plan = profile(person)["flare_plan"]
    assert plan["helps"] == ["a warm pack", "a quiet room"]
    assert str(plan["read_on"]) == "2026-03-08"
    assert "- a quiet room" in person.done("flare", "plan")


def test_every_part_finds_its_place(person: Person) -> None:
    for words in (
        "bad lie down", "helps tea", "drop ironing", "who Ana", "call the practice, after a week",
        "sign I get short with people", "trigger +weather: warm clothes", "trigger busy",
    ):  # fmt: skip
        person.done("flare", "plan", *words.split())
    document = person.document("flare", "plan")
    assert document["contingency"] == ["lie down"]
    assert document["signs"] == ["I get short with people"]
    steps = {one["name"]: one["step"] for one in document["triggers"]}
    assert steps == {"weather": "warm clothes", "busy": ""}
    assert person.done("bad") == "lie down\n"


def test_comments_and_order_survive_every_change_and_undo_brings_all_back(person: Person) -> None:
    wrote(person, COMMENTED)
    person.done("flare", "plan", "bad", "text Ana")
    person.done("flare", "plan", "helps", "a bath")
    person.done("flare", "plan", "drop", "ironing")
    person.done("flare", "plan", "trigger", "busy", "one thing less")
    text = (person.home / "profile.toml").read_text(encoding="utf-8")
    for line in COMMENTED.splitlines():
        assert line.rstrip("]") in text
    assert profile(person)["contingency"] == ["lie down", "soup", "text Ana"]
    plan = profile(person)["flare_plan"]
    assert plan["helps"] == ["warm pack", "a bath"]
    assert plan["triggers"] == {"weather": "warm clothes", "busy": "one thing less"}
    for _ in range(4):
        person.done("undo")
    assert (person.home / "profile.toml").read_text(encoding="utf-8") == COMMENTED


def test_a_line_is_taken_out_by_its_number(person: Person) -> None:
    wrote(person, COMMENTED)
    person.done("flare", "plan", "without", "bad", "1")
    person.done("flare", "plan", "without", "trigger", "1")
    assert profile(person)["contingency"] == ["soup"]
    assert profile(person)["flare_plan"]["triggers"] == {}
    assert "This part has no line 7" in person.refused("flare", "plan", "without", "helps", "7")


@pytest.mark.parametrize(
    "words",
    [["wat"], ["helps"], ["without"], ["without", "helps", "x"], ["without", "helps", "0"],
     ["read", "twice"], ["trigger", ":"], ["ask"]],
)  # fmt: skip
def test_wrong_words_end_with_one_sentence_and_nothing_written(
    person: Person, words: list[str]
) -> None:
    assert "pace flare plan" in person.refused("flare", "plan", *words)


@pytest.mark.parametrize(
    "text", ["[red]no[/red] \x1b[31m", 'a "quote" \\ and # sign', "漢字\nkana"]
)
def test_markup_and_control_characters_are_kept_and_shown_as_text(
    person: Person, text: str
) -> None:
    person.done("flare", "plan", "helps", text)
    assert profile(person)["flare_plan"]["helps"] == [text]
    assert "\x1b" not in person.done("flare", "plan") + person.done("bad")


def test_what_is_no_text_is_refused(person: Person) -> None:
    assert "not text" in person.refused("flare", "plan", "helps", "half \ud800 a sign")


def test_a_name_of_a_trigger_may_hold_dots_and_capitals(person: Person) -> None:
    person.done("flare", "plan", "trigger", "Mr.Smith", "a walk first")
    assert profile(person)["flare_plan"]["triggers"] == {"Mr.Smith": "a walk first"}


def test_an_inline_table_is_written_into(person: Person) -> None:
    wrote(person, 'flare_plan = { helps = ["tea"], triggers = { busy = "less" } }\n')
    person.done("flare", "plan", "drop", "ironing")
    person.done("flare", "plan", "trigger", "weather", "clothes")
    plan = profile(person)["flare_plan"]
    assert plan["drop"] == ["ironing"]
    assert plan["triggers"] == {"busy": "less", "weather": "clothes"}


def test_a_wrong_key_in_the_file_is_named_and_nothing_is_written(person: Person) -> None:
    wrote(person, "[flare_plan]\nhelps = 3\n")
    assert "`helps` in [flare_plan]" in person.refused("flare", "plan", "drop", "x", code=3)


def test_after_three_months_the_plan_says_that_it_is_worth_another_look(person: Person) -> None:
    """Written on 8 March; 90 days later it is due, until it was gone through."""
    person.done("flare", "plan", "helps", "tea")
    person.done("log", "walk", "5m")
    person.now = "2026-06-05T09:30"
    assert "FlarePlanDue" not in reasons(person)
    person.now = "2026-06-06T09:30"
    assert "FlarePlanDue" in reasons(person)
    assert "If it is still right: pace flare plan read" in person.done("flare", "plan")
    person.done("flare", "plan", "read")
    assert "FlarePlanDue" not in reasons(person)
    assert person.document("flare", "plan")["read_again"] == "2026-09-04"


def test_on_a_bad_day_nobody_is_asked_to_go_through_a_plan(person: Person) -> None:
    person.done("flare", "plan", "helps", "tea")
    person.now = "2026-06-06T09:30"
    person.done("bad")
    assert reasons(person) == ["BadDayToday"]


def test_a_trigger_is_counted_before_flares_and_bad_days(person: Person) -> None:
    """Busy on the day before one of two bad days, and on a day that nothing followed."""
    person.done(
        "log", "--from", "-",
        typed="2026-02-10 check pain 3 +busy\n2026-02-11 bad\n2026-02-12 better\n"
        "2026-02-20 bad\n2026-03-01 check pain 3 +Busy\n",
    )  # fmt: skip
    person.done("flare", "plan", "trigger", "busy", "one thing less")
    (found,) = person.document("flare", "plan")["triggers"]
    assert (found["days_with"], found["before"], found["hard_times"]) == (2, 1, 2)
    assert "shortly before 1 of 2 flares or bad days." in person.done("--plain", "flare", "plan")


def test_of_a_log_of_a_few_days_nothing_is_counted(person: Person) -> None:
    person.done("log", "2026-03-05", "check", "+busy")
    person.done("flare", "plan", "trigger", "busy", "one thing less")
    assert "- busy: one thing less.\n" in person.done("--plain", "flare", "plan")


def test_the_answers_of_the_questions_are_written_together(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacing_cli.cli.commands import flare as flare_plan

    answers = iter(["lie down; soup", "", "ironing", "", "", "", "weather: coat; busy: less"])
    monkeypatch.setattr(flare_plan, "may_ask", lambda _: True)
    monkeypatch.setattr(flare_plan, "ask", lambda question: next(answers))
    said = person.done("flare", "plan")
    assert "Saved. To undo: pace undo" in said
    assert profile(person)["contingency"] == ["lie down", "soup"]
    assert profile(person)["flare_plan"]["triggers"] == {"weather": "coat", "busy": "less"}
    person.done("undo")
    assert "contingency" not in profile(person)


def test_the_document_is_one_and_holds_everything(person: Person) -> None:
    wrote(person, COMMENTED)
    document = json.loads(person.done("flare", "plan", "who", "Ana", "--json"))
    assert document["schema"] == "pace/flare_plan/1"
    assert document["who"] == ["Ana"]
    assert document["due"] is False


def test_when_a_flare_begins_the_plan_for_it_is_named(person: Person) -> None:
    person.done("log", "walk", "5m")
    assert "To see a lighter day: pace plan." in person.done("flare")
    person.done("flare", "plan", "helps", "tea")
    assert "To see your plan for a flare: pace flare plan." in person.done("flare")


@pytest.mark.parametrize("words", [["flare"], ["flare", "end"], ["flare", "pain", "8"]])
def test_the_word_for_a_flare_itself_is_as_before(person: Person, words: list[str]) -> None:
    assert person.logged(*words)["kind"] in ("flare", "flare_end")
