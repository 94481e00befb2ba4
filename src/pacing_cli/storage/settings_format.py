"""Storage: the four TOML files of the person as values, with all their problems. No disk here.

Every reader takes a file that is parsed and answers with a value; what cannot hold is
noted in the file's `problems`, and the default stands in its place. An activity, the
profile and the care file have modules of their own and are given here too.
"""

from pacing_cli.model.activity import Activity
from pacing_cli.storage.activity_format import ACTIVITY_KEYS as ACTIVITY_KEYS
from pacing_cli.storage.activity_format import read_activity
from pacing_cli.storage.care_format import AGREEMENT_KEYS as AGREEMENT_KEYS
from pacing_cli.storage.care_format import CARE_KEYS as CARE_KEYS
from pacing_cli.storage.care_format import check_together as check_together
from pacing_cli.storage.care_format import note_unlisted as note_unlisted
from pacing_cli.storage.care_format import read_care as read_care
from pacing_cli.storage.goal_format import GOAL_KEYS as GOAL_KEYS
from pacing_cli.storage.goal_format import read_goals as read_goals
from pacing_cli.storage.profile_format import CALENDAR_KEYS as CALENDAR_KEYS
from pacing_cli.storage.profile_format import FLARE_PLAN_KEYS as FLARE_PLAN_KEYS
from pacing_cli.storage.profile_format import PROFILE_KEYS as PROFILE_KEYS
from pacing_cli.storage.profile_format import SAFETY_KEYS as SAFETY_KEYS
from pacing_cli.storage.profile_format import read_profile as read_profile
from pacing_cli.storage.toml_table import TomlFile


def read_activities(file: TomlFile) -> dict[str, Activity]:
    """`activities.toml`: a table for each activity, in the order of the file."""
    top = file.table(file.parsed())
    for key, value in top.values().items():
        if not isinstance(value, dict):
            top.refuse(key, "stands outside of every activity; an activity begins with [its name]")
    return {name: read_activity(name, table) for name, table in top.tables().items()}
