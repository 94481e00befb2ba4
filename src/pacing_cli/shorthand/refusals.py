"""Refuse words: name what pace could not read, and show a line that works."""

import re
from collections.abc import Sequence
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import BAD, BY_WORD, CHECK, NOTE, Field
from pacing_cli.model.text import nearest, shown
from pacing_cli.model.value import Value

_MEANT: Final[dict[str, str]] = {
    **dict.fromkeys(
        ("tired", "tiredness", "exhausted", "knackered", "shattered", "drained", "energy"),
        "fatigue",
    ),
    **dict.fromkeys(("rpe", "exertion", "intensity"), "effort"),
    **dict.fromkeys(("sore", "soreness", "ache", "aching", "hurt", "hurts", "hurting"), "pain"),
    **dict.fromkeys(("headache", "migraine", "backache"), "pain"),
    "anxious": "stress",
    "stressed": "stress",
    "stiffness": "stiff",
    "slept": "sleep",
    "heart": "hr",
    "pulse": "hr",
    "weight": "load",
    "comment": "note",
    "tag": "+tag",
}
"""Words that people type for a field that has another name."""
_ELSEWHERE: Final = {
    **dict.fromkeys(("holiday", "vacation"), "pace holiday until 31 March"),
    **dict.fromkeys(("ill", "illness", "sick"), "pace mode pause illness"),
    "pause": "pace activity pause walk, or pace holiday until 31 March",
    "same": "pace same",
    "plan": "pace plan",
    "undo": "pace undo",
}
"""Words that are a command of their own, or lead to one."""
_SHELL: Final = frozenset("'`$&|;<>()*?!#\\~")
"""Signs of a note that a shell would take for its own."""


class Guess(Value):
    """A line of the shorthand, and its words as they are typed behind `pace`."""

    line: str
    command: str = "log"

    @property
    def typed(self) -> str:
        """`pace log walk 10m note up`."""
        before, note, text = f" {self.line}".partition(" note ")
        if note and _SHELL & {*text}:
            text = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$") + '"'
        line = f"{before}{note}{text}".strip()
        first = line.partition(" ")[0]
        if first in (self.command, NOTE) and (first == self.command or self.command == "log"):
            return f"pace {line}"
        command = "log" if f" {self.command} " in before else self.command
        return f"pace {command} {line}"


class NotUnderstood(WordsNotUnderstood):
    """Words with a possible correction: `guess` is the person's own line, corrected."""

    def __init__(self, message: str, hint: str = "", guess: str = "", command: str = "log") -> None:
        super().__init__(message, hint)
        self.guess = guess
        self.command = command

    def with_guess(self, guess: str) -> "NotUnderstood":
        """The same refusal with another line to type."""
        old, new = (Guess(line, self.command).typed for line in (self.guess, guess))
        return NotUnderstood(self.message, self.hint.replace(old, new), guess, self.command)


class Ambiguous(NotUnderstood):
    """Words that can mean two things: `readings` has a line for each of them.

    On a terminal the person is asked which; everything else refuses them.
    """

    def __init__(self, text: str, readings: Sequence[str], command: str = "log") -> None:
        told = "\nOr: ".join(_as_command(line, command) for line in readings)
        message = f"{shown(text)} could mean two things, so pace did not guess."
        super().__init__(message, told, command=command)
        self.text = text
        self.readings = tuple(readings)
        self.guess = self.readings[0]


class WhatMissing(WordsNotUnderstood):
    """Nothing said what happened. On a terminal it can be asked for.

    `before` and `after`: the words around the place where the answer belongs.
    """

    before: Sequence[str] = ()
    after: Sequence[str] = ()


_UNTYPED: Final = r'\w+|(?:check|bad|better|flare|note|dose) [^"]+|\d+ (?!minute|second|hour)[^"]+'


def _as_command(line: str, command: str) -> str:
    """A name of one word, or one that begins with a word of pace's own, cannot be typed in the
    quotes of a shell: it is added first. So is a name that is all of the line."""
    first = re.search(rf'(?:^|(?<!dose)\s)"({_UNTYPED})"', line) or re.fullmatch(
        r'\s*"([^"]+)"\s*', line
    )
    if first:
        return f"pace activity add {first[1]}"
    return Guess(line, command).typed


def unknown_word(
    word: str, guess: str = "", command: str = "log", meant: str = ""
) -> WordsNotUnderstood:
    """For a word that is neither an amount, nor a field, nor a tag. `guess`: the corrected line."""
    if word.lower() in ("holiday", "vacation") and _is_no_line(guess):
        return holiday(word)
    if word.lower() in _ELSEWHERE and _is_no_line(guess):
        return NotUnderstood(
            f"pace does not log {shown(word)}.", f"Like this: {_ELSEWHERE[word.lower()]}"
        )
    if word.title() in _MONTHS and _is_no_line(guess):
        return NotUnderstood(
            f"pace reads {shown(word)} as a month only after the number of a day.",
            f"For example: pace log 10 {word.title()} walk 12m",
        )
    if word.lower() in ("minutes", "minute", "min", "hours", "hour"):
        return NotUnderstood(
            f"pace cannot tell what {shown(word)} belongs to. The amount goes before the ratings.",
            "For example: pace log walk 5m pain after 5",
        )
    if word.lower() in _PARTS_OF_A_DAY:
        line = guess.replace(f" note {word}", f" this {word.lower()}")
        return NotUnderstood(
            f"pace cannot tell which {word.lower()} that is.",
            f"For today: {Guess(line or f'walk 12m this {word.lower()}', command).typed}",
        )
    meant = meant or meant_field(word.lstrip("-"))
    if meant:
        what = CHECK if meant in ("sleep", "quality") else "log walk 12m"
        example = Guess(guess, command).typed if guess else f"pace {what} {_example(meant)}"
        refused = NotUnderstood(
            f"pace does not know the word {shown(word)}. Did you mean {meant}?",
            f"For example: {example}",
        )
    elif guess:
        refused = NotUnderstood(
            f"pace does not know the word {shown(word)}.",
            f"To add your own words, put note before them: {Guess(guess, command).typed}",
        )
    else:
        refused = NotUnderstood(
            f"pace does not know the word {shown(word)}.",
            "For example: pace log walk 12m pain 4 note and your own words",
        )
    refused.guess, refused.command = guess, command
    return refused


def _is_no_line(guess: str) -> bool:
    """Whether nothing of the line was understood: then it is only good for a note."""
    return not guess or guess.startswith(f"{NOTE} ")


def holiday(word: str) -> WordsNotUnderstood:
    """For `away tomorrow`: it is no entry, and has a command of its own."""
    return NotUnderstood(
        f"pace does not log {shown(word)}. A holiday begins on the day on which you type it.",
        f"Like this: {_ELSEWHERE['holiday']}",
    )


def meant_field(word: str) -> str:
    """Return the field that the word means or nearly spells, empty if there is none."""
    bare = word.lower()
    return _MEANT.get(bare) or nearest(bare, (*BY_WORD, "note"))


def _example(meant: str) -> str:
    return BY_WORD[meant].example if meant in BY_WORD else f"{meant} and your own words"


def own_words_on_a_bad_day(word: str, guess: str = "") -> WordsNotUnderstood:
    """As unknown_word, for a day on which nobody should have to read a list."""
    example = Guess(guess, "bad").typed if guess else "pace bad note and your own words"
    return NotUnderstood(
        f"pace does not know the word {shown(word)}. pace bad alone is enough.",
        f"To add your own words: {example}",
        guess,
        BAD,
    )


def bad_day_is_over() -> WordsNotUnderstood:
    """For `pace bad finished`: it would begin another bad day."""
    return WordsNotUnderstood("pace bad logs a bad day.", "When it is over: pace better")


def no_such_option(word: str) -> WordsNotUnderstood:
    """For a word with dashes that names no field."""
    meant = meant_field(word.lstrip("-").partition("=")[0])
    ask = f" Did you mean --{meant}?" if meant in BY_WORD else ""
    if word[1:2].isdigit():
        return WordsNotUnderstood(
            f"An amount is above 0, and you typed {shown(word)}.",
            f"For example: pace log walk {word.lstrip('-')}",
        )
    return WordsNotUnderstood(
        f"pace does not know the option {shown(word)} here.{ask}",
        "For example: pace log walk 12m --pain 3",
    )


def two_things(word: str, lines: Sequence[str], guess: str) -> WordsNotUnderstood:
    """For a second activity in one line. `lines`: a line for each; `guess`: a note of the second.

    A rest is one as well, and is never planned.
    """
    first, second = (Guess(line).typed for line in lines)
    return NotUnderstood(
        f"There is a second activity in this line: {word}. Each line has room for 1.",
        f"Log each by itself: {first}\nThen: {second}\nOr as a note: {Guess(guess).typed}",
        guess,
    )


def letters_for_digits(word: str, figures: str, guess: str, command: str) -> WordsNotUnderstood:
    """For `1O` and `l0m`, which have letters where digits belong. `guess`: the line with digits."""
    return NotUnderstood(
        f"pace cannot read {shown(word)} as a number, because it has a letter in it. "
        f"Did you mean {figures}?",
        f"For example: {Guess(guess, command).typed}",
        guess,
        command,
    )


def how_it_is(text: str) -> WordsNotUnderstood:
    """For `not a bad day`, `no flare`: how somebody is, and nothing that was done."""
    line = f"{CHECK} {NOTE} {text}"
    return NotUnderstood(
        f"{shown(text)} says how you are. pace logs that in a check-in.",
        f"With your words: {Guess(line, CHECK).typed}\n"
        "With a rating, for example: pace check pain 2",
        line,
        CHECK,
    )


def still_to_come(word: str, guess: str = "") -> WordsNotUnderstood:
    """For a day that has not come. `guess`: the line with the word behind `note`."""
    ask = "tomorrow" if word.lower() == "tomorrow" else "today"
    if word.lower() == "tonight":
        line = guess.partition(f" {NOTE} ")[0] or "walk 10m"
        return NotUnderstood(
            "tonight could still be to come, so pace did not guess.",
            f"For what has happened: {Guess(f'{line} this evening').typed}",
        )
    return WordsNotUnderstood(
        f"You can log what has already happened, so {word} is not possible here.",
        f"To see what is planned: pace plan {ask}",
    )


def left_out(text: str) -> WordsNotUnderstood:
    """For what was not done: it needs no entry, and a day without one is unknown."""
    return NotUnderstood(
        "You need no entry for what you did not do. Nothing is counted against you.",
        f"To save the words: {Guess(f'{NOTE} {text}', NOTE).typed}",
    )


_PARTS_OF_A_DAY: Final = ("morning", "afternoon", "evening")
_OF_A_DAY: Final = ("pain", "fatigue", "mood", "stress", "stiff", "sleep", "quality", "upright")
"""Fields that a check-in has as well."""
MEDICINE_MISSING: Final = (
    "Which medicine did you take?",
    "For example: pace dose paracetamol 500mg",
)


def what_missing(parts: Sequence[str], when: str = "") -> tuple[str, str]:
    """Ask for the missing name of a line, and show the person's corrected words."""
    behind = " ".join(parts)
    if not behind:
        return "What did you do?", "For example: pace log walk 12m pain 3-4"
    field = behind.split()[0]
    more = f"\nFor your last entry: pace amend {behind}" if field in BY_WORD else ""
    if field in _OF_A_DAY:
        more += f"\nFor a check-in of its own: pace check {f'{when} {behind}'.strip()}"
    return (
        "Put the activity first.",
        f"For example: pace log {f'{when} walk'.strip()} {behind}{more}",
    )


def number_alone(word: str, guess: str = "", *, of_an_activity: bool = True) -> WordsNotUnderstood:
    """For a number of which it is not known what it counts. `guess`: the line, with minutes."""
    if word.endswith("/10") and not of_an_activity:
        return WordsNotUnderstood(
            f"What is {shown(word)}? Put a word before it.", f"For example: pace check pain {word}"
        )
    if "/" in word:
        return with_a_stroke(word)
    if re.fullmatch(r"(?:0\d|[123]\d)\.(?:0\d|1[0-2])(?:\.\d*)?", word):
        return with_a_stroke(word, word.replace(".", "/"))
    if re.fullmatch(r"\d{1,2}[-–]\d{1,2}(?:[ap]m)?", word):
        return half_a_span(word)
    if not re.fullmatch(r"[\d.,]+", word):
        return WordsNotUnderstood(
            f"pace cannot read {shown(word)}.",
            "For example: pace log walk 12m. Or 1h20m, 1400steps, 900metres, 12reps, 3x10.",
        )
    if not of_an_activity:
        return WordsNotUnderstood(
            f"What is {shown(word)}? Put a word before it.", f"For example: pace check pain {word}"
        )
    return NotUnderstood(
        f"{word} of what? Add a unit: {word}m (minutes), {word}steps, {word}metres or {word}reps.",
        f"For example: {Guess(guess or f'walk {word}m').typed}. "
        "For a rating, put its name first: pain 4.",
        guess,
    )


def not_sure(text: str, guess: str) -> WordsNotUnderstood:
    """For words of which no reading works, or one: `guess`, a line of the shorthand."""
    return NotUnderstood(
        f"pace cannot tell what {shown(text)} means here.",
        f"For example: {Guess(guess or 'walk 12m pain 4 note and your own words').typed}",
        guess,
    )


def unknown_unit(unit: str, guess: str) -> WordsNotUnderstood:
    """For `30 lengths`. `guess`: the line with repetitions."""
    return NotUnderstood(
        f"pace cannot count {shown(unit)}. It counts minutes, steps, metres and reps.",
        f"For example: {Guess(guess).typed}",
        guess,
    )


def half_a_span(word: str) -> WordsNotUnderstood:
    """For `9 to 1`: which half of the day is not known."""
    return WordsNotUnderstood(
        f"pace cannot tell what {shown(word)} is. Type both times in full. For a rating, put its "
        "name first: pain 3-4.",
        "For example: pace log walk 10:00 to 10:30, or pace log walk 9am to 11am",
    )


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def with_a_stroke(word: str, date: str = "") -> WordsNotUnderstood:
    """For `25/3` and `25.03`, which may be a date in one country and another one elsewhere."""
    first, second = (date or word).split("/")[:2]
    pairs = ((first, second), (second, first))
    days = [
        f"{int(day)} {_MONTHS[int(month) - 1]}"
        for day, month in dict.fromkeys(pairs)
        if day.isdecimal() and month.isdecimal() and 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    ]
    lines = [f"pace log {day} walk 12m" for day in days] or ["pace log 25 March walk 12m"]
    return WordsNotUnderstood(
        f"pace cannot read {shown(word)}. A date has its month as a word. "
        "Before and after is pain 3-4.",
        f"For example: {chr(10).join(lines).replace(chr(10), chr(10) + 'Or: ')}",
    )


def wrong_value(field: Field, word: str) -> WordsNotUnderstood:
    """For a value that the field cannot have."""
    name = field.word.capitalize()
    both = " For before and after: pain 3-4." if field.word == "pain" and "/" in word else ""
    if field.kind == "rating":
        return WordsNotUnderstood(
            f"{name} is rated from 0 to 10, and you typed {shown(word)}.{both}",
            f"For example: {field.word} 4 or {field.word} 4.5",
        )
    if field.kind == "flag":
        return WordsNotUnderstood(f"{name} has no value, and you typed {shown(word)}.")
    return WordsNotUnderstood(
        f"pace cannot read {shown(word)} for {field.word}, which is {field.allowed}.",
        f"For example: {field.example}",
    )


def no_value(field: Field) -> WordsNotUnderstood:
    """For a field with nothing behind it."""
    return WordsNotUnderstood(
        f"{field.word.capitalize()} needs a value: {field.allowed}.",
        f"For example: {field.example}",
    )


def said_twice(word: str) -> WordsNotUnderstood:
    """For a field that has a value already."""
    both = " For before and after, type pain 4-5." if word == "pain" else ""
    return WordsNotUnderstood(f"You gave {word} twice, and an entry has room for 1.{both}")
