"""The energy of the last days as a line of a page, in envelope mode only."""

from collections.abc import Iterator

from pacing_cli.model.page import Line, Part
from pacing_cli.model.plan import NotYet
from pacing_cli.model.reason import EnergyUsed
from pacing_cli.wording.energy import energy_line


def energy_part(energy: EnergyUsed | NotYet | None) -> Iterator[Part]:
    """One line; none where there is no such budget."""
    if energy is not None:
        yield Line(energy_line(energy))
