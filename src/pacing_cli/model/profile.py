"""The person's own settings."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

Mode = Literal["graded", "envelope"]


class Safety(NamedTuple):
    """The answers to the safety questions, as the person gave them."""

    asked_on: date | None = None
    red_flags: tuple[str, ...] = ()
    """Which of the questions were answered yes; empty: none, or not asked."""
    post_exertional: bool | None = None
    """Worse hours to days after small efforts; None: not answered."""


class Profile(NamedTuple):
    """Everything may be left out.

    `day_start` and `day_end` are minutes after midnight, the end excluded.
    """

    name: str = ""
    mode: Mode = "graded"
    mode_since: date | None = None
    day_start: int = 8 * 60
    day_end: int = 20 * 60
    zone: str = ""
    country: str = ""
    """Two letters; decides which emergency number the safety page shows."""
    safety: Safety = Safety()
    contingency: tuple[str, ...] = ()
    """What the person wrote down for a bad day, a line each."""
    parameters: Mapping[str, float] = {}
    """Parameters that the person or the therapist chose, by dotted name."""
