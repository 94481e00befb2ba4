"""`pace/visit/1`: what a visit would change, or has changed; and the form with the empty boxes."""

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.visit import VisitChanges
from pacing_cli.wording.care import change_words
from pacing_cli.wording.visit import goal_change_words


def visit_document(changes: VisitChanges, written: bool) -> Document:
    """`written`: true where it stands in the files now."""
    return {
        "schema": "pace/visit/1",
        "written": written,
        "care": [{**as_json(one), "text": change_words(one)} for one in changes.care],
        "goals": [{**as_json(one), "text": goal_change_words(one)} for one in changes.goals],
        "answers": [{"question": asked, "answer": said} for asked, said in changes.answers],
        "note": changes.note or None,
        "new": list(changes.new),
    }
