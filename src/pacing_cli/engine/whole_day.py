"""An activity that is longer than the whole day: for today it is shortened to what fits.

Looked at for each activity alone and at the tempo of an ordinary day, so that neither
other activities nor today's check-in change the amount.
"""

from collections.abc import Callable, Sequence

from pacing_cli.engine.schedule import Frame, Load, Tempo, fits_alone, minutes_free
from pacing_cli.model.care import Agreement
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Quota
from pacing_cli.model.quantity import Amount, round_down
from pacing_cli.model.reason import ShortenedForDay


def room_for(
    load: Load, tempo: Tempo, frame: Frame, floor: Agreement | None, p: Parameters
) -> float:
    """How much of the load the day has room for; all of it where nothing shorter would do.

    `floor`: the agreement whose floor holds today; below it nothing is shortened.
    """
    alone = load._replace(at=None, parts_done=0)
    usual = Tempo(tempo.start, tempo.end, p.sched_rest_ratio, midday=tempo.midday)
    if fits_alone(alone, usual, p, frame):
        return load.amount
    most = round_down(load.measure, min(load.amount, minutes_free(usual, p, frame) * load.rate))
    amount = _most_that_fits(alone, most, lambda size: fits_alone(size, usual, p, frame))
    least = floor.floor.value if floor and floor.floor else 0.0
    return amount if amount and amount >= least else load.amount


def _most_that_fits(load: Load, most: float, fits: Callable[[Load], bool]) -> float:
    """The largest amount up to `most` that fits, in whole units; 0: none does.

    The largest, and not the first one found: else an amount that is a little larger, and
    has to be shortened, could end below one that fits as it is.
    """
    if most > 0 and fits(of_size(load, most)):
        return most
    low, high = 0.0, most
    while (middle := round_down(load.measure, (low + high) / 2)) > low:
        if fits(of_size(load, middle)):
            low = middle
        else:
            high = middle
    return low


def of_size(load: Load, amount: float) -> Load:
    """The load with a smaller amount; subtasks are kept from the first on."""
    left, tasks = amount, []
    for task in load.subtasks:
        if left > 1e-9:
            tasks.append(task._replace(amount=min(task.amount, left)))
            left -= task.amount
    return load._replace(amount=amount, subtasks=tuple(tasks))


def shortened(quotas: Sequence[Quota], sizes: dict[str, float]) -> tuple[Quota, ...]:
    """The quotas with today's shorter amounts, and why."""
    return tuple(
        quota._replace(
            quota=sizes[quota.activity],
            decision="scale_back",
            because=(ShortenedForDay(Amount(quota.measure, quota.quota)), *quota.because),
        )
        if quota.quota and sizes.get(quota.activity, quota.quota) < quota.quota
        else quota
        for quota in quotas
    )
