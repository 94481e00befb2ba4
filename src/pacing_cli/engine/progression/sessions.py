"""Sum up each activity day by day, and the ratings that follow."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Final

from pacing_cli.engine.flares.detection import beyond, first_ratings, within_band
from pacing_cli.engine.progression.baseline import Trial
from pacing_cli.engine.progression.steps import SessionResult
from pacing_cli.model.checkpoint import SessionsState
from pacing_cli.model.day import SYMPTOMS, Day, Done
from pacing_cli.model.history import NeedsOlderHistory
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.phase import Log, Phase, Response, UsualRange
from pacing_cli.model.quantity import Measure

# What followed a session: within the usual, worse, or not known.
#
# The day after counts for more than pain during the task (evidence section 2).


def response(
    log: Log,
    index: int,
    activity: str,
    parameters: Parameters,
    morning: Callable[[int], Response],
) -> Response:
    """What followed the activity's sessions on the day at `index`.

    Worse: pain after them above usual + `pain.rise_ok`, or another symptom that far outside
    of its own band; or the morning after was worse. Within: a symptom was rated on the next
    day, and none is outside of its band. Else it is unknown. `morning`: `morning_after`,
    by the index of the day.
    """
    done, usual = log.days[index].done[activity], log.usual[index]
    limits = _limits(log.days[index], usual, parameters)
    after = {**done.after}
    if done.pain_after is not None:
        after["pain"] = max(done.pain_after, after.get("pain", 0.0))
    settled = usual.rated >= parameters.flare_provisional
    more = parameters.pain_rise_ok - parameters.pain_next_morning if settled else 0.0
    for name, value in after.items():
        limit = limits.get(name)
        if limit is not None and beyond(name, value, limit + more):
            return "worse"
    return morning(index)


def morning_after(log: Log, index: int, parameters: Parameters) -> Response:
    """How the day after the one at `index` began, each rating beside its own band: as it was
    known on the day of the session, and as it is on that morning.

    A day that was hard to bear, a flare and a bad day are worse. Mood and sleep can make a
    day worse, and alone they say nothing more.
    """
    if index + 1 >= len(log.days) or not log.days[index + 1].known:
        return "unknown"
    day, phase = log.days[index + 1], log.phases[index + 1]
    if day.impact or day.flare or phase.kind in ("flare", "bad", "ill"):
        return "worse"
    limits = _limits(log.days[index], log.usual[index], parameters)
    ratings = {name: value for name, value in first_ratings(day).items() if name in limits}
    if any(beyond(name, value, limits[name]) for name, value in ratings.items()):
        return "worse"
    if within_band(day, log.usual[index + 1]) is False:
        return "worse"
    return "within" if any(name in SYMPTOMS for name in ratings) else "unknown"


def _limits(day: Day, usual: UsualRange, parameters: Parameters) -> Mapping[str, float]:
    """The own bands; before they are known, the day's own rating of a symptom and a wider one."""
    settled = usual.rated >= parameters.flare_provisional
    if settled and all(name in usual.lines for name in SYMPTOMS):
        return usual.lines
    ratings = first_ratings(day)
    wide: dict[str, float] = {
        name: ratings[name] + parameters.pain_rise_ok for name in SYMPTOMS if name in ratings
    }
    return {**wide, **usual.lines} if settled else {**usual.lines, **wide}


_LATELY: Final = 14
_NOTHING_BEFORE: Final = SessionsState()


def done_since(log: Log, start: int) -> dict[str, dict[int, Done]]:
    """What was done from a day on: of each activity, the days on which it was."""
    found: dict[str, dict[int, Done]] = {}
    for place, day in enumerate(log.days[start:], start):
        for name, done in day.done.items():
            found.setdefault(name, {})[place] = done
    return found


class Sessions:
    """One activity's days in a log. An index is a day's place in the log."""

    def __init__(
        self,
        activity: str,
        measure: Measure,
        log: Log,
        parameters: Parameters,
        done: Mapping[int, Done],
        before: SessionsState = _NOTHING_BEFORE,
    ) -> None:
        """`done`: what was done on the days that are not in `before`."""
        self._activity, self._log, self._p = activity, log, parameters
        self.logged = [*before.logged, *done]
        """The days on which it was done, with an amount or without."""
        self.amounts = dict(zip(before.with_amount, before.amounts, strict=True))
        """What was done on a day, in the activity's measure."""
        self.amounts.update((i, d.totals[measure]) for i, d in done.items() if measure in d.totals)
        self._places = sorted(self.amounts)
        self._done, self._before = done, before
        self._responses: dict[int, Response] = {}
        self._results: dict[int, SessionResult] = {}
        self.morning_after = cache(partial(morning_after, log, parameters=parameters))
        """How the day after one began: the same for every activity."""
        self.is_much_more: Callable[[int, float], bool] = lambda *_: False
        """Whether an amount is much more than usual on a day; asked once for a day."""

    def lately(self) -> list[Done]:
        """What was done on the last fourteen days on which it was done at all."""
        return [*self._before.lately, *self._done.values()][-_LATELY:]

    def state(self, index: int, since: int) -> SessionsState:
        """Return the state before the day at `index`, with single days from `since` on.

        For an activity that is seldom done, the last few days of it are included.
        """
        before = self._before
        done = {i: one for i, one in self._done.items() if i < index}
        measures = Counter(before.measures)
        measures.update(measure for one in done.values() for measure in one.totals)
        logged = self.logged[: bisect_left(self.logged, index)]
        amounts = [(i, amount) for i, amount in self.amounts.items() if i < index]
        cut = min(bisect_left(logged, since), max(len(logged) - _LATELY, 0))
        short = sum(i < since for i, _ in amounts[: max(len(amounts) - _LATELY, 0)])
        return SessionsState(
            days=index,
            since=max(since, 0),
            earlier=before.earlier + cut,
            earlier_total=sum((amount for _, amount in amounts[:short]), before.earlier_total),
            logged=tuple(logged[cut:]),
            with_amount=tuple(i for i, _ in amounts[short:]),
            amounts=tuple(amount for _, amount in amounts[short:]),
            lately=tuple([*before.lately, *done.values()][-_LATELY:]),
            measures=dict(measures),
        )

    def total(self, index: int) -> float:
        """All that was done before the day at `index`, since the first day of the log."""
        here = (amount for i, amount in self.amounts.items() if i < index)
        return round(sum(here, self._before.earlier_total), 6)

    def before(self, index: int) -> int:
        """On how many days it was done before the day at `index`."""
        return self._before.earlier + bisect_left(self.logged, index)

    def last_before(self, index: int) -> int | None:
        """The last day before the one at `index` on which it was done."""
        done = bisect_left(self.logged, index)
        return self.logged[done - 1] if done else None

    def silent_days(self, index: int) -> int | None:
        """Days since it was last done, that day and the one at `index` not counted."""
        done = bisect_left(self.logged, index)
        return index - self.logged[done - 1] - 1 if done else None

    def days_over(self, index: int) -> int | None:
        """As `silent_days`, of the days that are over: of a plan ahead, up to today."""
        last = index
        while last and self._log.days[last].ahead:
            last -= 1
        silent = self.silent_days(index)
        return None if silent is None else max(silent - (index - last), 0)

    def trials(self, start: int, stop: int) -> list[Trial]:
        """Days on which something was done that tell of an ordinary day's tolerance."""
        return [
            Trial(self._log.days[i].on, self.amounts[i], self._response(i))
            for i in self._with_amount(start, stop)
            if self.amounts[i] and not _unusual(self._log.phases[i]) and not self._harder(i)
        ]

    def _harder(self, index: int) -> bool:
        """A day that began outside its own bands. What is done on it says nothing of an amount:
        two minutes on the morning of a flare are not what was too much."""
        return within_band(self._log.days[index], self._log.usual[index]) is False

    def between(self, start: int, stop: int) -> list[SessionResult]:
        """The days on which something was done, from `start`, `stop` excluded."""
        return [self._result(i) for i in self._with_amount(start, stop) if self.amounts[i]]

    def _result(self, index: int) -> SessionResult:
        found = self._results.get(index)
        if found is None:
            amount = self.amounts[index]
            found = SessionResult(
                amount,
                self._response(index),
                stopped=bool(self.stopped(index)),
                much_more=self.is_much_more(index, amount),
            )
            self._results[index] = found
        return found

    def _with_amount(self, start: int, stop: int) -> list[int]:
        """The days from `start`, `stop` excluded, of which an amount is known.

        Raises NeedsOlderHistory where some of them may have been left out.
        """
        if self._before.earlier and start < self._before.since:
            raise NeedsOlderHistory
        places = self._places
        return places[bisect_left(places, start) : bisect_left(places, stop)]

    def amounts_of(self, start: int, stop: int) -> list[float]:
        """What was done on each day from `start`, `stop` excluded, of which it is known."""
        return [self.amounts[i] for i in self._with_amount(start, stop)]

    def stopped(self, index: int) -> str:
        """Why a part of what was done on a day was stopped: pain, else tiredness."""
        return self._log.days[index].done[self._activity].stopped

    def newest_tolerated(self) -> int | None:
        """The last day that was followed by a day within the usual. Raises NeedsOlderHistory."""
        found = next((i for i in reversed(self.logged) if self._response(i) == "within"), None)
        if found is None and self._before.earlier:
            raise NeedsOlderHistory
        return found

    def _response(self, index: int) -> Response:
        if index not in self._responses:
            self._responses[index] = response(
                self._log, index, self._activity, self._p, self.morning_after
            )
        return self._responses[index]


def _unusual(phase: Phase) -> bool:
    """A flare, a bad day, an illness or a change of medicine (evidence section 1)."""
    return phase.kind in ("flare", "bad", "ill") or phase.pause == "medicine"


def measures(done: Mapping[int, Done], before: SessionsState) -> Mapping[Measure, int]:
    """On how many days of the whole log each measure of the activity was written."""
    found = Counter(before.measures)
    for one in done.values():
        for measure in one.totals:
            found[measure] += 1
    return found
