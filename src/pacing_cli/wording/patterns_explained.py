"""How the patterns are worked out: the formula, its numbers, and how well they are supported."""

from typing import Final

from pacing_cli.model.parameter_table import BY_FIELD
from pacing_cli.model.parameters import Parameters
from pacing_cli.wording.phrases import fine
from pacing_cli.wording.sources import of_parameter

_BY_CHANCE: Final = "1 to 11"
"""Of 100 stretches of 28 stable days with a sign in them: five ratings that hang together
(0.3), from day to day by 0, 0.3 and 0.5, with 15 % of the days missing."""

_SHIFT_BY_CHANCE: Final = "2 to 6"
"""`bench/engine_shift.py`: spread 1 and 1.5, days that resemble the day before by 0.3 and 0.5."""


def explained(p: Parameters) -> tuple[str, ...]:
    """A paragraph for each section, with the numbers in force."""
    return (
        f"Early signs: {p.warn_signals} of 5 signals, each with a mean of {p.warn_window} days "
        f"beyond {fine(p.warn_sd)} times your own spread; {p.warn_persist_days} rated days in a "
        f"row; or pain alone beyond {fine(p.warn_single_sigma)} times. It shows up by chance too: "
        f"in {_BY_CHANCE} of 100 stretches of four weeks whose days do not change at all "
        "(simulation by this project). It is a pattern in your log, and no more. "
        f"{_source('warn_sd')}",
        f"Steadier or not: how far a day's amount lies from the day before (root mean square), "
        f"over the mean; for {p.swing_window} days, beside the {p.swing_window} before. Under "
        f"{fine(p.swing_change)} % either way it counts as the same. {_source('swing_change')}",
        f"A shift of the usual level: the last {p.shift_days} rated days beside up to "
        f"{p.flare_spread_window} before; a run that still lasts, longer than round(log2 n) + 3 "
        "(seen in studies: Anhøj and Olesen 2014), and medians that lie "
        f"{fine(p.shift_least_points)} or more on the scale, and {fine(p.shift_sd)} times the "
        "spread, apart. "
        f"It is told by chance too: in {_SHIFT_BY_CHANCE} of 100 stretches of 60 days "
        f"whose level never moves (simulation by this project). {_source('shift_sd')}",
        f"The next days: the mean of the {p.payback_days} days after, more than your median "
        f"against other days; with the day's own level and slow change held equal. With n days "
        f"on each side (harmonic mean) and the typed demand d: cost = (n x seen + "
        f"{fine(p.payback_prior_days)} x {fine(p.payback_per_demand)} x d) / (n + "
        f"{fine(p.payback_prior_days)}). The range holds {fine(p.payback_interval)} %. "
        f"{_source('payback_prior_days')} Where nothing is behind it, a range lies on one side "
        f"by chance in about {fine(100 - p.payback_interval)} of 100.",
        f"What goes together: yesterday's rating and slow change are held equal; "
        f"{p.assoc_min_days} days, {p.assoc_min_exposed} with and without; of all that is said, "
        f"{fine(p.assoc_fdr_q * 100)} % may be chance. {_source('assoc_fdr_q')}",
        f"The map: a part of the day is named when it lies {fine(p.map_least_points)} points or "
        f"more above the rest; and further than chance brings. {_source('map_least_points')}",
    )


def _source(field: str) -> str:
    return f"Source: {of_parameter(BY_FIELD[field])}."
