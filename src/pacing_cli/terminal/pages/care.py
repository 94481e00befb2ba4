"""Pages of agreed limits: the current ones, their changes, and what applies today."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Gate, Mode, Safety
from pacing_cli.model.settings import Care, CareChange
from pacing_cli.model.visit import VisitChanges
from pacing_cli.terminal.pages.plan import safety_part
from pacing_cli.wording.care import (
    HOW_TO_WRITE,
    MODES,
    NOTHING_AGREED,
    NOTHING_OFF,
    agreed_sentence,
    agreement_words,
    change_words,
    gate_end,
    gate_off,
    gate_title,
    gate_until,
    review_is_near,
    review_sentence,
)
from pacing_cli.wording.phrases import count, full_date
from pacing_cli.wording.safety import NUMBERS_NOT_CHECKED, distress_sentences
from pacing_cli.wording.sheet import NEXT, NOT_YET, NOTHING_NEW, new_names, visit_lines

_LIMITS = "Suggestions can be below a ceiling, and never above it."
_SAME = "Nothing has changed since the earlier version."
_FIRST = "This is the first version that pace has seen, so there is nothing to compare yet."


def care_page(care: Care, today: date) -> Page:
    """The page."""
    title = Heading("Your agreed limits", 1)
    if care == Care():
        return (title, Line(NOTHING_AGREED), Line(HOW_TO_WRITE))
    near = review_is_near(care, today)
    return (
        title,
        Line(agreed_sentence(care)),
        Line(review_sentence(care, today), "note" if near else "plain"),
        *_activities(care),
        Gap(),
        Line(_LIMITS, "dim"),
        Line("To see what changed: pace care diff", "dim"),
    )


def _activities(care: Care) -> Iterator[Part]:
    for name, agreed in care.activities.items():
        yield Gap()
        yield Heading(name)
        for what, value in agreement_words(agreed):
            yield Line(f"{what}: {value}", item=True)


def care_changes_page(changes: Sequence[CareChange] | None, since: datetime | None) -> Page:
    """The page. `changes` None: there is no version before; `since`: when that one was seen."""
    title = Heading("What changed in the care file", 1)
    if changes is None or since is None:
        return (title, Line(_FIRST))
    against = Line(f"Compared with the version first seen on {full_date(since.date())}:")
    if not changes:
        return (title, against, Line(_SAME))
    return (title, against, *(Line(change_words(each), item=True) for each in changes))


# The mode as a page: what it means, and everything that holds suggestions back today.


def mode_page(mode: Mode, gates: Sequence[Gate], parameters: Parameters, said: str = "") -> Page:
    """The page. `said`: what was just written, above all else."""
    first = (Line(said), Gap()) if said else ()
    if not gates:
        return (*first, Heading("Mode", 1), Line(MODES[mode]), Line(NOTHING_OFF))
    cells = tuple(
        (gate_title(gate), gate_off(gate, parameters), gate_until(gate), gate_end(gate))
        for gate in gates
    )
    told = tuple(
        f"{title}: off: {off} Lasts {until}. How it ends: {end}" for title, off, until, end in cells
    )
    columns = ("what is on", "off", "lasts", "how it ends")
    return (
        *first,
        Heading("Mode", 1),
        Line(MODES[mode]),
        Gap(),
        Rows(columns, cells, told, stacked=True),
    )


# Where to turn as a page, and what was answered to the safety questions.


def safety_page(
    safety: Safety, country: str, today: date, parameters: Parameters, said: str = ""
) -> Page:
    """The page. `said`: what was just written, above all else."""
    return (
        *((Line(said, "note"), Gap()) if said else ()),
        Heading("Where to turn", 1),
        *safety_part(country),
        Gap(),
        *(Line(text) for text in distress_sentences(country)),
        Line(NUMBERS_NOT_CHECKED, "dim"),
        Gap(),
        Heading("Your answers"),
        *_answers(safety, today, parameters),
    )


_NOT_ANSWERED: Final = "The safety questions are not answered yet. To answer them: pace safety ask"


def _answers(safety: Safety, today: date, parameters: Parameters) -> Iterator[Part]:
    if safety.asked_on is None and not safety.red_flags:
        yield Line(_NOT_ANSWERED)
        return
    when = f"On {full_date(safety.asked_on)}: " if safety.asked_on else ""
    if safety.red_flags:
        yield Line(f"{when}yes to:", "warn")
        yield from (Line(text, item=True) for text in safety.red_flags)
        yield Line("Suggestions are off. After somebody has looked at it: pace safety clear")
    elif safety.flags_answered:
        yield Line(f"{when}none of the safety questions.")
    else:
        yield Line(_NOT_ANSWERED)
    worse = {True: "yes", False: "no", None: "not answered yet"}[safety.post_exertional]
    yield Line(f"Much worse hours or days after small efforts: {worse}.")
    gone = (today - safety.asked_on).days if safety.asked_on else 0
    if gone >= parameters.pem_screen_every:
        yield Line(
            f"You answered {count(gone, 'day')} ago. To answer again: pace safety ask", "note"
        )


# What a visit would change, or has changed: a heading a file, a line a difference.


def visit_page(changes: VisitChanges, written: bool, ask: bool = False) -> Page:
    """The page; `ask`: a question follows it."""
    if changes.nothing:
        return (Heading("From the visit", 1), Line(NOTHING_NEW))
    head = "Written, from the visit" if written else "What the visit would change"
    last = () if ask else (Gap(), Line(NEXT if written else NOT_YET))
    return (Heading(head, 1), *_parts(changes), *last)


def _parts(changes: VisitChanges) -> Iterator[Part]:
    for where, lines in visit_lines(changes):
        if lines:
            yield Gap()
            yield Heading(where)
            yield from (Line(text, item=True) for text in lines)
    if changes.new:
        yield Gap()
        yield Line(new_names(changes.new), "note")
