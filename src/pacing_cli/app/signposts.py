"""Signposts under a receipt: fixed words, by country, and that nobody is watching."""

from collections.abc import Sequence

from pacing_cli.app.run import Run
from pacing_cli.console.prompts import say_folded
from pacing_cli.errors import FileNotUsable
from pacing_cli.model.stop_words import signposts
from pacing_cli.wording.safety import NOT_WATCHED, signpost_sentences


def signpost_lines(run: Run, notes: Sequence[str]) -> tuple[str, ...]:
    """The lines for all notes together, each signpost once; nothing where no word is in them."""
    kinds = sorted({kind for note in notes for kind in signposts(note)})
    if not kinds:
        return ()
    country = _country(run)
    return (
        *(line for kind in kinds for line in signpost_sentences(kind, country)),
        NOT_WATCHED,
    )


def tell_signposts(run: Run, notes: Sequence[str]) -> None:
    """Say them, cut between words to the width of the terminal."""
    lines = signpost_lines(run, notes)
    for line in ("", *lines) if lines else ():
        say_folded(run.output, line)


def _country(run: Run) -> str:
    """A profile that cannot be read does not keep a signpost back."""
    try:
        return run.settings.profile.country
    except FileNotUsable:
        return ""
