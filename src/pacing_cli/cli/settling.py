"""Report copies of settings files in every command, and settle them with `pace doctor --settle`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pacing_cli.console.prompts import ask, ask_yes_no, may_ask, say_folded
from pacing_cli.errors import FileNotUsable, WordsNotUnderstood
from pacing_cli.model.text import nearest
from pacing_cli.storage.maintenance.repair import SIDES, Side, lifted, settle
from pacing_cli.storage.settings.copies import (
    TO_SETTLE,
    CopyDifference,
    Keys,
    differences,
    opened_copy,
)
from pacing_cli.storage.sync_names import SettingsCopy, settings_copies
from pacing_cli.wording.phrases import count

if TYPE_CHECKING:
    from pacing_cli.app.run import Run
    from pacing_cli.model.profile import Profile

Kept = Mapping[str, Side]
"""Whose value is kept, by key; the empty key: of all keys that are not named."""

_ANSWERS: Final[Mapping[str, Side]] = {"1": "main", "2": "copy"}
_HOW: Final = (
    "To keep the file as it is: pace doctor --settle --keep main. To use the copy instead: "
    "--keep copy. For one key: --keep KEY=copy"
)


def read_kept(words: Sequence[str]) -> Kept:
    """`main`, `copy`, or KEY=main and KEY=copy. Raises WordsNotUnderstood."""
    kept: dict[str, Side] = {}
    for word in words:
        key, _, said = word.rpartition("=")
        side = next((one for one in SIDES if one == said.strip()), None)
        if side is None:
            raise WordsNotUnderstood(f'--keep is main or copy, and you typed "{word}".', hint=_HOW)
        kept[key.strip()] = side
    return kept


def settle_copies(run: "Run", kept: Kept, *, lifting: bool) -> tuple[str, ...]:
    """Ask about every copy, or do what was typed; a sentence for each that was settled.

    `lifting`: also where that leaves envelope mode, a safety answer or a pause. Raises
    WordsNotUnderstood, FileNotUsable and CouldNotWrite.
    """
    copies = [copy for copy in settings_copies(run.home.root) if copy.is_here]
    asking = not kept and may_ask(run.output)
    if copies and not kept and not asking:
        run.output.problem(_HOW)
    _refuse_unknown(copies, kept)
    chosen = [(c, _asked(run, c) if asking else _typed(c, kept)) for c in copies]
    wanted = [
        (copy, sides)
        for copy, sides in chosen
        if sides is not None and _may_lift(copy, sides, asking=asking, lifting=lifting)
    ]
    return tuple(
        _told(copy, sides, settle(run.home, copy, sides, run.now)) for copy, sides in wanted
    )


def refuse_copied(run: "Run", stop: Callable[["Profile"], object]) -> None:
    """For what leaves envelope mode, a safety answer or a pause: while a copy of the profile
    holds it, that could not come true. Raises FileNotUsable."""
    if stop(run.settings.profile) != stop(run.own_settings.profile):
        raise FileNotUsable(
            "Another version of profile.toml has it, so nothing was changed.", hint=TO_SETTLE
        )


def _told(copy: SettingsCopy, sides: Mapping[Keys, Side], place: Path) -> str:
    taken = sum(side == "copy" for side in sides.values())
    values = count(taken, "value")
    what = f"now has {values} of the copy. To undo: pace undo" if taken else "is as it was"
    where = place.relative_to(copy.path.parent).as_posix()
    return f"{copy.of} {what}. {copy.path.name} is kept as {where}."


def _refuse_unknown(copies: Sequence[SettingsCopy], kept: Kept) -> None:
    known = [one.key for copy in copies for one in differences(copy)]
    for key in kept:
        if key and key not in known:
            near = nearest(key, known)
            hint = f"Did you mean {near}?" if near else "pace doctor shows the keys."
            raise WordsNotUnderstood(f"No copy has another value for {key}.", hint=hint)


def _typed(copy: SettingsCopy, kept: Kept) -> Mapping[Keys, Side] | None:
    """None: for one of the keys nothing was typed, or the copy cannot be read and is wanted."""
    sides = {one.keys: kept.get(one.key, kept.get("")) for one in _shown(copy)}
    chosen = {keys: side for keys, side in sides.items() if side is not None}
    unread = opened_copy(copy)[1] and kept.get("") != "main"
    return chosen if len(chosen) == len(sides) and not unread else None


def _shown(copy: SettingsCopy) -> tuple[CopyDifference, ...]:
    """Where the two differ; a copy that cannot be read differs nowhere."""
    return () if opened_copy(copy)[1] else differences(copy)


def _asked(run: "Run", copy: SettingsCopy) -> Mapping[Keys, Side] | None:
    """What is answered at the keyboard; None: both files stay for now."""
    found, name = _shown(copy), copy.path.name
    if opened_copy(copy)[1]:
        say_folded(run.output, f"{name} cannot be read.")
        return {} if ask_yes_no(f"Keep {copy.of}, and move the copy into backups?") else None
    if not found:
        return {}
    say_folded(run.output, f"1 is {copy.of}, 2 is {name}.")
    for one in found:
        say_folded(run.output, f"- {_both(one)}")
    answer = ask("Keep all of 1, all of 2, or k: key by key? [1/2/k, Enter leaves both]")
    if answer in _ANSWERS:
        return {one.keys: _ANSWERS[answer] for one in found}
    return _key_by_key(found) if answer.casefold() == "k" else None


def _key_by_key(found: Sequence[CopyDifference]) -> Mapping[Keys, Side] | None:
    sides: dict[Keys, Side] = {}
    for one in found:
        side = _ANSWERS.get(ask(f"{_both(one)}? [1/2, Enter leaves both]"))
        if side is None:
            return None
        sides[one.keys] = side
    return sides


def _both(one: CopyDifference) -> str:
    return f"{one.key}: 1 {one.main or 'absent'}, 2 {one.copy or 'absent'}"


def _may_lift(
    copy: SettingsCopy, sides: Mapping[Keys, Side], *, asking: bool, lifting: bool
) -> bool:
    what = lifted(copy, sides) if sides and not lifting else ""
    if not what:
        return True
    if asking:
        return bool(ask_yes_no(f"That {what}. Do it?"))
    raise WordsNotUnderstood(
        f"That copy {what}, so nothing was changed.", hint="To do it all the same, add --yes"
    )
