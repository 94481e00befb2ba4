"""A gate: something that switches a part of the suggestions off, until it ends."""

from datetime import date
from typing import Literal, NamedTuple

GateKind = Literal[
    "red_flag", "envelope", "illness", "medicine", "condition", "bad", "flare", "returning", "after"
]


class Gate(NamedTuple):
    """What holds, since when, and the first day on which it no longer does."""

    kind: GateKind
    since: date | None = None
    until: date | None = None
    """None: it has no day of its own; how it ends depends on the kind."""
