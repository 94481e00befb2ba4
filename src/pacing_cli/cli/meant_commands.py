"""Words that people try for a command that has another name, and what helps them on."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.model.entry import BY_WORD

_NEXT: Final = "What is next: pace. The whole day: pace plan"
_SETTINGS: Final = "A few questions: pace setup. Where the rest stands: pace help settings"
_MEANT: Final = {
    "add": "To write something down: pace log {behind}",
    "change": "Like this: pace amend last {behind}",
    "config": _SETTINGS,
    "delete": "Like this: pace withdraw {behind}",
    "edit": "Like this: pace amend {behind}",
    "history": "Like this: pace list",
    "how": "Explained by topic: pace help. Short cards on pacing: pace learn",
    "medicine": "Like this: pace dose {behind}",
    "next": _NEXT,
    "remove": "Like this: pace withdraw {behind}",
    "rest": "Today's rests: pace today. A few calm minutes: pace calm",
    "settings": _SETTINGS,
    "start": "With a timer: pace go {behind}",
    "status": _NEXT,
    "timer": "Like this: pace go {behind}",
    "tired": "For how you are: pace check fatigue 5",
    "version": "Like this: pace --version",
    "week": "The week, looked back on: pace review",
    "what": _NEXT,
}
_TAKE_OFF: Final = (
    "To take one off the plan: pace activity pause NAME. The list itself is activities.toml, "
    "yours to edit."
)
BRANCHES: Final = {
    **{("activity", word): _TAKE_OFF for word in ("remove", "delete", "drop", "stop")},
    **{("goal", word): "Reached? pace goal close NAME" for word in ("done", "reached", "end")},
    **{("goal", word): "To let it go: pace goal let-go NAME" for word in ("remove", "delete")},
}
"""The same for the words behind a command: the command, the word, what helps."""


def what_helps(typed: str, behind: Sequence[str]) -> str:
    """The next thing to type; empty where nobody knows. `behind`: the words after it."""
    word = typed.lower()
    if word in BY_WORD and word != "with":
        return " ".join(("For how you are: pace check", word, *(behind or ("4",))))
    return _MEANT.get(word, "").format(behind=" ".join(behind)).strip()


def as_logged(args: Sequence[str]) -> str:
    """The words as `pace log` takes them: a number that stands alone is minutes, most likely."""
    name, *behind = args
    if behind and behind[0].isdigit():
        behind[0] += "m"
    return " ".join(("pace log", name, *behind))
