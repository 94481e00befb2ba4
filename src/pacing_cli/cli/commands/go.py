"""`pace go`: a timer for one activity, by the plan or as typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing

if TYPE_CHECKING:
    from pacing_cli.model.entry import Entry


WhatArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ACTIVITY] [TIME]", help="What, and how long; else by the plan."),
]
CadenceOption = Annotated[
    int | None, typer.Option("--cadence", metavar="BEATS", help="A steady beat, so many a minute.")
]


def go(ctx: typer.Context, words: WhatArgument = None, cadence: CadenceOption = None) -> None:
    """A timer: parts and rests from today's plan, or as you type them.

    pace go: the next part of the plan. pace go walk: the next one of walk.

    pace go walk 12m, pace go kitchen 10m/5m x3 (10 minutes, 5 of rest, 3 times).

    Space is pause; s stops early and asks why; r is one more rest; n ends a
    rest; t tells the time left.

    At the planned end it says stop, asks pain and effort (Enter skips), and
    writes it down. Ctrl-C or a closed terminal: what was done is written down.

    After a crash: pace go log, or pace go forget.
    """
    from pacing_cli.cli.timer import left as timer_left

    pacing = Pacing.of(ctx)
    typed = list(words or [])
    if typed == ["forget"]:
        timer_left.forget_all(pacing)
        _document(pacing, [])
    elif typed[:1] == ["log"]:
        _document(pacing, timer_left.log_all(pacing, typed[1:]))
    else:
        _document(pacing, _timed(pacing, typed, cadence))


def _timed(pacing: Pacing, words: Sequence[str], cadence: int | None) -> "list[Entry]":
    from pacing_cli.app.cards import offer_one
    from pacing_cli.app.record import known
    from pacing_cli.app.timer_runs import not_logged_line, read_beat, read_wanted
    from pacing_cli.cli.timer.session import time_it
    from pacing_cli.cli.timer.start import session_for

    wanted, beat = read_wanted(words, known(pacing)), read_beat(cadence)
    left = not_logged_line(pacing)
    pacing.output.say(*([left] if left else []))
    session = session_for(pacing, wanted, beat)
    written = time_it(pacing, session) if session else None
    if written:
        offer_one(pacing, "rest")
    return [written.entry] if written else []


def _document(pacing: Pacing, written: "Sequence[Entry]") -> None:
    if pacing.output.json:
        from pacing_cli.exporters.json.entries import entries_document

        pacing.output.document(entries_document(written, ()))
