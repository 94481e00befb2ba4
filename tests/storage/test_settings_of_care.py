"""Anchors, coping, kinds of medicine, and what was agreed on about stopping: read with problems."""

from pathlib import Path

import pytest

from pacing_cli.errors import FileNotUsable
from pacing_cli.model.activity import StopSign
from pacing_cli.model.settings import Settings
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.settings import check_settings, load_settings


def read(root: Path, **files: str) -> Settings:
    for name, text in files.items():
        (root / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_settings(Home(root))


def test_an_anchor_that_is_a_measure_decides_what_is_counted(tmp_path: Path) -> None:
    found = read(tmp_path, activities='[walk]\nanchor = "steps"\n\n[choir]\nanchor = "effort 4"\n')
    assert (found.activity("walk").measure, found.activity("walk").cue) == ("steps", "")
    assert (found.activity("choir").measure, found.activity("choir").cue) == (None, "effort 4")


def test_what_was_agreed_on_about_stopping_and_days(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        activities='[walk]\ndays = ["tue", "wed", "sat"]\n',
        care='[activity.walk]\neffort_max = 4\nhr_max = 110\nstop = "dizzy"\n'
        'days = ["wed", "Saturday", "sun"]\n\n[activity.rows]\nstop = ["a", "b"]\ndays = ["mon"]\n',
    )
    agreed = found.care.of("walk")
    assert agreed.stop_sign == StopSign(4, 110, ("dizzy",))
    assert found.activity("walk").days == ("wed", "sat")
    assert found.activity("rows").days == ("mon",)
    assert found.care.of("rows").stop == ("a", "b")


def told_beside(root: Path, activities: str, care: str) -> list[str]:
    (root / "activities.toml").write_text(activities, encoding="utf-8")
    (root / "care.toml").write_text(care, encoding="utf-8")
    return [str(notice) for notice in check_settings(Home(root)).notices]


def test_a_limit_under_a_misspelt_name_is_told_as_it_holds_for_nothing(tmp_path: Path) -> None:
    """A ceiling was written by hand for `kitchn`; the plan went on above it and said nothing."""
    told = told_beside(tmp_path, "[kitchen]\n", '\n[activity.kitchn]\nceiling = "4m"\n')
    assert told == [
        "care.toml line 2: `kitchn` is not one of your activities, so this limit is not used. Did you mean `kitchen`?"
    ]


def test_a_limit_by_another_name_is_told(tmp_path: Path) -> None:
    """`max` was clear to everybody but the program, which read no limit at all."""
    told = told_beside(tmp_path, "[walk]\n", '[activity.walk]\nmax = "4m"\nhold = 9\n')
    assert told == [
        "care.toml line 2: `max` is not a key that pace knows. Did you mean `ceiling`?",
        "care.toml line 3: `hold` is not a key that pace knows. Did you mean `hold_days`?",
    ]


def test_a_limit_for_something_to_begin_with_needs_no_word(tmp_path: Path) -> None:
    care = '[activity.stairs]\nbaseline = "5m"\n\n[activity.Walk]\nceiling = "4m"\n'
    assert told_beside(tmp_path, "[walk]\n", care) == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("agreed_on = 1.3.2026", "Write a date without quotes: 2026-03-01"),
        ("agreed_on = 2026-3-1", "Write a date without quotes: 2026-03-01"),
        ("agreed_with = “A. Therapist”", 'Type straight quotes: "15m"'),
        ("agreed_with = A. Therapist", 'with text in "quotes"'),
    ],
)
def test_a_line_that_is_no_toml_is_told_how_it_is_written(
    tmp_path: Path, row: str, says: str
) -> None:
    """A therapist typed the file in a word processor, and sent it by e-mail."""
    with pytest.raises(FileNotUsable) as refused:
        read(tmp_path, care=row + "\n")
    assert says in str(refused.value.problems[0])


def test_where_no_day_is_left_of_the_persons_own_the_agreed_ones_hold(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        activities='[walk]\ndays = ["tue"]\n',
        care='[activity.walk]\ndays = ["mon"]\n',
    )
    assert found.activity("walk").days == ("mon",)


def test_coping_and_kinds_of_medicine(tmp_path: Path) -> None:
    profile = read(
        tmp_path,
        profile='[coping]\npain = "warm pack"\nany = "call off one thing"\n\n'
        '[medicine.Codeine]\nkind = "opioid"\n\n[medicine."co codamol"]\nkind = "combination"\n',
    ).profile
    assert profile.coping == {"pain": "warm pack", "any": "call off one thing"}
    assert profile.medicines == {"codeine": "opioid", "co codamol": "combination"}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("activities", '[walk]\nanchor = "effort 12"', "Allowed: effort from 0 to 10"),
        ("activities", "[walk]\nanchor = 4", 'text in "quotes"'),
        ("activities", '[walk]\nmeasure = "steps"\nanchor = "reps"', "`measure` is steps"),
        ("care", "[activity.walk]\neffort_max = 11", "a number from 0 to 10"),
        ("care", "[activity.walk]\nhr_max = 500", "a number from 20 to 250"),
        ("care", "[activity.walk]\nstop = 7", "a list of texts"),
        ("care", '[activity.walk]\ndays = ["caturday"]', '"caturday"'),
        ("profile", "[coping]\npain = 3", 'text in "quotes"'),
        ("profile", '[medicine.x]\nkind = "strong"', '"simple", "opioid", "triptan"'),
        (
            "profile",
            '[[pauses]]\nwhy = "illness"\nsince = 2026-03-08\nuntil = 2026-03-01',
            "before `since`",
        ),
    ],
)
def test_what_cannot_hold_is_named_with_what_is_allowed(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(FileNotUsable) as refused:
        read(tmp_path, **{name: text})
    (problem,) = refused.value.problems
    assert told in problem.message
    assert problem.where.startswith(f"{name}.toml line ")
