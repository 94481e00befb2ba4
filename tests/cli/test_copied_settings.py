"""Copies of settings files that a sync tool leaves: told, held to, and settled."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

from pacing_cli.cli import settling
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.settings import load_settings
from tests.cli.conftest import Person

FILES = ("profile", "activities", "goals", "care", "supports", "share")
NAMES = (
    "{}.sync-conflict-20260301-101010-ABCDEFG.toml",
    "{} (conflicted copy 2026-03-08).toml",
    "{} (Ana's conflicted copy 2026-03-08).toml",
    "{} (conflicted copy 2026-03-08 101010).toml",
    "{}_conflict-20260308-101010.toml",
    "{}-LAPTOP.toml",
    "{} (1).toml",
    "{} 2.toml",
    "{} - Copy.toml",
    "Copy of {}.toml",
    "{}.toml.orig",
    "{}.TOML",
    "{}.Toml.sync-conflict-20260301-101010-ABCDEFG",
)
COPY = "care (conflicted copy 2026-03-08).toml"
QUOTA = "2026-03-0{} 10:00 walk 10m pain 3-3\n2026-03-0{} 20:00 check pain 3\n"


@pytest.fixture
def walker(person: Person) -> Person:
    """Somebody whose walks are known, with four settings files of their own."""
    lines = "".join(QUOTA.format(day, day) for day in range(1, 8))
    person.done("log", "--from", "-", typed=lines)
    put(person, "care.toml", '[activity.walk]\nceiling = "15m"\n')
    put(person, "profile.toml", 'name = "Kim"\n')
    return person


def put(person: Person, name: str, text: str) -> Path:
    path = person.home / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def quota(person: Person) -> float | None:
    (walk,) = [one for one in person.document("plan")["quotas"] if one["activity"] == "walk"]
    return walk["quota"]


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("file", FILES)
def test_a_copy_is_told_by_its_name_with_what_to_type(person: Person, file: str, form: str) -> None:
    person.done("log", "walk", "5m")
    copy = put(person, form.format(file), "")
    said = person.pace("log", "walk", "5m")
    assert (said.exit_code, said.stderr.count(copy.name)) == (0, 1)
    assert "pace doctor --settle" in said.stderr
    looked = person.pace("doctor")
    assert looked.exit_code == 3
    assert copy.name in " ".join(looked.stdout.split())


@pytest.mark.parametrize(
    "words", [("plan",), ("check", "pain", "3"), ("bad",), ("today",), ("mode",), ("care",),
              ("goal",), ("support",), ("list",), ("report",), ()],
)  # fmt: skip
def test_every_command_tells_it_once(walker: Person, words: tuple[str, ...]) -> None:
    put(walker, COPY, '[activity.walk]\nceiling = "6m"\n')
    said = walker.pace(*words)
    assert (said.exit_code, said.stderr.count(COPY)) == (0, 1)


@pytest.mark.parametrize(
    "name", ["care.toml~", "care.toml.bak", ".care.toml.swp", "careful.toml", "notes.toml",
             "~syncthing~care.toml.tmp", ".syncthing.care.toml.tmp", "care.toml.part"],
)  # fmt: skip
def test_what_an_editor_keeps_or_a_tool_is_still_writing_is_no_copy(
    walker: Person, name: str
) -> None:
    put(walker, name, '[activity.walk]\nceiling = "6m"\n')
    said = walker.pace("plan")
    assert (said.exit_code, said.stderr) == (0, "")
    assert load_settings(Home(walker.home)).care.of("walk").ceiling.value == 15


def test_the_lower_ceiling_holds_until_it_is_settled(walker: Person) -> None:
    assert quota(walker) == 8
    copy = put(walker, COPY, '[activity.walk]\nceiling = "6m"\n')
    assert quota(walker) == 6
    copy.unlink()
    assert quota(walker) == 8


def test_a_ceiling_that_only_the_copy_has_holds(walker: Person) -> None:
    walker.home.joinpath("care.toml").unlink()
    put(walker, COPY, '[activity.Walk]\nceiling = "6m"\n')
    assert quota(walker) == 6


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('mode = "envelope"\n', "envelope"),
        ('[safety]\nasked_on = 2026-03-01\nred_flags = ["chest"]\n', "steady"),
        ('[[pauses]]\nwhy = "illness"\nsince = 2026-03-02\n', "rest"),
    ],
)
def test_a_stop_that_only_the_copy_has_holds(walker: Person, text: str, day: str) -> None:
    put(walker, "profile (1).toml", text)
    plan = walker.document("plan")
    assert plan["day"] == day
    reasons = {one["reason"] for q in plan["quotas"] for one in q["because"]}
    held = {one["reason"] for one in plan["notices"]} | reasons
    assert held & {"EnvelopeOn", "RedFlag", "PauseOn"}


def test_an_activity_paused_in_the_copy_is_paused(walker: Person) -> None:
    put(walker, "activities 2.toml", "[walk]\npaused = true\n")
    assert not [one for one in walker.document("plan")["quotas"] if one["activity"] == "walk"]


def test_a_share_tells_only_what_both_versions_allow(walker: Person) -> None:
    put(walker, "share.toml", '[employer]\nfields = ["capacity", "pain"]\n')
    put(walker, "share (1).toml", '[employer]\nfields = ["capacity", "notes"]\n')
    from pacing_cli.storage.settings.supports import load_lists

    assert load_lists(Home(walker.home))["employer"] == ("capacity",)


def test_a_copy_that_is_no_toml_is_told_and_the_file_counts(walker: Person) -> None:
    put(walker, COPY, "<<<<<<< HEAD\n")
    said = walker.pace("plan")
    assert said.exit_code == 0
    assert f"{COPY} line 1: this is not TOML" in said.stderr
    assert walker.pace("doctor").exit_code == 3
    copy = put(walker, COPY, "")
    copy.write_bytes(b"\xff")
    assert walker.pace("plan").exit_code == 0
    assert walker.pace("doctor").exit_code == 3


def test_a_floor_is_not_lost_to_a_copy_that_cannot_be_read(walker: Person) -> None:
    put(walker, "care.toml", '[activity.walk]\nfloor = "5m"\n')
    put(walker, COPY, "no toml")
    assert load_settings(Home(walker.home)).care.of("walk").floor.value == 5


def test_limits_in_two_measures_cannot_both_hold(walker: Person) -> None:
    put(walker, COPY, '[activity.walk]\nceiling = "900steps"\n')
    said = walker.pace("plan")
    assert said.exit_code == 3
    assert COPY in said.stderr.partition(" counts [activity.walk] in another measure")[0]
    assert walker.pace("log", "walk", "5m").exit_code == 0


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_the_sync_tool_holds_back_is_told_and_never_written_anew(
    walker: Person, file: str
) -> None:
    walker.home.joinpath(f"{file}.toml").unlink(missing_ok=True)
    stub = put(walker, f".{file}.toml.icloud", "bplist00")
    said = walker.pace("doctor")
    assert said.exit_code == 3
    assert f"{file}.toml: the sync tool has not brought this file" in " ".join(said.stdout.split())
    told = walker.pace("check", "pain", "3")
    assert (told.exit_code, told.stderr.count(stub.name)) == (0, 1)
    edits = {"profile": ("mode", "envelope"), "activities": ("activity", "pause", "walk"),
             "goals": ("goal", "add", "shop"), "care": ("visit", "--ceiling", "walk=9m", "--yes"),
             "supports": ("support", "add", "Ana"), "share": ("share", "deny", "--to", "family",
             "pain")}  # fmt: skip
    assert walker.pace(*edits[file]).exit_code in (2, 3)
    assert not walker.home.joinpath(f"{file}.toml").exists()


def test_limits_that_are_held_back_stop_advice(walker: Person) -> None:
    walker.home.joinpath("care.toml").rename(walker.home / ".care.toml.icloud")
    assert walker.pace("plan").exit_code == 3


def test_settling_without_a_terminal_says_what_to_type(walker: Person) -> None:
    put(walker, COPY, '[activity.walk]\nceiling = "6m"\n')
    before = walker.files()
    said = walker.pace("doctor", "--settle")
    assert said.exit_code == 3
    assert "pace doctor --settle --keep main" in said.stderr
    told = " ".join(said.stdout.split())
    assert 'activity.walk.ceiling: "15m" in care.toml, "6m" in the copy' in told
    assert walker.files() == before


def test_the_file_is_kept_and_the_copy_is_set_aside_whole(walker: Person) -> None:
    """Private also where the tool had left it open to others."""
    put(walker, COPY, text := '# mine\n[activity.walk]\nceiling = "6m"\n').chmod(0o644)
    main = walker.home.joinpath("care.toml").read_bytes()
    said = walker.done("doctor", "--settle", "--keep", "main")
    (kept,) = (walker.home / "backups" / "set-aside").iterdir()
    assert kept.read_text() == text
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.name in "".join(said.split("\n")).replace("  ", " ")
    assert walker.home.joinpath("care.toml").read_bytes() == main
    assert walker.pace("plan").stderr == ""
    assert quota(walker) == 8


def test_the_copy_is_taken_whole_and_undo_brings_the_file_back(walker: Person) -> None:
    put(walker, COPY, text := '# mine\n[activity.walk]\nceiling = "6m"\n')
    main = walker.home.joinpath("care.toml").read_text()
    walker.done("doctor", "--settle", "--keep", "copy")
    assert walker.home.joinpath("care.toml").read_text() == text
    walker.done("undo")
    assert walker.home.joinpath("care.toml").read_text() == main


def test_keys_are_chosen_one_by_one_and_comments_stay(walker: Person) -> None:
    put(walker, "care.toml",
        '# ours\nagreed_with = "B"\n\n[activity.walk]\nceiling = "15m"  # firm\nfloor = "2m"\n')  # fmt: skip
    put(walker, COPY, 'agreed_with = "A"\n[activity.walk]\nceiling = "6m"\n[activity.swim]\n'
        'ceiling = "4m"\n')  # fmt: skip
    walker.done("doctor", "--settle", "--keep", "main", "--keep", "activity.walk.floor=copy",
                "--keep", "activity.swim.ceiling=copy")  # fmt: skip
    text = walker.home.joinpath("care.toml").read_text()
    assert text == (
        '# ours\nagreed_with = "B"\n\n[activity.walk]\nceiling = "15m"  # firm\n\n'
        '[activity.swim]\nceiling = "4m"\n'
    )


def test_a_key_that_is_not_named_leaves_both_files(walker: Person) -> None:
    put(walker, COPY, 'agreed_with = "A"\n[activity.walk]\nceiling = "6m"\n')
    before = walker.files()
    said = walker.pace("doctor", "--settle", "--keep", "agreed_with=copy")
    assert said.exit_code == 3
    assert walker.files() == before
    assert "ceilling" in walker.refused("doctor", "--settle", "--keep", "ceilling=copy")
    assert "--keep is" in walker.refused("doctor", "--settle", "--keep", "both")


@pytest.mark.parametrize(
    "text",
    ['mode = "envelope"\n', '[safety]\nred_flags = ["chest"]\n',
     '[[pauses]]\nwhy = "illness"\nsince = 2026-03-02\n'],
)  # fmt: skip
def test_leaving_a_stop_is_an_act_of_its_own(walker: Person, text: str) -> None:
    """Of two copies none is settled, where one of them would lift something."""
    put(walker, COPY, '[activity.walk]\nceiling = "6m"\n')
    put(walker, "profile (1).toml", text)
    assert "--yes" in walker.refused("doctor", "--settle", "--keep", "main")
    walker.done("doctor", "--settle", "--keep", "main", "--yes")
    assert walker.home.joinpath("profile.toml").read_text() == 'name = "Kim"\n'


def test_what_only_a_copy_holds_cannot_be_left_without_settling(walker: Person) -> None:
    put(walker, "profile (1).toml",
        'mode = "envelope"\n[safety]\nred_flags = ["chest"]\n[[pauses]]\nwhy = "illness"\n'
        "since = 2026-03-02\n")  # fmt: skip
    for words in (("mode", "graded", "--yes"), ("mode", "resume"), ("safety", "clear", "--yes")):
        assert "pace doctor --settle" in walker.refused(*words, code=3)
    walker.done("mode", "envelope")
    assert 'mode = "envelope"' in walker.home.joinpath("profile.toml").read_text()


def test_a_copy_without_a_file_becomes_the_file(walker: Person) -> None:
    put(walker, "goals (1).toml", text := '[shop]\nwhat = "to the shop"\n')
    walker.done("doctor", "--settle", "--keep", "copy")
    assert walker.home.joinpath("goals.toml").read_text() == text


def test_a_copy_that_says_the_same_is_settled_without_a_question(walker: Person) -> None:
    put(walker, COPY, '[activity.walk]\nceiling = "15m" # same\n')
    walker.done("doctor", "--settle", "--keep", "main")
    assert not walker.home.joinpath(COPY).exists()


def test_copies_are_in_the_dated_copies_and_private(walker: Person) -> None:
    put(walker, "care.toml.orig", "x = 1\n").chmod(0o644)
    walker.done("backup")
    (copied,) = walker.home.glob("backups/2*/care.toml.orig")
    assert copied.read_text() == "x = 1\n"
    assert walker.home.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that tells capitals apart")
@pytest.mark.parametrize("change", [str.upper, str.title])
def test_a_month_file_in_capitals_is_read_and_told(walker: Person, change) -> None:
    before = walker.entries()
    (month,) = walker.home.glob("journal/*.jsonl")
    capitals = month.rename(month.with_name(month.stem + change(".jsonl")))
    assert walker.entries() == before
    assert capitals.name in "".join(walker.pace("doctor").stdout.split())
    walker.done("doctor", "--repair")
    assert walker.entries() == before
    assert not capitals.exists()


@pytest.fixture
def asked(walker: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """At a terminal, with a copy that differs in two keys."""
    monkeypatch.setattr(settling, "may_ask", lambda _: True)
    put(walker, COPY, '[activity.walk]\nceiling = "6m"\nstop = ["dizzy"]\n')
    return walker


@pytest.mark.parametrize(
    ("answers", "ceiling", "stop"),
    [("1\n", 15, ()), ("2\n", 6, ("dizzy",)), ("k\n1\n2\n", 15, ("dizzy",)),
     ("k\n2\n1\n", 6, ())],
)  # fmt: skip
def test_at_a_terminal_both_are_shown_and_one_is_chosen(
    asked: Person, answers: str, ceiling: float, stop: tuple[str, ...]
) -> None:
    said = asked.done("doctor", "--settle", typed=answers)
    assert 'activity.walk.ceiling: 1 "15m", 2 "6m"' in said
    agreed = load_settings(Home(asked.home)).care.of("walk")
    assert agreed.ceiling
    assert (agreed.ceiling.value, agreed.stop) == (ceiling, stop)
    assert not (asked.home / COPY).exists()


@pytest.mark.parametrize("answers", ["\n", "k\n1\n\n", "what\n"])
def test_enter_leaves_both_files(asked: Person, answers: str) -> None:
    before = asked.files()
    assert asked.pace("doctor", "--settle", typed=answers).exit_code == 3
    assert asked.files() == before


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3)])
def test_at_a_terminal_leaving_a_stop_is_asked_once_more(
    asked: Person, answer: str, code: int
) -> None:
    (asked.home / COPY).unlink()
    copy = put(asked, "profile (1).toml", 'mode = "envelope"\n')
    said = asked.pace("doctor", "--settle", typed=f"1\n{answer}\n")
    assert "That leaves envelope mode. Do it?" in said.stdout
    assert (said.exit_code, copy.exists()) == (code, answer == "n")


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3)])
def test_a_copy_that_cannot_be_read_can_be_moved_away(
    asked: Person, answer: str, code: int
) -> None:
    copy = put(asked, COPY, "<<<")
    assert asked.pace("doctor", "--settle", typed=f"{answer}\n").exit_code == code
    assert copy.exists() == (answer == "n")


def test_a_copy_that_cannot_be_read_is_never_taken(walker: Person) -> None:
    copy = put(walker, COPY, "<<<")
    before = walker.files()
    assert walker.pace("doctor", "--settle", "--keep", "copy").exit_code == 3
    assert walker.files() == before
    walker.done("doctor", "--settle", "--keep", "main")
    assert not copy.exists()


def test_values_of_every_kind_are_taken(walker: Person) -> None:
    """Tables, lists of tables, dates, times, nested keys: what is chosen is what is read."""
    put(walker, "profile.toml", 'name = "Kim"\n[flare_plan]\nhelps = ["tea"]\n')
    text = (
        'day = "07:00-21:00"\nmode_since = 2026-03-01\n[safety]\nasked_on = 2026-03-02\n'
        '[[pauses]]\nwhy = "medicine"\nsince = 2026-03-02\n[parameters]\nprogress.pct = 5\n'
        '[coping]\nany = "walk \\"slowly\\""\n'
    )
    put(walker, "profile (1).toml", text)
    keys = ("day", "mode_since", "safety.asked_on", "pauses", "parameters.progress.pct",
            "coping.any")  # fmt: skip
    kept = [word for key in keys for word in ("--keep", f"{key}=copy")]
    walker.done("doctor", "--settle", "--keep", "main", *kept)
    found = tomllib.loads((walker.home / "profile.toml").read_text())
    assert found == {"name": "Kim", "flare_plan": {"helps": ["tea"]}, **tomllib.loads(text)}


def test_with_json_there_is_one_document(walker: Person) -> None:
    put(walker, COPY, '[activity.walk]\nceiling = "6m"\n')
    found = json.loads(walker.pace("doctor", "--json").stdout)
    (finding,) = [one for one in found["findings"] if one["where"] == COPY]
    assert finding["details"][0]["where"] == "activity.walk.ceiling"
    (told,) = walker.document("doctor", "--settle", "--keep", "main")["repaired"]
    assert COPY in told


def test_a_copy_that_cannot_be_moved_is_said_as_it_is(
    walker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file holds the choice by then: "nothing was saved" would not be true."""
    copy = put(walker, COPY, text := '[activity.walk]\nceiling = "6m"\n')

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pacing_cli.storage.maintenance.repair.os.rename", refused)
    said = walker.pace("doctor", "--settle", "--keep", "copy")
    assert said.exit_code == 4
    assert "care.toml has your choice" in said.stderr
    assert "othing was written" not in said.stderr
    assert walker.home.joinpath("care.toml").read_text() == copy.read_text() == text
