"""Four kinds of people for the sheet: the demo, a sparse month, a device alone, fatigue alone.

The demo and the sparse month are elsewhere (`pace demo`, `tests/sparse_month.py`). Numbers that
vary from day to day come from a fixed row, so that every run has the same days.
"""

from datetime import date, timedelta
from functools import cache
from typing import Final

from pacing_cli.model.activity import Activity
from pacing_cli.model.entry import Entry
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import entry

_ROW: Final = (3, 7, 1, 8, 2, 6, 0, 5, 9, 4, 6, 1, 7, 3, 5, 8, 2, 4, 0, 9, 5)
"""Stands in for chance."""
_WATCH: Final = {"by": "device", "name": "watch"}

STEPS_START, STEPS_END = date(2026, 2, 9), date(2026, 5, 3)
PEAKS: Final = (date(2026, 3, 21), date(2026, 4, 11))
STEPS_SETTINGS: Final = Settings(activities={"steps": Activity("steps", plan=False)})


@cache
def device_steps() -> tuple[Entry, ...]:
    """Twelve weeks of a watch and nothing else: steps of most days, sleep of half of the nights.

    About 4,200 steps a day, and 11,800 on two days.
    """
    told = []
    for n in range(84):
        on, chance = STEPS_START + timedelta(days=n), _ROW[n % len(_ROW)]
        if (n * 7 + chance) % 8 == 0:
            continue
        steps = 11_800 if on in PEAKS else 3400 + 190 * chance + 13 * (n % 7)
        told.append(
            entry(n, "activity", on, 12, activity="steps", steps=steps, x_whole_day=True,
                  date_only=True, source=_WATCH)
        )  # fmt: skip
        if chance % 2:
            hours = 5.5 + (n % 7) / 2
            told.append(entry(1000 + n, "check", on, 7, sleep_hours=hours, source=_WATCH))
    return tuple(told)


TIRED_START, TIRED_END = date(2026, 3, 7), date(2026, 5, 1)
LUNCH, TIRED_VISIT = date(2026, 4, 4), date(2026, 3, 27)
TIRED_SETTINGS: Final = Settings(
    profile=Profile(name="M. K."),
    care=Care("A. Therapist", TIRED_VISIT, None, {"reading": Agreement(Amount("minutes", 30))}),
)


@cache
def fatigue_alone() -> tuple[Entry, ...]:
    """Eight weeks of somebody who rates fatigue and mood, and never pain.

    Reading and the shower, a visit on 27 March, a family lunch of three hours on 4 April, and a
    flare of fatigue from 6 to 11 April.
    """
    told = []
    for n in range(56):
        on, chance = TIRED_START + timedelta(days=n), _ROW[n % len(_ROW)]
        flare = 30 <= n <= 35
        if (n * 5 + chance) % 7 == 0 and not 27 <= n <= 36:
            continue
        ratings: dict[str, object] = {
            "fatigue": 8.5 if flare else 4.5 + (chance % 3) / 2,
            "mood": 3 if flare else 5 + chance % 3,
            "sleep_hours": 6 + (n % 5) / 2,
        }
        if n in (30, 31, 32):
            ratings["note"] = "could not follow a conversation" if n == 31 else "in bed until noon"
        told.append(entry(10 * n, "check", on, 9, **ratings))
        if not flare:
            minutes = 20 if n % 3 else 25
            told.append(
                entry(10 * n + 1, "activity", on, 11, activity="reading", minutes=minutes, effort=3)
            )
            if n % 2:
                told.append(
                    entry(10 * n + 2, "activity", on, 15, activity="shower", minutes=8, effort=5)
                )
    told.append(
        entry(5001, "activity", LUNCH, 13, activity="family lunch", minutes=180, effort=6,
              note="stayed too long, it was lovely", tags=["people"])
    )  # fmt: skip
    told.append(
        entry(5002, "visit", TIRED_VISIT, 9, agreed=["ceiling of reading: nothing -> 30 min"])
    )
    return tuple(told)
