"""What was agreed on as a page, and what changed in it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.settings import Care, CareChange
from pacing_cli.wording.care import (
    HOW_TO_WRITE,
    NOTHING_AGREED,
    agreed_sentence,
    agreement_words,
    change_words,
    review_is_near,
    review_sentence,
)
from pacing_cli.wording.phrases import full_date

_LIMITS = "Suggestions may stay below, and never go above a ceiling."
_SAME = "Nothing changed since the version before."
_FIRST = "This is the first version that pace has seen; there is nothing to compare it with yet."


def care_page(care: Care, today: date) -> Page:
    """The page."""
    title = Heading("What you agreed on", 1)
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
        Line("What changed in it: pace care diff", "dim"),
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
    against = Line(f"Beside the version first seen on {full_date(since.date())}:")
    if not changes:
        return (title, against, Line(_SAME))
    return (title, against, *(Line(change_words(each), item=True) for each in changes))
