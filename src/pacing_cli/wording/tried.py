"""What was tried, and what came out: experiments, what visits agreed on, steps up."""

from collections.abc import Iterator

from pacing_cli.model.findings import Change, Findings
from pacing_cli.wording.experiment import progress, results
from pacing_cli.wording.look_back import agreed_sentences, steps_sentence


def tried_sentences(findings: Findings) -> Iterator[str]:
    """The report and the sheet say the same."""
    for one in findings.tried:
        yield f"{one.protocol.question} {' '.join(results(one)) or progress(one)}"
    for visit in findings.agreed:
        yield from agreed_sentences(visit)
    yield from map(steps_sentence, findings.steps)


def worth_a_line(change: Change) -> bool:
    """A part of a score that hardly moved is said by the whole of it."""
    return ": " not in change.name or change.better is not None
