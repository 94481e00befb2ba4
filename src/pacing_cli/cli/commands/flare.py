"""`pace flare`: log the beginning or the end of a flare, and edit the flare plan."""

from collections.abc import Sequence

import typer

from pacing_cli.app.flare_plan import PlanChange, read_answer, read_change, write_change
from pacing_cli.app.record import enter
from pacing_cli.app.run import Run
from pacing_cli.cli.options import WordsArgument
from pacing_cli.console.prompts import ask, may_ask, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import FLARE
from pacing_cli.wording.flare_plan import BEFORE_THE_QUESTIONS, PARTS, QUESTIONS


def flare(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Say that a flare has begun, or is over: pace flare end. To plan for one: pace flare plan

    pace flare pain 8

    pace flare end

    pace flare plan

    Write the plan on a good day, all at once (pace flare plan ask) or one line at a time:

    pace flare plan helps a warm pack

    The parts are bad (the lines of pace bad), helps, drop, who, call, sign and trigger.
    To remove a line: pace flare plan without helps 2. When you have read the plan: pace
    flare plan read
    """
    run = Run.of(ctx)
    if words and words[0].casefold() == "plan":
        flare_plan(run, words[1:])
        return
    from pacing_cli.app.cards import offer_one

    enter(run, words or [], FLARE)
    offer_one(run.again(), "flares")


# `pace flare plan`: what is written beforehand for harder days; shown, written, gone through.


def flare_plan(run: Run, words: Sequence[str]) -> None:
    """Show the plan; with words write a part of it, or note that it was gone through."""
    first = words[0].casefold().removeprefix("--") if words else ""
    profile = run.settings.profile
    nothing = not (profile.flare_plan.written or profile.contingency)
    if first == "ask" or (not words and nothing and may_ask(run.output)):
        _ask(run)
    elif first == "read" and len(words) == 1:
        write_change(run.home, PlanChange(), run.today)
        _receipt(run, "Saved: you read your flare plan today. To undo: pace undo")
    elif words:
        change = read_change(words)
        write_change(run.home, change, run.today)
        _receipt(run, _told(change))
    else:
        show(run)


def _ask(run: Run) -> None:
    """Every part once; what is answered is added to what is there."""
    if not may_ask(run.output):
        raise WordsNotUnderstood(
            "pace asks the questions only at a terminal.",
            "For one line at a time: pace flare plan helps ...",
        )
    say_folded(run.output, BEFORE_THE_QUESTIONS)
    answers = {
        part: read_answer(ask(f"{number}. {question}"))
        for number, (part, question) in enumerate(QUESTIONS.items(), 1)
    }
    given = {part: lines for part, lines in answers.items() if lines}
    if given:
        write_change(run.home, PlanChange(given), run.today)
    run.output.say("", "Saved. To undo: pace undo" if given else "Nothing was saved.")
    if given:
        run.output.say("")
        show(run.again())


def _told(change: PlanChange) -> str:
    if change.take_out:
        return f"Removed from: {PARTS[change.take_out[0]]}. To put it back: pace undo"
    ((part, (line,)),) = change.add.items()
    return f"Saved: {PARTS[part]}: {line}. To undo: pace undo"


def _receipt(run: Run, said: str) -> None:
    """One line; for a program the whole plan, read again."""
    if run.output.json:
        show(run.again())
    else:
        say_folded(run.output, said)


def show(run: Run) -> None:
    """The plan as it stands, with what the log counts beside it."""
    from pacing_cli.app.evaluation import evaluate_files
    from pacing_cli.engine.patterns.time_of_day import trigger_days
    from pacing_cli.engine.today.notices import flare_plan_due
    from pacing_cli.exporters.json.settings import flare_plan_document
    from pacing_cli.terminal.pages.flare_plan import flare_plan_page

    settings, found = run.settings, evaluate_files(run, run.today)
    profile, due = settings.profile, flare_plan_due(settings)
    names, p = tuple(profile.flare_plan.triggers), settings.parameters
    counts = trigger_days(found.days, found.evaluation.flares, names, p)
    run.output.show(
        lambda: flare_plan_page(profile, counts, due, run.today),
        lambda: flare_plan_document(profile, counts, due, run.today),
    )
