"""Symptom diaries of other programs: what was said, on openly mapped scales, and no more."""

from datetime import UTC, datetime

import pytest

from pacing_cli.importers.observations import Measured, Unknown
from pacing_cli.importers.reading.cells import DatesUnclear
from tests.importers.reading import (
    bouts,
    fields,
    member,
    of_file,
    read,
    refused,
    told,
)
from tests.real_data import DATA, real_data

BEARABLE = """\
"date","weekday","time of day","category","rating/amount","detail","notes"
"3rd Mar 2024","Sunday","am","Symptom","2","Back (lower) pain (Moderate)",""
"3rd Mar 2024","Sunday","am","Symptom","3","Neck pain (Severe)","after the drive"
"3rd Mar 2024","Sunday","am","Symptom","1","Headache (Mild)",""
"3rd Mar 2024","Sunday","8:30 pm","Symptom","4","Fatigue (Unbearable)",""
"3rd Mar 2024","Sunday","all day","Factors","","🌧 Bad weather (A lot) | Long drive",""
"3rd Mar 2024","Sunday","all day","Sleep","6:45","Asleep 22:50 – 06:10",""
"3rd Mar 2024","Sunday","am","Medication","1","Ibuprofen 400 mg",""
"3rd Mar 2024","Sunday","pm","Mood","4","",""
"31st Foo 2024","Sunday","am","Symptom","2","Neck pain (Moderate)",""
"""


def test_bearable_symptoms_of_one_part_of_a_day_are_one_check_in():
    """The strongest of several pains counts; a headache is not one of muscles and joints."""
    found = read("bearable", member(BEARABLE))
    by_key = {one.key: one for one in told(found)}

    morning = by_key["2024-03-03 am"]
    assert fields(morning)["pain"] == 9
    assert fields(morning)["x_symptoms"] == {"Back (lower) pain": 2, "Neck pain": 3, "Headache": 1}
    assert morning.original["Back (lower) pain"] == "2 (Moderate)"
    assert "mild is 3" in morning.scale["pain"]
    assert fields(morning)["note"] == "after the drive"
    evening = by_key["2024-03-03 8:30 pm"]
    assert (evening.at.hour, evening.at.minute, fields(evening)["fatigue"]) == (20, 30, 10)
    day = fields(by_key["2024-03-03 all day"])
    assert (day["sleep_hours"], day["tags"]) == (6.75, ["bad-weather", "long-drive"])
    assert by_key["2024-03-03 am Ibuprofen 400 mg"].kind == "dose"
    assert fields(by_key["2024-03-03 pm"])["x_mood"] == 4
    assert len(refused(found)) == 1


def test_the_newer_header_of_bearable_has_a_plain_date():
    text = (
        "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
        "3rd Mar 2024,2024-03-03,Sunday,mid,Symptom,1,Stiffness (Mild),\n"
    )
    (one,) = told(read("bearable", member(text)))
    assert (one.at, fields(one)["stiff"]) == (datetime(2024, 3, 3, 14, tzinfo=UTC), 3)


REAL = """\
"date","weekday","time of day","category","rating/amount","detail","notes"
"3rd Nov 2025","Monday","8:45","Meds/Supplements","50","Painkiller A (mg)","with food"
"3rd Nov 2025","Monday","8:45","Meds/Supplements","50","Painkiller A (mg)",""
"3rd Nov 2025","Monday","8:45","Meds/Supplements","2","Painkiller B",""
"3rd Nov 2025","Monday","","Sleep","7:00","Asleep 23:30 - 06:30. In bed 23:00 - 07:00. Nap (mid)",". "
"3rd Nov 2025","Monday","23:21","Gratitudes","","first thing",""
"3rd Nov 2025","Monday","23:21","Gratitudes","","second thing",". a walk"
"3rd Nov 2025","Monday","12:30","Mood","6","Good | Anxious",""
"3rd Nov 2025","Monday","12:30","Mood","3","Low",""
"3rd Nov 2025","Monday","all day","Lifestyle","","☕ Caffeine - A lot | Alcohol (None) | Reading",""
"3rd Nov 2025","Monday","all day","Health measurements","4,012","Step count (steps)",""
"3rd Nov 2025","Monday","all day","Health measurements","71.5","Weight (kg)",""
"3rd Nov 2025","Monday","27:80","Symptom","2","Neck pain (Moderate)",""
"3rd Nov 2025","Monday","am","Symptom","much","Knee pain",""
"3rd Nov 2025","Monday","am","Period","","",""
"""


def test_bearable_keeps_amounts_words_and_two_things_of_one_minute():
    found = read("bearable", member(REAL))
    doses = [one for one in told(found) if one.kind == "dose"]
    assert [fields(one) for one in doses] == [
        {"medicine": "Painkiller A 50 mg", "note": "with food"},
        {"medicine": "Painkiller A 50 mg"}, {"medicine": "Painkiller B 2x"},
    ]  # fmt: skip
    checks = [one for one in told(found) if one.kind == "check"]
    assert len({one.key for one in told(found)}) == len(told(found))
    texts = [fields(one).get("x_gratitudes") for one in checks]
    assert [one for one in texts if one] == ["first thing", "second thing"]
    moods = [(fields(one)["x_mood"], fields(one)["x_mood_words"]) for one in checks
             if "x_mood" in fields(one)]  # fmt: skip
    assert moods == [(6, ["Good", "Anxious"]), (3, ["Low"])]
    day = {
        key: value for one in checks if "all day" in one.key for key, value in one.fields.items()
    }
    assert day["sleep_hours"] == 7
    assert "Nap (mid)" in str(day["x_sleep"])
    assert day["tags"] == ["caffeine", "reading"]
    assert "A lot" in str(day["x_lifestyle"])
    assert day["x_health_measurements"] == {"Step count (steps)": 4012, "Weight (kg)": 71.5}
    assert [fields(one)["note"] for one in checks if "note" in fields(one)] == ["a walk"]


def test_what_bearable_has_and_cannot_be_read_is_said_by_kind():
    found = read("bearable", member(REAL))
    assert sorted(refused(found)) == [
        "export.csv line 13: time of day: `27:80` is not a time of day",
        "export.csv line 14: Symptom: `much` cannot be read",
    ]  # fmt: skip
    pains = [one.at.hour for one in told(found) if "pain" in fields(one)]
    assert pains == [12]
    assert [one for one in found if isinstance(one, Unknown)] == [Unknown("period")]


VISIBLE = """\
observation_date{0}tracker_name{0}tracker_category{0}observation_value \r
2024-05-21{0}Muscle aches{0}Muscles{0}2 \r
2024-05-21{0}Joint pain{0}Pain{0}1 \r
2024-05-21{0}Chest pain{0}Pain{0}3 \r
2024-05-21{0}Fatigue{0}General{0}0 \r
2024-05-21{0}Crash{0}Experience{0}1 \r
2024-05-21{0}HRV{0}Measurement{0}49 \r
2024-05-21{0}Resting HR{0}Measurement{0}62 \r
2024-05-21{0}PacePoints{0}Measurement{0}12.5 \r
2024-05-21{0}Going to a shop for groceries{0}Funcap_outside{0}3 \r
2024-05-21{0}Nausea{0}Gastrointestinal{0} \r
"""


@pytest.mark.parametrize("mark", [",", ";"])
def test_visible_symptoms_go_from_0_to_3_and_a_0_is_a_real_zero(mark):
    """With a comma, or a semicolon from the EU; the last column's name ends in a space."""
    found = read("visible", member(VISIBLE.format(mark)))
    (day,) = told(found)

    assert (fields(day)["pain"], fields(day)["fatigue"]) == (6, 0)
    assert day.original["Muscle aches"] == 2
    assert fields(day)["tags"] == ["crash"]
    assert (fields(day)["x_pacepoints"], fields(day)["x_funcap"]) == (
        12.5, {"Going to a shop for groceries": 3},
    )  # fmt: skip
    assert {(one.what, one.value) for one in found if isinstance(one, Measured)} == {
        ("x_hrv_ms", 49), ("x_resting_hr", 62),
    }  # fmt: skip
    assert refused(found) == []


def test_daylio_moods_are_words_and_only_the_apps_own_are_put_on_a_scale():
    text = (
        "\ufefffull_date,date,weekday,time,mood,activities,note_title,note\n"
        '2024-03-03,3. März,Sonntag,10:00 pm,good,"walk | bad sleep | movies / tv","Title","a, b"\n'
        '2024-03-03,3. März,Sonntag,22:00,wackelig,"","",""\n'
        '03/03/2024,3. März,Sonntag,22:00,good,"","",""\n'
    )
    found = read("daylio", member(text))
    first, second = told(found)

    assert (first.at.hour, fields(first)["mood"], fields(first)["x_mood"]) == (22, 7, "good")
    assert fields(first)["tags"] == ["walk", "bad-sleep", "movies-tv"]
    assert fields(first)["note"] == "Title: a, b"
    assert ("mood" in fields(second), second.original) == (False, {"mood": "wackelig"})
    assert first.key != second.key
    assert len(refused(found)) == 1


@pytest.mark.parametrize(
    ("date", "day"),
    [("18 May", "05-18"), ("May 18", "05-18"), ("18. Mai", "05-18"), ("18 mai", "05-18"),
     ("3. März", "03-03"), ("7 août", "08-07"), ("9 dic", "12-09"), ("2 juin", "06-02"),
     ("2 juillet", "07-02"), ("1 gennaio", "01-01"), ("5 de outubro", "10-05"), ("4 maart", "03-04")],
)  # fmt: skip
def test_daylios_table_of_2018_has_the_year_in_front(date, day):
    text = (
        "year,date,weekday,time,mood,activities,note\n"
        f'2018,{date},Friday,11:54 pm,good,"clean | cook","Went out"\n2018,18 Foo,Friday,10 pm,meh,,\n'
    )
    found = read("daylio", member(text))
    (one,) = told(found)
    assert one.at.isoformat() == f"2018-{day}T23:54:00+00:00"
    assert (fields(one)["mood"], fields(one)["tags"], fields(one)["note"]) == (
        7, ["clean", "cook"], "Went out",
    )  # fmt: skip
    assert "`18 Foo` is not a date" in refused(found)[0]


TAPS = (
    '"Milliseconds","timezoneOffset","timestamp","DayOfWeek","cat1","cat2","number","note","latitude"\n'
    '"1596992597427","3600000","2020-08-09T18:03:17.427+01:00","dimanche","Sport","Sport Str",,,"48.1"\n'
    '"1596996698783","3600000","2020-08-09T19:11:38.783+01:00","dimanche","Sport","Sport End",,,"48.1"\n'
    '"1597078659473","3600000","","Monday","Sport","Sport Str",,,"48.1"\n'
    '"1597078659473","3600000","","Monday","Pain","Knee","6","stairs","48.1"\n'
)


def test_two_taps_of_taplog_are_one_bout_and_its_places_are_not_read():
    found = read("taplog", member(TAPS))

    (bout,) = bouts(found)
    assert (bout.activity, fields(bout)) == ("sport", {"minutes": 68.35})
    assert bout.start.isoformat() == "2020-08-09T18:03:17+01:00"
    (pain,) = told(found)
    assert pain.at.isoformat() == "2020-08-10T17:57:39+01:00"
    assert (fields(pain)["pain"], fields(pain)["note"]) == (6, "stairs")
    assert "a start without an end" in refused(found)[0]
    assert "48.1" not in repr(found)


ATTACKS = "Start Time,Pain Level,Medications,Triggers\n{}\n8/4/2026 7:30 PM,5,,Stress; Bad sleep\n"


def test_a_list_of_attacks_says_nothing_of_other_days():
    found = read("attacks", member(ATTACKS.format("8/15/2026,7,Ibuprofen,Weather")))

    first, dose, second = told(found)
    assert (first.at.date().isoformat(), fields(first)["pain"]) == ("2026-08-15", 7)
    assert fields(first)["tags"] == ["attack", "weather"]
    assert (dose.kind, fields(dose)) == ("dose", {"medicine": "Ibuprofen"})
    assert (second.at.hour, fields(second)["tags"]) == (19, ["attack", "stress", "bad-sleep"])


def test_dates_that_could_be_either_way_round_are_asked_about():
    """The eighth of January or the first of August: the file cannot tell."""
    unclear = member(ATTACKS.format("8/1/2026,7,Ibuprofen,Weather"))

    with pytest.raises(DatesUnclear, match="8/1/2026"):
        read("attacks", unclear)

    assert told(read("attacks", unclear, dates="mdy"))[0].at.month == 8
    assert told(read("attacks", unclear, dates="dmy"))[0].at.month == 1


def test_a_pain_of_11_is_refused_and_the_attack_stays():
    found = read("attacks", member(ATTACKS.format("8/15/2026,11,,Weather")))

    assert len(refused(found)) == 1
    assert [fields(one).get("pain") for one in told(found)] == [None, 5]


LOOP = (
    "Date,Stretching,Water,No Alcohol,\n{0},YES_MANUAL,1500,YES_MANUAL,\n{1},YES_AUTO,UNKNOWN,SKIP,\n"
    "{2},NO,0,YES_MANUAL,\n"
)
LOOP_NUMBERS = "Date,Stretching,Water,No Alcohol,\n{0},2,1500,2,\n{1},1,-1,3,\n{2},0,0,2,\n"


@pytest.mark.parametrize("text", [LOOP, LOOP_NUMBERS])
@pytest.mark.parametrize(
    "dates",
    [("2024-03-03", "2024-03-02", "2024-03-01"), ("03-03-24", "03-02-24", "03-01-24"),
     ("03-03-24", "02-03-24", "01-03-24"), ("24-03-03", "24-03-02", "24-03-01"),
     ("03/03/2024", "02/03/2024", "01/03/2024")],
)  # fmt: skip
def test_a_tick_of_loop_is_a_tag_and_never_an_activity(text, dates):
    """With words and with numbers; the days follow one another, whichever part comes first."""
    found = read("loop-habits", member(text.format(*dates), "Checkmarks.csv"))
    assert refused(found) == []
    assert [(one.kind, str(one.at.date()), fields(one)) for one in told(found)] == [
        ("check", "2024-03-03", {"tags": ["stretching", "no-alcohol"], "x_counted": {"Water": 1.5}}),
        ("check", "2024-03-01", {"tags": ["no-alcohol"]}),
    ]  # fmt: skip


def test_loops_archive_has_each_habit_once_more():
    """At the top of its zip, in a folder of its own: alone, it is read under that name."""
    every = member(LOOP.format("2024-03-03", "2024-03-02", "2024-03-01"), "Checkmarks.csv")
    text = "Date,Value,Notes\n2024-03-03,YES_MANUAL,\n"
    one = member(text, "001 Stretching/Checkmarks.csv")
    assert len(told(read("loop-habits", every, one))) == 2
    (alone,) = told(read("loop-habits", one))
    assert fields(alone) == {"tags": ["stretching"]}


def test_a_single_day_of_loop_that_can_be_read_two_ways_is_asked_about():
    text = member("Date,Walk,\n03-04-24,2,\n", "Checkmarks.csv")
    with pytest.raises(DatesUnclear):
        read("loop-habits", text)
    assert told(read("loop-habits", text, dates="dmy"))[0].at.month == 4


def test_track_and_graph_durations_are_minutes_and_known_names_are_fields():
    text = (
        "FeatureName,Timestamp,Value,Note\nPain,2024-03-03T10:00:00.123+01:00,4,stairs\n"
        "Yoga,2024-03-03T18:00:00+01:00,0:25:30,\nWater,2024-03-03T19:00:00+01:00,3:large,\n"
        "Sleep,2024-03-03T08:00:00+01:00,7:30:00,\n"
    )
    pain, yoga, water, night = told(read("track-and-graph", member(text)))

    assert (fields(pain), pain.at.isoformat()) == (
        {"note": "stairs", "pain": 4}, "2024-03-03T10:00:00+01:00",
    )  # fmt: skip
    assert (yoga.kind, fields(yoga)) == ("activity", {"activity": "yoga", "minutes": 25.5})
    assert fields(water) == {"x_tracked": {"Water": 3}, "x_label": "large"}
    assert (night.kind, fields(night)) == ("check", {"sleep_hours": 7.5})


FLAREDOWN = (
    "user_id,age,sex,country,checkin_date,trackable_id,trackable_type,trackable_name,trackable_value\n"
    "QEVu==,,,,2017-03-03,1,Symptom,Joint pain,3\nQEVu==,,,,2017-03-03,2,Symptom,Fatigue,0\n"
    "QEVu==,,,,2017-03-03,3,Treatment,Naproxen,500 mg\nQEVu==,,,,2017-03-03,4,Tag,Long Walk,\n"
)


def test_flaredown_goes_from_0_to_4():
    dose, day = told(read("flaredown", member(FLAREDOWN)))

    assert (dose.kind, fields(dose)) == ("dose", {"medicine": "Naproxen 500 mg"})
    assert (fields(day)["pain"], fields(day)["fatigue"]) == (7.5, 0)
    assert (fields(day)["tags"], day.original) == (["long-walk"], {"Joint pain": 3, "Fatigue": 0})


def test_a_table_of_several_people_is_nobodys_journal():
    from pacing_cli.errors import FileNotUsable

    with pytest.raises(FileNotUsable, match="several people"):
        read("flaredown", member(FLAREDOWN + "other==,,,,2017-03-03,1,Symptom,Pain,3\n"))


@real_data
def test_real_diaries_are_read_whole():
    """A month of Visible, three years of TapLog, ten entries of Daylio."""
    visible = read("visible", of_file(DATA / "visible" / "DEMO Data Visible semicolon.csv"))
    assert len(told(visible)) == 31
    assert sum(isinstance(one, Measured) for one in visible) == 62
    taps = read("taplog", of_file(DATA / "taplog" / "TapLog_2020-2023.csv"))
    assert (len(bouts(taps)) * 2 + len(refused(taps))) == 1259
    daylio = [of_file(path) for path in sorted((DATA / "daylio").glob("*.csv"))]
    assert len(told(read("daylio", *daylio))) == 10


def test_two_exports_of_one_diary_are_told_once_and_two_of_one_minute_twice():
    """An older and a newer export in one folder; two attacks of one day without a time."""
    older, newer = member(REAL, "older.csv"), member(REAL, "newer.csv")
    keys = [one.key for one in told(read("bearable", older))]
    assert {one.key for one in told(read("bearable", older, newer))} == set(keys)
    attacks = ATTACKS.format("8/15/2026,7,Ibuprofen,Weather\n8/15/2026,3,Ibuprofen,Weather")
    found = told(read("attacks", member(attacks)))
    assert len({one.key for one in found}) == len(found) == 5
    row = "QEVu==,,,,2017-03-03,3,Treatment,Naproxen,500 mg\n"
    doses = [one for one in told(read("flaredown", member(FLAREDOWN + row))) if one.kind == "dose"]
    assert len({one.key for one in doses}) == 2


def test_a_symptom_whose_grade_cannot_be_read_was_there():
    (one,) = [one for one in told(read("bearable", member(REAL))) if one.key == "2025-11-03 am"]
    assert fields(one) == {"tags": ["knee-pain"]}
