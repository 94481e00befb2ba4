"""`pace/care/1` and `pace/care-diff/1`: what was agreed on, and what changed in it."""

from collections.abc import Sequence
from datetime import date, datetime

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.settings import Care, CareChange
from pacing_cli.wording.care import change_words


def care_document(care: Care, today: date) -> Document:
    """`due`: the date for looking at it again has come."""
    due = care.review_on is not None and care.review_on <= today
    return {"schema": "pace/care/1", **as_json(care), "due": due}


def care_changes_document(changes: Sequence[CareChange] | None, since: datetime | None) -> Document:
    """`changes` is null where there is no version before."""
    return {
        "schema": "pace/care-diff/1",
        "since": as_json(since),
        "changes": None
        if changes is None
        else [{**as_json(each), "text": change_words(each)} for each in changes],
    }
