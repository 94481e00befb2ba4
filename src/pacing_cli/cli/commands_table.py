"""The commands, in the order of the help. No Typer here, because completion reads this module."""

from typing import Final

from pacing_cli.model.value import Value


class CommandRow(Value):
    """One command: its name, its panel of the help, and its help in one line."""

    name: str
    panel: str
    help: str

    @property
    def words(self) -> bool:
        """Whether free words follow: what begins with a dash can be one of them."""
        return self.name in _WITH_WORDS

    @property
    def module(self) -> str:
        """The name of its file: that of its function, where no other holds it."""
        return _FILES.get(self.name, self.function)

    @property
    def function(self) -> str:
        """The name of its function: Python keeps some words for itself, which get a stroke."""
        return {"import": "import_", "try": "try_"}.get(self.name, self.name)


_FILES: Final = {
    **dict.fromkeys(("check", "note", "dose", "bad", "better", "same"), "quick"),
    **dict.fromkeys(("backup", "restore", "doctor", "purge"), "files"),
    **dict.fromkeys(("undo", "withdraw"), "amend"),
    **dict.fromkeys(("help", "learn"), "texts"),
    **dict.fromkeys(("chart", "patterns"), "report"),
    "mode": "care",
    "show": "list",
    **dict.fromkeys(("simulate", "demo"), "replay"),
    **dict.fromkeys(("card", "support"), "share"),
    **dict.fromkeys(("today", "done", "why"), "plan"),
    "calendar": "export",
    "holiday": "care",
}
_WITH_WORDS: Final = frozenset((
    "log", "check", "note", "dose", "bad", "better", "flare", "go", "done", "visit", "amend",
    "same",
))  # fmt: skip

EVERY_DAY: Final = "Every day"
SETTING_UP: Final = "Setting up"
LOOKING_BACK: Final = "Looking back"
YOUR_FILES: Final = "Your files"

COMMANDS: Final[tuple[CommandRow, ...]] = (
    CommandRow("log", EVERY_DAY, "Log an activity: pace log walk 12m pain 3-4"),
    CommandRow("check", EVERY_DAY, "Check in: pace check pain 4 fatigue 5 sleep 6.5h"),
    CommandRow("plan", EVERY_DAY, "Show today's plan, and why."),
    CommandRow("today", EVERY_DAY, "Show what is done and what is next. As a list: --checklist"),
    CommandRow("done", EVERY_DAY, "Tick off part of today's list: pace done 3"),
    CommandRow("same", EVERY_DAY, "Log what the plan says next, or what you did yesterday."),
    CommandRow("calendar", EVERY_DAY, "Save the coming days as a calendar file, with alarms."),
    CommandRow("go", EVERY_DAY, "Time the next part: pace go, pace go walk 12m"),
    CommandRow("calm", EVERY_DAY, "Take a calm moment: breathing, body scan, warm-up and more."),
    CommandRow("why", EVERY_DAY, "Show the rule, the sum and the source of each number."),
    CommandRow("bad", EVERY_DAY, "Call today a bad day. pace stays quiet until pace better."),
    CommandRow("better", EVERY_DAY, "Say that you feel better. Amounts build back up in steps."),
    CommandRow("flare", EVERY_DAY, "Say that a flare began. Over: flare end. Plan: flare plan"),
    CommandRow("note", EVERY_DAY, "Write a note in your own words."),
    CommandRow("dose", EVERY_DAY, "Log a medicine that you took."),
    CommandRow("undo", EVERY_DAY, "Undo the last thing that was saved."),
    CommandRow("setup", SETTING_UP, "Answer a few questions. You can skip any of them."),
    CommandRow("activity", SETTING_UP, "List, add, change or pause your activities."),
    CommandRow("mode", SETTING_UP, "Show or change the mode, and pause steps up."),
    CommandRow("holiday", SETTING_UP, "Pause the plan for a holiday: pace holiday until 31 March"),
    CommandRow("goal", SETTING_UP, "Set goals, and see the steps that lead there."),
    CommandRow("care", SETTING_UP, "Show the limits you agreed with a therapist."),
    CommandRow("safety", SETTING_UP, "Show where to get help, and the safety questions."),
    CommandRow("support", SETTING_UP, "List people and places that help, and for what."),
    CommandRow("demo", SETTING_UP, "Make 12 weeks of an invented person, in a new folder."),
    CommandRow("learn", SETTING_UP, "Read short cards on pacing, with their sources."),
    CommandRow("help", SETTING_UP, "Read about a topic or a command: pace help words"),
    CommandRow("completion", SETTING_UP, "Complete commands and your own words with the Tab key."),
    CommandRow("report", LOOKING_BACK, "Make the report for a visit."),
    CommandRow("chart", LOOKING_BACK, "Draw a chart: pace chart amount walk"),
    CommandRow("review", LOOKING_BACK, "Look back at the week: what went well, what to change."),
    CommandRow(
        "measure", LOOKING_BACK, "Take a measure every few weeks, and see what a change means."
    ),
    CommandRow("patterns", LOOKING_BACK, "Show what repeats in your journal: ranges and counts."),
    CommandRow("share", LOOKING_BACK, "Share only what you choose: pace share --to family"),
    CommandRow("card", LOOKING_BACK, "Show one plain sentence about today, to pass on."),
    CommandRow("list", LOOKING_BACK, "List your entries."),
    CommandRow("show", LOOKING_BACK, "Show one entry in full, with its changes."),
    CommandRow(
        "visit", LOOKING_BACK, "Save what you agreed at a visit, or mark one: pace visit done"
    ),
    CommandRow("try", LOOKING_BACK, "Run an experiment: compare two ways."),
    CommandRow("replay", LOOKING_BACK, "Show a past day's plan, from what was known then."),
    CommandRow(
        "simulate", LOOKING_BACK, "Show an invented person's months, with and without the plan."
    ),
    CommandRow("amend", YOUR_FILES, "Change an entry: pace amend pain 4"),
    CommandRow("withdraw", YOUR_FILES, "Remove an entry: pace withdraw hoovering"),
    CommandRow("inbox", YOUR_FILES, "Read lines from a phone or a folder, and check them."),
    CommandRow("import", YOUR_FILES, "Import from a phone, a watch or a table."),
    CommandRow("export", YOUR_FILES, "Export your entries: csv, json, jsonl, fhir, markdown."),
    CommandRow("doctor", YOUR_FILES, "Check all files for problems."),
    CommandRow("backup", YOUR_FILES, "Back up everything, in a folder or one file."),
    CommandRow("restore", YOUR_FILES, "Restore a backup."),
    CommandRow("purge", YOUR_FILES, "Delete dates, a tag, a field or everything, for good."),
)
