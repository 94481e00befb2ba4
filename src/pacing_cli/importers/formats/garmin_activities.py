"""Importer for the table of activities from Garmin's website.

The header is in the language of the account; `--` says nothing. Whether a distance is in
kilometres or miles does not stand in the file, so that it is kept as `x_distance` alone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from pacing_cli.errors import Problem
from pacing_cli.importers.observations import Observation, Refused, Workout
from pacing_cli.importers.protocol import Here
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import read_number
from pacing_cli.importers.reading.streams import TableRow, header_of, rows_of
from pacing_cli.importers.reading.words import activity_of

SOURCE: Final = "Garmin Connect"
_NAMES: Final = {
    "type": ("Activity Type", "Aktivitätstyp", "Type d'activité", "Tipo de actividad",
             "Tipo di attività", "Activiteittype"),
    "date": ("Date", "Datum", "Fecha", "Data"),
    "title": ("Title", "Titel", "Titre", "Título", "Titolo", "Naam"),
    "distance": ("Distance", "Distanz", "Distancia", "Distanza", "Afstand"),
    "time": ("Time", "Zeit", "Durée", "Tiempo", "Tempo", "Tijd"),
    "moving": ("Moving Time", "Zeit in Bewegung", "Temps de déplacement", "Tiempo en movimiento"),
    "elapsed": ("Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido"),
    "hr": ("Avg HR", "Ø Herzfrequenz", "Fréquence cardiaque moyenne", "Frecuencia cardiaca media"),
    "hrmax": ("Max HR", "Maximale Herzfrequenz", "Fréquence cardiaque maximale",
              "FC máxima"),
    "steps": ("Steps", "Schritte", "Pas", "Pasos", "Passi", "Stappen"),
}  # fmt: skip
"""In English as a file has it; in other languages as the site calls it, not seen in a real file."""
_LOWEST, _HIGHEST = 20, 250
"""Beats a minute that a heart can have."""
_TIME: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")


def recognises(member: ArchiveFile) -> bool:
    """A type and a title of an activity in front of its date and time."""
    names = header_of(member)
    return all(_name(names, what) for what in ("type", "date", "title", "time"))


def _name(names: Sequence[str], what: str) -> str:
    return next((name for name in names if name in _NAMES[what]), "")


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every activity as a bout."""
    for member in members:
        with rows_of(member, here.progress) as rows:
            for row in rows:
                try:
                    yield _bout(row, here)
                except ValueError as error:
                    message = f"`{error}` cannot be read"
                    yield Refused("", Problem(f"{member.where} line {row.line}", message))


def _bout(row: TableRow, here: Here) -> Workout:
    names = tuple(row.cells)
    cells = {what: row.text(name) if (name := _name(names, what)) else "" for what in _NAMES}
    start = here.local(datetime.fromisoformat(cells["date"]))
    lasted = _seconds(cells["time"])
    moving = _seconds(cells["moving"]) or lasted
    elapsed = max(_seconds(cells["elapsed"]), lasted)
    fields: dict[str, object] = {"minutes": round(moving / 60, 2)} if moving else {}
    for what in ("steps", "hr", "hrmax"):
        if cells[what]:
            value = int(_number(cells[what], "." if "." in cells[what] else ","))
            if what != "steps" and not _LOWEST <= value <= _HIGHEST:
                raise ValueError(cells[what])
            fields[what] = value
    if cells["distance"] and (far := _distance(cells["distance"])):
        fields["x_distance"] = far
    end = start + timedelta(seconds=elapsed)
    return Workout(activity_of(cells["type"]), SOURCE, start, end, fields, cells["type"])


def _seconds(text: str) -> float:
    found = _TIME.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3]) if found else 0


def _number(text: str, thousands: str) -> float:
    return read_number(text, "," if thousands == "." else ".", thousands)


def _distance(text: str) -> float:
    """A comma before one or two last digits is a decimal one."""
    return read_number(text, "," if re.search(r",\d{1,2}$", text) else ".", "")
