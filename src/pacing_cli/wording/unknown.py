"""What a look back cannot tell yet, as sentences: the report and the sheet say the same."""

from collections.abc import Iterator
from typing import Final

from pacing_cli.model.findings import Findings
from pacing_cli.model.plan import NotYet
from pacing_cli.wording.phrases import count, listed
from pacing_cli.wording.report import not_yet

_FACTORS: Final = {
    "activity": "activity",
    "sleep hours": "sleep hours",
    "sleep quality": "sleep quality",
    "stress": "stress",
    "time upright": "time upright",
}
"""What the engine calls what may go together; activities and tags keep the person's name."""


def unknown_sentences(findings: Findings) -> Iterator[str]:
    """Days without entries, parts that wait for more, and what cannot be told."""
    silent = findings.days_unknown
    if silent > 0:
        do = "it does" if silent == 1 else "they do"
        yield f"How {count(silent, 'day')} without entries went; {do} not count as zero."
    for name, part in (
        ("Usual pain", findings.usual_pain),
        ("Usual, best and worst week", findings.weeks),
        ("Days of much more, then much less", findings.boom_bust),
        ("Change from the first week to the last", findings.weeks_waiting or findings.outcomes),
        ("What goes together", findings.associations),
    ):
        if isinstance(part, NotYet):
            yield f"{name}: {not_yet(part)}"
    yield from _cannot_tell(findings)


def _cannot_tell(findings: Findings) -> Iterator[str]:
    """Said together: a long list of what cannot be told helps nobody in a minute."""
    if isinstance(findings.associations, NotYet):
        return
    unclear = [found for found in findings.associations if found.verdict == "cannot tell"]
    names = dict.fromkeys(
        f"+{f.factor}" if f.kind == "tag" else _FACTORS.get(f.factor, f.factor) for f in unclear
    )
    if names:
        yield f"Whether pain goes together with {listed(list(names))}: cannot tell."
