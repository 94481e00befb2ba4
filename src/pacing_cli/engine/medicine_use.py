"""Medicines and sleep of a span, as the person wrote them down; no advice on doses."""

from collections.abc import Sequence
from datetime import date

from pacing_cli.engine.stats import known, mean
from pacing_cli.model.day import Day
from pacing_cli.model.entry import DOSE, Entry
from pacing_cli.model.look_back import MedicineUse, SleepSeen


def medicine_use(entries: Sequence[Entry], start: date, end: date) -> tuple[MedicineUse, ...]:
    """Every medicine from `start` to `end`, both included: the one of most days first."""
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.at, entry.id)):
        name = entry.word("medicine") or ""
        if entry.kind == DOSE and name and start <= entry.day <= end:
            found.setdefault(name, []).append(entry)
    used = (_use(name, doses) for name, doses in found.items())
    return tuple(sorted(used, key=lambda one: (-one.days, one.name)))


def _use(name: str, doses: Sequence[Entry]) -> MedicineUse:
    days = {entry.day for entry in doses}
    notes = [note for entry in doses if (note := entry.word("note"))]
    return MedicineUse(name, len(days), min(days), max(days), notes[-1] if notes else "")


def sleep_seen(span: Sequence[Day]) -> SleepSeen | None:
    """The nights that were written down; None where there is none."""
    hours, quality = (
        known([day.sleep_hours for day in span]),
        known([day.quality for day in span]),
    )
    nights = sum(day.sleep_hours is not None or day.quality is not None for day in span)
    if not nights:
        return None
    return SleepSeen(
        nights,
        mean(hours) if hours else None,
        min(hours, default=None),
        max(hours, default=None),
        mean(quality) if quality else None,
    )
