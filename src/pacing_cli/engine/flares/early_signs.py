"""Find early signs: several signals outside the person's range at once, or pain far outside it.

Three of five signals (pain, tiredness, sleep, stiffness, mood or stress), each by the
mean of three days more than 1.25 SD on the harder side of the own last 21 known days
outside flares, on two rated days in a row; or one day of pain beyond 3 SD. Then no
other word for seven days (evidence section 6; `bench/engine_early_signs.py`). All of it
follows from the days: nothing is stored.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from pacing_cli.engine.ranges import HARDER, OwnRange, outside_flares, own_range, own_values, rated
from pacing_cli.engine.statistics import mean
from pacing_cli.model.notice_reasons import EarlySigns, SignalName
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare, Log
from pacing_cli.model.plan import NotYet
from pacing_cli.model.value import Value

SIGNALS: Final[tuple[tuple[SignalName, ...], ...]] = (
    ("pain",),
    ("fatigue",),
    ("sleep_hours", "quality"),
    ("stiff",),
    ("mood", "stress"),
)
"""Of two that tell of the same thing, the one that was rated more often counts."""

# So far back the last word about a pattern is looked for, in spans of the own range.
_SPANS = 3
_KEYS: Final[dict[str, str]] = {"sleep_hours": "sleep", "quality": "sleep"}
"""Where the name in `[coping]` is another than the signal's."""
_HARD = ("flare", "bad", "ill")


class Pattern(Value):
    """The signals outside the person's range on one day."""

    signals: tuple[SignalName, ...]
    days: int


def early_signs(
    log: Log, flares: Sequence[Flare], coping: Mapping[str, str], parameters: Parameters
) -> EarlySigns | NotYet | None:
    """Return the pattern of today, None without one, `NotYet` if no signal has a range yet.

    A pattern of yesterday is named today as well, if today's check-in is missing or shows the
    same. There is none in a flare, on a bad day or in illness, which are named already.
    """
    if log.phases[-1].kind in _HARD:
        return None
    watch = _Watch(log, flares, parameters, _seen_from_a_day(parameters))
    if not watch.knows_enough():
        return NotYet(watch.known_days(), parameters.warn_min_days, "days with ratings")
    if not watch.shows_one():
        return None
    # Only of a pattern it matters when the last word about one was.
    found = _Watch(log, flares, parameters, _SPANS * parameters.warn_max_age).told_today()
    return EarlySigns(found.signals, found.days, _steps(found, coping)) if found else None


def _steps(found: Pattern, coping: Mapping[str, str]) -> tuple[str, ...]:
    """What the person wrote down for these signals, else for any of them."""
    keys = [_KEYS.get(name, name) for name in found.signals]
    own = [coping[key] for key in keys if key in coping]
    for_any = [coping["any"]] if "any" in coping else []
    return tuple(dict.fromkeys(own or for_any))


def _seen_from_a_day(p: Parameters) -> int:
    """So many days decide whether today, or yesterday, is beyond the own range."""
    return p.warn_max_age + p.warn_window + p.warn_persist_days * p.flare_gap_days + 2


class _Watch:
    """The last days of a log, looked at from their end; a day is looked at once."""

    def __init__(
        self, log: Log, flares: Sequence[Flare], parameters: Parameters, most: int
    ) -> None:
        self.p = parameters
        self.days = outside_flares(log.days, flares, most)
        self.hard = [phase.kind in _HARD for phase in log.phases[-len(self.days) :]]
        self.last = len(self.days) - 1
        self._ranges: dict[tuple[SignalName, int], OwnRange | None] = {}
        self._means: dict[int, list[tuple[SignalName, float]]] = {}
        self._patterns: dict[int, Pattern | None] = {}

    # --- what the plan shows

    def shows_one(self) -> bool:
        """Whether today or yesterday is beyond the own range, whatever was said before."""
        return any(self.pattern(index) for index in range(max(self.last - 1, 0), self.last + 1))

    def told_today(self) -> Pattern | None:
        """Return the pattern that the plan of today names, if any."""
        if self._speaks(self.last):
            return self.pattern(self.last)
        goes_on = not self._is_rated(self.last) or self.pattern(self.last)
        if goes_on and self.last and self._speaks(self.last - 1):
            return self.pattern(self.last - 1)
        return None

    def _speaks(self, index: int) -> bool:
        """A pattern, and no word about one in the quiet days before."""
        if not self.pattern(index):
            return False
        first = found = index
        while found > max(first - self.p.warn_quiet_days - 1, 0):
            found -= 1
            if self.pattern(found):
                first = found
        word = first
        for day in range(first, index + 1):
            if day - word > self.p.warn_quiet_days and self.pattern(day):
                word = day
        return word == index

    # --- one day

    def pattern(self, index: int) -> Pattern | None:
        """What is beyond the own range on a day, as far as that day could know."""
        if index not in self._patterns:
            self._patterns[index] = self._look(index)
        return self._patterns[index]

    def _look(self, index: int) -> Pattern | None:
        if self.hard[index] or not self._is_rated(index):
            return None
        lasting = self._rated_before(index, self.p.warn_persist_days - 1)
        beyond, near = self._signals_beyond(index), self.p.warn_near * self.p.warn_sd
        if len(beyond) >= self.p.warn_signals and lasting is not None:
            # On the days before it may still have been growing.
            growing = (len(self._signals_beyond(day, near)) for day in lasting)
            if all(many >= self.p.warn_signals for many in growing):
                return Pattern(beyond, self.p.warn_window)
        return Pattern(("pain",), 1) if self._far_beyond(index) else None

    def _signals_beyond(self, index: int, limit: float | None = None) -> tuple[SignalName, ...]:
        """Return the signals whose mean is more than `limit` on the harder side, in their order."""
        if index not in self._means:
            found = (self._mean(group, index) for group in SIGNALS)
            self._means[index] = [one for one in found if one]
        least = self.p.warn_sd if limit is None else limit
        return tuple(name for name, harder in self._means[index] if harder > least)

    def _mean(self, group: tuple[SignalName, ...], index: int) -> tuple[SignalName, float] | None:
        """The mean of the last days, in spreads from the own mean; None: too little is known."""
        first = max(index - self.p.warn_window + 1, 0)
        name = max(group, key=lambda name: len(self._before(first, name)))
        own = self._range(name, first)
        lately = [v for day in self.days[first : index + 1] if (v := rated(day, name)) is not None]
        if own is None or 2 * len(lately) <= self.p.warn_window:
            return None
        return name, own.harder(name, mean(lately), own.mean)

    def _far_beyond(self, index: int) -> bool:
        """One day of pain beyond what one more day of the own range is likely to bring."""
        pain, own = self.days[index].pain, self._range("pain", index)
        if pain is None or own is None or pain - own.mean < self.p.flare_min_rise:
            return False
        return own.harder("pain", pain, own.mean) > _limit(self.p.warn_single_sigma, own.days)

    def _range(self, name: SignalName, before: int) -> OwnRange | None:
        p = self.p
        if (name, before) not in self._ranges:
            self._ranges[name, before] = own_range(
                self._before(before, name),
                p.warn_baseline,
                max(p.warn_baseline, p.flare_spread_window),
                p.warn_min_days,
                p.warn_least_sd,
            )
        return self._ranges[name, before]

    def _before(self, before: int, name: SignalName) -> list[float]:
        return own_values(self.days, before, name, self.p.warn_max_age)

    # --- what is known

    def knows_enough(self) -> bool:
        """At least one signal has a range of its own."""
        return any(self._range(name, self.last) for name in HARDER)

    def known_days(self) -> int:
        """Days of the signal that is known best."""
        return max(len(self._before(self.last, name)) for name in HARDER)

    def _is_rated(self, index: int) -> bool:
        return any(rated(self.days[index], name) is not None for name in HARDER)

    def _rated_before(self, index: int, many: int) -> list[int] | None:
        """The last rated days before a day, close to each other; None where there are too few."""
        found: list[int] = []
        while len(found) < many:
            latest = found[-1] if found else index
            near = range(latest - 1, max(latest - 1 - self.p.flare_gap_days, -1), -1)
            before = next((day for day in near if self._is_rated(day)), None)
            if before is None:
                return None
            found.append(before)
        return found


def _limit(sigmas: float, days: int) -> float:
    """So many spreads for one more value, when the spread itself rests on so many days.

    The prediction limit of a normal sample: Student's t in the place of the normal
    quantile (first term of Cornish and Fisher's expansion), times sqrt(1 + 1/n).
    """
    student = sigmas * (1 + (sigmas**2 + 1) / (4 * (days - 1)))
    return student * math.sqrt(1 + 1 / days)
