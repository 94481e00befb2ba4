"""`pace go`: a timer for one activity, by the plan or as typed."""

from collections.abc import Sequence
from typing import Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.app.timer_runs import TimerRequest, log_run, read_more
from pacing_cli.app.today_list import Next, amount_of_today, next_of, plan_of_today
from pacing_cli.cli.timer import TimerSession
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import StopSign, in_turns
from pacing_cli.model.entry import Entry
from pacing_cli.model.plan import Plan
from pacing_cli.storage.timer_runs import forget, unlogged
from pacing_cli.wording import timer as say
from pacing_cli.wording.day import stop_sentence

WhatArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ACTIVITY] [TIME]", help="What, and how long. Default: from the plan."),
]
CadenceOption = Annotated[
    int | None, typer.Option("--cadence", metavar="BEATS", help="A steady beat, in beats a minute.")
]


def go(ctx: typer.Context, words: WhatArgument = None, cadence: CadenceOption = None) -> None:
    """Time parts and rests, from today's plan or as you type them.

    pace go times the next part of the plan. pace go walk times the next part of walk.

    pace go walk 12m, pace go kitchen 10m/5m x3 (10 minutes, 5 of rest, 3 times).

    Press Space to pause, s to stop early, r for one more rest, n to end a rest, and t for
    the time left.

    At the planned end, pace tells you to stop, asks for pain and effort (Enter skips), and
    logs the session. After Ctrl-C or a closed terminal, pace logs the time so far.

    After a crash: pace go log, or pace go forget.
    """
    run = Run.of(ctx)
    typed = list(words or [])
    if typed == ["forget"]:
        forget_all(run)
        _document(run, [])
    elif typed[:1] == ["log"]:
        _document(run, log_all(run, typed[1:]))
    else:
        _document(run, _timed(run, typed, cadence))


def _timed(run: Run, words: Sequence[str], cadence: int | None) -> "list[Entry]":
    from pacing_cli.app.cards import offer_one
    from pacing_cli.app.record import known
    from pacing_cli.app.timer_runs import not_logged_line, read_beat, read_wanted
    from pacing_cli.cli.timer import time_it

    wanted, beat = read_wanted(words, known(run)), read_beat(cadence)
    left = not_logged_line(run)
    run.output.say(*([left] if left else []))
    session = session_for(run, wanted, beat)
    written = time_it(run, session) if session else None
    if written:
        offer_one(run, "rest")
    return [written.entry] if written else []


def _document(run: Run, written: "Sequence[Entry]") -> None:
    if run.output.json:
        from pacing_cli.exporters.json.entries import entries_document

        run.output.document(entries_document(written, ()))


# What the timer is to run: from the words that were typed and today's plan.


def session_for(run: Run, wanted: TimerRequest, beat: float | None) -> TimerSession | None:
    """The session, told in a line; None where nothing is planned: that is told too.

    Raises Stopped where suggestions are off, WordsNotUnderstood where a time is needed.
    """
    plan = plan_of_today(run)
    session = _typed(run, wanted, plan) or _planned(run, wanted, plan)
    if session is None:
        run.output.say(say.NOTHING_NEXT, say.TYPE_IT)
        return None
    run.output.say(*_told(session, plan))
    return session._replace(beat=beat)


def _told(session: TimerSession, plan: Plan) -> list[str]:
    """What is about to be timed, and the signs to stop at before its end."""
    lines = [say.begins(session.activity, session.legs)]
    if session.amount:
        lines.append(f"Planned: {session.amount}.")
    for quota in plan.quotas:
        if quota.activity.casefold() == session.activity.casefold() and quota.stop != StopSign():
            lines.append(stop_sentence(quota.activity, quota.stop))
    return lines


def _typed(run: Run, wanted: TimerRequest, plan: Plan) -> TimerSession | None:
    if wanted.activity is None or wanted.bout is None:
        return None
    one_rest = run.settings.parameters.sched_rest_min * 60
    rest = one_rest if wanted.rest is None else wanted.rest
    name = wanted.activity.name
    today = amount_of_today(plan, name)
    typed = wanted.bout * wanted.times / 60
    if today is not None and typed > today:
        run.output.say(say.more_than_today(name, typed, today))
    return TimerSession(name, in_turns(wanted.bout, rest, wanted.times), rest or one_rest)


def _planned(run: Run, wanted: TimerRequest, plan: Plan) -> TimerSession | None:
    name = wanted.activity.name if wanted.activity else None
    following = next_of(run, plan, name)
    if following is None and wanted.activity:
        raise _no_bout(plan, wanted.activity.name)
    return _by_plan(run, following) if following else None


def _by_plan(run: Run, following: Next) -> TimerSession:
    part = following.part
    if part and part[1] > 1:
        run.output.say(f"Part {part[0]} of {part[1]} of today.")
    one_rest = following.rest_after or run.settings.parameters.sched_rest_min * 60
    return TimerSession(
        following.activity, following.legs, one_rest, following.rest_after, following.amount
    )


def _no_bout(plan: Plan, name: str) -> WordsNotUnderstood:
    planned = any(
        block.activity and block.activity.casefold() == name.casefold() for block in plan.blocks
    )
    if planned:
        return WordsNotUnderstood(say.done_today(name), f"To do more: pace go {name} 5m")
    return WordsNotUnderstood(f"{name} is not on today's plan.", f"Say how long: pace go {name} 5m")


# Runs of the timer that were cut off: written down, or forgotten, as the person says.


def log_all(run: Run, more: Sequence[str]) -> list[Entry]:
    """Write all of them down, each with a receipt. `more`: words for the only one."""
    runs = unlogged(run.home)
    if more and len(runs) > 1:
        raise WordsNotUnderstood(
            f"{len(runs)} sessions of the timer are not logged. To log them all: pace go log. To "
            "add to one later: pace amend"
        )
    for timer_run in runs:
        read_more(run, timer_run, more)
    written = []
    for timer_run in runs:
        found = log_run(run, timer_run, more) if timer_run.seconds else None
        forget(run.home, timer_run)  # also one of no second
        written += [found.entry] if found else []
    if not written:
        run.output.say(say.NOTHING_LEFT)
    return written


def forget_all(run: Run) -> None:
    """Forget all of them."""
    runs = unlogged(run.home)
    for timer_run in runs:
        forget(run.home, timer_run)
    run.output.say(say.forgotten(len(runs)) if runs else say.NOTHING_LEFT)
