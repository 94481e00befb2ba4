"""`pace calm`: breathing, grounding, muscles, a body scan, warming up and cooling down."""

import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from pacing_cli.app.cards import named, offer_one
from pacing_cli.app.receipts import receipt_line
from pacing_cli.app.run import Run
from pacing_cli.cli.timer import Around, Stopwatch, caller, run_timer, speed
from pacing_cli.console.prompts import ask, ask_yes_no, may_ask
from pacing_cli.console.signals import Endings, endings
from pacing_cli.engine.timer import Timer, start
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import Activity, Leg
from pacing_cli.model.entry import ACTIVITY
from pacing_cli.model.parameter_table import BY_FIELD
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import parse_amount, tidy
from pacing_cli.model.shipped import Routine
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import fold
from pacing_cli.shorthand.values import is_amount
from pacing_cli.storage.journal.journal import Draft
from pacing_cli.storage.shipped import ROUTINES, routine
from pacing_cli.terminal.keys import keys
from pacing_cli.terminal.pages.texts import before_page, whole_page
from pacing_cli.terminal.timer import LiveCalm, Pattern, PlainCalm
from pacing_cli.wording import timer as say

WhatArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ROUTINE] [TIME]", help=("Which one, and how long. Default: 5m of breathing.")
    ),
]
InOption = Annotated[
    float | None, typer.Option("--in", metavar="SECONDS", help="Breathing in, 3 to 6 seconds.")
]
OutOption = Annotated[
    float | None, typer.Option("--out", metavar="SECONDS", help="Breathing out, 4 to 8 seconds.")
]
LogOption = Annotated[
    bool | None, typer.Option("--log/--no-log", help="Log it as calm. Without this, pace asks.")
]

TextOption = Annotated[bool, typer.Option("--text", help="Show it as text, with its sources.")]


def calm(
    ctx: typer.Context,
    words: WhatArgument = None,
    breathe_in: InOption = None,
    breathe_out: OutOption = None,
    log: LogOption = None,
    text: TextOption = False,
) -> None:
    """A few calm minutes: paced breathing, or another routine.

    pace calm, pace calm 3m, pace calm breathing --in 4 --out 6

    pace calm grounding, muscles, body-scan, warm-up, cool-down

    Space is pause, Enter the next step, q the end. With --text, or without a terminal, it is
    a text to read, with its sources.
    """
    run = Run.of(ctx)
    what = chosen(words or [], run.settings.parameters, breathe_in, breathe_out)
    be_calm(run, what._replace(log=log, text=text))


# A calm routine at the keyboard: shown, run, and written down if the person wants it.

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


def be_calm(run: Run, chosen: Chosen) -> None:
    """Run it where there is a terminal; else show it as a text."""
    output, routine = run.output, chosen.routine
    if chosen.text or not may_ask(output):
        output.show(lambda: whole_page(routine, chosen.how), lambda: _document(chosen))
        if chosen.log:
            output.problem(say.NOT_ALONE)
        return
    output.show(lambda: before_page(routine, chosen.how), dict)
    if ask(say.BEGIN).casefold().startswith("q"):
        return
    timer, ended = _run(run, chosen)
    if timer.complete:
        output.say(routine.end)
    if ended.closed and chosen.log is None:  # nobody is there to be asked
        raise typer.Exit(128 + (ended.came or 0))
    _write(run, chosen, timer.rested)
    if chosen.pattern and not ended.closed:
        offer_one(run, "breathing")


def _run(run: Run, chosen: Chosen) -> tuple[Timer, Endings]:
    output, steps = run.output, chosen.routine.steps
    p, signals = run.settings.parameters, run.settings.profile.signals
    with endings() as found, keys() as pressed:
        face = (
            PlainCalm(output.say, chosen.pattern)
            if output.plain
            else LiveCalm(
                chosen.routine.title, sys.stdout, output.width, output.colour, chosen.pattern
            )
        )
        try:
            outcome = run_timer(
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


def _write(run: Run, chosen: Chosen, seconds: float) -> None:
    """As the activity calm: without a quota, because nobody has to be calm for longer."""
    if seconds < run.settings.parameters.timer_least or chosen.log is False:
        return
    if chosen.log is None and not ask_yes_no(say.ASK_LOG):
        return
    from pacing_cli.app.record import known
    from pacing_cli.storage.settings.one_write import one_write
    from pacing_cli.storage.settings.settings import add_activity

    names = {fold(name): name for name in known(run).values()}
    fields = {
        "activity": names.get(NAME, NAME),
        "minutes": round(int(seconds) / 60, 4),
        "tags": [chosen.routine.name],
    }
    draft = Draft(ACTIVITY, run.now, run.zone, fields)
    with one_write(run.home) as group:
        if NAME not in names:
            add_activity(run.home, Activity(NAME, kind="rest", demand=0, paused=True), group)
        (entry,) = run.journal.append([draft], run.now, group)
    run.output.say(receipt_line(entry, run.today))


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


# The words of `pace calm`: which routine, for how long, in which rhythm.


def chosen(
    words: Sequence[str],
    parameters: Parameters,
    breathe_in: float | None,
    breathe_out: float | None,
) -> Chosen:
    """What was typed. Raises WordsNotUnderstood with what is allowed."""
    texts = " ".join(words).split()
    minutes = [text for text in texts if is_amount(text)]
    names = [text for text in texts if text not in minutes]
    name = named(names, ROUTINES, "routine") if names else ROUTINES[0]
    if len(minutes) > 1:
        raise WordsNotUnderstood(f'"{minutes[1]}" is a second time.')
    length = _minutes(minutes[0]) if minutes else None
    one = routine(name, parameters, length)
    if one.fixed and minutes:
        own = round(routine(name, parameters).seconds / 60)
        raise WordsNotUnderstood(
            f'{name} takes as long as its steps, about {own} minutes. Leave "{minutes[0]}" out.'
        )
    if one.breaths:
        rhythm = (
            _in_range("relax_in", breathe_in, parameters),
            _in_range("relax_out", breathe_out, parameters),
        )
        return Chosen(one, length or parameters.relax_minutes, rhythm)
    if breathe_in is not None or breathe_out is not None:
        raise WordsNotUnderstood(f"--in and --out are for breathing, not for {name}.")
    return Chosen(one, one.seconds / 60)


def _minutes(text: str) -> float:
    known = BY_FIELD["relax_minutes"]
    amount = parse_amount(text)
    if amount and amount.measure == "minutes" and known.low <= amount.value <= known.high:
        return amount.value
    raise WordsNotUnderstood(
        f'Give {tidy(known.low)} to {tidy(known.high)} minutes, for example 5m. You typed "{text}".'
    )


_OPTIONS: Final = {"relax_in": "--in", "relax_out": "--out"}


def _in_range(field: str, typed: float | None, parameters: Parameters) -> float:
    """What was typed, or the parameter. NaN is no number of seconds."""
    known = BY_FIELD[field]
    if typed is None:
        return float(getattr(parameters, field))
    if known.low <= typed <= known.high:
        return typed
    raise WordsNotUnderstood(
        f"{_OPTIONS[field]} is {tidy(known.low)} to {tidy(known.high)} seconds, and you typed "
        f"{typed:g}."
    )
