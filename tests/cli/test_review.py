"""`pace review`: the week, its wins, what got in the way, what could change."""

import tomllib

import pytest

from pacing_cli.cli.commands import review as reviewing
from tests.cli.conftest import Person

WEEK = """
2026-03-02 08:00 check pain 3
2026-03-02 10:00 walk 10m pain 3-3
2026-03-03 08:00 check pain 3
2026-03-03 10:00 walk 10m pain 3-3
2026-03-05 08:00 check pain 3
2026-03-05 10:00 walk 10m pain 3-3
"""


def walked(person: Person) -> None:
    person.done("log", "--from", "-", typed=WEEK)
    (person.home / "goals.toml").write_text(
        '[market]\nwhat = "to the market"\nactivities = ["walk"]\n', encoding="utf-8"
    )


@pytest.fixture
def _asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "may_ask", lambda _: True)


def test_an_empty_week_is_fine(person: Person) -> None:
    assert "so they are unknown" in person.done("--plain", "review")
    assert person.document("review")["wins"] == []


def test_a_week_across_new_year_says_both_years(person: Person) -> None:
    """It said 28 December to 3 January 2027."""
    told = person.done("--now", "2027-01-03T12:00", "review")
    assert "The days from 28 December 2026 to 3 January 2027" in told


def test_without_a_terminal_it_shows_the_week_and_writes_nothing(person: Person) -> None:
    walked(person)
    before = person.files()
    told = person.done("--plain", "review")
    assert "- walk, an activity that matters to you, on 3 days." in told
    assert "pace review --done" in told
    assert person.files() == before


def test_an_option_keeps_it_and_undo_takes_it_back(person: Person) -> None:
    walked(person)
    told = person.done(
        "--plain", "review", "--barrier", "1,my own", "--well", "lunch out", "--next", "2026-03-20"
    )
    assert "In the way: tiredness and my own" in told
    assert "Next review: Friday 20 March 2026." in told
    entry = person.entries()[-1]
    assert (entry["kind"], entry["barriers"], entry["well"], entry["next_on"]) == (
        "review", ["tiredness", "my own"], ["lunch out"], "2026-03-20",
    )  # fmt: skip
    assert "walk, an activity that matters to you, on 3 days." in entry["wins"]
    assert "lunch out" in person.done("--plain", "review", "wins")
    person.done("undo")
    assert "No review is saved yet" in person.done("review", "wins")


def test_a_review_makes_no_day_a_known_one(person: Person) -> None:
    walked(person)
    before = person.document("report")["days_logged"]
    person.done("review", "--done")
    assert person.document("report")["days_logged"] == before


def test_on_a_bad_day_it_asks_nothing_and_a_kept_win_is_told(person: Person) -> None:
    walked(person)
    person.done("review", "--well", "lunch out", "--done")
    person.now = "2026-03-09T09:30"
    told = person.done("bad")
    assert "From your review of 8 March 2026:" in told
    told = person.done("--plain", "review")
    assert "Go easy today." in told
    assert "What could change" not in told


@pytest.mark.usefixtures("_asked")
def test_on_a_bad_day_nothing_is_asked_at_a_terminal_either(person: Person) -> None:
    walked(person)
    person.done("bad")
    before = person.files()
    person.done("review", typed="")
    assert person.files() == before


@pytest.mark.usefixtures("_asked")
def test_the_short_one_asks_less_and_every_question_can_be_skipped(person: Person) -> None:
    walked(person)
    told = person.done("review", "--short", typed="\n" * 9)
    assert "Anything else that went well?" not in told
    assert "Saved." in told


@pytest.mark.usefixtures("_asked")
def test_once_a_month_values_and_goals_are_looked_at_and_one_undo_takes_all_back(
    person: Person,
) -> None:
    walked(person)
    person.now = "2026-04-05T09:30"
    before = person.files()
    answers = "lunch\n99\nsleep\nlie down\nmy garden\ny\n-1\n\n"
    told = person.done("review", typed=answers)
    assert '"99" is not on the list' in told
    review, rating = person.entries()[-2:]
    if review["kind"] != "review":
        review, rating = rating, review
    assert (review["values"], review["monthly"]) == ("my garden", True)
    assert (rating["goal"], rating["value"]) == ("market", -1)
    profile = tomllib.loads((person.home / "profile.toml").read_text(encoding="utf-8"))
    assert profile["coping"]["any"] == "lie down"
    person.done("undo")
    assert len(person.entries()) == 6
    profile_now = (person.home / "profile.toml").read_text(encoding="utf-8")
    assert profile_now == before.get("profile.toml", b"").decode()


@pytest.mark.usefixtures("_asked")
def test_a_goal_that_no_longer_fits_is_told_how_to_let_go(person: Person) -> None:
    walked(person)
    person.now = "2026-04-05T09:30"
    assert "pace goal let-go market" in person.done("review", typed="\n\n\n\nn\n\n\n\n")


def test_a_yes_to_a_later_wish_moves_it_and_undo_moves_it_back(person: Person) -> None:
    lines = [
        f"2026-{month}-{day:02} {words}"
        for month, days in (("02", range(16, 29)), ("03", range(1, 8)))
        for day in days
        for words in ("08:00 check pain 3", "10:00 walk 10m pain 3-3")
    ]
    person.done("log", "--from", "-", typed="\n".join(lines))
    file = person.home / "goals.toml"
    file.write_text('[market]\nactivities = ["walk"]\ntarget = "12m"\nby = 2026-03-20\n')
    (one,) = [p for p in person.document("review")["proposals"] if p["kind"] == "wish_date"]
    person.done("review", "--yes", "wish_date:market")
    assert str(tomllib.loads(file.read_text())["market"]["by"]) == one["on"]
    assert person.entries()[-1]["changes"][0]["yes"] is True
    person.done("undo")
    assert "by = 2026-03-20" in file.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--yes", "dance"), 'does not know a suggestion "dance"'),
        (("--barrier", "77"), "not on the list"),
        (("--next", "2020-01-01"), "day to come"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(person: Person, words, said) -> None:
    walked(person)
    assert said in person.refused("review", *words)


def test_a_word_about_danger_in_a_review_shows_where_to_turn(person: Person) -> None:
    walked(person)
    assert "nobody" in person.done("review", "--barrier", "i want to die").lower()


def test_a_no_where_enter_would_do_is_no_word_of_ones_own() -> None:
    from pacing_cli.cli.commands.review import read_barriers

    assert [read_barriers(text) for text in ("n", "None", "-", "no, ")] == [()] * 4
    assert read_barriers("1, no lift") == ("tiredness", "no lift")
