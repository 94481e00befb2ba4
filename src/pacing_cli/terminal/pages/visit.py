"""What a visit would change, or has changed: a heading a file, a line a difference."""

from collections.abc import Iterator

from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.visit import VisitChanges
from pacing_cli.wording.sheet import NEXT, NOT_YET, NOTHING_NEW, new_names, visit_lines


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
