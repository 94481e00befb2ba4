"""The person's own settings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Literal

from pacing_cli.model.day import Fixed, TimeRange
from pacing_cli.model.value import Value


class CalendarChoice(Value):
    """What goes into the calendar, and how it is called there."""

    neutral: bool = False
    """Titles that say nothing: "Block A"."""
    check_in: int | None = None
    """When to check in, in minutes after midnight; None: when the day begins."""
    check_ins: bool = True
    review: str = "sun"
    """The weekday of looking back at the week; empty: none."""
    before: int = 0
    """So many minutes before a block its alarm rings."""
    stop: bool = True
    """Another alarm rings when a block of activity is over."""


class Reminder(Value):
    """One event. `start` has an offset from UTC."""

    uid: str
    """The same for the same thing on the same day, whenever it is made."""
    start: datetime
    minutes: float
    title: str
    note: str = ""
    stop: str = ""
    """What the alarm at the end says; empty: there is none."""
    cancelled: bool = False
    """It was in an earlier calendar and is no longer planned."""


USUAL_HOURS: Final = "usual"
"""The hours of a day that has no others."""

Mode = Literal["graded", "envelope"]
PauseWhy = Literal["illness", "medicine", "condition", "holiday"]
LiftedWhy = Literal["red_flag", "envelope"]
RestBy = Literal["time", "symptom"]
MedicineKind = Literal["simple", "opioid", "triptan", "combination", "other"]
"""`simple`: a painkiller of one part, such as paracetamol; `other`: not a painkiller."""


class Safety(Value):
    """The answers to the safety questions, as the person gave them."""

    asked_on: date | None = None
    red_flags: tuple[str, ...] = ()
    """Which of the questions were answered yes; empty: none, or not answered."""
    flags_answered: bool = False
    """Whether they were answered; a question that was skipped is not."""
    post_exertional: bool | None = None
    """Worse hours to days after small efforts; None: not answered."""


class Pause(Value):
    """A time in which nothing grows, and why; ended by the person, or on the day `until`.

    Illness also makes the day lighter. In a holiday nothing is planned, and it is no illness.
    A change of medicine ends by itself after
    `pause.medicine_days`; the other two only when the person says so or on `until`.
    """

    why: PauseWhy
    since: date
    until: date | None = None
    """The first day on which it no longer holds."""


class Lifted(Value):
    """A time in which a safety answer or envelope mode held that holds no longer."""

    why: LiftedWhy
    since: date | None
    """None: nobody wrote down when it began."""
    until: date
    """The first day on which it no longer held."""

    def held_on(self, on: date) -> bool:
        """True on the days of that time."""
        return on < self.until and (self.since is None or self.since <= on)


class Appointment(Value):
    """Something that has its time: on one date, on some days of the week, or every day."""

    fixed: Fixed
    on: date | None = None
    days: tuple[str, ...] = ()


class Drowsy(Value):
    """How long a medicine makes drowsy, and when it is usually taken."""

    minutes: float
    at: tuple[int, ...] = ()


class Resting(Value):
    """How the person rests: by the clock or by how it feels, and how on which kind of day."""

    by: RestBy = "time"
    green: str = ""
    amber: str = ""
    red: str = ""
    midday: float | None = None
    """Minutes of the longer rest; None: the parameter."""


class FlarePlan(Value):
    """What the person wrote on a good day for the harder ones; every part may be left out."""

    helps: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    """What can be left out then."""
    who: tuple[str, ...] = ()
    call: tuple[str, ...] = ()
    """When to call whom."""
    signs: tuple[str, ...] = ()
    """How it begins to show, in the person's words."""
    triggers: Mapping[str, str] = {}
    """What a harder time often comes with, by its tag, and the step for it; may be empty."""
    read_on: date | None = None
    """When the person last went through it."""

    @property
    def written(self) -> bool:
        """True where anything but the date is there."""
        return self._replace(read_on=None) != FlarePlan()


class Signals(Value):
    """How the timer calls, beside what it shows. Only the bell rings where nobody chose."""

    bell: bool = True
    notify: bool = False
    """A notification of the desktop, by the system's own means."""
    speak: bool = False
    """A spoken line, where the system has a voice."""


class Profile(Value):
    """Everything may be left out.

    `day_start` and `day_end` are minutes after midnight, the end excluded.
    """

    name: str = ""
    mode: Mode = "graded"
    mode_since: date | None = None
    day_start: int = 8 * 60
    day_end: int = 20 * 60
    windows: Mapping[str, TimeRange] = {}
    """The hours of some weekdays (`mon`), and of shifts under the person's own words (`late`)."""
    zone: str = ""
    country: str = ""
    """Two letters; decides which emergency number the safety page shows."""
    safety: Safety = Safety()
    energy_ceiling: float | None = None
    """What a day has room for, in points: ten minutes of demand 1 are one point."""
    energy_budget: float | Literal["usual"] | None = None
    """Points of a planned day in graded mode; `usual`: the median of the last days."""
    good_hours: tuple[TimeRange, ...] | Literal["learn"] = ()
    """When there is most energy; `learn`: from the log."""
    appointments: tuple[Appointment, ...] = ()
    calendars: tuple[str, ...] = ()
    """Calendar files (.ics) whose events are fixed."""
    rest: Resting = Resting()
    drowsy: Mapping[str, Drowsy] = {}
    """Medicines that make drowsy, by their names in small letters."""
    contingency: tuple[str, ...] = ()
    """What the person wrote down for a bad day, a line each."""
    flare_plan: FlarePlan = FlarePlan()
    calendar: CalendarChoice = CalendarChoice()
    pauses: tuple[Pause, ...] = ()
    places: tuple[str, ...] = ()
    """Tags that say where it hurts."""
    lifted: tuple[Lifted, ...] = ()
    """Safety answers and envelope mode of earlier times."""
    coping: Mapping[str, str] = {}
    """What the person wrote down to do at an early sign, by the name of the signal."""
    medicines: Mapping[str, MedicineKind] = {}
    """The kinds of medicines, by their names in small letters."""
    signals: Signals = Signals()
    """How the timer calls; in the file it is `[timer]`."""
    parameters: Mapping[str, float] = {}
    """Parameters that the person or the therapist chose, by dotted name."""

    @property
    def shifts(self) -> tuple[str, ...]:
        """The words for hours that are chosen for a day; none where there is one kind of day."""
        from pacing_cli.model.activity import WEEKDAYS

        own = tuple(name for name in self.windows if name not in WEEKDAYS)
        return (*own, USUAL_HOURS) if self.windows else ()

    def on_day(self, on: date, shift: str = "") -> "Profile":
        """The profile with the hours of that day: of the shift, of its weekday, else the usual."""
        from pacing_cli.model.activity import WEEKDAYS

        hours = self.windows.get(shift or WEEKDAYS[on.weekday()])
        return self._replace(day_start=hours.start, day_end=hours.end) if hours else self


# A gate: something that switches a part of the suggestions off, until it ends.

GateKind = Literal[
    "red_flag",
    "envelope",
    "illness",
    "medicine",
    "condition",
    "holiday",
    "bad",
    "flare",
    "returning",
    "after",
]


class Gate(Value):
    """What holds, since when, and the first day on which it no longer does."""

    kind: GateKind
    since: date | None = None
    until: date | None = None
    """None: it has no day of its own; how it ends depends on the kind."""
