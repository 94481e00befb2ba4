"""Walk through the days for what is usual, for flares, and for the phase of each day."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from pacing_cli.engine.flares.detection import FlareWatch
from pacing_cli.engine.flares.scale_back import PhaseWalk
from pacing_cli.model.checkpoint import Checkpoint, FlareState, PhaseState
from pacing_cli.model.day import Day
from pacing_cli.model.history import HistoryRow
from pacing_cli.model.phase import Flare, FlareCourse, Log, Phase, UsualRange
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value


class WalkedDays(Value):
    """What was met on the way."""

    log: Log
    course: FlareCourse
    known: Sequence[tuple[Flare, ...]]
    """For each day of this walk the flares of the last months, as they were known on it."""
    kept: tuple[FlareState, PhaseState] | None
    """The state before the day that was asked for; None where the walk did not come past it."""


def walk_days(
    days: Sequence[Day],
    settings: Settings,
    checkpoint: Checkpoint | None = None,
    keep_on: date | None = None,
) -> WalkedDays:
    """The flares and what they and bad days take off, in one pass.

    With a `checkpoint`, `days` begin on its day.
    """
    p, profile = settings.parameters, settings.profile
    watch = FlareWatch(p, checkpoint.flare) if checkpoint else FlareWatch(p)
    walking = PhaseWalk(profile, p, checkpoint.phase) if checkpoint else PhaseWalk(profile, p)
    usual: list[UsualRange] = []
    phases: list[Phase] = []
    onsets: list[date | None] = []
    known: list[tuple[Flare, ...]] = []
    kept: tuple[FlareState, PhaseState] | None = None
    for day in days:
        if day.on == keep_on:
            kept = watch.state(), walking.state()
        usual.append(watch.see(day))
        onsets.append(watch.onset)
        known.append(watch.recent(day.on))
        phases.append(walking.step(day, usual[-1], onsets[-1]))
    if checkpoint:
        past = checkpoint.past
        log = Log(
            HistoryRow(past, attrgetter("days"), days),
            HistoryRow(past, attrgetter("usual"), usual),
            HistoryRow(past, attrgetter("phases"), phases),
        )
        onsets_all: Sequence[date | None] = HistoryRow(past, attrgetter("open"), onsets)
    else:
        log, onsets_all = Log(days, usual, phases), onsets
    return WalkedDays(
        log, FlareCourse(watch.episodes(days[-1].on), log.usual, onsets_all), known, kept
    )
