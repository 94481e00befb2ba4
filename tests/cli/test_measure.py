"""`pace measure`: weeks apart, in own words, and what a change says."""

import pytest

from pacing_cli.cli.commands import measure as score_taking
from tests.cli.conftest import Person


def test_alone_it_says_that_nothing_is_needed(person: Person) -> None:
    assert "you need none" in person.done("--plain", "measure")


def test_alone_a_measure_shows_how_it_goes_and_writes_nothing(person: Person) -> None:
    for word, said in (
        ("peg", "Krebs et al. 2009"),
        ("psfs", "Stratford et al. 1995"),
        ("sit-to-stand", "something to hold on to"),
        ("walk-test", "Stop at once if you get dizzy"),
    ):
        assert said in person.done("--plain", "measure", word)
    assert person.entries() == []


def test_three_answers_are_one_score_that_undo_takes_back(person: Person) -> None:
    assert "5 on 8 March 2026, less is better" in person.done("--plain", "measure", "peg", *"654")
    (entry,) = person.entries()
    assert (entry["value"], entry["items"]) == (
        5, {"pain": 6, "enjoyment": 5, "everyday things": 4},
    )  # fmt: skip
    person.done("undo")
    assert person.entries() == []


def test_at_a_terminal_the_questions_are_asked_and_can_be_left(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_taking, "may_ask", lambda _: True)
    person.done("measure", "peg", typed="6\n12\n5\n4\n")
    assert person.entries()[0]["value"] == 5
    assert "Nothing was saved" in person.refused("measure", "peg", typed="6\n\n")
    person.done("measure", "psfs", typed="stairs\ncooking\n\n3\n5\n")
    person.done("measure", "psfs", typed="6\n7\n")
    again = [one["items"] for one in person.entries() if one["instrument"] == "psfs"]
    assert {"stairs": 6, "cooking": 7} in again
    assert "Nothing was saved" in person.refused("measure", "walk-test", typed="\n")


def test_a_change_is_told_beside_the_time_before(person: Person) -> None:
    person.done("measure", "psfs", "stairs=3", "cooking=5", "--on", "2026-02-01")
    told = person.done("--plain", "measure", "psfs", "stairs=6", "cooking=7")
    assert "Own activities: 4 on 1 February 2026, 6.5 on 8 March 2026: a change that may" in told
    assert "cooking: 5 on 1 February 2026, 7 on 8 March 2026: too small a change" in told
    outcomes = person.document("report")["outcomes"]
    assert [one["name"] for one in outcomes] == ["psfs", "psfs: stairs", "psfs: cooking"]


def test_an_older_score_written_down_later_shows_itself(person: Person) -> None:
    person.done("measure", "walk-test", "400")
    told = person.done("--plain", "measure", "walk-test", "300m", "--on", "2026-02-01")
    assert "300 metres on 1 February 2026" in told
    assert "400" not in told


def test_a_test_of_the_body_without_a_practice_try_says_so_once(person: Person) -> None:
    assert "no practice run" in person.done("measure", "sit-to-stand", "10", "--on", "2026-03-01")
    assert "no practice run" not in person.done("measure", "sit-to-stand", "11")


def test_with_a_practice_try_only_the_real_one_counts(person: Person) -> None:
    person.done("measure", "sit-to-stand", "9", "--practice")
    assert "no practice run" not in person.done("measure", "sit-to-stand", "10")
    assert person.document("measure")["changes"] == []


def test_a_licensed_measure_is_a_number_and_its_direction_is_asked_for_once(
    person: Person,
) -> None:
    assert "Which way is better" in person.refused("measure", "score", "PSEQ", "32")
    person.done(
        "measure", "score", "PSEQ", "32", "--better", "more", "--error", "11", "--on", "2026-01-01"
    )
    told = person.done("--plain", "measure", "score", "PSEQ", "44")
    assert "a change that may matter, and for the better" in told


def test_a_score_below_zero_can_be_typed(person: Person) -> None:
    person.done("measure", "score", "index", "-3", "--better", "less")
    assert person.entries()[0]["value"] == -3


def test_the_turned_scale_is_another_measure(person: Person) -> None:
    person.done("measure", "psfs", "stairs=3", "--on", "2026-02-01")
    assert "too small" not in person.done("measure", "psfs", "stairs=3", "--turned")
    assert person.document("measure")["changes"] == []


def test_after_its_weeks_a_measure_is_offered_and_on_a_bad_day_not(person: Person) -> None:
    person.done("measure", "peg", *"654", "--on", "2026-02-01")
    assert "When it suits" in person.done("--plain", "measure")
    person.done("bad")
    told = person.done("--plain", "measure")
    assert "When it suits" not in told
    assert "Nothing here is due." in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("peg", "1", "2"), "3 numbers"),
        (("peg", "1", "2", "11"), "from 0 to 10"),
        (("peg", "1", "2", "nan"), "from 0 to 10"),
        (("psfs", "stairs"), "needs a number"),
        (("psfs", "a=1", "b=1", "c=1", "d=1", "e=1", "f=1"), "rate 1 to 5"),
        (("psfs", "=4"), "as a name"),
        (("sit-to-stand", "1e9"), "from 0 to 100"),
        (("sit-to-stand", "10", "--on", "2030-01-01"), "a day up to today"),
        (("score", "gas", "1"), "pace goal rate"),
        (("score", "Walk test", "1"), "pace measure walk-test"),
        (("score", "X", "inf", "--better", "more"), "not a number"),
        (("score", "X", "99999999", "--better", "more"), "not a number"),
        (("score", "X", "1", "--better", "up"), "less or more"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(person: Person, words, said) -> None:
    assert said in person.refused("measure", *words)


def test_scores_and_reviews_change_no_advice(person: Person) -> None:
    for day in ("05", "06", "07"):
        person.done("log", f"2026-03-{day}", "08:00", "walk", "10m", "pain", "3-3")
    before = person.document("plan")
    person.done("measure", "peg", *"999")
    person.done("review", "--done")
    assert person.document("plan") == before


@pytest.mark.parametrize(
    "words",
    [
        ("measure", "peg", "4", "5", "6"),
        ("measure", "score", "ODI", "30", "--better", "less"),
        ("measure", "sit-to-stand", "9"),
        ("plan", "--less"),
        ("plan", "fixed", "14:00-14:45", "physio"),
        ("plan", "afresh"),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_with_a_settings_file_that_cannot_be_used_nothing_is_written(
    person: Person, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    """It said that nothing was changed, and had written the entry."""
    person.done("log", "walk", "12m")
    (person.home / "profile.toml").write_text("mode = [\n", encoding="utf-8")
    assert "profile.toml" in person.refused(*words, *form, code=3)
