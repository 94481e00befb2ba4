"""Wording: where to turn after a safety question was answered yes. It names no illness."""

from collections.abc import Mapping
from typing import Final

from pacing_cli.model.safety import SOON, UNNAMED
from pacing_cli.wording.safety import NOT_WATCHED, emergency_number

_ADVICE_LINES: Final[Mapping[str, str]] = {"GB": "111"}
"""Where advice that cannot wait for an appointment is given by telephone."""


def where_to_turn(answers: tuple[str, ...], country: str) -> tuple[str, ...]:
    """What to do after these answers, in two or three sentences, the most urgent first."""
    sentences = []
    if not SOON.issuperset(answers):
        number = emergency_number(country)
        sentences.append(
            f"If this is new or getting worse, now: call {number}, "
            "or go to an emergency department."
        )
    if UNNAMED in answers or SOON.intersection(answers):
        line = _ADVICE_LINES.get(country.upper())
        doctor = f"a doctor, or call {line}" if line else "a doctor"
        sentences.append(f"Have it looked at soon: speak to {doctor}, within a day or two.")
    sentences.append(f"pace cannot tell what it is. {NOT_WATCHED}")
    return tuple(sentences)
