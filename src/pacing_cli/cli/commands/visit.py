"""`pace visit`: save what was agreed, and mark a visit where reports begin."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, TypeVar

import typer

from pacing_cli.app.dates import read_span
from pacing_cli.app.evaluation import landmarks
from pacing_cli.app.record import enter
from pacing_cli.app.run import Run
from pacing_cli.app.sheet import sheet_of
from pacing_cli.app.visit import (
    Limit,
    Proposed,
    VisitOptions,
    both,
    boxes_of_file,
    boxes_of_options,
    goal_box,
    known_name,
    known_names,
    of_limits,
    propose,
    read_box,
    read_date,
)
from pacing_cli.cli.options import WordsArgument
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import ask, ask_yes_no, may_ask, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import VISIT
from pacing_cli.model.goal import Goal
from pacing_cli.model.visit import LIMITS, TAKE_AWAY, Box, GoalAnswer, Sheet, VisitAnswers
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.sheet import HOW, INTRODUCTION, NOTHING_SAID, question_sentence

_Many = list[str] | None
AnswersOption = Annotated[
    str | None, typer.Option("--answers", metavar="FILE", help="A form that you filled in.")
]
FormOption = Annotated[bool, typer.Option("--form", help="Print the empty boxes as a form.")]
CeilingOption = Annotated[
    _Many, typer.Option("--ceiling", metavar="WHAT=AMOUNT", help="The ceiling, or =none.")
]
FloorOption = Annotated[
    _Many, typer.Option("--floor", metavar="WHAT=AMOUNT", help="The floor, or =none.")
]
StepOption = Annotated[
    _Many, typer.Option("--step", metavar="WHAT=AMOUNT", help="The size of one step up.")
]
GoalOption = Annotated[
    _Many, typer.Option("--goal", metavar="GOAL=DATE", help="Another date, or =reached.")
]
AnswerOption = Annotated[
    _Many, typer.Option("--answer", metavar="NUMBER=TEXT", help="The answer to a question.")
]
ReviewOption = Annotated[
    str | None, typer.Option("--review", metavar="DATE", help="The review date.")
]
WithOption = Annotated[
    str | None, typer.Option("--with", metavar="NAME", help="Who agreed on it with you.")
]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day of the visit, if not today.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="In your words.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Save it without asking again.")]


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
    """Save what you agreed at a visit, box by box, or mark a visit: pace visit done

    pace shows what would change before it saves. Empty boxes stay as they are.

    pace visit

    pace visit --ceiling walk=15m --review 2026-06-01 --with Ann

    pace visit done yesterday 14:00 with Ann
    """
    run = Run.of(ctx)
    if words:
        _mark(run, words)
        return
    from pacing_cli.app.visit import VisitOptions

    given = VisitOptions(
        ceiling or (), floor or (), step or (), goal or (), answer or (),
        review, agreed_with, on, note,
    )  # fmt: skip
    if form:
        show_form(run)
    else:
        take_answers(run, given, answers, yes)


def _mark(run: Run, words: list[str]) -> None:
    if words[0].startswith("-"):
        raise WordsNotUnderstood(
            f'pace visit does not know the option "{words[0]}".', "pace visit --help"
        )
    if words[0].lower() != "done":
        raise WordsNotUnderstood(
            "After visit, type done. For example: pace visit done yesterday",
            "To fill in the boxes of the sheet: pace visit",
        )
    enter(run, words, VISIT)


# A visit from the boxes to the receipt: read, show the difference, write.


def show_form(run: Run) -> None:
    """The empty boxes, to be kept in a file."""
    from pacing_cli.exporters.sheet.form import visit_form

    text = visit_form(_sheet(run))
    if run.output.json:
        run.output.document({"schema": "pace/visit-form/1", "form": text})
    else:
        print(text, end="")


def _sheet(run: Run) -> Sheet:
    """The sheet that the person has in hand: since the last visit, up to today."""
    span = read_span(None, None, run.today, lambda last: landmarks(run, last))
    return sheet_of(run, span)


def take_answers(run: Run, given: VisitOptions, file: str | None, yes: bool) -> None:
    """Show what the boxes change, and write it where that is said."""
    answers = both(boxes_of_file(file) if file else VisitAnswers(), boxes_of_options(given))
    asking = may_ask(run.output)
    sheet = _sheet(run)
    if answers.empty and not file:
        if not asking:
            raise WordsNotUnderstood(NOTHING_SAID, HOW)

        answers = ask_boxes(run.output, sheet, known_names(run))
    proposed = propose(run, answers, sheet.findings.questions)
    asks = asking and not yes and not proposed.changes.nothing
    wanted = yes or (asks and _confirmed(run, proposed))
    if wanted and not proposed.changes.nothing:
        _write(run, proposed)
    elif not asks:
        _show(run, proposed, written=False)
    else:
        run.output.say("Nothing was saved.")


def _confirmed(run: Run, proposed: Proposed) -> bool:
    from pacing_cli.terminal.pages.care import visit_page

    run.output.show(lambda: visit_page(proposed.changes, False, ask=True), dict)
    run.output.say("")
    return ask_yes_no("Save this?") is True


def _write(run: Run, proposed: Proposed) -> None:
    from pacing_cli.app.cards import tell_signposts
    from pacing_cli.app.visit import write_visit

    write_visit(run, proposed)
    _show(run, proposed, written=True)
    said = [proposed.changes.note, *(each for _, each in proposed.changes.answers)]
    if not run.output.json:
        tell_signposts(run, [text for text in said if text])


def _show(run: Run, proposed: Proposed, *, written: bool) -> None:
    from pacing_cli.exporters.json.look_back import visit_document
    from pacing_cli.terminal.pages.care import visit_page

    run.output.show(
        lambda: visit_page(proposed.changes, written),
        lambda: visit_document(proposed.changes, written),
    )


# The boxes of a visit asked for at a terminal, one by one; Enter leaves a box as it is.

T = TypeVar("T")


def ask_boxes(output: Output, sheet: Sheet, known: Mapping[str, str]) -> VisitAnswers:
    """All boxes, in the order of the sheet. Raises Stopped; nothing is written here."""
    say_folded(output, INTRODUCTION)
    answers = tuple(_questions(output, sheet))
    _gap(output, "What we agree on")
    limits = [*_limits(output, sheet.boxes), *_other(output, known)]
    goals = tuple(_goals(output, sheet.goals))
    _gap(output, "Who and when")
    care = sheet.care
    held = _held(full_date(care.review_on) if care.review_on else "")
    review = _again(output, f"Review date{held}:", read_date)
    whom = ask(f"Agreed with{_held(care.agreed_with)}:")
    note = ask("A note, in your own words:")
    return VisitAnswers(
        agreed_with=whom,
        review_on=review,
        **of_limits(limits),
        goals=goals,
        answers=answers,
        note=note,
    )


def _gap(output: Output, title: str) -> None:
    output.say("", title)


def _held(value: str) -> str:
    return f" [now {value}]" if value else ""


def _questions(output: Output, sheet: Sheet) -> Iterator[tuple[str, str]]:
    _gap(output, "Three questions")
    for number, question in enumerate(sheet.findings.questions, 1):
        sentence = question_sentence(question)
        said = ask(f"{number}. {sentence}")
        if said:
            yield sentence, said


def _limits(output: Output, boxes: Sequence[Box]) -> Iterator[Limit]:
    for box in boxes:
        now = f", {box.now} a day now" if box.now else ""
        if ask_yes_no(f"{box.activity}{now}. Any change?"):
            yield from _boxes_of(output, box)


def _boxes_of(output: Output, box: Box) -> Iterator[Limit]:
    for key in LIMITS:
        held = getattr(box, key)
        question = f"  {key}{_held(str(held) if held else '')}:"
        read = partial(_limit, box.activity, key)
        found = _again(output, question, read, none_is_said=True)
        if found is not None:
            yield found


def _limit(activity: str, key: str, text: str) -> Limit:
    return Limit(activity, key, read_box(text))


def _other(output: Output, known: Mapping[str, str]) -> Iterator[Limit]:
    """The empty row: activities that are not on the sheet."""
    while True:
        name = _again(output, "Another activity? Its name:", lambda text: known_name(text, known))
        if not name:
            return
        yield from _boxes_of(output, Box(name))


def _goals(output: Output, goals: Sequence[Goal]) -> Iterator[GoalAnswer]:
    for goal in goals:
        by = _held(full_date(goal.by) if goal.by else "")
        question = f"Goal {goal.name}{by}: another date, or reached, changed, let go:"
        found = _again(output, question, partial(goal_box, goal.name))
        if found:
            yield found


def _again(
    output: Output, question: str, read: Callable[[str], T], *, none_is_said: bool = False
) -> T | None:
    """The answer as a value; None where it was skipped. Asked again until it can be read."""
    while True:
        text = ask(question)
        if not text or (text.casefold() == TAKE_AWAY and not none_is_said):
            return None
        try:
            return read(text)
        except WordsNotUnderstood as error:
            say_folded(output, error.message)
