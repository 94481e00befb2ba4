"""Whether the usual level moved: seldom wrong for steady people, and found when it did."""

from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from pacing_cli.engine.flares.detection import flares
from pacing_cli.engine.run_chart import level_shift
from pacing_cli.model.day import Day
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.patterns import LevelShift
from pacing_cli.model.plan import NotYet

P = Parameters()
FIRST = date(2026, 1, 1)
BENCH = Path(__file__).parents[2] / "bench/engine_shift.py"


def load_bench() -> ModuleType:
    spec = spec_from_file_location("engine_shift", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bench = load_bench()


def rated(*pains: float | None, end_on: int | None = None) -> list[Day]:
    """A day each, None unknown; on day `end_on` the person says that the flare is over."""
    return [
        Day(
            FIRST + timedelta(days=n),
            pain is not None,
            pain=pain,
            worst=pain,
            checked=pain is not None,
            flare_end=n == end_on,
        )
        for n, pain in enumerate(pains)
    ]


def shift(days: list[Day]) -> LevelShift | NotYet | None:
    return level_shift(days, flares(days, P), P)


STEADY = [4, 3, 5, 4, 4, 3, 5, 4, 5, 3] * 3


@pytest.mark.parametrize(("sd", "neighbour"), [(1.0, 0.3), (1.5, 0.5)])
def test_fewer_than_one_in_ten_steady_people_hear_of_a_shift_in_sixty_days(
    sd: float, neighbour: float
) -> None:
    """Asked every evening of sixty days; 300 people: at most 5.7 % (bench/engine_shift.py)."""
    assert bench.false_alarms(80, sd, neighbour) < 0.1


def test_the_run_rule_alone_would_be_wrong_far_more_often() -> None:
    assert bench.false_alarms(80, 1.5, 0.5, "alone") > 0.3


def test_a_level_two_points_lower_is_found() -> None:
    """Fifty days around 5, then around 3 for forty."""
    assert bench.found(40, 1.0, -2.0) >= 0.8


def test_a_lower_level_is_said_with_its_first_day_and_both_medians() -> None:
    """Thirty days around 4, then thirty around 2; two days without a rating between."""
    found = shift(rated(*STEADY, None, None, *[2, 1, 2, 3, 2] * 6))
    assert isinstance(found, LevelShift)
    assert (found.before, found.now, found.flare_open) == (4, 2, False)
    assert found.run >= 24
    assert found.since >= FIRST + timedelta(days=30)


def test_a_run_that_is_over_says_nothing() -> None:
    """Two weeks of 2, then back around 4."""
    assert shift(rated(*STEADY, *[2] * 14, *STEADY[:10])) is None


def test_a_higher_level_is_a_flare_first_and_the_persons_word_makes_it_usual() -> None:
    """Pain goes from 4 to 7 and stays. After a month the person says: this is my usual now."""
    days = rated(*STEADY, *[7, 6, 7, 8, 7] * 6)
    found = shift(days)
    assert isinstance(found, LevelShift)
    assert found.flare_open
    assert shift(days[:42]) is None or isinstance(shift(days[:42]), NotYet)
    confirmed = rated(*STEADY, *[7, 6, 7, 8, 7] * 8, end_on=60)
    assert isinstance(shift(confirmed), NotYet)


@pytest.mark.parametrize("pains", [[], [5], [0] * 90, [10] * 90, [None] * 90])
def test_any_log_gets_an_answer(pains: list[float | None]) -> None:
    assert not isinstance(shift(rated(*pains)), LevelShift)
