"""`pace undo`: take back the last thing that was written."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.receipts import when_told
from pacing_cli.app.run import Pacing
from pacing_cli.wording.phrases import count, listed
from pacing_cli.wording.receipt import told

if TYPE_CHECKING:
    from pacing_cli.storage.undo import Undone

_MOST_TOLD = 5
_WHAT = {
    "added": "Taken back",
    "amended": "As it was again",
    "withdrawn": "Back in the journal",
}


YesOption = Annotated[
    bool, typer.Option("--yes", help="Also where it lifts a safety stop or envelope mode.")
]
SkipOption = Annotated[
    bool, typer.Option("--skip", help="Pass over what was changed by hand since.")
]


def undo(ctx: typer.Context, yes: YesOption = False, skip: SkipOption = False) -> None:
    """Take back the last thing that was written on this device, whatever it was.

    Once more takes back the one before it.
    """
    from pacing_cli.storage.undo import undo as undo_last

    pacing = Pacing.of(ctx)
    undone = undo_last(pacing.journal, pacing.now, lifting=yes, passing=skip)
    if pacing.output.json:
        _document(pacing, undone)
    elif undone is None:
        pacing.output.say("There is nothing to take back.")
    else:
        _tell(pacing, undone)


def _tell(pacing: Pacing, undone: "Undone") -> None:
    entries = undone.entries
    for entry in entries[:_MOST_TOLD]:
        when = when_told(entry, pacing.today)
        pacing.output.say(f"{_WHAT.get(undone.what, 'Taken back')}: {told(entry)}, {when}.")
    if len(entries) > _MOST_TOLD:
        pacing.output.say(f"And {count(len(entries) - _MOST_TOLD, 'more entry', 'more entries')}.")
    if undone.files:
        files = listed(sorted(set(undone.files)))
        pacing.output.say(f"As it was before: {files}.")


def _document(pacing: Pacing, undone: "Undone | None") -> None:
    from pacing_cli.exporters.json.entries import entry_line

    pacing.output.document(
        {
            "schema": "pace/undone/1",
            "what": undone.what if undone else None,
            "entries": [entry_line(entry) for entry in undone.entries] if undone else [],
            "files": list(undone.files) if undone else [],
        }
    )
