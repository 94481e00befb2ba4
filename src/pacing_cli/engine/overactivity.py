"""Define "much more than usual", the days after it, and an ordinary day, once for all callers.

Plan, receipt, review and report ask here (contract, section 5, rule 10). A day is worked
out from the days before it alone, so it stays what it is. Loads are minutes; other measures
are turned into minutes at the person's own rate.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

from pacing_cli.engine.energy import lately, minutes_done
from pacing_cli.engine.flares.detection import within_band
from pacing_cli.engine.ranges import units_a_minute
from pacing_cli.engine.statistics import mean, median
from pacing_cli.model.day import Done
from pacing_cli.model.evaluation import Evaluation
from pacing_cli.model.notice_reasons import AfterMuchMore, MuchMore
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log, Response
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value

# Fixed by the contract, whatever the settings are.
_USUAL_DAYS: Final = 28
_USUAL_LEAST: Final = 3
_TIMES_QUOTA: Final = 2
_ORDINARY_DAYS: Final = 14
_ORDINARY_LEAST: Final = 5
_DAYS_AFTER: Final = 2
DAYS_AFTER_ENVELOPE: Final = 3
"""In envelope mode symptoms may follow after up to 72 hours."""


class QuotaRow(Value):
    """What was worked out for one activity on each day of the log so far."""

    measure: Measure
    shown: Sequence[float | None]


class Ordinary(Value):
    """What a day may hold because of what came before it; no field is set on other days."""

    after: AfterMuchMore | None = None
    """The day lies in the days after much more than usual."""
    minutes: float | None = None
    """The load of an ordinary day; None: the sum of the day's quotas is the limit."""
    holds: bool = False
    """The day's plan adds up to no more than an ordinary day."""


NO_LIMIT: Final = Ordinary()


class Overactivity:
    """The loads of a log's days, and which of them were much more than usual."""

    def __init__(
        self,
        log: Log,
        rows: Mapping[str, QuotaRow],
        settings: Settings,
        envelope_since: date | None = None,
    ) -> None:
        """`rows`: of every activity that has a track; they may grow while days are walked."""
        self._log, self._rows, self._settings = log, rows, settings
        self._envelope_since = envelope_since
        self._loads: dict[int, float | None] = {}
        self._found: dict[int, tuple[MuchMore, ...]] = {}
        self._exerts = cache(lambda name: bool(settings.activity(name).exerts))
        self._amount = cache(self._amount_on)
        """A day's amount is looked at for each of the 28 days after it."""

    @property
    def last(self) -> int:
        """The place of the last day."""
        return len(self._log.days) - 1

    def load(self, index: int) -> float | None:
        """Minutes of everything that takes effort; None: no amount is known of the day."""
        if index not in self._loads:
            minutes = [self._minutes(name, done, index) for name, done in self._done(index)]
            known = [one for one in minutes if one is not None]
            self._loads[index] = sum(known) if known else None
        return self._loads[index]

    def usual_load(self, index: int) -> float | None:
        """The median load of the known days in the 28 days before; None under three of them."""
        return _usual(self.load(i) for i in range(max(index - _USUAL_DAYS, 0), index))

    def on(self, index: int) -> tuple[MuchMore, ...]:
        """What was much more than usual on a day: activities first, the furthest of them first,
        then the day as a whole."""
        if index not in self._found:
            self._found[index] = tuple(self._on(index))
        return self._found[index]

    def line(self, name: str, index: int) -> float | None:
        """The amount above which an activity is much more on a day; None: nothing to tell by."""
        quota, usual = self._quota(name, index), self.usual(name, index)
        if usual:
            return max(self._settings.parameters.boom_ratio * usual, quota or 0.0)
        return None if quota is None else _TIMES_QUOTA * quota

    def is_much_more(self, name: str, index: int, amount: float) -> bool:
        """Whether an amount of an activity is above that line on a day."""
        if amount <= (self._quota(name, index) or 0.0):
            return False  # the line is never below the quota
        line = self.line(name, index)
        return line is not None and amount > line + 1e-9

    def usual(self, name: str, index: int) -> float | None:
        """The median of an activity's known days in the 28 days before."""
        days = range(max(index - _USUAL_DAYS, 0), index)
        return _usual(self._amount(name, i) for i in days)

    def today(self, index: int) -> Ordinary:
        """What holds for the plan of a day."""
        after, phase = self._after(index), self._log.phases[index]
        if (
            not after
            and "flare" not in (phase.kind, phase.over)
            and ("returning" not in (phase.kind, phase.over))
        ):
            return NO_LIMIT
        return Ordinary(after, self._ordinary(index), holds=True)

    def minutes_of(self, name: str, amount: float, index: int) -> float:
        """How long an amount of an activity takes, at the person's rate on that day."""
        return amount / self.rate(name, index)

    def rate(self, name: str, index: int) -> float:
        """Units of an activity's measure in a minute, as known on a day."""
        measure = self._rows[name].measure
        found = lately(name, self._log.days, index)
        return units_a_minute(found, measure, self._settings.parameters)

    # --- one day

    def _done(self, index: int) -> Iterable[tuple[str, Done]]:
        """What took effort on a day of which the person told something, whole-day counts apart."""
        day = self._log.days[index]
        for name, done in day.done.items():
            if day.known and not done.whole_day and self._exerts(name):
                yield name, done

    def _minutes(self, name: str, done: Done, index: int) -> float | None:
        return minutes_done(name, done, self._log.days, index, self._settings.parameters)

    def _amount_on(self, name: str, index: int) -> float | None:
        """Of a day of which the person told something, or a count of the whole day by a device."""
        day = self._log.days[index]
        done = day.done.get(name)
        if done is None or not (day.known or done.whole_day):
            return None
        measure = self._measure(name, done)
        return done.totals.get(measure) if measure else None

    def _measure(self, name: str, done: Done) -> Measure | None:
        """What an activity is counted in; a device's count of an activity without a track too."""
        if name in self._rows:
            return self._rows[name].measure
        return next(iter(done.totals), None) if done.whole_day else None

    def _quota(self, name: str, index: int) -> float | None:
        shown = self._rows[name].shown if name in self._rows else ()
        return shown[index] if index < len(shown) else None

    def _on(self, index: int) -> Iterable[MuchMore]:
        day = self._log.days[index]
        found: list[MuchMore] = []
        within = True  # everything that was done had a quota, and nothing went beyond it
        for name, done in day.done.items():
            if not self._exerts(name):
                continue
            amount, quota = self._amount(name, index), self._quota(name, index)
            if within and day.known and not done.whole_day:
                if amount is None:
                    within = self._minutes(name, done, index) is None
                else:
                    within = quota is not None and amount <= quota + 1e-9
            measure = self._measure(name, done)
            if measure and amount is not None and self.is_much_more(name, index, amount):
                usual = self.usual(name, index)
                known = Amount(measure, usual or quota or 0.0)
                found.append(MuchMore(day.on, name, Amount(measure, amount), known, not usual))
        yield from sorted(found, key=lambda one: (-one.times, one.activity))
        load = None if within else self.load(index)
        usual = None if load is None else self.usual_load(index)
        if load and usual and load > self._settings.parameters.boom_ratio * usual + 1e-9:
            yield MuchMore(day.on, "", Amount("minutes", load), Amount("minutes", usual))

    # --- the days after

    def _after(self, index: int) -> AfterMuchMore | None:
        """The latest day of much more that still holds on to this one."""
        since, envelope = self._envelope_since, False
        if since is not None:
            envelope = self._log.days[index].on >= since
        for back in range(1, DAYS_AFTER_ENVELOPE + 1):
            found = self.on(index - back) if back <= index else ()
            if found and (
                back == 1
                or (back == _DAYS_AFTER and self.morning(index - 1) != "within")
                or envelope
            ):
                names = tuple(one.activity for one in found if one.activity)
                return AfterMuchMore(found[0], names or self._beyond(index - back), back)
        return None

    def _beyond(self, index: int) -> tuple[str, ...]:
        """What went beyond its quota, or had none, where only the day as a whole was more."""
        names = []
        for name, _ in self._done(index):
            amount, quota = self._amount(name, index), self._quota(name, index)
            if amount is None or quota is None or amount > quota:
                names.append(name)
        return tuple(names)

    def morning(self, index: int) -> Response:
        """How a day was rated: worse than usual, within it, or not known."""
        day, phase = self._log.days[index], self._log.phases[index]
        if day.impact or day.felt == "hard" or phase.kind in ("flare", "bad", "ill"):
            return "worse"
        held = within_band(day, self._log.usual[index])
        return "unknown" if held is None else "within" if held else "worse"

    def _ordinary(self, index: int) -> float | None:
        """The median load of the ordinary days of the last 14; None with fewer than five."""
        loads = [
            load
            for i in range(max(index - _ORDINARY_DAYS, 0), index)
            if self._log.phases[i].kind not in ("flare", "bad")
            and (load := self.load(i)) is not None
            and not self.on(i)
        ]
        return median(loads) if len(loads) >= _ORDINARY_LEAST else None


def _usual(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if len(known) >= _USUAL_LEAST else None


# What followed a day of much more than usual.

Followed = tuple[date, Literal["flare", "harder days"], float | None]


def cost_of(
    evaluation: Evaluation, after: range, end: date, parameters: Parameters
) -> Followed | None:
    """The last day of what followed, what it was, and how far pain rose; None: nothing did."""
    log = evaluation.log
    days = [log.days[i] for i in after if log.days[i].on <= end]
    before = log.usual[after.start] if days else None
    usual = before.pain if before else None
    rated = [day.pain for day in days if day.pain is not None]
    rise = max(rated) - usual if rated and usual is not None else None
    for flare in evaluation.flares:
        if days and days[0].on <= flare.onset <= days[-1].on:
            over = flare.recovered or flare.ended
            return min(over - timedelta(days=1) if over else end, end), "flare", rise
    harder = [day.on for day in days if day.bad or day.was_bad or day.impact or day.felt == "hard"]
    far = max(parameters.boom_pain_rise, parameters.flare_k_sd * (before.spread if before else 0))
    if rated and usual is not None and mean(rated) - usual >= far:
        harder.extend(day.on for day in days if day.pain is not None and day.pain > usual)
    return (max(harder), "harder days", rise) if harder else None
