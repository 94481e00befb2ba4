"""What a device measured: an amount, once; and nobody's word."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.engine.energy import day_energy
from pacing_cli.engine.patterns.associations import total_of
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.settings import Settings

TODAY = date(2026, 3, 20)
DEVICE = {"name": "apple-health", "key": "k", "by": "device"}


def entry(day: date, kind: str, fields: Mapping[str, object], hour: int = 12) -> Entry:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Entry(f"{day} {kind} {hour} {sorted(fields)}", kind, at, "UTC", at, fields)


def steps(day: date, count: float) -> Entry:
    return entry(
        day,
        "activity",
        {"activity": "steps", "steps": count, "x_whole_day": True, "source": DEVICE},
    )


def before(number: int) -> date:
    return TODAY - timedelta(days=number)


def test_the_steps_of_a_day_hold_the_walks_of_the_day() -> None:
    walk = entry(TODAY, "activity", {"activity": "walk", "steps": 1500, "minutes": 15})
    (day,) = days([steps(TODAY, 6000), walk], TODAY)
    assert total_of(day, "steps") == 6000
    assert total_of(day, "minutes") == 15


def test_steps_that_the_person_wrote_are_in_the_steps_of_the_day() -> None:
    own = entry(TODAY, "activity", {"activity": "steps", "steps": 800})
    (day,) = days([steps(TODAY, 6000), own], TODAY)
    assert day.done["steps"].totals == {"steps": 6000}
    assert day.done["steps"].longest == {"steps": 800}


def test_steps_of_a_day_take_no_energy_of_their_own() -> None:
    walk = entry(TODAY, "activity", {"activity": "walk", "minutes": 20})
    found = days([steps(TODAY, 6000), walk], TODAY)
    assert day_energy(found, 0, Settings()) == {"walk": 6.0}


def test_a_day_of_which_only_a_device_tells_is_not_known() -> None:
    night = entry(TODAY, "check", {"sleep_hours": 7, "source": DEVICE})
    (day,) = days([steps(TODAY, 6000), night], TODAY)
    assert (day.known, day.seen, day.checked, day.sleep_hours) == (False, True, False, 7)


def test_the_persons_own_sleep_counts_and_not_the_watchs() -> None:
    night = entry(TODAY, "check", {"sleep_hours": 9, "source": DEVICE})
    own = entry(TODAY, "check", {"sleep_hours": 6, "pain": 4}, hour=8)
    (day,) = days([night, own], TODAY)
    assert day.sleep_hours == 6


def test_an_imported_check_in_without_pain_is_no_calm_morning() -> None:
    """A headache that somebody marked in another program says nothing of how the walk went."""
    headache = entry(TODAY, "check", {"tags": ["headache"], "source": {"name": "x", "key": "y"}})
    pain = entry(TODAY, "check", {"pain": 3, "source": {"name": "x", "key": "z"}}, hour=8)
    assert days([headache], TODAY)[0].checked is False
    assert days([headache, pain], TODAY)[0].checked is True


def test_what_a_watch_measures_raises_nothing() -> None:
    """Two months of steps and nights, and not a word of the person: an amount that stays."""
    entries = [steps(before(n), 6000) for n in range(1, 60)]
    entries += [
        entry(before(n), "check", {"sleep_hours": 7, "source": DEVICE}) for n in range(1, 60)
    ]
    evaluation = advise(EvaluationInput(days(entries, TODAY), Settings(), TODAY))
    (quota,) = evaluation.plan.quotas
    assert quota.decision == "hold"
    assert not any(point.raised for point in evaluation.course["steps"])


def test_steps_of_a_day_have_an_amount_and_no_block() -> None:
    entries = [steps(before(n), 6000) for n in range(1, 20)]
    plan = advise(EvaluationInput(days(entries, TODAY), Settings(), TODAY)).plan
    assert plan.quotas[0].quota is not None
    assert not any(block.activity == "steps" for block in plan.blocks)
    assert plan.day == "steady"


def part_of(day: date, count: float) -> Entry:
    whole = steps(day, count)
    return whole._replace(fields={**whole.fields, "x_partial": True})


def test_a_part_of_a_day_is_no_quiet_day() -> None:
    """The export was made at noon: how many steps the day had is unknown, also beside a walk."""
    walk = entry(before(1), "activity", {"activity": "walk", "steps": 300, "minutes": 5})
    half, whole = days([part_of(before(1), 400), walk, steps(TODAY, 6000)], TODAY)
    assert (total_of(half, "steps"), total_of(half, "minutes")) == (None, 5)
    assert (half.in_part, list(half.done)) == (True, ["walk"])
    assert total_of(whole, "steps") == 6000
    (alone,) = days([part_of(TODAY, 400)], TODAY)
    assert (alone.seen, alone.known, total_of(alone, "steps")) == (True, False, None)


def test_a_part_of_a_day_that_the_person_put_right_counts() -> None:
    part = part_of(TODAY, 400)
    right = {**part.fields, "steps": 4000, "source": {**DEVICE, "said": {"steps": 400}}}
    (day,) = days([part._replace(fields=right)], TODAY)
    assert total_of(day, "steps") == 4000
