"""The JSON documents of reviews: `pace/review/1` and `pace/wins/1`."""

from collections.abc import Sequence

from pacing_cli.exporters.entry_documents import entry_line
from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.entry import Entry
from pacing_cli.model.review import Past, WeekLookedAt
from pacing_cli.wording.review import proposal_sentence, win_sentence


def review_document(found: WeekLookedAt, written: Entry | None) -> Document:
    """`pace/review/1`: what was found, and the entry where one was written."""
    fields = as_json(found)
    return {
        "schema": "pace/review/1",
        **fields,
        "wins": [{**as_json(win), "text": win_sentence(win)} for win in found.wins],
        "proposals": [
            {**as_json(one), "key": one.key, "text": proposal_sentence(one)}
            for one in found.proposals
        ],
        "entry": entry_line(written) if written else None,
    }


def wins_document(past: Sequence[Past]) -> Document:
    """`pace/wins/1`: what went well, of every review that was kept."""
    return {"schema": "pace/wins/1", "reviews": as_json(tuple(past))}
