"""`pace setup`: a few questions, each of which can be skipped; or the same by options."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.cli.answers import (
    Answers,
    read_activities,
    read_country,
    read_day,
    read_mode,
    read_post_exertional,
    read_red_flags,
)
from pacing_cli.cli.asking import ask_yes_no, at_a_terminal, say_folded
from pacing_cli.cli.context import Pacing
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.model.profile import Profile

_HOW = (
    "To answer without a terminal: pace setup --country GB --day 08:00-20:00 "
    "--activity walk:12m --red-flags none --post-exertional no"
)
_ENVELOPE = (
    "Envelope mode is on: amounts stay inside what your log shows you can do, and are never "
    "raised by themselves. To leave it one day: pace setup --mode graded, and it asks again."
)


def setup(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option(help="A name for your reports.")] = None,
    country: Annotated[str | None, typer.Option(help="Two letters, such as GB.")] = None,
    day: Annotated[str | None, typer.Option(help="When your day begins and ends.")] = None,
    mode: Annotated[str | None, typer.Option(help="graded or envelope.")] = None,
    activity: Annotated[
        list[str] | None, typer.Option(help="To pace, such as walk:12m. Can be given again.")
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
    """A few questions, each of which can be skipped; or the same by options alone."""
    pacing = Pacing.of(ctx)
    answers = Answers(
        name=name,
        country=None if country is None else read_country(country),
        day=None if day is None else read_day(day),
        mode=None if mode is None else read_mode(mode),
        activities=read_activities(activity or ()),
        red_flags=None if red_flags is None else read_red_flags(red_flags),
        post_exertional=None if post_exertional is None else read_post_exertional(post_exertional),
    )
    profile = pacing.settings.profile
    if answers.empty and post_exertional is None:
        answers = _asked(pacing, profile)
    _check_mode(answers, profile, confirmed=yes)
    _write(pacing, answers)


def _asked(pacing: Pacing, profile: "Profile") -> Answers:
    if pacing.output.json or not at_a_terminal():
        return Answers()
    from pacing_cli.cli.setup_questions import ask_all

    return ask_all(pacing.output, profile)


def _check_mode(answers: Answers, profile: "Profile", *, confirmed: bool) -> None:
    """Leaving envelope mode is an explicit act (contract, section 5, rule 2)."""
    if answers.mode != "graded":
        return
    if answers.post_exertional:
        raise WordsNotUnderstood(
            "Graded mode and a yes to getting worse after small efforts do not go together.",
            "Leave --mode out: envelope mode is then switched on.",
        )
    if profile.mode == "envelope" and not confirmed:
        question = "Leave envelope mode? Quotas can then be raised step by step."
        if not (at_a_terminal() and ask_yes_no(question)):
            raise WordsNotUnderstood(
                "Envelope mode stays on: leaving it needs a clear yes.",
                "pace setup --mode graded --yes",
            )


def _write(pacing: Pacing, answers: Answers) -> None:
    from pacing_cli.cli.setup_writing import write_answers

    receipt = write_answers(pacing.home, answers, pacing.settings, pacing.today)
    pacing.output.show_document_or(
        lambda: {"schema": "pace/setup/1", **receipt.document()},
    )
