"""The commands, in the order of the help. No Typer here: completion reads this room too."""

from typing import Final

from pacing_cli.model.value import Value


class CommandRow(Value):
    """One command: its name, the panel of the help it stands in, and its help in one line."""

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
    CommandRow("log", EVERY_DAY, "Write an activity down: pace log walk 12m pain 3-4"),
    CommandRow("check", EVERY_DAY, "A check-in: pace check pain 4 fatigue 5 sleep 6.5h"),
    CommandRow("plan", EVERY_DAY, "The day's schedule, and why."),
    CommandRow("today", EVERY_DAY, "What is done, what is still to come; --checklist: to tick."),
    CommandRow("done", EVERY_DAY, "Tick something of today's list: pace done 3"),
    CommandRow("same", EVERY_DAY, "Log what the plan says next, or what you did yesterday."),
    CommandRow("calendar", EVERY_DAY, "The days to come as a file for your calendar, with alarms."),
    CommandRow("go", EVERY_DAY, "A timer for the next part: pace go, pace go walk 12m"),
    CommandRow("calm", EVERY_DAY, "Breathing, grounding, muscles, a body scan, warming up."),
    CommandRow("why", EVERY_DAY, "For each number: the rule, the arithmetic, the source."),
    CommandRow("bad", EVERY_DAY, "A bad day: your own lines for it, and quiet until pace better."),
    CommandRow("better", EVERY_DAY, "Better again: the amounts come back in steps."),
    CommandRow(
        "flare", EVERY_DAY, "A flare has begun; flare end: it is over; flare plan: for then."
    ),
    CommandRow("note", EVERY_DAY, "A note in your own words."),
    CommandRow("dose", EVERY_DAY, "A medicine that was taken."),
    CommandRow("undo", EVERY_DAY, "Take back the last thing that was written."),
    CommandRow("setup", SETTING_UP, "A few questions, each of which can be skipped."),
    CommandRow("activity", SETTING_UP, "Your activities: list, add, change, pause."),
    CommandRow("mode", SETTING_UP, "Graded or envelope; pauses: what is off, until when."),
    CommandRow("holiday", SETTING_UP, "Pause the plan for a holiday: pace holiday until 31 March"),
    CommandRow("goal", SETTING_UP, "Your goals, and the steps that lead there."),
    CommandRow("care", SETTING_UP, "What you agreed on with a therapist, in plain words."),
    CommandRow("safety", SETTING_UP, "Where to turn, and the safety questions."),
    CommandRow("support", SETTING_UP, "People, work, transport, places: what each is good for."),
    CommandRow("demo", SETTING_UP, "Twelve weeks of an invented person, in a home of its own."),
    CommandRow("learn", SETTING_UP, "Short cards on pacing, in plain words, with their sources."),
    CommandRow("help", SETTING_UP, "By topic or by command: pace help words, pace help log"),
    CommandRow("completion", SETTING_UP, "Let the Tab key fill in commands and your own words."),
    CommandRow("report", LOOKING_BACK, "The sheet for a therapy session."),
    CommandRow("chart", LOOKING_BACK, "How it went, drawn: pace chart amount walk"),
    CommandRow(
        "review", LOOKING_BACK, "The week: what went well, what to change; two minutes or ten."
    ),
    CommandRow("measure", LOOKING_BACK, "Outcome measures, weeks apart, with what a change means."),
    CommandRow(
        "patterns", LOOKING_BACK, "What repeats in your log: ranges and counts, never causes."
    ),
    CommandRow("share", LOOKING_BACK, "Say only what you mean to: pace share --to family"),
    CommandRow("card", LOOKING_BACK, "One plain sentence on today, to show or to send."),
    CommandRow("list", LOOKING_BACK, "What was written down."),
    CommandRow("show", LOOKING_BACK, "One entry, whole, with what was changed."),
    CommandRow("visit", LOOKING_BACK, "Put in what was agreed; mark a session: pace visit done"),
    CommandRow("try", LOOKING_BACK, "Try something out: two ways, with an honest answer."),
    CommandRow("replay", LOOKING_BACK, "A past day's plan again, from what was then known."),
    CommandRow("simulate", LOOKING_BACK, "An invented person's months by the plan, and otherwise."),
    CommandRow("amend", YOUR_FILES, "Change an entry: pace amend pain 4"),
    CommandRow("withdraw", YOUR_FILES, "Remove an entry: pace withdraw hoovering"),
    CommandRow(
        "inbox", YOUR_FILES, "Lines from a phone or a folder: what waits, what needs a look."
    ),
    CommandRow("import", YOUR_FILES, "Read in what a phone, a watch or a table holds."),
    CommandRow("export", YOUR_FILES, "Take your entries out: csv, json, jsonl, fhir, markdown."),
    CommandRow("doctor", YOUR_FILES, "Look whether all files are well."),
    CommandRow("backup", YOUR_FILES, "A dated copy of everything, or all in one file."),
    CommandRow("restore", YOUR_FILES, "Bring a backup back."),
    CommandRow("purge", YOUR_FILES, "Remove a span, a tag, a field or all, for good."),
)
