"""Save timer runs that are not in the journal yet, on this device and outside HOME.

One small file a run, replaced in one step at every change. A run that is on holds a
lock, which the system gives back however the program ends: so a file without its
lock is one that was cut off.
"""

import json
import math
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pacing_cli.model.value import Value
from pacing_cli.storage.files import FILE_MODE, make_private_folder, replace
from pacing_cli.storage.lock import FileLock, take_lock
from pacing_cli.storage.paths import Home, state_of
from pacing_cli.storage.undo_log import new_id

_MOST_SECONDS: Final = 24 * 60 * 60


class TimerRun(Value):
    """One run of the timer: what was done of an activity, in seconds, bout by bout."""

    id: str
    activity: str
    at: datetime
    """When it began."""
    zone: str
    bouts: tuple[float, ...] = ()

    @property
    def seconds(self) -> int:
        """What was done, in whole seconds; never rounded up."""
        return int(sum(self.bouts) + 1e-6)


class Holding:
    """A run that is on. Its file is there until `forget`; its lock until the program ends."""

    def __init__(self, folder: Path, lock: "FileLock", timer_run: TimerRun) -> None:
        self._path = folder / f"{timer_run.id}.json"
        self._lock = lock
        self.run = timer_run

    def keep(self, bouts: tuple[float, ...]) -> None:
        """Keep what was done so far. Raises CouldNotWrite."""
        self.run = self.run._replace(bouts=bouts)
        replace(self._path, _text_of(self.run), aside=True)

    def let_go(self) -> None:
        """Give the lock back; the file stays."""
        self._lock.release()

    def forget(self) -> None:
        """It is in the journal, or nobody wants it."""
        self._path.unlink(missing_ok=True)


def hold(home: Home, activity: str, at: datetime, zone: str) -> Holding | None:
    """Begin a run; None where one of this home is on already. Raises OSError."""
    folder = _folder(home)
    make_private_folder(folder)
    lock = _lock(folder)
    if lock is None:
        return None
    return Holding(folder, lock, TimerRun(new_id(), activity, at, zone))


def unlogged(home: Home) -> tuple[TimerRun, ...]:
    """The runs that were cut off, oldest first. A run that is on is none of them.

    Costs one look at a folder where there are none.
    """
    folder = _folder(home)
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    except OSError:
        return ()
    try:
        lock = _lock(folder) if names else None
    except OSError:
        return ()
    if lock is None:
        return ()
    lock.release()
    runs = (_read(folder / name) for name in names)
    return tuple(sorted((run for run in runs if run), key=lambda run: (run.at, run.id)))


def forget(home: Home, timer_run: TimerRun) -> None:
    """Remove the file of a run."""
    (_folder(home) / f"{timer_run.id}.json").unlink(missing_ok=True)


def _folder(home: Home) -> Path:
    return state_of(home) / "timer"


def _lock(folder: Path) -> FileLock | None:
    path = folder / "on"
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    return take_lock(path)


def _text_of(timer_run: TimerRun) -> bytes:
    found = {
        "v": 1,
        "activity": timer_run.activity,
        "at": timer_run.at.isoformat(),
        "zone": timer_run.zone,
        "bouts": [round(bout, 3) for bout in timer_run.bouts],
    }
    return json.dumps(found).encode("ascii") + b"\n"


def _read(path: Path) -> TimerRun | None:
    """None for a file that holds no run: it stays where it is."""
    try:
        return _run(path.stem, json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _run(name: str, found: Mapping[str, Any]) -> TimerRun | None:
    at = datetime.fromisoformat(found["at"])
    listed = found["bouts"] if isinstance(found["bouts"], list) else [math.nan]
    bouts = tuple(float(bout) for bout in listed)
    activity, zone = found["activity"], found["zone"]
    sound = all(math.isfinite(bout) and bout >= 0 for bout in bouts) and sum(bouts) < _MOST_SECONDS
    words = isinstance(activity, str) and activity.strip() and isinstance(zone, str)
    if not (sound and words and at.tzinfo):
        return None
    return TimerRun(name, activity, at, zone, bouts)
