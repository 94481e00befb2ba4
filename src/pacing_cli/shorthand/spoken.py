"""Turn a spoken line into the typed form of the grammar.

The words are read from the left by one reader for each part: a known name (the longest
first), WHEN, FIELD, AMOUNT, TAG. What is left is WHAT, or is refused. Nothing is decided by
chance: what can mean two things becomes `Ambiguous`, with a line for each of them.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import time, timedelta
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import (
    ACTIVITY,
    BAD,
    BETTER,
    BY_WORD,
    CHECK,
    DOSE,
    FLARE,
    FLARE_END,
    NOTE,
    VISIT,
)
from pacing_cli.model.quantity import tidy
from pacing_cli.model.value import Value
from pacing_cli.shorthand import refusals as refuse
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.names import COURSES, Known, fold
from pacing_cli.shorthand.refusals import Ambiguous, WhatMissing
from pacing_cli.shorthand.spoken_amount import typed_amount
from pacing_cli.shorthand.spoken_line import words_of
from pacing_cli.shorthand.spoken_parts import PartsHeard, WordRun, needs_no_quotes, quoted
from pacing_cli.shorthand.spoken_when import SpokenWhen
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.shorthand.vocabulary import (
    ASKED,
    ASLEEP,
    DOSE_UNITS,
    FEELINGS,
    FILLERS,
    FUTURE,
    MEALS,
    MEDICINES,
    NEVER_IN_A_NAME,
    STRENGTH,
    a_set,
    is_adverb,
    is_form_of,
    number_at,
)
from pacing_cli.shorthand.when import When

_STATES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("check", "check in", "check-in", "checkin", "checked in"), CHECK),
    **dict.fromkeys(("bad", "bad day"), BAD),
    **dict.fromkeys(("better", "better again", "bit better", "better a bit"), BETTER),
    **dict.fromkeys(
        ("flare", "flare up", "flare-up", "flareup", "flare started", "flare began"), FLARE
    ),
    **dict.fromkeys(
        ("flare end", "flare ended", "flare over", "flare finished", "end of flare"), FLARE_END
    ),
    "visit done": VISIT,
}
_TYPED: Final = {FLARE_END: "flare end", VISIT: "visit done"}
_STATE_FILLERS: Final = FILLERS | {"am", "feeling", "feel", "very", "another", "today's"}
_ARTICLES: Final = frozenset(("the", "a", "an", "my"))
_BEHIND_A_VERB: Final = a_set("down in on up out at by outside inside with still quietly")
"""`sat outside` may be no Saturday: words that follow a verb."""


class Understood(Value):
    """The line in the form that is typed, without its WHEN, which is a value."""

    when: When | None
    line: str


def understood(
    tokens: Tokens,
    clock: Clock,
    known: Known,
    kind: str | None,
    refused: WordsNotUnderstood | None,
    *,
    amending: bool = False,
) -> Understood:
    """What was probably said. Raises WordsNotUnderstood, WhatMissing, and Ambiguous with a line
    for each of the things that it can mean."""
    words, note = words_of(tokens)
    return _Listener(words, note, clock, known, kind, refused, amending=amending).understood()


class _Listener(PartsHeard):
    """Puts the parts together: what was done, what is refused, and what is asked."""

    def understood(self) -> Understood:
        if self._kind == DOSE:
            return self._dose(0)
        if self._kind is None and not (self._named and self._named[0] == 0):
            self._moment()
        said = range(self._at, len(self._low))
        begins = next((at for at in said if self._low[at] not in FILLERS), self._at)
        if self._kind is None and self._is_dose(begins):
            return self._dose(begins)
        while self._at < len(self._words):
            self._one()
        return self._whole()

    def _one(self) -> None:
        word = self._words[self._at]
        if self._named and self._at == self._named[0]:
            self._leave(self._named[1])
        elif word.quoted:
            self._leave(1)
        elif word.text.startswith("+"):
            self._parts.append(word.text)
            self._at += 1
        elif not (self._moment() or self._denied() or self._field() or self._amount()):
            if re.match(r"[-+]?\d", word.low) and not re.fullmatch(STRENGTH, word.low):
                raise self._number_alone(word.text)
            self._leave(1)

    # --- WHAT, and the whole

    def _whole(self) -> Understood:
        runs = self._useful(self._runs)
        if self._kind is not None or (self._amending and not runs):
            self._leftovers(runs)
            self._look_at_the_night()
            return self._done(_TYPED.get(self._kind or "", self._kind or ""))
        if state := self._state(runs):
            self._kind = state
            self._look_at_the_night()
            return self._done(_TYPED.get(state, state))
        main = self._main(runs)
        if main is None:
            return self._done(self._without_a_name())
        self._leftovers([run for run in runs if run is not main])
        name = self._name(main)
        return self._done(f'"{name}"')

    def _useful(self, runs: Sequence[WordRun]) -> list[WordRun]:
        """The runs without the words around them that say nothing; none is left of some."""
        found = (self._bared(run) for run in runs)
        return [run for run in found if run.start < run.end]

    def _bared(self, run: WordRun) -> WordRun:
        start, end = run
        if self._named and (start, end) == (self._named[0], sum(self._named)):
            return run
        first, count = self._named or (-1, 0)
        while start < end and start != first and self._filler(start):
            start += 1
        while start < end and end != first + count and self._filler(end - 1):
            end -= 1
        return WordRun(start, end)

    def _filler(self, at: int) -> bool:
        return self._low[at] in FILLERS and not self._words[at].quoted

    def _state(self, runs: Sequence[WordRun]) -> str | None:
        """A state word, where nothing but fields, tags and a note is left."""
        if len(runs) != 1 or self._amounts:
            return None
        words = [self._low[at] for at in range(runs[0].start, runs[0].end)]
        while words and words[0] in _STATE_FILLERS and " ".join(words) not in _STATES:
            words.pop(0)
        bare = " ".join(word for word in words if word not in ("is", "has", "was"))
        return _STATES.get(bare)

    def _main(self, runs: Sequence[WordRun]) -> WordRun | None:
        known = [run for run in runs if self._named and run.start <= self._named[0] < run.end]
        forms = [run for run in runs if self._known_as(run)]
        return next(iter((*known, *forms, *runs)), None)

    def _without_a_name(self) -> str:
        if (self._slept() or self._doubt) and not self._amounts:
            self._kind = CHECK
            self._look_at_the_night()
            return CHECK
        if self._when and self._when.day_word and (self._amounts or self._parts):
            raise self._day_or_name()
        raise self._missing()

    def _look_at_the_night(self) -> None:
        """Assign last night's sleep to today's check-in."""
        if self._kind == CHECK and self._slept() and self._when and self._when.night:
            self._when = None

    def _slept(self) -> bool:
        return any(part.split()[0] in ("sleep", "quality") for part in self._parts)

    def _missing(self) -> WhatMissing:
        parts = list(self._rendered())
        missing = WhatMissing(*refuse.what_missing(parts))
        when = self._when.when.text.split() if self._when else []
        missing.before, missing.after = when, " ".join(parts).split()
        return missing

    def _known_as(self, run: WordRun) -> tuple[str, ...]:
        """Return the known names that the words can mean: the name, its beginning, or a form."""
        phrase = self._phrase(run.start, run.end)
        if phrase in self._known:
            return (self._known[phrase],)
        if any(self._words[at].quoted for at in range(run.start, run.end)):
            return ()
        without = tuple(word for word in phrase if word not in _ARTICLES)
        if without in self._known:
            return (self._known[without],)
        typed = " ".join(phrase)
        begun = {name for one, name in self._known.items() if " ".join(one).startswith(typed)}
        formed = {
            name
            for one, name in self._known.items()
            if is_form_of(without, tuple(word for word in one if word not in _ARTICLES))
        }
        return tuple(sorted(formed or begun))

    def _name(self, run: WordRun) -> str:
        names = self._known_as(run)
        text = " ".join(word.text for word in self._words[run.start : run.end])
        if len(names) > 1:
            self._ask(text, [{"what": f'"{name}"'} for name in names])
        if names:
            return names[0]
        if any(self._words[at].quoted for at in range(run.start, run.end)):
            return text
        return self._new(run, text)

    def _new(self, run: WordRun, text: str) -> str:
        """A name that is not in the list, if it can be one without a question."""
        low = self._low[run.start : run.end]
        if future := next((word for word in low if word in FUTURE), ""):
            raise refuse.still_to_come(future)
        self._look_at_rest_and_medicine(low, text)
        if low[0] in (BAD, BETTER, CHECK) and not self._amounts:
            rest = " ".join(word.text for word in self._words[run.start + 1 : run.end])
            self._ask(text, [{"what": low[0], "note": rest}, {"what": f'"{text}"'}])
        day = self._when and self._when.day_word and self._when_ends == run.start and self._low[0]
        if day and (low[0] in _BEHIND_A_VERB or low[0].endswith("ing")):
            self._ask(f"{day} {text}", [{}, {"what": f'"{day} {text}"', "when": ""}])
        if counted := self._amount_ends.get(run.start):
            self._ask(f"{counted} {text}", [{}, {"what": f'"{counted} {text}"', "part": "-"}])
        if strange := self._strange(low):
            raise self._unknown(self._words[run.start + low.index(strange)].text, run)
        if verb := self._verb_left_over(low):
            rest = " ".join(word.text for word in self._words[run.start + 1 : run.end])
            self._ask(text, [{"what": f'"{verb}"', "note": rest}, {"what": f'"{text}"'}])
        return "rest" if low in (["rested"], ["resting"]) else text

    def _look_at_rest_and_medicine(self, low: Sequence[str], text: str) -> None:
        if any(word in MEDICINES for word in low):
            taken = " ".join(low)
            self._ask(text, [{"what": f"dose {taken}"}, {"what": f'"{text}"'}])
        elif all(word in ASLEEP for word in low):
            self._ask(text, [{"what": '"rest"', "note": text}, {"what": f'"{text}"'}])
        elif all(word in FEELINGS for word in low):
            self._ask(text, [{"what": CHECK, "note": text}, {"what": f'"{text}"'}])

    def _strange(self, low: Sequence[str]) -> str:
        """A word that keeps the others from being a new name without a question."""
        if self._doubt:
            return ""
        first, last = low[0], low[-1]
        if last in ASKED or (tuple(low[:-1]) in self._known and is_adverb(last)):
            return last
        if first in ASKED and first not in ("morning", "afternoon", "evening", "night"):
            return first
        within = low if first in (BAD, BETTER) else ()
        return next((word for word in low if word in NEVER_IN_A_NAME), "") or next(
            (
                word
                for word in low[1:]
                if (word in BY_WORD and word not in within) or re.fullmatch(STRENGTH, word)
            ),
            last if last in BY_WORD and last not in within else "",
        )

    def _verb_left_over(self, low: Sequence[str]) -> str:
        if len(low) < 2:
            return ""
        return next(
            (
                name
                for one, name in self._known.items()
                if len(one) == 1 and is_form_of(low[:1], one)
            ),
            "",
        )

    def _leftovers(self, runs: Sequence[WordRun]) -> None:
        if not runs:
            return
        if two := [run for run in runs if self._kind is None and self._known_as(run)]:
            raise refuse.two_things(self._words[two[0].start].text)
        word = self._words[runs[0].start].text
        raise self._unknown(word, *runs)

    def _unknown(self, word: str, *runs: WordRun | None) -> WordsNotUnderstood:
        """The word, and the person's own line with it as a note."""
        strange = [self._low[at] for run in runs if run for at in range(run.start, run.end)]
        if self._refused and any(low in BY_WORD for low in strange):
            return self._refused
        if self._kind == BAD:
            return refuse.own_words_on_a_bad_day(word, self._guess(*filter(None, runs)))
        if fold(word) in FUTURE:
            return refuse.still_to_come(word)
        return refuse.unknown_word(word, self._guess(*filter(None, runs)), self._command)

    def _guess(self, *runs: WordRun) -> str:
        """The line with the unknown words behind `note`; empty where no name is left then."""
        left = " ".join(word.text for run in runs for word in self._words[run.start : run.end])
        main = next((run for run in self._useful(self._runs) if run not in runs), None)
        if runs and main is None and self._kind is None:
            first = runs[0]
            ends = range(first.end - 1, first.start, -1)
            known = (end for end in ends if self._phrase(first.start, end) in self._known)
            new = first.start + self._begins_a_name(first)
            begun = WordRun(first.start, new) if first.start < new < first.end else None
            main = next((WordRun(first.start, end) for end in known), begun)
            left = " ".join(word.text for word in self._words[main.end : first.end]) if main else ""
        if not runs or (main is None and self._kind is None):
            return ""
        names = self._known_as(main) if main else ()
        what = quoted(names[0]) if len(names) == 1 else self._text_of(main)
        return self._line(what, note=" ".join(filter(None, (left, self._note))))

    def _text_of(self, run: WordRun | None) -> str:
        if run is None:
            return ""
        return quoted(" ".join(word.text for word in self._words[run.start : run.end]))

    def _number_alone(self, word: str) -> WordsNotUnderstood:
        if self._kind is None and any(low in MEDICINES for low in self._low):
            whole = " ".join(one.text for one in self._words)
            return Ambiguous(whole, (f"{DOSE} {whole}", f'"{whole}"'))
        before = self._words[self._at - 1].text if self._at else ""
        run = self._runs[-1] if self._runs and self._runs[-1].end == self._at else None
        is_name = self._named is not None and self._at == sum(self._named)
        slip = refuse.meant_field(before)
        if slip and not is_name:
            line = " ".join(
                slip if at == self._at - 1 else word.text for at, word in enumerate(self._words)
            )
            line = line if self._kind or self._named or self._low[0] == CHECK else f"{CHECK} {line}"
            return refuse.unknown_word(before, line, self._command, slip)
        if run and run.start and not is_name:
            texts = [one.text for one in self._words]
            line = " ".join((*texts[: run.start], NOTE, *texts[run.start :], self._note or ""))
            return refuse.unknown_word(texts[run.start], line.strip(), self._command)
        return refuse.number_alone(word, of_an_activity=self._kind in (None, ACTIVITY))

    def _day_or_name(self) -> Ambiguous:
        word = self._low[0]
        rest = " ".join(self._rendered())
        lines = (f"{word} walk {rest}".strip(), f'"{word}" {rest}'.strip())
        return Ambiguous(word, lines, self._command)

    def _done(self, what: str) -> Understood:
        self._look_at_the_clock(what)
        if self._doubt:
            text, readings = self._doubt
            lines = tuple(dict.fromkeys(self._variant(what, one) for one in readings))
            raise Ambiguous(text, lines, self._command)
        when = self._when.when if self._when else None
        return Understood(when, self._line(what, with_when=False))

    def _look_at_the_clock(self, what: str) -> None:
        """An hour of which the half of the day is not known, or which may be a length of time."""
        when = self._when
        if when is None:
            return
        clock = when.when.at
        if clock and not when.hours and not self._amending and when.when.is_to_come(self._clock):
            today = f"{self._clock.now.date()} {clock:%H:%M}"
            self._ask(f"{clock:%H:%M}", [{"when": f"yesterday {clock:%H:%M}"}, {"when": today}])
            return
        readings = [{"when": self._at_hour(when, hour)} for hour in when.hours]
        if self._alone and not self._amounts and what.startswith('"'):
            hours, minutes = self._alone.split(":")
            length = typed_amount("minutes", int(hours) * 60 + int(minutes))
            clock = clock or time(0)
            also = (
                [clock] if clock.hour > 12 else [clock, clock.replace(hour=(clock.hour + 12) % 24)]
            )
            readings = [
                {"when": "", "part": length},
                *({"when": self._at_hour(when, hour)} for hour in also),
            ]
        elif when.hours and not self._amounts and what.startswith('"'):
            readings.append({"when": "", "part": f"{when.hours[0].hour or 12}m"})
        if readings:
            self._ask(self._alone or f"{when.hours[0]:%H:%M}"[:5].lstrip("0"), readings)

    def _at_hour(self, when: SpokenWhen, hour: time) -> str:
        now, day = self._clock.now, when.when.on
        on = day or (now.date() if hour <= now.time() else now.date() - timedelta(days=1))
        yesterday = on == now.date() - timedelta(days=1)
        text = "" if on == now.date() else "yesterday " if yesterday else f"{on} "
        return f"{text}{hour:%H:%M}"

    def _variant(self, what: str, reading: Mapping[str, str]) -> str:
        part = reading.get("part", "")
        return self._line(
            reading.get("what", what),
            note=" ".join(filter(None, (reading.get("note"), self._note))),
            when=reading.get("when"),
            part="" if part == "-" else part,
            parts=part != "-",
        )

    def _line(
        self,
        what: str,
        *,
        note: str = "",
        when: str | None = None,
        part: str = "",
        parts: bool = True,
        with_when: bool = True,
    ) -> str:
        said = (self._when.when.text if self._when else "") if when is None else when
        note = note or self._note or ""
        bare = (
            what[1:-1]
            if what.startswith('"') and needs_no_quotes(what[1:-1], self._known)
            else what
        )
        pieces = [
            said if with_when else "",
            what if not with_when else bare,
            *(self._rendered() if parts else ()),
            part,
            f"{NOTE} {note}" if note or self._note is not None else "",
        ]
        return " ".join(filter(None, pieces)).strip()

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
            if not self._strength(amount, at_the_front=not name) and not (
                name and (self._moment() or self._field())
            ):
                word = self._words[self._at]
                if word.text.startswith("+"):
                    self._parts.append(word.text)
                elif word.low in FILLERS and (not name or word.low not in ("a",)):
                    pass
                elif (word.low in ASKED | MEALS and not word.quoted) or (
                    amount and name and self._parts
                ):
                    raise self._unknown(word.text)
                else:
                    name.append(word.text)
                self._at += 1
        if not name:
            missing = WhatMissing(*refuse.MEDICINE_MISSING)
            missing.before, missing.after = f"{DOSE} {course}".split(), list(self._rendered())
            raise missing
        return self._done(f'{DOSE} {course} "{" ".join((*name, *amount))}"'.replace("  ", " "))

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
