"""Importers: names of columns in the languages in which an account may be kept.

An export's header is in the language of the account. The unit behind a name, in brackets,
is not a part of it. English stands here as real files have it; the other languages are as
the programs call these things, and were not seen in a real file.
"""

import re
from collections.abc import Iterable
from typing import Final

_UNIT: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")


def plain_name(name: str) -> str:
    """A name of a column without its unit, in small letters."""
    return _UNIT.sub("", name).strip().casefold()


def find_column(names: Iterable[str], words: frozenset[str]) -> str | None:
    """The first column that has one of these names; None where none has."""
    return next((name for name in names if plain_name(name) in words), None)


DATE: Final = frozenset({
    "date", "datum", "fecha", "data", "päivämäärä", "dato", "tarih", "日付", "日期", "дата",
})  # fmt: skip
START: Final = frozenset({
    "start time", "startzeit", "beginn", "heure de début", "hora de inicio", "ora di inizio",
    "hora de início", "starttijd", "starttid", "开始时间", "開始時刻", "время начала",
})  # fmt: skip
STEPS: Final = frozenset({
    "step count", "steps", "schrittzahl", "schrittanzahl", "anzahl der schritte", "schritte",
    "nombre de pas", "pas", "recuento de pasos", "número de pasos", "pasos",
    "conteggio dei passi", "numero di passi", "passi", "contagem de passos",
    "número de passos", "passos", "aantal stappen", "stappen", "antal steg", "steg",
    "antal skridt", "skridt", "askelmäärä", "askeleet", "liczba kroków", "kroki",
    "adım sayısı", "步数", "歩数", "количество шагов", "шаги",
})  # fmt: skip
DISTANCE_M: Final = frozenset({
    "distance", "distanz", "entfernung", "strecke", "distancia", "distanza", "distância",
    "afstand", "avstånd", "distans", "matka", "dystans", "odległość", "mesafe", "距离",
    "距離", "расстояние",
})  # fmt: skip
HEART_RATE: Final = frozenset({
    "average heart rate", "durchschnittliche herzfrequenz", "fréquence cardiaque moyenne",
    "frecuencia cardíaca media", "frequenza cardiaca media", "frequência cardíaca média",
    "gemiddelde hartslag",
})  # fmt: skip
