"""Laws of the shorthand: three ways to write an entry are one entry; nothing crashes it."""

import shlex
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.shorthand.grammar import Parts, parse
from pacing_cli.shorthand.refusals import Ambiguous
from pacing_cli.shorthand.tokens import Tokens
from tests.cli.words.saying import CLOCK, KNOWN, said

whens = st.sampled_from(["", "yesterday", "2026-03-01", "2026-03-01 10:00", "monday 9:15", "8:00"])
whats = st.sampled_from(["walk", "wash up", "db", "stairs", "check", "bad", "flare end"])
amounts = st.sampled_from(["", "12m", "1h20m", "1400steps", "0.9km", "12reps"])
ratings = st.integers(0, 100).map(lambda tenths: f"{tenths / 10:g}")
values = st.fixed_dictionaries(
    {},
    optional={
        "pain": st.one_of(ratings, st.tuples(ratings, ratings).map("-".join)),
        "effort": ratings,
        "fatigue": ratings,
        "sleep": st.sampled_from(["6.5h", "7h15m"]),
        "hr": st.integers(40, 200).map(str),
        "stopped": st.sampled_from(["time", "pain"]),
        "with": st.sampled_from(["Sam", "Dr Ann"]),
    },
)
tags = st.lists(st.sampled_from(["weather", "busy", "stairs"]), unique=True)
notes = st.sampled_from(["", "so so", 'it\'s "fine", really', "pain 9 +busy --impact"])


def arguments_of(words: list[str]) -> Parts:
    return parse(Tokens.of_arguments(words), CLOCK, lambda: KNOWN)


@given(whens, whats, amounts, values, st.booleans(), tags, notes)
def test_words_options_and_lines_say_the_same(
    when: str,
    what: str,
    amount: str,
    found: dict[str, str],
    impact: bool,
    tagged: list[str],
    note: str,
) -> None:
    """One entry, as words of a command line, as options, and as a line of a file."""
    if what in ("check", "bad", "flare end"):
        amount = ""
    front = [*when.split(), *what.split(), *amount.split()]
    words = [*front, *(word for pair in found.items() for word in pair)]
    options = [*front, *(part for key, one in found.items() for part in (f"--{key}", one))]
    options += [f"--tag={tag}" for tag in tagged] + ["--impact"] * impact
    words += ["impact"] * impact + [f"+{tag}" for tag in tagged]
    line = " ".join(f'"{word}"' if " " in word else word for word in words)
    if note:
        words += ["note", *note.split(" ")]
        options += ["--note", note]
        line += f" note {note}"
    assert arguments_of(words) == arguments_of(options) == said(line)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (said, lambda line: arguments_of(line.split(" "))):
        with suppress(WordsNotUnderstood):
            assert read(text).kind


@given(st.lists(st.sampled_from(
    ["walk", "12m", "pain", "3-4", "p4", "+busy", "note", "--pain", "--at", "yesterday", "10:00",
     "2026-03-01", "with", "stopped", "sleep", "6", "h", "impact", "dose", "flare", "end", "x", "-"]
), max_size=8))  # fmt: skip
def test_any_order_of_known_words_is_read_or_refused(words: list[str]) -> None:
    try:
        by_arguments = arguments_of(words)
    except WordsNotUnderstood:
        return
    assert by_arguments.kind
    assert said(shlex.join(words)).kind == by_arguments.kind


@given(st.lists(st.sampled_from(
    ["walk", "12m", "pain", "5", "4", "knee", "left", "in", "sat", "at", "desk", "10:00-10:30",
     "noon", "to", "10:30", "20", "25", "minutes", "lengths", "1/2", "hour", "headache", "skipped",
     "not", "no", "bad", "check", "flare", "over", "ibuprofen", "20-25m", "tonight", "with", "Ana"]
), min_size=1, max_size=6))  # fmt: skip
def test_each_line_that_is_offered_can_be_read(words: list[str]) -> None:
    """`23:00-06:30 bad` was offered two lines, and both were asked about in their turn."""
    readings: tuple[str, ...] = ("walk", "kitchen")
    try:
        said(" ".join(words))
    except Ambiguous as asked:
        readings = asked.readings
    except WordsNotUnderstood:
        return
    assert len(readings) > 1
    assert all(said(line).kind for line in readings)
