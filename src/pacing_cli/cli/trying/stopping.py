"""Ending an experiment at the person's word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.storage.journal import Draft
from pacing_cli.storage.protocols import STOPS

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing
    from pacing_cli.cli.trying.standing import Kept
    from pacing_cli.model.entry import Entry
    from pacing_cli.model.experiment import TriedOut


def stop_try(pacing: "Pacing", tries: "Sequence[tuple[Kept, TriedOut]]", why: str) -> "Entry":
    """Write that the try that goes on ends now. Raises WordsNotUnderstood where none does."""
    running = [one for one, found in tries if found.ended is None]
    if not running:
        raise WordsNotUnderstood("There is no try that goes on.", "pace try shows those before.")
    fields = {STOPS: running[-1].entry.id, **({"note": why} if why.strip() else {})}
    draft = Draft(EXPERIMENT, pacing.now, pacing.zone, fields)
    (entry,) = pacing.journal.append([draft], pacing.now)
    return entry
