"""What is worth telling a doctor: side by side, and only where there is enough of it."""

from datetime import date

from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.medicine import for_doctor, medicine_use, sleep_seen
from pacing_cli.model.findings import DoctorPoint, DrowsyAfter, MedicineUse, PoorSleep
from pacing_cli.model.parameters import Parameters
from tests.histories import History

TODAY = date(2026, 3, 28)


def points(history: History) -> tuple[DoctorPoint, ...]:
    return for_doctor(days(history.entries, TODAY), Parameters())


def test_drowsiness_by_the_side_of_a_medicine(history: History) -> None:
    """
    2026-03-01..2026-03-12 check pain 4
    2026-03-02 dose tramadol
    2026-03-02 check pain 4 +drowsy
    2026-03-05 dose tramadol
    2026-03-06 check pain 4 +sleepy
    2026-03-09 dose tramadol
    2026-03-09 check pain 4 +drowsy
    """
    assert points(history) == (DrowsyAfter("tramadol", 3, 3, 0, 6),)


def test_drowsy_on_all_days_alike_points_at_no_medicine(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 4 +drowsy
    2026-03-02 dose paracetamol
    2026-03-06 dose paracetamol
    2026-03-10 dose paracetamol
    """
    assert points(history) == ()


def test_two_drowsy_days_are_too_few(history: History) -> None:
    """
    2026-03-01..2026-03-12 check pain 4
    2026-03-02 dose tramadol
    2026-03-02 check pain 4 +drowsy
    2026-03-05 dose tramadol
    2026-03-05 check pain 4 +drowsy
    """
    assert points(history) == ()


def test_three_weeks_of_short_nights(history: History) -> None:
    """
    2026-03-01..2026-03-07 check sleep 7h
    2026-03-08..2026-03-28 check sleep 5h quality 5
    """
    assert points(history) == (PoorSleep(3, date(2026, 3, 8), TODAY, 5, 5),)


def test_poor_nights_count_as_short_ones_do(history: History) -> None:
    """
    2026-03-08..2026-03-28 check sleep 8h quality 2
    """
    (found,) = points(history)
    assert isinstance(found, PoorSleep)
    assert (found.weeks, found.hours, found.quality) == (3, 8, 2)


def test_two_short_weeks_are_too_few_and_unknown_nights_are_not_short(history: History) -> None:
    """
    2026-03-01..2026-03-02 check sleep 3h
    2026-03-15..2026-03-28 check sleep 5h
    """
    assert points(history) == ()


def test_a_medicine_stands_under_the_name_that_was_written(history: History) -> None:
    """
    2026-03-02 dose Co-codamol note half of one
    2026-03-05 dose ibuprofen
    2026-03-09 dose ibuprofen
    """
    run = days(history.entries, TODAY)
    used = medicine_use(run, history.entries, date(2026, 3, 1), TODAY)
    assert used[0] == MedicineUse("ibuprofen", 2, date(2026, 3, 5), date(2026, 3, 9))
    assert used[1].note == "half of one"


def test_nights_that_nobody_wrote_down_are_no_nights(history: History) -> None:
    """
    2026-03-02 check sleep 5h
    2026-03-05 check sleep 7h quality 6
    2026-03-06 check pain 3
    """
    found = sleep_seen(days(history.entries, TODAY))
    assert found is not None
    assert (found.nights, found.median, found.low, found.high, found.quality) == (2, 6, 5, 7, 6)
    assert sleep_seen(()) is None
