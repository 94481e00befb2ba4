"""A goal rated: one entry of kind `score`, and the goal shown as it then stands."""

from collections.abc import Sequence
from datetime import date

from pacing_cli.app.goals import known_goal, read_level
from pacing_cli.app.run import Pacing
from pacing_cli.app.scores import write_score
from pacing_cli.console.prompts import ask, may_ask, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import Entry
from pacing_cli.model.goal import LEVELS, Goal
from pacing_cli.model.score import GAS


def rate_goal(pacing: Pacing, name: str, words: Sequence[str], on: str | None) -> None:
    """Write the rating down. Without a level it is asked for."""
    goal = known_goal(name, pacing.settings)
    if not words:
        words = [_asked(pacing, goal)]
    level = read_level(words)
    fields = {"instrument": GAS, "goal": goal.name, "value": level, "better": "more"}
    write_score(pacing, fields, on, lambda entry: _show(pacing, goal, entry))


def _asked(pacing: Pacing, goal: Goal) -> str:
    from pacing_cli.wording.goal import level_words

    if not may_ask(pacing.output):
        raise WordsNotUnderstood(
            f"How near is {goal.name}? -2, -1, 0, 1 or 2, where 0 is as hoped.",
            f"Such as: pace goal rate {goal.name} -1",
        )
    for level in LEVELS:
        say_folded(pacing.output, f"  {level_words(level, goal.levels)}")
    return ask("How near is it, as you see it?")


def _show(pacing: Pacing, goal: Goal, entry: Entry) -> None:
    """What was written, and all goals together."""
    from pacing_cli.app.evaluation import scores_until
    from pacing_cli.engine.goals import attained
    from pacing_cli.terminal.pages.goal import rating_page

    fresh = pacing.again()
    rated = scores_until(fresh, fresh.today, fresh.today)
    together = attained(rated, fresh.settings, date.min, fresh.today)
    level = int(entry.number("value") or 0)
    pacing.output.show(lambda: rating_page(goal, level, entry.day, together), dict)
