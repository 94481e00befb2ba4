"""Read a spoken dose: `took two paracetamol 500mg at 8am`. Units of doses are their own."""

import re
from typing import Any

from pacing_cli.model.entry import DOSE, NOTE
from pacing_cli.model.quantity import tidy
from pacing_cli.shorthand import refusals as refuse
from pacing_cli.shorthand.names import COURSES
from pacing_cli.shorthand.refusals import WhatMissing
from pacing_cli.shorthand.spoken_written import LineHeard, Understood
from pacing_cli.shorthand.vocabulary import (
    ASKED,
    DOSE_UNITS,
    FILLERS,
    MEALS,
    MEDICINES,
    STRENGTH,
    number_at,
)


class DoseHeard(LineHeard):
    """Reads what was taken, and how much of it."""

    _unknown_word = ""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._strange: list[str] = []

    def _is_dose(self, at: int) -> bool:
        if at >= len(self._low) or (self._named and self._named[0] <= at):
            return False
        if self._low[at] == DOSE:
            return True
        taken = at and self._low[at - 1] in ("took", "had")
        behind = self._low[at : at + 4]
        return bool(taken) and any(word in MEDICINES for word in behind)

    def _dose(self, at: int) -> Understood:
        """`dose vitamin b12 2 tablets`: units of doses are their own."""
        self._at = at + (self._low[at : at + 1] == [DOSE])
        self._kind = DOSE
        name: list[str] = []
        amount: list[str] = []
        course = next((low for low in self._low[self._at :][:1] if low in COURSES), "")
        self._at += bool(course)
        while self._at < len(self._words):
            if self._strange and not self._begins_a_part(self._at):
                self._strange.append(self._words[self._at].text)
                self._at += 1
            elif not self._strength(amount, at_the_front=not name) and not (
                name and (self._moment() or self._field())
            ):
                self._word_of_a_dose(name, amount)
                self._at += 1
        if not name:
            missing = WhatMissing(*refuse.MEDICINE_MISSING)
            missing.before, missing.after = f"{DOSE} {course}".split(), list(self._rendered())
            raise missing
        what = " ".join((*name, *amount))
        if self._strange:
            self._refuse_the_rest(" ".join(filter(None, (DOSE, course, what))))
        return self._done(f'{DOSE} {course} "{what}"'.replace("  ", " "))

    def _word_of_a_dose(self, name: list[str], amount: list[str]) -> None:
        word = self._words[self._at]
        is_unknown = (word.low in ASKED | MEALS and not word.quoted) or (
            amount and name and self._parts
        )
        if word.text.startswith("+"):
            self._parts.append(word.text)
        elif self._strange or (name and (word.low == "for" or is_unknown)):
            before = self._at
            while not self._strange and self._low[before - 1] in FILLERS:
                before -= 1
            self._strange += [one.text for one in self._words[before : self._at + 1]]
            self._unknown_word = self._unknown_word or word.text
        elif word.low in FILLERS and (not name or word.low not in ("a",)):
            pass
        elif is_unknown:
            raise refuse.unknown_word(word.text, f"{NOTE} {self._said(0, len(self._words))}")
        else:
            name.append(word.text)

    def _refuse_the_rest(self, what: str) -> None:
        """`for my knee at 8am`: the time stays a time, and the words become a note."""
        self._note = " ".join(filter(None, (*self._strange, self._note)))
        self._look_at_the_clock("")
        if not self._doubt:
            raise refuse.unknown_word(self._unknown_word, self._line(what), DOSE)

    def _strength(self, amount: list[str], *, at_the_front: bool = False) -> bool:
        low = self._low[self._at]
        if re.fullmatch(STRENGTH, low):
            amount.append(self._words[self._at].text)
            self._at += 1
            return True
        number = number_at(self._low, self._at)
        if number is None:
            return False
        if at_the_front and self._at + number[1] < len(self._low):
            counted = self._low[self._at + number[1]] not in DOSE_UNITS
            if counted and self._low[self._at + number[1]] in MEDICINES:
                amount.append(f"{tidy(number[0])}")
                self._at += number[1]
                return True
        unit = self._low[self._at + number[1] : self._at + number[1] + 1]
        if not unit or unit[0] not in DOSE_UNITS:
            return False
        amount.append(f"{tidy(number[0])} {unit[0]}")
        self._at += number[1] + 1
        return True
