"""The four TOML files: read whole, all problems together, and edited without touching the rest."""

import os
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import CouldNotWrite, FileNotUsable
from pacing_cli.model.activity import Activity
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Settings
from pacing_cli.storage.journal.journal import Journal
from pacing_cli.storage.settings.care import read_care
from pacing_cli.storage.settings.formats import read_activities
from pacing_cli.storage.settings.profile import read_profile
from pacing_cli.storage.settings.settings import (
    add_activity,
    check_settings,
    edit_toml,
    known_activities,
    load_settings,
)
from pacing_cli.storage.settings.toml_table import TomlFile
from tests.storage.moments import NOW, walk

PROFILE = """\
# my own
name = "Kim"
zone = "Europe/Berlin"
country = "de"
day = "07:30-21:00"
mode = "envelope"
mode_since = 2026-02-01
contingency = ["lie down", "tea"]

[safety]
asked_on = 2026-01-01
red_flags = ["night pain"]
post_exertional = true

[[pauses]]
why = "illness"
since = 2026-02-03

[parameters]
"progress.pct" = 5
flare.window = 28
"""
ACTIVITIES = """\
[walk]
measure = "minutes"
demand = 3
days = ["mon", "Wednesday", "fri"]
paused = false
step = "90s"
short = ["w", "wlk"]
priority = "must"
meaning = "air"
lighter = "sit outside"
kind = "moving"

["spülen & Küche"]
resistance = true
"""
CARE = """\
agreed_with = "A. Therapist"
agreed_on = 2026-03-01
review_on = "2026-06-01"
[activity.walk]
ceiling = "15m"
floor = "5m"
step = "1m"
hold_days = 7
method = "three_trials"
[activity."spülen & Küche"]
good = "20m"
bad = "10m"
"""
GOALS = """\
[shop]
what = "to the shop and back"
why = "to choose my own apples"
by = 2026-09-01
activities = ["walk"]
closed = false
"""


def write(home, **texts: str) -> None:
    home.root.mkdir(exist_ok=True)
    for name, text in texts.items():
        (home.root / f"{name}.toml").write_text(text)


def problems(home) -> list[str]:
    with pytest.raises(FileNotUsable) as refused:
        load_settings(home)
    assert refused.value.exit_code == 3
    return [str(problem) for problem in refused.value.problems]


def test_without_any_file_everything_is_as_it_comes(home):
    assert load_settings(home) == Settings()
    assert not home.root.exists()


def test_every_documented_key_is_read(home):
    write(home, profile=PROFILE, activities=ACTIVITIES, care=CARE, goals=GOALS)
    settings = load_settings(home)
    profile, care = settings.profile, settings.care
    assert (profile.name, profile.zone, profile.country) == ("Kim", "Europe/Berlin", "DE")
    assert (profile.day_start, profile.day_end) == (450, 1260)
    assert (profile.mode, profile.mode_since) == ("envelope", date(2026, 2, 1))
    assert profile.contingency == ("lie down", "tea")
    assert profile.safety == (date(2026, 1, 1), ("night pain",), True, True)
    assert [(pause.why, pause.since) for pause in profile.pauses] == [("illness", date(2026, 2, 3))]
    assert (settings.parameters.progress_pct, settings.parameters.flare_window) == (5, 28)
    walking = settings.activities["walk"]
    assert (walking.days, walking.step, walking.short) == (("mon", "wed", "fri"), 1.5, ("w", "wlk"))
    assert settings.activities["spülen & Küche"].resistance
    assert (care.agreed_on, care.review_on) == (date(2026, 3, 1), date(2026, 6, 1))
    assert care.of("walk").ceiling == Amount("minutes", 15)
    assert care.of("spülen & Küche").bad == Amount("minutes", 10)
    assert care.of("other") == Agreement()
    assert settings.goals[0].activities == ("walk",)
    assert check_settings(home).notices == ()


def test_all_problems_of_all_files_are_told_together_with_their_lines(home):
    write(
        home,
        profile='mode = "grade"\n[parameters]\n"progress.pct" = 40\nflare.windo = 20\n',
        activities='[walk]\ndays = ["montag"]\n\n[swim]\ndemand = 11\n',
        care='[activity.walk]\nceiling = "5m"\nfloor = "10m"\n',
        goals="[shop\n",
    )
    told = problems(home)
    assert [text.split(":")[0] for text in told] == [
        "profile.toml line 1", "profile.toml line 3", "profile.toml line 4",
        "activities.toml line 2", "activities.toml line 5", "goals.toml line 1",
        "care.toml line 2",
    ]  # fmt: skip
    assert 'Allowed: one of "graded", "envelope"' in told[0]
    assert "from 5 to 20" in told[1]
    assert "Did you mean `flare.window`" in told[2]
    assert "below the floor of 10 min" in told[6]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("profile", 'day = "20:00-08:00"', "`day` is"),
        ("profile", 'day = "08:00-24:30"', "`day` is"),
        ("profile", "day = 8", "`day` is 8. Allowed: text"),
        ("profile", 'country = "Germany"', "two letters"),
        ("profile", 'contingency = "tea"', "a list of texts"),
        ("profile", "safety = 3", "Allowed: a table"),
        ("profile", '[safety]\npost_exertional = "yes"', "true or false"),
        ("profile", 'mode_since = "soon"', "a date without quotes"),
        ("profile", '[parameters]\n"baseline.min_trials" = 3.5', "a whole number from 2 to 7"),
        ("profile", "[parameters]\nprogress.pct = true", "from 5 to 20"),
        ("profile", "[parameters]\nprogress.pct = nan", "from 5 to 20"),
        ("profile", '[[pauses]]\nwhy = "illness"', "`since` in [pauses] is missing"),
        ("profile", 'pauses = "illness"', "tables, each beginning with a line [[pauses]]"),
        ("activities", "demand = 3", "is outside every activity"),
        ("activities", '[walk]\nmeasure = "minute"', '"minutes", "steps"'),
        ("activities", '[walk]\npaused = "no"', "true or false"),
        ("activities", '[walk]\nmeasure = "minutes"\nstep = "50steps"', "is in steps"),
        ("activities", "[walk]\nstep = 0", "above 0"),
        ("activities", "[walk]\ndemand = true", "a number from 0 to 10"),
        ("care", "[activity]\nceiling = 15", "needs the name of its activity"),
        ("care", "[activity.walk]\nceiling = 15", '"12m", "1h20m", "1400steps"'),
        ("care", '[activity.walk]\nstep = "0m"', "more than 0"),
        ("care", '[activity.walk]\nmethod = "guess"', '"good_bad_midpoint"'),
        ("care", "[activity.walk]\nhold_days = 0", "a whole number from 1 to 365"),
        ("care", '[activity.walk]\nceiling = "15m"\nfloor = "500steps"', "one measure"),
        ("care", '[activity.walk]\ngood = "5m"\nbad = "9m"', "below the bad of 9 min"),
        ("care", "agreed_on = 5", "a date"),
        ("goals", '[shop]\nby = "autumn"', "a date"),
    ],
)
def test_a_value_that_cannot_hold_is_named_with_what_is_allowed(home, name, text, told):
    write(home, **{name: text})
    (problem,) = problems(home)
    assert problem.startswith(f"{name}.toml line ")
    assert told in problem


def test_a_limit_in_another_measure_than_the_activity_could_never_be_held(home):
    write(home, activities='[walk]\nmeasure = "steps"\n', care=CARE)
    assert len(problems(home)) == 3
    assert "activities.toml measures it in steps" in problems(home)[0]


def test_a_key_that_nobody_reads_is_left_and_a_misspelled_one_is_worth_a_notice(home):
    write(home, care='colour = "red"\n[activity.walk]\ncieling = "15m"\n')
    checked = check_settings(home)
    assert checked.problems == ()
    assert [str(n) for n in checked.notices] == [
        "care.toml line 3: `cieling` is not a key that pace knows. Did you mean `ceiling`?"
    ]
    assert load_settings(home).care.of("walk").ceiling is None


@pytest.mark.parametrize(
    "content", [b"\xff\xfe[walk]", b'[walk]\nmeaning = "\xe4"\n', b"[walk", b"a = " + b"[" * 5000]
)
def test_a_file_that_is_no_toml_is_named_and_left_as_it_is(home, content):
    home.root.mkdir()
    home.activities.write_bytes(content)
    assert "activities.toml line " in problems(home)[0]
    for change in (
        lambda: add_activity(home, Activity("swim")),
        lambda: edit_toml(home.activities, lambda document: document.clear()),
    ):
        with pytest.raises(FileNotUsable):
            change()
    assert home.activities.read_bytes() == content


def test_a_care_file_that_is_a_broken_link_or_a_folder_is_never_taken_for_no_limits(home):
    home.root.mkdir()
    home.care.symlink_to("gone.toml")
    assert "a link that leads nowhere" in problems(home)[0]
    home.care.unlink()
    home.care.mkdir()
    assert "a folder is where a file is needed" in problems(home)[0]


def test_a_mark_at_the_beginning_and_foreign_line_ends_do_not_matter_and_stay(home):
    home.root.mkdir()
    home.activities.write_bytes(b"\xef\xbb\xbf# mine\r\n[walk]\r\ndemand = 3\r\n")
    assert list(known_activities(home)) == ["walk"]
    assert load_settings(home).activities["walk"].demand == 3
    add_activity(home, Activity("swim", paused=True))

    def harder(document):
        document["walk"]["demand"] = 4

    edit_toml(home.activities, harder)
    assert home.activities.read_bytes() == (
        b"\xef\xbb\xbf# mine\r\n[walk]\r\ndemand = 4\r\n\r\n[swim]\r\npaused = true\r\n"
    )


def test_an_edit_changes_what_was_asked_and_nothing_else(home):
    write(home, activities=ACTIVITIES)

    def pause(document):
        document["walk"]["paused"] = True

    edit_toml(home.activities, pause)
    assert home.activities.read_text() == ACTIVITIES.replace("paused = false", "paused = true")


def test_an_edit_that_changes_nothing_writes_nothing(home):
    write(home, activities=ACTIVITIES)
    before = home.activities.stat().st_mtime_ns
    edit_toml(home.activities, lambda document: None)
    assert home.activities.stat().st_mtime_ns == before
    assert not home.backups.exists()


def test_an_edit_that_would_leave_a_file_that_cannot_be_used_is_not_written(home):
    write(home, care=CARE)

    def lower(document):
        document["activity"]["walk"]["ceiling"] = "1m"

    with pytest.raises(FileNotUsable, match="Nothing was saved") as refused:
        edit_toml(home.care, lower)
    assert "below the floor" in str(refused.value.problems[0])
    assert home.care.read_text() == CARE


def test_an_edit_follows_a_link_and_leaves_it_a_link(home, tmp_path):
    home.root.mkdir()
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("[walk]\n")
    home.activities.symlink_to(kept)
    add_activity(home, Activity("swim"))
    assert home.activities.is_symlink()
    assert kept.read_text() == "[walk]\n\n[swim]\n"


def test_an_edit_that_cannot_be_written_leaves_the_old_file(home):
    write(home, activities=ACTIVITIES)
    (home.root / "backups").write_text("a file in the way")
    with pytest.raises(CouldNotWrite, match="Nothing was saved"):
        add_activity(home, Activity("swim"))
    assert home.activities.read_text() == ACTIVITIES
    assert sorted(os.listdir(home.root)) == ["activities.toml", "backups"]


def test_adding_an_activity_that_is_there_changes_nothing(home):
    write(home, activities=ACTIVITIES)
    add_activity(home, Activity("walk", demand=9))
    assert home.activities.read_text() == ACTIVITIES


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=15),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=15),
)
def test_any_name_and_any_words_come_back_from_the_file(tmp_path_factory, name, meaning):
    from pacing_cli.storage.paths import Home

    home = Home(tmp_path_factory.mktemp("home") / "home")
    wanted = Activity(name, "minutes", 2.5, days=("mon",), short=(meaning,), meaning=meaning)
    add_activity(home, Activity("first"))
    add_activity(home, wanted)
    assert load_settings(home).activities[name] == wanted
    assert known_activities(home) == {meaning: name} | {"first": "first", name: name}


@given(
    st.lists(st.sampled_from([*ACTIVITIES.splitlines(), "x = '''", "a.b = 1", "[a.b]", "[[c]]"]))
)
def test_the_quick_way_to_the_names_never_differs_from_the_whole_one(tmp_path_factory, rows):
    from pacing_cli.storage.paths import Home

    home = Home(tmp_path_factory.mktemp("home"))
    text = "\n".join(rows)
    home.activities.write_text(text)
    try:
        tomllib.loads(text)
        whole = load_settings(home).activities
    except (tomllib.TOMLDecodeError, FileNotUsable):
        return
    shorts = {short: name for name, one in whole.items() for short in one.short}
    assert known_activities(home) == {**shorts, **{name: name for name in whole}}


@given(st.text(max_size=80))
def test_any_text_is_settings_or_has_problems_and_nothing_is_raised(text):
    for reader in (read_profile, read_activities, read_care):
        file = TomlFile("care.toml", text)
        reader(file)
        for problem in file.problems:
            assert problem.where.startswith("care.toml")


def test_settings_edits_and_entries_may_come_in_any_order(home):
    add_activity(home, Activity("walk"))
    Journal(home, lambda: "word").append([walk()], NOW)
    add_activity(home, Activity("swim"))
    assert list(known_activities(home)) == ["walk", "swim"]
    modes = {path.stat().st_mode & 0o777 for path in home.root.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_a_misspelt_key_of_a_pause_is_told(home):
    """Somebody wrote `untill`: without a word the pause would go on for ever."""
    home.root.mkdir(parents=True, exist_ok=True)
    text = '[[pauses]]\nwhy = "illness"\nsince = 2026-03-01\nuntill = 2026-03-05\n'
    home.profile.write_text(text, encoding="utf-8")
    assert any("untill" in str(notice) for notice in check_settings(home).notices)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (
            "profile",
            '[[pauses]]\nwhy = "illness"\nsince = 2026-02-03\n\n[[pauses]]\nwhy = "x"\n',
            6,
        ),
        ("profile", "flare_plan.triggers.busy = 3\n", 1),
        ("profile", 'name = """\nmode = 1\n"""\n"mode" = "grade"\n', 4),
        ("profile", 'mode = "graded"\nsafety = { red_flags = 3 }\n', 2),
        ("care", 'activity.walk.floor = "5m"\nactivity.walk.ceiling = "5"\n', 2),
        ("care", 'activity = { walk = { ceiling = "5" } }\n', 1),
        ("care", '[activity]\n# ceiling = "5"\nwalk.ceiling = "5"\n', 3),
    ],
)
def test_the_line_that_is_named_is_the_one_that_is_wrong(home, name, text, line):
    write(home, **{name: text})
    (first, *_) = problems(home)
    assert first.startswith(f"{name}.toml line {line}:")


def test_undo_knows_envelope_mode_behind_a_mark(home):
    """What holds is read in one way, so that no undo lifts it unasked."""
    from pacing_cli.storage.undo import _profile

    home.root.mkdir()
    home.profile.write_bytes(b'\xef\xbb\xbfmode = "envelope"\r\n')
    assert _profile(home.profile).mode == "envelope"
