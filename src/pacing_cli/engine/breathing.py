"""Paced breathing: where in a breath one is after so many seconds."""

from typing import Literal

from pacing_cli.model.value import Value

Way = Literal["in", "out"]


class Breath(Value):
    """In or out, which breath of the whole, how full the chest is (0 to 1), what is left of it."""

    way: Way
    number: int
    full: float
    left: float
    """Seconds until it turns."""


def breath_at(seconds: float, breathe_in: float, breathe_out: float) -> Breath:
    """The breath at a moment; the first one begins at 0."""
    number, within = divmod(max(seconds, 0.0), breathe_in + breathe_out)
    if within < breathe_in:
        return Breath("in", int(number) + 1, within / breathe_in, breathe_in - within)
    gone = within - breathe_in
    return Breath("out", int(number) + 1, 1 - gone / breathe_out, breathe_out - gone)
