"""Importer for the table of activities from Garmin's website.

The header is in the language of the account, and `--` is blank. The file does not say whether a
distance is in kilometres or miles, so it is only kept as `x_distance`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from pacing_cli.importers.observations import Observation, Workout
from pacing_cli.importers.reading.archive import ArchiveFile
from pacing_cli.importers.reading.cells import (
    DatesUnclear,
    Order,
    clock_of,
    date_of,
    either_number,
    order_of,
)
from pacing_cli.importers.reading.streams import TableRow, header_of, refused_cell, rows_of
from pacing_cli.importers.reading.words import activity_of
from pacing_cli.importers.registry import Here

SOURCE: Final = "Garmin Connect"
_NAMES: Final = {
    "type": ("Activity Type", "Aktivitätstyp", "Type d'activité", "Tipo de actividad",
             "Tipo di attività", "Activiteittype", "Typ aktywności"),
    "date": ("Date", "Datum", "Fecha", "Data"),
    "title": ("Title", "Titel", "Titre", "Título", "Titolo", "Naam", "Tytuł"),
    "distance": ("Distance", "Distanz", "Distancia", "Distanza", "Afstand", "Dystans"),
    "time": ("Time", "Activity Time", "Zeit", "Durée", "Tiempo", "Tempo", "Tijd", "Czas"),
    "moving": ("Moving Time", "Zeit in Bewegung", "Temps de déplacement", "Tiempo en movimiento",
               "Tempo in movimento", "Tijd bewogen", "Czas ruchu"),
    "elapsed": ("Elapsed Time", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido",
                "Tempo trascorso", "Verstreken tijd", "Upłynęło czasu"),
    "hr": ("Avg HR", "Ø Herzfrequenz", "Ø HF", "Fréquence cardiaque moyenne",
           "Frecuencia cardiaca media", "FC media", "FC Media", "Gem. HS", "Gemiddelde HS",
           "Średnie tętno"),
    "hrmax": ("Max HR", "Maximale Herzfrequenz", "Max. HF", "Fréquence cardiaque maximale",
              "FC máxima", "Frecuencia cardiaca máxima", "FC max", "Max. HS", "Maximale HS",
              "Maksymalne tętno"),
    "steps": ("Steps", "Schritte", "Pas", "Pasos", "Passi", "Stappen", "Kroki"),
}  # fmt: skip
"""English, German, French, Italian and Polish as files have it that people published; Spanish and
Dutch in part as the site calls it."""
_WHOLE: Final = ("steps", "hr", "hrmax")
_LOWEST, _HIGHEST = 20, 250
"""Beats a minute that a heart can have."""
_PARTED: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b")
_TIME: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")


def recognises(member: ArchiveFile) -> bool:
    """A type and a title of an activity in front of its date and time."""
    names = header_of(member)
    return all(_name(names, what) for what in ("type", "date", "title", "time"))


def _name(names: Sequence[str], what: str) -> str:
    return next((name for name in names if name in _NAMES[what]), "")


def read(members: Sequence[ArchiveFile], here: Here) -> Iterator[Observation]:
    """Every activity as a bout. Raises DatesUnclear."""
    for member in members:
        date = _name(header_of(member), "date")
        with rows_of(member) as rows:
            # A spreadsheet that saved it again has written them in a form of its own.
            dates = [text for row in rows if _PARTED.match(text := row.text(date))]
        order = order_of(dates) or here.dates
        if order is None and dates:
            raise DatesUnclear(member.where, dates[0])
        with rows_of(member, here.progress) as rows:
            for row in rows:
                yield from _bout(row, order or "ymd", member, here)


def _begun(text: str, order: Order) -> datetime:
    """The date and the time on the wall. Raises ValueError."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        clock = clock_of(text)
        if clock is None:
            raise
        return datetime.combine(date_of(text, order), clock)


def _bout(row: TableRow, order: Order, member: ArchiveFile, here: Here) -> Iterator[Observation]:
    """The activity, and every cell of it that cannot be read by itself."""
    names = {what: _name(tuple(row.cells), what) for what in _NAMES}
    called, date = row.text(names["type"]), names["date"]
    try:
        start = here.local(_begun(row.text(date), order))
    except ValueError:
        yield refused_cell(row, date, "", member, "is not a date and time")
        return
    found: dict[str, float] = {}
    for what in ("time", "moving", "elapsed", *_WHOLE, "distance"):
        text = row.text(names[what]) if names[what] else ""
        try:
            if text and (value := _value(what, text)):
                found[what] = value
        except ValueError:
            yield refused_cell(row, names[what], activity_of(called), member, "cannot be read")
    lasted = found.get("time", 0)
    moving, elapsed = found.get("moving", lasted), max(found.get("elapsed", 0), lasted)
    fields: dict[str, object] = {"minutes": round(moving / 60, 2)} if moving else {}
    fields |= {what: int(found[what]) for what in _WHOLE if what in found}
    if "distance" in found:
        fields["x_distance"] = found["distance"]
    end = start + timedelta(seconds=elapsed)
    yield Workout(activity_of(called), SOURCE, start, end, fields, called)


def _value(what: str, text: str) -> float:
    """A length in seconds, or a number; 0 where the watch measured none. Raises ValueError."""
    if what in ("time", "moving", "elapsed"):
        found = _TIME.fullmatch(text)
        if not found:
            raise ValueError(text)
        return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    value = either_number(text, whole=what in _WHOLE)
    if value < 0 or (what in ("hr", "hrmax") and value and not _LOWEST <= value <= _HIGHEST):
        raise ValueError(text)
    return value
