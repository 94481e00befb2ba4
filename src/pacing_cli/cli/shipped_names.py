"""Which card or routine is meant: its name, or a unique beginning of it."""

from collections.abc import Sequence

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.near_words import did_you_mean
from pacing_cli.wording.phrases import listed


def named(words: Sequence[str], names: Sequence[str], what: str, more: Sequence[str] = ()) -> str:
    """Raises WordsNotUnderstood that lists what there is. `more`: what may be meant as well."""
    typed = "-".join(" ".join(words).casefold().replace("_", " ").replace("-", " ").split())
    meant = [name for name in names if name.startswith(typed)] if typed else []
    if typed in names:
        return typed
    if len(meant) == 1:
        return meant[0]
    raise WordsNotUnderstood(
        f'"{" ".join(words)}" is not one {what}: there are {listed(names)}.'
        + did_you_mean(typed, (*names, *more))
    )
