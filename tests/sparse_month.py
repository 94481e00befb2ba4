"""A sparse, messy month as a test journal: half of the days known, a boom, a flare, a holiday."""

from datetime import date
from functools import cache

from pacing_cli.model.profile import Pause, Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import History, read_history

START, END = date(2026, 4, 4), date(2026, 5, 1)
LINES = """\
2026-03-24..2026-03-27 check pain 3
2026-03-24..2026-03-27 walk 12m pain 3-3 effort 3
2026-03-28 visit
2026-03-30 walk 12m pain 3-4 effort 3
2026-03-31 check pain 3 sleep 7h
2026-04-02 walk 12m pain 3-3 effort 3
2026-04-05 check pain 3 fatigue 4 sleep 7h
2026-04-05 walk 12m pain 3-4 effort 3
2026-04-06 check pain 4 fatigue 4 note slept badly, the neighbours had a party
2026-04-07 walk 10m pain 4-4 effort 4
2026-04-07 dose start amitriptyline 10mg
2026-04-09 check pain 4 fatigue 5 mood 5
2026-04-10 check pain 3 fatigue 4
2026-04-10 garden 4h pain 3-6 effort 6 +visitors note my sister came, we dug the whole bed
2026-04-11 check pain 5 fatigue 6 sleep 5h +visitors
2026-04-12 flare pain 8 note cannot get up without the banister
2026-04-13 check pain 8 fatigue 8 mood 3 impact +knee
2026-04-15 check pain 7 fatigue 7 +knee
2026-04-17 check pain 4 fatigue 5
2026-04-18 check pain 4 fatigue 5
2026-04-28 check pain 3 fatigue 4
2026-04-28 walk 5m pain 3-4 effort 3 stopped pain
2026-04-30 check pain 4 fatigue 5 note back from the coast, tired but glad
2026-05-01 check pain 3 fatigue 4
"""
"""As a person types them. The holiday of 19 to 27 April stands in the settings."""

SETTINGS = Settings(
    profile=Profile(
        pauses=(Pause("holiday", date(2026, 4, 19), date(2026, 4, 28)),), places=("knee", "back")
    ),
    care=Care("A. Therapist", date(2026, 3, 28), None, {"walk": Agreement(Amount("minutes", 20))}),
)


@cache
def sparse_month() -> History:
    """The journal from 24 March to 1 May 2026; the report is that of the last 28 days."""
    return read_history(LINES)
