"""Flares: onset, peak and recovery, by four routes.

A pattern of pain or of fatigue (the mean of the last three or five rated days far above
the usual), one such day that was hard to bear, days in a row that were hard to bear
whatever was rated, or the person's word. The usual is the median of the
last days that were not part of a flare (evidence section 3). Means of some days
instead of two days in a row halve the false flares of steady people and find more
of the real ones (`bench/engine_flares.py`).
"""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.ranges import HARDER, rated
from pacing_cli.engine.statistics import mean, median, sample_sd
from pacing_cli.model.checkpoint import EpisodeState, FlareState, SignalState
from pacing_cli.model.day import SYMPTOMS, Day, Symptom
from pacing_cli.model.notice_reasons import SignalName
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare, FlareCourse, FlareLabel, FlareRoute, UsualRange

_NOTHING_YET: Final = FlareState()
_SIGNALS: Final[tuple[Symptom, ...]] = ("pain", "fatigue")
"""The symptoms whose pattern is a flare, the weightiest first."""
_OTHERS: Final[tuple[SignalName, ...]] = ("stiff", "mood", "quality", "sleep_hours")
_BANDED: Final[tuple[SignalName, ...]] = ("fatigue", *_OTHERS)
_IMPACT_WINDOW: Final = 21
_FEW: Final = 3
_RECENT: Final = 400
"""Days: no rule looks further back for what is usual."""


def flares(days: Sequence[Day], parameters: Parameters) -> FlareCourse:
    """Walk through the days once. Days after the last one are not known."""
    watch = FlareWatch(parameters)
    seen = [(watch.see(day), watch.onset) for day in days]
    return FlareCourse(
        watch.episodes(days[-1].on if days else None),
        tuple(usual for usual, _ in seen),
        tuple(onset for _, onset in seen),
    )


def label(days: int, parameters: Parameters) -> FlareLabel:
    """How an episode of this length is called."""
    if days > parameters.flare_setback_after:
        return "setback"
    return "prolonged" if days > parameters.flare_prolonged_after else "flare"


class _Open:
    """An episode while it lasts."""

    def __init__(
        self,
        onset: date,
        detected: date,
        route: FlareRoute,
        signal: Symptom,
        usual: float | None,
    ) -> None:
        self.onset, self.detected, self.route = onset, detected, route
        self.signal, self.usual = signal, usual
        """The symptom that it is followed by, and what is usual of it."""
        self.peak: tuple[float, date] | None = None
        self.calm: list[date] = []
        self.last_rated = detected
        self.recovered: date | None = None
        self.ended: date | None = None

    @staticmethod
    def of(state: EpisodeState) -> "_Open":
        """The episode as it stood."""
        episode = _Open(state.onset, state.detected, state.route, state.signal, state.usual)
        episode.peak, episode.calm = state.peak, list(state.calm)
        episode.last_rated = state.last_rated
        episode.recovered, episode.ended = state.recovered, state.ended
        return episode

    def state(self) -> EpisodeState:
        """The episode as it stands."""
        return EpisodeState(
            self.onset,
            self.detected,
            self.route,
            self.signal,
            self.usual,
            self.peak,
            tuple(self.calm),
            self.last_rated,
            self.recovered,
            self.ended,
        )

    def rate(self, value: float, on: date) -> None:
        self.last_rated = on
        if self.peak is None or value > self.peak[0]:
            self.peak = (value, on)

    def as_flare(self, last: date, parameters: Parameters) -> Flare:
        end = self.recovered or self.ended
        length = (end - self.onset).days if end else (last - self.onset).days + 1
        return Flare(
            onset=self.onset,
            detected=self.detected,
            peak_date=self.peak[1] if self.peak else None,
            peak_pain=self.peak[0] if self.peak and self.signal == "pain" else None,
            recovered=self.recovered,
            ended=self.ended,
            days=max(length, 1),
            label=label(max(length, 1), parameters),
            route=self.route,
            usual=self.usual,
        )


class _CalmDays:
    """The last ratings of calm days, and what is usual by them: worked out once after a change."""

    def __init__(self, values: Sequence[float], parameters: Parameters) -> None:
        self.p = parameters
        longest = max(parameters.flare_window, parameters.flare_spread_window)
        self.values: deque[float] = deque(values, maxlen=longest)
        self._usual: tuple[float, float] | None = None
        self._is_known = False

    def add(self, *values: float) -> None:
        self.values.extend(values)
        self._is_known = False

    def clear(self) -> None:
        self.values.clear()
        self._is_known = False

    def usual(self) -> tuple[float, float] | None:
        """The middle and the spread; None under `flare.provisional` days."""
        if not self._is_known:
            self._usual, self._is_known = _middle(self.values, self.p), True
        return self._usual


class _SignalWatch:
    """One symptom: what is usual of it, and the days that lie far over that."""

    def __init__(self, signal: Symptom, parameters: Parameters, state: SignalState) -> None:
        self.signal, self.p = signal, parameters
        self.calm = _CalmDays(state.calm, parameters)
        self.lately: deque[Day] = deque(
            state.lately, maxlen=max(parameters.flare_pattern_days, parameters.flare_long_days)
        )
        """The last rated days that lie close together."""
        self.high: list[Day] = list(state.high)
        """Days over the line at the end of the log, not yet known to be a flare."""

    def state(self) -> SignalState:
        return SignalState(tuple(self.calm.values), tuple(self.lately), tuple(self.high))

    def usual(self) -> tuple[float, float] | None:
        """The middle and the spread of the calm days; None under `flare.provisional` of them."""
        return self.calm.usual()

    def value(self, day: Day) -> float | None:
        return rated(day, self.signal)

    def worst(self, day: Day) -> float | None:
        return day.worst if self.signal == "pain" else self.value(day)

    def close_gap(self, on: date) -> None:
        """What was pending a while ago was no flare."""
        if self.lately and (on - self.lately[-1].on).days > self.p.flare_gap_days:
            self.lately.clear()
            self._high_days_were_calm()

    def weigh(self, day: Day) -> FlareRoute | None:
        """Take in a rated day; the route by which a flare begins with it, if one does."""
        value, usual = self._of(day), self.usual()
        self.lately.append(day)
        if usual is None:
            self.calm.add(value)
            return None
        middle, spread = usual
        rise = max(self.p.flare_min_rise, self.p.flare_k_sd * spread)
        over = value >= middle + rise
        if over:
            self.high.append(day)
        else:
            self._high_days_were_calm()
        if over and day.impact:
            return "impact"
        if pattern := self._pattern(middle, rise, spread):
            self.high = pattern
            return "pattern" if self.signal == "pain" else "fatigue"
        if not over:
            self.calm.add(value)
        return None

    def _of(self, day: Day) -> float:
        return self.value(day) or 0.0

    def _pattern(self, usual: float, rise: float, spread: float) -> list[Day]:
        """The days of a pattern that ends today, or none.

        Either the mean of the last days is over a line, carried by more than one of them:
        a few days over a higher line, or some more over a lower one. Or two days in a row
        of pain are far over it, for people whose ratings hardly vary.
        """
        p, least = self.p, self.p.flare_persist_days
        days = list(self.lately)
        values = [self._of(day) for day in days]
        for many, share in (
            (p.flare_pattern_days, p.flare_pattern_share),
            (p.flare_long_days, p.flare_long_share),
        ):
            line = share * rise
            if len(days) < many or mean(values[-many:]) < usual + line:
                continue
            near = [day for day in days[-many:] if self._of(day) >= usual + p.flare_near * line]
            if len(near) >= least:
                return near
        if self.signal != "pain":
            return []
        far = usual + max(p.flare_min_rise, p.flare_far_sd * spread)
        last = values[-least:]
        return days[-least:] if len(last) == least and min(last) >= far else []

    def _high_days_were_calm(self) -> None:
        if self.high:
            self.calm.add(*[one for day in self.high if (one := self.value(day)) is not None])
            self.high.clear()


def _middle(calm: Sequence[float], parameters: Parameters) -> tuple[float, float] | None:
    if len(calm) < parameters.flare_provisional:
        return None
    recent = list(calm)
    spread = sample_sd(recent[-parameters.flare_spread_window :])
    return median(recent[-parameters.flare_window :]), spread


class FlareWatch:
    """What is remembered from one day to the next; it can go on from a state."""

    def __init__(self, parameters: Parameters, state: FlareState = _NOTHING_YET) -> None:
        self.p = parameters
        states = state.signals or (SignalState(),) * len(_SIGNALS)
        self.signals = [
            _SignalWatch(signal, parameters, one)
            for signal, one in zip(_SIGNALS, states, strict=True)
        ]
        self.calm = {name: _CalmDays(state.calm.get(name, ()), parameters) for name in _OTHERS}
        self.impacts = deque(state.impacts, _IMPACT_WINDOW)
        self.past: list[_Open] = [_Open.of(one) for one in state.past]
        self.open: _Open | None = _Open.of(state.open) if state.open else None

    def state(self) -> FlareState:
        """All that is remembered before the next day is seen."""
        return FlareState(
            tuple(one.state() for one in self.signals),
            {name: tuple(row.values) for name, row in self.calm.items() if row.values},
            tuple(self.impacts),
            tuple(one.state() for one in self.past),
            self.open.state() if self.open else None,
        )

    @property
    def onset(self) -> date | None:
        """The onset of the flare that is open."""
        return self.open.onset if self.open else None

    def see(self, day: Day) -> UsualRange:
        """Take in one day; returns the usual as it stood before it."""
        usual = self._usual()
        if self.open:
            self._follow(self.open, day)
        else:
            self._look_out(day)
            if self.open and day.flare_end:
                self._close(self.open, ended=day.on, recovered=day.on)
        if day.known:
            self.impacts.append(day.impact)
        return usual

    def recent(self, on: date) -> tuple[Flare, ...]:
        """The flares of the last months as they are known on a day, the newest first."""
        found: list[_Open] = [self.open] if self.open else []
        for episode in reversed(self.past):
            if episode.ended and (on - episode.ended).days > _RECENT:
                break
            found.append(episode)
        return tuple(one.as_flare(on, self.p) for one in found)

    def episodes(self, last: date | None) -> tuple[Flare, ...]:
        everything = [*self.past, *([self.open] if self.open else [])]
        return tuple(episode.as_flare(last or episode.onset, self.p) for episode in everything)

    def _usual(self) -> UsualRange:
        calm: dict[str, _CalmDays] = {one.signal: one.calm for one in self.signals}
        calm |= {str(name): row for name, row in self.calm.items()}
        found = {name: usual for name, row in calm.items() if (usual := row.usual())}
        lines = {name: line(name, *usual, self.p) for name, usual in found.items()}
        for name in SYMPTOMS:
            if name not in lines and len(calm[name].values) >= _FEW:
                # Not yet the usual, and better than a single rating to tell a worse day by.
                lines[name] = median(calm[name].values) + self.p.pain_rise_ok
        pain, spread = found.get("pain", (None, 0.0))
        rated_most = max([len(calm[name].values) for name in SYMPTOMS])
        return UsualRange(pain, spread, len(calm["pain"].values), lines, rated_most)

    def _look_out(self, day: Day) -> None:
        for watch in self.signals:
            watch.close_gap(day.on)
        if day.flare:
            self._begin(day, self._followed(day), "word")
            return
        for watch in self.signals:
            if watch.value(day) is not None and (route := watch.weigh(day)):
                self._begin(day, watch, route)
                return
        if day.impact and self._impact_lasts():
            self._begin(day, self._followed(day), "impact")
            return
        if not any(watch.high for watch in self.signals):
            for name, row in self.calm.items():
                if (value := rated(day, name)) is not None:
                    row.add(value)

    def _followed(self, day: Day) -> _SignalWatch:
        """The symptom by which the end of a flare is seen: pain, where it is rated at all."""
        pain, fatigue = self.signals
        only_fatigue = day.pain is None and not pain.calm.values and fatigue.value(day) is not None
        return fatigue if only_fatigue else pain

    def _impact_lasts(self) -> bool:
        """Days in a row were hard to bear, of somebody who seldom says so."""
        more = self.p.flare_impact_days - 1
        before, last = [*self.impacts][:-more], [*self.impacts][-more:]
        if len(before) < self.p.flare_provisional or not all(last):
            return False
        return 100 * sum(before) <= self.p.flare_impact_share * len(before)

    def _begin(self, day: Day, watch: _SignalWatch, route: FlareRoute) -> None:
        onset = watch.high[0].on if watch.high else day.on
        usual = watch.usual()
        episode = self._reopened(onset) or _Open(
            onset, day.on, route, watch.signal, usual[0] if usual else None
        )
        follow = self._watch(episode)
        for high in (*watch.high, day):
            if (worst := follow.worst(high)) is not None:
                episode.rate(worst, high.on)
        episode.last_rated = day.on
        for one in self.signals:
            one.high.clear()
            one.lately.clear()
        self.open = episode

    def _watch(self, episode: _Open) -> _SignalWatch:
        return self.signals[_SIGNALS.index(episode.signal)]

    def _reopened(self, onset: date) -> _Open | None:
        """Two episodes with less than `flare.merge_days` between them are one."""
        if not self.past:
            return None
        last = self.past[-1]
        over = last.recovered or last.ended
        if over is None or (onset - over).days >= self.p.flare_merge_days:
            return None
        last.recovered = last.ended = None
        last.calm = []
        return self.past.pop()

    def _follow(self, episode: _Open, day: Day) -> None:
        watch = self._watch(episode)
        value = watch.value(day)
        if value is not None:
            self._measure(episode, day, value)
        if day.flare_end or day.better:
            if value is not None and not self._near_usual(episode, value):
                # The person says that this is their usual now: start again to learn it.
                watch.calm.clear()
            self._close(episode, ended=day.on, recovered=day.on)
        elif len(episode.calm) >= self.p.flare_recovery_days:
            self._close(episode, ended=day.on, recovered=episode.calm[0])
        elif (day.on - episode.last_rated).days > self.p.flare_unknown_after:
            self._close(episode, ended=day.on, recovered=None)

    def _measure(self, episode: _Open, day: Day, value: float) -> None:
        if episode.calm and (day.on - episode.calm[-1]).days > self.p.flare_gap_days:
            episode.calm = []
        if self._near_usual(episode, value) and not day.flare and not day.impact:
            episode.calm.append(day.on)
        else:
            episode.calm = []
        worst = self._watch(episode).worst(day)
        episode.rate(value if worst is None else worst, day.on)

    def _near_usual(self, episode: _Open, value: float) -> bool:
        if episode.usual is not None:
            return value <= episode.usual + self.p.flare_recovery_band
        return episode.peak is not None and value <= episode.peak[0] - self.p.flare_min_rise

    def _close(self, episode: _Open, ended: date, recovered: date | None) -> None:
        episode.ended, episode.recovered = ended, recovered
        self.past.append(episode)
        self.open = None


_SIDE: Final[Mapping[str, int]] = {str(name): side for name, side in HARDER.items()}

# The own band of each rating: how far from the usual a day may lie and still be like others.


def line(name: str, usual: float, spread: float, parameters: Parameters) -> float:
    """The last value inside the own band; pain has a fixed width, the others vary with a person."""
    if name == "pain":
        return usual + parameters.pain_next_morning
    least: float = getattr(parameters, f"band_{name}")
    spreads = parameters.band_sd if name in SYMPTOMS else parameters.band_far_sd
    return usual + _SIDE[name] * max(least, spreads * spread)


def beyond(name: str, value: float, limit: float) -> bool:
    """True where a rating lies on the harder side of its line."""
    return _SIDE[name] * (value - limit) > 1e-9


def first_ratings(day: Day) -> Mapping[str, float]:
    """The first rating of the day of each kind that has a band."""
    known: dict[str, float] = {} if day.morning is None else {"pain": day.morning}
    first = day.first
    for name in _BANDED:
        value = first[name] if name in first else rated(day, name)
        if value is not None:
            known[name] = value
    return known


_MOST_KNOWN: Final = 4096
_known: Final[dict[int, tuple[Day, UsualRange, bool | None]]] = {}
"""What was found for a day and its usual: every activity asks for the same last days again.
They are held here, so that no other day gets the number of one of them."""


def within_band(day: Day, usual: UsualRange) -> bool | None:
    """Whether every rating lies within its own band; None where no symptom can be compared."""
    known = _known.get(id(day))
    if known is not None and known[0] is day and known[1] is usual:
        return known[2]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    found = _compared(day, usual)
    _known[id(day)] = day, usual, found
    return found


def _compared(day: Day, usual: UsualRange) -> bool | None:
    compared = None
    for name, value in first_ratings(day).items():
        limit = usual.lines.get(name)
        if limit is None:
            continue
        if beyond(name, value, limit):
            return False
        compared = True if name in SYMPTOMS else compared
    return compared
