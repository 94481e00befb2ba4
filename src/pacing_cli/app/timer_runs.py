"""Read the words of `pace go`, which name what to time: `walk`, `walk 12m`, `kitchen 10m/5m x3`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Final

from pacing_cli.app.receipts import receipt_line, told_new
from pacing_cli.app.record import add_names, group_for, known
from pacing_cli.app.run import Run
from pacing_cli.console.output import say_problem
from pacing_cli.console.prompts import folded, is_skipped, may_ask, read_spoken, yes_or_no
from pacing_cli.console.signals import Endings, RunEnded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import ACTIVITY, Entry
from pacing_cli.model.quantity import Amount, parse_amount, word_for
from pacing_cli.model.text import shown
from pacing_cli.model.value import Value
from pacing_cli.shorthand.grammar import parse
from pacing_cli.shorthand.names import Known, Match, fold, match
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.shorthand.values import is_amount
from pacing_cli.storage.journal.journal import Draft
from pacing_cli.storage.timer_runs import TimerRun, forget, unlogged
from pacing_cli.wording import timer as say

MOST_SECONDS: Final = 4 * 60 * 60
"""A longer bout is taken for a slip of the finger."""
MOST_TIMES: Final = 20
LEAST_BEAT: Final = 20
MOST_BEAT: Final = 240

_TIMES: Final = r"(?:[xX×*](\d{1,3})|(\d{1,3})[xX×*])"
_SUCH_AS: Final = "For example: pace go walk 12m, or pace go kitchen 10m/5m x3"


class TimerRequest(Value):
    """What was typed. Seconds; None where nothing was said."""

    activity: Match | None = None
    bout: float | None = None
    rest: float | None = None
    times: int = 1


def read_wanted(words: Sequence[str], known: Known) -> TimerRequest:
    """Raises WordsNotUnderstood with one sentence that names the word."""
    names, amounts, times = _sorted(_together(words))
    activity = _named(names, known) if names else None
    if amounts and activity is None:
        raise WordsNotUnderstood(f"{shown(amounts[0])} of what? Name it first.", _SUCH_AS)
    if len(amounts) > 1:
        raise WordsNotUnderstood(f"You gave a second amount: {shown(amounts[1])}.", _SUCH_AS)
    bout, rest = _bout_and_rest(amounts[0]) if amounts else (None, None)
    if times is not None and bout is None:
        raise WordsNotUnderstood(f"How long is each of the {times} parts?", _SUCH_AS)
    return TimerRequest(activity, bout, rest, times or 1)


def _together(words: Sequence[str]) -> list[str]:
    """A number and its unit are put together: `12 min`; `"walk 12m"` is taken apart first."""
    found: list[str] = []
    for word in (part for argument in words for part in _apart(argument)):
        number = bool(found) and re.fullmatch(r"\d+(?:[.,]\d+)?", found[-1]) is not None
        if number and word[:1].isalpha() and is_amount(found[-1] + word):
            found[-1] += word
        else:
            found.append(word)
    return found


def _apart(argument: str) -> list[str]:
    """The words of an argument; a name with spaces that the shell kept together stays one."""
    parts = argument.split()
    named = all(not part[:1].isdigit() and not re.fullmatch(_TIMES, part) for part in parts)
    return [" ".join(parts)] if named and parts else parts


def _sorted(words: Sequence[str]) -> tuple[list[str], list[str], int | None]:
    names, amounts, times = [], [], None
    for word in words:
        many = re.fullmatch(_TIMES, word)
        if many:
            times = _checked_times(int(many[1] or many[2]), word)
        elif word[:1].isdigit():
            amounts.append(word)
        elif amounts or times is not None or word.startswith("-"):
            raise WordsNotUnderstood(
                f"pace does not know what {shown(word)} means there.", _SUCH_AS
            )
        else:
            names.append(word)
    return names, amounts, times


def _checked_times(times: int, word: str) -> int:
    if 1 <= times <= MOST_TIMES:
        return times
    raise WordsNotUnderstood(
        f"The timer can repeat a part 1 to {MOST_TIMES} times, and you typed {shown(word)}."
    )


def _named(names: list[str], known: Known) -> Match:
    found = match(names, known, len(names))
    if found.words < len(names):
        raise WordsNotUnderstood(
            f"{shown(names[found.words])} is not clear after {found.name}.", _SUCH_AS
        )
    return found


def _bout_and_rest(text: str) -> tuple[float, float | None]:
    first, slash, second = text.partition("/")
    rest = _seconds(second, text) if slash else None
    bout = _seconds(first, text)
    if not bout:
        raise WordsNotUnderstood(f"{shown(text)} is not a length of time.", _SUCH_AS)
    return bout, rest


def _seconds(typed: str, whole: str) -> float:
    amount = parse_amount(typed)
    if amount is None:
        raise WordsNotUnderstood(f"pace cannot read {shown(whole)}.", _SUCH_AS)
    if amount.measure != "minutes":
        raise WordsNotUnderstood(
            f"The timer counts time, not {amount.measure}: {shown(whole)}.", _SUCH_AS
        )
    seconds = float(round(amount.value * 60))
    if seconds > MOST_SECONDS:
        raise WordsNotUnderstood(f"{shown(whole)} is too long. The timer runs for up to 4 hours.")
    return seconds


def read_beat(beats: int | None) -> float | None:
    """Seconds between two beats. Raises WordsNotUnderstood."""
    if beats is None:
        return None
    if LEAST_BEAT <= beats <= MOST_BEAT:
        return 60 / beats
    raise WordsNotUnderstood(
        f"--cadence is {LEAST_BEAT} to {MOST_BEAT} beats a minute, and you typed {beats}."
    )


# From a run of the timer to a line in the journal, once and no more than was done.

_ANY: Final = "walk"
"""Stands for the name while the words are read: the name itself is settled already."""


class Written(Value):
    """The entry, and the activity where it is new with it."""

    entry: Entry
    new: tuple[Match, ...] = ()


def write_run(run: Run, timer_run: TimerRun, fields: Mapping[str, object]) -> Written | None:
    """Write it down; None where it is in the journal already. Raises CouldNotWrite.

    `fields`: what `read_more` gave.
    """
    since = timer_run.at.date()
    if any(one.word("timer") == timer_run.id for one in run.journal.entries(since=since).entries):
        return None
    found: dict[str, object] = {**fields, "activity": timer_run.activity, "timer": timer_run.id}
    if len(timer_run.bouts) > 1:
        found["bouts"] = [round(bout / 60, 4) for bout in timer_run.bouts]
    listed = {fold(name) for name in known(run).values()}
    new = () if fold(timer_run.activity) in listed else (Match(timer_run.activity, new=True),)
    group = group_for(run, new)
    noted = max(run.now, timer_run.at + timedelta(seconds=timer_run.seconds))
    (entry,) = run.journal.append(
        [Draft(ACTIVITY, timer_run.at, timer_run.zone, found)], noted, group
    )
    return Written(entry, add_names(run, new, group))


def read_more(run: Run, timer_run: TimerRun, more: Sequence[str] = ()) -> Mapping[str, object]:
    """How long it was, and what the words say beside it: `effort 3`, `+busy`, `stopped pain`.

    Read as the words of `pace log` are. A pain alone is that of now, after it.
    Raises WordsNotUnderstood.
    """
    amount = word_for(Amount("minutes", timer_run.seconds / 60))
    words = Tokens.of_arguments([_ANY, amount, *more])
    fields = dict(parse(words, run.clock, lambda: {_ANY: _ANY}).fields)
    if "pain" in fields and "pain_after" not in fields:
        fields["pain_after"] = fields.pop("pain")
    return fields


# What comes when the timer has ended: two questions, the line in the journal, the receipt.


def ask_more(
    run: Run, timer_run: TimerRun, endings: Endings, amount: Amount | None = None
) -> list[str]:
    """The words of the answers; Enter skips. Ended from outside: what was said until then."""
    said: list[str] = []
    if endings.came or not may_ask(run.output):
        return said
    with suppress(RunEnded, EOFError, OSError), endings.asking():
        for question, as_words in _questions(amount):
            said += _answer(run, timer_run, question, as_words)
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
    run: Run, timer_run: TimerRun, question: str, as_words: Callable[[str], list[str]]
) -> list[str]:
    """The words of one answer; asked again until it is understood or skipped.

    An answer never goes on to the next question.
    """

    def read(text: str) -> list[str]:
        read_more(run, timer_run, as_words(text))
        return as_words(text)

    while True:
        *above, last = folded(question)
        for line in above:
            print(line)
        text = input(f"{last} ").strip()
        if not text or is_skipped(text):
            return []
        try:
            return read_spoken(text, read)
        except WordsNotUnderstood as error:
            if yes_or_no(text) is False:
                return []
            say_problem(f"{error.message} Enter skips.")


def log_run(run: Run, timer_run: TimerRun, more: Sequence[str]) -> Written | None:
    """Write a run down, forget it beside the journal, and show the receipt, in this order.

    Raises what `read_more` and `write_run` raise; then it is still kept.
    """
    written = write_run(run, timer_run, read_more(run, timer_run, more))
    forget(run.home, timer_run)
    if written and not run.output.json:
        run.output.say(receipt_line(written.entry, run.today))
        new = told_new(written.new)
        run.output.say(*([new] if new else []))
    return written


def not_logged(run: Run) -> list[TimerRun]:
    """The runs that were cut off, without one that is in the journal already."""
    runs = unlogged(run.home)
    if not runs:
        return []
    entries = run.journal.entries(since=min(timer_run.at.date() for timer_run in runs)).entries
    logged = {entry.word("timer") for entry in entries}
    return [timer_run for timer_run in runs if timer_run.id not in logged]


def not_logged_line(run: Run) -> str:
    """`12 minutes of walk from 10:05 are not logged. ...`; empty where there are none."""
    runs = not_logged(run)
    if not runs:
        return ""
    return say.not_logged(
        [(timer_run.seconds, timer_run.activity, f"{timer_run.at:%H:%M}") for timer_run in runs]
    )
