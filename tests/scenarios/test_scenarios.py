"""The advice on every scenario stays as it is, or the rules get a new version."""

import pytest

from pacing_cli.engine import ENGINE_VERSION
from tests.scenarios.scenario import Scenario, read, scenarios

WHAT_TO_DO = """
The advice has changed. If that is meant:
  1. raise ENGINE_VERSION in src/pacing_cli/engine/__init__.py (once for a release);
  2. say it in CHANGELOG.md, in a line that begins with "Advice";
  3. python -m tests.scenarios, and read what `git diff tests/scenarios` shows.
"""
OTHER_VERSION = """
The rules have version {now}, this scenario was made with {then}.
  python -m tests.scenarios, and read what `git diff tests/scenarios` shows.
"""


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda one: one.folder.name)
def test_the_advice_is_as_expected(scenario: Scenario) -> None:
    then, expected = read(scenario)
    said = scenario.said()
    for day, advice in said.items():
        assert advice == expected.get(day), f"{scenario.folder.name}, {day}{WHAT_TO_DO}"
    assert said.keys() == expected.keys(), WHAT_TO_DO
    assert then == ENGINE_VERSION, OTHER_VERSION.format(now=ENGINE_VERSION, then=then)


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda one: one.folder.name)
def test_a_scenario_tells_its_story(scenario: Scenario) -> None:
    story = (scenario.folder / "README.md").read_text(encoding="utf-8")
    title, _, rest = story.partition("\n")
    assert title.startswith("# ")
    assert len(rest.strip()) > 40


def test_there_are_enough_of_them() -> None:
    assert len(scenarios()) >= 8
