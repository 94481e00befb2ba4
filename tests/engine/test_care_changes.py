"""What changed from one care file to another."""

from datetime import date

from pacing_cli.engine.cards import care_changes
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, CareChange
from pacing_cli.wording.care import change_words

TWELVE, FIFTEEN = Amount("minutes", 12), Amount("minutes", 15)


def test_a_ceiling_that_was_raised_is_told_in_words() -> None:
    old = Care("Ann", date(2026, 3, 1), None, {"walk": Agreement(ceiling=TWELVE)})
    new = Care("Ann", date(2026, 4, 1), None, {"walk": Agreement(ceiling=FIFTEEN)})
    assert [change_words(each) for each in care_changes(old, new)] == [
        "agreed on: 1 March 2026 -> 1 April 2026",
        "ceiling of walk: 12 min -> 15 min",
    ]


def test_what_is_new_and_what_is_gone_came_from_nothing() -> None:
    old = Care(activities={"walk": Agreement(floor=TWELVE, stop=("dizzy",))})
    new = Care(activities={"rows": Agreement(effort_max=4, days=("mon", "thu"))})
    assert [change_words(each) for each in care_changes(old, new)] == [
        "days of rows: every day -> Monday and Thursday",
        "highest effort of rows: nothing -> 4 of 10",
        "floor of walk: 12 min -> nothing",
        "stop sign of walk: dizzy -> nothing",
    ]


def test_the_same_file_has_no_changes() -> None:
    care = Care("Ann", None, None, {"walk": Agreement(ceiling=TWELVE)})
    assert care_changes(care, care) == ()
    assert care_changes(Care(), care)[0] == CareChange("", "agreed_with", None, "Ann")
