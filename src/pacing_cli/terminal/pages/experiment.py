"""Pages of experiments: the protocol, the progress, the result."""

from collections.abc import Iterator, Sequence
from datetime import date

from pacing_cli.model.experiment import ExperimentResult, Protocol
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.wording.experiment import (
    NOT_BEFORE_THE_END,
    SAFETY_FIRST,
    WITHOUT_PROMISE,
    count_sentence,
    design,
    progress,
    results,
    today_sentence,
    why_ended,
)

_SEAL_SHOWN = 12


def protocol_page(protocol: Protocol, seal: str, *, written: bool) -> Page:
    """What is fixed now, and its seal."""
    title = "Your experiment, as it is fixed now" if written else "How the experiment would run"
    last = (
        "pace plan shows each day which way it is. To undo: pace undo"
        if written
        else "Nothing was saved."
    )
    return (
        Heading(title, 1),
        *_design(protocol, seal),
        Gap(),
        Line(SAFETY_FIRST, "note"),
        Line(NOT_BEFORE_THE_END),
        Line(WITHOUT_PROMISE, "dim"),
        Line(last),
    )


def _design(protocol: Protocol, seal: str) -> Iterator[Part]:
    cells = (*design(protocol), ("seal", seal[:_SEAL_SHOWN]))
    yield Rows(("what", "fixed"), cells, tuple(f"{name}: {value}" for name, value in cells))


def tries_page(found: Sequence[ExperimentResult]) -> Page:
    """Every try in short, the newest first; or how to begin one."""
    if not found:
        return (
            Heading("Experiments", 1),
            Line("You have no experiments yet. To compare two ways, for example:"),
            Line('pace try start walk "with warm-up" "without warm-up"', item=True),
            Line("pace try level walk 10m 12m", item=True),
            Line(WITHOUT_PROMISE, "dim"),
        )
    return (
        Heading("Your experiments", 1),
        *(part for one in reversed(found) for part in _in_short(one)),
        Line("To see the latest one in full: pace try show", "dim"),
    )


def _in_short(one: ExperimentResult) -> Iterator[Part]:
    yield Heading(one.protocol.question)
    if one.ended is None:
        yield Line(progress(one))
        return
    yield Line(why_ended(one.ended))
    yield from (Line(text) for text in results(one))


def try_page(one: ExperimentResult, today: date) -> Page:
    """One try whole."""
    return (
        Heading(one.protocol.question, 1),
        *_now(one, today),
        *(Line(text, "note") for text in results(one)),
        *_counts(one),
        Gap(),
        Heading("The fixed rules"),
        *_design(one.protocol, one.seal),
        Gap(),
        Line(SAFETY_FIRST, "dim"),
        Line(WITHOUT_PROMISE, "dim"),
    )


def _now(one: ExperimentResult, today: date) -> Iterator[Part]:
    if one.ended:
        yield Line(why_ended(one.ended))
        return
    if today >= one.protocol.start:
        yield Line(today_sentence(one.arm, one.rests))
    yield Line(progress(one))
    yield Line(NOT_BEFORE_THE_END, "dim")


def _counts(one: ExperimentResult) -> Iterator[Part]:
    if any(each.turns for each in one.counts):
        yield from (Line(count_sentence(each), item=True) for each in one.counts)
