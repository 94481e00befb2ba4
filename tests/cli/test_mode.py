"""`pace mode`: what is off, until when, how it ends; and nothing that anybody slips into."""

import tomllib
from typing import Any

import pytest

from tests.cli.conftest import Person


def profile(person: Person) -> dict[str, Any]:
    return tomllib.loads((person.home / "profile.toml").read_text(encoding="utf-8"))


def gates(person: Person) -> list[dict[str, Any]]:
    return list(person.document("mode")["gates"])


def test_somebody_new_is_in_graded_mode_and_nothing_is_held_back(person: Person) -> None:
    assert "Nothing is off today." in person.done("mode")
    assert person.document("mode")["mode"] == "graded"


def test_envelope_mode_begins_at_once_and_leaving_it_needs_a_clear_yes(person: Person) -> None:
    person.done("mode", "envelope")
    assert profile(person) == {"mode": "envelope", "mode_since": profile(person)["mode_since"]}
    told = person.refused("mode", "graded")
    assert "can be raised step by step again" in told
    assert "pace mode graded --yes" in told
    person.done("mode", "graded", "--yes")
    assert profile(person)["mode"] == "graded"


def test_a_pause_for_an_illness_lasts_until_it_is_ended(person: Person) -> None:
    """A week of flu: half of everything, no steps, then the way back."""
    person.done("log", "yesterday", "walk", "10m")
    told = person.done("--plain", "mode", "pause", "illness")
    assert "off: Steps up. Amounts are also 50% less" in told
    assert "Lasts until it is ended. How it ends: When you end it: pace mode resume." in told
    person.now = "2026-03-15T09:30"
    assert [gate["kind"] for gate in gates(person)] == ["illness"]
    person.done("mode", "resume")
    assert [gate["kind"] for gate in gates(person)] == ["returning"]
    (pause,) = profile(person)["pauses"]
    assert (str(pause["since"]), str(pause["until"])) == ("2026-03-08", "2026-03-15")


def test_a_change_of_medicine_ends_by_itself(person: Person) -> None:
    person.done("mode", "pause", "medicine")
    (gate,) = gates(person)
    assert (gate["kind"], gate["since"], gate["until"]) == ("medicine", "2026-03-08", "2026-03-22")
    person.now = "2026-03-22T09:30"
    assert gates(person) == []


def test_a_pause_can_be_given_its_last_day_and_another_one(person: Person) -> None:
    person.done("mode", "pause", "condition", "--until", "friday")
    person.done("mode", "pause", "condition", "--until", "2026-04-01")
    (pause,) = profile(person)["pauses"]
    assert (pause["why"], str(pause["until"])) == ("condition", "2026-04-01")


def test_comments_stay_and_undo_takes_a_pause_back(person: Person) -> None:
    person.home.mkdir(parents=True)
    text = '# mine\nname = "Ann"  # me\n\n[safety]\nred_flags = []\n'
    (person.home / "profile.toml").write_text(text, encoding="utf-8")
    person.done("mode", "pause", "illness")
    written = (person.home / "profile.toml").read_text(encoding="utf-8")
    assert written.startswith(text)
    assert '\n\n[[pauses]]\nwhy = "illness"\nsince = 2026-03-08\n' in written
    person.done("undo")
    assert (person.home / "profile.toml").read_text(encoding="utf-8") == text


def test_nothing_grows_in_a_pause_and_the_plan_says_so(person: Person) -> None:
    """Three weeks that went well, then a new medicine: the quota stays, and says until when."""
    for day in range(1, 29):
        person.now = f"2026-02-{day:02}T09:30"
        person.done("log", "08:00", "walk", "12m", "pain", "3-3")
    person.now = "2026-03-01T09:30"
    before = person.document("plan")["quotas"][0]
    person.done("mode", "pause", "medicine")
    for day in range(1, 9):
        person.now = f"2026-03-{day:02}T09:30"
        person.done("log", "08:00", "walk", "12m", "pain", "3-3")
    held = person.document("plan")["quotas"][0]
    assert held["quota"] == before["quota"]
    assert held["next_on"] >= "2026-03-15"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pause", "holiday"), 'pace does not know a pause for "holiday"'),
        (("pause", "illness", "--until", "yesterday"), 'you typed "yesterday"'),
        (("pause", "illness", "--until", "2026-03-08"), "a day to come"),
    ],
)
def test_what_is_not_understood_is_named(person: Person, words: tuple[str, ...], told: str) -> None:
    assert told in person.refused("mode", *words)


def test_resuming_without_a_pause_changes_nothing(person: Person) -> None:
    assert "Nothing is paused now." in person.done("mode", "resume")


def test_a_holiday_is_a_pause_that_plans_nothing(person: Person) -> None:
    """Until a day that still belongs to it; it is no illness, and it ends by a word."""
    for day in range(1, 8):
        person.done("log", f"2026-03-0{day}", "walk", "10m", "pain", "3-3")
    assert "a holiday until 31 March 2026" in person.done("holiday", "until", "31", "March")
    assert "until = 2026-04-01" in (person.home / "profile.toml").read_text()
    plan = person.document("plan")
    assert plan["day"] == "rest"
    assert plan["blocks"] == []
    assert [one["reason"] for one in plan["notices"]] == ["PauseOn"]
    person.now = "2026-04-01T09:00"
    assert person.document("plan")["day"] != "rest"
    person.now = "2026-03-10T09:00"
    person.done("holiday", "end")
    assert person.document("plan")["day"] != "rest"


@pytest.mark.parametrize("words", ["pause", "mode pause holiday", "log holiday"])
def test_other_words_lead_to_the_holiday(person: Person, words: str) -> None:
    assert "pace holiday until 31 March" in person.refused(*words.split())


def test_the_step_in_envelope_mode_is_asked_for_and_says_what_is_missing(person: Person) -> None:
    lines = [
        f"2026-02-{day:02} {hour}"
        for day in range(1, 29)
        for hour in ("08:00 check pain 3", "10:00 walk 10m")
    ]
    person.done("log", "--from", "-", typed="\n".join(lines))
    assert "small steps by itself" in step_refused(person)
    (person.home / "profile.toml").write_text('mode = "envelope"\n')
    assert "more rated days to go" in step_refused(person)
    more = [
        f"2026-03-{day:02} {hour}"
        for day in range(1, 32)
        for hour in ("08:00 check pain 3", "10:00 walk 10m")
    ]
    person.now = "2026-04-01T09:00:00Z"
    person.done("log", "--from", "-", typed="\n".join(more))
    (before,) = person.document("plan")["quotas"]
    said = person.done("activity", "step", "walk")
    assert "goes up once" in said
    assert "pace undo" in said
    (after,) = person.document("plan")["quotas"]
    assert (after["quota"], after["decision"]) == (before["quota"] + 0.5, "raise")
    assert "up today already" in step_refused(person)
    person.now = "2026-04-03T09:00:00Z"
    assert "less than 28 days ago" in step_refused(person)
    person.done("check", "pain", "9")
    (undone,) = person.document("plan")["quotas"]
    assert undone["quota"] <= before["quota"]
    assert undone["because"][0]["undone"] is True or undone["because"][1]["undone"] is True


def step_refused(person: Person) -> str:
    result = person.pace("activity", "step", "walk")
    assert result.exit_code == 2, result.output
    return result.stderr


def test_a_holiday_lasts_until_the_day_that_was_typed(person: Person) -> None:
    """The receipt said 15 March, and the page below it 16 March."""
    said = person.done("--plain", "holiday", "until", "15", "March")
    assert "Saved: a holiday until 15 March 2026." in said
    assert "Lasts until 15 March 2026" in said
    assert "no steps up until 15 March." in person.done("--plain", "why")
    assert "pace holiday until sunday" in person.refused(
        "holiday", "from", "friday", "to", "sunday"
    )
