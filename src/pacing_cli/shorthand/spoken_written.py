"""Write what was heard as a line of the shorthand, or as the lines that it can mean."""

from collections.abc import Mapping
from datetime import time, timedelta

from pacing_cli.model.entry import NOTE
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import fold
from pacing_cli.shorthand.refusals import Ambiguous
from pacing_cli.shorthand.spoken_amount import typed_amount
from pacing_cli.shorthand.spoken_name import doubts
from pacing_cli.shorthand.spoken_parts import PartsHeard, WordRun
from pacing_cli.shorthand.spoken_when import SpokenWhen
from pacing_cli.shorthand.vocabulary import ASKED, FILLERS
from pacing_cli.shorthand.when import When


class Understood(Value):
    """The line in the form that is typed, without its WHEN, which is a value."""

    when: When | None
    line: str


class LineHeard(PartsHeard):
    """Puts the parts into the order of a line."""

    def _done(self, what: str) -> Understood:
        self._look_at_the_clock(what)
        if self._doubt:
            text, readings = self._doubt
            lines = tuple(dict.fromkeys(self._variant(what, one) for one in readings))
            raise Ambiguous(text, lines, self._command)
        when = self._when.when if self._when else None
        return Understood(when, self._line(what, with_when=False))

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

    def _text_of(self, run: WordRun | None) -> str:
        if run is None:
            return ""
        return quoted(" ".join(word.text for word in self._words[run.start : run.end]))

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


def quoted(name: str) -> str:
    """Format the name for a line, in quotes if it has a space."""
    return f'"{name}"' if " " in name else name


def needs_no_quotes(name: str, known: Mapping[tuple[str, ...], str]) -> bool:
    """Return whether the name can be in a line without quotes."""
    words = fold(name).split()
    if tuple(words) in known:
        return True
    asked = len(words) != 1 or words[0] in ASKED | FILLERS
    return not asked and next(doubts(words, name, known), None) is None
