"""Importers: units of exports, as factors to those of the journal."""

from typing import Final

METRES: Final = {
    "m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144, "cm": 0.01, "in": 0.0254,
}  # fmt: skip
MINUTES: Final = {
    "min": 1.0, "s": 1 / 60, "sec": 1 / 60, "ms": 1 / 60_000, "h": 60.0, "hr": 60.0, "hour": 60.0,
}  # fmt: skip
