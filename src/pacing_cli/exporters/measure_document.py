"""The JSON document of the outcome measures: `pace/measures/1`."""

from collections.abc import Sequence

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.findings import Change
from pacing_cli.model.score import INSTRUMENTS, Due, Series
from pacing_cli.wording.report import change_sentence


def measures_document(
    found: Sequence[Series], changes: Sequence[Change], due: Sequence[Due]
) -> Document:
    """Every score, the change since the first time, and what is worth doing again."""
    return {
        "schema": "pace/measures/1",
        "measures": as_json(tuple(found)),
        "changes": [{**as_json(one), "text": change_sentence(one)} for one in changes],
        "due": as_json(tuple(due)),
        "known": [
            {"instrument": one.key, "name": one.name, "better": one.better, "source": one.source}
            for one in INSTRUMENTS
        ],
    }
