"""The starter inventory as a list, and what is picked from it put into the person's own file."""

from collections.abc import Sequence

from pacing_cli.app.run import Pacing
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import Activity
from pacing_cli.model.page import Heading, Line, Page
from pacing_cli.model.shipped import STARTER
from pacing_cli.shorthand.names import fold

_HOW = "To take some of them: pace activity starter 1 4 walk"


def starter_page() -> Page:
    """One line an activity, with its number."""
    return (
        Heading("Activities to pick from", 1),
        Line("The demands are a first guess. Everything can be changed afterwards."),
        *(Line(f"{number}: {_told(one)}", item=True) for number, one in enumerate(STARTER, 1)),
        Line(_HOW),
    )


def starter_document() -> dict[str, object]:
    """The document `pace/starter/1`."""
    return {
        "schema": "pace/starter/1",
        "activities": [
            {"number": number, "activity": one.name, "kind": one.kind, "demand": one.demand}
            for number, one in enumerate(STARTER, 1)
        ],
    }


def pick(pacing: Pacing, words: Sequence[str]) -> tuple[str, ...]:
    """Write what was picked, as one thing to undo. Raises WordsNotUnderstood before that."""
    from pacing_cli.storage.settings.settings import add_activities

    picked = tuple(dict.fromkeys(_meant(word) for word in _apart(words)))
    there = {
        fold(name) for one in pacing.settings.activities.values() for name in (one.name, *one.short)
    }
    taken = [one.name for one in picked if fold(one.name) in there]
    if taken:
        raise WordsNotUnderstood(f"{', '.join(taken)}: there already. Nothing was added.")
    add_activities(pacing.home, picked)
    return tuple(one.name for one in picked)


def _apart(words: Sequence[str]) -> list[str]:
    return [one for word in words for part in word.split(",") if (one := part.strip())]


def _meant(word: str) -> Activity:
    """The activity of that number, name or unique beginning."""
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(STARTER):
        return STARTER[int(word) - 1]
    found = [one for one in STARTER if fold(one.name).startswith(fold(word))]
    exact = [one for one in found if fold(one.name) == fold(word)]
    if len(exact or found) != 1:
        raise WordsNotUnderstood(
            f'"{word}" is not one of the list: write a number from 1 to {len(STARTER)}, or a name.',
            "pace activity starter shows them.",
        )
    return (exact or found)[0]


def _told(one: Activity) -> str:
    lighter = f"; lighter: {one.lighter}" if one.lighter else ""
    return f"{one.name}, {one.kind}, demand {one.demand:g}{lighter}"
