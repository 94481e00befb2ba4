"""`pace setup`: ask a few optional questions, or take the same answers as options."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.app.setup import (
    SetupAnswers,
    read_activities,
    read_country,
    read_day,
    read_mode,
    read_post_exertional,
    read_red_flags,
)
from pacing_cli.console.prompts import ask_yes_no, may_ask
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.page import Line, Page
from pacing_cli.model.profile import Mode

if TYPE_CHECKING:
    from pacing_cli.model.profile import Profile

_HOW = (
    "To answer without a terminal: pace setup --country GB --day 08:00-20:00 "
    "--activity walk:12m --red-flags none --post-exertional no"
)
_ABOUT = "pace kept the amounts that you gave as a comment. Baselines come from your entries."
_STOPPED = "Suggestions stay off until you say: pace setup --red-flags none"
_ENVELOPE = (
    "Envelope mode is on: amounts stay inside what your log shows you can do, and are never "
    "raised by themselves. To leave it one day: pace setup --mode graded. It asks you to confirm."
)


def setup(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option(help="A name for your reports.")] = None,
    country: Annotated[str | None, typer.Option(help="Two letters, for example GB.")] = None,
    day: Annotated[str | None, typer.Option(help="When your day begins and ends.")] = None,
    mode: Annotated[str | None, typer.Option(help="graded or envelope.")] = None,
    activity: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=("An activity to pace, for example walk:12m. You can repeat it."),
        ),
    ] = None,
    red_flags: Annotated[
        str | None, typer.Option(metavar="none|yes|LIST", help="The safety questions.")
    ] = None,
    post_exertional: Annotated[
        str | None,
        typer.Option(
            metavar="yes|no|skip", help="Much worse 12 to 72 h after small efforts, or ME/CFS."
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Yes, leave envelope mode.")] = False,
) -> None:
    """Answer a few questions, or give the answers as options. You can skip any of them."""
    run = Run.of(ctx)
    answers = SetupAnswers(
        name=name,
        country=None if country is None else read_country(country),
        day=None if day is None else read_day(day),
        mode=None if mode is None else read_mode(mode),
        activities=read_activities(activity or ()),
        red_flags=None if red_flags is None else read_red_flags(red_flags),
        post_exertional=None if post_exertional is None else read_post_exertional(post_exertional),
    )
    profile = run.settings.profile
    if answers.empty and post_exertional is None:
        answers = _asked(run, profile)
    _check_mode(run, answers, confirmed=yes)
    _write(run, answers)


def _asked(run: Run, profile: "Profile") -> SetupAnswers:
    if not may_ask(run.output):
        return SetupAnswers()
    from pacing_cli.cli.setup_questions import ask_all

    return ask_all(run.output, profile)


def _check_mode(run: Run, answers: SetupAnswers, *, confirmed: bool) -> None:
    """Leaving envelope mode is an explicit act (contract, section 5, rule 2)."""
    if answers.mode != "graded":
        return
    if answers.post_exertional:
        raise WordsNotUnderstood(
            "Graded mode does not fit a yes to getting worse after small efforts.",
            "Leave --mode out, and envelope mode is switched on.",
        )
    if run.settings.profile.mode == "envelope" and not confirmed:
        question = "Leave envelope mode? Amounts can then go up step by step."
        if not (may_ask(run.output) and ask_yes_no(question)):
            raise WordsNotUnderstood(
                "Envelope mode stays on. Leaving it needs a clear yes.",
                "pace setup --mode graded --yes",
            )


def _write(run: Run, answers: SetupAnswers) -> None:
    from pacing_cli.app.setup import mode_after, write_answers

    settings = run.settings
    written = write_answers(run.home, answers, settings, run.today)
    mode = mode_after(answers, settings.profile.mode)
    flags = settings.profile.safety.red_flags
    flags = flags if answers.red_flags is None else answers.red_flags
    country = answers.country or settings.profile.country
    run.output.show(
        lambda: _receipt(answers, written, mode, flags, country),
        lambda: {
            "schema": "pace/setup/1",
            "written": list(written),
            "mode": mode,
            "red_flags": list(flags),
            "notices": [line.text for line in _notices(answers, mode, flags, country)],
        },
    )


def _receipt(
    answers: SetupAnswers, written: Sequence[str], mode: Mode, flags: tuple[str, ...], country: str
) -> Page:
    said = f"Saved: {', '.join(written)}." if written else f"Nothing was changed. {_HOW}"
    about = any(one.about for one in answers.activities)
    return (
        Line(said),
        *((Line(_ABOUT),) if about else ()),
        *_notices(answers, mode, flags, country),
        *((Line("Next: pace plan"),) if written and not flags else ()),
    )


def _notices(
    answers: SetupAnswers, mode: Mode, flags: tuple[str, ...], country: str
) -> Iterator[Line]:
    """What the answers bring about: static words, the same for everybody."""
    if flags and answers.red_flags is not None:
        yield Line("You said yes to: " + "; ".join(flags) + ".", "warn")
        from pacing_cli.wording.safety import where_to_turn

        for sentence in where_to_turn(flags, country):
            yield Line(sentence, "warn")
    if flags:
        yield Line(_STOPPED, "note")
    elif answers.red_flags == ():
        yield Line("You said that none of the safety questions apply. Suggestions are on.")
    if mode == "envelope" and (answers.mode or answers.post_exertional is not None):
        yield Line(_ENVELOPE, "note")
