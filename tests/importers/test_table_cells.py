"""A cell that cannot be read refuses itself, never its row; a number is read as it is written."""

from datetime import UTC, datetime

import pytest

from pacing_cli.importers.observations import DayTotal, Measured, Night
from pacing_cli.importers.reading.cells import clock_of, either_number
from tests.importers.reading import bouts, fields, member, read, refused, told

GARMIN = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Steps,Moving Time,"
    "Elapsed Time\n{}\n"
)


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("1,000", False, 1000), ("12,345", True, 12345), ("2.04", False, 2.04), ("2,04", False, 2.04),
        ("1.234,5", False, 1234.5), ("1,234.5", False, 1234.5), ("1,234,567", False, 1_234_567),
        ("4.404", True, 4404), ("4.404", False, 4.404), ("1\u202f204", True, 1204),
        ("'-12", False, -12), ("95.0", True, 95),
    ],
)  # fmt: skip
def test_a_number_says_itself_which_mark_is_its_decimal_one(text, whole, value):
    assert either_number(text, whole=whole) == value


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "1.2.3,4,5", "12:30", "--", "1,00,000"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        either_number(text)


def test_without_a_strap_the_heart_rate_is_unknown_and_the_walk_is_read():
    row = 'Walking,2026-11-03 10:00:00,false,"A","2.00","90","00:30:00","0","0","--","00:29:30","00:30:30"'
    found = read("garmin-activities", member(GARMIN.format(row)))
    (walk,) = bouts(found)
    assert fields(walk) == {"minutes": 29.5, "x_distance": 2.0}
    assert refused(found) == []


@pytest.mark.parametrize(
    ("place", "cell", "gone"),
    [(4, "far", "x_distance"), (7, "high", "hr"), (7, "400", "hr"), (8, "?", "hrmax"),
     (9, "many", "steps"), (6, "whenever", None), (11, "1 h", None)],
)  # fmt: skip
def test_a_cell_of_garmin_that_cannot_be_read_refuses_itself(place, cell, gone):
    cells = ["Walking", "2026-11-03 10:00:00", "false", "A", "2.00", "90", "00:30:00", "95", "110",
             "2\u00a0400", "00:29:30", "00:30:30"]  # fmt: skip
    whole = {"minutes": 29.5, "steps": 2400, "hr": 95, "hrmax": 110, "x_distance": 2.0}
    found = read(
        "garmin-activities",
        member(GARMIN.format(",".join([*cells[:place], cell, *cells[place + 1 :]]))),
    )
    assert fields(bouts(found)[0]) == {key: value for key, value in whole.items() if key != gone}
    (why,) = refused(found)
    assert f"`{cell}`" in why


def test_a_walk_whose_length_cannot_be_read_is_still_a_walk():
    row = "Walking,2026-11-03 10:00:00,false,A,2.00,90,long,95,110,--,--,--"
    found = read("garmin-activities", member(GARMIN.format(row)))
    assert fields(bouts(found)[0]) == {"hr": 95, "hrmax": 110, "x_distance": 2.0}
    assert len(refused(found)) == 1


def test_a_pool_of_a_thousand_metres():
    row = 'Lap Swimming,2026-11-03 10:00:00,false,"A","1,000","90","00:30:00","95","110","--","--","--"'
    found = read("garmin-activities", member(GARMIN.format(row)))
    assert fields(bouts(found)[0])["x_distance"] == 1000
    assert refused(found) == []


@pytest.mark.parametrize(
    "header",
    [
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø HF,Max. HF,Schritte,Zeit in Bewegung,Verstrichene Zeit",
        "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,"
        "Fréquence cardiaque maximale,Pas,Temps de déplacement,Temps écoulé",
        "Tipo di attività,Data,Preferita,Titolo,Distanza,Calorie,Tempo,FC Media,FC max,Passi,"
        "Tempo in movimento,Tempo trascorso",
        "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,FC media,FC máxima,Pasos,"
        "Tiempo en movimiento,Tiempo transcurrido",
        "Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Gem. HS,Max. HS,Stappen,"
        "Tijd bewogen,Verstreken tijd",
        "Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Suma kalorii,Czas,Średnie tętno,"
        "Maksymalne tętno,Kroki,Czas ruchu,Upłynęło czasu",
    ],
)  # fmt: skip
def test_garmins_table_in_other_languages(header):
    row = 'Yoga,2026-11-03 10:00:00,false,"A","2.00","90","00:30:00","95","110","2,400","00:29:30","00:30:30"'
    found = read("garmin-activities", member(f"{header}\n{row}\n"))
    assert fields(bouts(found)[0]) == {
        "minutes": 29.5, "steps": 2400, "hr": 95, "hrmax": 110, "x_distance": 2.0,
    }  # fmt: skip
    assert bouts(found)[0].end == datetime(2026, 11, 3, 10, 30, 30, tzinfo=UTC)


def test_a_time_of_day_that_no_clock_has_is_none():
    assert clock_of("25:99") is None
    assert clock_of("99:10 pm") is None


def test_an_attack_whose_pain_cannot_be_read_is_still_an_attack():
    text = (
        "Start Time,Pain Level,Medications,Triggers\n8/15/2026 7:30 AM,11,Ibuprofen,Weather\n"
        "8/16/2026 27:99,bad,,Stress\n"
    )
    found = read("attacks", member(text))
    first, dose, second = told(found)
    assert (fields(first)["tags"], "pain" in fields(first)) == (["attack", "weather"], False)
    assert fields(dose)["medicine"] == "Ibuprofen"
    assert (second.at.hour, fields(second)["tags"]) == (12, ["attack", "stress"])
    assert len(refused(found)) == 3


def test_a_tap_keeps_its_moment_where_one_of_two_cells_has_it():
    text = (
        '"Milliseconds","timezoneOffset","timestamp","cat1","number","note"\n'
        '"1597078659473","3600000","yesterday","Knee","6",""\n'
        '"1597078659473","west","","Hip","5",""\n'
        '"once","3600000","2020-08-10T19:03:17+01:00","Foot","4",""\n'
    )
    found = read("taplog", member(text))
    assert [one.at.astimezone(UTC).hour for one in told(found)] == [16, 16, 18]
    assert len(refused(found)) == 3


def test_a_time_of_daylio_that_cannot_be_read_leaves_the_day():
    text = (
        "full_date,date,weekday,time,mood,activities,note_title,note\n2024-03-03,,,29:71,good,,,\n"
    )
    found = read("daylio", member(text))
    assert (told(found)[0].at.hour, fields(told(found)[0])["mood"]) == (12, 7)
    assert len(refused(found)) == 1


def test_ouras_cells_are_read_and_refused_each_by_itself():
    text = (
        "id;day;bedtime_end;total_sleep_duration;average_hrv;type\n"
        "a;2026-03-02;x;long;41,5;long_sleep\nb;2026-03-03;y;25200;odd;long_sleep\n"
    )
    found = read("oura", member(text))
    assert [(one.day.day, one.hours) for one in found if isinstance(one, Night)] == [(3, 7)]
    assert [one.value for one in found if isinstance(one, Measured)] == [41.5]
    assert len(refused(found)) == 2
    steps = read("oura", member("day;steps;active_calories\n2026-03-02;1.204;5\n2026-03-03;x;5\n"))
    assert [one.value for one in steps if isinstance(one, DayTotal)] == [1204]
    assert len(refused(steps)) == 1


def test_fitbits_minutes_that_cannot_be_read_leave_the_steps():
    text = 'Activities\n"Date","Steps","Minutes Sedentary"\n"2026-03-13","1,773","all"\n"2026-03-14","?","9"\n'
    found = read("fitbit-web", member(text))
    assert [one.value for one in found if isinstance(one, DayTotal)] == [1773]
    assert len(refused(found)) == 2


@pytest.mark.parametrize(
    "dates", [("7/14/2026 15:36", "7/3/2026 9:05"), ("14.7.2026 15:36", "3.7.2026 9:05")]
)
def test_garmins_table_that_a_spreadsheet_saved_again(dates):
    rows = "\n".join(f"Yoga,{one},FALSE,A,2.04,90,0:30:00,95,110,--,--,--" for one in dates)
    found = bouts(read("garmin-activities", member(GARMIN.format(rows))))
    assert [f"{one.start:%d %H:%M}" for one in found] == ["14 15:36", "03 09:05"]


def test_a_damaged_date_of_garmin_is_refused_alone():
    rows = "Yoga,soon,f,A,2,90,0:30:00,,,,,\nYoga,2026-07-03 09:05:00,f,A,2,90,0:30:00,,,,,"
    found = read("garmin-activities", member(GARMIN.format(rows)))
    assert (len(bouts(found)), len(refused(found))) == (1, 1)


def test_a_date_that_no_calendar_has_is_named_as_it_stands():
    text = 'Activities\n"Date","Steps","Minutes Sedentary"\n"2026-03-13","5","9"\n"2026-02-31","6","9"\n'
    (why,) = refused(read("fitbit-web", member(text)))
    assert why.endswith("`2026-02-31` is not a date")
