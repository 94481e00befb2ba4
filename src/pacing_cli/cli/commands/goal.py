"""`pace goal`: goals: set one, see the way there, rate it, close it, let it go."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Final

import typer

from pacing_cli.app.goals import (
    Wishes,
    as_goal,
    ask_wishes,
    check_measures,
    known_goal,
    ladder_for,
    new_name,
    now_of,
    read_level,
    show_goal,
    with_dates,
    write_goal,
)
from pacing_cli.app.run import Run
from pacing_cli.app.scores import write_score
from pacing_cli.cli.options import FREE_WORDS, taking
from pacing_cli.cli.tree import group
from pacing_cli.console.prompts import ask, may_ask, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import Entry
from pacing_cli.model.goal import LEVELS, ClosedHow, Goal, Rung
from pacing_cli.model.quantity import word_for
from pacing_cli.model.score import GAS
from pacing_cli.shorthand.names import fold

goal = group("Set goals, see the steps that lead there, rate them or let them go.")

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The name, or its first letters.")
]
WhatOption = Annotated[str | None, typer.Option(help="The goal in your words.", metavar="TEXT")]
WhyOption = Annotated[str | None, typer.Option(help="Why it matters to you.", metavar="TEXT")]
ByOption = Annotated[str | None, typer.Option(help='Your goal date, or "8 weeks".', metavar="DAY")]
ActivityOption = Annotated[
    list[str] | None,
    typer.Option(help="Activities that lead there. The first one is counted.", metavar="NAME"),
]
TargetOption = Annotated[
    str | None,
    typer.Option(help="The amount you want to reach, for example 30m.", metavar="AMOUNT"),
]
StartOption = Annotated[
    str | None,
    typer.Option(help="The amount at the start. Default: today's amount.", metavar="AMOUNT"),
]
MeasuredOption = Annotated[
    str | None, typer.Option(help="How you would notice, without an amount.", metavar="TEXT")
]
ActionOption = Annotated[
    list[str] | None, typer.Option(help="Something to do for this goal.", metavar="TEXT")
]
HomeOption = Annotated[
    str | None, typer.Option("--at-home", help="What would help at home.", metavar="TEXT")
]
WorkOption = Annotated[
    str | None, typer.Option("--at-work", help="What would help at work.", metavar="TEXT")
]
TransportOption = Annotated[
    str | None, typer.Option(help="What would help on the way.", metavar="TEXT")
]
BadDayOption = Annotated[
    list[str] | None,
    typer.Option(help="Your plan for a bad day: if this, then that.", metavar="TEXT"),
]
HelperOption = Annotated[
    list[str] | None, typer.Option("--with", help="Who helps.", metavar="NAME")
]
WeightOption = Annotated[
    str | None,
    typer.Option(help="How much it matters beside other goals, 0 to 10.", metavar="NUMBER"),
]
LevelOption = Annotated[
    list[str] | None, typer.Option(help="A text for a level. Give 5, for -2 to +2.", metavar="TEXT")
]
ReviewOption = Annotated[
    str | None, typer.Option("--review", help="The review date.", metavar="DAY")
]
_WISHES: Final[Mapping[str, Any]] = {
    "what": WhatOption,
    "why": WhyOption,
    "by": ByOption,
    "activity": ActivityOption,
    "target": TargetOption,
    "start": StartOption,
    "measured": MeasuredOption,
    "action": ActionOption,
    "at_home": HomeOption,
    "at_work": WorkOption,
    "transport": TransportOption,
    "bad_day": BadDayOption,
    "helper": HelperOption,
    "weight": WeightOption,
    "level": LevelOption,
    "review": ReviewOption,
}
"""What `add` and `set` both take; they are read together, by name."""
ReasonOption = Annotated[str | None, typer.Option("--why", help="In your words.", metavar="TEXT")]


@goal.callback()
def listing(
    ctx: typer.Context,
    closed: Annotated[bool, typer.Option("--closed", help="Include closed goals.")] = False,
) -> None:
    """Show your goals, and how far they are."""
    if ctx.invoked_subcommand is None:
        show_goals(Run.of(ctx), closed=closed)


@goal.command()
def show(ctx: typer.Context, name: NameArgument) -> None:
    """Show one goal, with the steps and their earliest dates."""
    from pacing_cli.app.goals import known_goal, show_goal

    run = Run.of(ctx)
    show_goal(run, known_goal(name, run.settings).name)


@goal.command()
@taking(_WISHES)
def add(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A short name. Default: pace makes one.")
    ] = None,
    **_options: Any,
) -> None:
    """Set a goal, with four questions or with options.

    pace goal add --what "cook for friends" --activity kitchen --target 30m --by "12 weeks"
    """
    from pacing_cli.app.goals import read_goal

    run = Run.of(ctx)
    add_goal(run, name, read_goal(ctx.params, run.settings, run.today))


@goal.command("set")
@taking(_WISHES)
def change(ctx: typer.Context, name: NameArgument, **_options: Any) -> None:
    """Change a goal. The rest stays. An empty text removes a field."""
    from pacing_cli.app.goals import read_goal

    run = Run.of(ctx)
    change_goal(run, name, read_goal(ctx.params, run.settings, run.today))


@goal.command(context_settings=FREE_WORDS)
def rate(
    ctx: typer.Context,
    name: NameArgument,
    level: Annotated[
        list[str] | None, typer.Argument(metavar="[LEVEL]", help="-2 to 2, where 0 is as hoped.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="The day, if not today.", metavar="DAY")
    ] = None,
) -> None:
    """Rate how close a goal is: -2, -1, 0, 1 or 2. 0 is as hoped.

    pace goal rate market -1
    """

    run = Run.of(ctx)
    words = [name, *(level or [])]
    names = {fold(goal.name) for goal in run.settings.goals}
    counts = range(len(words), 0, -1)
    many = next((n for n in counts if fold(" ".join(words[:n])) in names), 1)
    rate_goal(run, " ".join(words[:many]), words[many:], on)


@goal.command()
def close(ctx: typer.Context, name: NameArgument, why: ReasonOption = None) -> None:
    """Close a goal that you reached."""
    _close(ctx, name, "reached", why)


@goal.command("let-go")
def let_go(
    ctx: typer.Context,
    name: NameArgument,
    why: ReasonOption = None,
    changed: Annotated[
        bool, typer.Option("--for-another", help="Close a goal that you replaced.")
    ] = False,
) -> None:
    """Let a goal go that no longer fits. You need no reason."""
    _close(ctx, name, "changed" if changed else "let go", why)


@goal.command()
def reopen(ctx: typer.Context, name: NameArgument) -> None:
    """Open a closed goal again."""

    keys = ("closed", "closed_on", "closed_how", "closed_words")
    change_goal(Run.of(ctx), name, dict.fromkeys(keys))


def _close(ctx: typer.Context, name: str, how: ClosedHow, why: str | None) -> None:

    run = Run.of(ctx)
    words = (why or "").strip() or None
    change_goal(
        run, name,
        {"closed": True, "closed_on": run.today, "closed_how": how, "closed_words": words},
    )  # fmt: skip


# A goal added or changed: asked for where nothing was said, checked, written, shown.

_HOW = (
    'For example: pace goal add --what "cook for friends" --activity kitchen --target 30m '
    '--by "12 weeks"'
)


def add_goal(run: Run, name: str | None, given: Wishes) -> None:
    """Write a new goal and show it with its ladder."""
    settings = run.settings
    if name is not None:
        new_name(name, "", settings)
    asking = not given and may_ask(run.output)
    wishes = ask_wishes(run.output, settings, run.today) if asking else dict(given)
    what = str(wishes.get("what") or "") or (name or "")
    if not what:
        raise WordsNotUnderstood("What would you like to be able to do?", _HOW)
    wishes["what"] = what
    check_measures(wishes, None)
    called = new_name(name, what, settings)
    wishes = with_dates(wishes, run.today)
    if asking:
        wishes |= _nearer(run, called, wishes)
    now = now_of(run, as_goal(called, wishes))
    if now and "start" not in wishes:
        wishes["start"] = word_for(now)
    write_goal(run, called, wishes)
    show_goal(run, called, "Saved. To undo: pace undo")


def _nearer(run: Run, name: str, wishes: Wishes) -> dict[str, object]:
    """Where the wish lies too near: a smaller goal, if the person picks one."""
    from pacing_cli.wording.goal import ladder_sentences, smaller_sentences

    goal = as_goal(name, wishes)
    ladder = ladder_for(run, goal)
    if ladder is None or not ladder.smaller:
        return {}
    for sentence in ladder_sentences(ladder, name, run.today):
        say_folded(run.output, sentence)
    run.output.say("Smaller goals:")
    for number, sentence in enumerate(smaller_sentences(ladder), 1):
        say_folded(run.output, f"  {number}: {sentence}")
    picked = _pick(ladder.smaller)
    if picked is None:
        return {}
    day = {} if ladder.waiting else {"by": max(picked.on, goal.by or picked.on)}
    return {"target": word_for(picked.amount), **day}


def _pick(smaller: tuple[Rung, ...]) -> Rung | None:
    answer = ask("Choose one of them? Type its number. Enter keeps your goal:")
    if answer.isdecimal() and 1 <= int(answer) <= len(smaller):
        return smaller[int(answer) - 1]
    return None


def change_goal(run: Run, name: str, wishes: Wishes) -> None:
    """Change what was named, and show the goal as it now stands."""
    goal = known_goal(name, run.settings)
    if not wishes:
        raise WordsNotUnderstood(
            f"What do you want to change about {goal.name}?",
            f'For example: pace goal set {goal.name} --by "12 weeks" --target 20m',
        )
    check_measures(wishes, goal)
    write_goal(run, goal.name, wishes)
    show_goal(run, goal.name, "Saved. To undo: pace undo")


# All goals, shown where they stand.


def show_goals(run: Run, *, closed: bool) -> None:
    """The open goals; with `closed` those that are closed, too."""
    from pacing_cli.app.evaluation import scores_until
    from pacing_cli.app.goals import states_of
    from pacing_cli.engine.goals import attained
    from pacing_cli.exporters.json.look_back import goals_document
    from pacing_cli.terminal.pages.goal import goals_page

    goals, today = run.settings.goals, run.today
    told = [
        goal if not goal.closed or goal.closed_on else goal._replace(closed_on=today)
        for goal in goals
        if closed or not goal.closed
    ]
    chosen = run.settings._replace(goals=tuple(told))
    states = states_of(run, chosen)
    together = attained(scores_until(run, today, today), chosen, date.min, today)
    older = 0 if closed else sum(goal.closed for goal in goals)
    run.output.show(
        lambda: goals_page(states, together, older, today),
        lambda: goals_document(states, together),
    )


# A goal rated: one entry of kind `score`, and the goal shown as it then stands.


def rate_goal(run: Run, name: str, words: Sequence[str], on: str | None) -> None:
    """Write the rating down. Without a level it is asked for."""
    goal = known_goal(name, run.settings)
    if not words:
        words = [_asked(run, goal)]
    level = read_level(words)
    fields = {"instrument": GAS, "goal": goal.name, "value": level, "better": "more"}
    write_score(run, fields, on, lambda entry: _show(run, goal, entry))


def _asked(run: Run, goal: Goal) -> str:
    from pacing_cli.wording.goal import level_words

    if not may_ask(run.output):
        raise WordsNotUnderstood(
            f"How close is {goal.name}? -2, -1, 0, 1 or 2, where 0 is as hoped.",
            f"For example: pace goal rate {goal.name} -1",
        )
    for level in LEVELS:
        say_folded(run.output, f"  {level_words(level, goal.levels)}")
    return ask("How close is it, as you see it?")


def _show(run: Run, goal: Goal, entry: Entry) -> None:
    """What was written, and all goals together."""
    from pacing_cli.app.evaluation import scores_until
    from pacing_cli.engine.goals import attained
    from pacing_cli.terminal.pages.goal import rating_page

    fresh = run.again()
    rated = scores_until(fresh, fresh.today, fresh.today)
    together = attained(rated, fresh.settings, date.min, fresh.today)
    level = int(entry.number("value") or 0)
    run.output.show(lambda: rating_page(goal, level, entry.day, together), dict)
