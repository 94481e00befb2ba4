"""The flare plan put into `profile.toml`, with all else in the file kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.cli.flare.words import PlanChange, read_trigger
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home

_TABLE: Final = "flare_plan"
_AT_THE_TOP: Final = {"bad": "contingency"}


def write_change(home: "Home", change: PlanChange, today: date) -> None:
    """Write the change; who writes it has gone through the plan. `pace undo` takes it back.

    Raises WordsNotUnderstood for a line that is not there.
    """
    from pacing_cli.storage.settings import edit_toml

    def edit(file: dict[str, Any]) -> None:
        for part, lines in change.add.items():
            _add(file, part, lines)
        if change.take_out:
            _take_out(file, *change.take_out)
        file.setdefault(_TABLE, {})["read_on"] = today

    edit_toml(home.profile, edit)


def _add(file: dict[str, Any], part: str, lines: Sequence[str]) -> None:
    place = file if part in _AT_THE_TOP else file.setdefault(_TABLE, {})
    if part == "triggers":
        place.setdefault(part, {}).update(read_trigger(line) for line in lines)
    else:
        place.setdefault(_AT_THE_TOP.get(part, part), []).extend(lines)


def _take_out(file: dict[str, Any], part: str, number: int) -> None:
    place = file if part in _AT_THE_TOP else file.get(_TABLE, {})
    lines = place.get(_AT_THE_TOP.get(part, part), [])
    if number > len(lines):
        raise WordsNotUnderstood(
            f"There is no line {number} in that part: it has {len(lines)}.",
            "pace flare plan shows them, in order.",
        )
    del lines[list(lines)[number - 1] if part == "triggers" else number - 1]
