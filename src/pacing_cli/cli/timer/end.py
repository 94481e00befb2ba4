"""What comes when the timer has ended: two questions, the line in the journal, the receipt."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Final

from pacing_cli.cli.asking import fold, may_ask
from pacing_cli.cli.context import Pacing
from pacing_cli.cli.endings import Ended, Endings
from pacing_cli.cli.output import say_problem
from pacing_cli.cli.receipts import receipt_line, told_new
from pacing_cli.cli.timer.entry import Written, read_more, write_run
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.quantity import Amount
from pacing_cli.storage.timer_runs import Run, forget, unlogged
from pacing_cli.wording import timer as say

_TRIES: Final = 2


def ask_more(pacing: Pacing, run: Run, endings: Endings, amount: Amount | None = None) -> list[str]:
    """The words of the answers; Enter skips. Ended from outside: what was said until then."""
    said: list[str] = []
    if endings.came or not may_ask(pacing.output):
        return said
    with suppress(Ended, EOFError, OSError), endings.asking():
        for question, as_words in _questions(amount):
            said += _answer(pacing, run, question, as_words)
    return said


def _questions(amount: Amount | None) -> Iterator[tuple[str, Callable[[str], list[str]]]]:
    if amount:
        measure = amount.measure
        yield say.ask_amount(measure, amount.value), lambda text: [_with_unit(text, measure)]
    yield say.ASK_PAIN, lambda text: ["pain", *text.split()]
    yield say.ASK_EFFORT, lambda text: ["effort", *text.split()]


def _with_unit(text: str, measure: str) -> str:
    """`11` is `11reps`; `0.9km` says its own."""
    return text if text[-1:].isalpha() else f"{text}{measure}"


def _answer(
    pacing: Pacing, run: Run, question: str, as_words: Callable[[str], list[str]]
) -> list[str]:
    """The words of one answer; asked once more where it cannot be."""
    for _ in range(_TRIES):
        *above, last = fold(question)
        for line in above:
            print(line)
        text = input(f"{last} ").strip()
        if not text:
            return []
        try:
            read_more(pacing, run, as_words(text))
        except WordsNotUnderstood as error:
            say_problem(error.message)
        else:
            return as_words(text)
    return []


def log_run(pacing: Pacing, run: Run, more: Sequence[str]) -> Written | None:
    """Write a run down, forget it beside the journal, and show the receipt, in this order.

    Raises what `read_more` and `write_run` raise; then it is still kept.
    """
    written = write_run(pacing, run, read_more(pacing, run, more))
    forget(pacing.home, run)
    if written and not pacing.output.json:
        pacing.output.say(receipt_line(written.entry, pacing.today))
        new = told_new(written.new)
        pacing.output.say(*([new] if new else []))
    return written


def not_logged(pacing: Pacing) -> list[Run]:
    """The runs that were cut off, without one that is in the journal already."""
    runs = unlogged(pacing.home)
    if not runs:
        return []
    entries = pacing.journal.entries(since=min(run.at.date() for run in runs)).entries
    logged = {entry.word("timer") for entry in entries}
    return [run for run in runs if run.id not in logged]


def not_logged_line(pacing: Pacing) -> str:
    """`12 minutes of walk from 10:05 are not logged. ...`; empty where there are none."""
    runs = not_logged(pacing)
    if not runs:
        return ""
    return say.not_logged([(run.seconds, run.activity, f"{run.at:%H:%M}") for run in runs])
