"""Medicine days by month: counted without a word, and a line only where headaches are logged."""

from datetime import date

import pytest

from pacing_cli.engine.days import days as run_of_days
from pacing_cli.engine.look_back.medicine import dose_months
from pacing_cli.model.entry import medicine_name
from pacing_cli.model.findings import DoseMonth
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import MedicineKind
from tests.histories import History

P = Parameters()
TODAY = date(2026, 3, 31)


def counted(history: History, **medicines: MedicineKind) -> tuple[DoseMonth, ...]:
    days = run_of_days(history.entries, TODAY)
    return dose_months(days, date(2026, 3, 15), medicines, P)


def test_a_month_is_counted_whole_and_a_day_once(history: History) -> None:
    """
    2026-02-20 dose ibuprofen
    2026-03-01..2026-03-09 dose ibuprofen
    2026-03-09 18:00 dose ibuprofen
    """
    assert counted(history) == (DoseMonth("ibuprofen", date(2026, 3, 1), 9),)


@pytest.mark.parametrize(
    ("kind", "from_days"), [("simple", None), ("opioid", 10), ("triptan", 10), ("combination", 10)]
)
def test_eleven_days_inform_only_for_the_stronger_kinds(
    history: History, kind: MedicineKind, from_days: int | None
) -> None:
    """
    2026-03-01..2026-03-11 dose Tablet
    2026-03-05 check pain 4 +headache
    """
    (found,) = counted(history, tablet=kind)
    assert (found.days, found.headache_days, found.informs_from) == (11, 1, from_days)


def test_without_a_headache_nothing_is_said(history: History) -> None:
    """
    2026-03-01..2026-03-31 dose codeine
    """
    (found,) = counted(history, codeine="opioid")
    assert found.informs_from is None


def test_what_is_no_painkiller_is_only_counted(history: History) -> None:
    """
    2026-03-01..2026-03-31 dose vitamin
    2026-03-05 check +migraine
    """
    (found,) = counted(history, vitamin="other")
    assert (found.days, found.informs_from) == (31, None)


def test_a_medicine_of_no_kind_informs_as_a_simple_one(history: History) -> None:
    """
    2026-03-01..2026-03-15 dose ibuprofen
    2026-03-05 check +headache
    """
    (found,) = counted(history)
    assert (found.kind, found.informs_from) == (None, 15)


def test_a_name_with_and_without_a_dose_is_one_medicine(history: History) -> None:
    """
    2026-03-01 dose oxycodone
    2026-03-02 dose oxycodone 10mg
    2026-03-03 dose "oxycodone 5 mg 2 tablets"
    2026-03-04..2026-03-12 dose "Oxycodone 2 tablets"
    """
    assert {one.medicine.casefold() for one in history.entries} == {"oxycodone"}
    (month,) = counted(history, oxycodone="opioid")
    assert (month.medicine, month.days, month.kind) == ("oxycodone", 12, "opioid")


@pytest.mark.parametrize("name", ["vitamin b12", "vitamin b 12", "omega 3"])
def test_a_number_that_belongs_to_a_name_stays(name: str) -> None:
    assert medicine_name(name) == name
    assert medicine_name(f"{name} 2 tablets") == name
