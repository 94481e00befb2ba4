"""Importer for the archive of a Strava account: its table of activities, and the tracks beside it.

The table is in the language of the account and names two columns twice: elapsed time and distance
as they are shown (kilometres), and again as numbers (seconds and metres). The second counts. Its
dates are UTC. A track in the table is the same activity. It is read only if the table does not give
the moving time: for a walk of which Strava calls more than a tenth a rest.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import islice
from typing import Final

from pacing_cli.errors import FileNotUsable, Problem, WordsNotUnderstood
from pacing_cli.importers.formats import fit_file, gpx_file, tcx_file
from pacing_cli.importers.observations import Observation, Refused, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import (
    DatesUnclear,
    Order,
    before_the_clock,
    clock_of,
    date_of,
    names_a_month,
    order_of,
    read_number,
    without_accents,
    worded_date,
)
from pacing_cli.importers.reading.streams import TableRow, header_of, number, rows_of
from pacing_cli.importers.reading.words import activity_of
from pacing_cli.importers.registry import Here

SOURCE: Final = "Strava"
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("Activity ID", "Aktivitäts-ID", "ID de l'activité", "ID de actividad",
           "Activiteits-ID", "ID attività", "ID da atividade", "Identyfikator aktywności", "id"),
    "date": ("Activity Date", "Aktivitätsdatum", "Date de l'activité", "Fecha de la actividad",
             "Datum van activiteit", "Data dell'attività", "Data da atividade", "Data aktywności",
             "date"),
    "type": ("Activity Type", "Aktivitätsart", "Type d'activité", "Tipo de actividad",
             "Activiteitstype", "Tipo di attività", "Tipo de atividade", "Rodzaj aktywności",
             "type"),
    "elapsed": ("Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido",
                "Verstreken tijd", "Tempo trascorso", "Tempo decorrido", "elapsed_time"),
    "moving": ("Moving Time", "Bewegungszeit", "Durée de déplacement", "Tiempo en movimiento",
               "Beweegtijd", "Tempo in movimento", "Tempo de movimentação"),
    "distance": ("Distance", "Distanz", "Distancia", "Afstand", "Distanza", "Distância",
                 "distance"),
    "hr": ("Average Heart Rate", "Durchschnittliche Herzfrequenz",
           "Fréquence cardiaque moyenne", "Frecuencia cardiaca media", "Gemiddelde hartslag",
           "Frequenza cardiaca media", "Frequência cardíaca média"),
    "hrmax": ("Max Heart Rate", "Max. Herzfrequenz", "Fréquence cardiaque max.",
              "Frecuencia cardiaca máx.", "Max. hartslag", "Frequenza cardiaca max",
              "Frequência cardíaca máx."),
    "steps": ("Total Steps", "Schritte insgesamt"),
    "file": ("Filename", "Dateiname", "Nom du fichier", "Nombre del archivo", "Bestandsnaam",
             "Nome file", "Nome do arquivo", "filename"),
}  # fmt: skip
"""English, German, French, Dutch and Polish as public files have them; Spanish, Italian and
Portuguese were not seen in a real file. The last ones are of 2018, when distances were metres."""
_OF_2018: Final = {"id", "date", "name", "type", "elapsed_time", "filename"}
_BEFORE_FILE: Final = {"id": 0, "date": 1, "type": 3}
_AFTER_FILE: Final = {"elapsed": 3, "moving": 4, "distance": 5, "hrmax": 18, "hr": 19}
"""Where these are, from the left and behind the name of the file, in all versions seen."""
_TYPES: Final = {
    "lauf": "Run", "spaziergang": "Walk", "gehen": "Walk", "wanderung": "Hike",
    "radfahrt": "Ride", "schwimmen": "Swim", "krafttraining": "Weight Training",
    "course a pied": "Run", "marche": "Walk", "randonnee": "Hike", "sortie a velo": "Ride",
    "velo": "Ride", "natation": "Swim", "entrainement aux poids": "Weight Training",
    "hardloopsessie": "Run", "hardlopen": "Run", "wandeling": "Walk", "fietsrit": "Ride",
    "zwemmen": "Swim", "carrera": "Run", "caminata": "Walk", "senderismo": "Hike",
    "bicicleta": "Ride", "natacion": "Swim", "corsa": "Run", "camminata": "Walk",
    "escursione": "Hike", "corrida": "Run", "caminhada": "Walk", "trilha": "Hike",
    "pedalada": "Ride", "natacao": "Swim", "bieg": "Run", "spacer": "Walk", "wedrowka": "Hike",
    "jazda na rowerze": "Ride", "weight training": "strength training",
}  # fmt: skip
_TRACK: Final = re.compile(r"(?:^|/)activities/\d+\.(?:gpx|tcx|fit)(?:\.gz)?$")
_READERS: Final = (gpx_file, tcx_file, fit_file)
_ON_FOOT: Final = ("walk", "hike", "wheelchair")
_SURE: Final = 0.9
"""Where less than this part of a walk counts as moving, its track is asked."""


def recognises(member: ArchiveFile) -> bool:
    """The columns of its table in one of its languages, a table whose rows name files of
    `activities/`, or one of these files."""
    if _TRACK.search(member.name):
        return any(reader.recognises(member) for reader in _READERS)
    names = header_of(member)
    if all(_name(names, what) for what in ("id", "date", "type")) and "id" not in names:
        return True
    if set(names) >= _OF_2018:
        return True
    return len(names) > _AFTER_FILE["hr"] and "activities/" in "".join(member.lines[1:3])


def _name(names: Sequence[str], what: str) -> str:
    return next((name for name in names if name in _NAMES[what]), "")


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every activity of the table as a bout, then the tracks that no table names.

    Raises DatesUnclear.
    """
    tracks = {_plain(one.name): one for one in members if _TRACK.search(one.name)}
    told: set[str] = set()
    for member in members:
        if member not in tracks.values():
            yield from _Table(member, here, tracks, told).told()
    for name, track in tracks.items():
        if name not in told:
            yield from _track(track, here)


def _plain(name: str) -> str:
    """A file's name as table and archive share it: without folders above, and unpacked."""
    return name.rpartition("activities/")[2].removesuffix(".gz")


def _track(track: ArchiveFile, here: Here) -> Iterator[Observation]:
    """Read the track. A damaged one, or a missing library, does not affect the others."""
    reader = next(one for one in _READERS if one.recognises(track))
    try:
        yield from reader.read((track,), here)
    except (FileNotUsable, WordsNotUnderstood) as error:
        said = error.message.removeprefix(f"{track.where} ").split(". ")[0].rstrip(".")
        own = said != error.message.split(". ")[0].rstrip(".")
        yield Refused("", Problem(track.where, f"it {said}" if own else said))


class _Table:
    """One table: which column is what, in which order its dates are, and its rows."""

    def __init__(
        self,
        member: ArchiveFile,
        here: Here,
        tracks: Mapping[str, ArchiveFile],
        told: set[str],
    ) -> None:
        self._member, self._here, self._tracks, self._told = member, here, tracks, told
        self._names = header_of(member)
        self._columns = self._found()

    def told(self) -> Iterator[Observation]:
        """Its rows, each a bout; a cell that cannot be read is refused without its row."""
        with rows_of(self._member, self._here.progress) as rows:
            every = [(row.line, self._cells(row)) for row in rows]
        order = order_of(cells["date"] for _, cells in every if not names_a_month(cells["date"]))
        for line, cells in every:
            where = f"{self._member.where} line {line}"
            try:
                start = self._start(cells["date"], order or self._here.dates)
            except ValueError:
                problem = Problem(where, f"`{cells['date']}` is not a date pace can read")
                yield Refused("", problem)
                continue
            yield from self._bout(cells, start, where)
            self._told.add(_plain(cells["file"]))

    def _found(self) -> dict[str, str]:
        """The name of every column. In a language that is not known, what a row holds tells where
        the name of a file is, and the others by their places around it."""
        found = {what: name for what in _NAMES if (name := _name(self._names, what))}
        if "file" not in found:
            first = next(islice(csv.reader(StringIO(self._member.head)), 1, 2), [])
            place = next(
                (at for at, cell in enumerate(first) if cell.startswith("activities/")), None
            )
            if place is None:
                return found
            found |= {what: self._names[at] for what, at in _BEFORE_FILE.items()}
            found["file"] = self._names[place]
        if "moving" not in found:
            at = self._names.index(found["file"])
            behind = {what: at + step for what, step in _AFTER_FILE.items()}
            found |= {what: self._names[n] for what, n in behind.items() if n < len(self._names)}
        return found

    def _cells(self, row: TableRow) -> dict[str, str]:
        return {
            what: row.text(self._columns[what]) if what in self._columns else "" for what in _NAMES
        }

    def _bout(self, cells: Mapping[str, str], start: datetime, where: str) -> Iterator[Observation]:
        values: dict[str, float] = {}
        for what in ("elapsed", "moving", "distance", "hr", "hrmax", "steps"):
            try:
                values[what] = read_number(cells[what], ".", ",") if cells[what] else 0.0
            except ValueError:
                name = self._columns[what]
                yield Refused(what, Problem(where, f"{name}: `{cells[what]}` is not a number"))
        elapsed = max(values.get("elapsed", 0.0), values.get("moving", 0.0))
        seconds = values.get("moving") or elapsed
        activity = _activity(cells["type"])
        fields: dict[str, object] = {}
        if activity in _ON_FOOT and seconds < _SURE * elapsed:
            seconds = self._moved(cells["file"]) or seconds
        if seconds:
            fields["minutes"] = round(seconds / 60, 2)
        if far := values.get("distance"):
            # Named once, its unit is not told: kilometres as shown, or metres.
            name = self._columns["distance"]
            told = self._names.count(name) > 1 or set(self._names) >= _OF_2018
            fields["metres" if told else "x_distance"] = round(far) if told else far
        if (steps := values.get("steps")) and activity in (*_ON_FOOT, "run"):
            fields["steps"] = round(steps)
        for key in ("hr", "hrmax"):
            if 20 <= values.get(key, 0.0) <= 250:
                fields[key] = round(values[key])
        end = start + timedelta(seconds=elapsed)
        yield Workout(activity, SOURCE, start, end, fields, cells["type"])

    def _moved(self, file: str) -> float:
        """Seconds in which a track moved; 0 where it cannot be said."""
        track = self._tracks.get(_plain(file))
        if track is None or not gpx_file.recognises(track):
            return 0.0
        found = [one for one in _track(track, self._here) if isinstance(one, Workout)]
        minutes = number(found[0].fields.get("minutes")) if len(found) == 1 else None
        return (minutes or 0.0) * 60

    def _start(self, text: str, order: Order | None) -> datetime:
        """A date of the table, which is UTC. Raises ValueError, or DatesUnclear."""
        clock = clock_of(text)
        if clock is None:
            raise ValueError(text)
        day = _day(before_the_clock(text), order)
        if day is None:
            raise DatesUnclear(self._member.where, text)
        at = datetime.combine(day, clock, UTC)
        return self._here.at(at)


def _activity(called: str) -> str:
    return activity_of(_TYPES.get(without_accents(called), called))


def _day(text: str, order: Order | None) -> date | None:
    """`Nov 5, 2026`, `5 nov. 2026`, `05.11.2026`; None where day and month could be either way.

    Raises ValueError.
    """
    if names_a_month(text):
        return worded_date(text)
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if "." in text:  # only countries that write the day first write points
        order = "ymd" if numbers and numbers[0] > 31 else "dmy"
    return date_of(text, order) if order else None
