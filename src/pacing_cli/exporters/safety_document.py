"""`pace/safety/1`: the fixed texts for a country, and the answers as they were given."""

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.profile import Safety
from pacing_cli.wording.safety import (
    NOT_WATCHED,
    NUMBERS_NOT_CHECKED,
    distress_sentences,
    emergency_number,
    helpline,
    safety_lines,
)


def safety_document(safety: Safety, country: str) -> Document:
    """Numbers are null where none is known for the country."""
    return {
        "schema": "pace/safety/1",
        "country": country or None,
        "emergency": emergency_number(country),
        "helpline": helpline(country) or None,
        "signs": [{"text": lead, "signs": list(signs)} for lead, signs in safety_lines(country)],
        "distress": list(distress_sentences(country)),
        "numbers": NUMBERS_NOT_CHECKED,
        "not_watched": NOT_WATCHED,
        "answers": as_json(safety),
    }
