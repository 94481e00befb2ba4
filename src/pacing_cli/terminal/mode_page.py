"""The mode as a page: what it means, and everything that holds suggestions back today."""

from collections.abc import Sequence

from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Gate, Mode
from pacing_cli.wording.mode import MODES, NOTHING_OFF, gate_end, gate_off, gate_title, gate_until


def mode_page(mode: Mode, gates: Sequence[Gate], p: Parameters, said: str = "") -> Page:
    """The page. `said`: what was just written, above all else."""
    first = (Line(said), Gap()) if said else ()
    if not gates:
        return (*first, Heading("Mode", 1), Line(MODES[mode]), Line(NOTHING_OFF))
    cells = tuple(
        (gate_title(gate), gate_off(gate, p), gate_until(gate), gate_end(gate)) for gate in gates
    )
    told = tuple(
        f"{title}: off: {off} It holds {until}. How it ends: {end}"
        for title, off, until, end in cells
    )
    columns = ("what holds", "off", "holds", "how it ends")
    return (
        *first,
        Heading("Mode", 1),
        Line(MODES[mode]),
        Gap(),
        Rows(columns, cells, told, stacked=True),
    )
