"""Find the experiments of a journal, and the state of each on a day."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from pacing_cli.engine.experiments import experiment_status
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import EXPERIMENT, Entry
from pacing_cli.model.experiment import ExperimentEnd, ExperimentResult, Protocol, StartedExperiment
from pacing_cli.model.value import Value
from pacing_cli.storage.journal.journal import Draft
from pacing_cli.storage.protocols import SEAL, STOPS, is_sealed, read_protocol

if TYPE_CHECKING:
    from datetime import date

    from pacing_cli.app.run import Run
    from pacing_cli.engine.advise import Evaluation
    from pacing_cli.model.settings import Settings

_MONTH = timedelta(days=31)


class StoredExperiment(Value):
    """One experiment of the journal."""

    entry: Entry
    protocol: Protocol
    stopped: ExperimentEnd | None

    @property
    def seal(self) -> str:
        """What the entry says its protocol's seal is."""
        return str(self.entry.fields.get(SEAL, ""))

    @property
    def started(self) -> StartedExperiment:
        """Return the part that the advice uses."""
        return StartedExperiment(self.protocol, self.seal, self.stopped)


def kept(entries: Sequence[Entry]) -> tuple[StoredExperiment, ...]:
    """Every experiment, the oldest first. A protocol that cannot be followed is left out."""
    own = [entry for entry in entries if entry.kind == EXPERIMENT]
    stops = {entry.word(STOPS): entry for entry in reversed(own) if entry.word(STOPS)}
    found = []
    for entry in own:
        protocol = read_protocol(entry.fields)
        if protocol is not None:
            found.append(
                StoredExperiment(entry, protocol, _stopped(entry, protocol, stops.get(entry.id)))
            )
    return tuple(found)


def _stopped(entry: Entry, protocol: Protocol, stop: Entry | None) -> ExperimentEnd | None:
    if not is_sealed(entry.fields):
        return ExperimentEnd("changed", protocol.start)
    return ExperimentEnd("person", stop.day, stop.word("note") or "") if stop else None


def standing(
    one: StoredExperiment, settings: "Settings", evaluation: "Evaluation"
) -> ExperimentResult:
    """Return the state of an experiment on the day of the evaluation."""
    quotas, course, log = evaluation.plan.quotas, evaluation.course, evaluation.log
    return experiment_status(one.started, quotas, course, log, settings)


def kept_since(run: "Run", since: "date", on: "date") -> tuple[StoredExperiment, ...]:
    """The experiments that were written down from about a day on and up to another.

    Only months since the first of them are opened; none where there was none.
    """
    first = run.journal.held_since(EXPERIMENT, since, on)
    if first is None:
        return ()
    # A month of margin: the file of a month may hold the evening before it.
    entries = run.loaded(since=max(since, first - _MONTH)).entries
    return kept([entry for entry in entries if entry.day <= on])


def standings(
    run: "Run", evaluation: "Callable[[Run, date], Evaluation]"
) -> tuple[tuple[StoredExperiment, ExperimentResult], ...]:
    """Return every experiment with its state today, the newest last.

    `evaluation` is called only if there is an experiment. The first text of each entry is checked
    as well, so an amended protocol is noticed even with a new seal.
    """
    found = kept(run.loaded().entries)
    if not found:
        return ()
    seen = evaluation(run, run.today)
    looked = (_looked_up(run, one) for one in found)
    return tuple((one, standing(one, run.settings, seen)) for one in looked)


def _looked_up(run: "Run", one: StoredExperiment) -> StoredExperiment:
    from pacing_cli.storage.journal.restored import history
    from pacing_cli.storage.protocols import PROTOCOL

    first = history(run.home, one.entry)[0].entry
    same = all(first.fields.get(k) == one.entry.fields.get(k) for k in (PROTOCOL, SEAL))
    return one if same else one._replace(stopped=ExperimentEnd("changed", one.protocol.start))


# Ending an experiment at the person's word.


def stop_try(
    run: "Run", tries: "Sequence[tuple[StoredExperiment, ExperimentResult]]", why: str
) -> "Entry":
    """Write that the try that goes on ends now. Raises WordsNotUnderstood where none does."""
    running = [one for one, found in tries if found.ended is None]
    if not running:
        raise WordsNotUnderstood("No experiment is running.", "To see earlier ones: pace try")
    fields = {STOPS: running[-1].entry.id, **({"note": why} if why.strip() else {})}
    draft = Draft(EXPERIMENT, run.now, run.zone, fields)
    (entry,) = run.journal.append([draft], run.now)
    return entry
