"""What `pace try start` needs and was not told: asked for on a terminal, else named."""

from typing import TYPE_CHECKING

from pacing_cli.console.prompts import ask, may_ask
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.app.run import Pacing

_QUESTIONS = (
    "What do you want to try something out with? The activity:",
    "One way of doing it, such as with warm-up:",
    "The other way, such as without warm-up:",
)


def asked(
    pacing: "Pacing", activity: str | None, first: str | None, second: str | None
) -> tuple[str, str, str]:
    """The activity and both ways. Raises WordsNotUnderstood where one is not known."""
    given = (activity, first, second)
    if None in given and not may_ask(pacing.output):
        raise _incomplete()
    what, one, other = (
        word if word is not None else ask(question)
        for word, question in zip(given, _QUESTIONS, strict=True)
    )
    if not (what and one and other):
        raise _incomplete()
    return what, one, other


def _incomplete() -> WordsNotUnderstood:
    return WordsNotUnderstood(
        "A try takes an activity and two ways of doing it. Nothing was written.",
        'Such as: pace try start walk "with warm-up" "without warm-up"',
    )
