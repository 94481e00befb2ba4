"""`pace review`: a look back at the week, in two minutes or ten."""

from typing import Annotated

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.cli.groups import group

review = group("A look back at the week: what went well, what got in the way, what to change.")

Texts = list[str] | None
ShortOption = Annotated[bool, typer.Option("--short", help="Two minutes: half of the questions.")]
WellOption = Annotated[Texts, typer.Option(help="What went well, in your words.", metavar="TEXT")]
BarrierOption = Annotated[
    Texts, typer.Option(help="What got in the way: a number or words.", metavar="WORDS")
]
YesOption = Annotated[Texts, typer.Option(help="Yes to a suggestion, by its name.", metavar="NAME")]
NoOption = Annotated[Texts, typer.Option(help="No to one. No is fine.", metavar="NAME")]
NextOption = Annotated[
    str | None, typer.Option("--next", help="The day of the next review.", metavar="DAY")
]
ValuesOption = Annotated[
    str, typer.Option(help="Monthly: what matters most to you.", metavar="TEXT")
]
HelpsOption = Annotated[
    str, typer.Option(help="What helps when it begins to look harder.", metavar="TEXT")
]
DoneOption = Annotated[bool, typer.Option("--done", help="Keep the review as it is.")]


@review.callback()
def reviewing(
    ctx: typer.Context,
    short: ShortOption = False,
    well: WellOption = None,
    barrier: BarrierOption = None,
    yes: YesOption = None,
    no: NoOption = None,
    next_on: NextOption = None,
    values: ValuesOption = "",
    helps: HelpsOption = "",
    done: DoneOption = False,
) -> None:
    """Look back at the last seven days, and keep it.

    Without a terminal it shows the week; with an answer, or --done, it keeps it.
    """
    if ctx.invoked_subcommand is not None:
        return
    from pacing_cli.cli.review.answers import read_answers
    from pacing_cli.cli.review.course import keep, look, review_at_terminal

    pacing = Pacing.of(ctx)
    found, findings = look(pacing)
    said = (well or [], barrier or [], yes or [], no or [], next_on, values, helps)
    if done or any(said):
        keep(pacing, found, read_answers(found, *said))
        return
    answers = review_at_terminal(pacing, found, findings, short=short)
    if answers is not None:
        keep(pacing, found, answers)


@review.command()
def wins(ctx: typer.Context) -> None:
    """What went well, of every review that was kept."""
    from pacing_cli.cli.review.course import show_wins

    show_wins(Pacing.of(ctx))
