"""Release: what the rule of `said.py` cannot tell apart, each with its reason.

Whoever adds a line says why. A text that is stored, typed, or read by a program must not change
with the language; everything else that a person reads has to.
"""

from collections.abc import Mapping
from typing import Final

DATA_FILES: Final[Mapping[str, str]] = {
    "simulation/demo.py": "the journal and settings of the invented person: a person's own words",
    "exporters/fhir.py": "read by other programs; the codes have English names",
    "exporters/manual.py": "marks and headings of manual pages, which have English names",
    "importers/reading/words.py": "headers of other programs' tables",
    "model/stop_words.py": "words to look for in what is typed",
    "shorthand/vocabulary.py": "words that are typed",
    "shorthand/spoken_when.py": "names of months and days, and hours, as they are typed",
    "model/quantity.py": "units, which are typed and read back",
}
"""Files that hold no sentence."""

DATA: Final[Mapping[str, tuple[str, ...]]] = {
    # Parts of a name that ties an entry or an event to where it came from.
    "exporters/calendar.py": ("week {day:%G-%V}", "care review", "flare plan"),
    "importers/formats/attack_list.py": (
        "{at_isoformat} attack", "{at_isoformat} dose {name_strip}",
    ),
    "importers/entries.py": ("{day} steps", "{day} check"),
    "engine/look_back/outcomes.py": ("psfs: {name}",),
    # The review list is read again: its places keep their form.
    "app/inbox.py": ("{file_path_name} of {clock_now:%Y-%m-%d %H:%M}",),
    # A value of `--json`, for which `wording` has the words.
    "engine/patterns/associations.py": ("sleep hours", "sleep quality", "time upright"),
    # The question of a try is sealed with it, in the journal.
    "app/experiment_start.py": (" or ",),
    # Goes out in FHIR, where all texts are English.
    "app/export.py": (
        "Calculated on {run_today} by pace {version}, engine {ENGINE_VERSION}, "
        "from the entries; not measured, not said by the person",
    ),
    # Names to choose by, of invented people and of the starter list.
    "simulation/people.py": (
        "steady improver", "delayed payback", "delayed, not said", "erratic logger",
        "only bad days", "noisy rater", "sedated by evening",
    ),
    "model/shipped.py": ("visit friends", "phone call", "load and start", "hang up"),
    # What stands in a journal where it was picked from a list.
    "model/findings.py": (
        "too much to do",
        "nobody to help",
        "getting there",
        "it slipped my mind",
    ),
    # Fields of a share, names of modules and of programs, marks of a state.
    "wording/share.py": (
        "mood", "stress", "sleep", "pain", "medicines", "activities", "flares", "amounts",
        "steadiness", "days", "range", "goals", "together", "questions",
    ),
    "wording/__init__.py": ("sums", "notices", "quota_short", "sources"),
    "terminal/timer.py": ("notify-send", "osascript", "spd-say", "say", "espeak-ng"),
    "terminal/keys.py": ("gone",),
    "terminal/charts.py": ("clear",),
    # Columns and sources of other programs.
    "importers/formats/apple_health.py": ("Apple Health",),
    "importers/tables/columns.py": ("%Y-%m-%d {form}", "2000-01-01 {cell}"),
    "importers/formats/bearable.py": ("all day",),
    "importers/formats/fitbit_web.py": ("Minutes Sedentary", "Minutes Asleep"),
    "importers/formats/google_health.py": ("Google Health",),
    "importers/formats/withings.py": ("light (s)", "deep (s)", "rem (s)"),
    # A call that is tried, a line for a shell, a font, a value of `--json`, a file's name.
    "cli/commands/replay.py": ("why walk", "pace --home {quoted_folder}"),
    "cli/commands/completion.py": ("{start}source {quoted_str_place}  # the Tab key for pace\n",),
    "exporters/charts.py": ("DejaVu Sans",),
    "exporters/json/look_back.py": ("as of today",),
    "storage/inbox.py": ("icon\r",),
}  # fmt: skip
"""Texts that look like a sentence and are none, by file."""

SAID: Final[Mapping[str, tuple[str, ...]]] = {
    # Sentences among the tables of other programs' words.
    "importers/formats/gpx_file.py": (
        "its places or times cannot be", "the track has no times, so its day is not known",
    ),
    "importers/reading/archive.py": ("Nothing was read in.",),
    "importers/registry.py": (
        "Fitbit account archive", "Fitbit website tables", "Garmin account export",
        "Garmin table of activities", "FIT files of a watch", "TCX files of a watch",
        "GPX tracks", "A list of attacks", "Oura as JSON",
    ),
    "importers/matching.py": (
        "resting heart rate", "heart rate", "highest heart rate", "heart rate variability",
        "distance", "stiffness", "fatigue",
    ),
    "importers/formats/taplog.py": (
        "a start without an end, or an end without a start, so its length is not known",
    ),
    "model/parameter_table.py": ("convention, source not checked",),
    # Words alone in the room of commands.
    "cli/commands/activity.py": ("paused", "weekdays", "warm-up", "cool-down"),
    "cli/commands/files.py": ("added", "entries", "everything",),
    "cli/commands/amend.py": ("Changed",),
    "cli/import_page.py": (
        "what", "from", "to", "new", "changed", "same", "unknown", "refused",
    ),
    "app/receipts.py": ("today", "yesterday", "is", "are"),
    "exporters/charts.py": ("ceiling", "floor", "daily amount"),
    "exporters/sheet/front.py": ("baseline", "ceiling"),
    "wording/receipt.py": ("note",),
}  # fmt: skip
"""Texts that a person reads and that the rule takes for data, by file."""
