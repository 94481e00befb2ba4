"""Turn a spoken line into the typed form of the grammar.

The words are read from the left by one reader for each part: a known name (the longest
first), WHEN, FIELD, AMOUNT, TAG. What is left is WHAT, or is refused. Nothing is decided by
chance: what can mean two things becomes `Ambiguous`, with a line for each of them.
"""

import re
from collections.abc import Mapping, Sequence
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
from pacing_cli.model.text import nearest
from pacing_cli.shorthand import refusals as refuse
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.names import Known, fold
from pacing_cli.shorthand.refusals import Ambiguous, WhatMissing
from pacing_cli.shorthand.spoken_amount import figures_of
from pacing_cli.shorthand.spoken_dose import DoseHeard
from pacing_cli.shorthand.spoken_line import Word, words_of
from pacing_cli.shorthand.spoken_name import (
    doubts,
    is_away,
    is_how_it_is,
    is_left_out,
    place_tags,
    strange_word,
    verb_left_over,
)
from pacing_cli.shorthand.spoken_parts import WordRun
from pacing_cli.shorthand.spoken_written import Understood, quoted
from pacing_cli.shorthand.tokens import Tokens
from pacing_cli.shorthand.vocabulary import (
    ASKED,
    FILLERS,
    FUTURE,
    MEDICINES,
    STRENGTH,
    UNITS,
    a_set,
    is_form_of,
    looks_like_rest,
)

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
_ENDED: Final = {FLARE: FLARE_END, BAD: BETTER}
"""What it means where a state is over."""
_OVER: Final = frozenset(("over", "ended", "finished", "gone"))
_BESIDE_OVER: Final = frozenset((FLARE, BAD, "day", "is", "has", "was", "the", "my"))
_STATE_FILLERS: Final = FILLERS | {"am", "feeling", "feel", "very", "another", "today's"}
_FORGOTTEN: Final = [f"forgot to {verb}".split() for verb in ("log", "add", "enter", "write")]
_BETWEEN: Final = FILLERS | {"plus", "after"}
"""Between two activities of one line."""
_ARTICLES: Final = frozenset(("the", "a", "an", "my"))
_BEHIND_A_VERB: Final = a_set("down in on up out at by outside inside with still quietly")
"""`sat outside` may be no Saturday: words that follow a verb."""


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


class _Listener(DoseHeard):
    """Puts the parts together: what was done, what is refused, and what is asked."""

    def understood(self) -> Understood:
        if self._kind == DOSE:
            return self._dose(0)
        self._look_for_letters()
        if self._kind is None and not (self._named and self._named[0] == 0):
            self._moment()
        said = range(self._at, len(self._low))
        begins = next((at for at in said if self._low[at] not in FILLERS), self._at)
        if self._kind is None and self._is_dose(begins):
            return self._dose(begins)
        while self._at < len(self._words):
            self._one()
        return self._whole()

    def _look_for_letters(self) -> None:
        """`1O minutes`, `walk l0m`: the line with digits, and never a name."""
        low = self._low
        named = range(self._named[0], sum(self._named)) if self._named else ()
        for at, word in enumerate(self._words):
            counts = low[at + 1 : at + 2] != [] and low[at + 1] in UNITS
            figures = figures_of(word.low, counts=counts or (at > 0 and self._is_rating(at - 1)))
            if figures and not word.quoted and at not in named:
                words = [*self._words[:at], Word(figures, figures), *self._words[at + 1 :]]
                line = " ".join(one.text for one in words)
                try:
                    self._again(words).understood()
                except WhatMissing:
                    line = f"walk {line}"
                except WordsNotUnderstood:
                    pass
                raise refuse.letters_for_digits(word.text, figures, line, self._command)

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
        runs = self._without_places(self._useful(self._runs))
        if self._kind == BAD and self._is_over():
            raise refuse.bad_day_is_over()
        if self._kind == FLARE and self._is_over():
            self._kind, runs = FLARE_END, [run for run in runs if self._low[run.start] not in _OVER]
        if self._kind == FLARE:
            runs = [run for run in runs if f"{FLARE} {self._said(*run)}".lower() not in _STATES]
        if self._kind is not None or (self._amending and not runs):
            self._leftovers(runs, None)
            self._look_at_the_night()
            return self._done(_TYPED.get(self._kind or "", self._kind or ""))
        if state := self._state(runs):
            state = _ENDED.get(state, state) if self._is_over() else state
            self._kind = state
            self._look_at_the_night()
            return self._done(_TYPED.get(state, state))
        main = self._main(runs)
        if main is None:
            return self._done(self._without_a_name())
        self._leftovers([run for run in runs if run is not main], main)
        name = self._name(main)
        return self._done(f'"{name}"')

    def _useful(self, runs: Sequence[WordRun]) -> list[WordRun]:
        """The runs without the words around them that say nothing; none is left of some."""
        found = (self._bared(run) for run in runs)
        return [run for run in found if run.start < run.end]

    def _without_places(self, runs: Sequence[WordRun]) -> list[WordRun]:
        """The runs without the parts of the body that a rating or a state is about.

        `walk 10m pain 5 in my left knee` gets the tag left-knee. A part of the body alone stays:
        it may be a name, and is asked about.
        """
        left = []
        for run in runs:
            at = self._place_behind(run)
            head = self._bared(WordRun(run.start, at))
            others = self._kind is not None or self._amending or len(runs) > 1
            if at < run.end and (self._state([head]) or (others and head.start == head.end)):
                self._parts += place_tags(self._low[at : run.end])
                left += [head] if head.start < head.end else []
            else:
                left.append(run)
        return left

    def _bared(self, run: WordRun) -> WordRun:
        start, end = run
        if self._named and (start, end) == (self._named[0], sum(self._named)):
            return run
        first, count = self._named or (-1, 0)
        if self._low[start : min(start + 3, end)] in _FORGOTTEN:
            start += 3
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
        left = [word for word in words if word not in ("is", "has", "was")]
        if len(left) > 1 and left[-1] in _OVER and self._is_over():
            left.pop()
        return _STATES.get(" ".join(left))

    def _is_over(self) -> bool:
        """`pace flare over`, `bad day is finished`: the words of an end follow at once."""
        words = [low for low in self._low if low not in _BESIDE_OVER]
        return words[:1] != [] and words[0] in _OVER

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
        when = self._when.when.text if self._when else ""
        missing = WhatMissing(*refuse.what_missing(parts, when))
        missing.before, missing.after = when.split(), " ".join(parts).split()
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
        text = self._said(run.start, run.end)
        if self._when and self._when.day_word and self._when_ends == 1:
            self._look_at_the_day(run, names)
        if len(names) > 1:
            self._ask(text, [{"what": f'"{name}"'} for name in names])
        if names:
            return names[0]
        if any(self._words[at].quoted for at in range(run.start, run.end)):
            return text
        return self._new(run, text)

    def _look_at_the_day(self, run: WordRun, names: Sequence[str]) -> None:
        """`sat at desk`, `sat knitting`: the short name of a day may be a verb."""
        if self._low[1] in _BEHIND_A_VERB or (not names and self._low[run.start].endswith("ing")):
            whole = self._said(0, run.end)
            what = whole if self._low[1] in _BEHIND_A_VERB or not names else names[0]
            self._ask(whole, [{}, {"what": f'"{what}"', "when": ""}])

    def _new(self, run: WordRun, text: str) -> str:
        """A name that is not in the list, if it can be one without a question."""
        low = self._low[run.start : run.end]
        if is_away(low):
            raise refuse.holiday(low[0])
        if future := next((word for word in low if word in FUTURE), ""):
            raise refuse.still_to_come(future, self._guess(run))
        whole = self._said(0, len(self._words))
        if is_how_it_is(low) and not self._amounts and not self._parts:
            raise refuse.how_it_is(" ".join(filter(None, (whole, self._note))))
        if is_left_out(low):
            raise refuse.left_out(whole)
        rated = any(self._is_rating(at) for at in range(run.start))
        counted = whole if self._amounts else ""
        for doubt in doubts(low, text, self._known, counted=counted, rated=rated):
            self._ask(*doubt)
        if before := self._amount_ends.get(run.start):
            self._ask(f"{before} {text}", [{}, {"what": f'"{before} {text}"', "part": "-"}])
        if not self._doubt and (strange := strange_word(low, self._known)):
            at = run.start + low.index(strange)
            both = WordRun(run.start, at), WordRun(at + 1, run.end)
            if strange == "and" and all(
                one.start < one.end and self._known_as(one) for one in both
            ):
                raise self._two_things(at + 1, both[1])
            raise self._unknown(self._words[at].text, run)
        if verb := verb_left_over(low, self._known):
            rest = self._said(run.start + 1, run.end)
            self._ask(text, [{"what": f'"{verb}"', "note": rest}, {"what": f'"{text}"'}])
        return "rest" if low in (["rested"], ["resting"]) else text

    def _leftovers(self, runs: Sequence[WordRun], main: WordRun | None) -> None:
        if not runs:
            return
        for run in runs if main else ():
            if self._known_as(run) or looks_like_rest(self._said(*run)):
                later = max(run, main or run)
                raise self._two_things(later.start, later, *runs)
        word = self._words[runs[0].start].text
        raise self._unknown(word, *runs)

    def _two_things(self, at: int, later: WordRun, *runs: WordRun) -> WordsNotUnderstood:
        """Two activities, the second of which begins at a word: a line for each."""
        end = at
        while end and self._low[end - 1] in _BETWEEN:
            end -= 1
        halves = (
            self._again(self._words[:end]), self._again(self._words[at:], self._note)
        )  # fmt: skip
        try:
            whens = [half.understood().when for half in halves]
        except WordsNotUnderstood:
            return self._unknown(self._words[later.start].text, *(runs or (later,)))
        when = next((found.text for found in whens if found), "")
        first, second = (
            " ".join(filter(None, (when if not whens[i] else "", half._said(0, len(half._words)))))
            for i, half in enumerate(halves)
        )
        both = self._said(end, len(self._words))
        note = " ".join(filter(None, (first, NOTE, both, self._note)))
        second = f"{second} {NOTE} {self._note}" if self._note else second
        return refuse.two_things(self._said(*later), (first, second), note)

    def _unknown(self, word: str, *runs: WordRun | None) -> WordsNotUnderstood:
        """The word, and the person's own line with it as a note."""
        strange = [self._low[at] for run in runs if run for at in range(run.start, run.end)]
        field = next((BY_WORD[low] for low in strange if low in BY_WORD), None)
        value = "".join(strange[strange.index(field.word) + 1 :][:1]) if field else ""
        if field and (value[:1].isdigit() or value in ASKED or strange[0] == field.word):
            is_about_a_value = type(self._refused) is WordsNotUnderstood
            if self._refused and (is_about_a_value or value in ASKED):
                return self._refused
            return refuse.wrong_value(field, value) if value else refuse.no_value(field)
        if self._kind == BAD:
            return refuse.own_words_on_a_bad_day(word, self._guess(*filter(None, runs)))
        if fold(word) in FUTURE:
            return refuse.still_to_come(word, self._guess(*filter(None, runs)))
        return refuse.unknown_word(word, self._guess(*filter(None, runs)), self._command)

    def _guess(self, *runs: WordRun) -> str:
        """The line with the unknown words behind `note`; empty where nothing else is left then."""
        left = " ".join(self._said(*self._with_fillers(run)) for run in runs)
        main = next((run for run in self._useful(self._runs) if run not in runs), None)
        if runs and main is None and self._kind is None:
            first = runs[0]
            ends = range(first.end - 1, first.start, -1)
            known = (end for end in ends if self._phrase(first.start, end) in self._known)
            new = first.start + self._begins_a_name(first)
            begun = WordRun(first.start, new) if first.start < new < first.end else None
            main = next((WordRun(first.start, end) for end in known), begun)
            left = self._said(main.end, first.end) if main else left
        if main is None and self._kind is None and self._parts and not self._amounts:
            return self._line(CHECK, note=" ".join(filter(None, (left, self._note))))
        if not runs or (main is None and self._kind is None):
            return f"{NOTE} {self._said(0, len(self._words))}" if runs and not self._note else ""
        names = self._known_as(main) if main else ()
        what = quoted(names[0]) if len(names) == 1 else self._text_of(main)
        return self._line(what, note=" ".join(filter(None, (left, self._note))))

    def _with_fillers(self, run: WordRun) -> WordRun:
        """The words with those beside them that say nothing by themselves: `then rest`."""
        whole = next((one for one in self._runs if one.start <= run.start < one.end), run)
        start, end = run
        while start > whole.start and self._filler(start - 1):
            start -= 1
        while end < whole.end and self._filler(end):
            end += 1
        return WordRun(start, end)

    def _number_alone(self, word: str) -> WordsNotUnderstood:
        whole = self._said(0, len(self._words))
        if self._kind is None and (future := next((w for w in self._low if w in FUTURE), "")):
            return refuse.still_to_come(future)
        if self._kind is None and any(low in MEDICINES for low in self._low):
            return Ambiguous(whole, (f"{DOSE} {whole}", f'"{whole}"'))
        texts = [one.text for one in self._words]
        before = texts[self._at - 1] if self._at else ""
        run = self._runs[-1] if self._runs and self._runs[-1].end == self._at else None
        is_name = self._named is not None and self._at == sum(self._named)
        if re.fullmatch(r"[\d.,]+(kg|kilos?)", word):
            return refuse.unknown_word(word, self._put_right(f"load {word}"), "log", "load")
        if before.lower() in UNITS and re.fullmatch(r"[\d.,]+", word):
            line = " ".join(
                (*texts[: self._at - 1], f"{word}{before.lower()}", *texts[self._at + 1 :])
            )
            return refuse.number_alone(word, line if self._named else f"walk {line}")
        slip = refuse.meant_field(before)
        if slip and not is_name:
            line = " ".join((*texts[: self._at - 1], slip, *texts[self._at :]))
            alone = not self._amounts and all(run.end == self._at for run in self._runs)
            is_check = alone and not (self._kind or self._named or self._low[0] == CHECK)
            line = f"{CHECK} {line}" if is_check else line
            return refuse.unknown_word(before, line, self._command, slip)
        if run and run.start and not is_name:
            line = " ".join((*texts[: run.start], NOTE, *texts[run.start :], self._note or ""))
            return refuse.unknown_word(texts[run.start], line.strip(), self._command)
        if not self._runs or not re.fullmatch(r"[\d.,]+", word) or self._kind:
            return refuse.number_alone(word, of_an_activity=self._kind in (None, ACTIVITY))
        unit = "".join(self._low[self._at + 1 : self._at + 2])
        if unit in ("to", "until", "till"):
            return refuse.half_a_span(word)
        begins = unit in FILLERS or any(one[0] == unit for one in self._known)
        if unit.isalpha() and not begins and not self._begins_a_part(self._at + 1):
            slip = nearest(unit, tuple(UNITS))
            return refuse.unknown_unit(unit, self._put_right(f"{word}{slip or 'reps'}", 2))
        return refuse.number_alone(word, self._put_right(f"{word}m"))

    def _put_right(self, instead: str, many: int = 1) -> str:
        """The line with other words here, as far as it can be understood then."""
        start = self._words[: self._at] + [Word(one, one) for one in instead.split()]
        whole = start + self._words[self._at + many :]
        try:
            self._again(whole, self._note).understood()
        except WordsNotUnderstood as error:
            instead = error.guess if isinstance(error, refuse.NotUnderstood) else ""
            return instead or " ".join(word.text for word in start)
        return " ".join(word.text for word in whole)

    def _again(self, words: list[Word], note: str | None = None) -> "_Listener":
        """Other words, heard beside the same names."""
        again = _Listener(words, note, self._clock, {}, self._kind, None, amending=False)
        again._known = self._known
        again._named = again._longest_known() if self._kind is None else None
        return again

    def _day_or_name(self) -> Ambiguous:
        word = self._low[0]
        rest = " ".join(self._rendered())
        lines = (f"{word} walk {rest}".strip(), f'"{word}" {rest}'.strip())
        return Ambiguous(word, lines, self._command)
