"""Flares: onset, peak and recovery, by three routes.

A pattern (the mean of the last three or five rated days far above the usual), one
such day that was hard to bear, or the person's word. The usual is the median of the
last days that were not part of a flare (evidence section 3). Means of some days
instead of two days in a row halve the false flares of steady people and find more
of the real ones (`bench/engine_flares.py`).
"""

from collections import deque
from collections.abc import Sequence
from datetime import date
from typing import Final

from pacing_cli.engine.statistics import mean, median, sample_sd
from pacing_cli.model.checkpoint import EpisodeState, FlareState
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Flare, FlareCourse, FlareLabel, FlareRoute, UsualRange

_NOTHING_YET: Final = FlareState()


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


def _pain(day: Day) -> float:
    return day.pain or 0.0


class _Open:
    """An episode while it lasts."""

    def __init__(self, onset: date, detected: date, route: FlareRoute, usual: float | None) -> None:
        self.onset, self.detected, self.route, self.usual = onset, detected, route, usual
        self.peak: tuple[float, date] | None = None
        self.calm: list[date] = []
        self.last_rated = detected
        self.recovered: date | None = None
        self.ended: date | None = None

    @staticmethod
    def of(state: EpisodeState) -> "_Open":
        """The episode as it stood."""
        episode = _Open(state.onset, state.detected, state.route, state.usual)
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
            self.usual,
            self.peak,
            tuple(self.calm),
            self.last_rated,
            self.recovered,
            self.ended,
        )

    def rate(self, pain: float, on: date) -> None:
        self.last_rated = on
        if self.peak is None or pain > self.peak[0]:
            self.peak = (pain, on)

    def as_flare(self, last: date, parameters: Parameters) -> Flare:
        end = self.recovered or self.ended
        length = (end - self.onset).days if end else (last - self.onset).days + 1
        return Flare(
            onset=self.onset,
            detected=self.detected,
            peak_date=self.peak[1] if self.peak else None,
            peak_pain=self.peak[0] if self.peak else None,
            recovered=self.recovered,
            ended=self.ended,
            days=max(length, 1),
            label=label(max(length, 1), parameters),
            route=self.route,
            usual=self.usual,
        )


class FlareWatch:
    """What is remembered from one day to the next; it can go on from a state."""

    def __init__(self, parameters: Parameters, state: FlareState = _NOTHING_YET) -> None:
        self.p = parameters
        longest = max(parameters.flare_window, parameters.flare_spread_window)
        self.calm_pains: deque[float] = deque(state.calm_pains, maxlen=longest)
        self.lately: deque[Day] = deque(
            state.lately, maxlen=max(parameters.flare_pattern_days, parameters.flare_long_days)
        )
        """The last rated days that lie close together."""
        self.high: list[Day] = list(state.high)
        """Days over the line at the end of the log, not yet known to be a flare."""
        self.past: list[_Open] = [_Open.of(one) for one in state.past]
        self.open: _Open | None = _Open.of(state.open) if state.open else None

    def state(self) -> FlareState:
        """All that is remembered before the next day is seen."""
        return FlareState(
            tuple(self.calm_pains),
            tuple(self.lately),
            tuple(self.high),
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
            self._look_out(day, usual)
            if self.open and day.flare_end:
                self._close(self.open, ended=day.on, recovered=day.on)
        return usual

    def episodes(self, last: date | None) -> tuple[Flare, ...]:
        everything = [*self.past, *([self.open] if self.open else [])]
        return tuple(episode.as_flare(last or episode.onset, self.p) for episode in everything)

    def _usual(self) -> UsualRange:
        pains = self.calm_pains
        if len(pains) < self.p.flare_provisional:
            return UsualRange(None, 0.0, len(pains))
        recent = list(pains)
        spread = sample_sd(recent[-self.p.flare_spread_window :])
        return UsualRange(median(recent[-self.p.flare_window :]), spread, len(pains))

    def _look_out(self, day: Day, usual: UsualRange) -> None:
        if self.lately and (day.on - self.lately[-1].on).days > self.p.flare_gap_days:
            self.lately.clear()
            self._high_days_were_calm()
        if day.flare:
            self._begin(day, usual, "word")
        elif day.pain is not None:
            self._weigh(day, day.pain, usual)

    def _weigh(self, day: Day, pain: float, usual: UsualRange) -> None:
        self.lately.append(day)
        if usual.pain is None:
            self.calm_pains.append(pain)
            return
        rise = max(self.p.flare_min_rise, self.p.flare_k_sd * usual.spread)
        over = pain >= usual.pain + rise
        if over:
            self.high.append(day)
        else:
            self._high_days_were_calm()
        if over and day.impact:
            self._begin(day, usual, "impact")
        elif pattern := self._pattern(usual.pain, rise, usual.spread):
            self.high = pattern
            self._begin(day, usual, "pattern")
        elif not over:
            self.calm_pains.append(pain)

    def _pattern(self, usual: float, rise: float, spread: float) -> list[Day]:
        """The days of a pattern that ends today, or none.

        Either the mean of the last days is over a line, carried by more than one of them:
        a few days over a higher line, or some more over a lower one. Or two days in a row
        are far over it, for people whose pain hardly varies.
        """
        p, least = self.p, self.p.flare_persist_days
        for many, share in (
            (p.flare_pattern_days, p.flare_pattern_share),
            (p.flare_long_days, p.flare_long_share),
        ):
            last, line = list(self.lately)[-many:], share * rise
            near = [day for day in last if _pain(day) >= usual + p.flare_near * line]
            carried = len(last) == many and len(near) >= least
            if carried and mean([_pain(day) for day in last]) >= usual + line:
                return near
        far = usual + max(p.flare_min_rise, p.flare_far_sd * spread)
        last = list(self.lately)[-least:]
        return last if len(last) == least and all(_pain(day) >= far for day in last) else []

    def _high_days_were_calm(self) -> None:
        self.calm_pains.extend(day.pain for day in self.high if day.pain is not None)
        self.high.clear()

    def _begin(self, day: Day, usual: UsualRange, route: FlareRoute) -> None:
        onset = self.high[0].on if self.high else day.on
        episode = self._reopened(onset) or _Open(onset, day.on, route, usual.pain)
        for high in (*self.high, day):
            if high.worst is not None:
                episode.rate(high.worst, high.on)
        episode.last_rated = day.on
        self.high.clear()
        self.lately.clear()
        self.open = episode

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
        if day.pain is not None:
            self._measure(episode, day, day.pain)
        if day.flare_end or day.better:
            if day.pain is not None and not self._near_usual(episode, day.pain):
                # The person says that this is their usual now: start again to learn it.
                self.calm_pains.clear()
            self._close(episode, ended=day.on, recovered=day.on)
        elif len(episode.calm) >= self.p.flare_recovery_days:
            self._close(episode, ended=day.on, recovered=episode.calm[0])
        elif (day.on - episode.last_rated).days > self.p.flare_unknown_after:
            self._close(episode, ended=day.on, recovered=None)

    def _measure(self, episode: _Open, day: Day, pain: float) -> None:
        if episode.calm and (day.on - episode.calm[-1]).days > self.p.flare_gap_days:
            episode.calm = []
        if self._near_usual(episode, pain) and not day.flare:
            episode.calm.append(day.on)
        else:
            episode.calm = []
        episode.rate(day.worst if day.worst is not None else pain, day.on)

    def _near_usual(self, episode: _Open, pain: float) -> bool:
        if episode.usual is not None:
            return pain <= episode.usual + self.p.flare_recovery_band
        return episode.peak is not None and pain <= episode.peak[0] - self.p.flare_min_rise

    def _close(self, episode: _Open, ended: date, recovered: date | None) -> None:
        episode.ended, episode.recovered = ended, recovered
        self.past.append(episode)
        self.open = None
