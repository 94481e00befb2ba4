"""The caps, applied last and once: agreed ceilings and floors (contract, section 5, rule 1)."""

from pacing_cli.model.advice import Advice
from pacing_cli.model.care import Agreement
from pacing_cli.model.quantity import Amount, Measure
from pacing_cli.model.reason import CeilingHeld, FloorHeld


def within(value: float, measure: Measure, agreed: Agreement, floor_holds: bool) -> Advice[float]:
    """The quota inside what was agreed, with the cap that held, if one did.

    The floor does not hold in a flare, on the way back or in envelope mode
    (`floor_holds` False); the ceiling always does.
    """
    asked = Amount(measure, value)
    if agreed.floor and floor_holds and value < agreed.floor.value:
        return Advice(agreed.floor.value, (FloorHeld(agreed.floor, asked),))
    if agreed.ceiling and value > agreed.ceiling.value:
        return Advice(agreed.ceiling.value, (CeilingHeld(agreed.ceiling, asked),))
    return Advice(value, ())
