"""`pace replay`: a past day's plan again, from what was then known."""

from typing import Annotated, Final

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.errors import WordsNotUnderstood

TODAYS_RULES: Final = "today's-rules"
_AS_TYPED: Final = (TODAYS_RULES, "todays-rules", "today", "now")

DayArgument = Annotated[
    str, typer.Argument(metavar="DAY", help="yesterday, a weekday, or 2026-03-08.")
]
WithOption = Annotated[
    str | None,
    typer.Option(
        "--with", metavar=TODAYS_RULES, help="What would be said of that day now, line by line."
    ),
]


def replay(ctx: typer.Context, day: DayArgument, with_: WithOption = None) -> None:
    """Make a past day's plan again, from what was then known.

    Nothing that was written, changed or taken back later is seen.
    """
    from pacing_cli.app.dates import read_past_day
    from pacing_cli.app.past_plans import replayed, then_and_now
    from pacing_cli.exporters.json.simulation import replay_document, today_document
    from pacing_cli.terminal.pages.simulation import replay_page, today_page

    pacing = Pacing.of(ctx)
    on = read_past_day("DAY", day, pacing.today) or pacing.today
    if _asks_for_today(with_):
        found = then_and_now(pacing, on)
        pacing.output.show(lambda: today_page(on, found), lambda: today_document(on, found))
    else:
        again = replayed(pacing, on)
        pacing.output.show(lambda: replay_page(again), lambda: replay_document(again))


def _asks_for_today(word: str | None) -> bool:
    if word is None:
        return False
    if word.strip().lower().replace("’", "'") not in _AS_TYPED:
        raise WordsNotUnderstood(f'--with cannot be "{word}": write --with {TODAYS_RULES}.')
    return True
