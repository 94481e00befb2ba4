"""`pace today`: what is done and what is still to come; or the day as a list to tick."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing

if TYPE_CHECKING:
    from pacing_cli.terminal.pages.today import DayList

ChecklistOption = Annotated[
    bool, typer.Option("--checklist", help="The whole day as a numbered list, to tick or print.")
]


def today(ctx: typer.Context, checklist: ChecklistOption = False) -> None:
    """Show what is done today and what is still to come. With --checklist: a list to tick.

    pace done 3 ticks the third of it, and logs that.
    """
    from pacing_cli.app.evaluation import outlook, remember
    from pacing_cli.app.today_list import entries_of_today
    from pacing_cli.engine.today.ticks import ticked
    from pacing_cli.terminal.pages.glance import glance_at, glance_page
    from pacing_cli.terminal.pages.today import checklist_page, day_list, today_page

    pacing = Pacing.of(ctx)
    found = outlook(pacing, pacing.today)
    plan, minute = found.plan, pacing.now.hour * 60 + pacing.now.minute
    seen = day_list(plan, ticked(plan.blocks, entries_of_today(pacing)))
    glance = glance_at(plan, minute)
    if checklist:
        pacing.output.show(lambda: checklist_page(seen), lambda: _document(seen))
    elif glance.bad is not None:
        pacing.output.show(lambda: glance_page(glance, plan), lambda: _document(seen))
    else:
        pacing.output.show(lambda: today_page(seen, minute), lambda: _document(seen))
    remember(pacing, found, as_list=checklist or pacing.output.json)


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
