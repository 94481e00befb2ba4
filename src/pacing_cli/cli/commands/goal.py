"""`pace goal`: goals: set one, see the way there, rate it, close it, let it go."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.cli.groups import group
from pacing_cli.cli.options import FREE_WORDS
from pacing_cli.cli.shared_options import taking
from pacing_cli.model.goal import ClosedHow

goal = group("Your goals: set one, see the steps that lead there, rate it, let it go.")

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Its name, or a unique beginning of it.")
]
WhatOption = Annotated[str | None, typer.Option(help="The goal in your words.", metavar="TEXT")]
WhyOption = Annotated[str | None, typer.Option(help="Why it matters to you.", metavar="TEXT")]
ByOption = Annotated[str | None, typer.Option(help='A wish: a date, or "8 weeks".', metavar="DAY")]
ActivityOption = Annotated[
    list[str] | None, typer.Option(help="What leads there. The first is counted.", metavar="NAME")
]
TargetOption = Annotated[
    str | None, typer.Option(help="How much of it it takes, such as 30m.", metavar="AMOUNT")
]
StartOption = Annotated[
    str | None, typer.Option(help="Where it begins; else today's amount.", metavar="AMOUNT")
]
MeasuredOption = Annotated[
    str | None, typer.Option(help="How you would notice, without an amount.", metavar="TEXT")
]
ActionOption = Annotated[
    list[str] | None, typer.Option(help="Something to do for it.", metavar="TEXT")
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
    list[str] | None, typer.Option(help="On a bad day: if, then.", metavar="TEXT")
]
HelperOption = Annotated[
    list[str] | None, typer.Option("--with", help="Who helps.", metavar="NAME")
]
WeightOption = Annotated[
    str | None, typer.Option(help="What it counts beside others, 0 to 10.", metavar="NUMBER")
]
LevelOption = Annotated[
    list[str] | None, typer.Option(help="Five times: what -2 to +2 would be.", metavar="TEXT")
]
ReviewOption = Annotated[
    str | None, typer.Option("--review", help="When to look at it again.", metavar="DAY")
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
    closed: Annotated[bool, typer.Option("--closed", help="Also those that are closed.")] = False,
) -> None:
    """Your goals and where they stand."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.cli.goal.listing import show_goals

        show_goals(Pacing.of(ctx), closed=closed)


@goal.command()
def show(ctx: typer.Context, name: NameArgument) -> None:
    """One goal with the steps that lead there, at the earliest."""
    from pacing_cli.app.goals import known_goal, show_goal

    pacing = Pacing.of(ctx)
    show_goal(pacing, known_goal(name, pacing.settings).name)


@goal.command()
@taking(_WISHES)
def add(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A short name; else one is made.")
    ] = None,
    **_options: Any,
) -> None:
    """Set a goal: four questions, or the same by options.

    pace goal add --what "walk to the market" --activity walk --target 30m --by "12 weeks"
    """
    from pacing_cli.app.goals import read_goal
    from pacing_cli.cli.goal.adding import add_goal

    pacing = Pacing.of(ctx)
    add_goal(pacing, name, read_goal(ctx.params, pacing.settings, pacing.today))


@goal.command("set")
@taking(_WISHES)
def change(ctx: typer.Context, name: NameArgument, **_options: Any) -> None:
    """Change a goal; what is not named stays. An empty text takes something out."""
    from pacing_cli.app.goals import read_goal
    from pacing_cli.cli.goal.adding import change_goal

    pacing = Pacing.of(ctx)
    change_goal(pacing, name, read_goal(ctx.params, pacing.settings, pacing.today))


@goal.command(context_settings=FREE_WORDS)
def rate(
    ctx: typer.Context,
    name: NameArgument,
    level: Annotated[
        list[str] | None, typer.Argument(metavar="[LEVEL]", help="-2 to 2; 0 is as hoped.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="On another day.", metavar="DAY")] = None,
) -> None:
    """Say how near a goal is, in your own judgement: -2, -1, 0, 1 or 2. 0 is as hoped.

    pace goal rate market -1
    """
    from pacing_cli.cli.goal.rating import rate_goal

    rate_goal(Pacing.of(ctx), name, level or [], on)


@goal.command()
def close(ctx: typer.Context, name: NameArgument, why: ReasonOption = None) -> None:
    """A goal that is reached."""
    _close(ctx, name, "reached", why)


@goal.command("let-go")
def let_go(
    ctx: typer.Context,
    name: NameArgument,
    why: ReasonOption = None,
    changed: Annotated[
        bool, typer.Option("--for-another", help="Something else has come in its place.")
    ] = False,
) -> None:
    """A goal that no longer fits. No reason is needed."""
    _close(ctx, name, "changed" if changed else "let go", why)


@goal.command()
def reopen(ctx: typer.Context, name: NameArgument) -> None:
    """Take a closed goal up again."""
    from pacing_cli.cli.goal.adding import change_goal

    keys = ("closed", "closed_on", "closed_how", "closed_words")
    change_goal(Pacing.of(ctx), name, dict.fromkeys(keys))


def _close(ctx: typer.Context, name: str, how: ClosedHow, why: str | None) -> None:
    from pacing_cli.cli.goal.adding import change_goal

    pacing = Pacing.of(ctx)
    words = (why or "").strip() or None
    change_goal(
        pacing, name,
        {"closed": True, "closed_on": pacing.today, "closed_how": how, "closed_words": words},
    )  # fmt: skip
