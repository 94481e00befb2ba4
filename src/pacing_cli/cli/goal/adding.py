"""A goal added or changed: asked for where nothing was said, checked, written, shown."""

from pacing_cli.app.goals import (
    Wishes,
    as_goal,
    ask_wishes,
    check_measures,
    known_goal,
    ladder_for,
    new_name,
    now_of,
    show_goal,
    with_dates,
    write_goal,
)
from pacing_cli.app.run import Pacing
from pacing_cli.console.prompts import ask, may_ask, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.goal import Rung
from pacing_cli.model.quantity import word_for

_HOW = (
    'Such as: pace goal add --what "walk to the market" --activity walk --target 30m '
    '--by "12 weeks"'
)


def add_goal(pacing: Pacing, name: str | None, given: Wishes) -> None:
    """Write a new goal and show it with its ladder."""
    settings = pacing.settings
    if name is not None:
        new_name(name, "", settings)
    asking = not given and may_ask(pacing.output)
    wishes = ask_wishes(pacing.output, settings, pacing.today) if asking else dict(given)
    what = str(wishes.get("what") or "") or (name or "")
    if not what:
        raise WordsNotUnderstood("What would you like to be able to do?", _HOW)
    wishes["what"] = what
    check_measures(wishes, None)
    called = new_name(name, what, settings)
    wishes = with_dates(wishes, pacing.today)
    if asking:
        wishes |= _nearer(pacing, called, wishes)
    now = now_of(pacing, as_goal(called, wishes))
    if now and "start" not in wishes:
        wishes["start"] = word_for(now)
    write_goal(pacing, called, wishes)
    show_goal(pacing, called, "Written. pace undo takes it back.")


def _nearer(pacing: Pacing, name: str, wishes: Wishes) -> dict[str, object]:
    """Where the wish lies too near: a smaller goal, if the person picks one."""
    from pacing_cli.wording.goal import ladder_sentences, smaller_sentences

    goal = as_goal(name, wishes)
    ladder = ladder_for(pacing, goal)
    if ladder is None or not ladder.smaller:
        return {}
    for sentence in ladder_sentences(ladder, name, pacing.today):
        say_folded(pacing.output, sentence)
    pacing.output.say("Smaller goals:")
    for number, sentence in enumerate(smaller_sentences(ladder), 1):
        say_folded(pacing.output, f"  {number}: {sentence}")
    picked = _pick(ladder.smaller)
    if picked is None:
        return {}
    day = {} if ladder.waiting else {"by": max(picked.on, goal.by or picked.on)}
    return {"target": word_for(picked.amount), **day}


def _pick(smaller: tuple[Rung, ...]) -> Rung | None:
    answer = ask("Take one of them? Its number, or Enter keeps your goal:")
    if answer.isdecimal() and 1 <= int(answer) <= len(smaller):
        return smaller[int(answer) - 1]
    return None


def change_goal(pacing: Pacing, name: str, wishes: Wishes) -> None:
    """Change what was named, and show the goal as it now stands."""
    goal = known_goal(name, pacing.settings)
    if not wishes:
        raise WordsNotUnderstood(
            f"What shall change about {goal.name}?",
            f'Such as: pace goal set {goal.name} --by "12 weeks" --target 20m',
        )
    check_measures(wishes, goal)
    write_goal(pacing, goal.name, wishes)
    show_goal(pacing, goal.name, "Written. pace undo takes it back.")
