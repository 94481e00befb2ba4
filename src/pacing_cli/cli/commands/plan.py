"""`pace plan`, `why`, `today` and `done`: the day laid out, rearranged, explained and ticked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.options import WordsArgument
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from datetime import date

    from pacing_cli.terminal.pages.today import DayList


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
LessOption = Annotated[bool, typer.Option("--less", help="Less of everything today.")]
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
    """Show the day's plan, and why. What you have logged stays, and pace plans the rest again.

    pace plan tomorrow

    pace plan --less

    pace plan skip kitchen

    pace plan move walk 15:00

    pace plan swap walk kitchen

    pace plan fixed 14:00-14:45 physio

    pace plan late

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

        if is_rearranging(run, words):
            return None
        refuse_near(words)
    day = read_day(" ".join(words) or None, run.today)
    if changing and day != run.today:
        raise WordsNotUnderstood("You can rearrange only today. Leave the day out.")
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
    from pacing_cli.app.evaluation import evaluate, log_shown_plan
    from pacing_cli.app.today_list import entries_of_today
    from pacing_cli.engine.today.ticks import ticked
    from pacing_cli.terminal.pages.today import (
        checklist_page,
        day_list,
        glance_at,
        glance_page,
        today_page,
    )

    run = Run.of(ctx)
    found = evaluate(run, run.today)
    plan, minute = found.plan, run.now.hour * 60 + run.now.minute
    seen = day_list(plan, ticked(plan.blocks, entries_of_today(run)))
    glance = glance_at(plan, minute)
    if checklist:
        run.output.show(lambda: checklist_page(seen), lambda: _document(seen))
    elif glance.bad is not None:
        run.output.show(lambda: glance_page(glance, plan), lambda: _document(seen))
    else:
        run.output.show(lambda: today_page(seen, minute), lambda: _document(seen))
    log_shown_plan(run, found, as_list=checklist or run.output.json)


def _document(seen: "DayList") -> dict[str, object]:
    from pacing_cli.exporters.json.plan import block_document

    return {
        "schema": "pace/today/1",
        "date": seen.on.isoformat(),
        "day": seen.day,
        "blocks": [
            {"number": item.number or None, **block_document(item.block), "done": item.done}
            for item in seen.items
        ],
    }


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
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.record import tell_written
    from pacing_cli.app.today_list import blocks_last_shown, drafts, read_ticks, same_list
    from pacing_cli.wording.day import LIST_HAS_CHANGED

    run = Run.of(ctx)
    ticks = read_ticks(words or [])
    plan, shown = evaluate(run, run.today).plan, blocks_last_shown(run)
    blocks = plan.blocks if shown is None else shown
    written = run.journal.append(drafts(run, blocks, ticks), run.now)
    tell_written(run, written, "" if same_list(blocks, plan) else LIST_HAS_CHANGED)
