"""`pace patterns`: ranges and counts, what is missing, and never a cause."""

import re

from tests.cli.conftest import Person


def lived(person: Person, weeks: int = 12) -> None:
    """Weeks of walks, long ones on Mondays, and a harder Tuesday after each."""
    from datetime import date, timedelta

    lines = []
    first = date(2026, 3, 7) - timedelta(weeks=weeks) + timedelta(days=1)
    for n in range(weeks * 7):
        on = first + timedelta(days=n)
        long, after = on.weekday() == 0, on.weekday() == 1
        pain = 3 + n % 2 + 3 * after
        lines.append(f"{on} 08:00 check pain {pain} fatigue {3 + n % 3}")
        lines.append(f"{on} 10:00 walk {25 if long else 10}m pain {pain}-{pain - 1}")
    person.done("log", "--from", "-", typed="\n".join(lines))


def test_somebody_new_hears_how_much_is_missing(person: Person) -> None:
    told = person.done("--plain", "patterns")
    assert "Not known yet." in told
    assert "It needs 28 pairs of neighbouring rated days, and there are none." in told
    found = person.document("patterns")
    assert found["schema"] == "pace/patterns/1"
    for part in ("swing", "associations"):
        assert set(found[part]["not_yet"]) == {"have", "need", "what"}
    assert found["payback"] == []


def test_a_harder_day_after_a_long_walk_is_a_range_and_no_cause(person: Person) -> None:
    lived(person)
    told = person.done("--plain", "patterns")
    assert re.search(
        r"walk \(usually 10 minutes\): after doing more, pain tended to be [\d.]+ to [\d.]+ points "
        r"higher on the next days\. Compared: \d+ days with more, \d+ others\.",
        told,
    )
    assert "After walk, pain was lower in 84 of 84 entries" in told
    assert not re.search(r"caus|predict(?!,)|risk", told.replace("predict or treat", ""))
    (walk,) = person.document("patterns")["payback"]
    (pain, *_) = walk["costs"]
    assert pain["verdict"] == "harder after more"
    assert 0 < pain["low"] < pain["value"] < pain["high"]


def test_the_explanation_gives_the_sum_false_alarms_and_sources(person: Person) -> None:
    lived(person)
    told = person.done("--plain", "patterns", "--explain")
    assert "0.05 times the demand that you typed, counted 8 times" in told
    assert "of 100 spells of 4 weeks" in told
    assert "Source:" in told
    assert person.document("patterns", "--explain")["explained"]


def test_only_the_last_year_is_looked_at(person: Person) -> None:
    person.done("log", "2024-05-01", "08:00", "dance", "30m", "pain", "4-3")
    lived(person, weeks=3)
    found = person.document("patterns")
    assert found["from"] > "2025-03-08"
    assert [one["activity"] for one in found["payback"]] == ["walk"]
