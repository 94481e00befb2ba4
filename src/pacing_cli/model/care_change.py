"""One difference between two versions of the care file."""

from datetime import date

from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value

CareValue = Amount | date | float | int | str | tuple[str, ...] | None
"""What a key of the care file can hold; None: it is not there."""


class CareChange(Value):
    """What stood under a key before, and what stands there now."""

    activity: str
    """Empty for who agreed, when, and until when."""
    key: str
    before: CareValue
    now: CareValue
