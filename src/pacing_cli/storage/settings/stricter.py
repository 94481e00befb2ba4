"""Choose the stricter value of two versions of a settings file, key by key. No disk here.

For what has no stricter side, the value of the file itself holds. A part of a limit that only
one version names: no floor is stricter than a floor, every other limit is stricter than none.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal, TypeVar

from pacing_cli.model.activity import Activity
from pacing_cli.model.parameter_table import BY_NAME
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Drowsy, Profile, Safety
from pacing_cli.model.quantity import Amount, unit
from pacing_cli.model.settings import Agreement, Care

V = TypeVar("V", float, int, date, Amount)
T = TypeVar("T")
Budget = float | Literal["usual"] | None

LOWER_IS_STRICTER: Final = (
    "baseline.buffer", "baseline.pem_buffer", "progress.pct", "progress.cap_14d",
    "progress.pushed", "progress.recent_days", "progress.weekly_rise", "progress.resist_days",
    "pain.rise_ok", "pain.next_morning", "scaleback.return_first", "scaleback.return_second",
    "restart.share", "energy.target", "boom.ratio", "sched.bout_cap", "sched.energy_band",
    "sched.first_trial", "sched.first_reps", "sched.no_try_pain", "sched.drowsy_demand",
)  # fmt: skip
HIGHER_IS_STRICTER: Final = (
    "baseline.min_trials", "progress.hold_days", "progress.min_sessions", "progress.completion",
    "progress.apart_days", "scaleback.cut", "scaleback.cut_pem", "scaleback.bad_cut",
    "scaleback.bad_days", "scaleback.step_days", "scaleback.no_progress", "pause.medicine_days",
)  # fmt: skip


def stricter_profile(main: Profile, copy: Profile) -> Profile:
    """Envelope mode, safety answers that were yes, pauses, the lower ceilings."""
    return main._replace(
        mode="envelope" if "envelope" in (main.mode, copy.mode) else main.mode,
        mode_since=_envelope_since(main, copy),
        safety=_safety(main, copy),
        energy_ceiling=_lower(main.energy_ceiling, copy.energy_ceiling),
        energy_budget=_budget(main, copy),
        drowsy=_of_both(main.drowsy, copy.drowsy, _drowsier),
        pauses=_together(main.pauses, copy.pauses),
        lifted=_together(main.lifted, copy.lifted),
        parameters=_parameters(main.parameters, copy.parameters),
    )


def _envelope_since(main: Profile, copy: Profile) -> date | None:
    """The longer time in envelope mode; a day that was not written down is the longest."""
    there = [one.mode_since for one in (main, copy) if one.mode == "envelope"]
    if not there:
        return main.mode_since
    return None if None in there else min(day for day in there if day)


def _safety(main: Profile, copy: Profile) -> Safety:
    first, second = main.safety, copy.safety
    asked = [one.asked_on for one in (first, second) if one.red_flags and one.asked_on]
    return Safety(
        asked_on=min(asked, default=first.asked_on),
        red_flags=_together(first.red_flags, second.red_flags),
        post_exertional=second.post_exertional or first.post_exertional,
        flags_answered=first.flags_answered or second.flags_answered,
    )


def _budget(main: Profile, copy: Profile) -> Budget:
    """`usual` and a number cannot be held side by side: then the file itself counts."""
    first, second = main.energy_budget, copy.energy_budget
    if isinstance(first, str) or isinstance(second, str):
        return second if first is None else first
    return _lower(first, second)


def _drowsier(one: Drowsy, other: Drowsy) -> Drowsy:
    times = tuple(sorted({*one.at, *other.at}))
    return Drowsy(max(one.minutes, other.minutes), times)


def _parameters(main: Mapping[str, float], copy: Mapping[str, float]) -> Mapping[str, float]:
    """A number that only one version chooses is held beside the usual one."""
    found = dict(main)
    for names, choose in ((LOWER_IS_STRICTER, min), (HIGHER_IS_STRICTER, max)):
        for name in names:
            if name in main or name in copy:
                usual = BY_NAME[name].default
                found[name] = choose(main.get(name, usual), copy.get(name, usual))
    return found


def stricter_care(main: Care, copy: Care, parameters: Parameters) -> Care:
    """Every limit of either version. `p`: what holds where no days were agreed on."""

    other = _spelt_as(main.activities, copy.activities)
    nothing = Agreement()
    return main._replace(
        activities={
            name: _agreement(
                main.activities.get(name, nothing), other.get(name, nothing), parameters
            )
            for name in (*main.activities, *(n for n in other if n not in main.activities))
        }
    )


def measures_of(agreement: Agreement) -> set[str]:
    """What its amounts are counted in; amounts of two measures cannot be held side by side."""
    return {one.measure for one in agreement._asdict().values() if isinstance(one, Amount)}


def _agreement(main: Agreement, copy: Agreement, parameters: Parameters) -> Agreement:
    same_method = main.method == copy.method
    start: dict[str, Any] = {
        key: _lower_or_none(getattr(main, key), getattr(copy, key))
        for key in ("baseline", "good", "bad")
        if same_method
    }
    return main._replace(
        ceiling=_lower(main.ceiling, copy.ceiling),
        floor=_lower_or_none(main.floor, copy.floor),
        step=_step(main.step, copy.step),
        hold_days=_hold_days(main, copy, parameters),
        days=_days(main.days, copy.days),
        effort_max=_lower(main.effort_max, copy.effort_max),
        hr_max=_lower(main.hr_max, copy.hr_max),
        stop=_together(main.stop, copy.stop),
        **start,
    )


def _hold_days(main: Agreement, copy: Agreement, parameters: Parameters) -> int | None:
    usual = parameters.progress_hold_days
    days = [usual if one.hold_days is None else one.hold_days for one in (main, copy)]
    return None if main.hold_days is None and max(days) == usual else max(days)


def _step(main: Amount | None, copy: Amount | None) -> Amount | None:
    """Where only one names a step, the other goes by percent: no step is smaller than a unit."""
    named = main or copy
    if named is None or (main and copy):
        return _lower(main, copy)
    return _lower(named, Amount(named.measure, unit(named.measure, 0)))


def stricter_activities(
    main: Mapping[str, Activity], copy: Mapping[str, Activity]
) -> dict[str, Activity]:
    """The activities of either; of those in both, what holds them back."""
    other = _spelt_as(main, copy)
    return _of_both(main, other, _activity)


def _activity(main: Activity, copy: Activity) -> Activity:
    return main._replace(
        paused=main.paused or copy.paused,
        plan=main.plan and copy.plan,
        resistance=main.resistance or copy.resistance,
        days=_days(main.days, copy.days),
        step=_own_step(main, copy),
        demand=_demand(main.demand, copy.demand),
    )


def _demand(main: float | None, copy: float | None) -> float | None:
    return main if main is None or copy is None else max(main, copy)


def _own_step(main: Activity, copy: Activity) -> float | None:
    if copy.measure not in (None, main.measure):
        return main.step
    measure = main.measure or "minutes"
    first, second = (one.step and Amount(measure, one.step) for one in (main, copy))
    step = _step(first or None, second or None)
    return step.value if step else None


def stricter_list(main: tuple[str, ...], copy: tuple[str, ...]) -> tuple[str, ...]:
    """What both allow to be told."""
    return tuple(word for word in main if word in copy)


def _days(main: tuple[str, ...], copy: tuple[str, ...]) -> tuple[str, ...]:
    """The days of both; days that have none in common are those of the file itself."""
    if not main or not copy:
        return main or copy
    return stricter_list(main, copy) or main


def _lower(one: V | None, other: V | None) -> V | None:
    there = [value for value in (one, other) if value is not None]
    return min(there, default=None, key=_size)


def _lower_or_none(one: V | None, other: V | None) -> V | None:
    return None if one is None or other is None else _lower(one, other)


def _size(value: Any) -> Any:
    return value.value if isinstance(value, Amount) else value


def _together(main: Iterable[T], copy: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*main, *copy)))


def _spelt_as(main: Mapping[str, T], copy: Mapping[str, T]) -> dict[str, T]:
    """The copy's names in the capitals of the file itself."""
    spelt = {name.casefold(): name for name in main}
    return {spelt.get(name.casefold(), name): one for name, one in copy.items()}


def _of_both(
    main: Mapping[str, T], copy: Mapping[str, T], join: Callable[[T, T], T]
) -> dict[str, T]:
    joined = {name: join(one, copy[name]) if name in copy else one for name, one in main.items()}
    return {**joined, **{name: one for name, one in copy.items() if name not in main}}
