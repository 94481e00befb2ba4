"""`pace` alone: today at a glance."""

from typing import TYPE_CHECKING

import typer

from pacing_cli.app.run import Run

if TYPE_CHECKING:
    from pacing_cli.terminal.pages.glance import Glance


def glance(ctx: typer.Context) -> None:
    """Show what is next today, and the one next thing."""
    from pacing_cli.app.cards import offer_for
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.timer_runs import not_logged_line
    from pacing_cli.app.today_list import nothing_yet, what_next
    from pacing_cli.terminal.pages.glance import first_page, glance_at, glance_page

    pacing = Run.of(ctx)
    found = evaluate(pacing, pacing.today)
    seen = glance_at(found.plan, pacing.now.hour * 60 + pacing.now.minute)
    left = not_logged_line(pacing)
    one_next = what_next(pacing, seen, left)
    if nothing_yet(pacing):
        pacing.output.show(
            lambda: first_page(seen, one_next), lambda: _document(seen, left, one_next)
        )
        return
    pacing.output.show(
        lambda: glance_page(seen, found.plan, one_next), lambda: _document(seen, left, one_next)
    )
    offer_for(pacing, found)


def _document(seen: "Glance", left: str, one_next: str) -> dict[str, object]:
    from pacing_cli.exporters.json.plan import block_document

    return {
        "schema": "pace/glance/1",
        "date": seen.on.isoformat(),
        "day": seen.day,
        "now": block_document(seen.now) if seen.now else None,
        "next": block_document(seen.next) if seen.next else None,
        "bad_day": None if seen.bad is None else list(seen.bad),
        "not_logged": left or None,
        "next_thing": one_next,
    }
