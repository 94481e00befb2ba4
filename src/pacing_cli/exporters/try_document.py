"""`pace/try/1`: experiments with their protocols, how far they are, and what came out."""

from collections.abc import Mapping, Sequence

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.experiment import TriedOut


def protocol_document(fields: Mapping[str, object], *, written: bool) -> Document:
    """The protocol with its seal, and whether it stands in the journal now."""
    return {"schema": "pace/protocol/1", "written": written, **as_json(fields)}


def tries_document(found: Sequence[TriedOut]) -> Document:
    """Every try, the oldest first. `results` are there once it is over."""
    return {"schema": "pace/try/1", "tries": [_one(one) for one in found]}


def _one(one: TriedOut) -> Document:
    return {
        "protocol": {**as_json(one.protocol), "end": as_json(one.protocol.end)},
        "sha256": one.seal,
        "today": {"arm": one.arm or None, "rests": one.rests or None},
        "blocks_known": one.blocks_known,
        "sides": [_side(as_json(side), one) for side in one.counts],
        "ended": as_json(one.ended),
        "results": as_json(one.results),
    }


def _side(side: Document, one: TriedOut) -> Document:
    """Its mean is told only once it is over, as the results are."""
    return side if one.ended else {**side, "mean": None}
