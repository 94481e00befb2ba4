"""What the visit sheet tells beside the findings: weeks, medicines, what is for the doctor."""

from datetime import date

from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.value import Value


class Week(Value):
    """Seven days in a row, as means of the days that are known."""

    start: date
    end: date
    """Both included."""
    days_known: int
    amount: float | None
    """A day, of the days on which an amount was written down."""
    pain: float | None
    upright_hours: float | None
    sleep_hours: float | None
    pain_after: float | None = None
    """Of the week after it, where that is known."""


class Weeks(Value):
    """The usual week, and the two at the ends; good weeks never without what came after."""

    of: Measure
    """What the amounts are counted in."""
    usual: Week
    """The middle of every figure; its dates are those of the first and the last week."""
    best: Week | None
    """The week with the most done a day."""
    worst: Week | None
    """The week with the most pain; where pain was seldom rated, that with the least done."""
    worst_by: str
    """`pain` or `amount`."""
    counted: int


class StepsTried(Value):
    """Steps up of one activity's amount, and where it is now."""

    activity: str
    steps: int
    before: Amount
    """Before the first of them."""
    after: Amount
    """After the last of them."""
    last_on: date
    now: Amount | None
    """None: there is no amount at the moment."""


class AgreedAt(Value):
    """What changed by agreement at a visit, a line each, as it was said then."""

    on: date
    lines: tuple[str, ...]


class MedicineUse(Value):
    """A medicine under the name that the person wrote."""

    name: str
    days: int
    first: date
    last: date
    note: str = ""
    """What was written beside it, the last time."""


class SleepSeen(Value):
    """The nights of the span that were written down."""

    nights: int
    mean: float | None
    low: float | None
    high: float | None
    quality: float | None
    """0 to 10, 10 is best."""


class DrowsyAfter(Value):
    """Drowsiness was written down on days with a medicine, or on the day after."""

    medicine: str
    drowsy: int
    """Of the days with it."""
    days: int
    other_drowsy: int
    """Of the days without it."""
    other_days: int


class PoorSleep(Value):
    """Weeks in a row of short or poor sleep, the last of them within the span."""

    weeks: int
    since: date
    until: date
    hours: float | None
    quality: float | None


DoctorPoint = DrowsyAfter | PoorSleep
"""Worth telling a doctor about; facts side by side, and nothing about why."""
