"""`pace inbox`: show lines that wait, and lines that could not be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pacing_cli.app.inbox import TakenIn, take_in, told_taken_in
from pacing_cli.app.run import Run, system_seconds
from pacing_cli.console.prompts import yes_or_no
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.value import Value
from pacing_cli.storage.files import could_not_write, make_private_folder
from pacing_cli.storage.inbox import REVIEW, PendingFile, waiting
from pacing_cli.storage.inbox_text import GUESSED, ToReview, clear_review, to_review

ClearOption = Annotated[bool, typer.Option("--clear", help="Clear the review list.")]


AnswerArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[yes [NUMBER]]", help="Log a line as pace guessed it."),
]


def inbox(ctx: typer.Context, answer: AnswerArgument = None, clear: ClearOption = False) -> None:
    """Read the inbox files, and show what waits and what to check.

    Save a text file in the folder inbox of your pace folder, with lines as for pace log. The
    next command reads it. A line without a time gets the time of its file. Files that pace
    has read are in inbox/done, and lines that it could not read are in inbox/review.txt.
    """
    run = Run.of(ctx)
    if answer:
        from pacing_cli.app.inbox import accept
        from pacing_cli.app.record import tell_written

        tell_written(run, accept(run, _number(answer)))
        return
    found = look_into(run, clear=clear)
    run.output.show(lambda: inbox_page(found), lambda: inbox_document(found))


def _number(answer: list[str]) -> int | None:
    """The number behind `yes`. Raises WordsNotUnderstood."""
    said, *numbers = answer
    if yes_or_no(said) is not True or not all(one.isdecimal() for one in numbers[:1]):
        raise WordsNotUnderstood(
            f'pace inbox does not take "{" ".join(answer)}".', "For example: pace inbox yes 1"
        )
    return int(numbers[0]) if numbers else None


# The inbox as a page and as a document: what came in, what waits, what needs a look.

_SHOWN = 10
_LONGEST = 200


class Inbox(Value):
    """What `pace inbox` shows."""

    folder: Path
    taken: TakenIn
    waiting: tuple[PendingFile, ...]
    review: tuple[ToReview, ...]
    cleared: str = ""


def look_into(run: Run, *, clear: bool) -> Inbox:
    """Read what is ready, then look at what is left. The folder is made where there is none."""
    folder = run.home.inbox
    try:
        make_private_folder(folder)
    except OSError as error:
        raise could_not_write(folder, error) from error
    cleared = clear_review(run.home) if clear else ""
    taken = take_in(run)
    left = waiting(run.home, system_seconds())
    return Inbox(folder, taken, left, to_review(run.home), cleared)


def inbox_page(found: Inbox) -> Page:
    """What came in, what waits, what needs a look, and where the folder is."""
    return (
        Heading("Inbox", 1),
        *_came(found),
        *_waits(found.waiting),
        *_review(found.review),
        Gap(),
        Line(f"The folder: {found.folder}", "dim"),
    )


def _came(found: Inbox) -> Iterator[Part]:
    if found.cleared:
        yield Line(f"The review list was moved to done/{found.cleared}.")
    line = told_taken_in(found.taken)
    if line:
        yield Line(line.replace(" (pace inbox)", ""))
    elif not found.waiting and not found.review:
        yield Line("Nothing is waiting.")
        yield Line("Put a text file here, with lines as for pace log: walk 12m pain 3-4")


def _waits(files: tuple[PendingFile, ...]) -> Iterator[Part]:
    if files:
        yield Heading("Waiting")
    for file in files[:_SHOWN]:
        yield Line(f"{file.path.name}: {file.why or 'ready'}", item=True)
    yield from _more(len(files))


def _review(lines: tuple[ToReview, ...]) -> Iterator[Part]:
    if not lines:
        return
    yield Heading("To check")
    number = 0
    for line in lines[:_SHOWN]:
        text = line.text if len(line.text) <= _LONGEST else f"{line.text[:_LONGEST]}…"
        yield Line(f"{line.where}: {text}", item=True)
        why, guessed, guess = line.why.partition(GUESSED)
        yield Line(why, "dim")
        if guessed:
            number += 1
            yield Line(f"Did you mean: {guess}? Then: pace inbox yes {number}")
    yield from _more(len(lines))
    yield Line(
        f"These lines are in {REVIEW} in that folder. Log each one again with pace log, or "
        "correct it and save it in a new file in the inbox. When none is left to do: pace inbox "
        "--clear"
    )


def _more(many: int) -> Iterator[Part]:
    if many > _SHOWN:
        yield Line(f"and {many - _SHOWN:,} more. To see them all, add --json", "dim", item=True)


def inbox_document(found: Inbox) -> dict[str, object]:
    """`pace/inbox/1`."""
    from pacing_cli.exporters.json.entries import entry_line

    return {
        "schema": "pace/inbox/1",
        "folder": str(found.folder),
        "entries": [entry_line(entry) for entry in found.taken.written],
        "files_read": found.taken.files,
        "lines_read_before": found.taken.again,
        "waiting": [{"file": one.path.name, "why": one.why} for one in found.waiting],
        "review": [{**one._asdict(), "guess": one.guess or None} for one in found.review],
    }
