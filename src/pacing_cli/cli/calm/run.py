"""A calm routine at the keyboard: shown, run, and written down if the person wants it."""

import sys
from typing import Final

import typer

from pacing_cli.app.cards import offer_one
from pacing_cli.app.receipts import receipt_line
from pacing_cli.app.run import Pacing
from pacing_cli.cli.timer.stopwatch import Stopwatch, speed
from pacing_cli.cli.timer.timing import Around, caller, run
from pacing_cli.console.prompts import ask, ask_yes_no, may_ask
from pacing_cli.console.signals import Endings, endings
from pacing_cli.engine.timer import Timer, start
from pacing_cli.model.activity import Activity
from pacing_cli.model.entry import ACTIVITY
from pacing_cli.model.shipped import Routine
from pacing_cli.model.timer import Leg
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import fold
from pacing_cli.storage.journal.journal import Draft
from pacing_cli.terminal.keys import keys
from pacing_cli.terminal.pages.texts import before_page, whole_page
from pacing_cli.terminal.timer import LiveCalm, Pattern, PlainCalm
from pacing_cli.wording import timer as say

NAME: Final = "calm"
"""The activity that it is written down as."""
_TICK: Final = 0.1


class Chosen(Value):
    """What is to be done, and how."""

    routine: Routine
    minutes: float
    """Of breathing; of other routines their steps say it."""
    pattern: Pattern | None = None
    log: bool | None = None
    """None: asked at the end."""
    text: bool = False
    """Only to be read."""

    @property
    def how(self) -> str:
        """The pattern in words."""
        return say.breaths_line(self.minutes, *self.pattern) if self.pattern else ""

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The steps as the timer takes them; all of them are rests."""
        if self.pattern:
            return (Leg("rest", self.minutes * 60),)
        return tuple(Leg("rest", step.seconds) for step in self.routine.steps)


def be_calm(pacing: Pacing, chosen: Chosen) -> None:
    """Run it where there is a terminal; else show it as a text."""
    output, routine = pacing.output, chosen.routine
    if chosen.text or not may_ask(output):
        output.show(lambda: whole_page(routine, chosen.how), lambda: _document(chosen))
        if chosen.log:
            output.problem(say.NOT_ALONE)
        return
    output.show(lambda: before_page(routine, chosen.how), dict)
    if ask(say.BEGIN).casefold().startswith("q"):
        return
    timer, ended = _run(pacing, chosen)
    if timer.complete:
        output.say(routine.end)
    if ended.closed and chosen.log is None:  # nobody is there to be asked
        raise typer.Exit(128 + (ended.came or 0))
    _write(pacing, chosen, timer.rested)
    if chosen.pattern and not ended.closed:
        offer_one(pacing, "breathing")


def _run(pacing: Pacing, chosen: Chosen) -> tuple[Timer, Endings]:
    output, steps = pacing.output, chosen.routine.steps
    p, signals = pacing.settings.parameters, pacing.settings.profile.signals
    with endings() as found, keys() as pressed:
        face = (
            PlainCalm(output.say, chosen.pattern)
            if output.plain
            else LiveCalm(
                chosen.routine.title, sys.stdout, output.width, output.colour, chosen.pattern
            )
        )
        try:
            outcome = run(
                start(chosen.legs, p.relax_release),
                chosen.routine.title,
                Around(
                    face=face,
                    keys=pressed,
                    watch=Stopwatch(p.timer_gap, fast=speed()),
                    endings=found,
                    keep=lambda _: None,
                    ring=_silent,
                    tell=lambda timer: say.calm_told(timer, steps, ""),
                    asks_why=False,
                    tick=_TICK,
                ),
            )
            return outcome.timer, found
        finally:
            caller(signals, bell=True)(chosen.routine.title)


def _silent(_: str) -> None:
    """Between the steps nothing rings."""


def _write(pacing: Pacing, chosen: Chosen, seconds: float) -> None:
    """As the activity calm: without a quota, because nobody has to be calm for longer."""
    if seconds < pacing.settings.parameters.timer_least or chosen.log is False:
        return
    if chosen.log is None and not ask_yes_no(say.ASK_LOG):
        return
    from pacing_cli.app.record import known
    from pacing_cli.storage.settings.one_write import one_write
    from pacing_cli.storage.settings.settings import add_activity

    names = {fold(name): name for name in known(pacing).values()}
    fields = {
        "activity": names.get(NAME, NAME),
        "minutes": round(int(seconds) / 60, 4),
        "tags": [chosen.routine.name],
    }
    draft = Draft(ACTIVITY, pacing.now, pacing.zone, fields)
    with one_write(pacing.home) as group:
        if NAME not in names:
            add_activity(pacing.home, Activity(NAME, kind="rest", demand=0, paused=True), group)
        (entry,) = pacing.journal.append([draft], pacing.now, group)
    pacing.output.say(receipt_line(entry, pacing.today))


def _document(chosen: Chosen) -> dict[str, object]:
    routine = chosen.routine
    return {
        "schema": "pace/calm/1",
        "name": routine.name,
        "title": routine.title,
        "about": routine.about,
        "caution": routine.caution,
        "minutes": round(sum(leg.seconds for leg in chosen.legs) / 60, 2),
        "breathe": {"in": chosen.pattern[0], "out": chosen.pattern[1]} if chosen.pattern else None,
        "steps": [step._asdict() for step in routine.steps],
        "sources": [source._asdict() for source in routine.sources],
    }
