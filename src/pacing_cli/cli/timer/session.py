"""One session with the timer: from the first second to the line in the journal."""

import sys
from collections.abc import Callable
from contextlib import ExitStack

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.app.timer_runs import Written, ask_more, log_run
from pacing_cli.cli.timer.stopwatch import Stopwatch, speed
from pacing_cli.cli.timer.timing import Around, Outcome, caller, run
from pacing_cli.console.signals import Endings, endings
from pacing_cli.engine.timer import Timer, start
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.quantity import Amount
from pacing_cli.model.timer import Leg
from pacing_cli.model.value import Value
from pacing_cli.storage.lock import could_not_lock
from pacing_cli.storage.paths import state_of
from pacing_cli.storage.timer_runs import Holding, hold
from pacing_cli.terminal.keys import keys
from pacing_cli.terminal.timer import Face, LiveFace, NoFace, PlainFace
from pacing_cli.wording import timer as say


class Session(Value):
    """What is to be timed."""

    activity: str
    legs: tuple[Leg, ...]
    one_rest: float
    rest_after: float = 0
    amount: Amount | None = None
    """What is to be asked for at the end: the timer cannot count it."""
    beat: float | None = None


def time_it(pacing: Pacing, session: Session) -> Written | None:
    """Run it, write it down, and let the rest behind it run. None: nothing was written."""
    holding = _held(pacing, session.activity)
    with ExitStack() as stack:
        stack.callback(holding.let_go)
        found = stack.enter_context(endings())
        timer = start(session.legs, session.one_rest)
        outcome = _on(pacing, session, timer, found, _keeper(pacing, holding))
        written = _written(pacing, session, holding, outcome, found)
        if written and session.rest_after and outcome.timer.complete and not found.came:
            _rest(pacing, session, found)
    if found.closed:
        raise typer.Exit(128 + (found.came or 0))
    return written


def _held(pacing: Pacing, activity: str) -> Holding:
    try:
        holding = hold(pacing.home, activity, pacing.now, pacing.zone)
    except OSError as error:
        raise could_not_lock(state_of(pacing.home), error) from error
    if holding is None:
        raise WordsNotUnderstood("A timer is on already, in another window. Stop it there first.")
    return holding


def _keeper(pacing: Pacing, holding: Holding) -> Callable[[tuple[float, ...]], None]:
    """Keeps what was done; where the disk says no, that is said once and the timer goes on."""
    told: list[str] = []

    def keep(bouts: tuple[float, ...]) -> None:
        try:
            holding.keep(bouts)
        except (CouldNotWrite, OSError) as error:
            holding.run = holding.run._replace(bouts=bouts)
            if not told:
                told.append(str(error))
                pacing.output.problem("What is done could not be kept beside; the timer goes on.")

    return keep


def _written(
    pacing: Pacing, session: Session, holding: Holding, outcome: Outcome, found: Endings
) -> Written | None:
    """Before the questions everything is on the disk already, so that none of it can be lost."""
    p = pacing.settings.parameters
    if holding.run.seconds < p.timer_least:
        holding.forget()
        pacing.output.say(say.NOT_LONG_ENOUGH)
        return None
    why = "time" if outcome.timer.complete else outcome.why
    said = ask_more(pacing, holding.run, found, session.amount)
    return log_run(pacing, holding.run, [*said, *(["stopped", why] if why else [])])


def _rest(pacing: Pacing, session: Session, found: Endings) -> None:
    """The rest that the plan has behind it. Nothing of it is counted; n and s end it."""
    timer = start((Leg("rest", session.rest_after),), session.one_rest)
    _on(pacing, session._replace(activity="rest", beat=None), timer, found, lambda _: None)


def _on(
    pacing: Pacing,
    session: Session,
    timer: Timer,
    found: Endings,
    keep: Callable[[tuple[float, ...]], None],
) -> Outcome:
    profile, p = pacing.settings.profile, pacing.settings.parameters
    with keys() as pressed:
        face = face_for(pacing, session.activity)
        return run(
            timer,
            session.activity,
            Around(
                face=face,
                keys=pressed,
                watch=Stopwatch(p.timer_gap, fast=speed()),
                endings=found,
                keep=keep,
                ring=caller(profile.signals, bell=not pacing.output.json),
                save_every=p.timer_save,
                beat=session.beat,
                asks_why=any(leg.kind == "bout" for leg in timer.legs),
            ),
        )


def face_for(pacing: Pacing, what: str) -> Face:
    """Live in a terminal, plain where asked for or where nobody looks, none with `--json`."""
    output = pacing.output
    if output.json:
        return NoFace()
    if output.plain or not sys.stdout.isatty():
        return PlainFace(output.say)
    return LiveFace(what, sys.stdout, output.width, output.colour)
