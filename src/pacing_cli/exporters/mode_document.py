"""`pace/mode/1`: the mode, and every gate that holds."""

from collections.abc import Sequence
from datetime import date

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Gate, Mode
from pacing_cli.wording.mode import gate_end, gate_off


def mode_document(mode: Mode, since: date | None, gates: Sequence[Gate], p: Parameters) -> Document:
    """What holds, since when, until when, and how it ends."""
    return {
        "schema": "pace/mode/1",
        "mode": mode,
        "mode_since": as_json(since),
        "gates": [
            {**as_json(gate), "off": gate_off(gate, p), "ends": gate_end(gate)} for gate in gates
        ],
    }
