"""`pace plan`: the day's schedule, and why; and how today is rearranged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from datetime import date

WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[DAY]",
        help="today, tomorrow, yesterday, a weekday, or 2026-03-08; or skip, move, swap, fixed, "
        "afresh with what they take.",
    ),
]
LessOption = Annotated[bool, typer.Option("--less", help="Less of everything, today.")]
RestOption = Annotated[bool, typer.Option("--more-rest", help="Longer rests, today.")]
OnlyOption = Annotated[
    str | None,
    typer.Option("--only", metavar="must", help="Only what is a must (or should), today."),
]


def plan(
    ctx: typer.Context,
    words: WordsArgument = None,
    less: LessOption = False,
    more_rest: RestOption = False,
    only: OnlyOption = None,
) -> None:
    """Show the day's schedule, and why. What is done stays; the rest is laid out anew.

    pace plan tomorrow

    pace plan --less

    pace plan skip kitchen

    pace plan move walk 15:00

    pace plan swap walk kitchen

    pace plan fixed 14:00-14:45 physio

    pace plan afresh
    """
    run = Run.of(ctx)
    typed = words or []
    day = _day(run, typed, changing=less or more_rest or only is not None)
    if day is None:
        from pacing_cli.app.rearrange import rearrange

        rearrange(run, typed, less=less, more_rest=more_rest, only=only)
        run = run.again()
        run.output.say(_rearranged(run, less=less), "")
    _show(run, day or run.today)


def _day(run: Run, words: Sequence[str], *, changing: bool) -> "date | None":
    """The day that is asked for; None where today is to be rearranged."""
    from pacing_cli.app.dates import read_day

    if words:
        from pacing_cli.app.rearrange import is_rearranging, refuse_near

        if is_rearranging(words):
            return None
        refuse_near(words)
    day = read_day(" ".join(words) or None, run.today)
    if changing and day != run.today:
        raise WordsNotUnderstood("Only today can be rearranged: leave the day out.")
    return None if changing else day


def _rearranged(run: Run, *, less: bool) -> str:
    """The receipt; with what it cannot do, where only tries are planned."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.wording.day import NO_AMOUNT_TO_LESSEN, REARRANGED

    quotas = evaluate(run, run.today).plan.quotas if less else ()
    none_yet = less and all(quota.quota is None for quota in quotas)
    return f"{REARRANGED} {NO_AMOUNT_TO_LESSEN}" if none_yet else REARRANGED


def _show(run: Run, day: "date") -> None:
    from pacing_cli.app.cards import offer_for
    from pacing_cli.app.evaluation import evaluate, log_shown_plan
    from pacing_cli.exporters.json.plan import plan_document
    from pacing_cli.terminal.pages.plan import plan_page

    found = evaluate(run, day)
    chosen = run.settings.profile.parameters
    run.output.show(lambda: plan_page(found.plan), lambda: plan_document(found.plan, chosen))
    log_shown_plan(run, found)
    offer_for(run, found)
