"""The boxes of a visit asked for at a terminal, one by one; Enter leaves a box as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from pacing_cli.app.visit import Limit, goal_box, known_name, of_limits, read_box, read_date
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import ask, ask_yes_no, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.goal import Goal
from pacing_cli.model.visit import LIMITS, TAKE_AWAY, Box, GoalAnswer, Sheet, VisitAnswers
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.sheet import INTRODUCTION, question_sentence

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
    review = _again(output, f"Look at it again on{held}:", read_date)
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
        if ask_yes_no(f"{box.activity}{now}. Something new?"):
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
