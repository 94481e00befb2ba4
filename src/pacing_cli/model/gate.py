"""A gate: something that switches a part of the suggestions off, until it ends."""

from datetime import date
from typing import Literal

from pacing_cli.model.value import Value

GateKind = Literal[
    "red_flag", "envelope", "illness", "medicine", "condition", "bad", "flare", "returning", "after"
]


class Gate(Value):
    """What holds, since when, and the first day on which it no longer does."""

    kind: GateKind
    since: date | None = None
    until: date | None = None
    """None: it has no day of its own; how it ends depends on the kind."""
