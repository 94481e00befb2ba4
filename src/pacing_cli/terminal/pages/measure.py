"""Pages of outcome measures: all of them, one with its instructions, the receipt of a score."""

from collections.abc import Iterator, Sequence

from pacing_cli.model.findings import OutcomeChange
from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.score import INSTRUMENTS, Due, Instrument, Series
from pacing_cli.wording.goal import (
    HARD_DAY,
    NO_PRACTICE,
    PEG_LEAD,
    PEG_QUESTIONS,
    PSFS_LEAD,
    PSFS_SCALE,
    due_sentence,
    instructions,
    measure_name,
    score_words,
    source_sentence,
)
from pacing_cli.wording.look_back import change_sentence

_NONE = "No measure is logged yet, and you need none. A few numbers, weeks apart, show a change."
_OTHERS = (
    "To log only the score of a questionnaire from a clinic: "
    "pace measure score NAME NUMBER --better more"
)
_TYPED = {
    "peg": "To log it: pace measure peg 6 5 4",
    "psfs": 'To log it: pace measure psfs "stairs=4" "cooking=6"',
    "sit_to_stand": "To log it: pace measure sit-to-stand 11",
    "walk_test": "To log it: pace measure walk-test 320",
}


def measures_page(
    found: Sequence[Series], changes: Sequence[OutcomeChange], due: Sequence[Due], hard_day: bool
) -> Page:
    """What there is, how it changed since the first time, what is worth doing again."""
    return (
        Heading("Your measures", 1),
        *(_known(found, changes) if any(one.scores for one in found) else (Line(_NONE),)),
        *([Line(HARD_DAY)] if hard_day else [Line(due_sentence(one), "note") for one in due]),
        Gap(),
        *(Line(f"pace measure {one.word}: {one.name}", item=True) for one in INSTRUMENTS),
        Line(_OTHERS, "dim"),
    )


def _known(found: Sequence[Series], changes: Sequence[OutcomeChange]) -> Iterator[Line]:
    for one in found:
        if one.scores:
            yield Line(f"{measure_name(one.instrument)}: {score_words(one)}", item=True)
    for change in changes:
        yield Line(change_sentence(change))


def instrument_page(one: Instrument) -> Page:
    """How a measure is taken, and how it is written down."""
    return (
        Heading(one.name[:1].upper() + one.name[1:], 1),
        *_how(one),
        Line(_TYPED[one.key]),
        Line(f"Source: {source_sentence(one)}", "dim"),
    )


def _how(one: Instrument) -> Iterator[Part]:
    if one.key == "peg":
        yield Line(PEG_LEAD)
        yield from (Line(f"{text} {scale}.", item=True) for _, text, scale in PEG_QUESTIONS)
    elif one.key == "psfs":
        yield Line(PSFS_LEAD)
        yield Line(f"{PSFS_SCALE['more']}.")
    yield from (Line(text, item=True) for text in instructions(one))


def score_page(
    one: Series, changes: Sequence[OutcomeChange], *, practice: bool, unpractised: bool
) -> Page:
    """What was written, and what it says beside the time before and the first time."""
    name = measure_name(one.instrument)
    if practice:
        return (Line(f"Saved: a practice run of {name}. pace does not compare it."),)
    return (
        Line(f"Saved: {name}, {score_words(one)}. To undo: pace undo"),
        *([Line(NO_PRACTICE)] if unpractised else []),
        *(Line(change_sentence(change), item=True) for change in changes),
    )
