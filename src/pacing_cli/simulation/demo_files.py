"""Engine: the settings that an invented person and their therapist wrote down."""

from collections.abc import Mapping
from datetime import date, timedelta

from pacing_cli.engine.statistics import Chance
from pacing_cli.model.value import Value
from pacing_cli.simulation.demo_journal import DAYS, VISIT, DemoEntry, told_of, weeks


def settings_files(today: date) -> Mapping[str, str]:
    """The four files by name, as a person would have them, comments included."""
    visit = today - timedelta(days=DAYS - 1 - VISIT)
    return {
        "profile.toml": _profile(visit),
        "activities.toml": _ACTIVITIES,
        "care.toml": _care(visit, today + timedelta(days=35)),
        "goals.toml": _goals(today + timedelta(days=56)),
    }


def _profile(asked_on: date) -> str:
    return f"""# An invented person. Nobody real stands behind these lines.
name = "Robin (invented)"
mode = "graded"
day = "08:00-20:00"
country = "GB"

# What helps on a bad day, a line each.
contingency = [
  "lie down with a warm pack, twenty minutes",
  "soup from the freezer",
  "text Ana, call off what can wait",
]

[safety]
asked_on = {asked_on.isoformat()}
red_flags = []
post_exertional = false
"""


_ACTIVITIES = """# What the week is made of. Amounts come from the journal, not from here.

[walk]
measure = "minutes"
demand = 4
kind = "moving"
priority = "should"
meaning = "getting to the market on foot again"
lighter = "once round the courtyard"

[kitchen]
measure = "minutes"
demand = 4
kind = "chores"
priority = "must"
lighter = "sit down to chop"

[shoulder]
# Exercises with a small weight, two days a week and never two in a row.
measure = "reps"
demand = 5
kind = "moving"
days = ["tue", "fri"]
resistance = true

[reading]
measure = "minutes"
demand = 2
kind = "work"

[garden]
measure = "minutes"
demand = 6
kind = "moving"
priority = "want"
days = ["wed", "sat"]
meaning = "tomatoes in summer"
lighter = "water the pots, sitting"
"""


def _care(agreed_on: date, review_on: date) -> str:
    return f"""# Agreed at the session. Suggestions stay inside these limits.
agreed_with = "J. Example, physiotherapist"
agreed_on = {agreed_on.isoformat()}
review_on = {review_on.isoformat()}

[activity.walk]
method = "clinician"
baseline = "9m"        # after three weeks of too much and too little
ceiling = "20m"
floor = "5m"
step = "1m"
hold_days = 7

[activity.shoulder]
ceiling = "12reps"
"""


def _goals(by: date) -> str:
    return f"""# What this is for.

[market]
what = "walk to the market and back"
why = "to choose my own vegetables, and to meet people"
by = {by.isoformat()}
activities = ["walk"]
target = "18m"
start = "9m"
transport = "the bus back, the first few times"
bad_days = ["if the legs are heavy, then to the corner and back"]

[tomatoes]
what = "plant and keep four pots of tomatoes"
why = "the garden is where my head gets quiet"
activities = ["garden"]
"""


# Engine: an invented person who kept a journal for twelve weeks.
#
# For the demo, and for checks that need a whole life rather than a few lines.
# Nobody real stands behind it: every number is drawn from the chance that is
# handed in, so the same seed and the same day give the same person.


class DemoPerson(Value):
    """An invented person: what was written down, and the four files of settings."""

    told: tuple[DemoEntry, ...]
    """In the order in which it happened, up to the evening of the last day."""
    files: Mapping[str, str]
    """The text of each file by its name: `profile.toml`, `activities.toml`, ..."""


def invent(chance: Chance, today: date) -> DemoPerson:
    """Twelve weeks that end on the evening of `today`.

    A see-saw start, three steady tries, a visit, a flare around the sixth week
    with its way back, and steadier weeks after it.
    """
    days = weeks(chance, today)
    return DemoPerson(
        told=tuple(told for day in days for told in told_of(chance, day)),
        files=settings_files(today),
    )
