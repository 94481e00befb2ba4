"""What a new name may mean instead: a feeling, a part of the body, a medicine, something left out.

A name that nobody has used yet is added without a question only where the words can be nothing
else. These functions say what else they can be. `readings` are the changes that make a line of
each meaning: `what`, `note`, `when`, `part` ("-": no other part of the line).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pacing_cli.model.body import BODY_PARTS, SIDES, is_place
from pacing_cli.model.entry import BAD, BETTER, BY_WORD, CHECK, DOSE
from pacing_cli.shorthand.spoken_amount import amount_at
from pacing_cli.shorthand.vocabulary import (
    ASKED,
    ASLEEP,
    FEELINGS,
    FILLERS,
    LEFT_OUT,
    MEDICINES,
    NEVER_IN_A_NAME,
    STRENGTH,
    a_set,
    is_adverb,
    is_form_of,
    looks_like_rest,
)

KnownNames = Mapping[tuple[str, ...], str]
"""The words of each name that may be typed, and the activity that they name."""
Doubt = tuple[str, list[dict[str, str]]]
"""Words, and the readings of their meanings."""

_ABOUT_A_BODY: Final = BODY_PARTS | SIDES | FEELINGS
_STATES: Final = FEELINGS | a_set("bad flare day a the to report new much")
_AWAY: Final = a_set("away holiday vacation")
_ARTICLES: Final = frozenset(("my", "the", "both"))


def is_left_out(low: Sequence[str]) -> bool:
    """True of `skipped walk`, `no walk`, `nothing`: it was not done."""
    if len(low) == 1:
        return low[0] in ("nothing", "none")
    return (_denies(low[0]) or _denies(low[-1])) and not is_how_it_is(low)


def _denies(word: str) -> bool:
    return word in LEFT_OUT or word.endswith("n't")


def is_how_it_is(low: Sequence[str]) -> bool:
    """True of `not so good`, `no flare`: how somebody is, with a word that denies it."""
    return len(low) > 1 and _denies(low[0]) and all(word in _STATES for word in low[1:])


def is_away(low: Sequence[str]) -> bool:
    """True of `away tomorrow`, `holiday next week`: a holiday, of which only the time is said."""
    return low[0] in _AWAY and all(word in ASKED | FILLERS for word in low[1:])


def _is_a_day_of_rest(low: Sequence[str]) -> bool:
    """True of `in bed all day`, `rest day`."""
    bare = [word for word in low if word not in ("all", "most", "of", "the", "day")]
    return low[-1] == "day" and looks_like_rest(" ".join(bare))


def place_tags(low: Sequence[str]) -> tuple[str, ...]:
    """The tags of parts of the body, `left-knee`; none where the words are not only that."""
    named = " ".join(word for word in low if word not in _ARTICLES).split(" and ")
    tags = ["-".join(part.split()) for part in named]
    return tuple(f"+{tag}" for tag in tags) if all(map(is_place, tags)) else ()


def doubts(
    low: Sequence[str], text: str, known: KnownNames, *, counted: str = "", rated: bool = False
) -> Iterator[Doubt]:
    """What else the words of a new name can mean; the first is the likeliest.

    `counted`: the whole line, if it has an amount. `rated`: a rating is before the name.
    """
    named = {"what": f'"{text}"'}
    if any(word in MEDICINES for word in low):
        yield text, [{"what": f"{DOSE} {' '.join(low)}"}, named]
    elif all(word in ASLEEP for word in low) or _is_a_day_of_rest(low):
        yield text, [{"what": '"rest"', "note": text}, named]
    elif all(word in FEELINGS for word in low):
        all_in_the_note = {"note": counted, "part": "-"} if counted else {"note": text}
        yield text, [{"what": CHECK, **all_in_the_note}, named]
    elif not counted and (tags := place_tags(low)):
        yield text, [{"what": CHECK, "part": " ".join(tags)}, named]
    elif not counted and (rated or all(word in _ABOUT_A_BODY for word in low)):
        yield text, [{"what": CHECK, "note": text}, named]
    if low[0] in (BAD, BETTER, CHECK) and not counted:
        yield text, [{"what": low[0], "note": text.partition(" ")[2]}, named]
    yield from _glued(text, known)


def _glued(text: str, known: KnownNames) -> Iterator[Doubt]:
    """`walk12m`: a known name and an amount without the space between."""
    halves = re.fullmatch(r"([^\W\d]+)(\d[\d.,]*[a-z]+)", text.casefold())
    name = known.get((halves[1],)) if halves else None
    if halves and name and amount_at([halves[2]], 0):
        yield text, [{"what": f'"{name}"', "part": halves[2]}, {"what": f'"{text}"'}]


def strange_word(low: Sequence[str], known: KnownNames) -> str:
    """A word that keeps the others from being a new name without a question; usually empty."""
    first, last = low[0], low[-1]
    if is_how_it_is(low):
        return first
    if last in ASKED or (tuple(low[:-1]) in known and is_adverb(last)):
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


def verb_left_over(low: Sequence[str], known: KnownNames) -> str:
    """The known name of which the first word is a form: of `walked the dog` it is `walk`."""
    if len(low) < 2:
        return ""
    return next(
        (name for one, name in known.items() if len(one) == 1 and is_form_of(low[:1], one)), ""
    )
