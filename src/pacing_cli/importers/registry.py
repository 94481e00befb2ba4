"""The table of formats. A module is loaded when a file may have its format."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from typing import Final, Protocol, cast
from zlib import crc32

from pacing_cli.importers.observations import Observation
from pacing_cli.importers.reading.archive import ArchiveFile, Progress
from pacing_cli.importers.reading.cells import Order
from pacing_cli.model.value import Value


class Here(Value):
    """Where and when the person is; how finely days are summed; whom to tell how far it is."""

    now: datetime
    local: Callable[[datetime], datetime]
    """A time on the wall, without an offset, as a moment of the person's zone."""
    at: Callable[[datetime], datetime]
    """A moment of any zone, as the person's clock showed it."""
    progress: Progress = lambda _: None
    parts: int = 1
    """In how many parts a day is summed (DaySums)."""
    dates: Order | None = None
    """Whether days or months come first, as the person says; None: the file has to tell."""


class Importer(Protocol):
    """A module of a format. Both functions only read. They do not write or ask."""

    def recognises(self, member: ArchiveFile) -> bool:
        """Whether this file is of the format, by what it holds: `member.start`, `.head`, `.lines`.

        The name may decide only between files that look alike within one archive.
        """
        ...

    def read(self, members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
        """What the recognised members say, in any order, as it is read.

        Raises FileNotUsable for a file that is damaged as a whole; a single wrong value is
        a `Refused`, and the rest is read.
        """
        ...


class Format(Value):
    """One format: the name that its entries keep for good, what people call it, its module."""

    source: str
    title: str
    module: str

    @property
    def importer(self) -> Importer:
        """The module that reads it."""
        return cast(Importer, import_module(f"pacing_cli.importers.formats.{self.module}"))


FORMATS: Final[tuple[Format, ...]] = (
    Format("apple-health", "Apple Health", "apple_health"),
    Format("google-fit", "Google Fit", "google_fit"),
    Format("google-health", "Google Health", "google_health"),
    Format("fitbit", "Fitbit account archive", "fitbit_account"),
    Format("fitbit-web", "Fitbit website tables", "fitbit_web"),
    Format("health-connect", "Health Connect", "health_connect"),
    Format("samsung-health", "Samsung Health", "samsung_health"),
    Format("garmin", "Garmin account export", "garmin_account"),
    Format("withings", "Withings", "withings"),
    Format("oura", "Oura", "oura"),
    Format("garmin-activities", "Garmin table of activities", "garmin_activities"),
    Format("whoop", "Whoop", "whoop"),
    Format("polar", "Polar", "polar"),
    Format("oura-api", "Oura as JSON", "oura_api"),
    Format("gadgetbridge", "Gadgetbridge", "gadgetbridge"),
    Format("sleep-as-android", "Sleep as Android", "sleep_as_android"),
    Format("sleep-cycle", "Sleep Cycle", "sleep_cycle"),
    Format("strava", "Strava", "strava"),
    Format("fit", "FIT files of a watch", "fit_file"),
    Format("tcx", "TCX files of a watch", "tcx_file"),
    Format("gpx", "GPX tracks", "gpx_file"),
    Format("bearable", "Bearable", "bearable"),
    Format("visible", "Visible", "visible"),
    Format("daylio", "Daylio", "daylio"),
    Format("taplog", "TapLog", "taplog"),
    Format("attacks", "A list of attacks", "attack_list"),
    Format("loop-habits", "Loop Habits", "loop_habits"),
    Format("track-and-graph", "Track & Graph", "track_and_graph"),
    Format("flaredown", "Flaredown", "flaredown"),
)
"""In the order in which they are asked; the first that knows a member takes it."""


class Claimed(Value):
    """The members of one format."""

    format: Format
    members: tuple[ArchiveFile, ...]


class Sorted(Value):
    """A parcel sorted by format, and what nobody knows."""

    claimed: tuple[Claimed, ...]
    unknown: tuple[ArchiveFile, ...]


def sort_parcel(members: Sequence[ArchiveFile]) -> Sorted:
    """Ask every format about every member, by its content."""
    by_format: dict[Format, list[ArchiveFile]] = {}
    unknown: list[ArchiveFile] = []
    for member in _once_each(members):
        found = next(_asked(member), None)
        member.forget_start()
        if found is None:
            unknown.append(member)
        else:
            by_format.setdefault(found, []).append(member)
    claimed = (Claimed(one, tuple(found)) for one, found in by_format.items())
    return Sorted(tuple(sorted(claimed, key=lambda one: FORMATS.index(one.format))), tuple(unknown))


def _once_each(members: Sequence[ArchiveFile]) -> Iterator[ArchiveFile]:
    """Remove a file that was given twice, as a zip and unpacked."""
    seen: set[tuple[str, int, int]] = set()
    for member in members:
        same = (member.base, member.size, crc32(member.start) if member.size else 0)
        if same not in seen:
            seen.add(same)
            yield member


def _asked(member: ArchiveFile) -> Iterator[Format]:
    if member.size:
        yield from (one for one in FORMATS if one.importer.recognises(member))
