"""The entries and settings of the invented person of the demo."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final

from pacing_cli.engine.statistics import Chance, around, halves
from pacing_cli.model.entry import ACTIVITY, CHECK, DOSE, FLARE, FLARE_END
from pacing_cli.model.entry import VISIT as VISIT_KIND
from pacing_cli.model.value import Value

# Engine: how twelve weeks of an invented person run, before anything is written down.

DAYS: Final = 84
VISIT: Final = 27
"""The day of the session with the therapist, counted from the first day."""
ONSET: Final = 38
FLARE_TOLD: Final = ONSET + 1
FLARE_OVER: Final = ONSET + 7

_USUAL: Final = 4.0
_RISE: Final = (2.3, 3.2, 3.8, 3.2, 2.4, 1.7, 0.9)
_WAY_BACK: Final = (0.8, 0.8, 0.9, 0.9)
_SEE_SAW_UNTIL: Final = 17
_BUSY_LEAVES: Final = 1.6
_MUCH_LEAVES: Final = 1.5


class DemoPhase(Enum):
    """The stretches of the twelve weeks."""

    SEE_SAW = "see-saw"
    TRYING = "trying"
    STEADY = "steady"
    FLARE = "flare"
    WAY_BACK = "way back"


class LivedDay(Value):
    """One day as it was lived, written down or not."""

    nth: int
    """Counted from the first day, which is 0."""
    on: date
    stretch: DemoPhase
    pain: float
    sleep_hours: float
    busy: bool
    weather: bool
    much: bool
    """A day of the see-saw on which a good morning was used up."""
    share: float
    """How much of the usual amounts was done: 1 is all of it."""


def stretch_of(index: int) -> DemoPhase:
    """The stretch that a day belongs to, counted from the first day."""
    if index < _SEE_SAW_UNTIL:
        return DemoPhase.SEE_SAW
    if index <= VISIT:
        return DemoPhase.TRYING
    if ONSET <= index < FLARE_OVER:
        return DemoPhase.FLARE
    if FLARE_OVER <= index < FLARE_OVER + len(_WAY_BACK):
        return DemoPhase.WAY_BACK
    return DemoPhase.STEADY


def weeks(chance: Chance, today: date) -> tuple[LivedDay, ...]:
    """The twelve weeks up to `today`, the first day first. Each day leans on the one before."""
    lived: list[LivedDay] = []
    for index in range(DAYS):
        on = today - timedelta(days=DAYS - 1 - index)
        lived.append(_live(chance, index, on, lived[-1] if lived else None))
    return tuple(lived)


def _live(chance: Chance, index: int, on: date, before: LivedDay | None) -> LivedDay:
    stretch = stretch_of(index)
    pain = halves(around(chance, _USUAL + _rise(index) + _left_over(before), 0.55))
    much = stretch is DemoPhase.SEE_SAW and pain <= _USUAL + 0.5
    quiet = stretch in (DemoPhase.FLARE, DemoPhase.WAY_BACK)
    busier = chance.random() < 0.33 and not quiet and index != ONSET - 1
    busy = busier and not (before and before.busy)
    return LivedDay(
        nth=index,
        on=on,
        stretch=stretch,
        pain=pain,
        sleep_hours=halves(around(chance, 6.6 - _rise(index) * 0.4, 0.7, 3, 9)),
        busy=busy,
        weather=chance.random() < 0.25,
        much=much,
        share=_share(stretch, index, much),
    )


def _rise(index: int) -> float:
    return _RISE[index - ONSET] if stretch_of(index) is DemoPhase.FLARE else 0.0


def _left_over(before: LivedDay | None) -> float:
    """What yesterday leaves behind: a busy day and a day of much both do."""
    if before is None:
        return 0.0
    return _BUSY_LEAVES * before.busy + _MUCH_LEAVES * before.much


def _share(stretch: DemoPhase, index: int, much: bool) -> float:
    if stretch is DemoPhase.SEE_SAW:
        return 2.4 if much else 0.5
    if stretch is DemoPhase.FLARE:
        return 0.6
    if stretch is DemoPhase.WAY_BACK:
        return _WAY_BACK[index - FLARE_OVER]
    return 1.0


_SILENT: Final = 0.07
_NO_CHECK: Final = 0.09
_DOSE_DAYS: Final = (ONSET + 1, ONSET + 2)
_NOTES: Final = {
    4: "cleaned the whole flat, paid for it",
    ONSET + 1: "everything aches, slow day",
    62: "walked to the market with Ana",
    76: "an hour of cards with friends, good evening",
}


class DemoEntry(Value):
    """One thing that was written down. `at` is the clock on the wall, without a zone."""

    kind: str
    at: datetime
    fields: Mapping[str, object]


def told_of(chance: Chance, day: LivedDay) -> tuple[DemoEntry, ...]:
    """What was written down of this day, in order; nothing on some days, and that is fine."""
    silent = chance.random() < _SILENT
    unchecked = chance.random() < _NO_CHECK
    lines = (*_checks(chance, day), *_doings(chance, day), *_others(day))
    sure = ONSET - 1 <= day.nth <= FLARE_OVER or day.nth in (0, VISIT, DAYS - 2, DAYS - 1)
    if silent and not sure:
        return ()
    kept = (line for line in lines if sure or not (unchecked and line.kind == CHECK))
    return tuple(sorted(kept, key=lambda line: line.at))


def _at(day: LivedDay, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day.on, time(hour)) + timedelta(minutes=minute)


def _checks(chance: Chance, day: LivedDay) -> Iterator[DemoEntry]:
    fields: dict[str, object] = {
        "pain": _plain(day.pain),
        "fatigue": _plain(halves(around(chance, 2.5 + day.pain * 0.5, 0.7))),
        "sleep_hours": _plain(day.sleep_hours),
        "quality": _plain(halves(around(chance, day.sleep_hours - 1.5, 0.8))),
        "mood": _plain(halves(around(chance, 8.0 - day.pain * 0.5, 0.6))),
    }
    tags = [word for word, on in (("weather", day.weather), ("busy", day.busy)) if on]
    if tags:
        fields["tags"] = tags
    if ONSET <= day.nth <= ONSET + 3:
        fields["impact"] = True
    if day.nth in _NOTES:
        fields["note"] = _NOTES[day.nth]
    yield DemoEntry(CHECK, _at(day, 8, int(chance.random() * 40)), fields)


def _doings(chance: Chance, day: LivedDay) -> Iterator[DemoEntry]:
    """The activities of the day, each with its own chance of being done and written down."""
    for doing in _DOINGS:
        done = chance.random() < doing.likely and day.on.weekday() in doing.weekdays
        amount = around(chance, doing.usual(day) * doing.share(day), doing.spread, doing.least, 240)
        pain_after = halves(around(chance, day.pain + 1.3 * day.much, 0.4))
        effort = halves(around(chance, doing.effort + 2 * day.much, 0.6))
        if not done or (day.stretch is DemoPhase.FLARE and not doing.in_flare):
            continue
        fields: dict[str, object] = {
            "activity": doing.name,
            doing.measure: round(amount),
            "pain": _plain(day.pain),
            "pain_after": _plain(pain_after),
            "effort": _plain(effort),
            "stopped": "pain" if day.much and pain_after >= day.pain + 1.5 else "time",
            **doing.more,
        }
        yield DemoEntry(ACTIVITY, _at(day, doing.hour, int(chance.random() * 45)), fields)


def _others(day: LivedDay) -> Iterator[DemoEntry]:
    if day.nth == VISIT:
        yield DemoEntry(VISIT_KIND, _at(day, 15), {})
    if day.nth == FLARE_TOLD:
        yield DemoEntry(FLARE, _at(day, 9), {})
    if day.nth == FLARE_OVER:
        yield DemoEntry(FLARE_END, _at(day, 9), {})
    if day.nth in _DOSE_DAYS:
        yield DemoEntry(DOSE, _at(day, 13), {"medicine": "paracetamol"})


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


class Doing(Value):
    """An activity of this person's week."""

    name: str
    measure: str
    hour: int
    likely: float
    usual_by_week: tuple[float, ...]
    """The amount of each week; the last one holds from there on."""
    spread: float
    effort: float
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    least: float = 3
    in_flare: bool = True
    more: Mapping[str, object] = {}

    swings: float = 0.2
    """How much of the see-saw of the first weeks it takes part in: 1 is all of it."""

    def share(self, day: LivedDay) -> float:
        """The part of the usual amount that was done on that day."""
        part = self.swings if day.stretch is DemoPhase.SEE_SAW else 1.0
        return 1 + (day.share - 1) * part

    def usual(self, day: LivedDay) -> float:
        """The amount of that week, before the day's own share."""
        return self.usual_by_week[min(day.nth // 7, len(self.usual_by_week) - 1)]


_DOINGS: Final = (
    Doing(
        "walk", "minutes", hour=10, likely=0.93, spread=0.4, effort=3, swings=1,
        usual_by_week=(11, 11, 11, 11, 9, 9, 9, 9, 10, 10, 11, 11),
    ),
    Doing(
        "kitchen", "minutes", hour=12, likely=0.93, spread=0.7, effort=3,
        usual_by_week=(18, 18, 18, 17, 15, 15, 15, 15, 16, 17, 17.5, 18),
    ),
    Doing(
        "shoulder", "reps", hour=11, likely=0.97, spread=0.4, effort=4,
        usual_by_week=(10, 10, 10, 9, 8, 8, 8, 8, 9, 10, 10.5, 11),
        weekdays=(1, 4), in_flare=False, more={"load_kg": 1},
    ),
    Doing(
        "reading", "minutes", hour=16, likely=0.93, spread=1.0, effort=2,
        usual_by_week=(26, 26, 26, 24, 22, 22, 22, 22, 23, 24, 25, 26),
    ),
    Doing(
        "garden", "minutes", hour=14, likely=0.9, spread=0.7, effort=3,
        usual_by_week=(17, 17, 16, 15, 13, 13, 13, 13, 13, 14),
        weekdays=(2, 5), in_flare=False, more={"meaning": 9},
    ),
)  # fmt: skip


# The settings that an invented person and their therapist wrote down.


def settings_files(today: date) -> Mapping[str, str]:
    """The four files by name, as a person would have them, comments included."""
    visit = today - timedelta(days=DAYS - 1 - VISIT)
    return {
        "profile.toml": _profile(visit),
        "activities.toml": _ACTIVITIES,
        "care.toml": _care(visit, today + timedelta(days=35)),
        "goals.toml": _goals(today + timedelta(days=56)),
    }


def _profile(asked_on: date) -> str:
    return f"""# An invented person. Nobody real stands behind these lines.
name = "Robin (invented)"
mode = "graded"
day = "08:00-20:00"
country = "GB"

# What helps on a bad day, a line each.
contingency = [
  "lie down with a warm pack, twenty minutes",
  "soup from the freezer",
  "text Ana, call off what can wait",
]

[safety]
asked_on = {asked_on.isoformat()}
red_flags = []
post_exertional = false
"""


_ACTIVITIES = """# What the week is made of. Amounts come from the journal, not from here.

[walk]
measure = "minutes"
demand = 4
kind = "moving"
priority = "should"
meaning = "getting to the market on foot again"
lighter = "once round the courtyard"

[kitchen]
measure = "minutes"
demand = 4
kind = "chores"
priority = "must"
lighter = "sit down to chop"

[shoulder]
# Exercises with a small weight, two days a week and never two in a row.
measure = "reps"
demand = 5
kind = "moving"
days = ["tue", "fri"]
resistance = true

[reading]
measure = "minutes"
demand = 2
kind = "work"

[garden]
measure = "minutes"
demand = 6
kind = "moving"
priority = "want"
days = ["wed", "sat"]
meaning = "tomatoes in summer"
lighter = "water the pots, sitting"
"""


def _care(agreed_on: date, review_on: date) -> str:
    return f"""# Agreed at the session. Suggestions stay inside these limits.
agreed_with = "J. Example, physiotherapist"
agreed_on = {agreed_on.isoformat()}
review_on = {review_on.isoformat()}

[activity.walk]
method = "clinician"
baseline = "9m"        # after three weeks of too much and too little
ceiling = "20m"
floor = "5m"
step = "1m"
hold_days = 7

[activity.shoulder]
ceiling = "12reps"
"""


def _goals(by: date) -> str:
    return f"""# What this is for.

[market]
what = "walk to the market and back"
why = "to choose my own vegetables, and to meet people"
by = {by.isoformat()}
activities = ["walk"]
target = "18m"
start = "9m"
transport = "the bus back, the first few times"
bad_days = ["if the legs are heavy, then to the corner and back"]

[tomatoes]
what = "plant and keep four pots of tomatoes"
why = "the garden is where my head gets quiet"
activities = ["garden"]
"""


# Engine: an invented person who kept a journal for twelve weeks.
#
# For the demo, and for checks that need a whole life rather than a few lines.
# Nobody real stands behind it: every number is drawn from the chance that is
# handed in, so the same seed and the same day give the same person.


class DemoPerson(Value):
    """An invented person: what was written down, and the four files of settings."""

    told: tuple[DemoEntry, ...]
    """In the order in which it happened, up to the evening of the last day."""
    files: Mapping[str, str]
    """The text of each file by its name: `profile.toml`, `activities.toml`, ..."""


def invent(chance: Chance, today: date) -> DemoPerson:
    """Twelve weeks that end on the evening of `today`.

    A see-saw start, three steady tries, a visit, a flare around the sixth week
    with its way back, and steadier weeks after it.
    """
    days = weeks(chance, today)
    return DemoPerson(
        told=tuple(told for day in days for told in told_of(chance, day)),
        files=settings_files(today),
    )
