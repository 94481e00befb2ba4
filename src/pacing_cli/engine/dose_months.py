"""Medicine days by calendar month: a neutral count, and when a line of information belongs to it.

The line needs a headache in the same month (evidence section 8). No advice on doses.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.model.day import Day
from pacing_cli.model.findings import DoseMonth
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import MedicineKind

HEADACHES: Final = frozenset(("headache", "headaches", "migraine"))
_STRONG: Final[tuple[MedicineKind, ...]] = ("opioid", "triptan", "combination")


def dose_months(
    days: Sequence[Day],
    start: date,
    medicines: Mapping[str, MedicineKind],
    p: Parameters,
) -> tuple[DoseMonth, ...]:
    """Every medicine in every calendar month that `start` or a later day lies in.

    A month is counted whole, as far as it has gone, also where `start` cuts it.
    By medicine, then by month.
    """
    since = start.replace(day=1)
    seen = [day for day in days if day.on >= since]
    counts: dict[tuple[str, date], int] = {}
    aches: dict[date, int] = {}
    for day in seen:
        month = day.on.replace(day=1)
        for name in {name for name in day.doses if name}:
            counts[name, month] = counts.get((name, month), 0) + 1
        if any(tag.casefold() in HEADACHES for tag in day.tags):
            aches[month] = aches.get(month, 0) + 1
    return tuple(
        _month(name, month, count, medicines.get(name.casefold()), aches.get(month, 0), p)
        for (name, month), count in sorted(counts.items())
    )


def _month(
    name: str, month: date, days: int, kind: MedicineKind | None, aches: int, p: Parameters
) -> DoseMonth:
    least = p.meds_info_strong if kind in _STRONG else p.meds_info_simple
    informs = aches > 0 and kind != "other" and days >= least
    return DoseMonth(name, month, days, kind, aches, least if informs else None)
