"""`pace visit`: what was agreed on goes back into the plan; a session marked where reports meet."""

from typing import Annotated

import typer

from pacing_cli.app.record import enter
from pacing_cli.app.run import Pacing
from pacing_cli.cli.options import WordsArgument
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import VISIT

_Many = list[str] | None
AnswersOption = Annotated[
    str | None, typer.Option("--answers", metavar="FILE", help="A form that was filled in.")
]
FormOption = Annotated[bool, typer.Option("--form", help="Print the empty boxes as a form.")]
CeilingOption = Annotated[
    _Many, typer.Option("--ceiling", metavar="WHAT=AMOUNT", help="Never more; or =none.")
]
FloorOption = Annotated[
    _Many, typer.Option("--floor", metavar="WHAT=AMOUNT", help="Not less; or =none.")
]
StepOption = Annotated[
    _Many, typer.Option("--step", metavar="WHAT=AMOUNT", help="The size of one raise.")
]
GoalOption = Annotated[
    _Many, typer.Option("--goal", metavar="GOAL=DATE", help="Another date; or =reached.")
]
AnswerOption = Annotated[
    _Many, typer.Option("--answer", metavar="NUMBER=TEXT", help="What was said to a question.")
]
ReviewOption = Annotated[
    str | None, typer.Option("--review", metavar="DATE", help="When to look at it again.")
]
WithOption = Annotated[
    str | None, typer.Option("--with", metavar="NAME", help="Who agreed on it with you.")
]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day of the visit, if not today.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="In your words.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Write it, without another question.")]


def visit(
    ctx: typer.Context,
    words: WordsArgument = None,
    ceiling: CeilingOption = None,
    floor: FloorOption = None,
    step: StepOption = None,
    review: ReviewOption = None,
    agreed_with: WithOption = None,
    on: OnOption = None,
    goal: GoalOption = None,
    answer: AnswerOption = None,
    note: NoteOption = None,
    answers: AnswersOption = None,
    form: FormOption = False,
    yes: YesOption = False,
) -> None:
    """Put in what was agreed on at a visit, box by box; or mark a session: pace visit done

    It shows what would change before anything is written. Empty boxes stay as they are.

    pace visit

    pace visit --ceiling walk=15m --review 2026-06-01 --with Ann

    pace visit done yesterday 14:00 with Ann
    """
    pacing = Pacing.of(ctx)
    if words:
        _mark(pacing, words)
        return
    from pacing_cli.app.visit import Given
    from pacing_cli.cli.visit.course import show_form, take_answers

    given = Given(
        ceiling or (), floor or (), step or (), goal or (), answer or (),
        review, agreed_with, on, note,
    )  # fmt: skip
    if form:
        show_form(pacing)
    else:
        take_answers(pacing, given, answers, yes)


def _mark(pacing: Pacing, words: list[str]) -> None:
    if words[0].startswith("-"):
        raise WordsNotUnderstood(f'There is no option "{words[0]}".', "pace visit --help")
    if words[0].lower() != "done":
        raise WordsNotUnderstood(
            "After visit comes done, such as: pace visit done yesterday.",
            "The boxes of the sheet are asked for by: pace visit",
        )
    enter(pacing, words, VISIT)
