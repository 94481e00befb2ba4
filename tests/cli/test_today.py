"""`pace today` and `pace done`: the day as a list, ticked by number, and what a tick logs."""

import re
from typing import Any

import pytest

from tests.cli.conftest import Person


@pytest.fixture
def walker(person: Person) -> Person:
    """Two weeks of walking twenty minutes, on Sunday 8 March at half past nine."""
    person.done("log", "--from", "-", typed="".join(
        f"2026-{month:02}-{day:02} 10:00 walk 20m pain 3-3\n"
        for month, day in [*((2, n) for n in range(22, 29)), *((3, n) for n in range(1, 8))]
    ))  # fmt: skip
    return person


def numbered(person: Person) -> list[dict[str, Any]]:
    blocks = person.document("today")["blocks"]
    return [block for block in blocks if block["number"]]


def test_the_list_is_numbered_and_rests_have_no_number(walker: Person) -> None:
    lines = walker.done("--plain", "today", "--checklist").splitlines()
    boxes = [line for line in lines if line.startswith("[ ]")]
    assert [line.split()[2] for line in boxes] == [f"{n}." for n in range(1, len(boxes) + 1)]
    assert any("rest" in line and "[" not in line for line in lines)


def test_a_tick_logs_the_block_with_its_amount_and_the_list_shows_it(walker: Person) -> None:
    first = numbered(walker)[0]
    assert walker.done("done", "1").startswith("Logged: walk, ")
    entry = walker.entries()[-1]
    assert (entry["activity"], entry["minutes"]) == ("walk", first["minutes"])
    assert entry["block"] == first["start"]
    assert [block["done"] for block in numbered(walker)][:2] == [True, False]
    assert "[x] 1" in walker.done("today", "--checklist")
    assert "Done: walk" in walker.done("today")


def test_a_block_that_is_still_to_come_is_logged_as_now(walker: Person) -> None:
    last = numbered(walker)[-1]
    assert walker.logged("done", str(last["number"]))["at"] == "2026-03-08T09:30:00+00:00"


def test_a_block_whose_time_has_come_is_logged_at_its_time(walker: Person) -> None:
    first = numbered(walker)[0]
    walker.now = "2026-03-08T21:00"
    at = walker.logged("done", "1")["at"]
    assert at == f"2026-03-08T{first['start']}:00+00:00"


def test_more_words_say_how_it_was(walker: Person) -> None:
    numbered(walker)
    entry = walker.logged("done", "1", "09:00", "4m", "pain", "3-4", "+sun", "note", "slow")
    assert (entry["minutes"], entry["pain_after"], entry["tags"]) == (4, 4, ["sun"])
    assert (entry["at"], entry["note"]) == ("2026-03-08T09:00:00+00:00", "slow")


def test_several_are_ticked_together_and_undone_together(walker: Person) -> None:
    before = len(walker.entries())
    assert walker.done("done", "1", "2").count("Logged: walk") == 2
    assert len(walker.entries()) == before + 2
    walker.done("undo")
    assert len(walker.entries()) == before


def test_ticking_twice_writes_nothing_and_says_so(walker: Person) -> None:
    walker.done("done", "1")
    said = walker.refused("done", "1")
    assert "1 is ticked already: walk" in said
    assert "To log more: pace log walk " in said


def test_a_name_ticks_the_first_part_of_it_that_is_left(walker: Person) -> None:
    """`pace done walk` was typed without a look at the list; it has two walks."""
    parts = [block["start"] for block in numbered(walker)]
    assert walker.logged("done", "Walk", "pain", "3")["block"] == parts[0]
    assert walker.logged("done", "wa")["block"] == parts[1]
    assert "is ticked already: walk" in walker.refused("done", "walk")


@pytest.mark.parametrize(
    ("words", "named"),
    [(["99"], "Today's list has no 99"), (["0"], "list has no 0"), ([], "Which one"), (["swim"], 'no "swim"'),
     (["1", "pain", "44"], '"44"'), (["1", "99"], "no 99"), (["-1"], "Which"), (["1.5"], "Which")],
)  # fmt: skip
def test_wrong_numbers_and_words_write_nothing(
    walker: Person, words: list[str], named: str
) -> None:
    numbered(walker)
    assert named in walker.refused("done", *words)


def test_one_list_means_one_numbering_even_if_the_plan_has_changed_since(walker: Person) -> None:
    """The list was seen; then the hours of the day were changed. A tick goes by the list."""
    second = numbered(walker)[1]
    (walker.home / "profile.toml").write_text('day = "12:00-16:00"\n', encoding="utf-8")
    said = walker.done("done", "2")
    assert "The plan has changed since you saw that list" in said
    assert walker.entries()[-1]["block"] == second["start"]
    walker.done("undo")
    assert "block" not in walker.entries()[-1]


def test_without_a_list_seen_the_numbers_are_those_of_now(walker: Person) -> None:
    assert "Logged: walk" in walker.done("done", "1")
    assert "changed" not in walker.done("done", "2")


def test_a_list_of_yesterday_does_not_count_today(walker: Person) -> None:
    numbered(walker)
    walker.now = "2026-03-09T09:30"
    assert walker.logged("done", "1")["at"].startswith("2026-03-09")


def test_what_was_logged_by_hand_is_ticked_too(walker: Person) -> None:
    first = numbered(walker)[0]
    walker.done("log", "walk", f"{first['minutes']}m")
    assert numbered(walker)[0]["done"] is True


def test_all_of_it_done_is_said_kindly(walker: Person) -> None:
    for block in numbered(walker):
        walker.done("done", str(block["number"]))
    assert "Everything on today's plan is done." in walker.done("today")


def test_nothing_known_and_nothing_to_tick(person: Person) -> None:
    assert "There is nothing to tick today." in person.done("today", "--checklist")
    assert "There is nothing to tick today." in person.refused("done", "1")


def test_a_rest_day_says_that_rest_is_part_of_the_plan(walker: Person) -> None:
    (walker.home / "activities.toml").write_text('[walk]\ndays = ["mon"]\n', encoding="utf-8")
    assert "Rest is part of the plan." in walker.done("today")
    assert "nothing to tick" in walker.refused("done", "1")


def test_a_safety_answer_leaves_no_list(walker: Person) -> None:
    walker.done("setup", "--red-flags", "yes")
    assert "No suggestions for now." in walker.done("today", "--checklist")
    assert "nothing to tick" in walker.refused("done", "1")


def test_on_a_bad_day_today_is_the_persons_own_lines(walker: Person) -> None:
    walker.done("flare", "plan", "bad", "lie down")
    walker.done("bad")
    assert walker.done("today").splitlines()[2:] == ["- lie down", "When it is over: pace better"]
    assert "[ ] 1" in walker.done("today", "--checklist")


def test_a_plan_that_was_kept_in_a_strange_form_is_passed_over(walker: Person) -> None:
    walker.done("today", "--checklist")
    (file,) = (walker.home / "plans").glob("*.jsonl")
    with file.open("a", encoding="utf-8") as plans:
        plans.write(
            '{"shown":"2026-03-08T09:29:59+00:00","list":true,"plan":{"date":"2026-03-08","blocks":[3,{"start":"x"},{"start":"09:00","minutes":5,"kind":"activity","activity":"[b]x[/b]"}]}}\n'
        )
    assert "Logged: " in walker.done("done", "1")


@pytest.mark.parametrize("width", ["40", "80"])
def test_no_line_of_the_list_is_wider_than_the_screen(
    walker: Person, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    walker.done("log", "a very long name of something done", "5m")
    monkeypatch.setenv("COLUMNS", width)
    for words in (["today"], ["today", "--checklist"]):
        assert all(len(line) <= int(width) for line in walker.done(*words).splitlines())


def test_the_plain_list_holds_every_number_of_the_table(walker: Person) -> None:
    table = re.findall(r"\[ \] \d+", walker.done("today", "--checklist"))
    assert table == re.findall(r"\[ \] \d+", walker.done("--plain", "today", "--checklist"))


def test_today_says_how_much_is_done_in_the_words_of_the_receipt(walker: Person) -> None:
    """One part of two is ticked, then a long walk; no page says more was all of the amount."""
    numbered(walker)
    receipt = walker.done("done", "1")
    (part,) = re.findall(r"[\d.]+ of today's \d+ min\.", receipt)
    assert f"Done: walk, {part}" in walker.done("today").replace("\n", " ")
    walker.done("log", "walk", "30m")
    for page in ("today", "plan"):
        said = walker.done("--plain", page)
        assert "so far. Today's amount was" in said
        assert "That was today's amount" not in said
