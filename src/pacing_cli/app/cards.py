"""Choose what to offer under an answer: a card, once, or a signpost for help."""

import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.app.run import Run
from pacing_cli.console.prompts import say_folded
from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.model.stop_words import signposts
from pacing_cli.model.text import did_you_mean
from pacing_cli.storage.shown import note_offer, offered
from pacing_cli.wording.phrases import listed
from pacing_cli.wording.safety import NOT_WATCHED, signpost_sentences

if TYPE_CHECKING:
    from pacing_cli.engine.advise import Evaluation


_RECENT: Final = timedelta(days=28)
"""A first time that lies further back has found its own words."""


def offer_for(run: Run, found: "Evaluation") -> None:
    """Under an answer that is looked at: what fits the day, at most one card a day.

    Only at a terminal: the same files give the same bytes wherever a program reads them.
    """
    if run.output.json or not sys.stdout.isatty():
        return
    from pacing_cli.engine.cards import card_moments

    before = offered(run.home)
    if run.today.isoformat() in before.values():
        return
    entries = run.loaded(since=run.today - _RECENT).entries
    fitting = card_moments(found.plan, found.flares, entries, run.settings)
    _offer(run, [name for name in fitting if name not in before][:1])


def offer_looked_at(run: Run, name: str) -> None:
    """Under an answer that is looked at: this card. Only at a terminal, as above."""
    if sys.stdout.isatty():
        offer_one(run, name)


def offer_one(run: Run, name: str) -> None:
    """Under a receipt: the card of what was just written down."""
    if not run.output.json and name not in offered(run.home) and not _is_quiet(run):
        _offer(run, [name])


def _offer(run: Run, names: Sequence[str]) -> None:
    for name in names:
        if note_offer(run.home, name, run.today):
            run.output.say(f"A card that may help, 1 minute: pace learn {name}")


def _is_quiet(run: Run) -> bool:
    """A bad day is on: said, and not yet said to be over."""
    from pacing_cli.app.receipts import said_lately
    from pacing_cli.model.parameters import Parameters  # a note alone asks for none

    return said_lately(run, Parameters().scaleback_bad_days)


# Which card or routine is meant: its name, or a unique beginning of it.


def named(words: Sequence[str], names: Sequence[str], what: str, more: Sequence[str] = ()) -> str:
    """Raises WordsNotUnderstood that lists what there is. `more`: what may be meant as well."""
    typed = "-".join(" ".join(words).casefold().replace("_", " ").replace("-", " ").split())
    meant = [name for name in names if name.startswith(typed)] if typed else []
    if typed in names:
        return typed
    if len(meant) == 1:
        return meant[0]
    raise WordsNotUnderstood(
        f'pace does not know the {what} "{" ".join(words)}". You can read: {listed(names)}.'
        + did_you_mean(typed, (*names, *more))
    )


# Signposts under a receipt: fixed words, by country, and that nobody is watching.


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
