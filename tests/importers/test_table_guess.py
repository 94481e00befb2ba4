"""A map to start from, made from the header and the first lines of a table."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.tables.guess import look_at, suggested_map
from pacing_cli.importers.tables.mapping import BLANK, read_map
from pacing_cli.importers.tables.table import read_value
from tests.importers.looked import look, suggested


def test_the_suggestion_is_a_map_that_can_be_used_as_it_is() -> None:
    _, table_map = suggested(
        "date,fitbit_steps,sedentary_min,pain_knees\n2026-03-01,4000,900,3.5\n"
    )
    steps, pain = table_map.columns
    assert (steps.what, pain.what) == ("steps", "pain")
    assert steps.not_worn is not None
    assert (table_map.date, table_map.date_format) == ("date", "%Y-%m-%d")


def test_a_second_column_of_pain_is_named_and_left_to_the_person() -> None:
    toml, table_map = suggested("date,knee pain,hip pain\n2026-03-01,3,4\n")
    assert [column.name for column in table_map.columns] == ["knee pain"]
    assert '"hip pain" could be' in toml


def test_semicolons_decimal_commas_and_days_first_are_seen() -> None:
    _, table_map = suggested("Datum;Schritte;Schmerz\n21.03.2026;4000;3,5\n22.03.2026;100;4,0\n")
    assert (table_map.delimiter, table_map.decimal, table_map.date_format) == (";", ",", "%d.%m.%Y")
    assert [column.what for column in table_map.columns] == ["steps", "pain"]


def test_a_title_above_the_header_and_commas_between_thousands_are_seen() -> None:
    text = 'Activities\nDate,Steps,Calories\n"31-01-2026","3,776","2,073"\n'
    _, table_map = suggested(text)
    assert (table_map.header_line, table_map.thousands) == (2, ",")
    assert table_map.date_format == "%d-%m-%Y"


def test_dates_that_can_be_read_in_two_ways_are_left_to_the_person() -> None:
    toml = suggested_map(look("Date,Pain\n03/04/2026,3\n05/06/2026,4\n"), "t.csv", "t")
    assert "would also fit %m/%d/%Y" in toml
    assert 'date_format = ""' in toml


def test_sleep_in_minutes_becomes_hours() -> None:
    _, table_map = suggested(
        "SleepDay,TotalSleepRecords,TotalMinutesAsleep\n4/13/2026 12:00:00 AM,1,327\n"
    )
    (sleep,) = table_map.columns
    assert (sleep.name, sleep.key, sleep.divide) == ("TotalMinutesAsleep", "sleep_hours", 60)


def test_what_is_not_understood_is_named_as_a_comment() -> None:
    toml, _ = suggested("date,pain,moon\n2026-03-01,3,full\n")
    assert "leaves them alone: moon (words)" in toml


def test_a_text_is_no_table() -> None:
    assert look_at([(1, ["Dear diary"]), (2, ["today was fine"])], ",") is None


def test_steps_in_a_table_of_a_row_a_day_are_those_of_the_whole_day() -> None:
    """A phone's steps and how far they led; the line can be taken out, and says when."""
    toml, table_map = suggested(
        "date,steps,distance km,pain\n2026-03-01,4000,3.1,2\n2026-03-02,5000,3.9,2\n"
    )
    steps, distance, pain = table_map.columns
    assert [steps.whole_day, distance.whole_day, pain.whole_day] == [True, True, False]
    assert (distance.activity, distance.key, distance.divide) == ("steps", "metres", 0.001)
    assert "If these are single walks" in toml
    assert ("steps", "steps of the whole day") in look("date,steps\n2026-03-01,4000\n").understood


def test_of_days_with_several_rows_no_whole_day_is_thought() -> None:
    found = look("date,steps\n2026-03-01 09:00:00,900\n2026-03-01 15:00:00,1100\n")
    assert found.counted == ()
    assert "whole_day" not in suggested_map(found, "t.csv", "t")


def test_a_distance_alone_may_be_that_of_a_walk() -> None:
    assert look("date,distance km\n2026-03-01,1.2\n").counted == ()


def test_what_the_person_said_of_the_steps_counts() -> None:
    found = look("date,steps\n2026-03-01,900\n")
    single = found._replace(whole_day=False)
    both = look("date,steps,distance km\n2026-03-01,900,0.7\n")._replace(whole_day=False)
    assert both.understood[-1] == ("distance km", "metres of distance")
    assert "whole_day" not in suggested_map(single, "t.csv", "t")
    assert single.understood == (("steps", "steps"),)
    assert "single walks" not in suggested_map(found._replace(whole_day=True), "t.csv", "t")


NAMES = st.sampled_from(
    ("Sleep", "Sleep Notes", "Hours", "Sleep time", "Steps", "Distance (km)", "Distance", "Walk",
     "Walking (min)", "Pain (0-10)", "Pain", "Mood 1-5", "Stress", "HR", "Sleep quality", "Notes",
     "Duration", "Busy", "Physio (h)", "Upright", "Time", "Wake up", "Schmerz %")
)  # fmt: skip
CELLS = st.one_of(
    st.integers(-5, 500).map(str),
    st.floats(0, 120).map(lambda number: f"{number:.1f}"),
    st.sampled_from(
        ("7:30", "22:45", "75%", "1,234", "1.234", "7,5", "0,500", "3/10", "8 h", "45 min", "yes",
         "no", "x", "", "-", "n/a", "mild", "woke twice", "2026-03-01 08:00", "12:30 PM", "24:00",
         "1e3", "3 km", "7h30", "ca. 7", "8,432", "12,345.6")
    ),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    names=st.lists(NAMES, min_size=1, max_size=3, unique=True),
    data=st.data(),
    rows=st.integers(1, 6),
)
def test_a_column_of_which_a_cell_cannot_be_read_is_never_mapped(
    names: list[str], data: st.DataObject, rows: int
) -> None:
    """Whatever stands in a table: what its map names is read, in every cell, within its range."""
    cells = [[data.draw(CELLS) for _ in names] for _ in range(rows)]
    lines = [["Date", *names], *([f"2026-03-{n:02}", *row] for n, row in enumerate(cells, 1))]
    found = look_at(list(enumerate(lines, 1)), ";")
    assert found is not None
    try:
        table_map = read_map(tomllib.loads(suggested_map(found, "t.csv", "t")), "t", "t")
    except FileNotUsable:  # nothing is sure
        return
    for column in table_map.columns:
        place = names.index(column.name)
        for row in cells:
            if row[place].casefold() not in BLANK:
                read_value(row[place], column, table_map)  # raises where it cannot be read
