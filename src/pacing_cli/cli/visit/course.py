"""A visit from the boxes to the receipt: read, show the difference, write."""

from pacing_cli.app.dates import read_span
from pacing_cli.app.evaluation import landmarks
from pacing_cli.app.run import Pacing
from pacing_cli.app.sheet import sheet_of
from pacing_cli.app.visit import (
    Given,
    Proposed,
    both,
    boxes_of_file,
    boxes_of_options,
    known_names,
    propose,
)
from pacing_cli.console.prompts import ask_yes_no, may_ask
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.visit import Sheet, VisitAnswers
from pacing_cli.wording.sheet import HOW, NOTHING_SAID


def show_form(pacing: Pacing) -> None:
    """The empty boxes, to be kept in a file."""
    from pacing_cli.exporters.sheet.form import visit_form

    text = visit_form(_sheet(pacing))
    if pacing.output.json:
        pacing.output.document({"schema": "pace/visit-form/1", "form": text})
    else:
        print(text, end="")


def _sheet(pacing: Pacing) -> Sheet:
    """The sheet that the person has in hand: since the last visit, up to today."""
    span = read_span(None, None, pacing.today, lambda last: landmarks(pacing, last))
    return sheet_of(pacing, span)


def take_answers(pacing: Pacing, given: Given, file: str | None, yes: bool) -> None:
    """Show what the boxes change, and write it where that is said."""
    answers = both(boxes_of_file(file) if file else VisitAnswers(), boxes_of_options(given))
    asking = may_ask(pacing.output)
    sheet = _sheet(pacing)
    if answers.empty and not file:
        if not asking:
            raise WordsNotUnderstood(NOTHING_SAID, HOW)
        from pacing_cli.cli.visit.asking import ask_boxes

        answers = ask_boxes(pacing.output, sheet, known_names(pacing))
    proposed = propose(pacing, answers, sheet.findings.questions)
    asks = asking and not yes and not proposed.changes.nothing
    wanted = yes or (asks and _confirmed(pacing, proposed))
    if wanted and not proposed.changes.nothing:
        _write(pacing, proposed)
    elif not asks:
        _show(pacing, proposed, written=False)
    else:
        pacing.output.say("Nothing was written.")


def _confirmed(pacing: Pacing, proposed: Proposed) -> bool:
    from pacing_cli.terminal.pages.visit import visit_page

    pacing.output.show(lambda: visit_page(proposed.changes, False, ask=True), dict)
    pacing.output.say("")
    return ask_yes_no("Write this down?") is True


def _write(pacing: Pacing, proposed: Proposed) -> None:
    from pacing_cli.app.signposts import tell_signposts
    from pacing_cli.app.visit import write_visit

    write_visit(pacing, proposed)
    _show(pacing, proposed, written=True)
    said = [proposed.changes.note, *(each for _, each in proposed.changes.answers)]
    if not pacing.output.json:
        tell_signposts(pacing, [text for text in said if text])


def _show(pacing: Pacing, proposed: Proposed, *, written: bool) -> None:
    from pacing_cli.exporters.json.look_back import visit_document
    from pacing_cli.terminal.pages.visit import visit_page

    pacing.output.show(
        lambda: visit_page(proposed.changes, written),
        lambda: visit_document(proposed.changes, written),
    )
