"""Read a spoken WHEN, FIELD, AMOUNT or TAG at one place of a line."""

import re
from collections.abc import Iterator
from typing import Final

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import ACTIVITY, BAD, BETTER, BY_WORD, Field
from pacing_cli.model.quantity import tidy
from pacing_cli.model.value import Value
from pacing_cli.shorthand import refusals as refuse
from pacing_cli.shorthand.clock import Clock
from pacing_cli.shorthand.names import Known, fold
from pacing_cli.shorthand.spoken_amount import (
    amount_at,
    amounts_between,
    has_unit,
    typed_amount,
)
from pacing_cli.shorthand.spoken_line import Word
from pacing_cli.shorthand.spoken_name import place_tags
from pacing_cli.shorthand.spoken_when import SpokenWhen, span_at, spoken_when
from pacing_cli.shorthand.values import field_of
from pacing_cli.shorthand.vocabulary import (
    ASKED,
    FIELD_PHRASES,
    FIELD_WORDS,
    FILLERS,
    LINKS,
    NEVER_IN_A_NAME,
    SINGULAR,
    UNITS,
    a_set,
    number_at,
)
from pacing_cli.shorthand.when import When

_MOST_MINUTES_AS_M: Final = 180.0
_LEAST_SLEEP: Final = 0.5
_LONGEST_SPAN: Final = 12 * 60
"""In minutes: `9:00 to 1:00` is more likely 4 hours than 16."""
_RATED: Final = r"\d{1,3}(?:[.,]\d+)?(?:/10)?(?:(?:-|–|->|→)\d{1,2}(?:[.,]\d)?)?"
_BEHIND: Final = {**dict.fromkeys(("after", "afterwards", "afterward"), "after"),
                  **dict.fromkeys(("before", "beforehand"), "before")}  # fmt: skip
_MOVED: Final = frozenset(("up", "down", "rose", "fell", "went"))
_FROM_TO: Final = frozenset(("to", "-", "–", "->", "→", "then"))
_AT: Final = frozenset(("at", "in", "on", "around"))
_STOPPED: Final = {"tiredness": "tired", "fatigue": "tired", "interruption": "interrupted"}
_BECAUSE: Final = a_set("because of due to for by from early when i it was the")


class WordRun(Value):
    """Words that no reader took, side by side: a name, or what nobody knows."""

    start: int
    end: int


class PartsHeard:
    """What was heard so far. Every reader looks at one place and steps over what it took."""

    def __init__(
        self,
        words: list[Word],
        note: str | None,
        clock: Clock,
        known: Known,
        kind: str | None,
        refused: WordsNotUnderstood | None,
        *,
        amending: bool,
    ) -> None:
        last = len(words) - 1
        self._words = [
            Word("and", "and") if word.text == "+" and 0 < at < last else word
            for at, word in enumerate(words)
        ]
        words = self._words
        self._low = [word.low for word in words]
        self._note = note
        self._clock = clock
        self._known = {tuple(fold(typed).split()): name for typed, name in known.items()}
        self._kind = kind
        self._refused = refused
        self._amending = amending
        self._command = "amend" if amending else kind or "log"
        self._at = 0
        self._when: SpokenWhen | None = None
        self._parts: list[str] = []
        self._pain: dict[str, str] = {}
        self._runs: list[WordRun] = []
        self._amount_ends: dict[int, str] = {}
        self._amounts = 0
        self._when_ends = 0
        self._alone: str = ""
        self._doubt: tuple[str, list[dict[str, str]]] | None = None
        self._named = self._longest_known() if kind is None else None

    def _leave(self, count: int) -> None:
        """Words for a name, beside those just before them if no pause is between."""
        start, end = self._at, self._at + count
        self._at = end
        if self._runs and self._runs[-1].end == start and not self._words[start - 1].pause:
            start = self._runs.pop().start
        self._runs.append(WordRun(start, end))

    def _longest_known(self) -> tuple[int, int] | None:
        """Return the position of the longest known name, and its number of words."""
        for count in range(min(8, len(self._low)), 0, -1):
            for at in range(len(self._low) - count + 1):
                if self._phrase(at, at + count) in self._known and not (
                    at and self._low[at - 1] == "with"
                ):
                    return at, count
        return None

    def _phrase(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(" ".join(self._low[start:end]).split())

    def _said(self, start: int, end: int) -> str:
        return " ".join(word.text for word in self._words[start:end])

    def _begins_a_name(self, run: WordRun) -> int:
        """How many of the first words can be a name: of `walked to the shop` one."""
        ends = ASKED | FILLERS | NEVER_IN_A_NAME
        words = self._low[run.start : run.end]
        return next(
            (at for at, low in enumerate(words) if low in ends or low in BY_WORD), len(words)
        )

    # --- WHEN

    def _moment(self) -> bool:
        found = spoken_when(self._low, self._at, self._clock.now)
        if found and found.day_word and self._is_no_day():
            return False
        if found is None:
            return self._from_to(self._at + (self._low[self._at : self._at + 1] == ["from"]))
        if self._from_to(self._at + found.many - 1, found):
            return True
        if found.many == 1 and re.fullmatch(r"\d{1,2}:\d\d", self._low[self._at]) and self._at:
            self._alone = self._low[self._at]
        self._at += found.many
        self._when_ends = self._at
        self._when = self._together(self._when, found) if self._when else found
        return True

    def _is_no_day(self) -> bool:
        """`20m lovely sun`, `10m sat down`: words of a line that has its amount already."""
        if self._low[self._at] not in ("sat", "sun") or not (self._amounts or self._parts):
            return False
        beside = bool(self._runs) and self._runs[-1].end == self._at
        behind = self._low[self._at + 1 : self._at + 2]
        more = amount_at(self._low, self._at + 1)
        return (
            (beside and not self._words[self._at - 1].pause)
            or behind in (["down"], ["on"])
            or (more is not None and more.measure == "minutes" and self._amounts > 0)
        )

    def _from_to(self, at: int, day: SpokenWhen | None = None) -> bool:
        """`10:00 to 10:30`: when it began, and how long it took."""
        span = span_at(self._low, at)
        if span is None or self._kind not in (None, ACTIVITY) or span.minutes > _LONGEST_SPAN:
            return False
        when = When(f"{span.begin:%H:%M}", None, span.begin)
        begin = SpokenWhen(span.many, when)
        if day and day.when.on:
            when = day.when._replace(at=span.begin, text=f"{day.when.on} {span.begin:%H:%M}")
            begin = day._replace(when=when, hours=())
        self._when = self._together(self._when, begin) if self._when else begin
        self._parts.append(typed_amount("minutes", span.minutes))
        self._amounts += 1
        self._at = self._when_ends = at + span.many
        return True

    def _together(self, one: SpokenWhen, other: SpokenWhen) -> SpokenWhen:
        """`yesterday … at 6 pm`: a day here and a time there."""
        if (one.when.on and other.when.on) or (one.when.at and other.when.at):
            raise refuse.said_twice("the time")
        day, clock = (one, other) if one.when.on else (other, one)
        when = day.when._replace(
            at=clock.when.at, text=f"{day.when.text} {clock.when.text}".strip()
        )
        return day._replace(when=when, hours=one.hours or other.hours)

    # --- FIELD

    def _denied(self) -> bool:
        """`no pain`: what it means as a number is never decided here."""
        field = self._field_word(self._at + 1)
        if self._low[self._at] not in ("no", "without", "zero") or field is None:
            return False
        word, count = field
        if BY_WORD[word].kind != "rating":
            return False
        text = " ".join(self._low[self._at : self._at + 1 + count])
        self._ask(text, [{"part": f"{word} 0"}, {"note": text}])
        self._at += 1 + count
        return True

    def _field_word(self, at: int) -> tuple[str, int] | None:
        """The field that is named there, and by how many words."""
        for count in (3, 2):
            word = FIELD_PHRASES.get(self._phrase(at, at + count))
            if word:
                return word, count
        low = self._low[at] if at < len(self._low) else ""
        word = FIELD_WORDS.get(low, low)
        return (word, 1) if word in BY_WORD else None

    def _field(self) -> bool:
        named = self._field_word(self._at)
        if named:
            return self._value(BY_WORD[named[0]], self._at + named[1])
        attached = field_of(self._low[self._at])
        if attached is None or not attached[1]:
            return False
        if attached[0].word == "pain":
            return self._rating(attached[0], self._at, attached[1])
        self._parts.append(self._low[self._at])
        self._at += 1
        return True

    def _value(self, field: Field, at: int) -> bool:
        if field.kind == "flag":
            return self._took(at, field.word)
        if field.kind == "words":
            return self._companion(field, at)
        if field.kind == "choice":
            while at < len(self._low) and self._low[at] in _BECAUSE:
                at += 1
            said = self._low[at] if at < len(self._low) else ""
            choice = _STOPPED.get(said, said)
            return choice in field.choices and self._took(at + 1, f"{field.word} {choice}")
        if field.kind == "hours":
            return self._hours(field, self._past(LINKS, at))
        return self._rating(field, at)

    def _took(self, at: int, part: str) -> bool:
        self._parts.append(part)
        self._at = at
        return True

    def _past(self, words: frozenset[str], at: int) -> int:
        while at < len(self._low) and self._low[at] in words:
            at += 1
        return at

    def _hours(self, field: Field, at: int) -> bool:
        span = span_at(self._low, at + (self._low[at : at + 1] == ["from"]))
        if span:
            end = at + (self._low[at] == "from") + span.many
            return self._took(end, f"{field.word} {tidy(round(span.minutes / 60, 2))}h")
        amount = amount_at(self._low, at)
        if amount and amount.measure == "minutes":
            beside_a_state = self._at and self._low[self._at - 1] in (BAD, BETTER)
            if beside_a_state and amount.value < 60 * _LEAST_SLEEP:
                return False
            hours = amount.value / 60
            return self._took(at + amount.many, f"{field.word} {tidy(round(hours, 4))}h")
        number = number_at(self._low, at)
        if number is None:
            said = self._low[at] if at < len(self._low) else ""
            return said[:1].isdigit() and self._took(at + 1, f"{field.word} {said}")
        if at + number[1] < len(self._low) and self._low[at + number[1]] in UNITS:
            return False
        return self._took(at + number[1], f"{field.word} {tidy(number[0])}")

    def _companion(self, field: Field, at: int) -> bool:
        """`with` and a name, as far as the next word that is known, or a pause."""
        end = at
        while end < len(self._words) and not self._begins_a_part(end):
            end += 1
            if self._words[end - 1].pause:
                break
        name = " ".join(word.text for word in self._words[at:end])
        if not name:
            return False
        strange = [word.text for word in self._words[at:end] if word.low in ASKED]
        if strange:
            raise refuse.unknown_word(strange[0])
        return self._took(end, f'{field.word} "{name}"')

    def _begins_a_part(self, at: int) -> bool:
        if self._low[at] in ("for", "and", "then", "in") and at + 1 < len(self._low):
            at += 1
        word = self._low[at]
        if word.startswith("+") or spoken_when(self._low, at, self._clock.now):
            return True
        if amount_at(self._low, at):
            return True
        named = self._field_word(at)
        return named is not None or bool((field_of(word) or (None, None))[1])

    def _rating(self, field: Field, at: int, said: str = "") -> bool:
        """`pain was 5 after`, `pain from 3 to 5`, `pain after 5`, `pain 3 before and 5 after`."""
        pain, where = field.word == "pain", ""
        if said:
            value, count = said, 1
        else:
            while at < len(self._low) and (
                self._low[at] in LINKS
                or self._low[at] == "from"
                or (pain and self._low[at] in _BEHIND)
            ):
                where = _BEHIND.get(self._low[at], where)
                if pain and self._low[at] in _MOVED and self._low[at + 1 : at + 2] == ["to"]:
                    where, at = "after", at + 1
                at += 1
            found = self._rated(at)
            if found is None:
                return False
            value, count = found
        end = at + count
        if has_unit(self._low, at, end) and field.kind == "rating":
            return False
        end += self._out_of_ten(end)
        if pain and end < len(self._low) and self._low[end] in _FROM_TO:
            second = self._rated(end + 1)
            if second:
                value, end = f"{value}-{second[0]}", end + 1 + second[1]
        if pain and not where and self._stands_alone(end):
            where = _BEHIND[self._low[end]]
            end += 1
        if not pain:
            while end < len(self._low) and self._low[end] in ("bpm", "kg", "kilo", "kilos"):
                end += 1
            return self._took(end, f"{field.word} {value}")
        self._add_pain(where, value)
        self._at = end
        self._second_pain()
        return True

    def _rated(self, at: int) -> tuple[str, int] | None:
        if at >= len(self._low):
            return None
        if re.fullmatch(_RATED, self._low[at]):
            return self._low[at], 1
        number = number_at(self._low, at)
        if number:
            return f"{tidy(number[0])}", number[1]
        strange = self._low[at][:1].isdigit() or re.match(r"-\d", self._low[at])
        return (self._low[at], 1) if strange and not amount_at(self._low, at) else None

    def _out_of_ten(self, at: int) -> int:
        ten = self._phrase(at, at + 3)
        return 3 if ten in (("out", "of", "10"), ("out", "of", "ten")) else 0

    def _stands_alone(self, at: int) -> bool:
        """`after` belongs to the rating before a pause, a part or the end: not `after dinner`."""
        if at >= len(self._low) or self._low[at] not in _BEHIND:
            return False
        if self._words[at].pause or at + 1 >= len(self._low):
            return True
        more = at + 1 + (self._low[at + 1] in ("and", "then"))
        return (
            more >= len(self._low) or self._begins_a_part(at + 1) or self._rated(more) is not None
        )

    def _add_pain(self, where: str, value: str) -> None:
        where = where or "before"
        if where in self._pain or ("-" in value and self._pain):
            raise refuse.said_twice("pain")
        self._pain[where] = value

    def _second_pain(self) -> None:
        """`3 before and 5 after`: the second number needs no second `pain`."""
        at = self._past(frozenset(("and", "then")), self._at)
        if at < len(self._low) and self._low[at] in _BEHIND:
            found, where = self._rated(at + 1), self._low[at]
            if found and not has_unit(self._low, at + 1, at + 1 + found[1]):
                self._add_pain(_BEHIND[where], found[0])
                self._at = at + 1 + found[1]
            return
        found = self._rated(at)
        if found and self._stands_alone(at + found[1]):
            self._add_pain(_BEHIND[self._low[at + found[1]]], found[0])
            self._at = at + found[1] + 1

    # --- TAG

    def _is_rating(self, at: int) -> bool:
        named = self._field_word(at)
        return named is not None and BY_WORD[named[0]].kind == "rating"

    def _place_behind(self, run: WordRun) -> int:
        """Where `in my left knee` or `knee` of `knee pain 5` begins at the run's end.

        It is the run's own end where neither does.
        """
        rated = self._is_rating(run.end)
        for start in range(run.start, run.end):
            before = self._low[max(start - 2, 0) : start]
            behind = len(before) == 2 and self._is_rating(start - 2) and self._rated(start - 1)
            if (rated or behind or not _AT.isdisjoint(before)) and place_tags(
                self._low[start : run.end]
            ):
                return start
        return run.end

    # --- AMOUNT

    def _amount(self) -> bool:
        if two := amounts_between(self._low, self._at):
            end = self._at + two[1].many
            readings = [{"part": typed_amount(one.measure, one.value)} for one in two]
            self._ask(self._said(self._at, end), readings)
            self._amounts += 1
            self._at = end
            return True
        found = amount_at(self._low, self._at)
        if found is None:
            return False
        end = self._at + found.many
        sleep = end + (self._low[end : end + 1] == ["of"])
        if found.measure == "minutes" and self._low[sleep : sleep + 1] in (["sleep"], ["asleep"]):
            return self._took(sleep + 1, f"sleep {tidy(round(found.value / 60, 4))}h")
        self._amounts += 1
        if found.unit in SINGULAR and found.value != UNITS[found.unit][1]:
            self._amount_ends[end] = " ".join(word.text for word in self._words[self._at : end])
        text = typed_amount(found.measure, found.value)
        if found.unit == "m" and found.value > _MOST_MINUTES_AS_M:
            number = tidy(found.value)
            self._ask(f"{number}m", [{"part": f"{number}min"}, {"part": f"{number}metres"}])
            self._at = end
            return True
        return self._took(end, text)

    def _ask(self, text: str, readings: list[dict[str, str]]) -> None:
        """Note down what has two meanings; the first of them is asked about."""
        self._doubt = self._doubt or (text, readings)

    def _rendered(self) -> Iterator[str]:
        yield from self._parts
        before, after = self._pain.get("before"), self._pain.get("after")
        if before and after:
            yield f"pain {before}-{after}"
        elif before or after:
            yield f"pain {before}" if before else f"pain after {after}"
