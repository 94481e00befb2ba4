"""`pace goal`: set one, see the way there, rate it, close it, let it go."""

import json
import tomllib
from datetime import date, timedelta

import pytest

from pacing_cli.cli.commands import goal as goal_adding
from tests.cli.conftest import Person

FILE = """\
# what this is for

[market]        # on Saturdays
what = "walk to the market"
mood = "sunny"  # my own key
activities = ["walk"]
"""


def tables(person: Person) -> dict:
    return tomllib.loads((person.home / "goals.toml").read_text(encoding="utf-8"))


def write(person: Person, text: str, name: str = "goals.toml") -> None:
    person.home.mkdir(parents=True, exist_ok=True)
    (person.home / name).write_text(text, encoding="utf-8")


def walked(person: Person, minutes: str = "10m") -> None:
    """Three weeks of one amount, pain always 3: a baseline of 8 minutes."""
    lines = [
        f"2026-{month}-{day:02} {words}"
        for month, days in (("02", range(16, 29)), ("03", range(1, 8)))
        for day in days
        for words in ("08:00 check pain 3", f"10:00 walk {minutes} pain 3-3")
    ]
    person.done("log", "--from", "-", typed="\n".join(lines))


def test_without_a_goal_it_says_that_none_is_needed(person: Person) -> None:
    assert "You do not need one" in person.done("--plain", "goal")
    assert person.document("goal") == {"schema": "pace/goals/1", "goals": [], "attainment": None}


def test_one_is_set_by_options_alone(person: Person) -> None:
    walked(person)
    told = person.done(
        "--plain", "goal", "add", "--what", "walk to the market", "--why", "vegetables",
        "--activity", "walk", "--target", "12m", "--by", "20 weeks", "--action", "ask Sam",
        "--action", "new shoes", "--at-home", "a chair by the door", "--at-work", "a later start",
        "--transport", "the bus back", "--bad-day", "if heavy, then to the corner",
        "--with", "Sam", "--weight", "2", "--review", "2026-04-01",
    )  # fmt: skip
    assert "at the earliest" in told
    assert "not a promise" in told
    assert "- on a bad day: if heavy, then to the corner" in told
    goal = tables(person)["market"]
    assert (goal["target"], goal["weight"], goal["helpers"]) == ("12m", 2, ["Sam"])
    assert (str(goal["by"]), str(goal["set_on"])) == ("2026-07-26", "2026-03-08")
    assert goal["start"] == tables(person)["market"]["start"] != "12m"
    assert person.pace("undo").exit_code == 0
    assert "market" not in tables(person)


def test_four_questions_set_one_and_a_smaller_goal_may_be_taken(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goal_adding, "may_ask", lambda _: True)
    walked(person)
    answers = "walk to the market\nvegetables\nwalk 20m\nsoon\n3 weeks\n1\n"
    told = person.done("--plain", "goal", "add", typed=answers)
    assert "later than your goal date" in told
    goal = tables(person)["market"]
    assert goal["activities"] == ["walk"]
    assert goal["target"] != "20m"
    assert str(goal["by"]) == "2026-03-29"


def test_words_instead_of_an_amount_are_kept_and_rated(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goal_adding, "may_ask", lambda _: True)
    told = person.done("--plain", "goal", "add", typed="sing in the choir\n\none whole song\n\n")
    assert "No amount leads to this goal." in told
    assert "how you would notice: one whole song" in told


def test_ending_the_first_question_writes_nothing(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goal_adding, "may_ask", lambda _: True)
    person.refused("goal", "add", typed="\n")


def test_without_a_terminal_nothing_is_asked(person: Person) -> None:
    assert "pace goal add --what" in person.refused("goal", "add")


def test_a_change_keeps_comments_and_what_is_not_named(person: Person) -> None:
    write(person, FILE)
    person.done("goal", "set", "mark", "--target", "20m", "--by", "2026-06-01")
    text = (person.home / "goals.toml").read_text(encoding="utf-8")
    assert text.startswith(FILE.rstrip("\n"))
    assert tables(person)["market"]["mood"] == "sunny"
    person.done("goal", "set", "market", "--by", "", "--target", "")
    assert (person.home / "goals.toml").read_text(encoding="utf-8") == FILE


def test_a_ceiling_in_the_way_is_said_with_who_agreed_on_it(person: Person) -> None:
    walked(person)
    write(person, FILE)
    write(person, 'agreed_with = "Ann"\n[activity.walk]\nceiling = "9m"\n', "care.toml")
    told = person.done("--plain", "goal", "set", "market", "--target", "20m")
    assert "The ceiling of 9 minutes that you agreed" in told


def test_in_envelope_mode_no_steps_lead_up(person: Person) -> None:
    walked(person)
    write(person, FILE)
    write(person, 'mode = "envelope"\n', "profile.toml")
    told = person.done("--plain", "goal", "set", "market", "--target", "20m")
    assert "Envelope mode is on" in told
    assert "at the earliest" not in told


def test_an_activity_without_an_amount_says_what_it_needs(person: Person) -> None:
    person.done("log", "walk", "5m")
    write(person, FILE + 'target = "20m"\n')
    told = person.done("--plain", "goal", "show", "market")
    assert "walk has no amount of its own yet" in told


def test_a_wish_in_the_past_is_no_failure(person: Person) -> None:
    walked(person)
    write(person, FILE + 'target = "20m"\nby = 2026-01-01\n')
    told = person.done("--plain", "goal", "show", "market")
    assert "1 January 2026, has passed. To set a new one: pace goal set market" in told
    for word in ("fail", "miss", "late."):
        assert word not in told


def test_a_rating_is_an_entry_and_makes_no_day_a_known_one(person: Person) -> None:
    write(person, FILE)
    person.done("goal", "rate", "market", "-1")
    (entry,) = person.entries()
    assert (entry["kind"], entry["instrument"], entry["goal"], entry["value"]) == (
        "score", "gas", "market", -1,
    )  # fmt: skip
    assert person.document("report")["days_logged"] == 0
    assert person.document("goal")["attainment"]["value"] == 40
    person.done("undo")
    assert person.entries() == []


def test_the_t_score_is_told_beside_the_one_before(person: Person) -> None:
    write(person, FILE + '\n[tomatoes]\nwhat = "four pots"\nweight = 0\n')
    person.done("goal", "rate", "market", "-2", "--on", "2026-03-01")
    person.done("goal", "rate", "market", "as", "hoped")
    person.done("goal", "rate", "tomatoes", "2")
    told = person.done("--plain", "goal")
    assert "All goals together: 50, before 30 (T-score over 1 rated goal," in told
    assert "0, as hoped, before minus 2" in told


def test_levels_in_own_words_are_told(person: Person) -> None:
    levels = [word for text in ("a", "b", "c", "d", "e") for word in ("--level", text)]
    person.done("goal", "add", "--what", "sing", *levels)
    assert "sing, plus 1, d, on 8 March 2026." in person.done("--plain", "goal", "rate", "s", "1")
    assert "Your rating on 8 March 2026: plus 1, d." in person.done("--plain", "goal", "show", "s")


def test_one_is_closed_let_go_and_taken_up_again(person: Person) -> None:
    write(person, FILE)
    assert "Well done." in person.done("--plain", "goal", "close", "market")
    assert person.document("goal")["goals"] == []
    person.done("goal", "reopen", "market")
    assert (person.home / "goals.toml").read_text(encoding="utf-8") == FILE
    told = person.done("--plain", "goal", "let-go", "market", "--why", "the market moved")
    assert "makes room for other things" in told
    assert "In your words: the market moved" in told
    assert "market" in person.done("--plain", "goal", "--closed")
    assert tables(person)["market"]["closed_how"] == "let go"


def test_a_closed_goal_stands_in_the_report_of_its_span_and_asks_nothing(person: Person) -> None:
    write(person, FILE)
    person.done("log", "walk", "5m")
    person.done("goal", "close", "market")
    document = person.document("report")
    assert document["goals"][0]["closed_how"] == "reached"
    assert all(one["kind"] != "goal" for one in document["questions"])
    person.now = "2026-06-08T09:30"
    assert person.document("report")["goals"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "--what", "x", "--by", "2020-01-01"), "date to come"),
        (("add", "--what", "x", "--by", "soon"), "date to come"),
        (("add", "--what", "x", "--target", "lots"), "the amount of one day"),
        (("add", "--what", "x", "--target", "0m"), "the amount of one day"),
        (("add", "--what", "x", "--target", "25h"), "of one day"),
        (("add", "--what", "x", "--weight", "nan"), "from 0 to 10"),
        (("add", "--what", "x", "--weight", "11"), "from 0 to 10"),
        (("add", "--what", "x", "--level", "a"), "A goal has 5 levels"),
        (("add", "--what", "x", "--target", "5m", "--start", "4steps"), "Use the same measure"),
        (("add", "mar ket\x1b"), "as a name"),
        (("add", "market"), "already one of your goals"),
        (("set", "market"), "What do you want to change"),
        (("set", "nothing", "--why", "x"), "pace does not know a goal"),
        (("rate", "market", "3"), "-2, -1, 0, 1 or 2"),
        (("rate", "market"), "-2, -1, 0, 1 or 2"),
        (("rate", "market", "1", "--on", "2027-01-01"), "a day up to today"),
        (("show", "zzz"), "Your goals: market"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(person: Person, words, said) -> None:
    write(person, FILE)
    assert said in person.refused("goal", *words)


def test_a_broken_file_is_told_with_its_line_and_left(person: Person) -> None:
    write(person, '[market]\nweight = "much"\nlevels = ["a"]\ntarget = "5m"\nstart = "4steps"\n')
    said = person.refused("goal", "set", "market", "--why", "x", code=3)
    for part in ("goals.toml line 2", "goals.toml line 3", "goals.toml line 5"):
        assert part in said


def test_a_long_way_shows_its_beginning_and_its_end_and_json_all_of_it(person: Person) -> None:
    walked(person)
    write(person, FILE + 'target = "60m"\n')
    told = person.done("--plain", "goal", "show", "market")
    rungs = person.document("goal", "show", "market")["state"]["ladder"]["rungs"]
    assert f"{len(rungs) - 7} more steps between" in told
    assert told.count("at the earliest") == 8


def test_a_goal_named_in_another_case_or_unicode_is_found(person: Person) -> None:
    person.done("goal", "add", "Chor-Übung", "--what", "singen ♪")
    assert json.loads(person.done("goal", "rate", "CHOR-üb", "0", "--json"))["entries"]
    assert person.document("goal")["goals"][0]["level"] == 0


def test_a_long_journal_tells_the_same_each_time(person: Person) -> None:
    """Eight months of walks; the second look goes on from what the first one kept."""
    days = [date(2025, 7, 1) + timedelta(days=n) for n in range(250)]
    lines = [f"{day} {words}" for day in days for words in ("08:00 check pain 3", "10:00 walk 10m")]
    person.done("log", "--from", "-", typed="\n".join(lines))
    write(person, FILE + 'target = "20m"\n')
    person.done("goal", "rate", "market", "-2", "--on", "2025-08-01")
    person.done("measure", "peg", "6", "6", "6", "--on", "2025-08-01")
    person.done("measure", "peg", "3", "3", "3")
    first = {words: person.document(*words) for words in LOOKS}
    again = {words: person.document(*words) for words in LOOKS}
    assert again == first
    assert first["report",]["goals"][0]["level"] == -2
    assert [one["name"] for one in first["report",]["outcomes"]] == ["pain", "peg"]


LOOKS = (("goal",), ("goal", "show", "market"), ("review",), ("measure",), ("report",))


def test_a_rating_on_the_day_of_the_review_moves_the_next_one_on(person: Person) -> None:
    write(person, FILE + "review_on = 2026-03-08\n")
    assert "due for review" in person.done("--plain", "goal")
    person.done("goal", "rate", "market", "0")
    assert "worth another look, when" not in person.done("--plain", "goal")
    assert "Review date: 5 April 2026." in person.done("--plain", "goal", "show", "market")


def test_a_name_of_two_words_is_quoted_where_it_is_to_be_typed(person: Person) -> None:
    told = person.done("--plain", "goal", "add", "my choir", "--what", "sing")
    assert 'pace goal rate "my choir" -1' in told
