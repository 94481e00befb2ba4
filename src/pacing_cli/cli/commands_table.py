"""The commands, in the order of the help. No Typer here: completion reads this room too."""

from typing import Final

from pacing_cli.model.value import Value


class Row(Value):
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
    **dict.fromkeys(("check", "note", "dose", "bad", "better"), "quick"),
    **dict.fromkeys(("backup", "restore", "doctor", "purge"), "files"),
    **dict.fromkeys(("undo", "withdraw"), "amend"),
    **dict.fromkeys(("help", "learn"), "texts"),
    "show": "list",
    "simulate": "replay",
    "card": "share",
    "done": "today",
}
_WITH_WORDS: Final = frozenset((
    "log", "check", "note", "dose", "bad", "better", "flare", "go", "done", "visit", "amend",
))  # fmt: skip

EVERY_DAY: Final = "Every day"
SETTING_UP: Final = "Setting up"
LOOKING_BACK: Final = "Looking back"
YOUR_FILES: Final = "Your files"

COMMANDS: Final[tuple[Row, ...]] = (
    Row("log", EVERY_DAY, "Write an activity down: pace log walk 12m pain 3-4"),
    Row("check", EVERY_DAY, "A check-in: pace check pain 4 fatigue 5 sleep 6.5h"),
    Row("plan", EVERY_DAY, "The day's schedule, and why."),
    Row("today", EVERY_DAY, "What is done, what is still to come; --checklist: to tick."),
    Row("done", EVERY_DAY, "Tick something of today's list: pace done 3"),
    Row("calendar", EVERY_DAY, "The days to come as a file for your calendar, with alarms."),
    Row("go", EVERY_DAY, "A timer for the next part: pace go, pace go walk 12m"),
    Row("calm", EVERY_DAY, "Breathing, grounding, muscles, a body scan, warming up."),
    Row("why", EVERY_DAY, "For each number: the rule, the arithmetic, the source."),
    Row("bad", EVERY_DAY, "A bad day: your own lines for it, and quiet until pace better."),
    Row("better", EVERY_DAY, "Better again: the amounts come back in steps."),
    Row("flare", EVERY_DAY, "A flare has begun; flare end: it is over; flare plan: for then."),
    Row("note", EVERY_DAY, "A note in your own words."),
    Row("dose", EVERY_DAY, "A medicine that was taken."),
    Row("undo", EVERY_DAY, "Take back the last thing that was written."),
    Row("setup", SETTING_UP, "A few questions, each of which can be skipped."),
    Row("activity", SETTING_UP, "Your activities: list, add, change, pause."),
    Row("mode", SETTING_UP, "Graded or envelope; pauses: what is off, until when."),
    Row("goal", SETTING_UP, "Your goals, and the steps that lead there."),
    Row("care", SETTING_UP, "What you agreed on with a therapist, in plain words."),
    Row("safety", SETTING_UP, "Where to turn, and the safety questions."),
    Row("support", SETTING_UP, "People, work, transport, places: what each is good for."),
    Row("demo", SETTING_UP, "Twelve weeks of an invented person, in a home of its own."),
    Row("learn", SETTING_UP, "Short cards on pacing, in plain words, with their sources."),
    Row("help", SETTING_UP, "By topic or by command: pace help words, pace help log"),
    Row("completion", SETTING_UP, "Let the Tab key fill in commands and your own words."),
    Row("report", LOOKING_BACK, "The sheet for a therapy session."),
    Row("chart", LOOKING_BACK, "How it went, drawn: pace chart amount walk"),
    Row("review", LOOKING_BACK, "The week: what went well, what to change; two minutes or ten."),
    Row("measure", LOOKING_BACK, "Outcome measures, weeks apart, with what a change means."),
    Row("patterns", LOOKING_BACK, "What repeats in your log: ranges and counts, never causes."),
    Row("share", LOOKING_BACK, "Say only what you mean to: pace share --to family"),
    Row("card", LOOKING_BACK, "One plain sentence on today, to show or to send."),
    Row("list", LOOKING_BACK, "What was written down."),
    Row("show", LOOKING_BACK, "One entry, whole, with what was changed."),
    Row("visit", LOOKING_BACK, "Put in what was agreed; mark a session: pace visit done"),
    Row("try", LOOKING_BACK, "Try something out: two ways, with an honest answer."),
    Row("replay", LOOKING_BACK, "A past day's plan again, from what was then known."),
    Row("simulate", LOOKING_BACK, "An invented person's months by the plan, and otherwise."),
    Row("amend", YOUR_FILES, "Change an entry: pace amend last pain 4"),
    Row("withdraw", YOUR_FILES, "Take entries out of the journal."),
    Row("inbox", YOUR_FILES, "Lines from a phone or a folder: what waits, what needs a look."),
    Row("import", YOUR_FILES, "Read in what a phone, a watch or a table holds."),
    Row("export", YOUR_FILES, "Take your entries out: csv, json, jsonl, fhir, markdown."),
    Row("doctor", YOUR_FILES, "Look whether all files are well."),
    Row("backup", YOUR_FILES, "A dated copy of everything, or all in one file."),
    Row("restore", YOUR_FILES, "Bring a backup back."),
    Row("purge", YOUR_FILES, "Remove a span, a tag, a field or all, for good."),
)
