"""Visit sheets for the tests: from histories, and stuffed to the brim with what is hardest to fit."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.review import review
from pacing_cli.engine.look_back.visit import behind_charts, visit_sheet
from pacing_cli.model.activity import Activity
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.goal import Goal
from pacing_cli.model.profile import Profile, Safety
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from pacing_cli.model.visit import Sheet
from tests.histories import entry

END = date(2026, 3, 1)
HOSTILE = (
    "<script>alert(1)</script>", "</style><b>bold", "\u202egnp.eman", "bell\x07 and esc\x1b[2J",
    "$x^2$ {{ 7*7 }} {% raw %}", "W" * 120, "疼痛日记" * 20, "a" + "\u0301" * 60, "&amp;&#x202e;\u200b",
    "עברית " * 12, "🧘🏽‍♀️" * 12, "word " * 40,
)  # fmt: skip
"""Names and notes that want to be more than text."""


def sheet_of(
    entries: Sequence[Entry], start: date, end: date = END, settings: Settings = Settings()
) -> Sheet:
    """As the program makes it, but without its files."""
    run = days(entries, end)
    evaluation = advise(EvaluationInput(run, settings, end))
    found = review(run, evaluation, settings, entries, start, end)
    behind = behind_charts(run, evaluation, settings, start, end, found.usual_pain, found.timeline)
    return visit_sheet(found, behind, evaluation, settings)


@cache
def nothing() -> Sheet:
    """Nobody has written anything yet."""
    return sheet_of((), END - timedelta(days=27))


@cache
def one_week(rated: bool = True) -> Sheet:
    """Seven days, with pain or without any."""
    start = END - timedelta(days=6)
    told = []
    for n in range(7):
        on = start + timedelta(days=n)
        fields = {"pain": 3 + n % 2} if rated else {"fatigue": 4}
        told.append(entry(10 * n, "check", on, 8, **fields))
        told.append(entry(10 * n + 1, "activity", on, 10, activity="walk", minutes=10))
    return sheet_of(told, start)


EVERYDAY = (
    "walk to the shop", "kitchen", "garden", "stairs, slowly", "swimming, the small pool", "reading",
)  # fmt: skip


@cache
def two_years(activities: int = 30, notes: int = 200, called: tuple[str, ...] = HOSTILE) -> Sheet:
    """Everything at once: many activities with hostile names, flares, an open one, notes."""
    start = END - timedelta(days=729)
    names = [f"{called[n % len(called)]} {n}" for n in range(activities)]
    told = [each for n in range(730) for each in _full_day(n, start + timedelta(days=n), names)]
    told += [
        entry(10**6 + n, "note", start + timedelta(days=3 * n), 20,
              note=f"{called[n % len(called)]} {n}")
        for n in range(notes)
    ]  # fmt: skip
    told += [
        entry(2 * 10**6 + n, "visit", END - timedelta(days=30 * n), 9, agreed=list(called))
        for n in range(6)
    ]
    return sheet_of(told, start, settings=full_settings(names))


def hostile_week() -> Sheet:
    """A few activities, a medicine and notes whose names want to be more than text."""
    start = END - timedelta(days=6)
    told = [
        entry(10 * n, "activity", start + timedelta(days=n), 10, activity=name, minutes=10)
        for n, name in enumerate(HOSTILE[:5])
    ]
    told += [entry(100 + n, "note", END, n, note=text) for n, text in enumerate(HOSTILE[2:5])]
    return sheet_of(told, start)


def _full_day(n: int, on: date, names: Sequence[str]) -> list[Entry]:
    in_flare = n % 80 in range(60, 69) or n >= 726
    pain = 8 if in_flare else 3 + n % 3
    told = [
        entry(100 * n, "check", on, 8, pain=pain, fatigue=5, sleep_hours=4.5, quality=2,
              upright_hours=5 + n % 4, tags=["drowsy", "weather"] if n % 3 else []),
        entry(100 * n + 1, "dose", on, 9, medicine=HOSTILE[n % len(HOSTILE)], note="half a tablet"),
    ]  # fmt: skip
    for place, name in enumerate(names):
        if (n + place) % 3 == 0:
            amount = {("minutes", "metres", "reps")[place % 3]: 12 + n % 5}
            told.append(
                entry(100 * n + 10 + place, "activity", on, 10, activity=name, effort=3, **amount)
            )
    return told


def full_settings(names: Sequence[str]) -> Settings:
    """A goal, a meaning and limits for everything; a safety question answered yes."""
    long = "to be able to " * 12
    return Settings(
        profile=Profile(name="N. " + "W" * 90, safety=Safety(red_flags=("fever",))),
        activities={name: Activity(name, meaning=long) for name in names},
        goals=tuple(Goal(name, long, long, END, (name,)) for name in names[:6]),
        care=Care(
            "Dr. " + "M" * 120, END, END,
            {name: Agreement(ceiling=Amount(("minutes", "metres", "reps")[n % 3], 9999.5))
             for n, name in enumerate(names)},
        ),
    )  # fmt: skip
