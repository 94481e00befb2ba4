"""`pace plan`, `why`, `today` and `done`: show, change, explain and tick the day's plan."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli import everyday
from pacing_cli.cli.options import WordsArgument

ChangeArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[DAY]",
        help=(
            "A day: today, tomorrow, a weekday or 2026-03-08. Or a change: skip, move, swap, "
            "fixed, afresh. Or your own word for different hours."
        ),
    ),
]
LessOption = Annotated[bool, typer.Option("--less", help="Lower amounts today.")]
RestOption = Annotated[bool, typer.Option("--more-rest", help="Longer rests today.")]
OnlyOption = Annotated[
    str | None,
    typer.Option("--only", metavar="must", help="Only what is a must (or should), today."),
]


def plan(
    ctx: typer.Context,
    words: ChangeArgument = None,
    less: LessOption = False,
    more_rest: RestOption = False,
    only: OnlyOption = None,
) -> None:
    """Show the day's plan, and why. Parts that you have logged stay, and pace plans the rest again.

    pace plan tomorrow

    pace plan --less

    pace plan skip kitchen

    pace plan move walk 15:00

    pace plan swap walk kitchen

    pace plan fixed 14:00-14:45 physio

    pace plan late

    pace plan afresh
    """
    everyday.plan(Run.of(ctx), words or [], less=less, more_rest=more_rest, only=only)


# `pace why`: for each number the rule, the arithmetic and the source.


ActivityArgument = Annotated[
    str | None,
    typer.Argument(metavar="ACTIVITY", help="One activity. Default: all."),
]


def why(ctx: typer.Context, activity: ActivityArgument = None) -> None:
    """Show the rule, the sum and the source of each of today's numbers."""
    from pacing_cli.app.evaluation import evaluate, quotas_of
    from pacing_cli.exporters.json.plan import why_document
    from pacing_cli.terminal.pages.why import why_page

    run = Run.of(ctx)
    day = evaluate(run, run.today).plan
    quotas = quotas_of(run, day, activity)
    chosen = run.settings.profile.parameters
    notices = day.notices if activity is None else ()
    run.output.show(
        lambda: why_page(day, quotas, chosen, notices), lambda: why_document(day, quotas, chosen)
    )


# `pace today`: what is done and what is still to come; or the day as a list to tick.


ChecklistOption = Annotated[
    bool, typer.Option("--checklist", help="Show the day as a numbered list, to tick off or print.")
]


def today(ctx: typer.Context, checklist: ChecklistOption = False) -> None:
    """Show what is done today and what is still to come. With --checklist: a list to tick.

    pace done 3 ticks off number 3, and logs it.
    """
    everyday.today(Run.of(ctx), checklist=checklist)


# `pace done`: tick a block of today's list, which logs it.


def done(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Tick off today's list by number or name, and say how it was, if you like.

    The numbers are those of pace today --checklist, as you last saw it. pace logs each one that
    you tick, with its amount and its planned time. If that time is still to come, pace logs it now.

    pace done 3

    pace done 1 2

    pace done walk

    pace done 3 pain 3-4 effort 3
    """
    everyday.done(Run.of(ctx), words or [])
