"""Every command that edits a settings file: parsed before + the change = parsed after.

The files are written in all the ways that TOML allows; what the change is stands here
once more, on plain values.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from pacing_cli.storage.settings.toml_change import same
from tests.cli.conftest import Person
from tests.storage.toml_texts import Writer, parsed

File: TypeAlias = dict[str, Any]
TODAY = date(2026, 3, 8)
_REMARK = re.compile(r"# remark \d+|# end")


# Files that hold


def some(chance: Random, value: File, always: tuple[str, ...] = ()) -> File:
    """A part of the keys, in any order."""
    keys = [key for key in value if key in always or chance.random() < 0.5]
    chance.shuffle(keys)
    return {key: value[key] for key in keys}


def profile(chance: Random) -> File:
    since = chance.choice([date(2026, 1, 5), date(2026, 2, 1)])
    closed = {"why": "condition", "since": date(2026, 1, 2), "until": date(2026, 1, 9)}
    an_open_one = {"since": since, "why": "illness"}
    plan = {
        "helps": chance.choice([["tea"], ["a warm # pack", "lie\tdown", "x"]]),
        "drop": [],
        "triggers": some(chance, {"busy": "rest", "long walk": "shorter"}),
        "signs": ["a stiff neck"],
        "read_on": date(2026, 1, 1),
    }
    return some(chance, {
        "name": "Kim",
        "mode": chance.choice(["graded", "envelope"]),
        "mode_since": date(2026, 2, 1),
        "contingency": chance.choice([[], ["lie down"], ["lie down", "tea"]]),
        "flare_plan": some(chance, plan),
        "safety": some(chance, {
            "asked_on": date(2026, 1, 1), "red_flags": chance.choice([[], ["night pain"]]),
            "post_exertional": False,
        }),
        "pauses": chance.choice([[], [closed], [closed, an_open_one], [an_open_one]]),
        "lifted": chance.choice([[], [{"why": "envelope", "until": date(2025, 3, 1)}]]),
        "coping": some(chance, {"pain": "warm pack", "any": "call off one thing"}),
        "medicine": {"co codamol": {"kind": "combination"}, "x": {"kind": "opioid"}},
        "parameters": chance.choice([{"progress.pct": 5}, {"progress": {"pct": 5}}]),
        "own": {"key": [1, [2.5, "x"]], "a.b": {"": True}},
    })  # fmt: skip


def care(chance: Random) -> File:
    limits = {"floor": "5m", "ceiling": "30m", "hold_days": 7, "stop": ["dizzy", "pale"]}
    activities = {name: some(chance, limits) for name in ("walk", "kitchen", "long walk")}
    return some(chance, {
        "agreed_with": "A. Therapist",
        "agreed_on": date(2026, 1, 1),
        "review_on": date(2026, 6, 1),
        "activity": some(chance, activities),
        "own": {"x": {"y": 1}},
    })  # fmt: skip


def activities(chance: Random) -> File:
    table = {
        "measure": "minutes", "demand": 3, "days": ["mon", "fri"], "paused": False,
        "meaning": "air", "own": {"x": 1},
    }  # fmt: skip
    names = {name: some(chance, table) for name in ("walk", "kitchen", "long walk")}
    return some(chance, names, ("walk",))


def goals(chance: Random) -> File:
    table = {
        "what": "to the shop", "why": "apples", "by": date(2026, 9, 1), "activities": ["walk"],
        "actions": ["call", "ask"], "own": {"x": {}},
    }  # fmt: skip
    return some(chance, {"shop": some(chance, table), "my choir": some(chance, table)}, ("shop",))


def supports(chance: Random) -> File:
    table = {
        "kind": "work", "what": "sister", "good_for": ["a lift", "shopping"],
        "contact": "0123 # 4", "own": {"x": [{}]},
    }  # fmt: skip
    return some(chance, {"Ana": some(chance, table), "Bo B": some(chance, table)}, ("Ana",))


def share(chance: Random) -> File:
    return some(chance, {"family": {"fields": ["capacity", "goals"]}, "employer": {"fields": []}})


MAKERS: dict[str, Callable[[Random], File]] = {
    "profile": profile, "care": care, "activities": activities, "goals": goals,
    "supports": supports, "share": share,
}  # fmt: skip


# What each command asks for


def _mode(file: File, mode: str) -> None:
    before = file.get("mode", "graded")
    if before == "envelope" != mode:
        since = {"since": file["mode_since"]} if "mode_since" in file else {}
        file.setdefault("lifted", []).append({"why": "envelope", **since, "until": TODAY})
    if before != mode:
        file.update(mode=mode, mode_since=TODAY)


def _pause(file: File) -> None:
    for one in file.get("pauses", []):
        if one["why"] == "illness":
            return
    file.setdefault("pauses", []).append({"why": "illness", "since": TODAY})


def _resume(file: File) -> None:
    for one in file.get("pauses", []):
        one.setdefault("until", TODAY)


def _planned(change: Callable[[File], object]) -> Callable[[File], None]:
    def whole(file: File) -> None:
        change(file)
        file.setdefault("flare_plan", {})["read_on"] = TODAY

    return whole


def _of_plan(file: File, part: str, empty: Any) -> Any:
    return file.setdefault("flare_plan", {}).setdefault(part, empty)


def _flags(file: File) -> None:
    table = file.setdefault("safety", {})
    if table.get("red_flags"):
        since = {"since": table["asked_on"]} if "asked_on" in table else {}
        file.setdefault("lifted", []).append({"why": "red_flag", **since, "until": TODAY})
    table.update(asked_on=TODAY, red_flags=[])


def _limit(key: str, name: str, value: str) -> Callable[[File], None]:
    def change(file: File) -> None:
        file.update(agreed_with="Kim", agreed_on=TODAY)
        file.setdefault("activity", {}).setdefault(name, {})[key] = value

    return change


def _no_ceiling(file: File) -> None:
    file.update(agreed_with="Kim", agreed_on=TODAY)
    file.setdefault("activity", {}).setdefault("walk", {}).pop("ceiling", None)


def _employer(file: File) -> None:
    own = file.get("employer", {"fields": ["capacity", "adjustments"]})
    file["employer"] = {"fields": [*own["fields"], "sleep"]}


def _family(file: File) -> None:
    shipped = ["capacity", "helps", "supports", "good_days", "goals"]
    own = file.get("family", {"fields": shipped})
    file["family"] = {"fields": [one for one in own["fields"] if one != "goals"]}


def _cleared(file: File) -> None:
    if file.get("safety", {}).get("red_flags"):
        _flags(file)


def _first_out(part: str) -> Callable[[File], object]:
    """The first line of a part taken out; a command that is refused changes nothing."""

    def change(file: File) -> object:
        place = file if part == "contingency" else file.get("flare_plan", {})
        lines = place.get(part)
        if not lines:
            return REFUSED
        del lines[next(iter(lines)) if part == "triggers" else 0]
        file.setdefault("flare_plan", {})["read_on"] = TODAY
        return None

    return change


REFUSED = "refused"
COMMANDS: dict[str, tuple[str, Callable[[File], object]]] = {
    "mode envelope": ("profile", lambda file: _mode(file, "envelope")),
    "mode graded --yes": ("profile", lambda file: _mode(file, "graded")),
    "mode pause illness": ("profile", _pause),
    "mode resume": ("profile", _resume),
    "flare plan helps soup": (
        "profile", _planned(lambda file: _of_plan(file, "helps", []).append("soup"))),
    "flare plan bad soup": (
        "profile", _planned(lambda file: file.setdefault("contingency", []).append("soup"))),
    "flare plan trigger rain tea": (
        "profile", _planned(lambda file: _of_plan(file, "triggers", {}).update(rain="tea"))),
    "flare plan without helps 1": ("profile", _first_out("helps")),
    "flare plan without trigger 1": ("profile", _first_out("triggers")),
    "flare plan without bad 1": ("profile", _first_out("contingency")),
    "flare plan read": ("profile", _planned(lambda file: None)),
    "setup --name Bo --country GB": (
        "profile", lambda file: file.update(name="Bo", country="GB")),
    "setup --red-flags none": ("profile", _flags),
    "safety clear --yes": ("profile", _cleared),
    "review --helps tea --done": (
        "profile", lambda file: file.setdefault("coping", {}).update(any="tea")),
    "visit --with Kim --ceiling walk=20m --yes": ("care", _limit("ceiling", "walk", "20m")),
    "visit --with Kim --floor swim=2m --yes": ("care", _limit("floor", "swim", "2m")),
    "visit --with Kim --ceiling walk=none --yes": ("care", _no_ceiling),
    "activity pause walk": ("activities", lambda file: file["walk"].update(paused=True)),
    "activity resume walk": ("activities", lambda file: file["walk"].update(paused=False)),
    "activity restart walk": (
        "activities", lambda file: file["walk"].update(restart_on=TODAY)),
    "setup --activity dance:12m": (
        "activities", lambda file: file.update(dance={"measure": "minutes"})),
    "activity set walk --demand 5": ("activities", lambda file: file["walk"].update(demand=5)),
    "activity set walk --days mon,wed": (
        "activities", lambda file: file["walk"].update(days=["mon", "wed"])),
    "activity add swim --demand 4": (
        "activities", lambda file: file.update(swim={"demand": 4})),
    "log swim 5m": ("activities", lambda file: file.update(swim={})),
    "goal set shop --why pears": ("goals", lambda file: file["shop"].update(why="pears")),
    "goal add choir2 --what sing --review 2026-05-01": (
        "goals", lambda file: file.update(
            choir2={"what": "sing", "set_on": TODAY, "review_on": date(2026, 5, 1)})),
    "goal close shop": (
        "goals", lambda file: file["shop"].update(
            closed=True, closed_on=TODAY, closed_how="reached")),
    "visit --goal shop=2026-10-01 --yes": (
        "goals", lambda file: file["shop"].update(by=date(2026, 10, 1))),
    "support add Ana --contact 9": ("supports", lambda file: file["Ana"].update(contact="9")),
    "support remove Ana": ("supports", lambda file: file.pop("Ana")),
    "share allow employer sleep": ("share", _employer),
    "share keep family goals": ("share", _family),
    "support add Cleo": ("supports", lambda file: file.update(Cleo={"kind": "person"})),
}  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS)
@settings(max_examples=12)
@given(seed=st.integers(0, 2**64))
def test_a_command_changes_what_was_asked_and_nothing_else(words: str, seed: int) -> None:
    chance = Random(seed)
    name, change = COMMANDS[words]
    value = MAKERS[name](chance)
    content = Writer(chance).text(value)
    note(content.decode())
    held, wanted = parsed(content), parsed(content)
    assert same(held, value)
    refused = change(wanted) == REFUSED
    with TemporaryDirectory() as folder:
        person = Person(Path(folder), "2026-03-08T09:30")
        for other in {"activities", "goals"} - {name}:
            (person.home / f"{other}.toml").write_text("")
        path = person.home / f"{name}.toml"
        path.write_bytes(content)
        assert (person.pace(*words.split(" ")).exit_code == 2) == refused
        after = path.read_bytes()
    assert same(parsed(after), wanted), (held, after.decode())
    if words != "support remove Ana":
        assert set(_REMARK.findall(content.decode())) == set(_REMARK.findall(after.decode()))
