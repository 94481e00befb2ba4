"""`pace dose`: log a medicine."""

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli import everyday
from pacing_cli.cli.options import WordsArgument


def dose(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Log a medicine that you took.

    pace dose paracetamol

    pace dose yesterday 22:00 ibuprofen 400mg
    """
    everyday.dose(Run.of(ctx), words or [])


# `pace check`: how it is now.


def check(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Check in: say how you are now. Everything is optional.

    pace check pain 4 fatigue 5 sleep 6.5h +weather

    pace check yesterday 21:00 pain 5 note long day
    """
    everyday.check(Run.of(ctx), words or [])


# `pace note`: a note.


def note(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Write a note, in your own words.

    pace note slept badly, neighbour's party

    pace note yesterday long drive
    """
    everyday.note(Run.of(ctx), words or [])


# `pace bad`: a bad day, in the person's word.


def bad(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Call today a bad day. pace asks nothing, and shows the lines that you wrote for it.

    Then pace is quiet until pace better. To write the lines beforehand: pace flare plan

    pace bad

    pace bad yesterday pain 7 note no sleep
    """
    everyday.bad(Run.of(ctx), words or [])


# `pace better`: better again, in the person's word.


def better(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Say that you feel better. Your amounts build back up in steps.

    pace better pain 3
    """
    everyday.better(Run.of(ctx), words or [])


# `pace same`: the next part of the plan, or yesterday's activity, once more.


def same(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Log what the plan says next. Without a plan, log again what you did last.

    pace same

    pace same pain 4
    """
    from pacing_cli.app.record import enter
    from pacing_cli.app.today_list import line_of_the_same

    run = Run.of(ctx)
    enter(run, [*line_of_the_same(run), *(words or [])])
