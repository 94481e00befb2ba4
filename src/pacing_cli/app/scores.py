"""Read the words of a score: numbers in their range, own activities, a free name."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from typing import Final

from pacing_cli.app.dates import read_past_day
from pacing_cli.app.run import Run
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import SCORE, Entry
from pacing_cli.model.score import BETTER, BY_KEY, GAS, LARGEST_SCORE, Better, Instrument
from pacing_cli.shorthand.names import checked_name
from pacing_cli.wording.goal import PEG_QUESTIONS

MOST_ACTIVITIES: Final = 5
_NUMBER: Final = re.compile(r"[-+−]?\d{1,9}(?:[.,]\d{1,4})?")


def read_value(text: str, one: Instrument) -> float:
    """Read a number in the range of the measure. The unit may follow it.

    Raises WordsNotUnderstood.
    """
    word = re.sub(r"(?i)\s*(metres?|meters?|m|times|reps)$", "", text.strip())
    number = _number(word)
    if number is None or not one.low <= number <= one.high:
        unit = f" {one.unit}" if one.unit else ""
        raise WordsNotUnderstood(
            f"{one.name} is a number from {one.low:g} to {one.high:g}{unit}, and you typed "
            f'"{text}".'
        )
    return number


def _number(text: str) -> float | None:
    word = text.strip().replace("−", "-").replace(",", ".")
    return float(word) if _NUMBER.fullmatch(word) else None


def read_peg(words: Sequence[str]) -> dict[str, float]:
    """Three numbers from 0 to 10, in the order of the questions. Raises WordsNotUnderstood."""
    if len(words) != len(PEG_QUESTIONS):
        raise WordsNotUnderstood(
            f"Give 3 numbers, one for each question. You gave {len(words)}.",
            "For example: pace measure peg 6 5 4. To see the questions: pace measure peg",
        )
    values = (read_value(word, BY_KEY["peg"]) for word in words)
    return {key: value for (key, _, _), value in zip(PEG_QUESTIONS, values, strict=True)}


def read_activities(words: Sequence[str]) -> dict[str, float]:
    """`stairs=4` each, one to five of them. Raises WordsNotUnderstood."""
    found: dict[str, float] = {}
    for word in words:
        name, equals, number = word.rpartition("=")
        if not equals:
            raise WordsNotUnderstood(f'"{word}" needs a number, for example "{word}=4".')
        found[read_own(name)] = read_value(number, BY_KEY["psfs"])
    if not 1 <= len(found) <= MOST_ACTIVITIES:
        raise WordsNotUnderstood(
            f"You can rate 1 to {MOST_ACTIVITIES} activities, and you gave {len(found)}."
        )
    return found


def read_own(name: str) -> str:
    """The name of an own activity."""
    return checked_name(name, "An activity needs").lower()


def read_instrument(text: str) -> str:
    """A name for a measure that others own; ours have commands of their own.

    Raises WordsNotUnderstood.
    """
    name = checked_name(text, "A measure needs")
    word = name.casefold().replace("-", "_").replace(" ", "_")
    if word == GAS:
        raise WordsNotUnderstood("To rate a goal: pace goal rate NAME -1")
    if word in BY_KEY:
        raise WordsNotUnderstood(f"{name} has its own command: pace measure {BY_KEY[word].word}")
    return name


def read_number(text: str, what: str) -> float:
    """Any number, within a million. Raises WordsNotUnderstood."""
    number = _number(text)
    if number is None or abs(number) > LARGEST_SCORE:
        raise WordsNotUnderstood(f'"{text}" is not a number for {what}.')
    return number


def read_better(text: str) -> Better:
    """`less` or `more`. Raises WordsNotUnderstood."""
    for one in BETTER:
        if one == text.strip().casefold():
            return one
    raise WordsNotUnderstood(f'--better can be less or more, and you typed "{text}".')


# One score written into the journal, on the day that it belongs to.


def moment_of(run: Run, on: str | None) -> datetime:
    """Now, or the noon of another day; today's noon where that is not over yet is now."""
    day = read_past_day("--on", on, run.today)
    if day is None or day == run.today:
        return run.now
    return run.clock.local(datetime.combine(day, time(12)))


def write_score(
    run: Run, fields: Mapping[str, object], on: str | None, show: Callable[[Entry], None]
) -> Entry:
    """Write one entry of kind `score`; with `--json` the entry is the answer, else `show`."""
    from pacing_cli.storage.journal.journal import Draft

    at = moment_of(run, on)
    draft = Draft(SCORE, at, run.clock.zone_of(at), fields)
    (entry,) = run.journal.append([draft], run.now)
    if run.output.json:
        from pacing_cli.exporters.json.entries import entries_document

        run.output.document(entries_document([entry]))
    else:
        show(entry)
    return entry
