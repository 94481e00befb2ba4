"""`pace safety`: show where to get help, and the safety questions."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.tree import group
from pacing_cli.console.prompts import ask_yes_no, may_ask
from pacing_cli.errors import WordsNotUnderstood

safety = group("Show where to get help, and the safety questions.")

CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="XX", help="Two letters, for example GB.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Yes, somebody has looked at it.")]


@safety.callback()
def showing(ctx: typer.Context, country: CountryOption = None) -> None:
    """Show where to get help in your country, and your safety answers."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.app.setup import read_country

        run = Run.of(ctx)
        _show(run, country=read_country(country) if country else "")


@safety.command()
def clear(ctx: typer.Context, yes: YesOption = False) -> None:
    """Clear a safety answer after somebody has looked at it. Suggestions come back."""
    run = Run.of(ctx)
    if not run.settings.profile.safety.red_flags:
        _show(run, "There is no safety answer to clear.")
        return
    from pacing_cli.cli.settling import refuse_copied

    refuse_copied(run, lambda profile: profile.safety.red_flags)
    if not yes:
        asked = may_ask(run.output)
        if not (asked and ask_yes_no("Has somebody looked at it, or is it over?")):
            raise WordsNotUnderstood(
                "The answer stays: to clear it takes a clear yes.",
                "pace safety clear --yes",
            )
    from pacing_cli.app.setup import SetupAnswers, write_answers

    write_answers(run.home, SetupAnswers(red_flags=()), run.settings, run.today)
    _show(run, "Cleared. Suggestions are on again: pace plan")


@safety.command()
def ask(ctx: typer.Context) -> None:
    """Ask the safety questions again. A question that you skip keeps its answer."""
    run = Run.of(ctx)
    if not may_ask(run.output):
        raise WordsNotUnderstood(
            "pace asks the questions only at a terminal.",
            "By options: pace setup --red-flags none --post-exertional no",
        )
    from pacing_cli.app.setup import SetupAnswers, mode_after, write_answers
    from pacing_cli.cli.setup_questions import ask_post_exertional, ask_safety

    answers = SetupAnswers(
        red_flags=ask_safety(run.output), post_exertional=ask_post_exertional(run.output)
    )
    before = run.settings.profile.mode
    written = write_answers(run.home, answers, run.settings, run.today)
    turned = mode_after(answers, before) != before
    said = "Saved. Envelope mode is on. To see what that means: pace mode" if turned else "Saved."
    _show(run, said if written else "Nothing was changed.")


def _show(run: Run, said: str = "", country: str = "") -> None:
    """The page, read again from the files."""
    from pacing_cli.exporters.json.settings import safety_document
    from pacing_cli.terminal.pages.care import safety_page

    fresh = run.again()
    profile, p = fresh.settings.profile, fresh.settings.parameters
    where = country or profile.country
    run.output.show(
        lambda: safety_page(profile.safety, where, fresh.today, p, said),
        lambda: safety_document(profile.safety, where),
    )
