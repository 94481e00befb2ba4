"""Daily tables from elsewhere: what they say, and what is left out and why."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pacing_cli.errors import FileNotUsable
from pacing_cli.importers.entries import Found
from pacing_cli.importers.reading.cells import read_number
from pacing_cli.importers.tables.compare import compare
from pacing_cli.importers.tables.mapping import TableMap, read_map
from pacing_cli.importers.tables.table import Reading, read_table
from pacing_cli.model.entry import Entry
from pacing_cli.shorthand.clock import Clock
from tests.real_data import P1, real_data

NOW = datetime(2026, 3, 31, 18, tzinfo=UTC)
STEPS = {"name": "steps", "activity": "walk", "measure": "steps"}
PAIN = {"name": "pain", "field": "pain"}


def a_map(*columns: Mapping[str, object], **top: object) -> TableMap:
    return read_map({"date": "date", "column": list(columns), **top}, "m.toml", "diary")


def read(text: str, table_map: TableMap, now: datetime = NOW) -> Reading:
    cells = list(csv.reader(text.splitlines(), delimiter=table_map.delimiter))
    here = Clock(now, "UTC", UTC)
    return read_table(enumerate(cells, 1), table_map, "t.csv", now, here.local)


def values(reading: Reading, key: str) -> list[object]:
    return [found.fields[key] for found in reading.found if key in found.fields]


def written(found: Found) -> Entry:
    return Entry(f"id-{found.key}", found.kind, found.at, "UTC", NOW, found.fields)


def test_a_row_becomes_a_check_in_and_an_activity() -> None:
    """
    date,steps,pain
    2026-03-01,4000,3.5
    """
    reading = read("date,steps,pain\n2026-03-01,4000,3.5\n", a_map(STEPS, PAIN))
    walk, check = reading.found
    assert (walk.kind, walk.fields["activity"], walk.fields["steps"]) == ("activity", "walk", 4000)
    assert (check.kind, check.fields["pain"]) == ("check", 3.5)
    assert walk.at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert check.fields["source"] == {
        "name": "diary", "key": "2026-03-01 check", "file": "t.csv"
    }  # fmt: skip


def test_the_last_day_of_the_calendar_is_not_over_yet() -> None:
    """Some programs write it for "no end"."""
    reading = read("date,pain\n9999-12-31,3\n2026-03-01,4\n", a_map(PAIN))
    (refused,) = reading.refused
    assert "line 2: 9999-12-31 is not over yet" in str(refused.problem)
    assert values(reading, "pain") == [4]


def test_blank_is_unknown_and_never_zero() -> None:
    reading = read("date,steps,pain\n2026-03-01,,3\n2026-03-02,--,\n", a_map(STEPS, PAIN))
    assert [found.kind for found in reading.found] == ["check"]
    assert reading.unknown == {"steps of walk": 2, "pain": 1}


def test_a_zero_is_a_zero_unless_the_map_says_otherwise() -> None:
    table = "date,steps\n2026-03-01,0\n"
    assert values(read(table, a_map(STEPS)), "steps") == [0]
    assert values(read(table, a_map({**STEPS, "zero": "unknown"})), "steps") == []


def test_a_tracker_in_a_drawer_took_no_steps_that_count() -> None:
    """No steps and 1,440 minutes of rest: not worn. No steps and 1,200: a day in bed."""
    worn = {**STEPS, "not_worn": {"column": "rest", "value": 1440}}
    table = "date,steps,rest\n2026-03-01,0,1440\n2026-03-02,0,1200\n2026-03-03,50,1440\n"
    reading = read(table, a_map(worn))
    assert values(reading, "steps") == [0, 50]
    assert reading.unknown == {"steps of walk": 1}


def test_a_foreign_scale_keeps_its_numbers_and_says_so() -> None:
    own = {**PAIN, "scale": "own, 1 to 9.5, 3.2 is uncomfortable"}
    (found,) = read("date,pain\n2026-03-01,9.5\n", a_map(own)).found
    assert found.fields["pain"] == 9.5
    source = found.fields["source"]
    assert isinstance(source, dict)
    assert source["scale"] == {"pain": "own, 1 to 9.5, 3.2 is uncomfortable"}


def test_a_scale_of_hundred_can_be_divided() -> None:
    reading = read("date,pain\n2026-03-01,45\n", a_map({**PAIN, "divide": 10}))
    assert values(reading, "pain") == [4.5]


def test_a_value_out_of_range_is_refused_with_its_line_and_the_rest_stays() -> None:
    reading = read("date,steps,pain\n2026-03-01,4000,11\n", a_map(STEPS, PAIN))
    (refused,) = reading.refused
    assert refused.problem.where == "t.csv line 2"
    assert refused.problem.message == "pain: 11 is outside 0 to 10, the range for pain"
    assert values(reading, "steps") == [4000]


@pytest.mark.parametrize("cell", ["four", "1.2.3", "-5", "nan.0", "1e999", "12 000 000 000 000"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    reading = read(f"date,steps\n2026-03-01,{cell}\n", a_map(STEPS))
    assert reading.found == ()
    assert len(reading.refused) == 1


def test_a_semicolon_table_with_decimal_commas_and_no_break_spaces() -> None:
    """As a spreadsheet in much of Europe writes it, with marks between the thousands."""
    german = a_map(STEPS, PAIN, delimiter=";", decimal=",", date_format="%d.%m.%Y")
    text = "date ;steps;pain;\n01.03.2026;4\u00a0000;3,5;\n02.03.2026;12\u202f345;4;\n"
    reading = read(text, german)
    assert values(reading, "steps") == [4000, 12345]
    assert values(reading, "pain") == [3.5, 4]


def test_commas_between_thousands() -> None:
    reading = read('date,steps\n2026-03-01,"1,773"\n', a_map(STEPS, thousands=","))
    assert values(reading, "steps") == [1773]
    assert len(read('date,steps\n2026-03-01,"1,77"\n', a_map(STEPS, thousands=",")).refused) == 1


def test_a_row_that_is_there_twice_counts_once() -> None:
    reading = read("date,pain\n2026-03-01,3\n2026-03-01,3\n", a_map(PAIN))
    assert values(reading, "pain") == [3]
    assert (reading.repeated, reading.refused) == (1, ())


def test_a_day_with_two_different_rows_keeps_the_first_and_says_so() -> None:
    reading = read("date,pain\n2026-03-01,3\n2026-03-01,5\n", a_map(PAIN))
    assert values(reading, "pain") == [3]
    assert "also on line 2" in reading.refused[0].problem.message


def test_a_day_that_is_not_over_is_left_for_another_time() -> None:
    reading = read("date,pain\n2026-04-01,3\n", a_map(PAIN))
    assert reading.found == ()
    assert "not over yet" in reading.refused[0].problem.message


def test_one_person_of_many_can_be_taken() -> None:
    text = "who,date,pain\na,2026-03-01,3\nb,2026-03-01,5\n"
    assert values(read(text, a_map(PAIN, only={"who": "b"})), "pain") == [5]


def test_tags_notes_and_the_clock_of_the_cell() -> None:
    table_map = a_map(
        {"name": "busy", "tag": "+busy"}, {"name": "rain", "tag": "weather"},
        {"name": "said", "note": True}, date_format="%Y-%m-%d %H:%M",
    )  # fmt: skip
    text = "date,busy,rain,said\n2026-03-01 07:30,1,yes,slow day\n2026-03-02 08:00,0,no,\n"
    (found,) = read(text, table_map).found
    assert (found.fields["tags"], found.fields["note"]) == (["busy", "weather"], "slow day")
    assert found.at.time() == time(7, 30)


def test_two_measures_of_one_activity_are_one_entry() -> None:
    reading = read(
        "date,steps,min\n2026-03-01,4000,45\n",
        a_map(STEPS, {"name": "min", "activity": "walk", "measure": "minutes"}),
    )
    (found,) = reading.found
    assert (found.fields["steps"], found.fields["minutes"]) == (4000, 45)


def test_a_column_that_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(FileNotUsable) as caught:
        read("date,Schritte\n2026-03-01,5\n", a_map(STEPS, PAIN))
    assert [problem.message for problem in caught.value.problems] == [
        "there is no column `steps`. The header has: date, Schritte",
        "there is no column `pain`. The header has: date, Schritte",
    ]


def test_everything_wrong_in_a_map_is_told_at_once() -> None:
    document = {
        "delimiter": "-", "colour": 1, "time": "noonish",
        "column": [{"name": "x", "field": "ache"}, {"field": "pain"},
                   {"name": "y", "measure": "m"}],
    }  # fmt: skip
    with pytest.raises(FileNotUsable) as caught:
        read_map(document, "m.toml", "m")
    told = "\n".join(map(str, caught.value.problems))
    for part in ("`colour`", "`delimiter`", "`time`", "the date's column", "`ache`", "the name of the column",
                 "a measure needs an activity"):  # fmt: skip
        assert part in told


def test_two_columns_cannot_both_be_the_pain() -> None:
    with pytest.raises(FileNotUsable, match="cannot use"):
        a_map(PAIN, {"name": "knee", "field": "pain"})


def test_a_second_reading_finds_everything_the_same() -> None:
    table_map = a_map(STEPS, PAIN)
    reading = read("date,steps,pain\n2026-03-01,4000,3.5\n", table_map)
    again = compare(reading, table_map, [written(found) for found in reading.found])
    assert (again.new, again.changed) == ((), ())
    assert [(tally.days, tally.same) for tally in again.tallies] == [(1, 1), (1, 1)]


def test_another_file_name_changes_nothing_and_another_value_does() -> None:
    """What the person added to an imported entry, a note here, stays."""
    table_map = a_map(PAIN)
    (found,) = read("date,pain\n2026-03-01,3.5\n", table_map).found
    old = written(found)._replace(fields={**found.fields, "note": "rain", "pain": 3})
    renamed = old._replace(
        fields={**found.fields, "source": {**dict(found.fields["source"]), "file": "old.csv"}}  # type: ignore[call-overload]
    )
    reading = read("date,pain\n2026-03-01,3.5\n", table_map)
    assert compare(reading, table_map, [renamed]).changed == ()
    (change,) = compare(reading, table_map, [old]).changed
    assert (change.fields["pain"], change.fields["note"]) == (3.5, "rain")


def test_entries_of_the_person_and_of_other_tables_are_not_touched() -> None:
    table_map = a_map(PAIN)
    reading = read("date,pain\n2026-03-01,3.5\n", table_map)
    own = Entry("1", "check", NOW - timedelta(days=30), "UTC", NOW, {"pain": 7})
    other = own._replace(fields={"source": {"name": "other", "key": "2026-03-01 check"}})
    assert len(compare(reading, table_map, [own, other]).new) == 1


@given(number=st.integers(-(10**9), 10**9), places=st.integers(0, 3))
@settings(max_examples=60)
def test_a_number_is_read_as_it_was_written_in_every_style(number: int, places: int) -> None:
    """1234.5, 1,234.5, 1.234,5 and 1 234,5 are one number."""
    value = number / 10**places
    english = f"{value:,.{places}f}"
    german = english.translate(str.maketrans(",.", ".,"))
    french = english.replace(",", "\u202f").replace(".", ",")
    assert read_number(english, ".", ",") == pytest.approx(value)
    assert read_number(german, ",", ".") == pytest.approx(value)
    assert read_number(french, ",", "") == pytest.approx(value)


@real_data
def test_2909_real_days_are_read_and_nothing_is_invented() -> None:
    """Steps and knee pain of one person, 2015 to 2023; 15 days of zero steps were not worn."""
    table_map = a_map(
        {"name": "fitbit_steps", "activity": "steps", "measure": "steps", "zero": "unknown"},
        {"name": "pain_knees", "field": "pain", "scale": "own, 1 to 9.5"},
    )
    with P1.open(encoding="utf-8-sig", newline="") as stream:
        rows = enumerate(csv.reader(stream), 1)
        reading = read_table(rows, table_map, P1.name, NOW, lambda naive: naive.replace(tzinfo=UTC))
    assert (reading.rows, reading.refused, reading.repeated) == (2909, (), 0)
    assert len(values(reading, "steps")) == 2429 - 15
    assert len(values(reading, "pain")) == 2908


def test_the_count_of_a_whole_day_is_no_bout() -> None:
    """
    date,steps,pain
    2026-03-01,4000,3.5
    2026-03-02,,4
    """
    counted = {**STEPS, "whole_day": True}
    reading = read("date,steps,pain\n2026-03-01,4000,3.5\n2026-03-02,,4\n", a_map(counted, PAIN))
    assert values(reading, "x_whole_day") == [True]
    assert reading.found[0].fields["steps"] == 4000


def test_an_effort_without_an_amount_counts_no_whole_day() -> None:
    effort = {"name": "effort", "activity": "walk", "field": "effort"}
    table_map = a_map({**STEPS, "whole_day": True}, effort)
    reading = read("date,steps,effort\n2026-03-01,,4\n", table_map)
    assert [found.fields["effort"] for found in reading.found] == [4]
    assert values(reading, "x_whole_day") == []


@pytest.mark.parametrize("said", [True, False])
def test_the_next_import_follows_a_map_that_says_it_another_way(said: bool) -> None:
    """Read in as bouts, then the map says: of the whole day. And the other way round."""
    table = "date,steps\n2026-03-01,4000\n"
    before, after = (a_map({**STEPS, "whole_day": one}) for one in (not said, said))
    (old,) = read(table, before).found
    (change,) = compare(read(table, after), after, [written(old)]).changed
    assert change.fields.get("x_whole_day", False) is said
    again = written(old)._replace(fields=change.fields)
    assert compare(read(table, after), after, [again]).changed == ()


def test_a_whole_day_is_said_of_amounts_alone_and_of_all_of_an_activity() -> None:
    metres = {"name": "metres", "activity": "walk", "measure": "metres"}
    for columns, problem in (
        ([{**PAIN, "whole_day": True}], "needs a measure"),
        ([{**STEPS, "whole_day": "yes"}], "true or false"),
        (
            [{**STEPS, "whole_day": True}, metres],
            "`steps` counts a whole day and `metres` does not",
        ),
    ):
        with pytest.raises(FileNotUsable) as refused:
            a_map(*columns)
        assert problem in str(refused.value.problems[0])
