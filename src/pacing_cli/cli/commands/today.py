"""`pace today`: what is done and what is still to come; or the day as a list to tick."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.options import WordsArgument

if TYPE_CHECKING:
    from pacing_cli.terminal.pages.today import DayList

ChecklistOption = Annotated[
    bool, typer.Option("--checklist", help="The whole day as a numbered list, to tick or print.")
]


def today(ctx: typer.Context, checklist: ChecklistOption = False) -> None:
    """Show what is done today and what is still to come. With --checklist: a list to tick.

    pace done 3 ticks the third of it, and logs that.
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
    """Tick what is done of today's list: its number or name, and how it was, if you like.

    The numbers are those of pace today --checklist, as you last saw it. What is ticked is
    logged: with its amount, at its time, or now where that is still to come.

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
